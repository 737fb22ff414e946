// One leaf in single precision, and what of other leaves lies near it: a filter, whose answers are decided again in
// double. Included once for each SIMD target by the searches of the kd-tree engine.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_kernels_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_parting_internal.hpp"

// clang-format off
#if defined(ECUMENE_KD_SHADOW_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef ECUMENE_KD_SHADOW_INL_HPP
#undef ECUMENE_KD_SHADOW_INL_HPP
#else
#define ECUMENE_KD_SHADOW_INL_HPP
#endif
// clang-format on

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// +-----------------------------------------------------------------------------------------------------------------+
// | Coordinates are taken from the middle of the leaf's box and scaled by a power of two, so that those of the leaf   |
// | lie within [-1, 1]; then a double is rounded to a float. Twice as many points fit into a vector.                  |
// |                                                                                                                 |
// | Why nothing is lost. Let u = 2^-24. A coordinate x (scaled, |x| <= 1) is off by little more than u, one of        |
// | another point or box, y, by u |y| <= u (1 + |x - y|). So the difference is off by e = 2^-22 |x - y| + 2^-22 at    |
// | the most, its own rounding included. By (a + b)^2 <= (1 + h) a^2 + (1 + 1/h) b^2 with h = 2^-10, the sum of d     |
// | squares is not above (1 + 2^-9) S + d 2^-33, where S is the true one, times 1 + d 2^-23 for its rounding.         |
// | `bound` is above that, above what doubles lose of S where squares underflow, and above the least normal float.    |
// +-----------------------------------------------------------------------------------------------------------------+
template <std::size_t fixed>
class LeafShadow {
 public:
  using Tag32 = hn::CappedTag<float, 16>;
  static constexpr std::size_t packet = 16;

  explicit LeafShadow(const KdTree& tree)
      : columns_(columns_of<fixed>(tree)),
        points_(largest_leaf * columns_),
        others_(points_.size()),
        packed_(points_.size()),
        middle_(columns_),
        own_box_(2 * columns_),
        box_(2 * columns_) {}

  // REQUIRES that the leaf holds points.
  void cast(const KdTree& tree, std::uint32_t node) {
    const double* const box = tree.box(node);
    double width = half_width(box);
    if (width == 0) width = half_width(tree.box(0));
    scale_ = width == 0 ? 1 : std::ldexp(1.0, std::clamp(-std::ilogb(width) - 1, -1022, 1022));
    for (std::size_t j = 0; j < columns_; ++j) middle_[j] = box[j] + (box[columns_ + j] - box[j]) / 2;
    to_single(box, own_box_.data());
    const KdNode& leaf = tree.nodes[node];
    size_ = leaf.end - leaf.first;
    convert(tree, leaf, points_.data());
  }

  // No pair whose square is not above `square` has one above this in single precision.
  float bound(double square) const {
    const auto columns = static_cast<double>(columns_);
    const double scaled = (square + std::numeric_limits<double>::min()) * scale_ * scale_;
    const double above = scaled * (1 + 0x1p-8 + columns * 0x1p-22) + columns * 0x1p-31 + 0x1p-120;
    return above < std::numeric_limits<float>::max() ? static_cast<float>(above)
                                                     : std::numeric_limits<float>::infinity();
  }

  // The squares of the distances of a vector of the leaf's points from another of them.
  HWY_INLINE hn::Vec<Tag32> squares(std::size_t begin, std::size_t other) const {
    const Tag32 d;
    const float* const own = points_.data() + place(begin);
    const float* const point = points_.data() + place(other);
    const std::size_t columns = columns_of_shadow();
    auto sum = hn::Zero(d);
    HWY_UNROLL(8)
    for (std::size_t j = 0; j < columns; ++j) {
      const auto gap = hn::Sub(hn::Load(d, own + j * packet), hn::Set(d, point[j * packet]));
      sum = hn::MulAdd(gap, gap, sum);
    }
    return sum;
  }

  // A bit for each point of the leaf that may be as near to the box as its bound says.
  HWY_INLINE std::uint64_t points_near(const double* box, const float* bounds) {
    const Tag32 d;
    to_single(box, box_.data());
    std::uint64_t above = 0;
    for (std::size_t at = 0; at < size_; at += hn::Lanes(d))
      above |= bits_of(d, hn::Gt(square_to_box(d, points_.data() + place(at), box_.data()), hn::Load(d, bounds + at)))
               << at;
    return ~above & first_bits(size_);
  }

