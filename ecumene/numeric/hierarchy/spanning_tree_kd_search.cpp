// The search of a round: all needy points at once, two walks down the tree side
// by side. A node passes to its children the parts of the tree that are near
// enough for some needy point in it; leaves meet only what is left.
#include <array>
#include <cmath>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_kd_search.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
// clang-format off
#include "hwy/foreach_target.h"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_kernels_internal.hpp"
// clang-format on

#ifndef ECUMENE_KD_SEARCH_ONCE
#define ECUMENE_KD_SEARCH_ONCE
namespace ecumene::internal {

struct NearNode {
  std::uint32_t node;
  double square;
};

}  // namespace ecumene::internal
#endif

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

template <std::size_t fixed>
class RoundSearch {
 public:
  RoundSearch(KdRound& round, const Crew& crew) : round_(round), tree_(round.tree), crew_(crew) {}

  void search(std::uint32_t node, const std::vector<NearNode>& near, double beyond) {
    near_ = near;
    visit(node, 0, near_.size(), beyond);
  }

  // The few needy points of a leaf, each by itself: far from one another, they would share little of a walk.
  void search_alone(std::uint32_t node) {
    const KdNode& leaf = tree_.nodes[node];
    for (std::uint64_t bits = round_.needs[node]; bits != 0; bits &= bits - 1) {
      const int i = std::countr_zero(bits);
      const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
      start_point(leaf, i, std::numeric_limits<double>::infinity());
      for (std::size_t j = 0; j < tree_.columns; ++j)
        point_box_[j] = point_box_[tree_.columns + j] = tree_.value(slot, j);
      descend(0, 0, slot, static_cast<std::size_t>(i));
      finish_point(leaf, i);
    }
    round_.needs[node] = 0;
    round_.most[node] = -1;
  }

 private:
  static constexpr double margin = 2;
  static constexpr std::uint32_t parallel_from = 8192;  // slots of a node whose children are worth a task each

  // near_[begin, end): what may matter to the node's parent. No point of the node has an edge of less than `beyond` to
  // another component but those to points in there.
  void visit(std::uint32_t node, std::size_t begin, std::size_t end, double beyond) {
    const double most = most_of(node);
    if (most < 0) return;
    const KdNode& at = tree_.nodes[node];
    for (std::size_t i = begin; i < end; ++i) refine(node, at, most, near_[i].node, beyond);
    const std::size_t last = near_.size();
    if (at.right == 0) {
      search_leaf(node, end, last, beyond);
    } else if (at.end - at.first < parallel_from || crew_.is_alone()) {
      visit(node + 1, end, last, beyond);
      visit(at.right, end, last, beyond);
    } else {
      const std::vector<NearNode> near(near_.begin() + static_cast<std::ptrdiff_t>(end), near_.end());
      crew_.both([&] { RoundSearch(round_, crew_).search(node + 1, near, beyond); },
                 [&] { RoundSearch(round_, crew_).search(at.right, near, beyond); });
    }
    near_.resize(end);
  }

  // Searches below a node for one point, the nearer part first.
  void descend(std::uint32_t node, double square, std::uint32_t slot, std::size_t i) {
    if (round_.node_labels[node] == round_.labels[slot]) return;
    const double length = round_.least_cores.empty() ? square : std::max(square, round_.least_cores[node]);
    if (length > limit_of(slot, i)) {
      beyond_[i] = std::min(beyond_[i], length);
      return;
    }
    const KdNode& at = tree_.nodes[node];
    if (at.right == 0) return search_point(slot, i, at);
    const double left = square_between<fixed>(tree_, point_box_.data(), tree_.box(node + 1));
    const double right = square_between<fixed>(tree_, point_box_.data(), tree_.box(at.right));
    if (left <= right) descend(node + 1, left, slot, i);
    descend(at.right, right, slot, i);
    if (left > right) descend(node + 1, left, slot, i);
  }

  double most_of(std::uint32_t node) const {
    const double most = round_.most[node];
    const std::uint32_t label = round_.node_labels[node];
    return label == many_components || most < 0 ? most : std::min(most, margin * round_.first.length(label));
  }

  // Adds the other node, or the parts of it that are no larger than the node, if they are near enough; otherwise
  // lowers `beyond` to what separates them.
  void refine(std::uint32_t node, const KdNode& at, double most, std::uint32_t other, double& beyond) {
    if (round_.node_labels[node] != many_components && round_.node_labels[node] == round_.node_labels[other]) return;
    const double square = square_between<fixed>(tree_, tree_.box(node), tree_.box(other));
    const double length = round_.least_cores.empty() ? square : std::max(square, round_.least_cores[other]);
    if (length > most) {
      beyond = std::min(beyond, length);
      return;
    }
    const KdNode& there = tree_.nodes[other];
    if (there.right == 0 || (at.right != 0 && there.end - there.first <= at.end - at.first)) {
      near_.push_back({other, square});
    } else {
      refine(node, at, most, other + 1, beyond);
      refine(node, at, most, there.right, beyond);
    }
  }

