// How a node of the kd-tree is parted in two.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace ecumene::internal {

// Columns of scaled values, and the numbers of their rows.
struct KdColumns {
  double* start = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
  std::uint32_t* rows = nullptr;
  double* column(std::size_t j) const { return start + j * stride; }
};

inline void copy_points(const KdColumns& from, std::size_t begin, std::size_t end, const KdColumns& to,
                        std::size_t place) {
  for (std::size_t j = 0; j < from.count; ++j)
    std::copy(from.column(j) + begin, from.column(j) + end, to.column(j) + place);
  std::copy(from.rows + begin, from.rows + end, to.rows + place);
}

// Of a run of values. REQUIRES count >= 1.
void least_and_greatest(const double* values, std::size_t count, double& least, double& greatest);

// A border with `wanted` values below it; NaN where none was found soon, for values that are equal or very uneven.
// REQUIRES 0 < wanted < count, least and greatest of the values.
double border_above(const double* values, std::size_t count, std::size_t wanted, double least, double greatest);

// How many values are below the border.
std::size_t count_under(const double* values, std::size_t count, double border);

// The first of the points [begin, end) that is equal to that at `at`; `end`: none.
std::size_t first_equal(const KdColumns& columns, std::size_t begin, std::size_t end, std::size_t at);

// The first of the points [begin, end) that is equal to one before it; `end`: none.
std::size_t end_of_distinct(const KdColumns& columns, std::size_t begin, std::size_t end);

// from[begin, end) to the same range of `to`, points whose column `key` is below the border first. Returns where the
// others start.
std::size_t parted(const KdColumns& from, const KdColumns& to, std::size_t begin, std::size_t end, std::size_t key,
                   double border);

constexpr auto all_parting_lanes() {
  constexpr std::size_t count = 8;
  std::array<std::array<std::uint32_t, count>, 256> lanes{};
  for (std::uint32_t bits = 0; bits < lanes.size(); ++bits) {
    std::size_t at = 0;
    for (std::uint32_t lane = 0; lane < count; ++lane)
      if ((bits >> lane & 1U) != 0) lanes[bits][at++] = lane;
    for (std::uint32_t lane = 0; lane < count; ++lane)
      if ((bits >> lane & 1U) == 0) lanes[bits][at++] = lane;
  }
  return lanes;
}

// For each mask of eight lanes: those of its bits, then the others. (Highway's own Compress copies its table at every
// call under GCC 12.) With fewer lanes the first entries serve.
inline constexpr auto kd_parting_lanes = all_parting_lanes();

}  // namespace ecumene::internal
