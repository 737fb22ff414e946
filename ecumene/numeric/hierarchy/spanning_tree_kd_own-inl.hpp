// The nearest neighbours of a leaf's points within the leaf; included once for each SIMD target by the search for
// lists.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_shadow-inl.hpp"

// clang-format off
#if defined(ECUMENE_KD_OWN_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef ECUMENE_KD_OWN_INL_HPP
#undef ECUMENE_KD_OWN_INL_HPP
#else
#define ECUMENE_KD_OWN_INL_HPP
#endif
// clang-format on

#include <algorithm>
#include <bit>
#include <limits>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_lists_internal.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// LeafLists::offer, but for ties without branches, which nothing could foresee: every place of the list takes the value
// before it, the new one or its own.
HWY_INLINE void offer_to(const KdTree& tree, LeafLists& lists, std::size_t point, double square, std::uint32_t slot) {
  if (square > lists.last[point]) return;
  const Tag d;
  const hn::RebindToUnsigned<Tag> whole;
  const std::size_t lanes = hn::Lanes(d);
  double* const squares = lists.squares_of(point);
  std::uint64_t* const slots = lists.slots_of(point);
  const auto value = hn::Set(d, square);
  std::size_t begin = 0;
  for (; begin < lists.length; begin += lanes)
    if (!hn::AllFalse(d, hn::Eq(hn::Load(d, squares + begin), value))) return lists.offer(tree, point, square, slot);
  alignas(64) static constexpr std::uint64_t before[packet_size] = {0, 0, 1, 2, 3, 4, 5, 6};
  const auto one_before = hn::IndicesFromVec(d, hn::Load(whole, before));
  const auto one_before_whole = hn::IndicesFromVec(whole, hn::Load(whole, before));
  const auto first = hn::FirstN(d, 1);
  do {
    begin -= lanes;
    const auto here = hn::Load(d, squares + begin);
    const auto slots_here = hn::Load(whole, slots + begin);
    const auto left = hn::Set(d, begin == 0 ? -1 : squares[begin - 1]);
    const auto left_slot = hn::Set(whole, begin == 0 ? 0 : slots[begin - 1]);
    const auto moved = hn::IfThenElse(first, left, hn::TableLookupLanes(here, one_before));
    const auto moved_slots =
        hn::IfThenElse(hn::RebindMask(whole, first), left_slot, hn::TableLookupLanes(slots_here, one_before_whole));
    const auto placed = hn::IfThenElse(hn::RebindMask(whole, hn::Lt(value, here)), hn::Set(whole, slot), slots_here);
    hn::Store(hn::Max(moved, hn::Min(value, here)), d, squares + begin);
    hn::Store(hn::IfThenElse(hn::RebindMask(whole, hn::Lt(value, moved)), moved_slots, placed), whole, slots + begin);
  } while (begin > 0);
  lists.note_last(point);
}

// Fills the lists with the points of the leaf itself, which makes the bounds for all others tight.
template <std::size_t fixed>
class OwnLists {
 public:
  OwnLists(const KdTree& tree, const LeafShadow<fixed>& shadow, LeafLists& lists)
      : tree_(tree), shadow_(shadow), lists_(lists), points_(largest_leaf * columns_of<fixed>(tree)) {}

  // REQUIRES clear lists and the leaf's shadow.
  void fill(const KdNode& leaf) {
    leaf_ = leaf;
    size_ = leaf.end - leaf.first;
    copy_points();
    if (lists_.length <= 4) {
      own_lists<6>();
    } else if (lists_.length <= 5) {
      own_lists<7>();
    } else if (lists_.length <= 9) {
      own_lists<11>();
    } else {
      if (lists_.length < 15 && size_ > 24) bounds_from_classes();
      for (std::size_t i = 0; i < size_; ++i) search_own_for(i, lists_.last[i]);
    }
  }

 private:
  void copy_points() {
    const std::size_t columns = columns_of<fixed>(tree_);
    const double* packet = tree_.packet(leaf_.first);
    for (std::size_t begin = 0; begin < size_; begin += packet_size, packet += columns * packet_size)
      for (std::size_t j = 0; j < columns; ++j)
        for (std::size_t lane = 0; lane < packet_size; ++lane)
          points_[(begin + lane) * columns + j] = packet[j * packet_size + lane];
  }

  // As KdTree::square.
  HWY_INLINE double square(std::size_t a, std::size_t b) const {
    const std::size_t columns = columns_of<fixed>(tree_);
    const double* const x = points_.data() + a * columns;
    const double* const y = points_.data() + b * columns;
    double sum = 0;
    HWY_UNROLL(8)
    for (std::size_t j = 0; j < columns; ++j) {
      const double difference = x[j] - y[j];
      sum += difference * difference;
    }
    return sum;
  }

  // Offers the points of the leaf whose squares are not above `most`.
  void search_own_for(std::size_t i, double most) {
    const auto bound = hn::Set(Tag(), most);
    std::uint64_t bits = squares_within<fixed>(
        tree_, leaf_.first + static_cast<std::uint32_t>(i), leaf_, [&](std::size_t) { return bound; }, squares_);
    bits &= ~(std::uint64_t{1} << i);
    for (; bits != 0; bits &= bits - 1) offer(i, std::countr_zero(bits));
    lists_.note_last(i);
  }

