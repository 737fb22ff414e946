#include "ecumene/audit/claims.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/audit/claims_work.hpp"

namespace ecumene {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void require_known(const std::vector<std::string>& names) {
  const auto all = claim_checks();
  for (const auto& name : names) {
    if (std::any_of(all.begin(), all.end(), [&](const ClaimCheck* check) { return check->name == name; })) continue;
    Finding finding{.code = "claim-check-unknown"};
    finding.severity = Severity::error;
    finding.what = "there is no check of texts called \"" + name + "\"";
    finding.way_out = "use one of:";
    for (const auto* check : all) finding.way_out += " " + std::string(check->name);
    throw Error(std::move(finding));
  }
}

}  // namespace

std::span<const ClaimCheck* const> claim_checks() {
  using namespace auditing;
  static constexpr std::array<const ClaimCheck*, 11> all{
      &claim_duration, &claim_growth,  &claim_index, &claim_order, &claim_parts, &claim_restated,
      &claim_shares,   &claim_sources, &claim_table, &claim_times, &claim_unit};
  return all;
}

ClaimAudit audit_claims(std::span<const Claim> claims, const ClaimAuditOptions& options) {
  require_known(options.checks);
  require_known(options.without);
  ClaimAudit result;
  auditing::ClaimWork work(claims, options, result);
  for (const auto* check : claim_checks())
    if ((options.checks.empty() || contains(options.checks, check->name)) && !contains(options.without, check->name))
      check->look(work);
  std::stable_sort(result.findings.begin(), result.findings.end(),
                   [](const Finding& a, const Finding& b) { return display_order(a, b) < 0; });
  std::sort(result.counts.begin(), result.counts.end(),
            [](const CheckCount& a, const CheckCount& b) { return a.check < b.check; });
  return result;
}

}  // namespace ecumene
