// The inner loops of agglomeration on a matrix of distances; the same digits for every SIMD target.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ecumene/numeric/hierarchy/lance_williams_internal.hpp"

namespace ecumene::internal {

// Points column by column, already scaled: point p has values[j * stride + p].
struct PointColumns {
  const double* values = nullptr;
  std::size_t stride = 0;
  std::size_t columns = 0;
};

// out[r][k] = distance of points first + r and begin + k for r < distance_rows and begin + k < end.
inline constexpr std::size_t distance_rows = 4;
void distances_of_four(const PointColumns& points, std::size_t first, std::size_t begin, std::size_t end,
                       double* const* out);
// The same for one row.
void distances_of_one(const PointColumns& points, std::size_t row, std::size_t begin, std::size_t end, double* out);

// For begin <= k < end: sums[k - begin] += weight * distance of points `row` and k; and greatest[k - begin] = the
// greater of itself and the distance.
void add_distances(const PointColumns& points, std::size_t row, double weight, std::size_t begin, std::size_t end,
                   double* sums);
void raise_to_distances(const PointColumns& points, std::size_t row, std::size_t begin, std::size_t end,
                        double* greatest);

// out[k] = distance of the cluster merged from i and j to k, from to_i[k] and to_j[k]. `sizes` is read by Ward's update
// only. `out` may be one of the inputs.
void merged_row(Linkage linkage, const MergedPair& pair, const double* to_i, const double* to_j, const double* sizes,
                std::size_t count, double* out);

// The two least of some values; where the least stands first. Infinite, and `nowhere`, where there are none.
inline constexpr std::uint32_t nowhere = 0xffffffffU;
struct LeastTwo {
  double least;
  double second;
  std::uint32_t at = nowhere;
};
// Of values[k] + penalty[k], where a penalty is 0 or infinite.
LeastTwo least_two(const double* values, const double* penalty, std::size_t count);

// What clusters know of their neighbours.
struct Neighbours {
  double* least = nullptr;
  double* second = nullptr;
  std::uint32_t* nearest = nullptr;
};
// For each k < count: values[k], the distance of cluster `row` to k, is offered to what k knows of its neighbours. An
// equal distance that comes later does not displace the nearest. Returns the least two of the values.
LeastTwo least_two_offered(const double* values, std::size_t count, std::uint32_t row, const Neighbours& neighbours);

// Up to `run_length` values that keep their order and become neighbours: out[to
// + k] = values[from + k].
struct Run {
  std::uint32_t from;
  std::uint32_t to;
};
inline constexpr std::size_t run_length = 8;
// Copies the runs in their order; each writes `run_length` values, so that what is too much is written over by the next
// one. Up to `run_length` values more than wanted are read and written at the end.
void copy_runs(const double* values, const Run* runs, std::size_t count, double* out);

// out[k] = values[k], written past the caches: for what is not read again soon.
void stream(const double* values, std::size_t count, double* out);

}  // namespace ecumene::internal
