// The nearest neighbours of one leaf's points.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"

namespace ecumene::internal {

// The lists of one leaf's points while they fill.
struct LeafLists {
  explicit LeafLists(std::size_t wanted) : length(wanted), squares(largest_leaf * wanted), slots(squares.size()) {}

  void clear() {
    std::fill(squares.begin(), squares.end(), std::numeric_limits<double>::infinity());
    std::fill(slots.begin(), slots.end(), no_slot);
    std::fill(std::begin(last), std::end(last), std::numeric_limits<double>::max());
  }

  void clear(std::size_t point) {
    std::fill_n(squares.data() + point * length, length, std::numeric_limits<double>::infinity());
    std::fill_n(slots.data() + point * length, length, no_slot);
  }

  // Puts the slot in its place, if it has one: nearer first, equally near by
  // content.
  void offer(const KdTree& tree, std::size_t point, double square, std::uint32_t slot) {
    double* const square_of = squares.data() + point * length;
    std::uint32_t* const slot_of = slots.data() + point * length;
    std::size_t at = length;
    for (; at > 0 && square <= square_of[at - 1]; --at)
      if (square == square_of[at - 1] && !tree.is_less(slot, slot_of[at - 1])) break;
    if (at == length) return;
    for (std::size_t i = length - 1; i > at; --i) {
      square_of[i] = square_of[i - 1];
      slot_of[i] = slot_of[i - 1];
    }
    square_of[at] = square;
    slot_of[at] = slot;
    last[point] = std::min(square_of[length - 1], std::numeric_limits<double>::max());
  }

  std::size_t length;
  std::vector<double> squares;
  std::vector<std::uint32_t> slots;
  // Of each point the square at the end of its list; the greatest double while
  // the list is not full.
  alignas(64) double last[largest_leaf];
};

using TakeLists = std::function<void(const KdNode& leaf)>;

// The nearest neighbours of each point of the leaves [begin, end) of tree.leaves, as many as the lists are long: one
// leaf after the other; `take` is told when the lists are those of a leaf.
void fill_lists(const KdTree& tree, const KdBunches& bunches, std::size_t begin, std::size_t end, LeafLists& lists,
                const TakeLists& take);

// What is stored of longer lists: beyond it the search goes on in the tree.
inline constexpr std::size_t longest_list_by_reach = 31;

// From lists of `length` slots in the order of distance: for each of the slots [first, end) the first known.kept in the
// order of mutual reachability, into known.slots. Lowers known.last_squares where what is left out asks for it.
// REQUIRES known.cores; `first` to begin a packet; known.kept <= length <= longest_list_by_reach; full lists.
void order_by_reach(const KdTree& tree, const Buffer<std::uint32_t>& by_distance, std::size_t length,
                    const KdNeighbours& known, std::uint32_t first, std::uint32_t end);

}  // namespace ecumene::internal
