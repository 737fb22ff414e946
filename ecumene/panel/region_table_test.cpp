#include "ecumene/panel/region_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "ecumene/panel/table_for_tests.hpp"

using namespace ecumene;
using for_tests::codes;
using for_tests::table;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("tied ranks become intervals with their midpoint") {
  // Ranks of Siberian regions, Table 1 of the article on the Siberian Federal District (mining, real estate).
  const auto result = region_table(table(2, {{"Region", "Code", "Mining", "Real estate"},
                                             {"Altai Republic", "P1", "11-12", "12"},
                                             {"Republic of Buryatia", "P2", "6-8", "8-9"}}));
  CHECK(result.findings.empty());
  CHECK(result.table.regions == Names{"Altai Republic", "Republic of Buryatia"});
  CHECK(result.table.indicators == Names{"Mining", "Real estate"});
  CHECK(result.table.value == std::vector<double>{11.5, 12, 7, 8.5});
  CHECK(result.table.low == std::vector<double>{11, 12, 6, 8});
  CHECK(result.table.high == std::vector<double>{12, 12, 8, 9});
  CHECK(to_string(result.table.places[2]) == "regions.csv:3:3");
}

TEST_CASE("further stub columns that split a region become part of the indicator") {
  // Rows of Table 3 of the same article: costs of product and process innovation, percent.
  const auto result = region_table(table(2, {{"Region", "Innovation Type", "2005", "2006"},
                                             {"Altai Krai", "product", "40.3", "41.6"},
                                             {"Altai Krai", "process", "59.7", "58.4"},
                                             {"Krasnoyarsk Krai", "product", "29.9", "12.2"},
                                             {"Krasnoyarsk Krai", "process", "70.1", "87.8"}}));
  CHECK(result.findings.empty());
  CHECK(result.table.regions == Names{"Altai Krai", "Krasnoyarsk Krai"});
  CHECK(result.table.indicators == Names{"product / 2005", "product / 2006", "process / 2005", "process / 2006"});
  CHECK(result.table.value == std::vector<double>{40.3, 41.6, 59.7, 58.4, 29.9, 12.2, 70.1, 87.8});
}

TEST_CASE("a row of totals is left out and said so") {
  const auto result = region_table(table(1, {{"Region", "output"}, {"Omsk", "1"}, {"Tomsk", "2"}, {"Total", "3"}}));
  CHECK(result.table.regions == Names{"Omsk", "Tomsk"});
  REQUIRE(result.findings.size() == 1);
  CHECK(
      to_string(result.findings[0]) ==
      "regions.csv:4:1: warning: aggregate-row-left-out: row \"Total\" is a total or a mean, not a region, and is left "
      "out\n    way out: rename the row if it is a region; the audit compares totals and means with their parts");
}

TEST_CASE("a region that stands twice is an error and its second row is left out") {
  const auto result = region_table(table(1, {{"Region", "output"}, {"Omsk", "1"}, {"Tomsk", "2"}, {" omsk", "3"}}));
  CHECK(result.table.regions == Names{"Omsk", "Tomsk"});
  CHECK(result.table.value == std::vector<double>{1, 2});
  REQUIRE(codes(result.findings) == Names{"region-repeated"});
  CHECK(result.findings[0].severity == Severity::error);
  CHECK(result.findings[0].places.size() == 2);
  CHECK(to_string(result.findings[0].places[0]) == "regions.csv:4:1");
  CHECK(to_string(result.findings[0].places[1]) == "regions.csv:2:1");
}

TEST_CASE("a row without a name is left out with a finding") {
  const auto result = region_table(table(1, {{"Region", "output"}, {"Omsk", "1"}, {"", "2"}, {" ", ""}}));
  CHECK(result.table.regions == Names{"Omsk"});
  CHECK(codes(result.findings) == Names{"region-without-name", "region-without-name"});
  CHECK(result.findings[0].severity == Severity::warning);
  CHECK(result.findings[1].severity == Severity::note);
}

TEST_CASE("nil counts as zero, marks and empty cells as missing, words as a warning") {
  const auto result =
      region_table(table(1, {{"Region", "a"}, {"A", "-"}, {"B", "..."}, {"C", ""}, {"D", "see text"}, {"E", "5"}}));
  const RegionTable& t = result.table;
  CHECK(t.value[0] == 0);
  CHECK(std::isnan(t.value[1]));
  CHECK(std::isnan(t.value[2]));
  CHECK(std::isnan(t.value[3]));
  CHECK(t.value[4] == 5);
  REQUIRE(codes(result.findings) == Names{"value-missing", "value-not-numeric"});
  CHECK(result.findings[0].what == "2 figures are missing in column \"a\"");
  CHECK(result.findings[0].places.size() == 2);
  CHECK(result.findings[1].what == "1 cell holds words instead of a figure in column \"a\"");
}

