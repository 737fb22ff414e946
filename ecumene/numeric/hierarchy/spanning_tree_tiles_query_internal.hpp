// A few points that look for others among all tiles.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "ecumene/numeric/hierarchy/spanning_tree_tiles_kernel_internal.hpp"

namespace ecumene::internal {

// What the points of one query look for.
class QueryAim {
 public:
  virtual ~QueryAim() = default;
  // No point of the node counts.
  virtual bool is_in_vain(std::uint32_t node) const = 0;
  // The points of a leaf that may count, a bit each.
  virtual std::uint64_t candidates(std::uint32_t leaf) const = 0;
  // Point i of the query and the point at `slot`, not the same, may be within the bound of i. Returns the bound of i
  // from now on.
  virtual float found(std::size_t i, std::uint32_t slot) = 0;
  // Called now and then: a bound for all points of the query.
  virtual float common_bound() const = 0;
};

// At most tile_points points, gathered into a tile of their own. Uses the space's tree, nearest nodes first.
class TileQuery {
 public:
  TileQuery(const TileSpace& space, std::span<const std::uint32_t> slots, std::span<const float> bounds);
  void run(QueryAim& aim);

 private:
  void descend(std::uint32_t node, float half, QueryAim& aim);
  void visit(std::uint32_t leaf, QueryAim& aim);
  void lower_largest_bound(float common_bound);
  TileSide side() const { return {coordinates_.get(), half_norms_, bounds_}; }

  const TileSpace& space_;
  std::span<const std::uint32_t> slots_;
  hwy::AlignedFreeUniquePtr<float[]> coordinates_;
  alignas(HWY_ALIGNMENT) float half_norms_[tile_points];
  alignas(HWY_ALIGNMENT) float bounds_[tile_points];
  float largest_bound_ = no_bound;
  std::vector<double> centre_;
  Ball ball_;
};

}  // namespace ecumene::internal
