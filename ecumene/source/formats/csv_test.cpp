#include "ecumene/source/formats/csv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "ecumene/base/delimited.hpp"

using namespace ecumene;

namespace {

GridResult read(std::string_view bytes, const ReadOptions& options = {}) {
  GridResult result = csv_format.read(bytes, "t.csv", options);
  REQUIRE(result.grids.size() == 1);
  return result;
}

ReadOptions with_delimiter(char delimiter) {
  ReadOptions options;
  options.delimiter = delimiter;
  return options;
}

std::vector<std::vector<std::string>> raw(const Grid& grid) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : grid.rows) {
    auto& to = rows.emplace_back();
    for (const Cell& cell : row) to.push_back(cell.raw);
  }
  return rows;
}

std::string message_with(std::string_view code, const std::vector<Finding>& findings) {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.code == code; });
  return found == findings.end() ? "none" : to_string(*found);
}

std::string text_at(std::string_view bytes, const Cell& cell) {
  return std::string(bytes.substr(cell.byte_begin, cell.byte_end - cell.byte_begin));
}

}  // namespace

TEST_CASE("a cell says where it stands as an editor and as a table counts") {
  const std::string text = "Регион; Доля\nТомск ;  1,5\n\"Омск,\nгород\";2\n";
  const GridResult result = read(text);
  CHECK(result.findings.empty());
  const auto& rows = result.grids[0].rows;
  REQUIRE(rows.size() == 3);
  const Cell& figure = rows[1][1];
  CHECK(figure.raw == "1,5");
  CHECK(figure.kind == CellKind::text);
  CHECK(figure.line == 2);
  CHECK(figure.column == 10);
  CHECK(figure.row == 2);
  CHECK(figure.field == 2);
  CHECK(text_at(text, figure) == "1,5");
  const Cell& after_line_end = rows[2][1];
  CHECK(after_line_end.line == 4);
  CHECK(after_line_end.column == 8);
  CHECK(after_line_end.row == 3);
}

TEST_CASE("quotes are not part of a cell, doubled ones count once") {
  const std::string text = "a,b\n\"x, y\",\"said \"\"so\"\"\"\n";
  const GridResult result = read(text);
  const auto& row = result.grids[0].rows[1];
  CHECK(row[0].raw == "x, y");
  CHECK(row[0].column == 2);
  CHECK(text_at(text, row[0]) == "x, y");
  CHECK(row[1].raw == "said \"so\"");
  CHECK(text_at(text, row[1]) == "\"said \"\"so\"\"\"");
}

TEST_CASE("bold marks become emphasis and leave the figure") {
  const std::string text = "a\tb\tc\td\te\n<b>1.6</b>\t**4.9**\t5**\t<b>Total</b>, mln\t**\n";
  const GridResult result = tsv_format.read(text, "t.tsv", {});
  const auto& row = result.grids[0].rows[1];
  CHECK(raw(result.grids[0])[1] == std::vector<std::string>{"1.6", "4.9", "5**", "Total, mln", "**"});
  CHECK(row[0].emphasised);
  CHECK(row[1].emphasised);
  CHECK_FALSE(row[2].emphasised);
  CHECK(row[3].emphasised);
  CHECK_FALSE(row[4].emphasised);
  CHECK(text_at(text, row[0]) == "1.6");
  CHECK(text_at(text, row[1]) == "4.9");
  CHECK(row[0].column == 4);
}

TEST_CASE("offsets are those of the original file, whatever its encoding") {
  const std::string bytes = "\xd0\xe5\xe3\xe8\xee\xed;\xc4\xee\xeb\xff\n\xd2\xee\xec\xf1\xea;1,5\n";  // windows-1251
  const GridResult result = read(bytes);
  CHECK(message_with("encoding-detected", result.findings) != "none");
  const auto& rows = result.grids[0].rows;
  CHECK(raw(result.grids[0]) == std::vector<std::vector<std::string>>{{"Регион", "Доля"}, {"Томск", "1,5"}});
  CHECK(text_at(bytes, rows[1][0]) == "\xd2\xee\xec\xf1\xea");
  CHECK(text_at(bytes, rows[1][1]) == "1,5");
  const std::string wide(
      "\xff\xfe"
      "a\0,\0b\0\n\0"
      "1\0,\0\x36\x04\n\0",
      18);  // UTF-16 with its mark
  const GridResult wide_result = read(wide);
  const Cell& letter = wide_result.grids[0].rows[1][1];
  CHECK(letter.raw == "ж");
  CHECK(text_at(wide, letter) == "\x36\x04");
}

TEST_CASE("comment lines and captions stay as rows of one cell") {
  const GridResult result = read("# Table 1, ranks\n\nregion;2005;2006\nTomsk;1;2\nOmsk;3;4\nSource: yearbook\n");
  const auto& rows = result.grids[0].rows;
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].size() == 1);
  CHECK(rows[1].empty());
  CHECK(rows[5].size() == 1);
  CHECK(message_with("row-ragged", result.findings) == "none");
}

TEST_CASE("a row with another number of fields is reported and kept") {
  const GridResult result = read("region,2005,2006\nTomsk,1,2\nOmsk,1,5,2\nAltai,1\nTuva,3,4,,\nKhakassia,5,6\n");
  CHECK(result.grids[0].rows[2].size() == 4);
  REQUIRE(result.findings.size() == 2);
  CHECK(
      to_string(result.findings[0]) ==
      "t.csv:3:1: warning: row-ragged: this row has 4 fields, most rows here have 3\n"
      "    way out: put quotes around the field that has a comma in its text, or name another delimiter: --delimiter");
  CHECK(to_string(result.findings[1]) ==
        "t.csv:4:1: warning: row-ragged: this row has 2 fields, most rows here have 3\n"
        "    way out: add the fields that are missing, as empty ones if there is nothing to say");
}

