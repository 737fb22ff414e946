#include "ecumene/audit/mean_relations.hpp"

#include <algorithm>

#include "ecumene/audit/search.hpp"

namespace ecumene::auditing {
namespace {

// Sequences in which a mean's parts may be neighbours: everything; without totals and "of which"; ranks only.
std::vector<std::vector<std::size_t>> sequences(const TableWork& work, Direction direction) {
  std::vector<std::vector<std::size_t>> all(3);
  const auto& cues = work.cues(direction);
  for (std::size_t item = 0; item < cues.size(); ++item) {
    if (!work.figure_items(direction)[item]) continue;
    all[0].push_back(item);
    if ((!cues[item].total || cues[item].mean) && !cues[item].of_which) all[1].push_back(item);
    if (direction == Direction::across && (work.rank_columns[item] || cues[item].mean)) all[2].push_back(item);
  }
  if (all[2].size() == all[0].size()) all[2].clear();
  if (all[1].size() == all[0].size()) all[1].clear();
  return all;
}

}  // namespace

bool is_mean_of_ranks(const TableWork& work, const Relation& relation) {
  return relation.direction == Direction::across &&
         std::all_of(relation.parts.begin(), relation.parts.end(), [&](auto part) { return work.rank_columns[part]; });
}

std::vector<Relation> mean_relations(const TableWork& work, Direction direction) {
  const auto axis = work.axis(direction);
  Search search{.axis = axis, .whole = Whole::mean};
  search.may_be_target.assign(axis.items(), true);
  search.cued.assign(axis.items(), false);
  for (std::size_t item = 0; item < axis.items(); ++item) {
    search.cued[item] = work.cues(direction)[item].mean;
    if (direction == Direction::across && work.rank_columns[item]) search.may_be_target[item] = false;
  }
  std::vector<Relation> best;
  const auto offer = [&](Relation relation) {
    const auto same =
        std::find_if(best.begin(), best.end(), [&](const Relation& r) { return r.target == relation.target; });
    if (same == best.end())
      best.push_back(std::move(relation));
    else if (relation.score > same->score)
      *same = std::move(relation);
  };
  for (auto& items : sequences(work, direction)) {
    if (items.size() < 3) continue;
    search.items = std::move(items);
    for (auto& relation : strided_relations(search)) offer(std::move(relation));
    for (auto& relation : block_relations(search)) offer(std::move(relation));
  }
  // A mean is no part of the mean that explains it.
  std::erase_if(best, [&](const Relation& relation) {
    return std::any_of(best.begin(), best.end(), [&](const Relation& other) {
      return other.score > relation.score &&
             std::find(other.parts.begin(), other.parts.end(), *relation.target) != other.parts.end() &&
             std::find(relation.parts.begin(), relation.parts.end(), *other.target) != relation.parts.end();
    });
  });
  return best;
}

}  // namespace ecumene::auditing
