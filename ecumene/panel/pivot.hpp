// A panel as a table of regions × indicators for one period, or of regions × periods for one indicator.
//
// Regions and indicators stand in the panel's order (of their first row that takes part), periods in that of time. Two
// observations for one cell: the first is kept, finding "observation-repeated" lists them all (a note where they agree,
// a warning where they do not). An indicator given in more than one unit is left out: finding "unit-mixed"; convert.hpp
// brings it to one. Every value leads back to its passage. Cost: one pass and the result.
#pragma once

#include <string>
#include <vector>

#include "ecumene/panel/panel.hpp"
#include "ecumene/panel/region_table.hpp"

namespace ecumene {

struct PivotOptions {
  std::vector<std::string> regions = {};     // these rows only, in this order; empty: all that have an observation
  std::vector<std::string> indicators = {};  // these columns only, in this order; empty: likewise
};

// Observations of exactly this period. Throws Error "period-unknown", "region-unknown", "indicator-unknown".
RegionTableResult pivot(const Panel& panel, const Period& period, const PivotOptions& options = {});

// Throws Error "indicator-unknown".
RegionTableResult pivot_over_periods(const Panel& panel, const std::string& indicator);

}  // namespace ecumene
