// The search of a round: all needy points at once, two walks down the tree side
// by side. A node passes to its children the parts of the tree that are near
// enough for some needy point in it; leaves meet only what is left.
#include <algorithm>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_kd_search.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
// clang-format off
#include "hwy/foreach_target.h"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_meeting-inl.hpp"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

template <std::size_t fixed>
class RoundSearch {
 public:
  struct NearNode {
    std::uint32_t node;
    double square;
  };

  RoundSearch(KdRound& round, const Crew& crew) : round_(round), tree_(round.tree), crew_(crew), meeting_(round) {}

  void search(std::uint32_t node, const std::vector<NearNode>& near, double beyond) {
    near_ = near;
    visit(node, 0, near_.size(), beyond);
  }

  // The few needy points of a leaf, each by itself: far from one another, they would share little of a walk.
  void search_alone(std::uint32_t node) {
    const KdNode& leaf = tree_.nodes[node];
    const std::uint64_t needs = round_.needs[node];
    meeting_.start(leaf, needs, std::numeric_limits<double>::infinity());
    for (std::uint64_t bits = needs; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
      for (std::size_t j = 0; j < tree_.columns; ++j)
        point_box_[j] = point_box_[tree_.columns + j] = tree_.value(slot, j);
      descend(0, 0, slot, i);
    }
    meeting_.finish(leaf, needs);
    round_.needs[node] = 0;
    round_.most[node] = -1;
  }

 private:
  static constexpr std::uint32_t parallel_from = 8192;  // slots of a node whose children are worth a task each

