#include "ecumene/panel/claim_bounds.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace ecumene {
namespace {

constexpr int kept_digits = 18;
constexpr int most_digits = 15;
constexpr int most_magnitude = 18;
constexpr int least_decimals = 9;

const Decimal nine_tenths(9, 1);
const Decimal eleven_tenths(11, 1);

enum class Side : std::uint8_t { down, up };

int digits_of(const Decimal& value) {
  int digits = 0;
  for (auto rest = value.units(); rest != 0; rest /= 10) ++digits;
  return digits;
}

Decimal last_digit(int decimals) {
  return Decimal(1, decimals);
}

// With so many significant digits at most, towards the side given. REQUIRES value >= 0.
Decimal shortened(const Decimal& value, int digits, Side side) {
  const int surplus = digits_of(value) - digits;
  if (surplus <= 0) return value;
  const int decimals = value.decimals() - surplus;
  const auto cut = value.rounded(decimals, Rounding::truncation);
  return side == Side::up && cut < value ? cut + last_digit(decimals) : cut;
}

// Either sign: outwards is away from the middle.
Decimal shortened_signed(const Decimal& value, int digits, Side side) {
  if (!value.is_negative()) return shortened(value, digits, side);
  return -shortened(-value, digits, side == Side::down ? Side::up : Side::down);
}

// As many decimals as give the quotient kept_digits digits or one more.
int quotient_decimals(const Decimal& a, const Decimal& b) {
  const int magnitude = (digits_of(a) - a.decimals()) - (digits_of(b) - b.decimals());
  return kept_digits - magnitude;
}

Decimal ratio(const Decimal& a, const Decimal& b, Side side) {
  if (a.is_zero()) return a;
  const int decimals = quotient_decimals(a, b);
  const auto cut = quotient(a, b, decimals, Rounding::truncation);
  return shortened(side == Side::up ? cut + last_digit(decimals) : cut, kept_digits, side);
}

bool is_exact_ratio(const Decimal& a, const Decimal& b, const Decimal& cut) {
  return digits_of(cut) + digits_of(b) <= 36 && cut * b == a;
}

Decimal ratio_up(const Decimal& a, const Decimal& b) {
  const auto cut = ratio(a, b, Side::down);
  return is_exact_ratio(a, b, cut) ? cut : ratio(a, b, Side::up);
}

bool is_workable(const Decimal& value) {
  const int digits = digits_of(value);
  return digits <= most_digits && digits - value.decimals() <= most_magnitude && value.decimals() <= least_decimals;
}

bool is_whole_count(const Claim& claim, const Decimal& value) {
  return value.decimals() == 0 &&
         (claim.kind == QuantityKind::count || claim.kind == QuantityKind::rank || claim.kind == QuantityKind::ordinal);
}

Bounds printed_bounds(const Claim& claim) {
  const auto low = is_whole_count(claim, claim.low) ? claim.low : printed_interval(claim.low).low;
  const auto high = is_whole_count(claim, claim.high) ? claim.high : printed_interval(claim.high).high;
  return {low, high};
}

Bounds with_a_tenth(const Decimal& low, const Decimal& high) {
  const auto [less, more] =
      std::pair{low.is_negative() ? eleven_tenths : nine_tenths, high.is_negative() ? nine_tenths : eleven_tenths};
  return {low * less, high * more};
}

Bounds hull(const Bounds& a, const Bounds& b) {
  Bounds all;
  if (a.low && b.low) all.low = std::min(*a.low, *b.low);
  if (a.high && b.high) all.high = std::max(*a.high, *b.high);
  return all;
}

// Half a unit of the last digit that is not zero, for figures from 100 on: 190,000 may be 185,000 to 195,000.
Bounds round_bounds(const Decimal& value) {
  if (abs(value) < Decimal(100)) return Bounds::point(value);
  auto units = value.units();
  int decimals = value.decimals();
  for (; units % 10 == 0; units /= 10) --decimals;
  if (decimals == value.decimals()) return Bounds::point(value);
  const auto rounded = printed_interval(Decimal::from_units(units, decimals));
  const auto tenth = with_a_tenth(value, value);
  return *intersection(Bounds{rounded.low, rounded.high}, tenth);
}

Bounds close_bounds(const Claim& claim, const Bounds& printed) {
  const auto tenth = with_a_tenth(*printed.low, *printed.high);
  switch (claim.modifier) {
    case Modifier::exact:
      return printed;
    case Modifier::approx:
      return tenth;
    case Modifier::over:
      return {claim.low, std::max(*tenth.high, claim.low)};
    case Modifier::under:
      return {std::min(*tenth.low, claim.high), claim.high};
  }
  return printed;
}

}  // namespace

