// An order of points in which those of one tile lie near together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ecumene::internal {

struct TileOrder {
  std::vector<std::uint32_t> order{};
  // So many tiles from the first hold points among their like; the others hold stragglers: points that would spread the
  // tile of their neighbourhood far beyond its other points.
  std::size_t compact_tiles = 0;
};

// Halving along lines through the points that lie far apart: [first, first + tiles/2) tiles to one side, and so on, for
// the compact tiles and for the others. copy: row after row.
TileOrder tile_order(std::span<const float> copy, std::size_t columns);

}  // namespace ecumene::internal
