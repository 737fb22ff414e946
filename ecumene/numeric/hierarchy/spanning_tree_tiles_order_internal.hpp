// An order of points in which those of one tile lie near together, and the tree over the tiles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ecumene::internal {

// At most so many points are a tile.
inline constexpr std::size_t tile_points = 64;

// A node of the binary tree over the tiles.
struct TileNode {
  std::uint32_t first_tile = 0;
  std::uint32_t tiles = 0;
  std::uint32_t right = 0;  // the left child is the next node; 0: a leaf, which is one tile
};

struct TileOrder {
  std::vector<std::uint32_t> order{};
  std::vector<std::uint32_t> begins{};  // where each tile begins in the order, and the end
  std::vector<TileNode> nodes{};        // node 0 is the root; a node comes before its children
};

// Halving along lines through points that lie far apart: between tiles, or where there is a wide gap. Stragglers,
// points that would spread the tile of their neighbourhood far beyond its other points, are halved apart from the
// others. copy: row after row; at least one row.
TileOrder tile_order(std::span<const float> copy, std::size_t columns);

}  // namespace ecumene::internal