bool overlaps(const Bounds& a, const Bounds& b) {
  return (!a.low || !b.high || *a.low <= *b.high) && (!b.low || !a.high || *b.low <= *a.high);
}

std::optional<Bounds> intersection(const Bounds& a, const Bounds& b) {
  if (!overlaps(a, b)) return std::nullopt;
  Bounds both = a;
  if (b.low && (!a.low || *a.low < *b.low)) both.low = b.low;
  if (b.high && (!a.high || *b.high < *a.high)) both.high = b.high;
  return both;
}

Bounds operator+(const Bounds& a, const Bounds& b) {
  Bounds sum;
  if (a.low && b.low) sum.low = *a.low + *b.low;
  if (a.high && b.high) sum.high = *a.high + *b.high;
  return sum;
}

Bounds operator-(const Bounds& a, const Bounds& b) {
  Bounds difference;
  if (a.low && b.high) difference.low = *a.low - *b.high;
  if (a.high && b.low) difference.high = *a.high - *b.low;
  return difference;
}

Bounds operator*(const Bounds& a, const Bounds& b) {
  const auto product = [](const Decimal& x, const Decimal& y, Side side) {
    return shortened(shortened(x, kept_digits, side) * shortened(y, kept_digits, side), kept_digits, side);
  };
  Bounds all{.low = Decimal(0), .high = {}};
  if (a.low && b.low) all.low = product(*a.low, *b.low, Side::down);
  if (a.high && b.high) all.high = product(*a.high, *b.high, Side::up);
  return all;
}

Bounds quotient(const Bounds& a, const Bounds& b) {
  Bounds all{.low = Decimal(0), .high = {}};
  if (a.low && b.high && !b.high->is_zero()) all.low = ratio(*a.low, *b.high, Side::down);
  if (a.high && b.low && !b.low->is_zero()) all.high = ratio_up(*a.high, *b.low);
  return all;
}

std::string to_string(const Bounds& bounds, int digits) {
  const auto text = [&](const Decimal& value, Side side) {
    auto shown = shortened_signed(value, digits, side);
    while (shown.decimals() > 0 && shown.units() % 10 == 0)
      shown = Decimal::from_units(shown.units() / 10, shown.decimals() - 1);
    return shown.to_string();
  };
  if (!bounds.low && !bounds.high) return "any";
  if (!bounds.high) return "over " + text(*bounds.low, Side::down);
  if (!bounds.low) return "up to " + text(*bounds.high, Side::up);
  const auto low = text(*bounds.low, Side::down), high = text(*bounds.high, Side::up);
  return low == high ? low : low + " to " + high;
}

std::optional<ClaimBounds> claim_bounds(const Claim& claim) {
  if (claim.type != ClaimType::quantity || claim.low > claim.high) return std::nullopt;
  if (!is_workable(claim.low) || !is_workable(claim.high)) return std::nullopt;
  const auto printed = printed_bounds(claim);
  ClaimBounds bounds{.close = close_bounds(claim, printed), .wide = {}};
  bounds.wide = hull(hull(bounds.close, printed), hull(round_bounds(claim.low), round_bounds(claim.high)));
  if (claim.modifier == Modifier::over) bounds.wide = {claim.low, std::nullopt};
  if (claim.modifier == Modifier::under) {
    bounds.wide = {std::nullopt, claim.high};
    if (!claim.low.is_negative()) bounds.wide.low = Decimal(0);
  }
  return bounds;
}

}  // namespace ecumene
