#include "ecumene/panel/panel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "ecumene/panel/passage.hpp"
#include "ecumene/panel/select.hpp"
#include "ecumene/panel/table_for_tests.hpp"

using namespace ecumene;
using for_tests::figure;
using for_tests::observation;
using for_tests::panel;

namespace {

// A value in one of the forms a panel must keep: short, interval, 128 bits wide, negative exponent, none.
std::optional<Interval> random_value(std::mt19937& random) {
  switch (random() % 6) {
    case 0:
      return std::nullopt;
    case 1:
      return figure("6-8");
    case 2:
      return figure("12345678901234567890123456789012345678");
    case 3:
      return figure("1e-300");
    case 4:
      return Interval{*Decimal::parse("1.6"), *Decimal::parse("1.60")};
    default: {
      const Decimal value(static_cast<std::int64_t>(random()) - 2000000000, static_cast<int>(random() % 6));
      return Interval{value, value};
    }
  }
}

Observation random_observation(std::mt19937& random) {
  Observation o = observation("region " + std::to_string(random() % 20), "indicator " + std::to_string(random() % 5),
                              1990 + static_cast<int>(random() % 20), "");
  o.value = random_value(random);
  o.status = random() % 2 == 0 ? ObservationStatus::normal : ObservationStatus::provisional;
  o.unit.multiplier = static_cast<int>(random() % 3) * 3;
  o.passage = random() % 4 == 0 ? "" : "C" + std::to_string(random() % 1000);
  return o;
}

std::vector<Observation> random_observations(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Observation> result;
  for (std::size_t i = 0; i < count; ++i) result.push_back(random_observation(random));
  return result;
}

}  // namespace

TEST_CASE("a panel gives back what was added, to the printed decimals") {
  const unsigned seed = 7;
  CAPTURE(seed);
  const auto observations = random_observations(seed, 2000);
  const Panel p = panel(observations);
  REQUIRE(p.size() == observations.size());
  for (std::size_t i = 0; i < p.size(); ++i) {
    REQUIRE(p.at(i) == observations[i]);
    if (!observations[i].value) {
      REQUIRE(std::isnan(p.number(i)));
      continue;
    }
    REQUIRE(p.value(i)->low.decimals() == observations[i].value->low.decimals());
    REQUIRE(p.value(i)->high.decimals() == observations[i].value->high.decimals());
    REQUIRE(p.number(i) == midpoint(*observations[i].value).to_double());
  }
  CHECK(p.region_count() == 20);
  CHECK(p.indicator_count() == 5);
}

TEST_CASE("dictionaries number names in the order of their first appearance") {
  const Panel p = panel({observation("Tomsk", "a", 2005, "1"), observation("Omsk", "a", 2004, "2"),
                         observation("Tomsk", "b", 2005, "3")});
  CHECK(p.region(0) == p.region(2));
  CHECK(p.name(RegionId{0}) == "Tomsk");
  CHECK(p.name(RegionId{1}) == "Omsk");
  CHECK(p.name(p.period(1)) == "2004");
  CHECK(p.find_region("Omsk") == RegionId{1});
  CHECK_FALSE(p.find_region("omsk").has_value());
  CHECK_FALSE(Panel{}.find_region("Omsk").has_value());
  CHECK(p.unit_count() == 1);
  CHECK(p.source_count() == 1);
}

TEST_CASE("units that differ in anything are different units") {
  Panel p;
  Unit money{.code = "RUB", .dimension = Dimension::money};
  const UnitId plain = p.add_unit(money);
  money.multiplier = 6;
  const UnitId millions = p.add_unit(money);
  money.price_year = 2010;
  CHECK(p.add_unit(money) != millions);
  CHECK(plain != millions);
  CHECK(p.add_unit(Unit{.code = "RUB", .dimension = Dimension::money}) == plain);
}

TEST_CASE("ten thousand names, texts with NUL and texts longer than a chunk stay apart") {
  TextPool pool;
  for (int i = 0; i < 10000; ++i) REQUIRE(pool.intern("name " + std::to_string(i)) == static_cast<std::uint32_t>(i));
  for (int i = 0; i < 10000; ++i) REQUIRE(pool.find("name " + std::to_string(i)) == static_cast<std::uint32_t>(i));
  CHECK(pool.at(77) == "name 77");
  CHECK(pool.intern(std::string_view("a\0b", 3)) != pool.intern(std::string_view("a\0c", 3)));
  CHECK(pool.intern("") == pool.intern(""));

  TextColumn column;
  const std::string huge(3 << 20, 'x');
  for (const std::string& text : {std::string(), std::string("C14"), huge, std::string(200, 'y'), std::string("end")}) {
    column.push_back(text);
  }
  CHECK(column[0].empty());
  CHECK(column[1] == "C14");
  CHECK(column[2] == huge);
  CHECK(column[3] == std::string(200, 'y'));
  CHECK(column[4] == "end");
}

