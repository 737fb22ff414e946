// The nearest neighbours of all points and, for mutual reachability, the core distances that they give.
#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_lists_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

namespace ecumene::internal {
namespace {

// What is kept of a longer list: beyond it the search goes on in the tree.
constexpr std::size_t kept_at_most = KdRound::joined - 1;

class NeighbourPass {
 public:
  NeighbourPass(const KdTree& tree, const KdBunches& bunches, std::size_t min_points, std::size_t kept_at_least,
                Crew& crew)
      : tree_(tree), bunches_(bunches), min_points_(min_points), crew_(crew) {
    const std::size_t others = tree.distinct - 1;
    length_ = std::max<std::size_t>(1, std::min(others, std::max(min_points - 1, kept_at_least)));
    found_.kept = std::min(length_, kept_at_most);
    if (min_points > 1) count_rows();
  }

  KdNeighbours neighbours() {
    found_.slots = Buffer<std::uint32_t>(tree_.slots * found_.kept);
    found_.are_all = found_.kept + 1 >= tree_.distinct;
    if (min_points_ > 1) {
      found_.last_squares = Buffer<double>(tree_.slots);
      found_.cores = Buffer<double>(tree_.slots);
    }
    crew_.for_blocks(tree_.leaves.size(), 64, [&](std::size_t begin, std::size_t end) {
      LeafLists lists(length_);
      fill_lists(tree_, bunches_, begin, end, lists, [&](const KdNode& leaf) { keep(leaf, lists); });
    });
    if (min_points_ > 1) order_by_reach();
    return std::move(found_);
  }

 private:
  void count_rows() {
    if (tree_.equal.empty()) return;
    rows_in_slot_.assign(tree_.slots, 1);
    for (const EqualRow& equal : tree_.equal) ++rows_in_slot_[equal.slot];
  }

  std::size_t rows_in(std::uint32_t slot) const { return rows_in_slot_.empty() ? 1 : rows_in_slot_[slot]; }

  void keep(const KdNode& leaf, const LeafLists& lists) {
    for (std::uint32_t slot = leaf.first; slot < leaf.end; ++slot) {
      const std::size_t start = (slot - leaf.first) * length_;
      std::copy_n(lists.slots.data() + start, found_.kept, found_.slots.data() + slot * found_.kept);
      if (min_points_ > 1) keep_core(slot, lists.slots.data() + start, lists.squares.data() + start);
    }
  }

  void keep_core(std::uint32_t slot, const std::uint32_t* slots, const double* squares) {
    std::size_t rows = rows_in(slot);
    double core = 0;
    for (std::size_t i = 0; rows < min_points_; ++i) {
      rows += rows_in(slots[i]);
      core = squares[i];
    }
    found_.cores[slot] = core;
    found_.last_squares[slot] = found_.are_all ? std::numeric_limits<double>::infinity() : squares[found_.kept - 1];
  }

  // Lists stand in the order of distance; now they are put into that of
  // reachability. The sort is stable, so that equal reachability leaves the
  // order of distance and content.
  void order_by_reach() {
    crew_.for_blocks(tree_.leaves.size(), 256, [&](std::size_t begin, std::size_t end) {
      const std::uint32_t last = tree_.nodes[tree_.leaves[end - 1]].end;
      for (std::uint32_t slot = tree_.nodes[tree_.leaves[begin]].first; slot < last; ++slot)
        if (tree_.rows[slot] != no_slot) order_list(slot);
    });
  }

  void order_list(std::uint32_t slot) {
    const double core = found_.cores[slot];
    std::uint32_t* list = found_.slots.data() + slot * found_.kept;
    std::array<double, kept_at_most> lengths;
    for (std::size_t i = 0; i < found_.kept && list[i] != no_slot; ++i) {
      const std::uint32_t other = list[i];
      double length = std::max(core, found_.cores[other]);
      // Beyond the core distance the distance itself may be the greatest of the
      // three.
      if (!tree_.equal.empty() || i + 2 > min_points_) length = std::max(length, tree_.square(slot, other));
      std::size_t at = i;
      for (; at > 0 && length < lengths[at - 1]; --at) {
        lengths[at] = lengths[at - 1];
        list[at] = list[at - 1];
      }
      lengths[at] = length;
      list[at] = other;
    }
  }

  const KdTree& tree_;
  const KdBunches& bunches_;
  std::size_t min_points_;
  Crew& crew_;
  std::size_t length_ = 0;
  std::vector<std::uint32_t> rows_in_slot_{};
  KdNeighbours found_{};
};

}  // namespace

KdNeighbours kd_neighbours(const KdTree& tree, const KdBunches& bunches, std::size_t min_points,
                           std::size_t kept_at_least, Crew& crew) {
  return NeighbourPass(tree, bunches, min_points, kept_at_least, crew).neighbours();
}

}  // namespace ecumene::internal
