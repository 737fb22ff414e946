// The search for the neighbours of a leaf's points, all of them together.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_lists_internal.hpp"

#include <array>
#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_kd_lists.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
// clang-format off
#include "hwy/foreach_target.h"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_own-inl.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_shadow-inl.hpp"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// Fills the lists of a leaf: its own points first, which makes the bounds
// tight, then the other leaves, the nearer parts of the tree first.
template <std::size_t fixed>
class LeafSearch {
 public:
  LeafSearch(const KdTree& tree, const KdBunches& bunches, LeafLists& lists)
      : tree_(tree), bunches_(bunches), lists_(lists), shadow_(tree), own_(tree, shadow_, lists) {}

  void fill(std::uint32_t leaf) {
    number_ = leaf;
    leaf_ = tree_.nodes[leaf];
    size_ = leaf_.end - leaf_.first;
    lists_.clear();
    shadow_.cast(tree_, number_);
    own_.fill(leaf_);
    std::fill(lists_.last + size_, std::end(lists_.last), 0.0);
    for (std::size_t i = 0; i < size_; ++i) bounds_[i] = shadow_.bound(lists_.last[i]);
    refresh_most();
    for (std::uint32_t node = number_; node != 0;) {
      const std::uint32_t parent = tree_.nodes[node].parent;
      const std::uint32_t sibling = node == parent + 1 ? tree_.nodes[parent].right : parent + 1;
      const double square = square_to(sibling);
      if (is_within(sibling, square)) search_below(sibling, square);
      node = parent;
    }
  }

 private:
  double square_to(std::uint32_t node) const {
    return square_between<fixed>(tree_, tree_.box(number_), tree_.box(node));
  }

  std::uint32_t slot_of(std::size_t i) const { return leaf_.first + static_cast<std::uint32_t>(i); }

  void offer(std::size_t point, int bit, std::uint32_t first) {
    offer_to(tree_, lists_, point, squares_[bit], first + static_cast<std::uint32_t>(bit));
  }

  // REQUIRES zeros beyond the leaf's points.
  void refresh_most() {
    const Tag d;
    auto most = hn::Zero(d);
    for (std::size_t at = 0; at < size_; at += hn::Lanes(d)) most = hn::Max(most, hn::Load(d, lists_.last + at));
    most_ = hn::GetLane(hn::MaxOfLanes(d, most));
  }

  // Whether some point of the node may enter a list.
  bool is_within(std::uint32_t node, double square) const {
    if (square != most_) return square < most_;
    return may_win_tie(node, square);
  }

  // Where all that is left is to win a tie by content, the node's least first
  // column tells when it cannot.
  bool may_win_tie(std::uint32_t node, double square) const {
    const double least = tree_.box(node)[0];
    for (std::size_t i = 0; i < size_; ++i) {
      if (lists_.last[i] != square) continue;
      const std::uint32_t last = lists_.last_slot(i);
      if (last == no_slot || least <= tree_.value(last, 0)) return true;
    }
    return false;
  }

  void search_below(std::uint32_t node, double square) {
    for (;;) {
      if (!is_within(node, square)) return;
      if (bunches_.bunch_of[node] != no_slot) return search_bunch(bunches_.bunch_of[node]);
      const KdNode& at = tree_.nodes[node];
      if (at.right == 0) return search_leaf(node);
      std::uint32_t near = node + 1;
      std::uint32_t far = at.right;
      double near_square = square_to(near);
      double far_square = square_to(far);
      if (far_square < near_square) {
        std::swap(near, far);
        std::swap(near_square, far_square);
      }
      if (is_within(far, far_square)) {
        search_below(near, near_square);
        node = far;
        square = far_square;
      } else {
        node = near;
        square = near_square;
      }
    }
  }

