#include <doctest/doctest.h>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/decimal_test_internal.hpp"
#include "ecumene/base/finding.hpp"

using namespace ecumene;
using tests::number;
using tests::RandomDecimals;

TEST_CASE("rounding to nearest takes halves away from zero, truncation cuts towards zero") {
  CHECK(number("1.65").rounded(1).to_string() == "1.7");
  CHECK(number("-1.65").rounded(1).to_string() == "-1.7");
  CHECK(number("1.6499").rounded(1).to_string() == "1.6");
  CHECK(number("1.69").rounded(1, Rounding::truncation).to_string() == "1.6");
  CHECK(number("-1.69").rounded(1, Rounding::truncation).to_string() == "-1.6");
  CHECK(number("1.6").rounded(3).to_string() == "1.600");
  CHECK(number("1500").rounded(-3).to_string() == "2000");
  CHECK(number("499").rounded(-3).is_zero());
  CHECK(number("99999999999999999999999999999999999999").rounded(-38) == number("1e38"));
  CHECK(number("1e-4000").rounded(2).to_string() == "0.00");
}

TEST_CASE("a quotient is printed with the decimals asked for") {
  CHECK(quotient(Decimal(2), Decimal(3), 4).to_string() == "0.6667");
  CHECK(quotient(Decimal(2), Decimal(3), 4, Rounding::truncation).to_string() == "0.6666");
  CHECK(quotient(Decimal(-1), Decimal(8), 2).to_string() == "-0.13");
  CHECK(quotient(number("41.1"), number("0.03"), 1).to_string() == "1370.0");
  CHECK(quotient(Decimal(1), number("1e300"), 2).is_zero());
  CHECK(quotient(Decimal(0), Decimal(7), 3000).is_zero());
  // 1/7 has the period 142857; the divisor of 37 digits forces the long way.
  CHECK(quotient(number("1428571428571428571428571428571428571"), number("9999999999999999999999999999999999997"), 30)
            .to_string() == "0.142857142857142857142857142857");
  CHECK_THROWS_AS(quotient(Decimal(1), Decimal(0), 2), Error);
  constexpr unsigned seed = 6;
  CAPTURE(seed);
  RandomDecimals random(seed);
  for (int i = 0; i < 2000; ++i) {
    const Decimal b = random.small();
    const Decimal q(random.whole(-999'999'999, 999'999'999), 3);
    if (b.is_zero()) continue;
    REQUIRE(quotient(q * b, b, 3) == q);
    const Decimal third = quotient(q, Decimal(3), 12);
    REQUIRE(abs(third * Decimal(3) - q) <= Decimal(15, 13));
  }
}

TEST_CASE("a printed figure stands for all values that print to it") {
  const Interval nearest = printed_interval(number("1.6"));
  CHECK(nearest.low.to_string() == "1.55");
  CHECK(nearest.high.to_string() == "1.65");
  const Interval cut = printed_interval(number("1.60"), Rounding::truncation);
  CHECK(cut.low == number("1.60"));
  CHECK(cut.high == number("1.61"));
  CHECK(printed_interval(number("-1.6"), Rounding::truncation) == Interval{number("-1.7"), number("-1.6")});
  CHECK(printed_interval(number("0.0"), Rounding::truncation) == Interval{number("-0.1"), number("0.1")});
  CHECK(printed_interval(Decimal(3, -3)) == Interval{Decimal(2500), Decimal(3500)});
  constexpr unsigned seed = 7;
  CAPTURE(seed);
  RandomDecimals random(seed);
  for (int i = 0; i < 3000; ++i) {
    const Decimal x = random.small();
    const int decimals = static_cast<int>(random.whole(-9, 9));
    CAPTURE(x.to_string());
    CAPTURE(decimals);
    for (const Rounding rounding : {Rounding::nearest, Rounding::truncation}) {
      REQUIRE(printed_interval(x.rounded(decimals, rounding), rounding).contains(x));
    }
  }
}

TEST_CASE("sums, differences and multiples of intervals hold those of their members") {
  constexpr unsigned seed = 8;
  CAPTURE(seed);
  RandomDecimals random(seed);
  for (int i = 0; i < 2000; ++i) {
    const Decimal x = random.small();
    const Decimal y = random.small();
    const Interval a = printed_interval(x.rounded(1));
    const Interval b = printed_interval(y.rounded(2));
    const Decimal factor(random.whole(-50, 50), 1);
    REQUIRE((a + b).contains(x + y));
    REQUIRE((a - b).contains(x - y));
    REQUIRE(scaled(a, factor).contains(x * factor));
    const auto common = intersection(a, b);
    REQUIRE(common.has_value() == (a.contains(b.low) || a.contains(b.high) || b.contains(a.low)));
    if (common) REQUIRE((a.contains(common->low) && b.contains(common->high)));
    REQUIRE(a.contains(midpoint(a)));
    REQUIRE(midpoint(a) * Decimal(2) == a.low + a.high);
  }
}

TEST_CASE("the middle of a tied rank is exact") {
  CHECK(midpoint({Decimal(6), Decimal(8)}).to_string() == "7");
  CHECK(midpoint({Decimal(11), Decimal(12)}).to_string() == "11.5");
  CHECK(midpoint({Decimal(-3), Decimal(-2)}).to_string() == "-2.5");
  CHECK_FALSE(intersection({Decimal(1), Decimal(2)}, {Decimal(3), Decimal(4)}).has_value());
  CHECK(intersection({Decimal(1), Decimal(3)}, {Decimal(3), Decimal(4)})->is_point());
}
