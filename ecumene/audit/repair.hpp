// The smallest repair: the fewest cells whose change makes all edits of a table hold.
//
// Fellegi & Holt 1976 (J. Am. Stat. Assoc. 71: 17-35): the cells to change must hit every failing edit, and values must
// exist with which every edit that names them holds. Here: exact search by growing size over the failing edits that
// hang together, with values found edit by edit as intervals of printable figures. Where several repairs are equally
// small, a telling slip (digits swapped, decimal point) is preferred, then the figure that the others explain, then
// table order. Limits: sets of at most 4 cells, 30 failing edits that hang together and 20,000 sets; beyond them each
// failing edit is repaired on its own, by its target.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ecumene/audit/misprint.hpp"
#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

struct CellRepair {
  std::uint32_t cell = 0;
  bool removed = false;  // should have no figure, as its partner has none
  Units value = 0;
  std::string replacement{};  // as it would be printed
  Misprint slip = Misprint::none;
};

struct Localisation {
  std::vector<std::size_t> edits;   // failing edits that hang together, by index in TableWork::edits
  std::vector<CellRepair> cells{};  // the chosen repair; empty if none was found
  std::size_t alternatives = 0;     // other repairs as small
};

// One localisation for each group of conflicting edits that share cells or repairs.
std::vector<Localisation> localise(const TableWork& work);

}  // namespace ecumene::auditing
