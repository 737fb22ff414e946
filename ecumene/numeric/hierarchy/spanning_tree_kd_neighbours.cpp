// The nearest neighbours of all points and, for mutual reachability, the core distances that they give.
#include <algorithm>
#include <limits>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_lists_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

namespace ecumene::internal {
namespace {

class NeighbourPass {
 public:
  NeighbourPass(const KdTree& tree, const KdBunches& bunches, std::size_t min_points, std::size_t kept, Crew& crew)
      : tree_(tree), bunches_(bunches), min_points_(min_points), crew_(crew) {
    const std::size_t others = tree.distinct - 1;
    length_ = std::max<std::size_t>(1, std::min(others, std::max(min_points - 1, kept)));
    stored_ = std::min(length_, longest_list_by_reach);
    found_.kept = std::min(stored_, kept);
    found_.are_all = found_.kept >= others;
    if (min_points > 1) count_rows();
  }

  KdNeighbours neighbours() {
    lists_ = Buffer<std::uint32_t>(tree_.slots * stored_, crew_.memory());
    if (min_points_ > 1) {
      found_.last_squares = Buffer<double>(tree_.slots, crew_.memory());
      found_.cores = Buffer<double>(tree_.slots, crew_.memory());
    }
    crew_.for_blocks(tree_.leaves.size(), 64, [&](std::size_t begin, std::size_t end) {
      LeafLists lists(length_);
      fill_lists(tree_, bunches_, begin, end, lists, [&](const KdNode& leaf) { keep(leaf, lists); });
    });
    if (min_points_ > 1 && tree_.distinct > 1) {
      put_in_order_of_reach();
    } else {
      found_.slots = std::move(lists_);
    }
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
      const std::uint64_t* const slots = lists.slots_of(slot - leaf.first);
      for (std::size_t i = 0; i < stored_; ++i) lists_[slot * stored_ + i] = static_cast<std::uint32_t>(slots[i]);
      if (min_points_ > 1) keep_core(slot, slots, lists.squares_of(slot - leaf.first));
    }
    for (std::uint32_t slot = leaf.end; slot % packet_size != 0; ++slot) clear_filling(slot);
  }

  // Whole packets are read, and every entry of a list names a slot.
  void clear_filling(std::uint32_t slot) {
    std::fill_n(lists_.data() + slot * stored_, stored_, 0U);
    if (min_points_ == 1) return;
    found_.cores[slot] = 0;
    found_.last_squares[slot] = 0;
  }

  void keep_core(std::uint32_t slot, const std::uint64_t* slots, const double* squares) {
    std::size_t rows = rows_in(slot);
    double core = 0;
    for (std::size_t i = 0; rows < min_points_; ++i) {
      rows += rows_in(static_cast<std::uint32_t>(slots[i]));
      core = squares[i];
    }
    found_.cores[slot] = core;
    const bool are_all = stored_ + 1 >= tree_.distinct;
    found_.last_squares[slot] = are_all ? std::numeric_limits<double>::infinity() : squares[stored_ - 1];
  }

  // The first of each list in the order of reachability, which all the core distances must be known for.
  void put_in_order_of_reach() {
    found_.slots = Buffer<std::uint32_t>(tree_.slots * found_.kept, crew_.memory());
    crew_.for_blocks(tree_.leaves.size(), 256, [&](std::size_t begin, std::size_t end) {
      order_by_reach(tree_, lists_, stored_, found_, tree_.nodes[tree_.leaves[begin]].first,
                     tree_.nodes[tree_.leaves[end - 1]].end);
    });
    lists_ = {};
  }

  const KdTree& tree_;
  const KdBunches& bunches_;
  std::size_t min_points_;
  Crew& crew_;
  std::size_t length_ = 0;         // of the lists that are looked for
  std::size_t stored_ = 0;         // of each of them
  Buffer<std::uint32_t> lists_{};  // of each slot, in the order of distance
  std::vector<std::uint32_t> rows_in_slot_{};
  KdNeighbours found_{};
};

}  // namespace

KdNeighbours kd_neighbours(const KdTree& tree, const KdBunches& bunches, std::size_t min_points, std::size_t kept,
                           Crew& crew) {
  return NeighbourPass(tree, bunches, min_points, kept, crew).neighbours();
}

}  // namespace ecumene::internal
