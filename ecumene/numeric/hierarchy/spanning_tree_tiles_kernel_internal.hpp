// The inner loop of the tile filter: which pairs of two tiles may be near enough.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>

#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

namespace ecumene::internal {

// Points of one tile (arrays of tile_points, aligned) and how near a pair must be to count (in the units of
// TileSpace::half_above).
struct TileSide {
  const float* coordinates = nullptr;
  const float* half_norms = nullptr;
  const float* bounds = nullptr;
};

// A bound for each point of a space, in the layout that the kernel reads.
inline constexpr float largest_bound = std::numeric_limits<float>::max();
inline constexpr float no_bound = -std::numeric_limits<float>::infinity();  // nothing is looked for
class SlotBounds {
 public:
  explicit SlotBounds(const TileSpace& space)
      : space_(space), bounds_(hwy::AllocateAligned<float>(space.tiles() * tile_points)) {
    if (bounds_ == nullptr) throw std::bad_alloc();
    fill(no_bound);
  }
  void fill(float bound) { std::fill_n(bounds_.get(), space_.tiles() * tile_points, bound); }
  float& at(std::size_t tile, std::size_t point) { return bounds_[tile * tile_points + point]; }
  float largest(std::size_t tile) const {
    const float* first = bounds_.get() + tile * tile_points;
    return *std::max_element(first, first + space_.slots_of(tile));
  }
  TileSide side(std::size_t tile) const {
    return {space_.coordinates(tile), space_.half_norms(tile), bounds_.get() + tile * tile_points};
  }

 private:
  const TileSpace& space_;
  hwy::AlignedFreeUniquePtr<float[]> bounds_;
};

// The bounds of a tile in which no point looks for others.
struct NoBounds {
  alignas(HWY_ALIGNMENT) float of_tile[tile_points];
  constexpr NoBounds() : of_tile() { std::fill_n(of_tile, tile_points, no_bound); }
};
inline constexpr NoBounds no_bounds;

struct Hit {
  std::uint16_t row;
  std::uint16_t column;
  float half;  // no more than the square of the distance in these units
};
using Hits = std::array<Hit, tile_points * tile_points>;

inline std::uint64_t first_points(std::size_t count) {
  return ~std::uint64_t{0} >> (tile_points - count);
}

// Two tiles of which near pairs are wanted, each with its ball, from whose centre its coordinates count.
struct TilePair {
  TileSide rows{};
  std::uint64_t row_mask = 0;  // the points that count
  Ball row_ball{};
  float row_bound = no_bound;  // the largest of its points
  TileSide columns{};
  std::uint64_t column_mask = 0;
  Ball column_ball{};
  float column_bound = no_bound;
};

// All pairs whose half is at most the row's or the column's bound; the bounds are read once. Pairs
// of which one point does not count may be among them. Points that are too far from
// the other tile's ball are left out beforehand. Returns how many. Halves differ in their last digits between SIMD
// targets, what they promise does not.
std::size_t near_pairs(const TilePair& pair, const TileSpace& space, Hits& hits);

}  // namespace ecumene::internal