TEST_CASE("an observation's place leads back to its source, with region and indicator as labels") {
  Observation o = observation("Omsk", "output", 2005, "1.60");
  o.source = "book.xlsx";
  o.passage = "Sheet1!C14";
  const Place place = panel({o}).place(0);
  CHECK(to_string(place) == "book.xlsx:Sheet1!C14");
  CHECK(place.row_label == "Omsk");
  CHECK(place.column_label == "output");
  CHECK(place.text == "1.60");
}

TEST_CASE("a passage keeps the numbers of a place and a place those of a passage") {
  for (const char* text : {"", "14:7", "C14", "Sheet1!C14", "Sheet 1; a!b!AA3", "14:7;bytes=1204-1209;B14", "Sheet1!",
                           "bytes=0-5", "14:7;Q!B2", "14:0"}) {
    CAPTURE(text);
    CHECK(passage_text(passage_place("s", text)) == text);
    CHECK(passage_place("s", text).text.empty());
  }
  const Place place = passage_place("s", "14:7;bytes=1204-1209;Q1!B12");
  CHECK(place.line == 14);
  CHECK(place.column == 7);
  CHECK(place.byte_begin == 1204);
  CHECK(place.byte_end == 1209);
  CHECK(place.sheet == "Q1");
  CHECK(place.row == 12);
  CHECK(place.field == 2);
}

TEST_CASE("a passage in words is kept as words") {
  for (const char* text : {"page 12", "14:", "bytes=5-3", "C014", "14:7;", "99999999999999999999:1", "A99999999999",
                           "c14", "7:7;7:7", "bytes=1-2;14:7"}) {
    CAPTURE(text);
    CHECK(passage_place("s", text).text == text);
    CHECK(passage_place("s", text).line == 0);
  }
}

TEST_CASE("selecting nothing in particular gives the whole panel") {
  const unsigned seed = 11;
  CAPTURE(seed);
  const Panel p = panel(random_observations(seed, 500));
  CHECK(selected(p, {}) == p);
  CHECK(selected(Panel{}, {}) == Panel{});
}

TEST_CASE("a selection agrees with looking at every observation") {
  const unsigned seed = 12;
  CAPTURE(seed);
  const auto observations = random_observations(seed, 500);
  const Panel p = panel(observations);
  const Selection selection{.regions = {"region 3", "region 7"},
                            .indicators = {"indicator 1"},
                            .within = Period::parse("1990/1999"),
                            .statuses = {ObservationStatus::provisional}};
  std::vector<Observation> expected;
  for (const Observation& o : observations) {
    const int decade = static_cast<int>(Period::parse("199X")->contains(o.period));
    if ((o.region == "region 3" || o.region == "region 7") && o.indicator == "indicator 1" && decade == 1 &&
        o.status == ObservationStatus::provisional) {
      expected.push_back(o);
    }
  }
  CHECK_FALSE(expected.empty());
  CHECK(selected(p, selection) == panel(expected));
}

TEST_CASE("a year takes its months and days, a list of periods takes exactly itself") {
  Observation month = observation("Kharkiv", "trams", 1943, "3");
  month.period = *Period::parse("1943-09");
  const Panel p =
      panel({observation("Kharkiv", "trams", 1943, "5"), month, observation("Kharkiv", "trams", 1944, "9")});
  CHECK(selected_rows(p, {.within = Period::year(1943)}) == std::vector<std::size_t>{0, 1});
  CHECK(selected_rows(p, {.periods = {Period::year(1943)}}) == std::vector<std::size_t>{0});
}

TEST_CASE("permuting rows permutes a selection") {
  const unsigned seed = 13;
  CAPTURE(seed);
  const auto observations = random_observations(seed, 300);
  std::mt19937 random(seed);
  std::vector<std::size_t> order(observations.size());
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), random);
  const Panel p = panel(observations);
  const Panel shuffled = subset(p, order);
  const Selection selection{.regions = {"region 1", "region 2"}};
  std::vector<std::size_t> back;
  for (const std::size_t row : selected_rows(shuffled, selection)) back.push_back(order[row]);
  std::sort(back.begin(), back.end());
  CHECK(back == selected_rows(p, selection));
}

TEST_CASE("an unknown name is refused with the nearest ones") {
  const Panel p =
      panel({observation("Tomsk Oblast", "output", 2005, "1"), observation("Omsk Oblast", "output", 2006, "1")});
  CHECK(for_tests::refusal([&] { selected(p, {.regions = {"Omsk Oblst"}}); }) ==
        "error: region-unknown: there is no region \"Omsk Oblst\" in the panel\n"
        "    way out: the panel holds \"Omsk Oblast\", \"Tomsk Oblast\"");
  CHECK(for_tests::refusal([&] { selected(p, {.periods = {Period::year(2007)}}); }) ==
        "error: period-unknown: there is no observation for the period 2007 in the panel\n"
        "    way out: the panel holds \"2005\", \"2006\"");
  CHECK(for_tests::refusal([&] { selected(Panel{}, {.indicators = {"x"}}); }) ==
        "error: indicator-unknown: there is no indicator \"x\" in the panel\n    way out: the panel holds none");
}
