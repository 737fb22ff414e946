// Spanning trees of points in few dimensions: the steps.
#include <algorithm>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

namespace ecumene::internal {

bool comes_before(const KdTree& tree, const KdEdge& e, const KdEdge& f) {
  if (e.length != f.length) return e.length < f.length;
  if (e.square != f.square) return e.square < f.square;
  if (f.from == no_slot) return e.from != no_slot;
  if (e.from == no_slot) return false;
  const auto [e_low, e_high] = tree.is_less(e.from, e.to) ? std::pair(e.from, e.to) : std::pair(e.to, e.from);
  const auto [f_low, f_high] = tree.is_less(f.from, f.to) ? std::pair(f.from, f.to) : std::pair(f.to, f.from);
  return e_low != f_low ? tree.is_less(e_low, f_low) : e_high != f_high && tree.is_less(e_high, f_high);
}

std::vector<double> least_cores(const KdTree& tree, const KdNeighbours& known) {
  std::vector<double> all(tree.nodes.size(), std::numeric_limits<double>::infinity());
  for (std::size_t node = tree.nodes.size(); node-- > 0;) {
    const KdNode& at = tree.nodes[node];
    if (at.right != 0) {
      all[node] = std::min(all[node + 1], all[at.right]);
    } else {
      all[node] = *std::min_element(known.cores.data() + at.first, known.cores.data() + at.end);
    }
  }
  return all;
}

namespace {

// Measured: shorter lists take less memory and more searches.
std::size_t neighbours_kept(std::size_t columns) {
  return columns <= 1 ? 2 : columns == 2 ? 4 : 5;
}

void keep_cores(const KdTree& tree, const KdNeighbours& known, std::vector<double>& core_squares) {
  if (known.cores.empty()) return;
  core_squares.assign(tree.points->rows.rows(), 0);
  for (std::uint32_t slot = 0; slot < tree.slots; ++slot)
    if (tree.rows[slot] != no_slot) core_squares[tree.rows[slot]] = known.cores[slot];
  for (const EqualRow& equal : tree.equal) core_squares[equal.row] = known.cores[equal.slot];
}

}  // namespace

SquaredEdges kd_tree_edges(const PointSet& points, std::size_t min_points, std::vector<double>& core_squares,
                           const Execution& execution) {
  Crew crew(execution.threads);
  const std::size_t columns = points.rows.columns();
  const KdTree tree = kd_tree_of(points, largest_leaf, crew);
  if (execution.progress) execution.progress(0.1);
  const KdBunches bunches = kd_bunches_of(tree, crew);
  KdNeighbours known = kd_neighbours(tree, bunches, min_points, neighbours_kept(columns), crew);
  keep_cores(tree, known, core_squares);
  return boruvka_edges(tree, bunches, known, execution, crew);
}

}  // namespace ecumene::internal
