#include "ecumene/numeric/hierarchy/spanning_tree_tiles_lists_internal.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_tiles_kernel_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_walk_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr std::size_t points_at_once = 16;

class ListPairs : public TilePairs {
 public:
  ListPairs(const TileSpace& space, std::size_t length)
      : space_(space), bounds_(space), node_bound_(space.nodes().size(), largest_bound) {
    lists_.length = length;
    lists_.near.resize(space.size() * length);
    lists_.used.resize(space.size());
    bounds_.fill(largest_bound);
  }

  bool is_needed(std::uint32_t a, std::uint32_t b) override {
    if (a == b) return true;
    return space_.half_between(space_.ball(a), space_.ball(b)) <= std::max(node_bound_[a], node_bound_[b]);
  }

  void visit(std::uint32_t a, std::uint32_t b) override {
    const std::uint32_t second = space_.nodes()[b].first_tile;
    const std::uint64_t columns = first_points(space_.slots_of(second));
    if (a != b) return visit(a, b, columns);
    // A few points first: they fill the lists, so that of the others only the nearer ones are looked at.
    for (std::size_t first = 0; first < tile_points; first += points_at_once)
      if (const std::uint64_t some = columns & first_points(points_at_once) << first; some != 0) visit(a, a, some);
  }

  void refresh(std::uint32_t node) override {
    node_bound_[node] = std::max(node_bound_[node + 1], node_bound_[space_.nodes()[node].right]);
  }

  NearLists finished() {
    lists_.floor.resize(space_.size());
    constexpr float trusted = 8;  // times the error
    for (std::size_t tile = 0; tile < space_.tiles(); ++tile) {
      for (std::size_t i = 0; i < space_.slots_of(tile); ++i) {
        const std::size_t slot = space_.first_slot(tile) + i;
        const float bound = bounds_.at(tile, i);
        const bool is_full = lists_.used[slot] == lists_.length;
        lists_.floor[slot] = is_full ? space_.square_below(bound) : std::numeric_limits<double>::infinity();
        lists_.hopeless += is_full && bound <= trusted * space_.error(space_.half_norms(tile)[i]);
      }
    }
    return std::move(lists_);
  }

 private:
  void visit(std::uint32_t a, std::uint32_t b, std::uint64_t columns) {
    Hits hits;
    const std::uint32_t first = space_.nodes()[a].first_tile;
    const std::uint32_t second = space_.nodes()[b].first_tile;
    TilePair pair{.rows = bounds_.side(first),
                  .row_mask = first_points(space_.slots_of(first)),
                  .row_ball = space_.ball(a),
                  .row_bound = node_bound_[a],
                  .columns = bounds_.side(second),
                  .column_mask = columns,
                  .column_ball = space_.ball(b),
                  .column_bound = node_bound_[b]};
    // Within a tile each pair comes twice, once from either side.
    if (a == b) pair.columns.bounds = no_bounds.of_tile;
    const std::size_t found = near_pairs(pair, space_, hits);
    for (std::size_t i = 0; i < found; ++i) {
      const auto row = static_cast<std::uint32_t>(space_.first_slot(first) + hits[i].row);
      const auto column = static_cast<std::uint32_t>(space_.first_slot(second) + hits[i].column);
      if (row == column) continue;
      const float half = std::max(hits[i].half, 0.0F);
      insert(row, bounds_.at(first, hits[i].row), NearPoint(half, column));
      if (a != b) insert(column, bounds_.at(second, hits[i].column), NearPoint(half, row));
    }
    node_bound_[a] = bounds_.largest(first);
    node_bound_[b] = bounds_.largest(second);
  }

  void insert(std::uint32_t slot, float& bound, NearPoint point) {
    if (!(point.half() < bound)) return;
    NearPoint* list = lists_.near.data() + slot * lists_.length;
    std::uint8_t& used = lists_.used[slot];
    std::size_t at = used < lists_.length ? used++ : lists_.length - 1;
    for (; at > 0 && point < list[at - 1]; --at) list[at] = list[at - 1];
    list[at] = point;
    if (used == lists_.length) bound = list[lists_.length - 1].half();
  }

  const TileSpace& space_;
  SlotBounds bounds_;
  std::vector<float> node_bound_;
  NearLists lists_;
};

}  // namespace

NearLists near_lists(const TileSpace& space, std::size_t length, std::size_t threads,
                     const std::function<void(double)>& progress) {
  ListPairs pairs(space, length);
  walk_pairs(space, pairs, threads, progress);
  return pairs.finished();
}

}  // namespace ecumene::internal
