// Which places printed ranks take, and whether together they cover the places 1 to n.
#pragma once

#include <string>
#include <vector>

#include "ecumene/audit/rank_column.hpp"

namespace ecumene::auditing {

// Which places each cell takes once equal ones are read as ties in `style`. Empty if the style cannot be.
std::vector<PlaceRange> tied(const std::vector<PlaceRange>& places, TieStyle style);

// Every place from 1 to `count` is given once, a tie to as many as it is wide; `absent` places are given to nobody.
bool covers(const std::vector<PlaceRange>& printed, TieStyle style, int count, int absent);

// As the table prints it: "6", "6-8", "6.5".
std::string text_of(PlaceRange place, TieStyle style);

}  // namespace ecumene::auditing
