#include "ecumene/numeric/hierarchy/spanning_tree_tiles_query_internal.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace ecumene::internal {

TileQuery::TileQuery(const TileSpace& space, std::span<const std::uint32_t> slots, std::span<const float> bounds)
    : space_(space),
      slots_(slots),
      coordinates_(hwy::AllocateAligned<float>(tile_points * space.columns())),
      centre_(space.columns()) {
  if (coordinates_ == nullptr) throw std::bad_alloc();
  std::fill_n(coordinates_.get(), tile_points * space.columns(), 0.0F);
  std::fill_n(half_norms_, tile_points, std::numeric_limits<float>::infinity());
  std::fill_n(bounds_, tile_points, no_bound);
  for (std::size_t i = 0; i < slots.size(); ++i) bounds_[i] = bounds[i];
  ball_ = space.lay_out(slots, coordinates_.get(), half_norms_, centre_.data());
  lower_largest_bound(largest_bound);
}

void TileQuery::run(QueryAim& aim) {
  descend(0, space_.half_between(ball_, space_.ball(0)), aim);
}

void TileQuery::descend(std::uint32_t node, float half, QueryAim& aim) {
  if (half > largest_bound_ || aim.is_in_vain(node)) return;
  if (space_.nodes()[node].right == 0) return visit(node, aim);
  std::pair<float, std::uint32_t> nearer{0.0F, node + 1};
  std::pair<float, std::uint32_t> farther{0.0F, space_.nodes()[node].right};
  for (auto* child : {&nearer, &farther}) child->first = space_.half_between(ball_, space_.ball(child->second));
  if (farther < nearer) std::swap(nearer, farther);
  descend(nearer.second, nearer.first, aim);
  descend(farther.second, farther.first, aim);
}

void TileQuery::visit(std::uint32_t leaf, QueryAim& aim) {
  lower_largest_bound(aim.common_bound());
  const std::uint32_t tile = space_.nodes()[leaf].first_tile;
  const TileSide other{space_.coordinates(tile), space_.half_norms(tile), no_bounds.of_tile};
  const TilePair pair{.rows = side(),
                      .row_mask = first_points(slots_.size()),
                      .row_ball = ball_,
                      .row_bound = largest_bound_,
                      .columns = other,
                      .column_mask = aim.candidates(leaf),
                      .column_ball = space_.ball(leaf),
                      .column_bound = no_bound};
  Hits hits;
  const std::size_t count = near_pairs(pair, space_, hits);
  for (std::size_t h = 0; h < count; ++h) {
    const std::size_t i = hits[h].row;
    const auto slot = static_cast<std::uint32_t>(space_.first_slot(tile) + hits[h].column);
    if (slot == slots_[i] || !(hits[h].half <= bounds_[i])) continue;
    bounds_[i] = std::min(bounds_[i], aim.found(i, slot));
  }
  if (count > 0) lower_largest_bound(largest_bound);
}

void TileQuery::lower_largest_bound(float common_bound) {
  if (common_bound < largest_bound_)
    for (std::size_t i = 0; i < slots_.size(); ++i) bounds_[i] = std::min(bounds_[i], common_bound);
  largest_bound_ = *std::max_element(bounds_, bounds_ + slots_.size());
}

}  // namespace ecumene::internal
