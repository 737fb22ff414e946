// Visits the pairs of tiles that a search needs, near ones first, on any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "ecumene/numeric/hierarchy/execution.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

namespace ecumene::internal {

// What is looked for. While a call works on two nodes, no other thread works on either of them or on nodes within.
class TilePairs {
 public:
  virtual ~TilePairs() = default;
  // Whether pairs of points of these nodes may matter; a = b: pairs within one node.
  virtual bool is_needed(std::uint32_t a, std::uint32_t b) = 0;
  // Two leaves; a = b: the pairs within one leaf.
  virtual void visit(std::uint32_t a, std::uint32_t b) = 0;
  // The pairs of this node's children may have changed what is known of them.
  virtual void refresh(std::uint32_t node) = 0;
};

// One walk over all pairs of tiles. The order of visits to a tile does not depend on the number of threads: work is
// divided in the cache-oblivious way, halves of one node against halves of the other [Frigo, Leiserson, Prokop &
// Ramachandran 1999], two quarters at a time that share no tile.
// `progress` gets the share of pairs of tiles behind; it is called from the calling thread only.
void walk_pairs(const TileSpace& space, TilePairs& pairs, std::size_t threads,
                const std::function<void(double)>& progress);

// f(first, last) for [0, count), `together` at a time. `after` is called from the calling thread now and then.
void for_ranges(std::size_t count, std::size_t together, std::size_t threads,
                const std::function<void(std::size_t, std::size_t)>& f, const std::function<void()>& after);

}  // namespace ecumene::internal
