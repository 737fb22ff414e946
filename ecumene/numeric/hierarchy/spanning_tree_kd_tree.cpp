// Spanning trees of points in few dimensions: the steps.
#include <algorithm>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

namespace ecumene::internal {
namespace {

std::size_t neighbours_kept(std::size_t columns) {
  return columns <= 1 ? 2 : columns <= 3 ? columns + 2 : 8;
}

void keep_cores(const KdTree& tree, const KdNeighbours& known, std::vector<double>& core_squares) {
  core_squares.assign(tree.points->rows.rows(), 0);
  if (known.cores.empty()) return;
  for (std::uint32_t slot = 0; slot < tree.slots; ++slot)
    if (tree.rows[slot] != no_slot) core_squares[tree.rows[slot]] = known.cores[slot];
  for (const EqualRow& equal : tree.equal) core_squares[equal.row] = known.cores[equal.slot];
}

}  // namespace

std::vector<SquaredEdge> kd_tree_edges(const PointSet& points, std::size_t min_points,
                                       std::vector<double>& core_squares, const Execution& execution) {
  Crew crew(execution.threads);
  const std::size_t columns = points.rows.columns();
  const KdTree tree = kd_tree_of(points, largest_leaf, crew);
  if (execution.progress) execution.progress(0.1);
  KdNeighbours known = kd_neighbours(tree, min_points, neighbours_kept(columns), crew);
  keep_cores(tree, known, core_squares);
  return boruvka_edges(tree, known, execution, crew);
}

}  // namespace ecumene::internal
