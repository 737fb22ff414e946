#include "ecumene/source/read.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ecumene/source/file_bytes.hpp"
#include "ecumene/source/finding_codes.hpp"
#include "ecumene/source/grid.hpp"

using namespace ecumene;

namespace {

// A folder of its own that is gone at the end of the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("ecumene-read-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this / name;
  }

 private:
  std::filesystem::path path_;
};

std::string refusal(const std::string& path, const ReadOptions& options = {}) {
  try {
    read_tables(path, options);
  } catch (const Error& error) {
    std::string what = error.what();
    if (!path.empty() && what.starts_with(path)) what = "FILE" + what.substr(path.size());
    return what;
  }
  return "read";
}

std::string refusal_of_bytes(std::string_view bytes, const std::string& name = "x.csv",
                             const ReadOptions& options = {}) {
  try {
    read_tables(bytes, name, options);
  } catch (const Error& error) {
    return error.what();
  }
  return "read";
}

}  // namespace

TEST_CASE("a file is read by its path as by its bytes") {
  const Folder folder;
  const std::string text = "region;output\nTomsk;1 234,5\n";
  const std::string path = folder.write("siberia.csv", text);
  const ReadResult by_path = read_tables(path);
  REQUIRE(by_path.tables.size() == 1);
  CHECK(by_path.tables[0].name == "siberia");
  CHECK(by_path.tables[0].source == path);
  CHECK(by_path.tables[0].at(0, 0).low == Decimal(12345, 1));
  CHECK(read_tables(text, "siberia.csv").tables[0].at(0, 0).low == Decimal(12345, 1));
}

TEST_CASE("what is no readable file is refused in plain words") {
  const Folder folder;
  CHECK(refusal(folder / "none.csv") ==
        "FILE: error: file-not-found: there is no such file\n"
        "    way out: check the spelling, and the folder from which the command is run");
  CHECK(refusal("") ==
        "error: file-not-found: the name of the file is empty\n"
        "    way out: check the spelling, and the folder from which the command is run");
  CHECK(refusal(folder / ".") ==
        "FILE: error: file-is-directory: this is a folder, not a file\n    way out: name a file in it");
  CHECK(refusal(folder.write("empty.csv", "")) ==
        "FILE: error: file-empty: the file is empty (0 bytes)\n"
        "    way out: check that it was saved or downloaded whole");
  const std::string pipe = folder / "pipe.csv";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(refusal(pipe) ==
        "FILE: error: file-not-regular: this is a pipe or a device, not a file\n"
        "    way out: save its contents to a file and name that");
  CHECK(refusal("/dev/zero").find("file-not-regular") != std::string::npos);
  CHECK(refusal(folder.write("a.csv", "x") + "/b.csv").find("file-not-found") != std::string::npos);
  CHECK(refusal(std::string(5000, 'a')).find("the name of the file is too long") != std::string::npos);
  std::filesystem::create_symlink(folder / "loop", folder / "loop");
  CHECK(refusal(folder / "loop").find("its links lead in a circle") != std::string::npos);
}

TEST_CASE("a file that may not be read is refused with the command that helps") {
  if (::geteuid() == 0) {
    MESSAGE("skipped: the superuser may read every file");
    return;
  }
  const Folder folder;
  const std::string path = folder.write("secret.csv", "a,b\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  CHECK(refusal(path) ==
        "FILE: error: file-not-readable: the file cannot be read: you have no permission to\n"
        "    way out: ask its owner, or change its permissions: chmod u+r");
}

TEST_CASE("a file beyond the limit is refused before it is read") {
  const Folder folder;
  const std::string path = folder.write("big.csv", "region,output\n");
  std::filesystem::resize_file(path, std::uintmax_t{3} << 30);  // sparse: takes no disk
  CHECK(refusal(path) ==
        "FILE: error: file-too-large: the file has 3072 MiB; a table that is read into memory may have 192\n"
        "    way out: cut the file into parts, or keep only the columns that are needed");
  CHECK_THROWS_WITH(file_bytes(folder.write("small.csv", "12345"), 4), doctest::Contains("file-too-large"));
  CHECK(file_bytes(folder / "small.csv", 5) == "12345");
}

