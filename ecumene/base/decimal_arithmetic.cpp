#include <algorithm>
#include <utility>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/decimal_internal.hpp"
#include "ecumene/base/finding.hpp"

namespace ecumene {

using namespace decimal_internal;

namespace {
// The units of `value` at `decimals` >= value.decimals(); below 10^38, or Error that names the operation.
template <class Name>
Decimal::Units units_at(const Decimal& value, int decimals, const Name& operation) {
  const auto scaled = times_power_of_ten(magnitude(value.units()), decimals - value.decimals());
  if (!scaled || *scaled >= power_of_ten(max_digits)) overflow(operation());
  const auto units = static_cast<Decimal::Units>(*scaled);
  return value.is_negative() ? -units : units;
}

// ±value * 10^-decimals, or Error that names the operation.
template <class Name>
Decimal signed_decimal(Magnitude value, bool negative, int decimals, const Name& operation) {
  if (value >= power_of_ten(max_digits) || decimals < -max_decimals || decimals > max_decimals) overflow(operation());
  const auto units = static_cast<Decimal::Units>(value);
  return Decimal::from_units(negative ? -units : units, decimals);
}

std::string joined(const Decimal& a, std::string_view sign, const Decimal& b) {
  return a.to_string() + ' ' + std::string(sign) + ' ' + b.to_string();
}

// dividend / divisor and what is left of it. REQUIRES divisor > 0.
Magnitude rounded_division(Magnitude dividend, Magnitude divisor, Rounding rounding) {
  const Magnitude whole = dividend / divisor;
  const Magnitude rest = dividend % divisor;
  // rest >= divisor - rest is 2 rest >= divisor without its overflow: halves go away from zero.
  return rounding == Rounding::nearest && rest >= divisor - rest ? whole + 1 : whole;
}

// |a| * 10^shift / |b| where the scaled dividend leaves 128 bits: school division, digit by digit. Ten additions of the
// rest replace rest * 10, which would not fit. The quotient passes 10^38 after at most 77 digits and stops there.
Magnitude long_division(Magnitude a, Magnitude b, int shift, Rounding rounding) {
  Magnitude whole = a / b;
  Magnitude rest = a % b;
  for (int place = 0; place < shift; ++place) {
    Magnitude next = 0;
    Magnitude digit = 0;
    for (int i = 0; i < 10; ++i) {
      next += rest;
      if (next >= b) {
        next -= b;
        ++digit;
      }
    }
    whole = whole * 10 + digit;
    rest = next;
    if (whole >= power_of_ten(max_digits)) return whole;
  }
  return rounding == Rounding::nearest && rest >= b - rest ? whole + 1 : whole;
}
}  // namespace

Decimal operator+(const Decimal& a, const Decimal& b) {
  const auto name = [&] { return joined(a, "+", b); };
  const int decimals = std::max(a.decimals(), b.decimals());
  Decimal::Units sum = 0;
  if (__builtin_add_overflow(units_at(a, decimals, name), units_at(b, decimals, name), &sum)) overflow(name());
  if (magnitude(sum) >= power_of_ten(max_digits)) overflow(name());
  return Decimal::from_units(sum, decimals);
}

Decimal operator-(const Decimal& a, const Decimal& b) {
  return a + -b;
}

Decimal operator*(const Decimal& a, const Decimal& b) {
  Magnitude product = 0;
  const int decimals = a.decimals() + b.decimals();
  if (__builtin_mul_overflow(magnitude(a.units()), magnitude(b.units()), &product) ||
      product >= power_of_ten(max_digits) || decimals > max_decimals || decimals < -max_decimals) {
    overflow(joined(a, "*", b));
  }
  const auto units = static_cast<Decimal::Units>(product);
  return Decimal::from_units(a.is_negative() != b.is_negative() ? -units : units, decimals);
}

Decimal Decimal::operator-() const {
  return from_units(-units(), decimals_);
}

Decimal abs(const Decimal& value) {
  return value.is_negative() ? -value : value;
}

Decimal Decimal::rounded(int decimals, Rounding rounding) const {
  const auto name = [&] { return "printing " + to_string() + " with " + std::to_string(decimals) + " decimals"; };
  if (decimals > max_decimals || decimals < -max_decimals) overflow(name());
  if (decimals >= decimals_) return from_units(units_at(*this, decimals, name), decimals);
  const int dropped = decimals_ - decimals;
  if (dropped > max_digits) return from_units(0, decimals);  // below a tenth of the last digit kept
  const Magnitude kept = rounded_division(magnitude(units()), power_of_ten(dropped), rounding);
  return signed_decimal(kept, is_negative(), decimals, name);
}

Decimal quotient(const Decimal& a, const Decimal& b, int decimals, Rounding rounding) {
  if (b.is_zero()) {
    throw Error(Finding{.code = "division-by-zero",
                        .severity = Severity::error,
                        .what = "the quotient " + joined(a, "/", b) + " has no value",
                        .way_out = "leave out the row whose base is zero, or give its figure in a unit that does not "
                                   "round to zero",
                        .places = {}});
  }
  const auto name = [&] { return joined(a, "/", b); };
  const bool negative = a.is_negative() != b.is_negative();
  const Magnitude p = magnitude(a.units());
  const Magnitude q = magnitude(b.units());
  const int shift = decimals + b.decimals() - a.decimals();
  if (shift < 0) {
    const auto divisor = times_power_of_ten(q, -shift);
    // A divisor beyond 2^128 is more than three times any dividend: the quotient rounds to zero.
    return signed_decimal(divisor ? rounded_division(p, *divisor, rounding) : 0, negative, decimals, name);
  }
  const auto dividend = times_power_of_ten(p, shift);
  const Magnitude units = dividend ? rounded_division(*dividend, q, rounding) : long_division(p, q, shift, rounding);
  return signed_decimal(units, negative, decimals, name);
}

Interval printed_interval(const Decimal& printed, Rounding rounding) {
  if (rounding == Rounding::nearest) {
    const Decimal half(5, printed.decimals() + 1);
    return {printed - half, printed + half};
  }
  const Decimal unit(1, printed.decimals());
  // A figure cut down to zero may have had either sign.
  if (printed.is_zero()) return {-unit, unit};
  return printed.is_negative() ? Interval{printed - unit, printed} : Interval{printed, printed + unit};
}

Interval operator+(const Interval& a, const Interval& b) {
  return {a.low + b.low, a.high + b.high};
}
Interval operator-(const Interval& a, const Interval& b) {
  return {a.low - b.high, a.high - b.low};
}

Interval scaled(const Interval& interval, const Decimal& factor) {
  Interval product{interval.low * factor, interval.high * factor};
  if (factor.is_negative()) std::swap(product.low, product.high);
  return product;
}

std::optional<Interval> intersection(const Interval& a, const Interval& b) {
  Interval common{std::max(a.low, b.low), std::min(a.high, b.high)};
  if (common.high < common.low) return std::nullopt;
  return common;
}

Decimal midpoint(const Interval& interval) {
  const Decimal sum = interval.low + interval.high;
  if (sum.units() % 2 == 0) return Decimal::from_units(sum.units() / 2, sum.decimals());
  return sum * Decimal(5, 1);
}

}  // namespace ecumene