  // The least `levels` squares from each point in single precision, a vector of points at a time: one more than the
  // list is long, and the point itself. A key is the bits of a square, which stand in the order of the squares, the
  // last six of them replaced by the other's place in the leaf.
  template <std::size_t levels>
  void own_lists() {
    const typename LeafShadow<fixed>::Tag32 d;
    const hn::RebindToSigned<decltype(d)> whole;
    const std::size_t lanes = hn::Lanes(d);
    alignas(64) std::int32_t keys[levels][LeafShadow<fixed>::packet];
    for (std::size_t begin = 0; begin < size_; begin += lanes) {
      hn::Vec<decltype(whole)> least[levels];
      for (auto& key : least) key = hn::Set(whole, no_key);
      for (std::size_t other = 0; other < size_; ++other) {
        auto key = hn::Or(hn::AndNot(hn::Set(whole, place_bits), hn::BitCast(whole, shadow_.squares(begin, other))),
                          hn::Set(whole, static_cast<std::int32_t>(other)));
        HWY_UNROLL(11)
        for (std::size_t level = 0; level < levels; ++level) {
          const auto greater = hn::Max(least[level], key);
          least[level] = hn::Min(least[level], key);
          key = greater;
        }
      }
      for (std::size_t level = 0; level < levels; ++level) hn::Store(least[level], whole, keys[level]);
      for (std::size_t lane = 0; lane < lanes && begin + lane < size_; ++lane)
        take_keys(begin + lane, [&](std::size_t level) { return keys[level][lane]; });
    }
  }

  static constexpr std::int32_t no_key = std::numeric_limits<std::int32_t>::max();
  static constexpr std::int32_t place_bits = 63;

  // The list that the keys name, unless a point beyond them may be as near as the last of them.
  template <class KeyAt>
  HWY_INLINE void take_keys(std::size_t i, const KeyAt& key_at) {
    std::size_t count = 0;
    for (std::size_t level = 0; level <= lists_.length; ++level) {
      const std::int32_t key = key_at(level);
      const auto place = static_cast<std::size_t>(key & place_bits);
      if (key == no_key || place == i) continue;
      if (count < lists_.length) put(i, count++, place);
    }
    const std::int32_t beyond = key_at(lists_.length + 1);
    const double last = lists_.last_square(i);
    if (count == lists_.length &&
        (beyond == no_key || std::bit_cast<float>(beyond & ~place_bits) > shadow_.bound(last))) {
      lists_.last[i] = last;
      return;
    }
    lists_.clear(i);
    search_own_for(i, count == lists_.length ? last : std::numeric_limits<double>::max());
  }

  // Adds a point to the `count` in the list of point i.
  HWY_INLINE void put(std::size_t i, std::size_t count, std::size_t place) {
    const auto slot = leaf_.first + static_cast<std::uint32_t>(place);
    const double square = this->square(i, place);
    double* const squares = lists_.squares_of(i);
    std::uint64_t* const slots = lists_.slots_of(i);
    std::size_t at = count;
    for (; at > 0 && square <= squares[at - 1]; --at) {
      if (square == squares[at - 1] && !tree_.is_less(slot, static_cast<std::uint32_t>(slots[at - 1]))) break;
      squares[at] = squares[at - 1];
      slots[at] = slots[at - 1];
    }
    squares[at] = square;
    slots[at] = slot;
  }

  // A bound of the last square in each list: the points of the leaf are dealt into classes; the nearest of each class
  // are that many different points.
  void bounds_from_classes() {
    constexpr std::size_t classes = 16;
    const Tag d;
    const std::size_t lanes = hn::Lanes(d);
    const std::size_t columns = columns_of<fixed>(tree_);
    for (std::size_t begin = 0; begin < size_; begin += lanes) {
      const double* own = tree_.packet(leaf_.first + static_cast<std::uint32_t>(begin)) + begin % packet_size;
      Vector least[classes];
      for (Vector& value : least) value = hn::Set(d, std::numeric_limits<double>::max());
      for (std::size_t other = 0; other < size_; ++other) {
        const double* candidate = tree_.packet(leaf_.first + static_cast<std::uint32_t>(other)) + other % packet_size;
        auto sum = hn::Zero(d);
        HWY_UNROLL(8)
        for (std::size_t j = 0; j < columns; ++j) {
          const auto gap = hn::Sub(hn::Load(d, own + j * packet_size), hn::Set(d, candidate[j * packet_size]));
          sum = hn::Add(sum, hn::Mul(gap, gap));
        }
        least[other % classes] = hn::Min(least[other % classes], sum);
      }
      sort<classes>(least);
      hn::Store(least[lists_.length], d,
                lists_.last + begin);  // the point itself comes first
    }
  }

  // Batcher's odd-even merge sort (1968), lane by lane.
  template <std::size_t count>
  static HWY_INLINE void sort(Vector* values) {
    for (std::size_t p = 1; p < count; p *= 2)
      for (std::size_t k = p; k >= 1; k /= 2)
        for (std::size_t j = k % p; j + k < count; j += 2 * k)
          for (std::size_t i = 0; i < k && i + j + k < count; ++i) {
            if ((i + j) / (p * 2) != (i + j + k) / (p * 2)) continue;
            const auto low = hn::Min(values[i + j], values[i + j + k]);
            values[i + j + k] = hn::Max(values[i + j], values[i + j + k]);
            values[i + j] = low;
          }
  }

  void offer(std::size_t point, int bit) {
    offer_to(tree_, lists_, point, squares_[bit], leaf_.first + static_cast<std::uint32_t>(bit));
  }

  const KdTree& tree_;
  const LeafShadow<fixed>& shadow_;
  LeafLists& lists_;
  KdNode leaf_{};
  std::size_t size_ = 0;
  Buffer<double> points_;  // of the leaf, row after row
  alignas(64) double squares_[largest_leaf];
};

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
