#include "ecumene/audit/claims_group.hpp"

#include <algorithm>

#include "ecumene/base/unit.hpp"

namespace ecumene::auditing {
namespace {

const char* common_code(Dimension dimension) {
  switch (dimension) {
    case Dimension::length:
      return "m";
    case Dimension::area:
      return "m2";
    case Dimension::volume:
      return "m3";
    case Dimension::mass:
      return "g";
    case Dimension::energy:
      return "J";
    case Dimension::power:
      return "W";
    default:
      return nullptr;
  }
}

CommonUnit common_unit(const std::string& code) {
  const auto unit = parse_unit(code);
  if (!unit) return {code};
  const auto* common = common_code(unit->dimension);
  const auto target = common == nullptr ? std::nullopt : parse_unit(common);
  const auto factor = target ? conversion(*unit, *target) : std::nullopt;
  if (!factor || factor->denominator != 1) return {code};
  return {common, Decimal(factor->numerator, -factor->power_of_ten)};
}

Bounds scaled(const Bounds& bounds, const Decimal& factor) {
  Bounds all;
  if (bounds.low) all.low = *bounds.low * factor;
  if (bounds.high) all.high = *bounds.high * factor;
  return all;
}

}  // namespace

const CommonUnit& CommonUnits::of(const std::string& unit) {
  auto found = known_.find(unit);
  if (found == known_.end()) found = known_.emplace(unit, common_unit(unit)).first;
  return found->second;
}

std::optional<ClaimBounds> common_bounds(const Claim& claim, CommonUnits& units) {
  auto bounds = claim_bounds(claim);
  if (!bounds) return std::nullopt;
  const auto& factor = units.of(claim.unit).factor;
  if (factor == Decimal(1)) return bounds;
  return ClaimBounds{.close = scaled(bounds->close, factor), .wide = scaled(bounds->wide, factor)};
}

void for_each_group(const ClaimWork& work, const ClaimKey& key,
                    const std::function<void(std::span<const std::size_t>)>& look) {
  std::vector<std::pair<std::uint64_t, std::size_t>> keyed;
  for (std::size_t i = 0; i < work.claims.size(); ++i)
    if (const auto of = key(i)) keyed.emplace_back(*of, i);
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (std::size_t begin = 0, end = 0; begin < keyed.size(); begin = end) {
    while (end < keyed.size() && keyed[end].first == keyed[begin].first) ++end;
    if (end - begin >= 2) runs.emplace_back(begin, end);
  }
  std::sort(runs.begin(), runs.end(),
            [&](const auto& a, const auto& b) { return keyed[a.first].second < keyed[b.first].second; });
  std::vector<std::size_t> group;
  for (const auto& [begin, end] : runs) {
    group.clear();
    for (auto i = begin; i < end; ++i) group.push_back(keyed[i].second);
    look(group);
  }
}

}  // namespace ecumene::auditing
