// The search for the neighbours of a leaf's points, all of them together.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_lists_internal.hpp"

#include <array>
#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_kd_lists.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
// clang-format off
#include "hwy/foreach_target.h"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_kernels_internal.hpp"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// Fills the lists of a leaf: its own points first, which makes the bounds
// tight, then the other leaves, the nearer parts of the tree first.
template <std::size_t fixed>
class LeafSearch {
 public:
  LeafSearch(const KdTree& tree, std::uint32_t leaf, LeafLists& lists)
      : tree_(tree),
        number_(leaf),
        leaf_(tree.nodes[leaf]),
        size_(leaf_.end - leaf_.first),
        lists_(lists),
        near_(tree) {}

  void fill() {
    lists_.clear();
    search_own();
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

  void point_of(std::size_t i, double* point) const {
    const std::uint32_t slot = leaf_.first + static_cast<std::uint32_t>(i);
    const std::size_t columns = columns_of<fixed>(tree_);
    const double* packet = tree_.packet(slot) + slot % packet_size;
    for (std::size_t j = 0; j < columns; ++j) point[j] = packet[j * packet_size];
  }

  void search_own() {
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
    refresh_most();
  }

  // Offers the points of the leaf whose squares are not above `most`.
  void search_own_for(std::size_t i, double most) {
    point_of(i, point_.data());
    std::uint64_t bits = squares_within<fixed>(tree_, point_.data(), crowd_of(tree_, leaf_), most, squares_);
    bits &= ~(std::uint64_t{1} << i);
    for (; bits != 0; bits &= bits - 1) offer(i, std::countr_zero(bits), leaf_.first);
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

  void offer(std::size_t point, int bit, std::uint32_t first) {
    lists_.offer(tree_, point, squares_[bit], first + static_cast<std::uint32_t>(bit));
  }

  void refresh_most() { most_ = *std::max_element(lists_.last, lists_.last + size_); }

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
      const std::uint32_t last = lists_.slots[(i + 1) * lists_.length - 1];
      if (last == no_slot || least <= tree_.value(last, 0)) return true;
    }
    return false;
  }

  void search_below(std::uint32_t node, double square) {
    for (;;) {
      if (!is_within(node, square)) return;
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

  void search_leaf(std::uint32_t node) {
    const Tag d;
    const KdNode& other = tree_.nodes[node];
    std::uint64_t points = points_near_box<fixed>(
        tree_, leaf_, tree_.box(node), [&](std::size_t i) { return hn::Load(d, lists_.last + i); },
        [](std::size_t, Vector) {});
    if (points == 0) return;
    constexpr int many = 4;  // measured
    if (std::popcount(points) >= many) return search_near_points(points, other);
    for (; points != 0; points &= points - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(points));
      point_of(i, point_.data());
      std::uint64_t bits =
          squares_within<fixed>(tree_, point_.data(), crowd_of(tree_, other), lists_.last[i], squares_);
      for (; bits != 0; bits &= bits - 1) offer(i, std::countr_zero(bits), other.first);
    }
    refresh_most();
  }

  void search_near_points(std::uint64_t points, const KdNode& other) {
    if (near_.pack(tree_, other, tree_.box(number_), most_) == 0) return;
    for (; points != 0; points &= points - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(points));
      point_of(i, point_.data());
      std::uint64_t bits = squares_within<fixed>(tree_, point_.data(), near_.crowd(), lists_.last[i], squares_);
      for (; bits != 0; bits &= bits - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(bits));
        lists_.offer(tree_, i, squares_[at], near_.slot(at));
      }
    }
    refresh_most();
  }

  const KdTree& tree_;
  std::uint32_t number_;
  const KdNode& leaf_;
  std::size_t size_;
  LeafLists& lists_;
  double most_ = 0;
  std::vector<double> wide_point_ = std::vector<double>(fixed == 0 ? tree_.columns : 0);
  std::array<double, fixed == 0 ? 1 : fixed> narrow_point_{};
  struct Point {
    double* data() const { return start; }
    double* start;
  } point_{fixed == 0 ? wide_point_.data() : narrow_point_.data()};
  NearPoints<fixed> near_;
  alignas(64) double squares_[largest_leaf];
};

void fill_lists_of(const KdTree& tree, std::uint32_t leaf, LeafLists& lists) {
  with_columns(tree, [&](auto fixed) { LeafSearch<fixed>(tree, leaf, lists).fill(); });
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {
namespace {
HWY_EXPORT(fill_lists_of);
}  // namespace

void fill_lists(const KdTree& tree, std::uint32_t leaf, LeafLists& lists) {
  HWY_DYNAMIC_DISPATCH(fill_lists_of)(tree, leaf, lists);
}

}  // namespace ecumene::internal
#endif
