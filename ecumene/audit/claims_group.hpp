// Claims that speak of the same thing, found by hashing instead of by comparing all with all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/audit/claims_work.hpp"

namespace ecumene::auditing {

// The unit in which figures of one dimension are compared, and what a figure is multiplied by to be in it.
struct CommonUnit {
  std::string code;
  Decimal factor{1};
};

// Units with a factor that is an exact decimal go to one of their dimension (kg and t to g); others stay as they are.
class CommonUnits {
 public:
  const CommonUnit& of(const std::string& unit);

 private:
  std::map<std::string, CommonUnit> known_;
};

// The bounds of the claim in its common unit; nullopt as claim_bounds.
std::optional<ClaimBounds> common_bounds(const Claim& claim, CommonUnits& units);

// Calls `look` for every group of two or more claims with equal keys, in the order of their first claims; the claims
// of a group are in text order. A key of nullopt leaves the claim out.
using ClaimKey = std::function<std::optional<std::uint64_t>(std::size_t claim)>;
void for_each_group(const ClaimWork& work, const ClaimKey& key,
                    const std::function<void(std::span<const std::size_t>)>& look);

}  // namespace ecumene::auditing
