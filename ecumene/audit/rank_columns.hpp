// Columns of places in an order: recognised from figures and labels, and checked for covering the places 1 to n.
//
// A valid column gives every place once: a single place to one region, a tied range "6-8" to as many as it is wide.
// Where no ranges are printed, equal places are read as ties in the style that fits: the first place of the tie (1, 2,
// 2, 4), the last (1, 3, 3, 4) or the middle (1, 2.5, 2.5, 4); in the style of the other columns, where two of them
// with ties agree. Dense ranks (1, 2, 2, 3) cover no places and are left alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ecumene/audit/rank_column.hpp"
#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

// Columns that are ranks; cheap for columns that cannot be.
std::vector<RankColumn> rank_columns(const TableWork& work);

// Places given more than once and places given to nobody, in words; empty for a valid column.
std::string coverage_faults(const RankColumn& column);

}  // namespace ecumene::auditing
