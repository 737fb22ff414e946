#include "ecumene/base/decimal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

#include "ecumene/base/decimal_test_internal.hpp"
#include "ecumene/base/finding.hpp"

using namespace ecumene;
using tests::number;
using tests::RandomDecimals;

namespace {
// The value at a common scale in plain 128-bit integers: the naive twin of comparison and addition.
Decimal::Units scaled_units(const Decimal& value, int decimals) {
  Decimal::Units units = value.units();
  for (int i = value.decimals(); i < decimals; ++i) units *= 10;
  return units;
}
}  // namespace

TEST_CASE("a printed figure keeps its decimals") {
  CHECK(number("1.60").to_string() == "1.60");
  CHECK(number("-0.5").to_string() == "-0.5");
  CHECK(number("3000").to_string() == "3000");
  CHECK(number("007").to_string() == "7");
  CHECK(number("-0.0").to_string() == "0.0");
  CHECK(number("+12").to_string() == "12");
  CHECK(number("1.5e3").to_string() == "1500");
  CHECK(number("15e-1").to_string() == "1.5");
  CHECK(number("0.000123").to_string() == "0.000123");
  CHECK(Decimal(3, -3).to_string() == "3000");
  CHECK(Decimal(0, -3).to_string() == "0");
  CHECK(Decimal().to_string() == "0");
  CHECK(number("1.60").decimals() == 2);
  CHECK(number("1.6") == number("1.60"));
}

TEST_CASE("only the plain form of a number is read") {
  for (const char* text : {"",
                           "-",
                           "+",
                           ".",
                           ".5",
                           "5.",
                           "1,5",
                           "1 000",
                           " 1",
                           "1 ",
                           "1e",
                           "1e+",
                           "--1",
                           "+-1",
                           "0x1",
                           "1.2.3",
                           "inf",
                           "nan",
                           "1e4001",
                           "1e-4001",
                           "1.5e-4000",
                           "e5",
                           "1e99999999999999999999",
                           "123456789012345678901234567890123456789"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text).has_value());
  }
  CHECK(Decimal::parse("99999999999999999999999999999999999999").has_value());
  CHECK(Decimal::parse("0000000000000000000000000000000000000000001").has_value());
  CHECK(Decimal::parse("1e4000").has_value());
  CHECK(Decimal::parse("1e-4000").has_value());
}

TEST_CASE("printing and reading gives the same figure") {
  for (unsigned seed : {1U, 2U}) {
    CAPTURE(seed);
    RandomDecimals random(seed);
    for (int i = 0; i < 3000; ++i) {
      const std::string text = random.text();
      CAPTURE(text);
      const Decimal value = number(text);
      if (!value.is_zero()) REQUIRE(value.to_string() == text);
      REQUIRE(number(value.to_string()).units() == value.units());
    }
  }
  for (const char* text : {"1e4000", "-7e-4000", "99999999999999999999999999999999999999e4000", "12e40", "1e-120"}) {
    CHECK(number(number(text).to_string()) == number(text));
  }
}

TEST_CASE("addition, subtraction and order agree with plain integers at a common scale") {
  constexpr unsigned seed = 3;
  CAPTURE(seed);
  RandomDecimals random(seed);
  for (int i = 0; i < 5000; ++i) {
    const Decimal a = random.small();
    const Decimal b = i % 7 == 0 ? a.rounded(a.decimals() + 2) : random.small();
    const auto p = scaled_units(a, 10);
    const auto q = scaled_units(b, 10);
    CAPTURE(a.to_string());
    CAPTURE(b.to_string());
    REQUIRE((a < b) == (p < q));
    REQUIRE((a == b) == (p == q));
    REQUIRE(((a <=> b) == std::strong_ordering::greater) == (p > q));
    REQUIRE(scaled_units(a + b, 10) == p + q);
    REQUIRE(scaled_units(a - b, 10) == p - q);
    REQUIRE(a - b + b == a);
    REQUIRE((a + b).decimals() == std::max(a.decimals(), b.decimals()));
  }
}

