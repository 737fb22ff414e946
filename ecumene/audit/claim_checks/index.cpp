// "61 % of 1913" against both levels.
#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/audit/claims_ratio.hpp"

namespace ecumene::auditing {
namespace {

const Bounds hundredth = Bounds::point(Decimal(1, 2));

void look(ClaimWork& work) {
  const Levels levels(work);
  for (std::size_t i = 0; i < work.claims.size(); ++i) {
    const auto& claim = work.claims[i];
    if (claim.type != ClaimType::quantity || claim.unit != "%" || claim.movement != Movement::level) continue;
    const auto index = claim_bounds(claim);
    if (!index || !index->wide.low || index->wide.low->is_negative()) continue;
    Finding finding{.code = "claim-index-conflict"};
    finding.severity = Severity::error;
    const Ratio ratio{.now_over_then = {.close = index->close * hundredth, .wide = index->wide * hundredth}};
    compare_ratio(work, levels, i, ratio, {.check = "claim-index", .finding = std::move(finding)});
  }
}

}  // namespace

const ClaimCheck claim_index{
    .name = "claim-index",
    .title = "A level in percent of another period follows from both levels",
    .rule =
        "level now = p/100 x level of the base period; one pair of levels of the same head noun, words, unit and "
        "place",
    .source =
        "ILO et al. 2020, Consumer Price Index Manual, ch. 1 (index numbers); Fellegi & Holt 1976, J. Am. Stat. Assoc. "
        "71 "
        "(edits)",
    .example = "tests/cases/claims-ratios.case",
    .look = look};

}  // namespace ecumene::auditing
