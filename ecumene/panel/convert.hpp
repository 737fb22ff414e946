// Observations in other units, exactly: millions to thousands of roubles, percent to share.
//
// A factor of powers of ten, two and five keeps the value exact; any other quotient is printed with 12 more decimals
// than the value had. Currencies and years of prices are never converted: that needs a rate, not a factor.
#pragma once

#include <optional>
#include <string>

#include "ecumene/panel/panel.hpp"

namespace ecumene {

// nullopt where the two do not measure the same thing. Throws Error "decimal-overflow" beyond 38 digits.
std::optional<Interval> converted(const Interval& value, const Unit& from, const Unit& to);

// The panel with every observation of `indicator` in unit `to`; other rows and the order stay as they are. Observations
// that cannot be converted stay as they are too, with a finding "unit-not-convertible" for each of their units.
// Throws Error "indicator-unknown".
PanelResult converted(const Panel& panel, const std::string& indicator, const Unit& to);

// "RUB{2010} x 10^6", "%"
std::string unit_text(const Unit& unit);

}  // namespace ecumene