TEST_CASE("products have the decimals of both factors") {
  CHECK((number("1.50") * number("0.2")).to_string() == "0.300");
  CHECK((number("-3") * number("0.5")).to_string() == "-1.5");
  constexpr unsigned seed = 4;
  CAPTURE(seed);
  RandomDecimals random(seed);
  for (int i = 0; i < 2000; ++i) {
    const Decimal a = random.small();
    const Decimal b = random.small();
    const Decimal c(random.whole(-99, 99), 1);
    REQUIRE((a * b).units() == a.units() * b.units());
    REQUIRE(a * b == b * a);
    const Decimal whole = a.rounded(0) * c;
    REQUIRE(whole + c == (a.rounded(0) + Decimal(1)) * c);
  }
}

TEST_CASE("figures far apart in size compare without overflow") {
  const std::vector<const char*> ascending{"-1e4000",
                                           "-99999999999999999999999999999999999999",
                                           "-1",
                                           "-1e-4000",
                                           "0",
                                           "1e-4000",
                                           "1e-3999",
                                           "0.1",
                                           "99999999999999999999999999999999999998",
                                           "99999999999999999999999999999999999999",
                                           "1e38",
                                           "1e4000"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CAPTURE(ascending[i]);
      CAPTURE(ascending[j]);
      CHECK((number(ascending[i]) <=> number(ascending[j])) == (i <=> j));
    }
  }
  CHECK(number("1e38") > number("99999999999999999999999999999999999999"));
  CHECK(number("10e37") == number("1e38"));
  CHECK(number("0e4000") == number("0.000"));
}

TEST_CASE("an operation that needs more than 38 digits is refused, never rounded") {
  const Decimal largest = number("99999999999999999999999999999999999999");
  CHECK_THROWS_AS(largest + Decimal(1), Error);
  CHECK_THROWS_AS(-largest - Decimal(1), Error);
  CHECK_THROWS_AS(largest * Decimal(2), Error);
  CHECK_THROWS_AS(number("1e30") + number("1e-30"), Error);
  CHECK_THROWS_AS(number("1e4000") * number("10e1"), Error);
  CHECK_THROWS_AS(largest.rounded(1), Error);
  CHECK_THROWS_AS(quotient(largest, number("0.1"), 0), Error);
  CHECK_THROWS_AS(Decimal(1, 5000), Error);
  CHECK_NOTHROW(largest + Decimal(0));
  CHECK(largest - Decimal(1) < largest);
  try {
    static_cast<void>(Decimal(std::numeric_limits<std::int64_t>::max(), -30) + number("0.5"));
    FAIL("no refusal");
  } catch (const Error& error) {
    CHECK(error.finding().code == "decimal-overflow");
    CHECK(error.finding().what ==
          "the exact result of 9223372036854775807e30 + 0.5 needs more than 38 digits or 4000 decimals");
  }
}

TEST_CASE("a double is the one nearest to the decimal") {
  CHECK(number("0.1").to_double() == 0.1);
  CHECK(number("1e23").to_double() == 1e23);  // the classic case: 1e22 * 10 rounds differently
  CHECK(number("9007199254740993").to_double() == 9007199254740992.0);
  CHECK(number("2.2250738585072011e-308").to_double() == 2.2250738585072011e-308);
  CHECK(number("4.9e-324").to_double() == std::numeric_limits<double>::denorm_min());
  CHECK(number("1e400").to_double() == std::numeric_limits<double>::infinity());
  CHECK(number("-1e400").to_double() == -std::numeric_limits<double>::infinity());
  CHECK(number("1e-400").to_double() == 0.0);
  CHECK(number("0e4000").to_double() == 0.0);
  constexpr unsigned seed = 5;
  CAPTURE(seed);
  RandomDecimals random(seed);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random.text() + "e" + std::to_string(random.whole(-340, 300));
    CAPTURE(text);
    REQUIRE(number(text).to_double() == std::strtod(text.c_str(), nullptr));
  }
}
