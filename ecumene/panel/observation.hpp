// One observation, as in SDMX: the value of an indicator for a region and a period, with unit, status and passage.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/period.hpp"
#include "ecumene/base/status.hpp"
#include "ecumene/base/unit.hpp"

namespace ecumene {

// The value is exact and in `unit` times 10^unit.multiplier. An interval ("6-8", "50-60 million") has low < high, and
// its midpoint is what sums use. No value: the status says why.
struct Observation {
  std::string region = {};
  std::string indicator = {};
  Period period = {};
  Unit unit = {};
  std::optional<Interval> value = {};
  ObservationStatus status = ObservationStatus::normal;
  std::string source = {};   // file or document as the user named it
  std::string passage = {};  // where in it, see passage.hpp

  friend bool operator==(const Observation&, const Observation&) = default;
};

// Positions in the dictionaries of one panel; a type each, so that a region is never taken for an indicator.
template <class Kind>
struct PanelId {
  std::uint32_t index = 0;
  friend auto operator<=>(const PanelId&, const PanelId&) = default;
};
using RegionId = PanelId<struct RegionKind>;
using IndicatorId = PanelId<struct IndicatorKind>;
using PeriodId = PanelId<struct PeriodKind>;
using UnitId = PanelId<struct UnitKind>;
using SourceId = PanelId<struct SourceKind>;

}  // namespace ecumene
