#include "ecumene/audit/repair_solver.hpp"

#include <algorithm>

namespace ecumene::auditing {
namespace {

bool alone(const Edit& edit, std::uint32_t cell, const CellSet& open) {
  return std::none_of(open.begin(), open.end(), [&](auto other) { return other != cell && edit.names(other); });
}

// Failing edits first, then the simpler and the tighter ones.
bool preferred(const Edit& a, const Edit& b) {
  const auto order = [](const Edit& e) {
    const int kind = e.kind == EditKind::choice ? 0 : e.kind == EditKind::linear ? 1 : 2;
    return std::pair(e.verdict == Verdict::conflict ? 0 : 1, kind);
  };
  if (order(a) != order(b)) return order(a) < order(b);
  return a.slack < b.slack;
}

std::optional<CellRepair> chosen(const Edit& edit, std::uint32_t cell, Range range) {
  for (const auto& choice : edit.choices)
    if (choice.cell == cell && range.contains(choice.value))
      return CellRepair{.cell = cell, .value = choice.value, .replacement = choice.text};
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<CellRepair>> RepairSolver::solution(const CellSet& set) const {
  auto values = printed;
  std::vector<CellRepair> solution(set.size());
  CellSet open = set;
  while (!open.empty()) {
    const auto next = std::find_if(open.begin(), open.end(), [&](auto cell) { return determines(cell, open); });
    if (next == open.end()) return std::nullopt;
    const auto cell = *next;
    auto repair = repaired(cell, open, values);
    if (!repair) return std::nullopt;
    values[cell] = repair->value;
    solution[static_cast<std::size_t>(std::lower_bound(set.begin(), set.end(), cell) - set.begin())] =
        std::move(*repair);
    open.erase(std::find(open.begin(), open.end(), cell));
  }
  for (const auto cell : set)
    for (const auto index : touching.at(cell))
      if (!satisfied(work_.edits[index], values, figures_)) return std::nullopt;
  for (auto& repair : solution) {
    if (repair.value == printed[repair.cell]) return std::nullopt;  // a smaller set would do
    repair.slip = misprint(figures_, figures_[repair.cell], repair.value);
  }
  return solution;
}

bool RepairSolver::determines(std::uint32_t cell, const CellSet& open) const {
  const auto& edits = touching.at(cell);
  return std::any_of(edits.begin(), edits.end(), [&](auto index) { return alone(work_.edits[index], cell, open); });
}

std::optional<CellRepair> RepairSolver::repaired(std::uint32_t cell, const CellSet& open, const Values& values) const {
  std::optional<Range> range;
  const Edit* guide = nullptr;  // the edit that says which printable value in the range is best: failing ones first
  for (const auto index : touching.at(cell)) {
    const auto& edit = work_.edits[index];
    if (!alone(edit, cell, open)) continue;
    const auto allowed = solved(edit, cell, values, figures_);
    if (!allowed) return std::nullopt;
    range = range ? Range{std::max(range->low, allowed->low), std::min(range->high, allowed->high)} : *allowed;
    if (range->low > range->high) return std::nullopt;
    const bool better = guide == nullptr || preferred(edit, *guide);
    if (better) guide = &edit;
  }
  if (guide->kind == EditKind::choice) return chosen(*guide, cell, *range);
  const auto decimals = figures_[cell].decimals;
  const auto step = figures_.last_digit(decimals);
  auto value = nearest_value(*guide, cell, values, step);
  if (!range->contains(value)) {
    const auto above = range->low + ((step - range->low % step) % step);
    value = above;
    if (!range->contains(value)) return std::nullopt;
  }
  return CellRepair{.cell = cell, .value = value, .replacement = figures_.text(value, decimals)};
}

}  // namespace ecumene::auditing
