#include "ecumene/base/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "ecumene/base/decimal_internal.hpp"
#include "ecumene/base/finding.hpp"

namespace ecumene {

namespace decimal_internal {

void overflow(const std::string& operation) {
  throw Error(Finding{.code = "decimal-overflow",
                      .severity = Severity::error,
                      .what = "the exact result of " + operation + " needs more than 38 digits or 4000 decimals",
                      .way_out = "round the figures to the digits that matter, or express them in a larger unit "
                                 "(thousands, millions)",
                      .places = {}});
}

Magnitude power_of_ten(int exponent) {
  static constexpr std::array<Magnitude, max_digits + 1> powers = [] {
    std::array<Magnitude, max_digits + 1> table{1};
    for (std::size_t i = 1; i < table.size(); ++i) table.at(i) = table.at(i - 1) * 10;
    return table;
  }();
  return powers.at(static_cast<std::size_t>(exponent));
}

int digit_count(Magnitude value) {
  int digits = 0;
  while (digits < max_digits && value >= power_of_ten(digits)) ++digits;
  return digits;
}

Magnitude magnitude(Decimal::Units units) {
  return units < 0 ? Magnitude{0} - static_cast<Magnitude>(units) : static_cast<Magnitude>(units);
}

std::optional<Magnitude> times_power_of_ten(Magnitude value, int exponent) {
  if (value == 0) return value;
  if (exponent > max_digits) return std::nullopt;
  Magnitude product = 0;
  if (__builtin_mul_overflow(value, power_of_ten(exponent), &product)) return std::nullopt;
  return product;
}

std::string digits_of(Magnitude value) {
  std::array<char, max_digits + 1> buffer{};
  std::size_t begin = buffer.size();
  do {
    buffer.at(--begin) = static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  return {buffer.begin() + static_cast<std::ptrdiff_t>(begin), buffer.end()};
}

}  // namespace decimal_internal

using namespace decimal_internal;

Decimal::Decimal(std::int64_t units, int decimals) : Decimal(from_units(units, decimals)) {}

Decimal Decimal::from_units(Units units, int decimals) {
  if (magnitude(units) >= power_of_ten(max_digits) || decimals < -max_decimals || decimals > max_decimals) {
    overflow(digits_of(magnitude(units)) + " with " + std::to_string(decimals) + " decimals");
  }
  Decimal result;
  result.high_ = static_cast<std::int64_t>(units >> 64);
  result.low_ = static_cast<std::uint64_t>(units);
  result.decimals_ = decimals;
  return result;
}

Decimal::Units Decimal::units() const {
  const Magnitude bits = (static_cast<Magnitude>(static_cast<std::uint64_t>(high_)) << 64) | low_;
  return static_cast<Units>(bits);
}

double Decimal::to_double() const {
  constexpr std::array<double, 23> exact_powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const Magnitude size = magnitude(units());
  // Both operands are exact doubles, so that the one operation rounds correctly.
  if (size <= (Magnitude{1} << 53) && decimals_ >= -22 && decimals_ <= 22) {
    const double digits = static_cast<double>(static_cast<std::int64_t>(units()));
    const double power = exact_powers.at(static_cast<std::size_t>(std::abs(decimals_)));
    return decimals_ >= 0 ? digits / power : digits * power;
  }
  const std::string text = digits_of(size) + 'e' + std::to_string(-decimals_);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec == std::errc::result_out_of_range) {
    value = digit_count(size) > decimals_ ? std::numeric_limits<double>::infinity() : 0.0;
  }
  return is_negative() ? -value : value;
}

std::string Decimal::to_string() const {
  constexpr int longest_fraction = 100;
  std::string digits = digits_of(magnitude(units()));
  const int count = static_cast<int>(digits.size());
  const std::string sign = is_negative() ? "-" : "";
  if (decimals_ > longest_fraction || (!is_zero() && count - decimals_ > max_digits && decimals_ < 0)) {
    return sign + digits + 'e' + std::to_string(-decimals_);
  }
  if (is_zero() && decimals_ < 0) return "0";
  if (decimals_ <= 0) return sign + digits.append(static_cast<std::size_t>(-decimals_), '0');
  if (count <= decimals_) digits.insert(0, static_cast<std::size_t>(decimals_ + 1 - count), '0');
  digits.insert(digits.size() - static_cast<std::size_t>(decimals_), 1, '.');
  return sign + digits;
}

// Of whatever decimals.
std::strong_ordering Decimal::by_size(const Decimal& a, const Decimal& b) {
  const auto sign = [](const Decimal& d) { return d.is_zero() ? 0 : d.is_negative() ? -1 : 1; };
  if (auto order = sign(a) <=> sign(b); order != 0 || a.is_zero()) return order;
  const auto size_order = [](const Decimal& x, const Decimal& y) {
    const Magnitude p = magnitude(x.units());
    const Magnitude q = magnitude(y.units());
    // The place of the leading digit decides; where it is the same, the one with fewer decimals can be scaled to the
    // digits of the other without leaving 38 digits.
    const int leading_p = digit_count(p) - x.decimals();
    const int leading_q = digit_count(q) - y.decimals();
    if (leading_p != leading_q) return leading_p <=> leading_q;
    const int gap = y.decimals() - x.decimals();
    return gap >= 0 ? p * power_of_ten(gap) <=> q : p <=> q * power_of_ten(-gap);
  };
  return a.is_negative() ? size_order(b, a) : size_order(a, b);
}

}  // namespace ecumene
