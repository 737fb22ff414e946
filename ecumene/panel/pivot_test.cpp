#include "ecumene/panel/pivot.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "ecumene/panel/convert.hpp"
#include "ecumene/panel/from_table.hpp"
#include "ecumene/panel/merge.hpp"
#include "ecumene/panel/table_for_tests.hpp"

using namespace ecumene;
using for_tests::codes;
using for_tests::observation;
using for_tests::panel;
using for_tests::table;

namespace {

using Names = std::vector<std::string>;

// NaN at the same places counts as equal.
bool same_numbers(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])))) return false;
  }
  return true;
}

Observation in_unit(Observation o, const char* code, int multiplier) {
  o.unit = *parse_unit(code);
  o.unit.multiplier = multiplier;
  return o;
}

Unit unit(const char* code, int multiplier) {
  Unit result = *parse_unit(code);
  result.multiplier = multiplier;
  return result;
}

}  // namespace

TEST_CASE("a table made tidy and pivoted is the same table") {
  const Table plain = table(1, {{"Region", "a", "b"}, {"A", "6-8", "-"}, {"B", "...", ""}, {"C", "1.50", "2"}});
  const Table split = table(2, {{"Region", "Type", "a", "b"},
                                {"A", "product", "1", "2"},
                                {"A", "process", "3", "4"},
                                {"B", "product", "5", "..."},
                                {"B", "process", "7", "8"}});
  for (const Table& t : {plain, split}) {
    const RegionTable direct = region_table(t).table;
    const auto tidy = observations(t, {.period = Period::year(2005)});
    CHECK(tidy.findings.empty());
    const auto pivoted = pivot(tidy.panel, Period::year(2005));
    CHECK(pivoted.findings.empty());
    CHECK(pivoted.table.regions == direct.regions);
    CHECK(pivoted.table.indicators == direct.indicators);
    CHECK(same_numbers(pivoted.table.value, direct.value));
    CHECK(same_numbers(pivoted.table.low, direct.low));
    CHECK(same_numbers(pivoted.table.high, direct.high));
    for (std::size_t k = 0; k < direct.places.size(); ++k) {
      CHECK(to_string(pivoted.table.places[k]) == to_string(direct.places[k]));
    }
  }
}

TEST_CASE("two observations for one place: the first is used and both are listed") {
  const Panel p = panel({observation("Omsk", "a", 2005, "1.6"), observation("Omsk", "a", 2005, "1.4"),
                         observation("Tomsk", "a", 2005, "2"), observation("Tomsk", "a", 2005, "2.0")});
  const auto result = pivot(p, Period::year(2005));
  CHECK(result.table.value == std::vector<double>{1.6, 2});
  REQUIRE(codes(result.findings) == Names{"observation-repeated", "observation-repeated"});
  CHECK(result.findings[0].what == "\"a\" of \"Omsk\" for 2005 is given 2 times (1.6, 1.4); the first is used");
  CHECK(result.findings[0].severity == Severity::warning);
  CHECK(result.findings[0].places.size() == 2);
  CHECK(result.findings[1].severity == Severity::note);
}

TEST_CASE("a pivot takes only its period, its regions and its indicators, in the order asked for") {
  const Panel p = panel({observation("A", "x", 2005, "1"), observation("B", "x", 2005, "2"),
                         observation("A", "y", 2005, "3"), observation("A", "x", 2006, "4")});
  const auto result = pivot(p, Period::year(2005), {.regions = {"B", "A"}, .indicators = {"y", "x"}});
  CHECK(result.table.regions == Names{"B", "A"});
  CHECK(result.table.indicators == Names{"y", "x"});
  CHECK(same_numbers(result.table.value, {std::nan(""), 2, 3, 1}));
  CHECK(result.table.name == "2005");
}

TEST_CASE("an indicator over the years stands in the order of time") {
  const Panel p = panel({observation("A", "x", 2006, "2"), observation("A", "x", 2004, "1"),
                         observation("B", "x", 2006, "5"), observation("B", "y", 1990, "9")});
  const auto result = pivot_over_periods(p, "x");
  CHECK(result.table.indicators == Names{"2004", "2006"});
  CHECK(result.table.regions == Names{"A", "B"});
  CHECK(same_numbers(result.table.value, {1, 2, std::nan(""), 5}));
  CHECK(result.table.name == "x");
}

TEST_CASE("an indicator in mixed units is left out until it is converted") {
  const Panel p =
      panel({in_unit(observation("A", "output", 2005, "1.5"), "RUB", 9),
             in_unit(observation("B", "output", 2005, "250"), "RUB", 6), observation("A", "rank", 2005, "1")});
  const auto refused = pivot(p, Period::year(2005));
  CHECK(refused.table.indicators == Names{"rank"});
  REQUIRE(codes(refused.findings) == Names{"unit-mixed"});
  CHECK(refused.findings[0].what == "\"output\" is given in several units (RUB x 10^9, RUB x 10^6) and is left out");
  const auto millions = converted(p, "output", unit("RUB", 6));
  CHECK(millions.findings.empty());
  const auto result = pivot(millions.panel, Period::year(2005));
  CHECK(result.findings.empty());
  CHECK(same_numbers(result.table.value, {1500, 1, 250, std::nan("")}));
}

