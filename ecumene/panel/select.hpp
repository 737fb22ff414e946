// Choosing rows of a panel.
//
// A selection says what a row must have; what it leaves empty does not matter. Rows keep their order; selecting nothing
// in particular gives the whole panel. Cost: one pass over the rows.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ecumene/panel/panel.hpp"

namespace ecumene {

struct Selection {
  std::vector<std::string> regions = {};
  std::vector<std::string> indicators = {};
  std::optional<Period> within = {};  // periods that this one contains: 1943 takes 1943-08
  std::vector<Period> periods = {};   // exactly these
  std::vector<ObservationStatus> statuses = {};
};

// Throws Error "region-unknown", "indicator-unknown" or "period-unknown", with the nearest names, where the selection
// names what the panel does not hold.
std::vector<std::size_t> selected_rows(const Panel& panel, const Selection& selection);

// The rows as a panel of their own, in the order given. REQUIRES rows < panel.size().
Panel subset(const Panel& panel, std::span<const std::size_t> rows);

inline Panel selected(const Panel& panel, const Selection& selection) {
  return subset(panel, selected_rows(panel, selection));
}

}  // namespace ecumene
