#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"

namespace ecumene {

using namespace internal;

namespace {

SpanningTreeAlgorithm chosen(const SpanningTreeOptions& options, const PointSet& points, std::size_t min_points) {
  if (options.algorithm != SpanningTreeAlgorithm::automatic) return options.algorithm;
  return cheapest_algorithm(points.rows.rows(), points.rows.columns(), min_points);
}

SquaredEdges edges_by(SpanningTreeAlgorithm algorithm, const PointSet& points, std::size_t min_points,
                      std::vector<double>& core_squares, const Execution& execution) {
  switch (algorithm) {
    case SpanningTreeAlgorithm::kd_tree:
      return kd_tree_edges(points, min_points, core_squares, execution);
    case SpanningTreeAlgorithm::tiles:
      return tile_edges(points, min_points, core_squares, execution);
    case SpanningTreeAlgorithm::prim:
    case SpanningTreeAlgorithm::automatic:
      break;
  }
  return prim_edges(points, min_points, core_squares, execution);
}

// Without columns all rows are equal: a path in the order of their numbers.
SquaredEdges edges_without_columns(std::size_t rows) {
  SquaredEdges edges;
  for (std::uint32_t row = 1; row < rows; ++row) edges.push_back({0, row, 0});
  return edges;
}

SpanningTree tree_of(MatrixView<const double> rows, std::size_t min_points, const SpanningTreeOptions& options) {
  const PointSet points = checked_points(rows);
  SpanningTree tree{.points = rows.rows()};
  std::vector<double> core_squares;
  SquaredEdges edges;
  if (rows.columns() == 0) {
    edges = edges_without_columns(rows.rows());
  } else if (rows.rows() >= 2) {
    edges = edges_by(chosen(options, points, min_points), points, min_points, core_squares, options.execution);
  }
  if (min_points > 1) {
    core_squares.resize(rows.rows(), 0);
    tree.core_distances = std::move(core_squares);
    for (double& core : tree.core_distances) core = true_length(core, points.unit);
  }
  tree.edges = ordered_edges(points, std::move(edges), options.execution);
  return tree;
}

}  // namespace

SpanningTree euclidean_spanning_tree(MatrixView<const double> points, const SpanningTreeOptions& options) {
  return tree_of(points, 1, options);
}

SpanningTree mutual_reachability_tree(MatrixView<const double> points, std::size_t min_points,
                                      const SpanningTreeOptions& options) {
  const std::size_t most = std::max<std::size_t>(1, points.rows());
  if (min_points < 1 || min_points > most)
    throw Error({.code = "min-points-not-valid",
                 .severity = Severity::error,
                 .what = "min-points is " + std::to_string(min_points) + "; there are " +
                         std::to_string(points.rows()) + " rows",
                 .way_out = "give a whole number from 1 to " + std::to_string(most) + "; 5 to 15 are usual"});
  return tree_of(points, min_points, options);
}

}  // namespace ecumene
