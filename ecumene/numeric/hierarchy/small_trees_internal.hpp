// The inner work of small_trees.hpp: one square matrix, whole vectors a row, compiled for each SIMD target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
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

// Columns one after the other, each `stride` values long (padding: 0); those in `used` count, with their weights.
struct WeightedColumns {
  const double* values;
  std::size_t stride;
  std::size_t rows;
  const std::uint32_t* used;
  const double* weights;  // of all columns
  std::size_t used_count;
};

enum class SquareRoot : std::uint8_t { no, yes };
// Fills the matrix (rows of `stride` doubles): sum_j w_j (x_j - y_j)^2 in the order of `used`, or its root. The same
// digits for (x, y) and (y, x). The matrix has an even number of rows, at least as many as there are.
void fill_small_matrix(const WeightedColumns& columns, SquareRoot root, double* matrix);

struct SmallAgglomeration {
  std::size_t rows;
  std::size_t stride;
  double* matrix;  // in the units that the linkage works on; destroyed
  double* sizes;   // of the clusters; 0 in the padding
  double* bounds;  // work space of `stride` values, as the next four
  double* second_bounds;
  double* nearest;
  double* dead;
  double* numbers;
  std::uint32_t* active;  // work space of `rows` values, as the next two
  std::uint32_t* names;
  std::uint32_t* places;
  SlotMerge* merges;  // receives rows - 1
};
void agglomerate_small(const SmallAgglomeration& work, Linkage linkage);

}  // namespace ecumene::internal