  // The leaves that are near enough, nearer ones first.
  void search_bunch(std::uint32_t bunch) {
    alignas(64) double squares[packet_size];
    const std::size_t length = 2 * columns_of<fixed>(tree_) * packet_size;
    squares_between<fixed>(tree_, tree_.box(number_), bunches_.boxes.data() + bunch * length, squares);
    std::uint32_t order[packet_size];
    std::size_t count = 0;
    for (std::uint32_t leaf = 0; leaf < bunches_.leaves[bunch]; ++leaf) {
      if (squares[leaf] > most_) continue;
      std::size_t at = count++;
      for (; at > 0 && squares[leaf] < squares[order[at - 1]]; --at) order[at] = order[at - 1];
      order[at] = leaf;
    }
    for (std::size_t at = 0; at < count; ++at) {
      const std::uint32_t node = tree_.leaves[bunches_.first_leaf[bunch] + order[at]];
      if (is_within(node, squares[order[at]])) search_leaf(node);
    }
  }

  void search_leaf(std::uint32_t node) {
    const std::uint64_t points = shadow_.points_near(tree_.box(node), bounds_);
    if (points == 0) return;
    constexpr int many = 4;  // measured
    if (std::popcount(points) >= many) {
      search_near_points(points, tree_.nodes[node]);
    } else {
      search_for_few(points, tree_.nodes[node]);
    }
    refresh_most();
  }

  void search_for_few(std::uint64_t points, const KdNode& other) {
    for (; points != 0; points &= points - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(points));
      const auto bound = hn::Set(Tag(), lists_.last[i]);
      std::uint64_t bits = squares_within<fixed>(
          tree_, slot_of(i), other, [&](std::size_t) { return bound; }, squares_);
      for (; bits != 0; bits &= bits - 1) offer(i, std::countr_zero(bits), other.first);
      bounds_[i] = shadow_.bound(lists_.last[i]);
    }
  }

  float greatest_bound(std::uint64_t points) const {
    float most = 0;
    for (; points != 0; points &= points - 1) most = std::max(most, bounds_[std::countr_zero(points)]);
    return most;
  }

  void search_near_points(std::uint64_t points, const KdNode& other) {
    if (shadow_.pack(tree_, other, greatest_bound(points)) == 0) return;
    for (; points != 0; points &= points - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(points));
      std::uint64_t bits = shadow_.packed_near(i, bounds_[i]);
      if (bits == 0) continue;
      for (; bits != 0; bits &= bits - 1) {
        const std::uint32_t slot = shadow_.slot(static_cast<std::size_t>(std::countr_zero(bits)));
        offer_to(tree_, lists_, i, tree_.square(slot_of(i), slot), slot);
      }
      bounds_[i] = shadow_.bound(lists_.last[i]);
    }
  }

  const KdTree& tree_;
  const KdBunches& bunches_;
  LeafLists& lists_;
  std::uint32_t number_ = 0;
  KdNode leaf_{};
  std::size_t size_ = 0;
  double most_ = 0;
  LeafShadow<fixed> shadow_;
  OwnLists<fixed> own_;
  alignas(64) float bounds_[largest_leaf] = {};
  alignas(64) double squares_[largest_leaf];
};

void fill_lists_of(const KdTree& tree, const KdBunches& bunches, std::size_t begin, std::size_t end, LeafLists& lists,
                   const TakeLists& take) {
  with_columns(tree, [&](auto fixed) {
    LeafSearch<fixed> search(tree, bunches, lists);
    for (std::size_t leaf = begin; leaf < end; ++leaf) {
      search.fill(tree.leaves[leaf]);
      take(tree.nodes[tree.leaves[leaf]]);
    }
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {
namespace {
HWY_EXPORT(fill_lists_of);
}  // namespace

void fill_lists(const KdTree& tree, const KdBunches& bunches, std::size_t begin, std::size_t end, LeafLists& lists,
                const TakeLists& take) {
  HWY_DYNAMIC_DISPATCH(fill_lists_of)(tree, bunches, begin, end, lists, take);
}

}  // namespace ecumene::internal
#endif
