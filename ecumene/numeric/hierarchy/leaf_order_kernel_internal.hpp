// The inner loop of optimal leaf ordering: a matrix product with min for + and + for ×.
#pragma once

#include <cstddef>

namespace ecumene::internal {

// Columns that are worked on together: sums are laid out in panels of so many columns, row after row.
inline constexpr std::size_t panel_columns = 16;

struct LeastSums {
  const double* left;   // rows × inner, rows `left_stride` apart
  const double* panel;  // inner × panel_columns
  double* sums;  // rows × panel_columns, rows `sums_stride` apart: least over i of left[row][i] + panel[i][column]
  std::size_t rows;
  std::size_t inner;
  std::size_t left_stride;
  std::size_t sums_stride;
};

// REQUIRES inner >= 1 and no NaN. Least sums do not depend on the order of the inner index, nor on the SIMD target.
void find_least_sums(const LeastSums& task);

}  // namespace ecumene::internal
