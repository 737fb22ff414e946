// Totals: rows and columns that add others up, with sub-totals, repeated blocks and "of which" lines left out.
#include <algorithm>
#include <set>

#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/misprint.hpp"
#include "ecumene/audit/search.hpp"

namespace ecumene::auditing {
namespace {

using Key = std::pair<std::size_t, std::vector<std::size_t>>;

class TotalSearch {
 public:
  TotalSearch(TableWork& table, Direction direction)
      : table_(table), axis_(table.axis(direction)), consumed_(axis_.items()), total_(axis_.items()) {
    search_.axis = axis_;
    search_.may_be_target.assign(axis_.items(), true);
    search_.cued.assign(axis_.items(), false);
    search_.known_total.assign(axis_.items(), false);
    for (std::size_t item = 0; item < axis_.items(); ++item) {
      const auto& label = table.cues(direction)[item];
      search_.cued[item] = (label.total || label.country) && !label.mean;
      if (usable(item)) all_.push_back(item);
    }
    for (const auto& relation : table.relations) {
      if (relation.direction != direction || !relation.target) continue;
      if (relation.whole == Whole::mean) search_.may_be_target[*relation.target] = false;
      if (relation.whole == Whole::item) known_.insert({*relation.target, relation.parts});
      if (relation.whole == Whole::mean) std::erase(all_, *relation.target);
    }
  }

  void run() {
    search_.items = all_;
    for (auto& relation : strided_relations(search_)) add(relation);
    for (auto& relation : repeated_relations(search_)) {
      consume(relation);
      add(relation);
    }
    while (one_round()) {
    }
    for (const auto item : all_)
      if (search_.cued[item] && table_.cues(axis_.direction)[item].total && !total_[item]) add_labelled_only(item);
  }

 private:
  bool usable(std::size_t item) const {
    if (!table_.figure_items(axis_.direction)[item]) return false;
    return axis_.direction == Direction::down || !table_.rank_columns[item];
  }

  void consume(const Relation& relation) {
    for (const auto part : relation.parts) consumed_[part] = true;
  }

  void add(const Relation& relation) {
    total_[*relation.target] = search_.known_total[*relation.target] = true;
    if (known_.insert({*relation.target, relation.parts}).second) add_edits(table_, "totals", relation);
  }

  std::vector<std::size_t> remaining() const {
    std::vector<std::size_t> items;
    std::copy_if(all_.begin(), all_.end(), std::back_inserter(items), [&](auto item) { return !consumed_[item]; });
    return items;
  }

  // One level of sub-totals; their parts are out of the way for the next.
  bool one_round() {
    const auto items = remaining();
    const auto& cues = table_.cues(axis_.direction);
    std::vector<Relation> found;
    for (int variant = 0; variant < 3; ++variant) {
      search_.items.clear();
      for (const auto item : items)
        if (variant == 0 || (variant == 1 && !cues[item].of_which) ||
            (variant == 2 && !cues[item].of_which && !cues[item].share && !cues[item].growth))
          search_.items.push_back(item);
      if (variant > 0 && search_.items.size() == items.size()) continue;
      for (auto& relation : block_relations(search_)) found.push_back(std::move(relation));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Relation& a, const Relation& b) { return a.score > b.score; });
    bool any = false;
    for (const auto& relation : found) {
      const bool overlap =
          std::any_of(relation.parts.begin(), relation.parts.end(), [&](auto part) { return consumed_[part]; });
      const bool reads_backwards =
          std::any_of(relation.parts.begin(), relation.parts.end(), [&](auto part) { return total_[part]; });
      if (overlap || (consumed_[*relation.target] && (reads_backwards || total_[*relation.target]))) continue;
      consume(relation);
      add(relation);
      any = true;
    }
    return any;
  }

  // A row called "Total" over one column: the label says that the parts add up, one line cannot prove it.
  void add_labelled_only(std::size_t target) {
    const auto items = remaining();
    const auto& cues = table_.cues(axis_.direction);
    if (items.size() < 4 || (target != items.front() && target != items.back())) return;
    Relation relation{.direction = axis_.direction, .whole = Whole::item, .target = target, .cued = true, .weak = true};
    for (const auto item : items)
      if (item != target && !cues[item].of_which && !search_.cued[item] && !cues[item].mean)
        relation.parts.push_back(item);
    if (relation.parts.size() < 3) return;
    weigh(axis_, relation);
    if (relation.hits + relation.misses != 1 || relation.hits == 1) return;
    for (std::size_t line = 0; line < axis_.lines(); ++line) {
      const auto fit = fit_line(axis_, relation, line);
      if (fit.fit != Fit::miss || is_other_kind(axis_, relation, line, fit)) continue;
      const auto& figure = axis_.at(target, line);
      const auto far = fit.residual < 0 ? -fit.residual : fit.residual;
      if (far * 2 > (figure.mid < 0 ? -figure.mid : figure.mid)) return;
      const auto slip = misprint(table_.figures, figure, figure.mid + fit.residual, fit.slack);
      relation.weak = !(is_telling(slip, table_.figures, figure) || far * 5 <= figure.mid);
    }
    add_edits(table_, "totals", relation);
  }

  TableWork& table_;
  Axis axis_;
  Search search_;
  std::vector<std::size_t> all_;
  std::vector<bool> consumed_, total_;
  std::set<Key> known_;
};

void look(Work& work) {
  for (auto& table : work.tables) {
    if (work.is_stated("totals", table->table())) {
      for (const auto& relation : work.stated("totals", *table, Whole::item)) add_edits(*table, "totals", relation);
      continue;
    }
    TotalSearch(*table, Direction::down).run();
    TotalSearch(*table, Direction::across).run();
  }
}

Finding finding(Verdict verdict) {
  if (verdict == Verdict::conflict) return Finding{.code = "totals-conflict"};
  return Finding{.code = "totals-open"};
}

}  // namespace

const CheckDescriptor totals{.name = "totals",
                             .title = "Totals equal the sum of their parts",
                             .formula = "|Σ parts - total| <= Σ half of the last printed digit of every figure in it",
                             .source = "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (balance edits)",
                             .example = "tests/cases/audit-balance-edit.case",
                             .turn = 5,
                             .look = look,
                             .finding = finding};

}  // namespace ecumene::auditing
