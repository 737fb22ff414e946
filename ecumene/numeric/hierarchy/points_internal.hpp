// What the algorithms on points share: the check of the values, the exact scaling, the order by content.
#pragma once

#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/numeric/hierarchy/canonical_order.hpp"
#include "ecumene/numeric/hierarchy/execution.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

namespace ecumene::internal {

// Points as given, and the power of two that the algorithms multiply each value with when they copy it. With it the
// largest magnitude lies in [2^399, 2^400) (lower where all values are subnormal), so that sums of squares do not
// overflow, and squares of differences keep all digits down to 2^-910 of the largest value. A true distance is
// (distance of scaled points) / unit.
struct PointSet {
  MatrixView<const double> rows;
  double unit = 1;
};

// sqrt(square) / unit. Throws Error "distance-too-large" where that is no double.
[[noreturn]] void refuse_length();
inline double true_length(double square, double unit) {
  const double length = std::sqrt(square) / unit;
  if (!std::isfinite(length)) refuse_length();
  return length;
}

// Throws Error "value-not-finite" (row and column, 1-based), "too-many-points".
PointSet checked_points(MatrixView<const double> rows);

// The order of rows by content, without the last resort of their numbers.
inline std::weak_ordering content_order(const double* x, const double* y, std::size_t columns) {
  for (std::size_t j = 0; j < columns; ++j) {
    if (x[j] < y[j]) return std::weak_ordering::less;
    if (y[j] < x[j]) return std::weak_ordering::greater;
  }
  return std::weak_ordering::equivalent;
}

// The total order of points: content, then number.
inline bool point_less(MatrixView<const double> rows, std::uint32_t a, std::uint32_t b) {
  const auto order = content_order(rows.row(a).data(), rows.row(b).data(), rows.columns());
  return order < 0 || (order == 0 && a < b);
}

// An edge as the algorithms find it: the lengths are squares of scaled distances.
struct SquaredEdge {
  std::uint32_t a;
  std::uint32_t b;
  double square;  // of the length; for mutual reachability the greatest of the three squares
};

// Leaves new values unset where none are given: who resizes a long list writes all of it at once.
template <class Value>
struct UnsetAllocator : std::allocator<Value> {
  template <class Other>
  struct rebind {
    using other = UnsetAllocator<Other>;
  };
  UnsetAllocator() = default;
  template <class Other>
  explicit UnsetAllocator(const UnsetAllocator<Other>&) {}
  template <class Item, class... Parts>
  void construct(Item* at, Parts&&... parts) {
    if constexpr (sizeof...(Parts) == 0) {
      ::new (static_cast<void*>(at)) Item;
    } else {
      ::new (static_cast<void*>(at)) Item{std::forward<Parts>(parts)...};
    }
  }
};
using SquaredEdges = std::vector<SquaredEdge, UnsetAllocator<SquaredEdge>>;

// sum ((x_j - y_j) * unit)^2 in the order of the columns: x_j * unit - y_j * unit, squared, added; no fused operations.
double squared_distance(const PointSet& points, std::uint32_t a, std::uint32_t b);
// The total order of edges. REQUIRES each edge's lower point (point_less) to be its a.
bool edge_less(const PointSet& points, const SquaredEdge& e, const SquaredEdge& f);
// In the order of spanning_tree.hpp, lengths true. O(n) but for ties.
std::vector<TreeEdge> ordered_edges(const PointSet& points, SquaredEdges edges, const Execution& execution);

// The algorithms. `min_points` = 1 is the Euclidean tree; above, `core_squares` receives the squared (scaled) core
// distance of each row. Edges come in any order and with their ends in any order; every one of them chosen by the total
// order of spanning_tree.hpp. REQUIRES rows >= 2, columns >= 1.
SquaredEdges kd_tree_edges(const PointSet& points, std::size_t min_points, std::vector<double>& core_squares,
                           const Execution& execution);
SquaredEdges prim_edges(const PointSet& points, std::size_t min_points, std::vector<double>& core_squares,
                        const Execution& execution);
SquaredEdges tile_edges(const PointSet& points, std::size_t min_points, std::vector<double>& core_squares,
                        const Execution& execution);
// Never `automatic`.
SpanningTreeAlgorithm cheapest_algorithm(std::size_t rows, std::size_t columns, std::size_t min_points);

// Equal rows, found by content: group g holds rows order[begin[g]] .. order[begin[g+1]] - 1, groups and rows in
// canonical order.
struct EqualRows {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> begin;  // one more than there are groups
};
EqualRows equal_rows(MatrixView<const double> rows);

// The linkages. ward_d2, centroid, median:
Dendrogram centre_linkage_tree(const PointSet& points, Linkage linkage, const Execution& execution);
// average, complete, mcquitty, ward_d on a matrix of distances:
Dendrogram matrix_linkage_tree(const PointSet& points, Linkage linkage, const Execution& execution);
// average, complete:
Dendrogram light_linkage_tree(const PointSet& points, Linkage linkage, const Execution& execution);

}  // namespace ecumene::internal
