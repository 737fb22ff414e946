// +--------------------------------------------------------------------------------------------------------------------+
// | What:    the minimum spanning tree of few points, from all pairs. | | By whom: Prim 1957 (Jarnik 1930), the form
// for dense graphs.                                                        | | Idea:    keep for each point outside the
// tree its best edge to the tree; n - 1 times take the least of them and     | |          offer the edges of the point
// that has joined. O(n^2 d) time; no edge is stored that is not in the tree.    | | Here:    points in canonical order,
// column by column, so that the order by content is the order of places and one   | |          SIMD lane is one point;
// points that have joined are closed up whenever they make a quarter.                |
// +--------------------------------------------------------------------------------------------------------------------+
#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_prim_kernel_internal.hpp"
#include "hwy/aligned_allocator.h"

namespace ecumene::internal {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

std::size_t rounded_up(std::size_t count) {
  return (count + frontier_block - 1) / frontier_block * frontier_block;
}

// Calls `progress` about every 2^24 operations.
class Steps {
 public:
  Steps(const Execution& execution, std::size_t each)
      : execution_(execution), every_(std::max<std::size_t>(1, (std::size_t{1} << 24) / each)) {}
  void done(std::size_t step, double share) const {
    if (execution_.progress && step % every_ == 0) execution_.progress(share);
  }

 private:
  const Execution& execution_;
  std::size_t every_;
};

// Memory behind a Frontier, and the places of its points in canonical order.
class Outside {
 public:
  Outside(const PointSet& points, const std::vector<std::uint32_t>& order) : place_(order.size()) {
    const std::size_t n = order.size();
    frontier_.columns = points.rows.columns();
    frontier_.stride = rounded_up(n);
    constexpr std::size_t arrays = 4;  // reach, from, core, square
    memory_ = hwy::AllocateAligned<double>((frontier_.columns + arrays) * frontier_.stride);
    if (memory_ == nullptr) throw std::bad_alloc();
    frontier_.coordinates = memory_.get();
    frontier_.reach = array(0);
    frontier_.from = array(1);
    for (std::uint32_t at = 0; at < n; ++at) {
      place_[at] = at;
      const auto row = points.rows.row(order[at]);
      for (std::size_t j = 0; j < frontier_.columns; ++j)
        frontier_.coordinates[j * frontier_.stride + at] = row[j] * points.unit;
      frontier_.reach[at] = frontier_.from[at] = infinite;
    }
    empty_from(n);
    candidates_.resize(frontier_.stride);
  }

  const Frontier& frontier() const { return frontier_; }
  std::size_t size() const { return place_.size() - joined_; }

  // From here on lengths are those of mutual reachability. REQUIRES that no point has joined.
  void set_cores(const std::vector<double>& cores) {
    frontier_.core = array(2);
    frontier_.square = array(3);
    std::fill_n(frontier_.core, frontier_.stride, infinite);
    std::fill_n(frontier_.square, frontier_.stride, infinite);
    std::copy(cores.begin(), cores.end(), frontier_.core);
  }

  void copy_point(std::size_t at, std::vector<double>& coordinates) const {
    for (std::size_t j = 0; j < frontier_.columns; ++j)
      coordinates[j] = frontier_.coordinates[j * frontier_.stride + at];
  }

  // Where the least edge to the tree ends, given its reach. Ties: by square, lower and higher end.
  std::size_t least(double reach) {
    const std::size_t candidates = places_with(frontier_, reach, candidates_.data());
    const auto first = candidates_.begin();
    if (candidates == 1) return *first;
    return *std::min_element(first, first + static_cast<std::ptrdiff_t>(candidates),
                             [&](std::uint32_t x, std::uint32_t y) { return key(x) < key(y); });
  }

  // The point at `at` joins the tree.
  Joined take(std::size_t at, std::vector<double>& coordinates) {
    copy_point(at, coordinates);
    const Joined joined{.coordinates = coordinates.data(),
                        .core = frontier_.core == nullptr ? 0 : frontier_.core[at],
                        .place = static_cast<double>(place_[at])};
    frontier_.coordinates[at] = infinite;
    frontier_.reach[at] = no_reach;
    if (4 * ++joined_ >= place_.size()) close_up();
    return joined;
  }

