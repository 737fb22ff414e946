// How far the clusters of a hierarchy hang on the choice of columns: multiscale bootstrap.
//
// Columns are drawn with replacement, at each scale r about r times as many as there are; from each draw a tree is
// grown, and it is counted which clusters of the given tree stand in it too [Suzuki & Shimodaira 2006, Bioinformatics
// 22: 1540-1542; there it is the items that stand in columns]. The counts give each cluster its p-values
// (multiscale_fit.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/execution.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/multiscale_fit.hpp"

namespace ecumene {

struct ClusterSupportOptions {
  Distance distance = Distance::euclidean;
  Linkage linkage = Linkage::average;
  std::size_t replicates = 1000;  // at each scale
  std::vector<double> scales = {0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4};
  std::uint64_t seed = 1;
  Execution execution{};
};

struct ClusterSupport {
  // By scale; the columns drawn are whole, so that the scale is floor(r m) / m, and at least 1 / m.
  std::vector<double> scales{};
  // By scale: the draws that gave a tree. Under correlation and gower some draws have no distances
  // ("distance-undefined"); they are left out.
  std::vector<std::uint32_t> replicates{};
  std::vector<std::vector<std::uint32_t>> found{};  // by merge of the given tree, by scale
  std::vector<MultiscaleFit> fits{};                // by merge
};

// `tree`: of these rows under this distance and linkage. The outcome follows from the seed and the order of the
// columns, whatever the number of threads. Euclidean distances go through small_trees.hpp: about (n^2 to n^3) a draw;
// others are worked out from the drawn columns, n^2 m. Throws what pairwise_distances throws for the rows themselves
// (mahalanobis: Error "covariance-singular", since no draw with a column twice has an inverse covariance). REQUIRES at
// least one column, one scale and one replicate; every scale > 0.
ClusterSupport cluster_support(MatrixView<const double> rows, const Dendrogram& tree,
                               const ClusterSupportOptions& options = {});

}  // namespace ecumene
