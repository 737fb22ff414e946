// What repairs do to the order of the regions in a column, in words.
#pragma once

#include <string>
#include <vector>

#include "ecumene/audit/repair.hpp"
#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

enum class Best : std::uint8_t { lowest, highest };

// "Omsk Oblast rises from 6 to 4, Tomsk Oblast falls from 4 to 6" for all `repairs` that fall into the column of `cell`
// together; "Krasnoyarsk Krai keeps place 1" where the region of `cell` does not move. Rows of totals take no place.
// Equal figures share the first of their places.
std::string effect_on_order(const TableWork& work, std::uint32_t cell, const std::vector<CellRepair>& repairs,
                            Best best);

}  // namespace ecumene::auditing
