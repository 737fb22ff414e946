#include "ecumene/panel/from_table.hpp"

#include <doctest/doctest.h>

#include "ecumene/panel/pivot.hpp"
#include "ecumene/panel/table_for_tests.hpp"

using namespace ecumene;
using for_tests::codes;
using for_tests::table;

namespace {

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("years as columns become periods") {
  // Rows of Table 3 of the article on the Siberian Federal District: costs of innovation, percent.
  Table t = table(2, {{"Region", "Innovation Type", "2005", "2006", "2009", "Average value"},
                      {"Tyva Republic", "product", "-", "-", "-", "-"},
                      {"Tyva Republic", "process", "-", "-", "100", "100"},
                      {"Altai Krai", "product", "40.3", "41.6", "59.4", "44.6"},
                      {"Altai Krai", "process", "...", "58.4", "40.6", "55.4"}});
  t.title = "cost of innovation";
  const auto result = observations(t, {.unit = parse_unit("%")});
  REQUIRE(codes(result.findings) == Names{"column-without-period"});
  CHECK(result.findings[0].places[0].text == "Average value");
  REQUIRE(result.panel.size() == 12);
  const Observation o = result.panel.at(6);
  CHECK(o.region == "Altai Krai");
  CHECK(o.indicator == "product / cost of innovation");
  CHECK(o.period == Period::year(2005));
  CHECK(o.value == for_tests::figure("40.3"));
  CHECK(to_string(o.unit) == "%");
  CHECK(o.source == "regions.csv");
  CHECK(to_string(result.panel.place(6)) == "regions.csv:4:3");
  CHECK(result.panel.at(0).value == for_tests::figure("0"));
  CHECK(result.panel.at(9).status == ObservationStatus::missing);
  CHECK_FALSE(result.panel.has_value(9));
  const auto shares = pivot_over_periods(result.panel, "process / cost of innovation");
  CHECK(shares.table.indicators == Names{"2005", "2006", "2009"});
  CHECK(shares.table.value[2] == 100);
}

TEST_CASE("headings name periods in the four languages") {
  for (const char* label : {"2005", "2005 г.", "2005 год", " 2005 рік", "2005 жыл", "2005 year"}) {
    CAPTURE(label);
    CHECK(period_in_label(label) == Period::year(2005));
  }
  CHECK(period_in_label("2005–2010") == Period::parse("2005/2010"));
  CHECK(period_in_label("2005 - 2010 гг.") == Period::parse("2005/2010"));
  CHECK(period_in_label("1943-08") == Period::parse("1943-08"));
  CHECK(period_in_label("194X") == Period::parse("194X"));
  for (const char* label : {"", "12", "output", "2005 output", "Average value", "year", "2005 2006"}) {
    CAPTURE(label);
    CHECK_FALSE(period_in_label(label).has_value());
  }
}

TEST_CASE("a stub column may name the period or the indicator") {
  const auto by_year = observations(
      table(2, {{"Region", "Year", "output"}, {"Omsk", "2005", "1"}, {"Omsk", "2006", "2"}}), {.period_stub = 1});
  CHECK(by_year.findings.empty());
  CHECK(by_year.panel.at(1).period == Period::year(2006));
  CHECK(by_year.panel.at(1).indicator == "output");
  const auto by_indicator =
      observations(table(2, {{"Region", "Indicator", "value"}, {"Omsk", "output", "1"}, {"Omsk", "staff", "2"}}),
                   {.indicator_stub = 1});
  CHECK(by_indicator.panel.at(1).indicator == "staff");
  const auto long_form = observations(table(2, {{"Indicator", "Region", "2005", "2006"}, {"output", "Omsk", "1", "2"}}),
                                      {.region_stub = 1, .indicator_stub = 0});
  CHECK(long_form.panel.at(1).region == "Omsk");
  CHECK(long_form.panel.at(1).indicator == "output");
  CHECK(long_form.panel.at(1).period == Period::year(2006));
}

TEST_CASE("a row whose period cannot be read is left out with an error") {
  const auto result = observations(table(2, {{"Region", "Year", "output"}, {"Omsk", "soon", "1"}}), {.period_stub = 1});
  CHECK(result.panel.size() == 0);
  REQUIRE(codes(result.findings) == Names{"period-not-understood"});
  CHECK(result.findings[0].what == "\"soon\" in row \"Omsk · soon\" is no period; the row is left out");
}

TEST_CASE("totals stay out of a panel as out of a table, and words are said") {
  const auto result =
      observations(table(1, {{"Region", "a", "b"}, {"Omsk", "1", "many"}, {"Итого", "1", "2"}, {"", "1", "1"}}));
  CHECK(result.panel.size() == 2);
  CHECK(codes(result.findings) == Names{"aggregate-row-left-out", "region-without-name", "value-not-numeric"});
  CHECK(result.panel.at(1).status == ObservationStatus::missing);
}

TEST_CASE("units come from the mapping, the heading or the percent sign; a negligible zero is not significant") {
  Table t = table(1, {{"Region", "a", "b"}, {"Omsk", "1", "0.0"}});
  t.columns[0].unit = parse_unit("RUB");
  t.cells[1].percent = true;
  t.cells[1].negligible = true;
  const Panel p = observations(t).panel;
  CHECK(to_string(p.at(0).unit) == "RUB");
  CHECK(to_string(p.at(1).unit) == "%");
  CHECK(p.at(1).status == ObservationStatus::not_significant);
}

TEST_CASE("a mapping to a label column that is not there is refused") {
  const Table t = table(1, {{"Region", "a"}, {"Omsk", "1"}});
  CHECK(for_tests::refusal([&] { observations(t, {.region_stub = 3}); }) ==
        "regions.csv: error: mapping-wrong: the mapping names label column 4, but table \"regions\" has 1\n"
        "    way out: count the label columns from the left; figures stand in the columns after them");
  CHECK(observations(Table{}).panel.size() == 0);
}
