// Many small hierarchies: the trees of resampled tables, each of some tens to hundreds of rows, one after the other
// without allocating memory.
//
// Trees are those of linkage_tree (linkage.hpp) on Euclidean distances: the same linkages, heights, numbering of nodes
// and rule for ties, which goes by the numbers of the rows. Single linkage follows the rule of the other linkages here:
// where distances tie it may order merges of one height otherwise than linkage_tree; cophenetic distances are equal.
// For ward.D2, centroid and median the squared distances are taken as they are computed, not squared again from their
// roots. The matrix is n^2 doubles; time is O(n^2) to O(n^3), about 15 microseconds for 85 rows of 10 columns (AMD
// Genoa, one thread). The same digits on every machine: columns are summed in their order, without fused operations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene {

// Grows one tree after the other in its own work space, which grows to the largest table it has seen. One builder for
// each thread. Merges that are returned are good until the next call.
class SmallTreeBuilder {
 public:
  explicit SmallTreeBuilder(Linkage linkage);
  ~SmallTreeBuilder();
  SmallTreeBuilder(SmallTreeBuilder&&) noexcept;
  SmallTreeBuilder& operator=(SmallTreeBuilder&&) noexcept;

  // The table that the next trees are about; it is copied. Throws Error "value-not-finite" and "too-many-points".
  void set_table(MatrixView<const double> points);

  // The tree of its rows; n = 0 and n = 1 give no merges. Throws Error "distance-too-large" where a height is no
  // double.
  std::span<const Merge> tree();
  // With columns that weigh differently, as where each is drawn as often as its weight says: distances are
  // sqrt(sum_j w_j (x_j - y_j)^2). REQUIRES one finite weight >= 0 for each column.
  std::span<const Merge> tree_of_weighted_columns(std::span<const double> weights);
  // With row i standing counts[i] times in the table (0: not at all). Equal rows are one cluster from the start: leaves
  // are the rows that stand in it, numbered in their order; sizes count every row as often as it stands.
  // REQUIRES one count for each row, their sum below 2^32.
  std::span<const Merge> tree_of_repeated_rows(std::span<const std::uint32_t> counts);

 private:
  struct Workspace;
  std::unique_ptr<Workspace> work_;
};

}  // namespace ecumene