TEST_CASE("files that are no tables are named for what they are") {
  CHECK(refusal_of_bytes("%PDF-1.7 ...", "report.pdf") ==
        "report.pdf: error: format-unknown: this is a PDF document, not a table\n"
        "    way out: copy its tables into a spreadsheet and save them as XLSX, ODS or CSV");
  CHECK(refusal_of_bytes("\x1F\x8B\x08", "x.csv.gz").find("compressed with gzip") != std::string::npos);
  CHECK(refusal_of_bytes("\x89PNG\r\n", "x.png").find("a picture (PNG)") != std::string::npos);
  std::string noise;
  for (int i = 0; i < 1000; ++i) noise += static_cast<char>(i % 7);
  CHECK(refusal_of_bytes(noise, "x.bin").find("format-unknown: the file is no text") != std::string::npos);
  CHECK(refusal_of_bytes("a,b\n1,2\n", "x.csv", {.format = "dbf"}) ==
        "x.csv: error: format-unknown: there is no format 'dbf'\n"
        "    way out: give one of these: --format=csv, ods, tsv, xlsx");
}

TEST_CASE("text of any ending is tried as delimited text") {
  CHECK(read_tables("region,output\nTomsk,5\n", "table.dat").tables.size() == 1);
  CHECK(read_tables("region\toutput\nTomsk\t5\n", "table", {.format = "tsv"}).tables.size() == 1);
}

TEST_CASE("sentences are no table") {
  const std::string prose =
      "The data in Table 1 show that the average value of the rating can be compared to the rate of innovation.\n"
      "So in Altai Krai the average value of the rating is considerably lower than the rate of innovation.\n";
  CHECK(refusal_of_bytes(prose, "text.txt") ==
        "text.txt: error: table-not-found: no table was found: there are no rows of cells, or only sentences\n"
        "    way out: check the file and, if it is delimited text, name the delimiter: --delimiter");
}

TEST_CASE("the formats and the codes are listed in order") {
  const auto names = formats();
  CHECK(std::is_sorted(names.begin(), names.end(), [](const auto* a, const auto* b) { return a->name < b->name; }));
  for (const FormatDescriptor* format : names) {
    CAPTURE(format->name);
    CHECK_FALSE(format->title.empty());
    CHECK_FALSE(format->source.empty());
    CHECK_FALSE(format->endings.empty());
  }
  const auto codes = source_finding_codes();
  CHECK(std::is_sorted(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.code < b.code; }));
}

TEST_CASE("a heading over thousands of columns takes no noticeable time") {
  constexpr std::size_t width = 4000;
  std::string text = "region;Output" + std::string(width - 1, ';') + "\n";
  for (std::size_t i = 0; i < width; ++i) text += ";c" + std::to_string(i);
  text += "\nTomsk";
  for (std::size_t i = 0; i < width; ++i) text += ";5";
  const ReadResult result = read_tables(text + "\n", "wide.csv");
  REQUIRE(result.tables.size() == 1);
  CHECK(result.tables[0].columns.size() == width);
  CHECK(result.tables[0].columns.back().label == "Output / c3999");
}

TEST_CASE("bad input gives tables, findings or a refusal, and never harm") {
  const std::string long_field(1 << 20, 'x');
  for (const std::string& text : std::vector<std::string>{"\n",
                                                          "\n\n\n",
                                                          ",",
                                                          ",,,\n,,,\n",
                                                          ";",
                                                          "\t\t\n",
                                                          "\"",
                                                          "\"\"\"",
                                                          "a",
                                                          "1",
                                                          "1,2,3",
                                                          "...",
                                                          "-,-,-",
                                                          "\xEF\xBB\xBF",
                                                          "\xFF\xFE"
                                                          "a",
                                                          std::string("a\0b,c\n1,2", 9),
                                                          "region,a\n\n\n\nTomsk,5",
                                                          "a,b\n" + long_field + ",5",
                                                          "region,a\nTomsk,NaN\nTomsk,inf\nTomsk,1e308\nTomsk,1e999\n",
                                                          "a,b\r1,2\r",
                                                          "a,a,a,a\n",
                                                          "\n\n1;2\n\n3;4\n\nx\n\n",
                                                          "a;b\n;\n;\n",
                                                          " ; \n ;5\n",
                                                          "x\n" + std::string(5000, ';') + "\n",
                                                          std::string(3000, '\n') + "a;b\n1;2"}) {
    CAPTURE(text.substr(0, 40));
    for (std::size_t lines = 0; lines < 4; ++lines) {
      ReadOptions options;
      if (lines < 3) options.header_lines = lines;
      if (lines < 3) options.stub_columns = lines * 2;
      try {
        const ReadResult result = read_tables(text, "bad.csv", options);
        for (const Table& table : result.tables) {
          CHECK(table.cells.size() == table.rows.size() * table.columns.size());
          for (const TableRow& row : table.rows) CHECK(row.stub.size() == table.stub_headings.size());
        }
      } catch (const Error& error) {
        CHECK_FALSE(error.finding().code.empty());
        CHECK_FALSE(error.finding().way_out.empty());
      }
    }
  }
}
