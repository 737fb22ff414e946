// The spanning tree by tiles: equal rows are grouped, each point finds its near points with the single-precision
// filter, and Boruvka's rounds decide in double.
#include <algorithm>
#include <utility>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_lists_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_rounds_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr std::size_t usual_list = 6;
// Beyond those that a core distance needs, so that the filter's doubt seldom reaches the last of them.
constexpr std::size_t spare_in_list = 2;
constexpr double share_of_lists = 0.6;

// Of each group of equal rows the first stands for all.
struct Groups {
  EqualRows equal;
  std::size_t size() const { return equal.begin.size() - 1; }
  std::uint32_t weight(std::size_t group) const { return equal.begin[group + 1] - equal.begin[group]; }
  std::uint32_t row(std::size_t group) const { return equal.order[equal.begin[group]]; }
};

// Where the other rows of each group join: at the least point that their shortest edges reach. Since they are equal to
// the group's first row, that is this row, unless its own shortest edge goes to a lesser point at (computed) distance
// 0.
std::vector<std::uint32_t> anchors(const Groups& groups, const TilePoints& points, const std::vector<SlotEdge>& edges) {
  std::vector<std::uint32_t> anchor(groups.size());
  for (std::uint32_t group = 0; group < anchor.size(); ++group) anchor[group] = group;
  for (const SlotEdge& edge : edges) {
    if ((points.core.empty() ? edge.reach : points.square(edge.a, edge.b)) != 0) continue;
    for (const auto& [from, to] : {std::pair(edge.a, edge.b), std::pair(edge.b, edge.a)}) {
      const bool is_shortest = points.core.empty() || edge.reach == points.core[from];
      std::uint32_t& least = anchor[points.place[from]];
      if (is_shortest) least = std::min(least, points.place[to]);
    }
  }
  return anchor;
}

SquaredEdges all_edges(const Groups& groups, const TilePoints& points, const std::vector<SlotEdge>& edges) {
  SquaredEdges all;
  all.reserve(groups.equal.order.size() - 1);
  for (const SlotEdge& edge : edges) all.push_back({points.row[edge.a], points.row[edge.b], edge.reach});
  if (groups.size() == groups.equal.order.size()) return all;
  const auto anchor = anchors(groups, points, edges);
  std::vector<double> core(groups.size());
  for (std::size_t slot = 0; slot < points.core.size(); ++slot) core[points.place[slot]] = points.core[slot];
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (std::uint32_t i = 1; i < groups.weight(group); ++i)
      all.push_back({groups.row(anchor[group]), groups.equal.order[groups.equal.begin[group] + i], core[group]});
  return all;
}

std::size_t list_length(std::size_t min_points) {
  return std::clamp(min_points - 1 + spare_in_list, usual_list, longest_list);
}

// Where the filter rules out little (far-off places with many points each, values over many powers of ten), pairs
// decided one by one are dearer than all pairs in Prim's way, by about this factor.
bool is_hopeless(const NearLists& lists, const Groups& groups) {
  constexpr double price_of_doubt = 24;
  const auto rows = static_cast<double>(groups.equal.order.size());
  return price_of_doubt * static_cast<double>(lists.hopeless) * static_cast<double>(groups.size()) > rows * rows / 2;
}

}  // namespace

SquaredEdges tile_edges(const PointSet& points, std::size_t min_points, std::vector<double>& core_squares,
                        const Execution& execution) {
  const Groups groups{equal_rows(points.rows)};
  std::vector<std::uint32_t> rows(groups.size());
  for (std::size_t group = 0; group < rows.size(); ++group) rows[group] = groups.row(group);
  const TileSpace space(points, std::move(rows));
  TilePoints known{.points = points, .space = space, .row = space.rows(), .place = space.order()};
  const auto report = [&](double share) {
    if (execution.progress) execution.progress(share_of_lists * share);
  };
  auto lists = near_lists(space, list_length(min_points), execution.threads, report);
  if (is_hopeless(lists, groups)) {
    constexpr std::size_t many_rows = 20'000;  // all pairs are dearer than a tree that hardly prunes from about here
    const auto otherwise = groups.size() < many_rows ? prim_edges : kd_tree_edges;
    return otherwise(points, min_points, core_squares, execution);
  }
  if (min_points > 1) {
    std::vector<std::uint32_t> weight;
    for (const std::uint32_t group : known.place) weight.push_back(groups.weight(group));
    known.core = core_squares_of(known, lists, weight, min_points, execution.threads, [&] { report(1); });
    core_squares.assign(points.rows.rows(), 0);
    for (std::size_t slot = 0; slot < known.size(); ++slot)
      for (std::uint32_t i = 0; i < weight[slot]; ++i)
        core_squares[groups.equal.order[groups.equal.begin[known.place[slot]] + i]] = known.core[slot];
  }
  return all_edges(groups, known, boruvka_edges(known, lists, execution, share_of_lists));
}

}  // namespace ecumene::internal
