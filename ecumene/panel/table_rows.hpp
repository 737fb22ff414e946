// Which rows of a table are regions: those with a name that is no word for a total or a mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

// Why the row is no region ("region-without-name", "aggregate-row-left-out"), or nullopt if it is one. `region_stub` is
// the stub column that names the region.
std::optional<Finding> reason_to_leave_out(const Table& table, std::size_t row, std::size_t region_stub = 0);

// The texts of the stub columns but one, joined by " · " without repeats.
std::string label_without(const TableRow& row, std::size_t stub);

// The midpoint as the nearest double; where the exact one needs too many digits, the mean of both ends as doubles.
double midpoint_number(const Interval& interval);

// A cell that counts: a figure (as a workbook stores it, where its display rounds), an interval, or zero for nil ("-").
// nullopt for marks, words and nothing.
std::optional<Interval> counted_value(const Cell& cell);

}  // namespace ecumene
