// Hierarchies of points in Euclidean space, without asking the caller for a matrix of distances.
//
// Heights are those of linkage_tree on Euclidean distances (see linkage.hpp). Unlike there, ties are decided by
// content: clusters are ordered by their least point, points by their first column, then the second, ...; equal rows by
// their number. Among pairs of clusters at the same (computed) distance the one whose lower cluster is least is merged,
// then the one whose other cluster is least; equal rows are merged before all else. Single linkage: see
// spanning_tree.hpp. So the tree is the same for any order of the rows (up to the exchange of equal rows) and any
// number of threads, and for any algorithm chosen but one: where sums of distances tie only up to rounding, the light
// way of average linkage can decide otherwise than the matrix does. Heights can differ from linkage_tree's in their
// last digits.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/numeric/hierarchy/execution.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene {

struct PointLinkageOptions {
  // What a matrix of distances may take; above it average, complete, mcquitty and ward.D go the light way: distances
  // between clusters are found when they are needed, in O(n d) memory and more time.
  std::size_t matrix_bytes = std::size_t{8} << 30;
  Execution execution{};
};

// single: the spanning tree. ward.D2, centroid, median: from the clusters' centres, O(n d) memory. average, complete,
// mcquitty, ward.D: nearest-neighbour chain on a matrix of n(n+1)/2 doubles, n without repeated rows, or the light way
// (mcquitty and ward.D have no light way: Error "matrix-too-large" says how much memory they need). n = 0 and 1 give no
// merges. TieGroup::candidates: at least that many pairs. Throws as euclidean_spanning_tree.
Dendrogram euclidean_linkage_tree(MatrixView<const double> points, Linkage linkage,
                                  const PointLinkageOptions& options = {});

}  // namespace ecumene
