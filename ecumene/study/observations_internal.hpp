// From a table and what the study says of its rows and columns to observations. Internal to the study room.
#pragma once

#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/panel.hpp"
#include "ecumene/panel/table.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

// Adds the table's figures and marks to `panel` under the source's layout; memberships and texts have none. Columns
// whose heading is no period (a printed average) are left out of a layout by period, with a finding. Returns what had
// to be said.
std::vector<Finding> add_observations(const Table& table, const StudySource& source, Panel& panel);

}  // namespace ecumene
