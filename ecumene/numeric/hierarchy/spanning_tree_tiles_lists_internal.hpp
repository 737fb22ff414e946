// For each point the points that the single-precision filter takes for its nearest, from one walk over all tiles.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

namespace ecumene::internal {

// What all steps know of the points; a slot is a place in the order of the tiles.
struct TilePoints {
  const PointSet& points;
  const TileSpace& space;
  const std::vector<std::uint32_t>& row;    // by slot
  const std::vector<std::uint32_t>& place;  // by slot: among the distinct rows in canonical order
  std::vector<double> core{};               // by slot: squared core distance; empty for the Euclidean tree

  std::size_t size() const { return row.size(); }
  double square(std::uint32_t a, std::uint32_t b) const { return squared_distance(points, row[a], row[b]); }
};

// A point of a list: what the filter knows of its distance, and its slot. As one number so that lists sort fast: halves
// are not negative, so their bits are in their order.
class NearPoint {
 public:
  NearPoint() = default;
  NearPoint(float half, std::uint32_t slot) : bits_(std::uint64_t{std::bit_cast<std::uint32_t>(half)} << 32 | slot) {}
  float half() const { return std::bit_cast<float>(static_cast<std::uint32_t>(bits_ >> 32)); }
  std::uint32_t slot() const { return static_cast<std::uint32_t>(bits_); }
  friend auto operator<=>(const NearPoint&, const NearPoint&) = default;

 private:
  std::uint64_t bits_ = 0;
};

struct NearLists {
  std::size_t length = 0;            // of each list, if it is full
  std::vector<NearPoint> near{};     // slots × length, each list ascending
  std::vector<std::uint8_t> used{};  // by slot
  std::vector<double> floor{};       // by slot: the square of the distance to a point not in the list is no less
  std::size_t hopeless = 0;          // lists whose halves are mostly error: they rule out little

  std::span<NearPoint> list(std::size_t slot) { return {near.data() + slot * length, used[slot]}; }
};
inline constexpr std::size_t longest_list = 128;

// REQUIRES 1 <= length <= longest_list.
NearLists near_lists(const TileSpace& space, std::size_t length, std::size_t threads,
                     const std::function<void(double)>& progress);

// Squared core distances by slot: the distance to the min_points-th nearest row, where slot s stands for weight[s]
// equal rows. `lists` of min(min_points, longest_list - 1) points or more decide most of them.
std::vector<double> core_squares_of(const TilePoints& points, NearLists& lists,
                                    const std::vector<std::uint32_t>& weight, std::size_t min_points,
                                    std::size_t threads, const std::function<void()>& report);

}  // namespace ecumene::internal
