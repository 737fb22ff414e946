// Boruvka's rounds over the lists of the tile filter.
#pragma once

#include <cstdint>
#include <vector>

#include "ecumene/numeric/hierarchy/execution.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_lists_internal.hpp"

namespace ecumene::internal {

struct SlotEdge {
  std::uint32_t a;
  std::uint32_t b;
  double reach;  // the square of the edge's length
};

// The minimum spanning tree of the points by the total order of spanning_tree.hpp. `lists` are used up. Reports
// progress from `start` to 1.
std::vector<SlotEdge> boruvka_edges(const TilePoints& points, NearLists& lists, const Execution& execution,
                                    double start);

}  // namespace ecumene::internal
