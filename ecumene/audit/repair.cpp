#include "ecumene/audit/repair.hpp"

#include <algorithm>
#include <set>

#include "ecumene/audit/repair_solver.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::size_t most_cells = 4;
constexpr std::size_t most_edits = 30;
constexpr std::size_t most_sets = 20000;
constexpr std::size_t most_solutions = 400;

class Localiser {
 public:
  explicit Localiser(const TableWork& work) : work_(work), figures_(work.figures), solver_(work) {
    solver_.printed.resize(work.table().cells.size());
    for (std::size_t cell = 0; cell < solver_.printed.size(); ++cell) solver_.printed[cell] = figures_[cell].mid;
    for (std::size_t i = 0; i < work.edits.size(); ++i) {
      const auto& edit = work.edits[i];
      if (!edit.is_decided()) continue;
      for (const auto cell : cells_of(edit)) solver_.touching[cell].push_back(i);
      if (edit.verdict == Verdict::conflict) failing_.push_back(i);
    }
  }

  std::vector<Localisation> run() {
    auto groups = groups_by_cells();
    std::vector<Localisation> done;
    while (!groups.empty()) {
      auto group = std::move(groups.front());
      groups.erase(groups.begin());
      auto found = localised(group);
      if (!merge_reached(groups, found, group)) {
        done.push_back(std::move(found));
        continue;
      }
      groups.insert(groups.begin(), std::move(group));
    }
    return done;
  }

 private:
  using Group = std::vector<std::size_t>;

  static CellSet cells_of(const Edit& edit) {
    CellSet cells;
    if (edit.kind == EditKind::choice)
      for (const auto& choice : edit.choices) cells.push_back(choice.cell);
    else
      for (const auto& term : edit.terms) cells.push_back(term.cell);
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
  }

  std::vector<Group> groups_by_cells() const {
    std::vector<Group> groups;
    for (const auto index : failing_) {
      Group joined{index};
      const auto cells = cells_of(work_.edits[index]);
      for (std::size_t g = 0; g < groups.size();) {
        const bool shares = std::any_of(groups[g].begin(), groups[g].end(), [&](auto other) {
          return std::any_of(cells.begin(), cells.end(), [&](auto cell) { return work_.edits[other].names(cell); });
        });
        if (!shares) {
          ++g;
          continue;
        }
        joined.insert(joined.end(), groups[g].begin(), groups[g].end());
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
      }
      std::sort(joined.begin(), joined.end());
      groups.push_back(std::move(joined));
    }
    std::sort(groups.begin(), groups.end());
    return groups;
  }

