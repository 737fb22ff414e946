#include "ecumene/base/unit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "ecumene/base/case_file_internal.hpp"
#include "ecumene/base/unit_table_internal.hpp"

using namespace ecumene;

namespace {
Unit unit(std::string_view code, int multiplier = 0) {
  auto parsed = parse_unit(code);
  REQUIRE_MESSAGE(parsed.has_value(), std::string(code));
  parsed->multiplier = multiplier;
  return *parsed;
}

double factor(const Conversion& c) {
  return static_cast<double>(c.numerator) / static_cast<double>(c.denominator) * std::pow(10.0, c.power_of_ten);
}
}  // namespace

TEST_CASE("headings of four languages name their unit and its multiplier") {
  const auto lines = tests::case_lines("base_unit.case");
  REQUIRE(lines.size() > 80);
  for (const auto& line : lines) {
    CAPTURE(line.number);
    CAPTURE(line[0]);
    const auto found = unit_in_heading(line[0]);
    if (line[1] == "none") {
      CHECK_MESSAGE(!found.has_value(), (found ? found->code : ""));
      continue;
    }
    REQUIRE(found.has_value());
    CHECK(found->code == line[1]);
    CHECK(std::to_string(found->multiplier) == line[2]);
    CHECK(parse_unit(found->code).has_value());
  }
}

TEST_CASE("a unit is its code, and the code reads back as the unit") {
  for (const auto& row : unit_table::rows()) {
    const Unit read = unit(row.code);
    CHECK(to_string(read) == row.code);
    CHECK(read.dimension == row.dimension);
  }
  for (const char* code : {"RUB", "RUB{2010}", "KRB", "{tractor}", "RUB{2010}/{person}", "RUB/(kW.h)", "1/{person}",
                           "{person}/km2", "dt/ha"}) {
    CHECK(to_string(unit(code)) == code);
  }
  CHECK(unit("RUB{2010}").currency == "RUB");
  CHECK(unit("RUB{2010}").price_year == 2010);
  CHECK(unit("RUB").dimension == Dimension::money);
  CHECK(unit("{tractor}").dimension == Dimension::count);
}

TEST_CASE("an unknown code is no unit") {
  for (const char* code : {"", "rub", "RUBL", "RUB{", "RUB{20}", "RUB{2010", "RUB{201O}", "ABC", "{}", "{a b}", "{a",
                           "kg/", "/kg", "t/kW.h", "t/(kg)", "t/km/h", "furlong", "м"}) {
    CAPTURE(code);
    CHECK_FALSE(parse_unit(code).has_value());
  }
}

TEST_CASE("percent, share, per mille and percentage points are kept apart") {
  CHECK(conversion(unit("%"), unit("1")) == Conversion{0, 1, 100});
  CHECK(conversion(unit("1"), unit("%")) == Conversion{0, 100, 1});
  CHECK(conversion(unit("[ppth]"), unit("%")) == Conversion{0, 1, 10});
  CHECK_FALSE(conversion(unit("[pp]"), unit("%")).has_value());
  CHECK_FALSE(conversion(unit("[pp]"), unit("1")).has_value());
  CHECK_FALSE(conversion(unit("[rank]"), unit("1")).has_value());
  CHECK_FALSE(conversion(unit("{person}"), unit("1")).has_value());
}

TEST_CASE("money converts only within one currency and one year of prices") {
  CHECK(conversion(unit("RUB", 6), unit("RUB", 9)) == Conversion{-3, 1, 1});
  CHECK(conversion(unit("RUB{2010}"), unit("RUB{2010}", 3)) == Conversion{-3, 1, 1});
  CHECK_FALSE(conversion(unit("RUB"), unit("USD")).has_value());
  CHECK_FALSE(conversion(unit("RUB{2010}"), unit("RUB{2008}")).has_value());
  CHECK_FALSE(conversion(unit("RUB{2010}"), unit("RUB")).has_value());
  CHECK_FALSE(conversion(unit("RUB/{person}"), unit("RUB")).has_value());
}

TEST_CASE("measures convert by their exact definitions") {
  CHECK(conversion(unit("km"), unit("m")) == Conversion{3, 1, 1});
  CHECK(conversion(unit("t", 3), unit("dt")) == Conversion{4, 1, 1});
  CHECK(conversion(unit("kW.h"), unit("MJ")) == Conversion{-1, 36, 1});
  CHECK(conversion(unit("dt/ha"), unit("t/ha")) == Conversion{-1, 1, 1});
  CHECK(conversion(unit("{person}/km2"), unit("{person}/ha")) == Conversion{-2, 1, 1});
  CHECK(conversion(unit("a"), unit("mo")) == Conversion{0, 12, 1});
  CHECK_FALSE(conversion(unit("a"), unit("d")).has_value());
  CHECK_FALSE(conversion(unit("t"), unit("m3")).has_value());
  CHECK_FALSE(conversion(unit("{pood}"), unit("kg")).has_value());
  // NIST Special Publication 811, appendix B: 1 mile = 1.609344 km, 1 pound = 0.45359237 kg.
  CHECK(factor(*conversion(unit("[mi_i]"), unit("km"))) == doctest::Approx(1.609344).epsilon(1e-15));
  CHECK(factor(*conversion(unit("[lb_av]"), unit("kg"))) == doctest::Approx(0.45359237).epsilon(1e-15));
}

TEST_CASE("conversion there and back is one, and over a third unit is the same as direct") {
  const auto rows = unit_table::rows();
  for (const auto& a : rows) {
    for (const auto& b : rows) {
      const auto there = conversion(unit(a.code, 3), unit(b.code));
      CHECK(there.has_value() == (a.family == b.family));
      if (!there) continue;
      const auto back = conversion(unit(b.code), unit(a.code, 3));
      REQUIRE(back.has_value());
      CHECK(back->power_of_ten == -there->power_of_ten);
      CHECK((back->numerator == there->denominator && back->denominator == there->numerator));
      for (const auto& c : rows) {
        if (c.family != a.family) continue;
        const double over =
            factor(*conversion(unit(a.code, 3), unit(c.code))) * factor(*conversion(unit(c.code), unit(b.code)));
        CHECK(over == doctest::Approx(factor(*there)).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("every name of the table leads to a code, and no two codes share a name") {
  std::set<std::string_view> names;
  for (const auto& list : {unit_table::noun_names(), unit_table::measure_names()}) {
    for (const auto& name : list) {
      CAPTURE(name.name);
      CHECK(names.insert(name.name).second);
      CHECK((name.code == "share" || parse_unit(name.code).has_value()));
      CHECK(name.name.find('*') >= 2);  // headings look names up by two bytes
    }
  }
}
