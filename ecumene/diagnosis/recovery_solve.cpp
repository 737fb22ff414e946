// Narrowing of levels and indices by the ratios between them, until nothing changes.
//
// Interval constraint propagation [Davis 1987, Artificial Intelligence 32]: for x = r y each of x and y is cut to what
// the other allows. Bounds only shrink and are rounded outwards, so every value that meets all the texts say stays in.
#include <algorithm>
#include <utility>

#include "ecumene/diagnosis/recovery_internal.hpp"

namespace ecumene::recovering {
namespace {

constexpr std::size_t most_rounds =
    32;  // a chain of ratios longer than this is not followed to its end in one direction
const Bounds hundred = Bounds::point(Decimal(100));

using Values = std::vector<std::optional<DerivedFigure>>;  // by point of a series

enum class Step : std::uint8_t { unchanged, narrowed, refuted };

// Cuts `value` to what follows from `other` and the claim.
Step narrow(std::optional<DerivedFigure>& value, const Bounds& allowed, const DerivedFigure& other, std::size_t claim) {
  auto claims = other.claims;
  add_claims(claims, {claim});
  if (!value) {
    value = DerivedFigure{.bounds = allowed, .claims = std::move(claims)};
    return Step::narrowed;
  }
  const auto common = intersection(value->bounds, allowed);
  if (!common) return Step::refuted;
  if (*common == value->bounds) return Step::unchanged;
  value->bounds = *common;
  add_claims(value->claims, claims);
  return Step::narrowed;
}

Step narrow_both(const Relation& relation, Values& values) {
  auto& now = values[relation.now];
  auto& then = values[relation.then];
  auto step = Step::unchanged;
  if (then) step = narrow(now, then->bounds * relation.ratio, *then, relation.claim);
  if (step == Step::refuted || !now) return step;
  return std::max(step, narrow(then, quotient(now->bounds, relation.ratio), *now, relation.claim));
}

Finding conflict(const RecoverySeries& series, const Relation& relation, const Values& values,
                 std::span<const Claim> claims) {
  const auto& now = series.points[relation.now];
  const auto& then = series.points[relation.then];
  Finding finding{.code = "recovery-ratio-conflict"};
  finding.severity = Severity::warning;
  finding.verdict = Verdict::conflict;
  finding.printed = claims[relation.claim].passage.text;
  finding.what = "\"" + finding.printed + "\" does not fit what else is said of \"" + series.subject + "\" in " +
                 now.period + " and " + then.period + "; the series goes without it";
  finding.way_out = "compare the passages with their sources";
  finding.places.push_back(claims[relation.claim].passage);
  std::vector<std::size_t> others;
  for (const auto point : {relation.now, relation.then})
    if (values[point]) add_claims(others, values[point]->claims);
  for (const auto claim : others)
    if (claim != relation.claim) finding.places.push_back(claims[claim].passage);
  return finding;
}

// The relations of one series, in an order that is theirs and not that of the claims.
std::vector<Relation*> relations_of(System& system, std::size_t& next, std::size_t series) {
  std::vector<Relation*> own;
  for (; next < system.relations.size() && system.relations[next].series == series; ++next)
    own.push_back(&system.relations[next]);
  std::stable_sort(own.begin(), own.end(), [](const Relation* a, const Relation* b) {
    return std::tie(a->now, a->then, a->ratio.low, a->ratio.high) <
           std::tie(b->now, b->then, b->ratio.low, b->ratio.high);
  });
  return own;
}

// Forwards and backwards in turn, so that a chain is followed at once in either direction.
void propagate(System& system, std::size_t series, std::vector<Relation*> relations, Values& values,
               std::span<const Claim> claims) {
  for (std::size_t round = 0; round < most_rounds; ++round) {
    bool has_changed = false;
    for (auto* relation : relations) {
      if (relation->is_refuted) continue;
      const auto step = narrow_both(*relation, values);
      has_changed = has_changed || step == Step::narrowed;
      if (step != Step::refuted) continue;
      relation->is_refuted = true;
      system.findings.push_back(conflict(system.series[series], *relation, values, claims));
    }
    if (!has_changed) return;
    std::reverse(relations.begin(), relations.end());
  }
}

void solve_levels(System& system, std::size_t series, const std::vector<Relation*>& relations,
                  std::span<const Claim> claims) {
  auto& points = system.series[series].points;
  Values values;
  for (const auto& point : points) values.push_back(point.level);
  propagate(system, series, relations, values, claims);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].level && values[i]) points[i].origin = FigureOrigin::implied;
    points[i].level = std::move(values[i]);
  }
}

// The base asked for, else the one most ratios name (the earliest of equals), else the first level. A period of which
// nothing is known is no base.
std::optional<std::size_t> base_of(const RecoverySeries& series, const std::vector<Relation*>& relations,
                                   const RecoveryOptions& options) {
  if (series.unit == "%" && relations.empty()) return std::nullopt;
  std::vector<std::size_t> named(series.points.size());
  for (const auto* relation : relations) ++named[relation->then];
  const auto is_known = [&](std::size_t i) { return series.points[i].level || named[i] > 0; };
  std::optional<std::size_t> base;
  const auto asked = options.base_period.empty() ? "" : Period::parse(options.base_period)->to_string();
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    if (!is_known(i) || (!asked.empty() && series.points[i].period != asked)) continue;
    if (!base || named[i] > named[*base]) base = i;
  }
  return base;
}

void solve_indices(System& system, std::size_t series, const std::vector<Relation*>& relations, std::size_t base,
                   std::span<const Claim> claims) {
  auto& own = system.series[series];
  own.base_period = own.points[base].period;
  Values values(own.points.size());
  const auto& from = own.points[base].level;
  for (std::size_t i = 0; i < own.points.size(); ++i) {
    const auto& level = own.points[i].level;
    if (i == base || !level || !from) continue;
    values[i] = DerivedFigure{.bounds = quotient(level->bounds * hundred, from->bounds), .claims = level->claims};
    add_claims(values[i]->claims, from->claims);
  }
  values[base] = DerivedFigure{.bounds = hundred, .claims = {}};
  propagate(system, series, relations, values, claims);
  for (std::size_t i = 0; i < own.points.size(); ++i) own.points[i].index = std::move(values[i]);
}

}  // namespace

void solve(System& system, std::span<const Claim> claims, const RecoveryOptions& options) {
  std::size_t next = 0;
  for (std::size_t series = 0; series < system.series.size(); ++series) {
    const auto relations = relations_of(system, next, series);
    solve_levels(system, series, relations, claims);
    if (const auto base = base_of(system.series[series], relations, options))
      solve_indices(system, series, relations, *base, claims);
  }
  for (auto& series : system.series)
    std::erase_if(series.points, [](const RecoveryPoint& point) { return !point.level && !point.index; });
  std::erase_if(system.series, [](const RecoverySeries& series) { return series.points.empty(); });
}

}  // namespace ecumene::recovering
