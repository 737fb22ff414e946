// Two sources as one panel: every observation of `first`, then every one of `second`; nothing is dropped.
//
// Where both speak of the same region, indicator and period, their values are compared in a common unit, as printed:
// equal values pass; values that only rounding parts give a note, others a warning ("sources-disagree", with the places
// of both sides, one finding a key, in the order of `first`). Units without a common measure give "unit-mixed". Which
// of the observations counts is decided later, by selecting a source or by order: pivot takes the first. Swapping the
// panels changes the order of rows and places, nothing else. Cost: O(n log n).
#pragma once

#include "ecumene/panel/panel.hpp"

namespace ecumene {

PanelResult merge(const Panel& first, const Panel& second);

}  // namespace ecumene
