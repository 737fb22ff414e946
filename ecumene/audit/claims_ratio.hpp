// Figures that are ratios of two levels ("2.5 times", "by 50 %", "61 % of 1913") held against the levels themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ecumene/audit/claims_work.hpp"

namespace ecumene::auditing {

// Levels by document, head noun, place and year, so that a ratio finds those that it may speak of.
class Levels {
 public:
  explicit Levels(const ClaimWork& work);
  // Levels with the head noun and place of this claim, in the year with which the EDTF period begins, in text order.
  // None where there are so many that the text does not say which one is meant.
  std::span<const std::size_t> like(std::size_t claim, std::string_view period) const;

 private:
  std::uint64_t key(std::size_t claim, std::string_view period) const;

  const ClaimWork* work_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_key_;
};

// What a claim says of level now : level then. A second reading where the words have two ("by 3 times" in Russian is
// threefold to some and fourfold to others).
struct Ratio {
  ClaimBounds now_over_then{};
  std::optional<ClaimBounds> second{};
};

// Compares the ratio with the levels of the claim's own period and of the period of its base. Only a single pair of
// levels that cannot give the ratio is a conflict; where there are more and one gives it, it holds.
struct RatioWords {
  std::string_view check;
  Finding finding;  // code and severity
};
void compare_ratio(ClaimWork& work, const Levels& levels, std::size_t claim, const Ratio& ratio, RatioWords words);

}  // namespace ecumene::auditing