TEST_CASE("conversion is exact, and goes back") {
  const Unit percent = unit("%", 0);
  const Unit share = unit("1", 0);
  const auto half = *converted(for_tests::figure("50.7"), percent, share);
  CHECK(half.low.to_string() == "0.507");
  CHECK(*converted(half, share, percent) == for_tests::figure("50.7"));
  const auto interval = *converted(for_tests::figure("50-60"), unit("{person}", 6), unit("{person}", 3));
  CHECK(interval.low == Decimal(50000));
  CHECK(interval.high == Decimal(60000));
  CHECK_FALSE(converted(for_tests::figure("1"), unit("RUB", 6), unit("t", 0)).has_value());
}

TEST_CASE("what cannot be converted keeps its unit, with one finding a unit") {
  const Panel p = panel(
      {in_unit(observation("A", "output", 2005, "1"), "t", 0), in_unit(observation("B", "output", 2005, "2"), "t", 0)});
  const auto result = converted(p, "output", unit("RUB", 6));
  CHECK(result.panel == p);
  CHECK(codes(result.findings) == Names{"unit-not-convertible"});
  CHECK(for_tests::refusal([&] { converted(p, "outpt", unit("RUB", 6)); }) ==
        "error: indicator-unknown: there is no indicator \"outpt\" in the panel\n    way out: the panel holds "
        "\"output\"");
}

TEST_CASE("a merge keeps every observation and names what disagrees with both places") {
  Observation ours = observation("Krasnoyarsk Krai", "mean rank", 2010, "1.6");
  Observation theirs = observation("Krasnoyarsk Krai", "mean rank", 2010, "1.4");
  ours.passage = "C14";
  theirs.source = "recomputed.csv";
  theirs.passage = "2:5";
  const auto result = merge(panel({ours, observation("Omsk", "x", 2010, "1")}), panel({theirs}));
  CHECK(result.panel == panel({ours, observation("Omsk", "x", 2010, "1"), theirs}));
  REQUIRE(result.findings.size() == 1);
  CHECK(to_string(result.findings[0]) ==
        "yearbook.pdf:C14: warning: sources-disagree: \"mean rank\" of \"Krasnoyarsk Krai\" for 2010 is 1.6 1 in "
        "yearbook.pdf against 1.4 1 in recomputed.csv\n    way out: both are kept; select the source to be used, or "
        "correct the one that is wrong");
  CHECK(result.findings[0].verdict == Verdict::conflict);
  REQUIRE(result.findings[0].places.size() == 2);
  CHECK(to_string(result.findings[0].places[1]) == "recomputed.csv:2:5");
}

TEST_CASE("values that rounding parts are a note, equal ones in other units nothing") {
  const Panel a =
      panel({in_unit(observation("A", "output", 2005, "1.50"), "RUB", 9), observation("B", "x", 2005, "1.6")});
  const Panel b =
      panel({in_unit(observation("A", "output", 2005, "1500"), "RUB", 6), observation("B", "x", 2005, "1.63")});
  const auto result = merge(a, b);
  REQUIRE(codes(result.findings) == Names{"sources-disagree"});
  CHECK(result.findings[0].verdict == Verdict::rounding);
  CHECK(result.findings[0].severity == Severity::note);
}

TEST_CASE("units without a common measure are said to be mixed") {
  const auto result = merge(panel({in_unit(observation("A", "x", 2005, "1"), "t", 0)}),
                            panel({in_unit(observation("A", "x", 2005, "1"), "RUB", 0)}));
  CHECK(codes(result.findings) == Names{"unit-mixed"});
}

TEST_CASE("the order of sources changes the order of a merge and nothing else") {
  std::vector<Observation> first;
  std::vector<Observation> second;
  for (int i = 0; i < 40; ++i) {
    const std::string region = "region " + std::to_string(i);
    first.push_back(observation(region, "x", 2005, std::to_string(i)));
    if (i % 2 == 0) second.push_back(observation(region, "x", 2005, std::to_string(i + i % 3)));
  }
  const auto forth = merge(panel(first), panel(second));
  const auto back = merge(panel(second), panel(first));
  REQUIRE(forth.panel.size() == back.panel.size());
  for (std::size_t i = 0; i < second.size(); ++i) CHECK(forth.panel.at(first.size() + i) == back.panel.at(i));
  REQUIRE(forth.findings.size() == back.findings.size());
  for (std::size_t k = 0; k < forth.findings.size(); ++k) {
    CHECK(forth.findings[k].places[0] == back.findings[k].places[1]);
    CHECK(forth.findings[k].places[1] == back.findings[k].places[0]);
  }
  CHECK(merge(panel(first), Panel{}).panel == panel(first));
  CHECK(merge(Panel{}, panel(first)).panel == panel(first));
}