TEST_CASE("two tables of different width in one file, with a blank line between, are not ragged") {
  CHECK(read("a,b\n1,2\n,\nc,d,e\n1,2,3\n").findings.empty());
}

TEST_CASE("a spreadsheet's sep= line names the delimiter and is no row of the table") {
  const GridResult result = read("sep=;\na;b,c\n1;2,3\n");
  CHECK(raw(result.grids[0]) == std::vector<std::vector<std::string>>{{}, {"a", "b,c"}, {"1", "2,3"}});
  CHECK(result.grids[0].rows[1][0].line == 2);
}

TEST_CASE("a delimiter that is not sure is reported, one that is given is taken") {
  const std::string text = "a;b,c\nd;e,f\n";
  CHECK(message_with("delimiter-uncertain", read(text).findings) ==
        "t.csv: warning: delimiter-uncertain: the file can be read with the semicolon (2 fields a row) or with the "
        "comma (2 "
        "fields); the first is taken\n    way out: if columns look wrong, name the delimiter: --delimiter=','");
  const GridResult given = read(text, with_delimiter(','));
  CHECK(given.findings.empty());
  CHECK(raw(given.grids[0])[0] == std::vector<std::string>{"a;b", "c"});
}

TEST_CASE("a file without text is refused") {
  const std::string message =
      "t.csv: error: file-empty: the file holds no text\n    way out: check that the file was written completely";
  CHECK_THROWS_WITH(read(""), message.c_str());
  CHECK_THROWS_WITH(read("\xEF\xBB\xBF"), message.c_str());
  CHECK_THROWS_WITH(read("\n \r\n"), message.c_str());
}

TEST_CASE("a row of a hundred thousand fields is refused, not stored") {
  CHECK_THROWS_WITH(read("a,b\n1,2\n" + std::string(100'000, ',') + "\n", with_delimiter(',')),
                    "t.csv:3: error: row-too-wide: the row has 100001 fields; the most a table may have is 65536\n"
                    "    way out: check the delimiter (--delimiter) and that this is a table");
}

TEST_CASE("NUL bytes are shown as wrong, not swallowed") {
  const GridResult result = read(std::string_view("a,b\n1,x\0y\n", 10));
  CHECK(result.grids[0].rows[1][1].raw == "x\xEF\xBF\xBDy");
  CHECK(message_with("nul-bytes", result.findings) ==
        "t.csv:2:4: warning: nul-bytes: the text holds 1 NUL byte, the first here; each is read as the mark U+FFFD\n"
        "    way out: write the file again; if it is UTF-16, say so: --encoding=utf-16le");
}

TEST_CASE("a quote that never closes keeps the rest of the table") {
  const GridResult result = read("a,b\nx,\"1\ny,2\n");
  CHECK(raw(result.grids[0]) == std::vector<std::vector<std::string>>{{"a", "b"}, {"x", "\"1"}, {"y", "2"}});
  CHECK(message_with("quote-not-closed", result.findings).starts_with("t.csv:2:3: warning: quote-not-closed: "));
}

TEST_CASE("what is written reads back: any table of trimmed texts, any delimiter") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view letters = "abя,;|\t\"12.";
  for (int round = 0; round < 200; ++round) {
    const char delimiter = ",;\t|"[random() % 4];
    const std::size_t columns = 2 + random() % 4;
    std::vector<std::vector<std::string>> rows(1 + random() % 6);
    std::string text;
    for (auto& row : rows) {
      for (std::size_t i = 0; i < columns; ++i) {
        std::string field = "x";
        for (std::size_t n = random() % 5; n > 0; --n) field += letters[random() % letters.size()];
        // The two bytes of "я" may have been torn apart; a well-formed text is wanted here.
        std::erase_if(field, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        field += "щ";
        text += (i == 0 ? "" : std::string(1, delimiter)) + delimited_field(field, delimiter);
        row.push_back(field);
      }
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    CAPTURE(text);
    const GridResult result = read(text, with_delimiter(delimiter));
    REQUIRE(raw(result.grids[0]) == rows);
    REQUIRE(result.findings.empty());
  }
}

TEST_CASE("random bytes never escape the file: ranges inside it, rows and fields counted") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view alphabet =
      "ab,;\t|\"\n\r \xff\xd0\xb0\0<b>*#"
      "1";
  for (int round = 0; round < 300; ++round) {
    std::string bytes = "a,b\n";
    for (std::size_t n = random() % 80; n > 0; --n) bytes += alphabet[random() % alphabet.size()];
    CAPTURE(bytes);
    const GridResult result = read(bytes);
    std::uint32_t number = 0;
    for (const auto& row : result.grids[0].rows) {
      ++number;
      for (std::size_t i = 0; i < row.size(); ++i) {
        REQUIRE(row[i].row == number);
        REQUIRE(row[i].field == i + 1);
        REQUIRE(row[i].byte_begin <= row[i].byte_end);
        REQUIRE(row[i].byte_end <= bytes.size());
        REQUIRE((row[i].kind == CellKind::empty) == row[i].raw.empty());
      }
    }
  }
}
