// The steps of recovery_of() and what they hand to one another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "ecumene/base/period.hpp"
#include "ecumene/diagnosis/recovery.hpp"

namespace ecumene::recovering {

// What the claims say, "more than" without an upper end.
std::optional<Bounds> said_bounds(const Claim& claim);
bool is_in_place(const Claim& claim, const std::string& place);
// A share or a level; no ratio to another period, no change, no rank.
bool is_level(const Claim& claim);

// a with the claims of b added; both ascending, each once.
void add_claims(std::vector<std::size_t>& claims, const std::vector<std::size_t>& more);

// level now = ratio x level then, both points of one series.
struct Relation {
  std::size_t series = 0;
  std::size_t now = 0;
  std::size_t then = 0;
  Bounds ratio{};
  std::size_t claim = 0;
  bool is_refuted = false;
};

struct System {
  std::vector<RecoverySeries> series{};
  std::vector<Relation> relations{};
  std::vector<Finding> findings{};
};

// recovery_series.cpp: levels by series and period, and the ratios between them.
System system_of(std::span<const Claim> claims, const RecoveryOptions& options);
// recovery_solve.cpp: narrows levels, then indices, by all relations.
void solve(System& system, std::span<const Claim> claims, const RecoveryOptions& options);
// recovery_rates.cpp
std::vector<RecoveryChange> changes_of(const std::vector<RecoverySeries>& series);
// The bounds of ratio^(numerator/denominator) - 1 in percent, to four decimals; nullopt where an end is not positive
// or beyond 10,000 %.
std::optional<Bounds> compound_rate(const Bounds& ratio, int numerator, int denominator);
// recovery_timeline.cpp
std::vector<TimelineEntry> timeline_of(std::span<const Claim> claims, const RecoveryOptions& options);
std::vector<TopicReturn> returns_of(const std::vector<TimelineEntry>& timeline);
// recovery_levels.cpp
std::vector<LevelReached> levels_of(std::span<const Claim> claims, const RecoveryOptions& options);

}  // namespace ecumene::recovering