  void search_leaf(std::uint32_t node, std::size_t begin, std::size_t end, double beyond) {
    const KdNode& leaf = tree_.nodes[node];
    const std::uint64_t needs = round_.needs[node];
    const auto first = near_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, near_.begin() + static_cast<std::ptrdiff_t>(end),
              [](const NearNode& a, const NearNode& b) { return a.square < b.square; });
    for (std::uint64_t bits = needs; bits != 0; bits &= bits - 1) start_point(leaf, std::countr_zero(bits), beyond);
    for (std::size_t i = begin; i < end; ++i) search_pair(leaf, needs, near_[i]);
    for (std::uint64_t bits = needs; bits != 0; bits &= bits - 1) finish_point(leaf, std::countr_zero(bits));
  }

  void start_point(const KdNode& leaf, int i, double beyond) {
    const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
    const std::uint32_t known = round_.head(slot);
    const bool is_known = known != no_slot && round_.labels[known] != round_.labels[slot];
    found_[i] = is_known ? round_.edge(slot, known) : KdEdge{};
    explored_[i] = std::numeric_limits<double>::infinity();
    beyond_[i] = beyond;
    is_new_[i] = false;
  }

  // All edges of the point that are not known are longer than its reach.
  void finish_point(const KdNode& leaf, int i) {
    const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
    const KdEdge& found = found_[i];
    double length = std::min(explored_[i], std::nextafter(beyond_[i], 0.0));
    const bool is_first = found.to != no_slot && found.length <= length;
    // Edges that were found and then surpassed are forgotten: none of them comes before this one.
    if (is_first) length = std::nextafter(found.length, 0.0);
    if (is_new_[i] && !round_.put_head(slot, found.to)) {
      length = std::min(length, std::nextafter(found.length, 0.0));
    } else if (is_first) {
      round_.cursors[slot] |= KdRound::sure;
    }
    double& reach = round_.known.reach[slot];
    if (length >= reach) {
      reach = length;
      if (!round_.known.reach_square.empty()) round_.known.reach_square[slot] = std::numeric_limits<double>::infinity();
    }
    round_.least[slot] = std::max(round_.least[slot], std::min(reach, found.length));
  }

  // What the point looks for: the first edge of its component, and somewhat further, so that it need not search again
  // in the next round; never beyond an edge of its own.
  double limit_of(std::uint32_t slot, std::size_t i) const {
    return std::min(margin * round_.first.length(round_.labels[slot]), found_[i].length);
  }

  void search_pair(const KdNode& leaf, std::uint64_t needs, const NearNode& near) {
    const std::uint32_t there = round_.node_labels[near.node];
    const double core = round_.least_cores.empty() ? 0 : round_.least_cores[near.node];
    std::uint64_t others = 0;
    for (std::uint64_t bits = needs; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
      if (round_.labels[slot] == there) continue;
      others |= bits & -bits;
      most_[i] = limit_of(slot, i);
    }
    if (others == 0) return;
    const std::uint64_t points = points_near_box<fixed>(tree_, leaf, tree_.box(near.node), most_, distances_);
    for (std::uint64_t bits = others; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      if ((points >> i & 1U) != 0 && core <= most_[i]) {
        search_point(leaf.first + static_cast<std::uint32_t>(i), i, tree_.nodes[near.node]);
      } else {
        beyond_[i] = std::min(beyond_[i], std::max(distances_[i], core));
      }
    }
  }

  // A bit for each point of the leaf outside the component.
  std::uint64_t outside(const KdNode& leaf, std::uint32_t label) const {
    const hn::CappedTag<std::uint32_t, packet_size> d;
    const std::size_t lanes = hn::Lanes(d);
    const auto labels = hn::Set(d, label);
    std::uint64_t bits = 0;
    for (std::size_t at = 0; at < leaf.end - leaf.first; at += lanes) {
      std::uint8_t bytes[8] = {};
      hn::StoreMaskBits(d, hn::Ne(hn::LoadU(d, round_.labels.data() + leaf.first + at), labels), bytes);
      bits |= std::uint64_t{bytes[0]} << at;
    }
    return bits;
  }

  void search_point(std::uint32_t slot, std::size_t i, const KdNode& other) {
    const std::uint32_t label = round_.labels[slot];
    const std::uint64_t others = outside(other, label);
    if (others == 0) return;
    const std::size_t columns = columns_of<fixed>(tree_);
    double* const point = fixed == 0 ? wide_point_.data() : narrow_point_.data();
    const double* packet = tree_.packet(slot) + slot % packet_size;
    for (std::size_t j = 0; j < columns; ++j) point[j] = packet[j * packet_size];
    const double limit = limit_of(slot, i);
    explored_[i] = std::min(explored_[i], limit);
    std::uint64_t bits = others & squares_within<fixed>(tree_, point, other, limit, squares_);
    for (; bits != 0; bits &= bits - 1) {
      const auto at = static_cast<std::uint32_t>(std::countr_zero(bits));
      const std::uint32_t to = other.first + at;
      const double length = std::max(squares_[at], std::max(round_.core(slot), round_.core(to)));
      if (length > found_[i].length) continue;
      const KdEdge edge{length, squares_[at], slot, to};
      if (!comes_before(tree_, edge, found_[i])) continue;
      found_[i] = edge;
      is_new_[i] = true;
      round_.first.offer(label, edge);
    }
  }

  KdRound& round_;
  const KdTree& tree_;
  const Crew& crew_;
  std::vector<NearNode> near_{};
  std::vector<double> wide_point_ = std::vector<double>(fixed == 0 ? tree_.columns : 0);
  std::array<double, fixed == 0 ? 1 : fixed> narrow_point_{};
  std::vector<double> point_box_ = std::vector<double>(2 * tree_.columns);
  alignas(64) double most_[largest_leaf] = {};
  alignas(64) double distances_[largest_leaf];
  // Of each needy point of the leaf: its first known edge, whether that is news, and what was left out: points in parts
  // of the tree at least `beyond` away, and points in other leaves further away than `explored`.
  KdEdge found_[largest_leaf];
  bool is_new_[largest_leaf];
  double explored_[largest_leaf];
  double beyond_[largest_leaf];
  alignas(64) double squares_[largest_leaf];
};

