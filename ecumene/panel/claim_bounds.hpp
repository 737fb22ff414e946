// The values that the words of a claim allow, as bounds.
//
//   exact    the printed digits: "2.8 million" is [2.75, 2.85] million; a whole count is itself
//   approx   "about", "nearly": the figure ± a tenth
//   over     "more than": from the figure on; taken closely up to a tenth above it
//   under    "up to": to the figure; taken closely from a tenth below it
//
// That hedges and round figures stand for intervals is Ferson et al. 2015, Int. J. Approx. Reasoning 57, and Krifka
// 2007 ("round number, round interpretation"); the tenth is this project's choice, made once, here. A round figure
// (190,000) may have been rounded at its last digit that is not zero, and is then off by a tenth at most.
// `close` is what a reader would take it for; `wide` is what the words do not exclude, and contains `close`.
// Bounds are exact decimals; products are exact, quotients are rounded outwards.
#pragma once

#include <optional>
#include <string>

#include "ecumene/base/decimal.hpp"
#include "ecumene/panel/claim.hpp"

namespace ecumene {

// From low to high, ends included; a missing end is unbounded.
struct Bounds {
  std::optional<Decimal> low{};
  std::optional<Decimal> high{};

  static Bounds point(const Decimal& value) { return {value, value}; }
  bool contains(const Decimal& value) const { return (!low || *low <= value) && (!high || value <= *high); }
  bool is_point() const { return low && high && *low == *high; }
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

bool overlaps(const Bounds& a, const Bounds& b);
std::optional<Bounds> intersection(const Bounds& a, const Bounds& b);  // nullopt: nothing in common
Bounds operator+(const Bounds& a, const Bounds& b);
Bounds operator-(const Bounds& a, const Bounds& b);
// REQUIRES both within [0, ∞). Rounded outwards to 18 significant digits where they have more.
Bounds operator*(const Bounds& a, const Bounds& b);
// a / b for a, b within [0, ∞), rounded outwards to 18 significant digits; unbounded above where b may be 0.
Bounds quotient(const Bounds& a, const Bounds& b);

// "4387", "4246 to 4540", "over 100", "up to 80", "any"; at most `digits` significant digits, rounded outwards.
std::string to_string(const Bounds& bounds, int digits = 6);

struct ClaimBounds {
  Bounds close{};
  Bounds wide{};
};

// nullopt for a date, and for figures beyond 15 significant digits or outside ±[1e-9, 1e18), which no text on regions
// needs and with which sums and products would leave the 38 digits of exact arithmetic.
std::optional<ClaimBounds> claim_bounds(const Claim& claim);

}  // namespace ecumene
