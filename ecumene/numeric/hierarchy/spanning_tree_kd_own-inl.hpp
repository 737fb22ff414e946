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

// Fills the lists with the points of the leaf itself, which makes the bounds for all others tight.
template <std::size_t fixed>
class OwnLists {
 public:
  OwnLists(const KdTree& tree, const LeafShadow<fixed>& shadow, LeafLists& lists)
      : tree_(tree), shadow_(shadow), lists_(lists) {}

  // REQUIRES clear lists and the leaf's shadow.
  void fill(const KdNode& leaf) {
    leaf_ = leaf;
    size_ = leaf.end - leaf.first;
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
  // Offers the points of the leaf whose squares are not above `most`.
  void search_own_for(std::size_t i, double most) {
    const auto bound = hn::Set(Tag(), most);
    std::uint64_t bits = squares_within<fixed>(
        tree_, leaf_.first + static_cast<std::uint32_t>(i), leaf_, [&](std::size_t) { return bound; }, squares_);
    bits &= ~(std::uint64_t{1} << i);
    for (; bits != 0; bits &= bits - 1) offer(i, std::countr_zero(bits));
    lists_.last[i] = std::min(lists_.squares[(i + 1) * lists_.length - 1], std::numeric_limits<double>::max());
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
      if (count < lists_.length) put(i, count++, leaf_.first + static_cast<std::uint32_t>(place));
    }
    const std::int32_t beyond = key_at(lists_.length + 1);
    const double last = lists_.squares[(i + 1) * lists_.length - 1];
    if (count == lists_.length &&
        (beyond == no_key || std::bit_cast<float>(beyond & ~place_bits) > shadow_.bound(last))) {
      lists_.last[i] = last;
      return;
    }
    lists_.clear(i);
    search_own_for(i, count == lists_.length ? last : std::numeric_limits<double>::max());
  }

  // Adds a slot to the `count` in the list of point i.
  HWY_INLINE void put(std::size_t i, std::size_t count, std::uint32_t slot) {
    const double square = tree_.square(leaf_.first + static_cast<std::uint32_t>(i), slot);
    double* const squares = lists_.squares.data() + i * lists_.length;
    std::uint32_t* const slots = lists_.slots.data() + i * lists_.length;
    std::size_t at = count;
    for (; at > 0 && square <= squares[at - 1]; --at) {
      if (square == squares[at - 1] && !tree_.is_less(slot, slots[at - 1])) break;
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
    lists_.offer(tree_, point, squares_[bit], leaf_.first + static_cast<std::uint32_t>(bit));
  }

  const KdTree& tree_;
  const LeafShadow<fixed>& shadow_;
  LeafLists& lists_;
  KdNode leaf_{};
  std::size_t size_ = 0;
  alignas(64) double squares_[largest_leaf];
};

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
