// The inner loops of Prim's algorithm, one lane a point; the same digits for every SIMD target.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ecumene::internal {

// The points that the tree has not reached, column by column and in canonical order, and the best edge from the tree to
// each. Every array has `stride` places, a multiple of frontier_block. A place without a point (its point has joined
// the tree, or it fills up the last block) has an infinite first coordinate and the reach no_reach, so that it is never
// improved and never chosen.
struct Frontier {
  std::size_t columns = 0;
  std::size_t stride = 0;
  double* coordinates = nullptr;  // columns × stride
  double* reach = nullptr;        // square of the best edge's length; infinite before the first
  double* from = nullptr;         // where that edge starts: the place in canonical order, a whole number
  double* core = nullptr;         // mutual reachability only: the point's squared core distance
  double* square = nullptr;       // mutual reachability only: the square of the edge's Euclidean length
};
inline constexpr std::size_t frontier_block = 8;
inline constexpr double no_reach = 0x1p1023;

// The point that has joined the tree.
struct Joined {
  const double* coordinates = nullptr;
  double core = 0;
  double place = 0;
};

// Offers the edges from `joined` to all points of the frontier; returns the least reach then. Of two edges to one point
// the lesser by (reach, square, place where it starts): the total order of edges, since they share an end.
double relaxed(const Frontier& frontier, const Joined& joined);

// Writes to `places` (room for stride) where the reach is `reach`, ascending; returns how many they are.
std::size_t places_with(const Frontier& frontier, double reach, std::uint32_t* places);

// squares[i] = square of the distance from `point` to the point at i.
void squares_to(const Frontier& frontier, const double* point, double* squares);

// The k-th smallest of count values (a multiple of frontier_block), 1 <= k <= count. Fast where small values lie near
// `start`. `scratch` has room for kth_scratch(k) values.
double kth_smallest(const double* values, std::size_t count, std::size_t k, std::size_t start, double* scratch);
inline std::size_t kth_scratch(std::size_t k) {
  return 2 * k + 64 + frontier_block;
}

}  // namespace ecumene::internal
