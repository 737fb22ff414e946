// Finding what the user named in a panel, or refusing with the names that come nearest (inside the panel room).
#pragma once

#include <string>

#include "ecumene/panel/panel.hpp"

namespace ecumene {

// Throw Error "region-unknown", "indicator-unknown", "period-unknown".
RegionId known_region(const Panel& panel, const std::string& name);
IndicatorId known_indicator(const Panel& panel, const std::string& name);
PeriodId known_period(const Panel& panel, const Period& period);

}  // namespace ecumene
