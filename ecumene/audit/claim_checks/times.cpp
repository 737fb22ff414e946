// "nearly 2.5 times the figure of August 1943" against both figures.
#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/audit/claims_ratio.hpp"

namespace ecumene::auditing {
namespace {

const Bounds one = Bounds::point(Decimal(1));

// A fall by n times is now = then / n. A rise "by n times" can be meant as n or as n + 1.
std::optional<Ratio> ratio_of(const Claim& claim) {
  const auto times = claim_bounds(claim);
  if (!times || !times->wide.low || times->wide.low->is_negative() || times->close.low->is_zero()) return std::nullopt;
  if (claim.movement == Movement::fall)
    return Ratio{.now_over_then = {.close = quotient(one, times->close), .wide = quotient(one, times->wide)}};
  Ratio ratio{.now_over_then = *times};
  if (claim.movement == Movement::rise)
    ratio.second = ClaimBounds{.close = times->close + one, .wide = times->wide + one};
  return ratio;
}

void look(ClaimWork& work) {
  const Levels levels(work);
  for (std::size_t i = 0; i < work.claims.size(); ++i) {
    const auto& claim = work.claims[i];
    if (claim.type != ClaimType::quantity || claim.kind != QuantityKind::multiple || claim.unit == "%") continue;
    Finding finding{.code = "claim-times-conflict"};
    finding.severity = Severity::error;
    if (const auto ratio = ratio_of(claim))
      compare_ratio(work, levels, i, *ratio, {.check = "claim-times", .finding = std::move(finding)});
  }
}

}  // namespace

const ClaimCheck claim_times{
    .name = "claim-times",
    .title = "So many times follows from both levels",
    .rule =
        "level now = n x level then; a rise by n times may be n or n + 1, a fall by n times is 1/n; one pair of "
        "levels of the same head noun, words, unit and place",
    .source =
        "IMF 2017, Quarterly National Accounts Manual, ch. 6 (relatives and index numbers); Fellegi & Holt 1976, J. "
        "Am. Stat. "
        "Assoc. 71 (edits)",
    .example = "tests/cases/claims-ratios.case",
    .look = look};

}  // namespace ecumene::auditing
