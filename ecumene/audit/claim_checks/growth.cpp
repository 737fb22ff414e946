// "rose by 50 % against 1928 to 6,581 km" against both levels.
#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/audit/claims_ratio.hpp"

namespace ecumene::auditing {
namespace {

const Bounds hundredth = Bounds::point(Decimal(1, 2));
const Bounds one = Bounds::point(Decimal(1));

ClaimBounds plus_one(const ClaimBounds& rate) {
  return {.close = one + rate.close * hundredth, .wide = one + rate.wide * hundredth};
}
ClaimBounds minus_from_one(const ClaimBounds& rate) {
  return {.close = one - rate.close * hundredth, .wide = one - rate.wide * hundredth};
}

void look(ClaimWork& work) {
  const Levels levels(work);
  for (std::size_t i = 0; i < work.claims.size(); ++i) {
    const auto& claim = work.claims[i];
    if (claim.type != ClaimType::quantity || claim.unit != "%" || claim.movement == Movement::level) continue;
    const auto rate = claim_bounds(claim);
    if (!rate || !rate->wide.low || rate->wide.low->is_negative()) continue;
    Finding finding{.code = "claim-growth-conflict"};
    finding.severity = Severity::error;
    const Ratio ratio{.now_over_then = claim.movement == Movement::rise ? plus_one(*rate) : minus_from_one(*rate)};
    compare_ratio(work, levels, i, ratio, {.check = "claim-growth", .finding = std::move(finding)});
  }
}

}  // namespace

const ClaimCheck claim_growth{
    .name = "claim-growth",
    .title = "Growth by so many percent follows from both levels",
    .rule =
        "level now = (1 + p/100) x level then, (1 - p/100) for a fall; one pair of levels of the same head noun, "
        "words, unit and place",
    .source =
        "IMF 2017, Quarterly National Accounts Manual, ch. 6 (growth rates); Fellegi & Holt 1976, J. Am. Stat. Assoc. "
        "71 (edits)",
    .example = "tests/cases/claims-ratios.case",
    .look = look};

}  // namespace ecumene::auditing
