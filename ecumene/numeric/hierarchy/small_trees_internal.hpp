// The inner work of small_trees.hpp: one square matrix, whole vectors a row, compiled for each SIMD target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "hwy/aligned_allocator.h"

#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene::internal {

// Rows are padded to this many doubles: whole vectors on every target.
inline constexpr std::size_t small_tree_lanes = 8;

// Vector-aligned doubles that only ever grow.
class AlignedDoubles {
 public:
  // What stood there before is lost if it grows.
  double* resized(std::size_t size) {
    if (size > size_) {
      values_ = hwy::AllocateAligned<double>(size);
      size_ = size;
    }
    return values_.get();
  }
  double* data() { return values_.get(); }
  const double* data() const { return values_.get(); }

 private:
  hwy::AlignedFreeUniquePtr<double[]> values_;
  std::size_t size_ = 0;
};

enum class SquareRoot : std::uint8_t { no, yes };

// Columns one after the other, each `stride` values long (padding: 0); those in `used` count, with their weights.
struct WeightedColumns {
  const double* values;
  std::size_t stride;
  const std::uint32_t* used;
  const double* weights;  // of all columns
  std::size_t used_count;
  SquareRoot root;
  const double* ward_sizes;  // of rows that stand several times, under Ward's update; else nullptr
};

struct SmallAgglomeration {
  std::size_t rows;
  std::size_t stride;     // rows, padded
  double* matrix;         // stride^2 values in the units that the linkage works on; destroyed
  double* sizes;          // of the clusters; `stride` values, as the next six; 0 in the padding
  double* numbers;        // 0 .. rows - 1; -1 in the padding
  double* dead;           // infinity in the padding, -infinity elsewhere
  double* bounds;         // of each row's distances to the rows behind it,
  double* second_bounds;  // of these distances but the least,
  double* nearest;        // and the row that the least leads to
  std::uint32_t* active;  // work space of `rows` values, as the next two
  std::uint32_t* names;
  std::uint32_t* places;
  SlotMerge* merges;  // receives rows - 1
};
// Of the largest magnitude; above those of infinity where a value is no number, 0 where there is none.
std::uint64_t largest_magnitude_bits(std::span<const double> values);
// Fills the matrix with sum_j w_j (x_j - y_j)^2 in the order of `used`, or its root, the same digits for (x, y) and
// (y, x), and the three arrays of what is nearest. REQUIRES the stride of the columns to be that of the matrix.
void fill_small_matrix(const WeightedColumns& columns, const SmallAgglomeration& work);
// REQUIRES what fill_small_matrix writes.
void agglomerate_small(const SmallAgglomeration& work, Linkage linkage);

}  // namespace ecumene::internal
