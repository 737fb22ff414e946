// Minimum spanning trees of points in Euclidean space: the skeleton of single linkage and of density hierarchies.
//
// Exact: the tree is the minimum over all pairs, whatever the algorithm. A length is sqrt(sum (x_j - y_j)^2), the sum
// in the order of the columns, each operation rounded to double after all values were multiplied by one power of two
// (which changes no digit, and keeps squares from overflow and underflow: coordinates of 1e200 and of 1e-200 are no
// trouble).
//
// Ties: edges are ordered by length (its square, as computed), then by their lower point, then by their higher point.
// Points are ordered by content: by the first column, then the second, ...; rows that are equal throughout by their
// number. With that total order the minimum spanning tree is unique: the same for any order of the rows (up to the
// exchange of equal rows), any number of threads and any algorithm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/numeric/hierarchy/execution.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene {

struct TreeEdge {
  std::uint32_t a;  // rows, a < b
  std::uint32_t b;
  double length;
  friend bool operator==(const TreeEdge&, const TreeEdge&) = default;
};

struct SpanningTree {
  std::size_t points = 0;
  std::vector<TreeEdge> edges{};         // points - 1, ascending in the order above
  std::vector<double> core_distances{};  // mutual reachability only: one for each point
};

// automatic: by a measured model of the cost (see docs/methods). The tree does not depend on it.
//   prim: all pairs, O(n^2 d) time, O(n) memory; few points.
//   kd_tree: Boruvka's rounds over a kd-tree, O(n log n) in few dimensions.
//   tiles: all pairs in blocks, filtered in single precision under a certified bound and decided in double; many
//   dimensions.
enum class SpanningTreeAlgorithm : std::uint8_t { automatic, prim, kd_tree, tiles };

struct SpanningTreeOptions {
  SpanningTreeAlgorithm algorithm = SpanningTreeAlgorithm::automatic;
  Execution execution{};
};

// rows × columns values. n = 0 and n = 1 give no edges; no columns: all lengths are 0. Throws Error "value-not-finite"
// naming row and column (1-based) for NaN and infinity, "too-many-points" above 2^31 rows.
SpanningTree euclidean_spanning_tree(MatrixView<const double> points, const SpanningTreeOptions& options = {});

// The tree of mutual reachability distances max(core(x), core(y), d(x, y)), where core(x) is the distance from x to its
// `min_points`-th nearest point, itself included [Campello, Moulavi, Zimek & Sander 2015, ACM TKDD 10(1):5]. Edges are
// ordered by that length, then by d, then as above. min_points = 1 is the Euclidean tree. Throws also Error
// "min-points-not-valid" unless 1 <= min_points <= max(1, rows).
SpanningTree mutual_reachability_tree(MatrixView<const double> points, std::size_t min_points,
                                      const SpanningTreeOptions& options = {});

// Single linkage: the edges in their order are the merges. Ties are the runs of edges of one length;
// TieGroup::candidates counts the edges of the run (at least that many pairs tie).
Dendrogram single_linkage_tree(const SpanningTree& tree);

}  // namespace ecumene