template <std::size_t fixed>
void search_fixed(KdRound& round, const Crew& crew) {
  RoundSearch<fixed>(round, crew).search(0, {{0, 0.0}}, std::numeric_limits<double>::infinity());
}

template <std::size_t fixed>
void search_alone_fixed(KdRound& round, const Crew& crew, std::size_t begin, std::size_t end, int few) {
  RoundSearch<fixed> search(round, crew);
  for (std::size_t leaf = begin; leaf < end; ++leaf) {
    const std::uint32_t node = round.tree.leaves[leaf];
    if (round.needs[node] != 0 && std::popcount(round.needs[node]) <= few) search.search_alone(node);
  }
}

void search_all(KdRound& round, const Crew& crew) {
  switch (round.tree.columns) {
    case 1:
      return search_fixed<1>(round, crew);
    case 2:
      return search_fixed<2>(round, crew);
    case 3:
      return search_fixed<3>(round, crew);
    case 4:
      return search_fixed<4>(round, crew);
    case 5:
      return search_fixed<5>(round, crew);
    case 6:
      return search_fixed<6>(round, crew);
    case 7:
      return search_fixed<7>(round, crew);
    case 8:
      return search_fixed<8>(round, crew);
    default:
      return search_fixed<0>(round, crew);
  }
}

// Of the leaves with no more than `few` needy points.
void search_leaves_alone(KdRound& round, const Crew& crew, std::size_t begin, std::size_t end, int few) {
  switch (round.tree.columns) {
    case 1:
      return search_alone_fixed<1>(round, crew, begin, end, few);
    case 2:
      return search_alone_fixed<2>(round, crew, begin, end, few);
    case 3:
      return search_alone_fixed<3>(round, crew, begin, end, few);
    case 4:
      return search_alone_fixed<4>(round, crew, begin, end, few);
    case 5:
      return search_alone_fixed<5>(round, crew, begin, end, few);
    case 6:
      return search_alone_fixed<6>(round, crew, begin, end, few);
    case 7:
      return search_alone_fixed<7>(round, crew, begin, end, few);
    case 8:
      return search_alone_fixed<8>(round, crew, begin, end, few);
    default:
      return search_alone_fixed<0>(round, crew, begin, end, few);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {
namespace {
HWY_EXPORT(search_all);
HWY_EXPORT(search_leaves_alone);

// Measured: in the plane a shared walk pays from two points on.
int few_points(std::size_t columns) {
  return columns >= 3 ? 4 : 1;
}
}  // namespace

void search_for_needy(KdRound& round, Crew& crew) {
  const int few = few_points(round.tree.columns);
  crew.for_blocks(round.tree.leaves.size(), 64, [&](std::size_t begin, std::size_t end) {
    HWY_DYNAMIC_DISPATCH(search_leaves_alone)(round, crew, begin, end, few);
  });
  const KdTree& tree = round.tree;
  for (std::uint32_t node = static_cast<std::uint32_t>(tree.nodes.size()); node-- > 0;) {
    const std::uint32_t right = tree.nodes[node].right;
    if (right != 0) round.most[node] = std::max(round.most[node + 1], round.most[right]);
  }
  crew.run([&] { HWY_DYNAMIC_DISPATCH(search_all)(round, crew); });
}

}  // namespace ecumene::internal
#endif