TEST_CASE("of a figure that a workbook displays rounded, the stored number counts") {
  Table t = table(1, {{"Region", "a"}, {"A", "1.6"}});
  t.cells[0].stored = Decimal::parse("1.5833");
  const RegionTable result = region_table(t).table;
  CHECK(result.value == std::vector<double>{1.5833});
  CHECK(result.places[0].text == "1.6");
}

TEST_CASE("columns of words and empty columns give no indicator") {
  const auto result =
      region_table(table(1, {{"Region", "capital", "output", "empty"}, {"A", "X", "1", ""}, {"B", "Y", "2", ""}}));
  CHECK(result.table.indicators == Names{"output"});
  CHECK(codes(result.findings) == Names{"column-not-numeric", "column-not-numeric"});
  CHECK(result.findings[0].severity == Severity::note);
}

TEST_CASE("columns are taken in the order asked for, and an unknown one is refused with the names there are") {
  const Table t = table(1, {{"Region", "a", "b", "c"}, {"A", "1", "2", "3"}});
  CHECK(region_table(t, {.indicators = {"c", "a"}}).table.value == std::vector<double>{3, 1});
  CHECK(region_table(t, {.without = {"b"}}).table.indicators == Names{"a", "c"});
  CHECK(for_tests::refusal([&] { region_table(t, {.indicators = {"d"}}); }) ==
        "regions.csv: error: indicator-unknown: there is no column \"d\" in table \"regions\"\n"
        "    way out: name one of: \"a\", \"b\", \"c\"");
  CHECK(for_tests::refusal([&] { region_table(t).table.indicator_index("d"); }) ==
        "error: indicator-unknown: there is no indicator \"d\" in table \"regions\"\n"
        "    way out: name one of: \"a\", \"b\", \"c\"");
}

TEST_CASE("two columns of one heading stay two indicators") {
  const auto result = region_table(table(1, {{"Region", "a", "a", "a (2)"}, {"A", "1", "2", "3"}}));
  CHECK(result.table.indicators == Names{"a", "a (2)", "a (2) (2)"});
  CHECK(codes(result.findings) == Names{"indicator-repeated", "indicator-repeated"});
  CHECK(result.table.indicator_index("a (2)") == 1);
  CHECK(result.table.column(1) == std::vector<double>{2});
}

TEST_CASE("a figure beyond floating point is missing with an error") {
  const auto result = region_table(table(1, {{"Region", "a"}, {"A", "1e400"}, {"B", "1e308"}}));
  CHECK(std::isnan(result.table.value[0]));
  CHECK(result.table.value[1] == 1e308);
  CHECK(codes(result.findings) == Names{"value-out-of-range"});
}

TEST_CASE("an empty table gives an empty result and an error finding") {
  for (const Table& t : {Table{}, table(1, {{"Region", "a"}}), table(1, {{"Region"}, {"Omsk"}})}) {
    const auto result = region_table(t);
    CHECK(result.table.value.empty());
    REQUIRE_FALSE(result.findings.empty());
    CHECK(result.findings.back().code == "table-without-figures");
  }
}

TEST_CASE("permuting rows permutes regions and values, and changes nothing else") {
  const unsigned seed = 20240601;
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<std::vector<std::string>> lines{{"Region", "a", "b"}};
  for (int i = 0; i < 30; ++i) {
    lines.push_back(
        {"region " + std::to_string(i), std::to_string(random() % 100), std::to_string(random() % 9) + ".5"});
  }
  const auto straight = region_table(table(1, lines)).table;
  std::shuffle(lines.begin() + 1, lines.end(), random);
  const auto shuffled = region_table(table(1, lines)).table;
  CHECK(straight.indicators == shuffled.indicators);
  for (std::size_t i = 0; i < straight.regions.size(); ++i) {
    const auto found = std::find(shuffled.regions.begin(), shuffled.regions.end(), straight.regions[i]);
    REQUIRE(found != shuffled.regions.end());
    const auto j = static_cast<std::size_t>(found - shuffled.regions.begin());
    CHECK(straight.value[2 * i] == shuffled.value[2 * j]);
    CHECK(straight.value[2 * i + 1] == shuffled.value[2 * j + 1]);
  }
}
