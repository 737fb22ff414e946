#include "ecumene/source/place_text.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

#include "ecumene/panel/region_table.hpp"
#include "ecumene/source/place_text_internal.hpp"

using namespace ecumene;

namespace {

// A file that is gone at the end of the test.
class TestFile {
 public:
  explicit TestFile(const std::string& content, const std::string& ending = ".csv")
      : path_((std::filesystem::temp_directory_path() /
               ("ecumene-places-" + std::to_string(++count_) + "-" + std::to_string(::getpid()) + ending))
                  .string()) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TestFile() { std::filesystem::remove(path_); }
  TestFile(const TestFile&) = delete;
  TestFile& operator=(const TestFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  static inline int count_ = 0;
  std::string path_;
};

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

// The other road: every cell of the table kept, then regions × indicators.
RegionTable as_regions(const std::string& path, const ReadOptions& options = {}) {
  const ReadResult read = read_tables(path, options);
  return region_table(read.tables.at(0)).table;
}

void check_alike(const PlacesRead& places, const RegionTable& regions) {
  CHECK(places.table.indicators == regions.indicators);
  REQUIRE(places.table.places == regions.regions.size());
  for (std::size_t row = 0; row < regions.regions.size(); ++row) CHECK(places.table.names[row] == regions.regions[row]);
  REQUIRE(places.table.values.size() == regions.value.size());
  for (std::size_t at = 0; at < regions.value.size(); ++at) {
    INFO(at << ": " << places.table.values[at] << " against " << regions.value[at]);
    CHECK(same(places.table.values[at], regions.value[at]));
  }
}

std::size_t count(const PlacesRead& read, std::string_view code) {
  return static_cast<std::size_t>(
      std::ranges::count_if(read.findings, [&](const Finding& finding) { return finding.code == code; }));
}

}  // namespace

TEST_CASE("figures in many forms are read as by the road on which every cell is kept") {
  const TestFile file(
      "Place,Output,Share,Count\n"
      "A,3.5,12%,1000\nB,-1.25,7.5%,20\nC,1e3,8%,0\nD,0.1,9%,7\nE,6-8,10%,8\nF,...,11%,9\nG,-,3%,12\n"
      "H,12.50,4%,13\n\"I, the\",.5,5%,14\nJ,1234567.875,6%,15\nK,12345678901234567.89,7%,16\n");
  check_alike(read_places(file.path()), as_regions(file.path()));
}

TEST_CASE("a decimal comma, thousands and the delimiter are found as for any table") {
  const TestFile comma("Місце;Площа;Кількість\nА;1,5;1 000\nБ;2,25;12 500\nВ;0,125;3\n");
  check_alike(read_places(comma.path()), as_regions(comma.path()));
  CHECK(read_places(comma.path()).table.values == std::vector<double>{1.5, 1000, 2.25, 12500, 0.125, 3});
  const TestFile tabs("place\tx\ty\nA\t1,234.5\t2\nB\t12,000.25\t3\n", ".tsv");
  check_alike(read_places(tabs.path()), as_regions(tabs.path()));
  CHECK(read_places(tabs.path()).table.values == std::vector<double>{1234.5, 2, 12000.25, 3});
  const ReadOptions stated{.delimiter = '|'};
  const TestFile bars("place|x|y\nA|1.5|2\nB|2.5|3\n");
  check_alike(read_places(bars.path(), stated), as_regions(bars.path(), stated));
}

TEST_CASE("a table without headings, with a byte order mark or CRLF line ends keeps its rows") {
  const TestFile crlf("\xEF\xBB\xBFplace,x,y\r\nA,1,2\r\nB,3,4\r\n\r\nC,5,6");
  const PlacesRead read = read_places(crlf.path());
  CHECK(read.table.indicators == std::vector<std::string>{"x", "y"});
  CHECK(read.table.values == std::vector<double>{1, 2, 3, 4, 5, 6});
  const TestFile bare("1,0.5,2\n2,0.25,4\n3,0.125,6\n");
  const PlacesRead headless = read_places(bare.path(), {.header_lines = 0});
  CHECK(headless.table.values == std::vector<double>{0.5, 2, 0.25, 4, 0.125, 6});
}

TEST_CASE("a word among figures is a finding with its line and column, and the figure is missing") {
  const TestFile file("place,x,y\nA,1,2\nB,many,4\nC,5,6\nD,1,7e\nE,1,2\nF,3,4\n");
  const PlacesRead read = read_places(file.path());
  CHECK(std::isnan(read.table.values[2]));
  CHECK(std::isnan(read.table.values[7]));
  REQUIRE(count(read, "number-not-understood") == 2);
  const auto first = std::ranges::find(read.findings, "number-not-understood", &Finding::code);
  CHECK(first->severity == Severity::error);
  CHECK(first->what == "'many' in column \"x\" is no figure; it counts as missing");
  REQUIRE(first->places.size() == 1);
  CHECK(first->places[0].line == 3);
  CHECK(first->places[0].column == 3);
  CHECK(first->places[0].row_label == "B");
  CHECK(first->places[0].text == "many");
}

TEST_CASE("of thousands of findings alike the first twenty are listed and the rest are counted") {
  std::string text = "place,x\n";
  for (int i = 0; i < 3000; ++i) text += "p" + std::to_string(i) + "," + std::to_string(i) + "\n";
  for (int i = 0; i < 500; ++i) text += "q,word\n";
  const TestFile file(text);
  const PlacesRead read = read_places(file.path());
  CHECK(count(read, "number-not-understood") == 20);
  CHECK(read.findings.back().what.find("(and 480 more like this)") != std::string::npos);
  CHECK(read.table.places == 3500);
}

TEST_CASE("a row with more fields than the table has is rejected, one with fewer lacks its figures") {
  const TestFile file("place,x,y\nA,1,2\nB,1,5,2,7\nC,5\nD,3,4,\nE,1,2\n");
  const PlacesRead read = read_places(file.path());
  CHECK(read.table.places == 4);
  REQUIRE(read.rejected.size() == 1);
  CHECK(read.rejected[0].raw == "B,1,5,2,7");
  CHECK(read.rejected[0].place.line == 3);
  CHECK(count(read, "row-too-long") == 1);
  CHECK(std::isnan(read.table.values[3]));
  CHECK(read.table.values[4] == 3);
}

TEST_CASE("columns are chosen by name, and one that is not there is refused with those that are") {
  const TestFile file("place,x,y,z,note\nA,1,2,3,good\nB,4,5,6,bad\n");
  CHECK(read_places(file.path()).table.indicators == std::vector<std::string>{"x", "y", "z"});
  const PlacesRead two = read_places(file.path(), {}, {.indicators = {"z", "x"}, .without = {}});
  CHECK(two.table.values == std::vector<double>{3, 1, 6, 4});
  CHECK(read_places(file.path(), {}, {.indicators = {}, .without = {"y"}}).table.values ==
        std::vector<double>{1, 3, 4, 6});
  CHECK_THROWS_WITH_AS(read_places(file.path(), {}, {.indicators = {"w"}, .without = {}}),
                       doctest::Contains("name one of: \"x\", \"y\", \"z\""), Error);
}

TEST_CASE("what the beginning shows holds far behind it") {
  std::string text = "place;x;y\n";
  for (int i = 0; i < 60'000; ++i) text += "місце " + std::to_string(i) + ";" + std::to_string(i) + ",5;-0,25\n";
  const TestFile file(text);
  double last = -1;
  const PlacesRead read = read_places(file.path(), {}, {}, [&](double share) {
    CHECK(share > last);
    last = share;
  });
  CHECK(last > 0.99);
  REQUIRE(read.table.places == 60'000);
  CHECK(read.table.values[2 * 59'999] == 59'999.5);
  CHECK(read.table.names[59'999] == "місце 59999");
  CHECK(read.findings.empty());
}

TEST_CASE("more lines than asked are seen in text, and never in a workbook, UTF-16 or a code page") {
  const TestFile three("place,x\nA,1\nB,2\n");
  CHECK(is_delimited_text_above(2, three.path()));
  CHECK_FALSE(is_delimited_text_above(3, three.path()));
  CHECK_FALSE(is_delimited_text_above(2, three.path(), {.format = "xlsx"}));
  CHECK_FALSE(is_delimited_text_above(2, three.path(), {.encoding = "windows-1251"}));
  CHECK_FALSE(is_delimited_text_above(2, "no/such/file.csv"));
  const TestFile wide(std::string("p\0l\0,\0x\0\n\0A\0,\0001\0\n\0B\0,\0002\0\n\0", 26));
  CHECK_FALSE(is_delimited_text_above(1, wide.path()));
}

TEST_CASE("the short way with a figure gives the bits of the long one, or leaves it to it") {
  constexpr NumberFormat point{MarkMeaning::thousands, MarkMeaning::decimal};
  constexpr NumberFormat comma{MarkMeaning::decimal, MarkMeaning::thousands};
  using source_internal::short_figure;
  for (const char* const text : {"", "-", ".", "1.", ".5", "007", "1,5", "1e5", "0x1", "1 000", "nan", "inf", "+1",
                                 "1.2.3", "12345678901234567890"}) {
    INFO(text);
    CHECK_FALSE(short_figure(text, point).has_value());
  }
  CHECK(short_figure("1,5", comma) == 1.5);
  CHECK_FALSE(short_figure("1.5", comma).has_value());
  CHECK(std::bit_cast<std::uint64_t>(*short_figure("-0.0", point)) == 0);
  constexpr unsigned seed = 7;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 20'000; ++i) {
    const auto digits = std::to_string(random() % (std::uint64_t{1} << (random() % 60)));
    std::string text = digits;
    const std::size_t decimals = random() % (digits.size() + 1);
    if (decimals > 0 && decimals < digits.size()) text.insert(digits.size() - decimals, ".");
    if (i % 2 == 1) text.insert(0, "-");
    const auto value = short_figure(text, point);
    const auto twin = Decimal::parse(text);
    REQUIRE(twin.has_value());
    if (!value) continue;
    INFO(text);
    CHECK(*value == twin->to_double());
  }
}
