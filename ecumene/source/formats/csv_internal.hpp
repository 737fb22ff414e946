// The steps of reading delimited text into a grid.
#pragma once

#include <string_view>
#include <vector>

#include "ecumene/base/delimited.hpp"
#include "ecumene/source/grid.hpp"

namespace ecumene {

// `field` of the text `decoded` (a text in memory, offsets from its start) as a cell; line, column, row and field are
// left to the caller, and the byte range is that of `decoded`.
Cell cell_of(const DelimitedField& field, std::string_view decoded);

// "row-ragged": in every block of rows between blank ones, those with another number of fields than most. Rows of one
// cell (captions, notes) and rows that only have empty cells more are no trouble.
void report_ragged_rows(const Grid& grid, char delimiter, std::vector<Finding>& findings);

}  // namespace ecumene
