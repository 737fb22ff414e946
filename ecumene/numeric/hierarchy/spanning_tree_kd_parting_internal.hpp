// How a node of the kd-tree is parted in two.
#pragma once

#include <cstddef>

namespace ecumene::internal {

// Columns of doubles: the scaled values, then the row numbers (exact in a
// double).
struct KdColumns {
  double* start = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
  double* column(std::size_t j) const { return start + j * stride; }
};

// Of a run of values. REQUIRES count >= 1.
void least_and_greatest(const double* values, std::size_t count, double& least, double& greatest);

// from[begin, end) to the same range of `to`, points whose column `key` is below the border first. Returns where the
// others start.
std::size_t parted(const KdColumns& from, const KdColumns& to, std::size_t begin, std::size_t end, std::size_t key,
                   double border);

}  // namespace ecumene::internal
