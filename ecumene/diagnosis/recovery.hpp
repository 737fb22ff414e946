// Recovery and growth from what texts say: series of levels, indices to a base period, shares and their change, a dated
// timeline by topic, and the level reached against the level before the damage.
//
//   index            I_t = 100 x_t / x_0                                  [ILO et al. 2020, CPI Manual, ch. 1]
//   implied level    x_t = r x_0 for a text's ratio r (so many times, by p % = 1 + p/100, p % of = p/100)
//   rate of growth   g = (x_T/x_0)^(1/years) - 1, compound                [IMF 2017, QNA Manual, ch. 6]
//   change of shares s_T - s_0 in percentage points
//   level reached    (x_pre - lost + restored) / x_pre                    [Bruneau et al. 2003, Earthquake Spectra 19:
//                    functionality in percent of that before the event; Hill et al. 2008, regional resilience]
//   recovered share  restored / lost
//
// Every figure is an interval (panel/claim_bounds.hpp): printed digits and hedges go in, ends are rounded outwards, so
// that nothing outside follows from the text. Ratios chain: the system of levels and ratios is narrowed until nothing
// changes. What does not meet is a finding, and neither side is taken for right. Each figure lists the claims it
// follows from by their index. Speakers have series of their own. The order of the claims decides nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/claim.hpp"
#include "ecumene/panel/claim_bounds.hpp"

namespace ecumene {

struct RecoveryOptions {
  std::string base_period{};  // EDTF; empty: for each series the base its text names most often, else its first period
  std::string place{};        // English name or id; empty: all places
};

enum class FigureOrigin : std::uint8_t { stated, implied };

// A figure that follows from claims.
struct DerivedFigure {
  Bounds bounds{};
  std::vector<std::size_t> claims{};  // indices, ascending
};

struct RecoveryPoint {
  std::string period{};                        // EDTF
  std::optional<DerivedFigure> level{};        // in the unit of the series
  std::optional<DerivedFigure> index{};        // base = 100
  FigureOrigin origin = FigureOrigin::stated;  // of the level
};

struct RecoverySeries {
  std::string subject{};  // in the words of the source, of its first claim
  std::string head{};
  std::string place{};
  std::string unit{};  // empty: only ratios are given
  std::string speaker{};
  std::string whole{};  // of shares: what they are shares of
  std::string topic{};
  bool is_lost = false;                 // what was destroyed: no level of what there was
  std::string base_period{};            // empty: none of its periods is one
  std::vector<RecoveryPoint> points{};  // in order of time
};

// From one point of a series to the next.
struct RecoveryChange {
  std::size_t series = 0;
  std::string from{};
  std::string to{};
  std::optional<DerivedFigure> rate{};    // percent a year, compound
  std::optional<DerivedFigure> points{};  // of shares: percentage points
};

struct TimelineEntry {
  std::string period{};  // EDTF
  std::string place{};
  std::string topic{};
  ClaimFate fate = ClaimFate::none;
  std::string speaker{};  // whose words these are; empty: the text's own
  std::string sentence{};
  Place passage{};  // of its first claim
  std::vector<std::size_t> claims{};
};

struct LevelReached {
  std::string subject{};  // of what there was, else of the loss
  std::string place{};
  std::string unit{};
  std::string topic{};
  std::string period{};  // of the restoration; empty: right after the damage
  DerivedFigure lost{};
  std::optional<DerivedFigure> restored{};
  DerivedFigure reached{};                   // percent of the level before the damage
  std::optional<DerivedFigure> recovered{};  // percent of what was lost
};

struct TopicReturn {
  std::string topic{};
  std::string first{};                 // EDTF of the first entry that tells of a restoration
  std::string median{};                // of the middle one, the earlier of two
  std::vector<std::size_t> entries{};  // of the timeline
};

struct Recovery {
  std::vector<RecoverySeries> series{};
  std::vector<RecoveryChange> changes{};
  std::vector<TimelineEntry> timeline{};  // in order of time, then of the text
  std::vector<LevelReached> levels{};
  std::vector<TopicReturn> returns{};  // by median, then first, then name
  std::vector<Finding> findings{};
};

// Throws Error "base-period-not-understood" where options.base_period is no EDTF period. Time near-linear in the
// claims.
Recovery recovery_of(std::span<const Claim> claims, const RecoveryOptions& options = {});

}  // namespace ecumene
