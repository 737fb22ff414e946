#include "ecumene/audit/constant_sums.hpp"

#include <algorithm>

#include "ecumene/audit/search.hpp"

namespace ecumene::auditing {
namespace {

// Share of the item's cells in which `test` holds; blank cells and words do not count.
template <class Test>
double share_of_cells(const Axis& axis, std::size_t item, Test test) {
  std::size_t cells = 0, passed = 0;
  for (std::size_t line = 0; line < axis.lines(); ++line) {
    const auto& figure = axis.at(item, line);
    if (figure.state == State::blank || figure.state == State::text) continue;
    ++cells;
    if (test(figure)) ++passed;
  }
  return cells == 0 ? 0 : static_cast<double>(passed) / static_cast<double>(cells);
}

bool is_printed_whole(const Axis& axis, std::size_t item) {
  const auto one = axis.figures->one();
  const auto printed = [&](Units whole) {
    return share_of_cells(axis, item, [&](const Figure& f) { return f.state == State::figure && f.mid == whole; });
  };
  return printed(100 * one) >= 0.75 || printed(one) >= 0.75;
}

std::vector<std::size_t> items_within(const TableWork& work, const Axis& axis, const std::vector<bool>& taken,
                                      Units most) {
  std::vector<std::size_t> items;
  for (std::size_t item = 0; item < axis.items(); ++item) {
    if (taken[item] || !work.figure_items(axis.direction)[item] || is_printed_whole(axis, item)) continue;
    if (axis.direction == Direction::across && work.rank_columns[item]) continue;
    const auto plausible =
        share_of_cells(axis, item, [&](const Figure& f) { return !f.range && f.mid >= 0 && f.mid <= most; });
    if (plausible >= 0.5) items.push_back(item);
  }
  return items;
}

bool labels_say_share(const TableWork& work, const Axis& axis) {
  if (cue(work.table().title).share) return true;
  const auto& cues = work.column_cues;
  bool all = !cues.empty();
  for (std::size_t column = 0; column < cues.size(); ++column)
    if (work.figure_columns[column] && (!cues[column].share || cues[column].growth)) all = false;
  return all && axis.direction == Direction::down;
}

bool overlaps(const Relation& relation, const std::vector<bool>& taken) {
  return std::any_of(relation.parts.begin(), relation.parts.end(), [&](auto part) { return taken[part]; });
}

void take(std::vector<Relation>& all, std::vector<Relation> found, std::vector<bool>& taken) {
  const auto before = taken;
  for (auto& relation : found) {
    if (overlaps(relation, before)) continue;
    for (const auto part : relation.parts) taken[part] = true;
    all.push_back(std::move(relation));
  }
}

// Two columns anywhere in the table: urban and rural need not be neighbours.
std::vector<Relation> column_pairs(const Search& search) {
  constexpr std::size_t most_items = 40;
  std::vector<Relation> pairs;
  const auto n = search.items.size();
  if (search.axis.direction != Direction::across || n > most_items) return pairs;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) {
      Relation pair{.direction = Direction::across, .whole = search.whole, .parts = {search.items[i], search.items[j]}};
      weigh(search.axis, pair);
      if (believed(pair, needed_score(n * n))) pairs.push_back(std::move(pair));
    }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Relation& a, const Relation& b) { return a.score > b.score; });
  std::vector<bool> taken(search.axis.items());
  std::vector<Relation> chosen;
  for (auto& pair : pairs) take(chosen, {pair}, taken);
  return chosen;
}

}  // namespace

std::vector<Relation> relations_to_printed_whole(const TableWork& work, Direction direction) {
  const auto axis = work.axis(direction);
  Search search{.axis = axis, .whole = Whole::item};
  search.may_be_target.assign(axis.items(), false);
  search.cued.assign(axis.items(), false);
  bool any = false;
  for (std::size_t item = 0; item < axis.items(); ++item) {
    if (!work.figure_items(direction)[item]) continue;
    if (direction == Direction::across && work.rank_columns[item]) continue;
    search.items.push_back(item);
    search.may_be_target[item] = is_printed_whole(axis, item);
    search.cued[item] = search.may_be_target[item] && (work.cues(direction)[item].total || axis.lines() >= 3);
    any = any || search.may_be_target[item];
  }
  if (!any) return {};
  auto repeated = repeated_relations(search);
  std::erase_if(repeated, [&](const Relation& relation) { return !search.may_be_target[*relation.target]; });
  if (!repeated.empty()) return repeated;
  return block_relations(search);
}

std::vector<Relation> relations_to_constant(const TableWork& work, Direction direction,
                                            const std::vector<bool>& already) {
  const auto axis = work.axis(direction);
  auto taken = already;
  std::vector<Relation> all;
  for (const auto whole : {Whole::hundred, Whole::one}) {
    Search search{.axis = axis, .whole = whole};
    search.may_be_target.assign(axis.items(), false);
    search.cued.assign(axis.items(), false);
    search.items = items_within(work, axis, taken, constant_of(work.figures, whole));
    take(all, repeated_relations(search), taken);
    search.items = items_within(work, axis, taken, constant_of(work.figures, whole));
    take(all, column_pairs(search), taken);
    search.items = items_within(work, axis, taken, constant_of(work.figures, whole));
    take(all, block_relations(search), taken);
    search.items = items_within(work, axis, taken, constant_of(work.figures, whole));
    if (search.items.size() >= 3 && labels_say_share(work, axis)) {
      Relation everything{.direction = direction, .whole = whole, .parts = search.items, .cued = true};
      weigh(axis, everything);
      if (believed(everything, 0)) take(all, {everything}, taken);
    }
  }
  return all;
}

}  // namespace ecumene::auditing
