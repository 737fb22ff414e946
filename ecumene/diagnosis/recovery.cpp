#include "ecumene/diagnosis/recovery.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ecumene/diagnosis/recovery_internal.hpp"

namespace ecumene {
namespace recovering {

std::optional<Bounds> said_bounds(const Claim& claim) {
  const auto bounds = claim_bounds(claim);
  if (!bounds || !bounds->close.low || bounds->close.low->is_negative()) return std::nullopt;
  const bool is_open = claim.modifier == Modifier::over || claim.modifier == Modifier::under;
  return is_open ? bounds->wide : bounds->close;
}

bool is_in_place(const Claim& claim, const std::string& place) {
  return place.empty() || claim.place == place || claim.place_id == place;
}

bool is_level(const Claim& claim) {
  constexpr std::array kinds{QuantityKind::count, QuantityKind::measure, QuantityKind::share, QuantityKind::money};
  if (claim.type != ClaimType::quantity || claim.movement != Movement::level) return false;
  if (std::find(kinds.begin(), kinds.end(), claim.kind) == kinds.end()) return false;
  return claim.unit != "%" || !Period::parse(claim.base);
}

void add_claims(std::vector<std::size_t>& claims, const std::vector<std::size_t>& more) {
  std::vector<std::size_t> all;
  std::set_union(claims.begin(), claims.end(), more.begin(), more.end(), std::back_inserter(all));
  claims = std::move(all);
}

}  // namespace recovering

Recovery recovery_of(std::span<const Claim> claims, const RecoveryOptions& options) {
  if (!options.base_period.empty() && !Period::parse(options.base_period)) {
    Finding finding{.code = "base-period-not-understood"};
    finding.severity = Severity::error;
    finding.what = "\"" + options.base_period + "\" is no period";
    finding.way_out = "write it as 1940, 1943-08 or 1943-08-23: --base=1940";
    throw Error(std::move(finding));
  }
  auto system = recovering::system_of(claims, options);
  recovering::solve(system, claims, options);
  Recovery recovery;
  recovery.changes = recovering::changes_of(system.series);
  recovery.series = std::move(system.series);
  recovery.findings = std::move(system.findings);
  recovery.timeline = recovering::timeline_of(claims, options);
  recovery.returns = recovering::returns_of(recovery.timeline);
  recovery.levels = recovering::levels_of(claims, options);
  std::stable_sort(recovery.findings.begin(), recovery.findings.end(),
                   [](const Finding& a, const Finding& b) { return display_order(a, b) < 0; });
  return recovery;
}

}  // namespace ecumene