  // near_[begin, end): what may matter to the node's parent. No point of the node has an edge of less than `beyond` to
  // another component but those to points in there.
  void visit(std::uint32_t node, std::size_t begin, std::size_t end, double beyond) {
    const double most = most_of(node);
    if (most < 0) return;
    const KdNode& at = tree_.nodes[node];
    for (std::size_t i = begin; i < end; ++i) refine(node, most, near_[i].node, beyond);
    const std::size_t last = near_.size();
    if (is_bunch(node)) {
      search_bunch(round_.bunches.bunch_of[node], end, last, beyond);
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

  bool is_bunch(std::uint32_t node) const { return round_.bunches.bunch_of[node] != no_slot; }

  // Searches below a node for one point, the nearer part first.
  void descend(std::uint32_t node, double square, std::uint32_t slot, std::size_t i) {
    if (round_.node_labels[node] == round_.labels[slot]) return;
    const double length = round_.least_cores.empty() ? square : std::max(square, round_.least_cores[node]);
    if (length > meeting_.limit_of(slot, i)) return meeting_.leave_out(i, length);
    if (is_bunch(node)) return search_bunch_for(round_.bunches.bunch_of[node], slot, i);
    const KdNode& at = tree_.nodes[node];
    const double left = square_between<fixed>(tree_, point_box_.data(), tree_.box(node + 1));
    const double right = square_between<fixed>(tree_, point_box_.data(), tree_.box(at.right));
    if (left <= right) descend(node + 1, left, slot, i);
    descend(at.right, right, slot, i);
    if (left > right) descend(node + 1, left, slot, i);
  }

  // The leaves of a bunch for one point, the nearest first.
  void search_bunch_for(std::uint32_t bunch, std::uint32_t slot, std::size_t i) {
    const KdBunches& bunches = round_.bunches;
    alignas(64) double squares[packet_size];
    squares_between<fixed>(tree_, point_box_.data(), bunches.box(bunch), squares);
    std::uint32_t order[packet_size];
    std::uint32_t count = 0;
    const double limit = meeting_.limit_of(slot, i);
    double beyond = std::numeric_limits<double>::infinity();
    for (std::uint32_t leaf = 0; leaf < bunches.leaves[bunch]; ++leaf) {
      if (squares[leaf] > limit) {
        beyond = std::min(beyond, squares[leaf]);
        continue;
      }
      std::uint32_t at = count++;
      for (; at > 0 && squares[leaf] < squares[order[at - 1]]; --at) order[at] = order[at - 1];
      order[at] = leaf;
    }
    meeting_.leave_out(i, beyond);
    for (std::uint32_t at = 0; at < count; ++at)
      search_leaf_for(tree_.leaves[bunches.first_leaf[bunch] + order[at]], squares[order[at]], slot, i);
  }

  void search_leaf_for(std::uint32_t node, double square, std::uint32_t slot, std::size_t i) {
    if (round_.node_labels[node] == round_.labels[slot]) return;
    const double length = round_.least_cores.empty() ? square : std::max(square, round_.least_cores[node]);
    if (length > meeting_.limit_of(slot, i)) return meeting_.leave_out(i, length);
    meeting_.search_point(slot, i, tree_.nodes[node], round_.node_labels[node]);
  }

  double most_of(std::uint32_t node) const {
    const double most = round_.most[node];
    const std::uint32_t label = round_.node_labels[node];
    return label == many_components || most < 0 ? most : std::min(most, search_margin * round_.first.length(label));
  }

  // Adds the other node, or the parts of it that are no larger than the node (but no less than bunches), if they are
  // near enough; otherwise lowers `beyond` to what separates them.
  void refine(std::uint32_t node, double most, std::uint32_t other, double& beyond) {
    if (round_.node_labels[node] != many_components && round_.node_labels[node] == round_.node_labels[other]) return;
    const double square = square_between<fixed>(tree_, tree_.box(node), tree_.box(other));
    const double length = round_.least_cores.empty() ? square : std::max(square, round_.least_cores[other]);
    if (length > most) {
      beyond = std::min(beyond, length);
      return;
    }
    const KdNode& at = tree_.nodes[node];
    const KdNode& there = tree_.nodes[other];
    if (is_bunch(other) || (!is_bunch(node) && there.end - there.first <= at.end - at.first)) {
      near_.push_back({other, square});
    } else {
      refine(node, most, other + 1, beyond);
      refine(node, most, there.right, beyond);
    }
  }

  // The leaves of a bunch; near_[begin, end) are bunches.
  void search_bunch(std::uint32_t bunch, std::size_t begin, std::size_t end, double beyond) {
    const std::uint32_t first = round_.bunches.first_leaf[bunch];
    for (std::uint32_t leaf = first; leaf < first + round_.bunches.leaves[bunch]; ++leaf) {
      const std::uint32_t node = tree_.leaves[leaf];
      const double most = most_of(node);
      if (most >= 0) search_leaf(node, std::min(beyond, find_near_leaves(node, most, begin, end)));
    }
  }

  // The leaves of the bunches near_[begin, end) that are near enough to the node, a leaf. Returns what separates it
  // from the others.
  double find_near_leaves(std::uint32_t node, double most, std::size_t begin, std::size_t end) {
    const Tag d;
    const double* const box = tree_.box(node);
    auto beyond = hn::Set(d, std::numeric_limits<double>::infinity());
    near_leaves_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t bunch = round_.bunches.bunch_of[near_[i].node];
      alignas(64) double squares[packet_size];
      squares_between<fixed>(tree_, box, round_.bunches.box(bunch), squares);
      std::uint64_t bits = 0;
      for (std::size_t lane = 0; lane < packet_size; lane += hn::Lanes(d)) {
        const auto square = hn::Load(d, squares + lane);
        const auto is_near = hn::Le(square, hn::Set(d, most));
        beyond = hn::Min(beyond, hn::IfThenElse(is_near, beyond, square));
        bits |= lane_bits(is_near) << lane;
      }
      for (; bits != 0; bits &= bits - 1) {
        const auto lane = static_cast<std::uint32_t>(std::countr_zero(bits));
        add_leaf(node, tree_.leaves[round_.bunches.first_leaf[bunch] + lane], squares[lane]);
      }
    }
    return hn::GetLane(hn::MinOfLanes(d, beyond));
  }

  void add_leaf(std::uint32_t node, std::uint32_t other, double square) {
    const std::uint32_t label = round_.node_labels[node];
    if (label == many_components || label != round_.node_labels[other]) near_leaves_.push_back({other, square});
  }

  void search_leaf(std::uint32_t node, double beyond) {
    const KdNode& leaf = tree_.nodes[node];
    const std::uint64_t needs = round_.needs[node];
    std::sort(near_leaves_.begin(), near_leaves_.end(),
              [](const NearNode& a, const NearNode& b) { return a.square < b.square; });
    meeting_.start(leaf, needs, beyond);
    for (const NearNode& near : near_leaves_) meeting_.search_pair(node, needs, near.node);
    meeting_.finish(leaf, needs);
  }

  KdRound& round_;
  const KdTree& tree_;
  const Crew& crew_;
  LeafMeeting<fixed> meeting_;
  std::vector<NearNode> near_{};
  std::vector<NearNode> near_leaves_{};
  std::vector<double> point_box_ = std::vector<double>(2 * tree_.columns);
};

void search_all(KdRound& round, const Crew& crew) {
  with_columns(round.tree, [&](auto fixed) {
    RoundSearch<fixed>(round, crew).search(0, {{0, 0.0}}, std::numeric_limits<double>::infinity());
  });
}

// Of the leaves with no more than `few` needy points.
void search_leaves_alone(KdRound& round, const Crew& crew, std::size_t begin, std::size_t end, int few) {
  with_columns(round.tree, [&](auto fixed) {
    RoundSearch<fixed> search(round, crew);
    for (std::size_t leaf = begin; leaf < end; ++leaf) {
      const std::uint32_t node = round.tree.leaves[leaf];
      if (round.needs[node] != 0 && std::popcount(round.needs[node]) <= few) search.search_alone(node);
    }
  });
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
