// The nearest neighbours of a leaf's points within the leaf; included once for each SIMD target by the search for
// lists.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_kernels_internal.hpp"

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
  OwnLists(const KdTree& tree, LeafLists& lists) : tree_(tree), lists_(lists) {}

  // REQUIRES clear lists.
  void fill(const KdNode& leaf) {
    leaf_ = leaf;
    size_ = leaf.end - leaf.first;
    if (lists_.length <= 3) {
      own_lists<5>();
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

  // The least `levels` squares from each point, eight points at a time: one more than the list is long, and the point
  // itself. A key is the bits of a square, which stand in the order of the squares, the last six of them replaced by
  // the other's place in the leaf.
  template <std::size_t levels>
  void own_lists() {
    const Tag d;
    const hn::RebindToSigned<Tag> whole;
    const std::size_t lanes = hn::Lanes(d);
    const std::size_t columns = columns_of<fixed>(tree_);
    alignas(64) std::int64_t keys[levels][packet_size];
    for (std::size_t begin = 0; begin < size_; begin += lanes) {
      const double* own = tree_.packet(leaf_.first + static_cast<std::uint32_t>(begin)) + begin % packet_size;
      hn::Vec<decltype(whole)> least[levels];
      for (auto& key : least) key = hn::Set(whole, no_key);
      for (std::size_t other = 0; other < size_; ++other) {
        const double* candidate = tree_.packet(leaf_.first + static_cast<std::uint32_t>(other)) + other % packet_size;
        auto sum = hn::Zero(d);
        HWY_UNROLL(8)
        for (std::size_t j = 0; j < columns; ++j) {
          const auto gap = hn::Sub(hn::Load(d, own + j * packet_size), hn::Set(d, candidate[j * packet_size]));
          sum = hn::Add(sum, hn::Mul(gap, gap));
        }
        auto key = hn::Or(hn::AndNot(hn::Set(whole, place_bits), hn::BitCast(whole, sum)),
                          hn::Set(whole, static_cast<std::int64_t>(other)));
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

  static constexpr std::int64_t no_key = std::numeric_limits<std::int64_t>::max();
  static constexpr std::int64_t place_bits = 63;

  // The list that the keys name; where two of them agree but for the places, the squares themselves decide.
  template <class KeyAt>
  HWY_INLINE void take_keys(std::size_t i, const KeyAt& key_at) {
    bool is_clear = true;
    for (std::size_t level = 0; level <= lists_.length; ++level)
      is_clear &= (key_at(level) | place_bits) != (key_at(level + 1) | place_bits);
    const std::int64_t beyond = key_at(lists_.length);
    if (!is_clear || beyond == no_key) {
      const double most = std::bit_cast<double>(beyond | place_bits);
      return search_own_for(i, beyond == no_key ? std::numeric_limits<double>::max() : most);
    }
    const std::uint32_t slot = leaf_.first + static_cast<std::uint32_t>(i);
    for (std::size_t level = 1; level <= lists_.length; ++level) {
      const std::size_t at = i * lists_.length + level - 1;
      lists_.slots[at] = leaf_.first + static_cast<std::uint32_t>(key_at(level) & place_bits);
      lists_.squares[at] = tree_.square(slot, lists_.slots[at]);
    }
    lists_.last[i] = lists_.squares[(i + 1) * lists_.length - 1];
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
  LeafLists& lists_;
  KdNode leaf_{};
  std::size_t size_ = 0;
  alignas(64) double squares_[largest_leaf];
};

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