  // A repair that changes a cell of another group's edits repairs both at once: solve them together.
  bool merge_reached(std::vector<Group>& groups, const Localisation& found, Group& group) const {
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const bool reached = std::any_of(found.cells.begin(), found.cells.end(), [&](const CellRepair& repair) {
        return std::any_of(groups[g].begin(), groups[g].end(),
                           [&](auto edit) { return work_.edits[edit].names(repair.cell); });
      });
      if (!reached) continue;
      group.insert(group.end(), groups[g].begin(), groups[g].end());
      std::sort(group.begin(), group.end());
      groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
      return true;
    }
    return false;
  }

  // A column of ranks that covers its places holds its cells fast: a change would break the covering.
  bool may_change(std::uint32_t cell) const {
    const auto column = cell % figures_.columns();
    if (!work_.rank_columns[column]) return true;
    const auto found = solver_.touching.find(cell);
    return found != solver_.touching.end() && std::any_of(found->second.begin(), found->second.end(), [&](auto index) {
             return work_.edits[index].kind == EditKind::choice;
           });
  }

  Localisation localised(const Group& group) {
    Localisation result{.edits = group};
    group_ = &group;
    solutions_.clear();
    std::size_t looked_at = 0;
    if (group.size() <= most_edits) {
      for (size_ = 1; size_ <= most_cells && solutions_.empty() && looked_at < most_sets; ++size_) {
        seen_.clear();
        grow({});
        looked_at += seen_.size();
      }
      if (group.size() == 1 || solutions_.empty()) add_removals(group);
    }
    if (solutions_.empty()) {
      for (const auto index : group) add_target(result, work_.edits[index]);
      return result;
    }
    const auto best = std::min_element(solutions_.begin(), solutions_.end(), [&](const auto& a, const auto& b) {
      const auto cost_a = cost(a), cost_b = cost(b);
      return cost_a != cost_b ? cost_a < cost_b : cells(a) < cells(b);
    });
    result.cells = *best;
    result.alternatives = solutions_.size() - 1;
    return result;
  }

  static CellSet cells(const std::vector<CellRepair>& solution) {
    CellSet set;
    for (const auto& repair : solution) set.push_back(repair.cell);
    return set;
  }

  bool hits(const Edit& edit, const CellSet& set) const {
    return std::any_of(set.begin(), set.end(), [&](auto cell) { return edit.names(cell); });
  }

  void grow(const CellSet& set) {
    if (!seen_.insert(set).second || seen_.size() > most_sets || solutions_.size() >= most_solutions) return;
    const auto missed =
        std::find_if(group_->begin(), group_->end(), [&](auto i) { return !hits(work_.edits[i], set); });
    if (missed == group_->end() && set.size() == size_) {
      if (auto solution = solver_.solution(set)) solutions_.push_back(std::move(*solution));
      return;
    }
    if (set.size() >= size_) return;
    if (missed != group_->end()) {
      branch(set, work_.edits[*missed]);
      return;
    }
    for (const auto cell : set)  // the edits that hold the set back imply further cells
      for (const auto index : solver_.touching.at(cell)) branch(set, work_.edits[index]);
  }

  void branch(const CellSet& set, const Edit& edit) {
    for (const auto cell : cells_of(edit)) {
      if (!may_change(cell) || std::binary_search(set.begin(), set.end(), cell)) continue;
      auto larger = set;
      larger.insert(std::upper_bound(larger.begin(), larger.end(), cell), cell);
      grow(larger);
    }
  }

  // A mean that follows once a figure is left out whose partner is missing as well: that figure should not be there.
  void add_removals(const Group& group) {
    for (const auto index : group) {
      const auto& edit = work_.edits[index];
      if (edit.whole != Whole::mean || edit.kind != EditKind::linear || group.size() != 1) continue;
      for (std::size_t t = 1; t < edit.terms.size(); ++t) {
        const auto cell = edit.terms[t].cell;
        if (figures_[cell].state != State::figure || !partner_is_missing(cell) || solver_.touching.at(cell).size() != 1)
          continue;
        const auto k = -edit.terms.front().factor;
        const auto rest =
            edit.residual - solver_.printed[cell] + solver_.printed[edit.terms.front().cell];  // with k - 1 parts
        if (k < 2 || (rest < 0 ? -rest : rest) > edit.strict) continue;
        if (size_ > 2) solutions_.clear();
        solutions_.push_back({CellRepair{.cell = cell, .removed = true, .value = 0, .replacement = "..."}});
      }
    }
  }

  bool partner_is_missing(std::uint32_t cell) const {
    return std::any_of(work_.edits.begin(), work_.edits.end(), [&](const Edit& edit) {
      return edit.verdict == Verdict::open && !edit.has_target && edit.names(cell) && edit.unknown.size() == 1;
    });
  }

  double cost(const std::vector<CellRepair>& solution) const {
    double sum = 0;
    for (const auto& repair : solution) {
      if (repair.removed) sum -= 3;
      if (repair.slip == Misprint::one_digit)
        sum -= 0.5;
      else if (repair.slip != Misprint::none)
        sum -= 2;
      // Of counts and percentages the one with a minus is wrong, not the others for having none.
      if (repair.slip == Misprint::sign && solver_.printed[repair.cell] < 0 && is_in_ratio(repair.cell)) sum -= 1.5;
      const bool is_target = std::any_of(group_->begin(), group_->end(), [&](auto index) {
        const auto& edit = work_.edits[index];
        return edit.has_target && edit.terms.front().cell == repair.cell;
      });
      if (!is_target) sum += 1;
    }
    return sum;
  }

  bool is_in_ratio(std::uint32_t cell) const {
    return std::any_of(group_->begin(), group_->end(), [&](auto index) {
      return work_.edits[index].kind == EditKind::ratio && work_.edits[index].names(cell);
    });
  }

  void add_target(Localisation& result, const Edit& edit) const {
    if (!edit.has_target || edit.kind == EditKind::choice) return;
    const auto cell = edit.terms.front().cell;
    const auto known =
        std::any_of(result.cells.begin(), result.cells.end(), [&](const auto& r) { return r.cell == cell; });
    if (known) return;
    const auto decimals = figures_[cell].decimals;
    const auto value = nearest_value(edit, cell, solver_.printed, figures_.last_digit(decimals));
    result.cells.push_back({.cell = cell,
                            .value = value,
                            .replacement = figures_.text(value, decimals),
                            .slip = misprint(figures_, figures_[cell], value)});
  }

  const TableWork& work_;
  const Figures& figures_;
  RepairSolver solver_;
  std::vector<std::size_t> failing_;
  const Group* group_ = nullptr;
  std::size_t size_ = 1;
  std::set<CellSet> seen_;
  std::vector<std::vector<CellRepair>> solutions_;
};

}  // namespace

std::vector<Localisation> localise(const TableWork& work) {
  if (std::none_of(work.edits.begin(), work.edits.end(), [](const Edit& e) { return e.verdict == Verdict::conflict; }))
    return {};
  return Localiser(work).run();
}

}  // namespace ecumene::auditing