 private:
  std::tuple<double, double, double> key(std::size_t at) const {
    const double square = frontier_.square == nullptr ? 0 : frontier_.square[at];
    const double place = place_[at];
    const double from = frontier_.from[at];
    return {square, std::min(place, from), std::max(place, from)};
  }
  double* array(std::size_t which) { return memory_.get() + (frontier_.columns + which) * frontier_.stride; }
  void empty_from(std::size_t at) {
    for (; at < frontier_.stride; ++at) {
      for (std::size_t j = 0; j < frontier_.columns; ++j) frontier_.coordinates[j * frontier_.stride + at] = infinite;
      frontier_.reach[at] = no_reach;
      frontier_.from[at] = infinite;
      if (frontier_.core != nullptr) frontier_.core[at] = frontier_.square[at] = infinite;
    }
  }
  // Moves the points that are left together, in their order.
  void close_up() {
    const std::size_t old_stride = frontier_.stride;
    std::vector<std::uint32_t> kept;
    for (std::uint32_t at = 0; at < place_.size(); ++at)
      if (frontier_.reach[at] != no_reach) kept.push_back(at);
    frontier_.stride = rounded_up(kept.size());
    for (std::size_t j = 0; j < frontier_.columns; ++j)
      for (std::size_t to = 0; to < kept.size(); ++to)
        frontier_.coordinates[j * frontier_.stride + to] = frontier_.coordinates[j * old_stride + kept[to]];
    const std::array others{frontier_.reach, frontier_.from, frontier_.core, frontier_.square};
    for (std::size_t to = 0; to < kept.size(); ++to) {
      for (double* values : others)
        if (values != nullptr) values[to] = values[kept[to]];
      place_[to] = place_[kept[to]];
    }
    place_.resize(kept.size());
    joined_ = 0;
    empty_from(kept.size());
  }

  hwy::AlignedFreeUniquePtr<double[]> memory_;
  Frontier frontier_;
  std::vector<std::uint32_t> place_;
  std::vector<std::uint32_t> candidates_;
  std::size_t joined_ = 0;
};

// Squared core distances in canonical order.
std::vector<double> cores(const Outside& outside, std::size_t min_points, const Execution& execution) {
  const std::size_t n = outside.size();
  const Frontier& frontier = outside.frontier();
  const Steps steps(execution, n * frontier.columns);
  std::vector<double> point(frontier.columns);
  std::vector<double> scratch(kth_scratch(min_points));
  auto squares = hwy::AllocateAligned<double>(frontier.stride);
  if (squares == nullptr) throw std::bad_alloc();
  std::vector<double> cores(n);
  for (std::size_t at = 0; at < n; ++at) {
    outside.copy_point(at, point);
    squares_to(frontier, point.data(), squares.get());
    cores[at] = kth_smallest(squares.get(), frontier.stride, min_points, at, scratch.data());
    steps.done(at, 0.5 * static_cast<double>(at) / static_cast<double>(n));
  }
  return cores;
}

SquaredEdges tree(Outside& outside, const std::vector<std::uint32_t>& order, const Execution& execution) {
  const std::size_t n = order.size();
  const double start = outside.frontier().core == nullptr ? 0 : 0.5;
  const Steps steps(execution, n * outside.frontier().columns);
  std::vector<double> coordinates(outside.frontier().columns);
  SquaredEdges edges;
  edges.reserve(n - 1);
  Joined joined = outside.take(0, coordinates);
  while (edges.size() + 1 < n) {
    const double reach = relaxed(outside.frontier(), joined);
    const std::size_t next = outside.least(reach);
    const auto from = static_cast<std::size_t>(outside.frontier().from[next]);
    joined = outside.take(next, coordinates);
    edges.push_back({order[from], order[static_cast<std::size_t>(joined.place)], reach});
    const double left = static_cast<double>(n - edges.size()) / static_cast<double>(n);
    steps.done(edges.size(), 1 - (1 - start) * left * left);
  }
  return edges;
}

}  // namespace

SquaredEdges prim_edges(const PointSet& points, std::size_t min_points, std::vector<double>& core_squares,
                        const Execution& execution) {
  const auto order = canonical_order(points.rows);
  Outside outside(points, order);
  if (min_points > 1) {
    const auto by_place = cores(outside, min_points, execution);
    outside.set_cores(by_place);
    core_squares.assign(order.size(), 0);
    for (std::size_t at = 0; at < order.size(); ++at) core_squares[order[at]] = by_place[at];
  }
  return tree(outside, order, execution);
}

}  // namespace ecumene::internal
