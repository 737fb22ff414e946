// What the lists of neighbours say in a round of Boruvka's. A leaf's points are taken together, step by step: whether a
// point has to be asked, how far its list is used up and how long its next edge is are found without branches, which
// nothing could foresee.
#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

namespace ecumene::internal {
namespace {

// Those of a leaf's points that may have an edge that is not longer than the first known one of their component.
// Lengths stand in the order of the upper halves of their bits, which is all that lower bounds have.
std::uint64_t points_within(const KdRound& round, const KdNode& leaf) {
  std::uint64_t beyond = 0;
  for (std::uint32_t slot = leaf.end; slot-- > leaf.first;) {
    const std::int64_t length = std::bit_cast<std::int64_t>(round.first.length(round.labels[slot])) >> 32U;
    beyond = 2 * beyond + (static_cast<std::uint64_t>(length - round.least.half(slot)) >> 63U);
  }
  return beyond ^ (~std::uint64_t{0} >> (largest_leaf - (leaf.end - leaf.first)));
}

// `fixed`: how many neighbours are kept; 0 where only run time knows it.
template <std::size_t fixed>
class LeafReading {
 public:
  LeafReading(KdRound& round, const KdNode& leaf) : round_(round), leaf_(leaf) {}

  // Returns the points whose first edge is not known.
  std::uint64_t points_not_known() {
    const std::uint64_t asking = points_within(round_, leaf_);
    const std::uint64_t without_list = used_up_before(asking);
    const std::uint64_t used_up = without_list | move_cursors(asking & ~without_list);
    const std::uint64_t listed = asking & ~used_up;
    for (std::uint64_t bits = listed; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      const KdEdge edge = round_.edge(leaf_.first + static_cast<std::uint32_t>(i), heads_[i]);
      lengths_[i] = edge.length;
      squares_[i] = edge.square;
    }
    std::uint64_t uncertain = used_up;
    for (std::uint64_t bits = listed; bits != 0; bits &= bits - 1) {
      const int i = std::countr_zero(bits);
      if (!offer_head(static_cast<std::size_t>(i))) uncertain |= std::uint64_t{1} << i;
    }
    return uncertain;
  }

 private:
  std::size_t kept() const { return fixed == 0 ? round_.known.kept : fixed; }

  // Those of the points whose place is the list's end: a packet of cursors at a time, a byte each.
  std::uint64_t used_up_before(std::uint64_t points) const {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t to_top_byte = 0x0102040810204080U;  // the lowest bits of the bytes
    const std::uint8_t* const cursors = round_.cursors.data() + leaf_.first;
    std::uint64_t used_up = 0;
    for (std::size_t at = 0; at < leaf_.end - leaf_.first; at += packet_size) {
      std::uint64_t packet = 0;
      for (std::size_t i = 0; i < packet_size; ++i) packet |= std::uint64_t{cursors[at + i]} << (8 * i);
      const std::uint64_t from_end = (packet & (KdRound::joined - 1U) * ones) ^ kept() * ones;  // 0: at the end
      const std::uint64_t are_not = (from_end + 127 * ones) >> 7U & ones;
      used_up |= ((are_not ^ ones) * to_top_byte >> 56U) << at;
    }
    return used_up & points;
  }

  // Moves each asking point's cursor to the first in its list that is of another component. Returns the points whose
  // list is used up.
  std::uint64_t move_cursors(std::uint64_t asking) {
    std::uint64_t used_up = 0;
    std::uint64_t newly_used_up = 0;
    // Bytes that are written might be anything's: all else is looked up before.
    std::uint8_t* const cursors = round_.cursors.data() + leaf_.first;
    const std::uint32_t* const lists = round_.known.slots.data() + leaf_.first * kept();
    const std::uint32_t* const labels = round_.labels.data();
    const std::uint32_t first = leaf_.first;
    for (std::uint64_t bits = asking; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      const std::uint8_t cursor = cursors[i];
      const std::size_t before = cursor & (KdRound::joined - 1U);
      const std::uint32_t* const list = lists + i * kept();
      const std::size_t at = first_other(list, labels, labels[first + i], before);
      const bool was_listed = (cursor & KdRound::searched) == 0 || at > before + 1;
      const auto moved = static_cast<std::uint8_t>((cursor & KdRound::joined) | at);
      cursors[i] = at > before ? moved : cursor;
      used_up |= std::uint64_t{at == kept()} << i;
      newly_used_up |= std::uint64_t{at == kept() && at > before && was_listed} << i;
      heads_[i] = list[std::min(at, kept() - 1)];
    }
    for (std::uint64_t bits = newly_used_up; bits != 0; bits &= bits - 1)
      raise_to_reach(leaf_.first + static_cast<std::uint32_t>(std::countr_zero(bits)));
    return used_up;
  }

  // Those before the cursor are of the point's own component. Short lists are looked at as a whole.
  std::size_t first_other(const std::uint32_t* list, const std::uint32_t* labels, std::uint32_t label,
                          std::size_t place) const {
    if constexpr (fixed == 0) {
      while (place < kept() && labels[list[place]] == label) ++place;
      return place;
    } else {
      return [&]<std::size_t... at>(std::index_sequence<at...>) {
        const std::uint32_t others = ((static_cast<std::uint32_t>(labels[list[at]] != label) << at) | ...);
        return static_cast<std::size_t>(std::countr_zero(others | 1U << fixed));
      }(std::make_index_sequence<fixed>());
    }
  }

  // The slot's list has just been used up.
  void raise_to_reach(std::uint32_t slot) {
    if (round_.known.cores.empty() || round_.is_unsearched(slot)) round_.least.raise(slot, round_.reach_of_list(slot));
  }

  // Offers the edge to the head of a point's list, unless it surely comes after what its component has already.
  // Returns whether it is the point's first.
  bool offer_head(std::size_t i) {
    const std::uint32_t slot = leaf_.first + static_cast<std::uint32_t>(i);
    const KdEdge edge{lengths_[i], squares_[i], slot, heads_[i]};
    round_.first.offer(round_.labels[slot], edge);
    const bool is_known = round_.is_certain(edge);
    if (is_known) {
      round_.least.raise(slot, edge.length);
    } else if (!round_.known.cores.empty() && round_.is_unsearched(slot)) {
      round_.least.raise(slot, std::min(edge.length, round_.reach_of_list(slot)));
    }
    return is_known;
  }

  KdRound& round_;
  const KdNode& leaf_;
  std::uint32_t heads_[largest_leaf];
  double lengths_[largest_leaf];
  double squares_[largest_leaf];
};

}  // namespace

std::uint64_t points_not_known(KdRound& round, const KdNode& leaf) {
  switch (round.known.kept) {
    case 4:
      return LeafReading<4>(round, leaf).points_not_known();
    case 5:
      return LeafReading<5>(round, leaf).points_not_known();
    default:
      return LeafReading<0>(round, leaf).points_not_known();
  }
}

std::uint64_t points_preceding(const KdRound& round, const KdNode& leaf, std::uint64_t points) {
  points &= points_within(round, leaf);
  if (round.known.cores.empty()) return points;
  for (std::uint64_t bits = points; bits != 0; bits &= bits - 1)
    if (!round.may_precede(leaf.first + static_cast<std::uint32_t>(std::countr_zero(bits)))) points &= ~(bits & -bits);
  return points;
}

}  // namespace ecumene::internal
