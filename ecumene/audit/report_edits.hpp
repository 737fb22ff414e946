// From edits to findings: one a fault, with what was recomputed, the smallest repair and what it does to the order.
#pragma once

#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

// Where all but a few totals or means follow to the last digit from the printed parts, more often than rounded parts
// would give by chance (below 1 in 500; 1 in 100 for integers), they were computed from the printed figures: then a
// line that is off by more than one unit of the last digit is a conflict, even if rounding of all parts could excuse
// it.
void decide_practice(TableWork& work);

// Counts every edit and reports conflicts (localised), open edits and, where asked for, those that hold.
void report_edits(Work& work, TableWork& table);

}  // namespace ecumene::auditing
