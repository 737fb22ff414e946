// Core distances: from the lists of the filter where these are certain, else by searches of their own.
#include <algorithm>
#include <limits>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_tiles_lists_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_query_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_walk_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// The nearest rows of one point: squares of distances, and how many equal rows lie there.
class Nearest {
 public:
  Nearest(std::size_t own_weight, std::size_t wanted) : wanted_(wanted) { near_.push_back({0, own_weight}); }

  // Returns the bound: squares above it do not count any more.
  double add(double square, std::size_t weight) {
    if (square > bound_) return bound_;
    near_.push_back({square, weight});
    if (near_.size() > 2 * wanted_ + 16) tighten();
    return bound_;
  }
  // The square of the distance to the wanted row; infinite where there are fewer rows.
  double core() {
    tighten();
    return bound_;
  }

 private:
  // Keeps the nearest that make up the wanted number.
  void tighten() {
    std::sort(near_.begin(), near_.end());
    std::size_t rows = 0;
    for (std::size_t i = 0; i < near_.size(); ++i) {
      rows += near_[i].second;
      if (rows < wanted_) continue;
      bound_ = near_[i].first;
      near_.resize(i + 1);
      return;
    }
  }

  std::size_t wanted_;
  double bound_ = infinite;
  std::vector<std::pair<double, std::size_t>> near_;
};

// Decides the cores of a few slots by squares in double of all that the filter lets pass.
class CoreAim : public QueryAim {
 public:
  CoreAim(const TilePoints& points, const std::vector<std::uint32_t>& weight, std::span<const std::uint32_t> slots,
          std::size_t min_points)
      : points_(points), weight_(weight), slots_(slots) {
    for (const std::uint32_t slot : slots) nearest_.emplace_back(weight[slot], min_points);
  }
  bool is_in_vain(std::uint32_t) const override { return false; }
  std::uint64_t candidates(std::uint32_t leaf) const override {
    return first_points(points_.space.slots_of(points_.space.nodes()[leaf].first_tile));
  }
  float common_bound() const override { return largest_bound; }
  float found(std::size_t i, std::uint32_t slot) override {
    return points_.space.half_above(nearest_[i].add(points_.square(slots_[i], slot), weight_[slot]));
  }
  double core(std::size_t i) { return nearest_[i].core(); }

 private:
  const TilePoints& points_;
  const std::vector<std::uint32_t>& weight_;
  std::span<const std::uint32_t> slots_;
  std::vector<Nearest> nearest_;
};

// An upper bound for the core of a slot from its list; infinite where the list is too short.
double core_from_list(const TilePoints& points, std::span<const NearPoint> list,
                      const std::vector<std::uint32_t>& weight, std::uint32_t slot, std::size_t min_points) {
  Nearest nearest(weight[slot], min_points);
  for (const NearPoint& near : list) nearest.add(points.square(slot, near.slot()), weight[near.slot()]);
  return nearest.core();
}

}  // namespace

std::vector<double> core_squares_of(const TilePoints& points, NearLists& lists,
                                    const std::vector<std::uint32_t>& weight, std::size_t min_points,
                                    std::size_t threads, const std::function<void()>& report) {
  std::vector<double> cores(points.size());
  constexpr std::size_t slots_of_a_task = 2048;
  const auto from_lists = [&](std::size_t first, std::size_t last) {
    for (std::size_t slot = first; slot < last; ++slot)
      cores[slot] = core_from_list(points, lists.list(slot), weight, static_cast<std::uint32_t>(slot), min_points);
  };
  for_ranges(points.size(), slots_of_a_task, threads, from_lists, report);
  std::vector<std::uint32_t> uncertain;
  for (std::uint32_t slot = 0; slot < points.size(); ++slot)
    if (cores[slot] > lists.floor[slot] || cores[slot] == infinite) uncertain.push_back(slot);
  const auto from_tiles = [&](std::size_t first, std::size_t last) {
    const std::span slots(uncertain.data() + first, last - first);
    std::vector<float> bounds;
    for (const std::uint32_t slot : slots) bounds.push_back(points.space.half_above(cores[slot]));
    CoreAim aim(points, weight, slots, min_points);
    TileQuery(points.space, slots, bounds).run(aim);
    for (std::size_t i = 0; i < slots.size(); ++i) cores[slots[i]] = aim.core(i);
  };
  for_ranges(uncertain.size(), tile_points, threads, from_tiles, report);
  return cores;
}

}  // namespace ecumene::internal
