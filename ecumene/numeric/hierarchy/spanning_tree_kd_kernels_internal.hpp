// Distances within the kd-tree, eight at a time; included once for each SIMD
// target by the files that use it. The template parameter is the number of
// columns, 0 where only run time knows it.
#include "hwy/highway.h"

// clang-format off
#if defined(ECUMENE_KD_KERNELS_INTERNAL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef ECUMENE_KD_KERNELS_INTERNAL_HPP
#undef ECUMENE_KD_KERNELS_INTERNAL_HPP
#else
#define ECUMENE_KD_KERNELS_INTERNAL_HPP
#endif
// clang-format on

#include <algorithm>
#include <bit>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::CappedTag<double, packet_size>;
using Vector = hn::Vec<Tag>;

template <std::size_t fixed>
HWY_INLINE std::size_t columns_of(const KdTree& tree) {
  return fixed == 0 ? tree.columns : fixed;
}

HWY_INLINE std::uint64_t lane_bits(hn::Mask<Tag> mask) {
  std::uint8_t bytes[8] = {};
  hn::StoreMaskBits(Tag(), mask, bytes);
  return bytes[0];
}

HWY_INLINE std::uint64_t first_bits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

// The square of the distance of two boxes, not above that of any two points in
// them: rounding is monotone, and the columns are summed in the same order.
template <std::size_t fixed>
HWY_INLINE double square_between(const KdTree& tree, const double* a, const double* b) {
  const std::size_t columns = columns_of<fixed>(tree);
  double sum = 0;
  HWY_UNROLL(8)
  for (std::size_t j = 0; j < columns; ++j) {
    const double gap = std::max(std::max(b[j] - a[columns + j], a[j] - b[columns + j]), 0.0);
    sum += gap * gap;
  }
  return sum;
}

// The squares of the distances of the leaf's points from a point (one value for
// each column), written to `squares`. Returns a bit for each that is not above
// `most`.
template <std::size_t fixed>
HWY_INLINE std::uint64_t squares_within(const KdTree& tree, const double* point, const KdNode& leaf, double most,
                                        double* squares) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t columns = columns_of<fixed>(tree);
  const auto bound = hn::Set(d, most);
  const double* packet = tree.packet(leaf.first);
  const std::size_t size = leaf.end - leaf.first;
  std::uint64_t bits = 0;
  for (std::size_t begin = 0; begin < size; begin += packet_size, packet += columns * packet_size) {
    for (std::size_t lane = 0; lane < packet_size; lane += lanes) {
      auto sum = hn::Zero(d);
      HWY_UNROLL(8)
      for (std::size_t j = 0; j < columns; ++j) {
        const auto gap = hn::Sub(hn::Load(d, packet + j * packet_size + lane), hn::Set(d, point[j]));
        sum = hn::Add(sum, hn::Mul(gap, gap));
      }
      hn::Store(sum, d, squares + begin + lane);
      bits |= lane_bits(hn::Le(sum, bound)) << (begin + lane);
    }
  }
  return bits & first_bits(size);
}

// A bit for each point of the leaf whose distance from the box has a square not
// above `most[i]`; the squares go to `squares`.
template <std::size_t fixed>
HWY_INLINE std::uint64_t points_near_box(const KdTree& tree, const KdNode& leaf, const double* box, const double* most,
                                         double* squares) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t columns = columns_of<fixed>(tree);
  const double* packet = tree.packet(leaf.first);
  const std::size_t size = leaf.end - leaf.first;
  std::uint64_t bits = 0;
  for (std::size_t begin = 0; begin < size; begin += packet_size, packet += columns * packet_size) {
    for (std::size_t lane = 0; lane < packet_size; lane += lanes) {
      auto sum = hn::Zero(d);
      for (std::size_t j = 0; j < columns; ++j) {
        const auto value = hn::Load(d, packet + j * packet_size + lane);
        const auto gap = hn::Max(
            hn::Max(hn::Sub(hn::Set(d, box[j]), value), hn::Sub(value, hn::Set(d, box[columns + j]))), hn::Zero(d));
        sum = hn::Add(sum, hn::Mul(gap, gap));
      }
      hn::Store(sum, d, squares + begin + lane);
      bits |= lane_bits(hn::Le(sum, hn::Load(d, most + begin + lane))) << (begin + lane);
    }
  }
  return bits & first_bits(size);
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
