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
  explicit LeafLists(std::size_t wanted)
      : length(wanted),
        stride((wanted + packet_size - 1) / packet_size * packet_size),
        squares(largest_leaf * stride),
        slots(squares.size()) {}

  void clear() {
    std::fill_n(squares.data(), squares.size(), std::numeric_limits<double>::infinity());
    std::fill_n(slots.data(), slots.size(), no_slot);
    std::fill(std::begin(last), std::end(last), std::numeric_limits<double>::max());
  }

  void clear(std::size_t point) {
    std::fill_n(squares_of(point), stride, std::numeric_limits<double>::infinity());
    std::fill_n(slots_of(point), stride, no_slot);
  }

  double* squares_of(std::size_t point) const { return squares.data() + point * stride; }
  std::uint64_t* slots_of(std::size_t point) const { return slots.data() + point * stride; }
  double last_square(std::size_t point) const { return squares_of(point)[length - 1]; }
  std::uint32_t last_slot(std::size_t point) const { return static_cast<std::uint32_t>(slots_of(point)[length - 1]); }

  // Puts the slot in its place, if it has one: nearer first, equally near by
  // content.
  void offer(const KdTree& tree, std::size_t point, double square, std::uint32_t slot) {
    double* const square_at = squares_of(point);
    std::uint64_t* const slot_at = slots_of(point);
    const auto comes_before = [&](std::size_t at) {
      return square < square_at[at] ||
             (square == square_at[at] && tree.is_less(slot, static_cast<std::uint32_t>(slot_at[at])));
    };
    std::size_t at = length - 1;
    if (!comes_before(at)) return;
    for (; at > 0 && comes_before(at - 1); --at) {
      square_at[at] = square_at[at - 1];
      slot_at[at] = slot_at[at - 1];
    }
    square_at[at] = square;
    slot_at[at] = slot;
    note_last(point);
  }

  void note_last(std::size_t point) { last[point] = std::min(last_square(point), std::numeric_limits<double>::max()); }

  std::size_t length;
  std::size_t stride;  // whole packets; what is beyond the length does not count
  Buffer<double> squares;
  Buffer<std::uint64_t> slots;
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