  // Packs the points of the other leaf that may be as near to this leaf's box as the bound says. Returns their number.
  HWY_INLINE std::size_t pack(const KdTree& tree, const KdNode& other, float most) {
    const hn::CappedTag<float, packet_size> d;
    const hn::RebindToUnsigned<decltype(d)> whole;
    convert(tree, other, others_.data());
    const std::size_t size = other.end - other.first;
    const auto bound = hn::Set(d, most);
    packed_size_ = 0;
    for (std::size_t at = 0; at < size; at += hn::Lanes(d)) {
      const float* const from = others_.data() + place(at);
      const std::uint64_t near = ~bits_of(d, hn::Gt(square_to_box(d, from, own_box_.data()), bound)) &
                                 first_bits(std::min(size - at, hn::Lanes(d)));
      const auto lanes = hn::LoadU(whole, kd_parting_lanes[near].data());
      const auto order = hn::IndicesFromVec(d, lanes);
      for (std::size_t j = 0; j < columns_of_shadow(); ++j)
        hn::StoreU(hn::TableLookupLanes(hn::Load(d, from + j * packet), order), d,
                   packed_.data() + j * largest_leaf + packed_size_);
      hn::StoreU(hn::Add(lanes, hn::Set(whole, other.first + static_cast<std::uint32_t>(at))), whole,
                 slots_ + packed_size_);
      packed_size_ += static_cast<std::size_t>(std::popcount(near));
    }
    return packed_size_;
  }

  std::uint32_t slot(std::size_t at) const { return slots_[at]; }

  // A bit for each packed point that may be as near to point i as the bound says.
  HWY_INLINE std::uint64_t packed_near(std::size_t i, float most) const {
    const Tag32 d;
    const std::size_t columns = columns_of_shadow();
    const auto bound = hn::Set(d, most);
    const float* const point = points_.data() + place(i);
    std::uint64_t above = 0;
    for (std::size_t at = 0; at < packed_size_; at += hn::Lanes(d)) {
      auto sum = hn::Zero(d);
      HWY_UNROLL(8)
      for (std::size_t j = 0; j < columns; ++j) {
        const auto gap = hn::Sub(hn::LoadU(d, packed_.data() + j * largest_leaf + at), hn::Set(d, point[j * packet]));
        sum = hn::MulAdd(gap, gap, sum);
      }
      above |= bits_of(d, hn::Gt(sum, bound)) << at;
    }
    return ~above & first_bits(packed_size_);
  }

 private:
  HWY_INLINE std::size_t columns_of_shadow() const { return fixed == 0 ? columns_ : fixed; }
  std::size_t place(std::size_t at) const { return at / packet * (packet * columns_of_shadow()) + at % packet; }

  double half_width(const double* box) const {
    double widest = 0;
    for (std::size_t j = 0; j < columns_; ++j) widest = std::max(widest, box[columns_ + j] - box[j]);
    return widest / 2;
  }

  HWY_INLINE void to_single(const double* box, float* single) const {
    const std::size_t columns = columns_of_shadow();
    for (std::size_t side = 0; side < 2; ++side)
      for (std::size_t j = 0; j < columns; ++j)
        single[side * columns + j] = static_cast<float>((box[side * columns + j] - middle_[j]) * scale_);
  }

  // Two packets of the tree make one of floats; what is beyond the leaf is masked where it is read.
  HWY_INLINE void convert(const KdTree& tree, const KdNode& leaf, float* to) const {
    const Tag d;
    const hn::Rebind<float, Tag> narrow;
    const std::size_t columns = columns_of_shadow();
    const auto scale = hn::Set(d, scale_);
    const double* from = tree.packet(leaf.first);
    const std::size_t size = leaf.end - leaf.first;
    for (std::size_t begin = 0; begin < size; begin += packet_size, from += columns * packet_size) {
      float* const packets = to + place(begin);
      for (std::size_t j = 0; j < columns; ++j) {
        const auto middle = hn::Set(d, middle_[j]);
        for (std::size_t lane = 0; lane < packet_size; lane += hn::Lanes(d)) {
          const auto value = hn::Mul(hn::Sub(hn::Load(d, from + j * packet_size + lane), middle), scale);
          hn::Store(hn::DemoteTo(narrow, value), narrow, packets + j * packet + lane);
        }
      }
    }
  }

  template <class D>
  static HWY_INLINE std::uint64_t bits_of(D d, hn::Mask<D> mask) {
    std::uint8_t bytes[8] = {};
    hn::StoreMaskBits(d, mask, bytes);
    std::uint16_t bits = 0;
    std::memcpy(&bits, bytes, sizeof bits);
    return bits;
  }

  // The squares of the distances of a vector of points from a box.
  template <class D>
  HWY_INLINE hn::Vec<D> square_to_box(D d, const float* points, const float* box) const {
    const std::size_t columns = columns_of_shadow();
    auto sum = hn::Zero(d);
    HWY_UNROLL(8)
    for (std::size_t j = 0; j < columns; ++j) {
      const auto value = hn::Load(d, points + j * packet);
      const auto under = hn::Sub(hn::Set(d, box[j]), value);
      const auto over = hn::Sub(value, hn::Set(d, box[columns + j]));
      const auto gap = hn::Max(hn::Max(under, over), hn::Zero(d));
      sum = hn::MulAdd(gap, gap, sum);
    }
    return sum;
  }

  std::size_t columns_;
  Buffer<float> points_;  // zeros beyond the leaf
  Buffer<float> others_;
  Buffer<float> packed_;  // column after column
  std::vector<double> middle_;
  std::vector<float> own_box_;
  std::vector<float> box_;
  double scale_ = 1;
  std::size_t size_ = 0;
  std::size_t packed_size_ = 0;
  std::uint32_t slots_[largest_leaf];
};

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
