// Exact decimal numbers with their printed precision, and intervals of them.
//
// A printed figure is a decimal with a stated number of decimals: "1.60" is 1.6 printed to two places, and stands for
// every value in [1.595, 1.605] (rounding to nearest) or [1.60, 1.61) (truncation). Arithmetic is exact or refuses:
// 38 significant digits; an operation that would need more throws Error "decimal-overflow". Never binary floating
// point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecumene {

// How a printed figure came from the exact one. `nearest` allows either neighbour at a half (half-up and half-even
// printing both occur, so both ends of the interval belong); `truncation` cuts digits off towards zero.
enum class Rounding : std::uint8_t { nearest, truncation };

class Decimal {
 public:
  __extension__ using Units = __int128;

  Decimal() = default;  // 0
  // value = units * 10^-decimals. decimals may be negative ("3 thousand" printed as thousands: units 3, decimals -3).
  explicit Decimal(std::int64_t units) : high_(units < 0 ? -1 : 0), low_(static_cast<std::uint64_t>(units)) {}
  Decimal(std::int64_t units, int decimals);
  static Decimal from_units(Units units, int decimals);

  // Reads the plain form only: [+-] digits [. digits] [(e|E) [+-] digits]; no grouping, no spaces, no comma. Keeps the
  // number of decimals printed. nullopt if the text is anything else, or has more than 38 significant digits, or an
  // exponent or a number of decimals beyond ±4000.
  static std::optional<Decimal> parse(std::string_view text);

  Units units() const;
  int decimals() const { return decimals_; }
  bool is_zero() const { return high_ == 0 && low_ == 0; }
  bool is_negative() const { return high_ < 0; }

  double to_double() const;       // correctly rounded; ±inf beyond the range of double
  std::string to_string() const;  // with its printed decimals: "1.60", "-0.5", "3000"; beyond 38 digits "1e4000"

  // Numeric comparison: 1.6 == 1.60.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    if (a.decimals_ != b.decimals_) return by_size(a, b);
    return a.high_ != b.high_ ? a.high_ <=> b.high_ : a.low_ <=> b.low_;  // as nearly always
  }
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == std::strong_ordering::equal; }

  // Exact; decimals of the result: the larger of both (sum), their sum (product).
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  Decimal operator-() const;

  // The value printed with `decimals` decimals. nearest: halves away from zero.
  Decimal rounded(int decimals, Rounding rounding = Rounding::nearest) const;

 private:
  static std::strong_ordering by_size(const Decimal& a, const Decimal& b);

  std::int64_t high_ = 0;  // upper and lower half of the 128-bit units: 24 bytes instead of an aligned 32
  std::uint64_t low_ = 0;
  std::int32_t decimals_ = 0;
};

// a / b printed with `decimals` decimals. Throws Error "division-by-zero" where b == 0.
Decimal quotient(const Decimal& a, const Decimal& b, int decimals, Rounding rounding = Rounding::nearest);
Decimal abs(const Decimal& value);

// A closed interval [low, high]; for a single value low == high. REQUIRES low <= high.
struct Interval {
  Decimal low;
  Decimal high;

  bool contains(const Decimal& value) const { return low <= value && value <= high; }
  bool is_point() const { return low == high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

// The values a printed decimal can stand for: nearest: p ± half a unit of its last digit, ends included; truncation:
// [p, p + unit] away from zero (the far end is open; callers that must exclude it compare with `<`), and
// [-unit, unit] for 0, which either sign is cut down to.
Interval printed_interval(const Decimal& printed, Rounding rounding = Rounding::nearest);

// Exact interval arithmetic; both ends exact. Intersection is empty (nullopt) if the intervals have no common point.
Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval scaled(const Interval& interval, const Decimal& factor);
std::optional<Interval> intersection(const Interval& a, const Interval& b);

// The middle of low and high, exact: (6 + 8) / 2 = 7, (11 + 12) / 2 = 11.5.
Decimal midpoint(const Interval& interval);

}  // namespace ecumene
