// The inner loops of linkage without a matrix of all points; the same digits for every SIMD target where it is said.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ecumene::internal {

// The points of one cluster, column by column: point k has coordinates[j * stride + k]. `stride` is a multiple of
// query_block; places without a point repeat the first one with weight 0.
struct QueryPoints {
  const double* coordinates = nullptr;
  const double* weights = nullptr;
  std::size_t stride = 0;
  std::size_t columns = 0;
};
inline constexpr std::size_t query_block = 8;

// Sum of weight * distance over the query's points, to the point whose coordinates are given. The sum is not in a fixed
// order: its last digits depend on the target.
double weighted_distances(const QueryPoints& query, const double* point);
// The greatest square of a distance from the query's points; the same digits everywhere.
double greatest_square(const QueryPoints& query, const double* point);

}  // namespace ecumene::internal
