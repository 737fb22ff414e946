// Values for a set of cells that a repair would change: what the search in repair.cpp asks for every set it tries.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "ecumene/audit/repair.hpp"

namespace ecumene::auditing {

using CellSet = std::vector<std::uint32_t>;  // sorted

class RepairSolver {
 public:
  explicit RepairSolver(const TableWork& work) : work_(work), figures_(work.figures) {}

  Values printed;                                              // by cell
  std::map<std::uint32_t, std::vector<std::size_t>> touching;  // cell -> decided edits that name it

  // Printable values with which all edits that name the cells hold, each from the edits in which it is the only cell
  // still open; nullopt if there are none, or if one of them would stay as it is printed (a smaller set would do).
  std::optional<std::vector<CellRepair>> solution(const CellSet& set) const;

 private:
  bool determines(std::uint32_t cell, const CellSet& open) const;
  std::optional<CellRepair> repaired(std::uint32_t cell, const CellSet& open, const Values& values) const;

  const TableWork& work_;
  const Figures& figures_;
};

}  // namespace ecumene::auditing
