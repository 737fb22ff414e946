// Items that add to 100 or to 1: what the checks "shares" (three parts and more, or a printed whole) and "complement"
// (two parts) recompute.
#pragma once

#include <vector>

#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

// Parts beside a printed total that is 100 (or 1) in nearly every line.
std::vector<Relation> relations_to_printed_whole(const TableWork& work, Direction direction);

// Parts that add to 100 or 1 without a printed total. Items in `taken` are not looked at.
std::vector<Relation> relations_to_constant(const TableWork& work, Direction direction, const std::vector<bool>& taken);

}  // namespace ecumene::auditing
