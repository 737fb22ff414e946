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
#include <limits>
#include <type_traits>

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

// The same for a box and eight others (KdBunches::boxes), to the last digit.
template <std::size_t fixed>
HWY_INLINE void squares_between(const KdTree& tree, const double* a, const double* boxes, double* squares) {
  const Tag d;
  const std::size_t columns = columns_of<fixed>(tree);
  for (std::size_t lane = 0; lane < packet_size; lane += hn::Lanes(d)) {
    auto sum = hn::Zero(d);
    HWY_UNROLL(8)
    for (std::size_t j = 0; j < columns; ++j) {
      const auto under = hn::Sub(hn::Load(d, boxes + j * packet_size + lane), hn::Set(d, a[columns + j]));
      const auto over = hn::Sub(hn::Set(d, a[j]), hn::Load(d, boxes + (columns + j) * packet_size + lane));
      const auto gap = hn::Max(hn::Max(under, over), hn::Zero(d));
      sum = hn::Add(sum, hn::Mul(gap, gap));
    }
    hn::Store(sum, d, squares + lane);
  }
}

// The squares of the distances of the leaf's points from another point, written to `squares`. Returns a bit for each
// that is not above most(i), a vector of bounds from point i on.
template <std::size_t fixed, class Most>
HWY_INLINE std::uint64_t squares_within(const KdTree& tree, std::uint32_t slot, const KdNode& leaf, const Most& most,
                                        double* squares) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t columns = columns_of<fixed>(tree);
  const double* const point = tree.packet(slot) + slot % packet_size;
  const double* packet = tree.packet(leaf.first);
  const std::size_t size = leaf.end - leaf.first;
  std::uint64_t bits = 0;
  for (std::size_t begin = 0; begin < size; begin += packet_size, packet += columns * packet_size) {
    for (std::size_t lane = 0; lane < packet_size; lane += lanes) {
      auto sum = hn::Zero(d);
      HWY_UNROLL(8)
      for (std::size_t j = 0; j < columns; ++j) {
        const auto gap = hn::Sub(hn::Load(d, packet + j * packet_size + lane), hn::Set(d, point[j * packet_size]));
        sum = hn::Add(sum, hn::Mul(gap, gap));
      }
      hn::Store(sum, d, squares + begin + lane);
      bits |= lane_bits(hn::Le(sum, most(begin + lane))) << (begin + lane);
    }
  }
  return bits & first_bits(size);
}

// A bit for each point of the leaf for which is_near(i, vector of squares of the distances from the box) says so, told
// of those from point i on.
template <std::size_t fixed, class IsNear>
HWY_INLINE std::uint64_t packets_near_box(const KdTree& tree, const KdNode& leaf, const double* box,
                                          const IsNear& is_near) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  const std::size_t columns = columns_of<fixed>(tree);
  const double* packet = tree.packet(leaf.first);
  const std::size_t size = leaf.end - leaf.first;
  std::uint64_t bits = 0;
  for (std::size_t begin = 0; begin < size; begin += packet_size, packet += columns * packet_size) {
    for (std::size_t lane = 0; lane < packet_size; lane += lanes) {
      auto sum = hn::Zero(d);
      HWY_UNROLL(8)
      for (std::size_t j = 0; j < columns; ++j) {
        const auto value = hn::Load(d, packet + j * packet_size + lane);
        const auto under = hn::Sub(hn::Set(d, box[j]), value);
        const auto over = hn::Sub(value, hn::Set(d, box[columns + j]));
        const auto gap = hn::Max(hn::Max(under, over), hn::Zero(d));
        sum = hn::Add(sum, hn::Mul(gap, gap));
      }
      bits |= lane_bits(is_near(begin + lane, sum)) << (begin + lane);
    }
  }
  return bits & first_bits(size);
}

// act(std::integral_constant<std::size_t, fixed>) for the number of columns.
template <class Act>
HWY_INLINE void with_columns(const KdTree& tree, const Act& act) {
  switch (tree.columns) {
    case 1:
      return act(std::integral_constant<std::size_t, 1>());
    case 2:
      return act(std::integral_constant<std::size_t, 2>());
    case 3:
      return act(std::integral_constant<std::size_t, 3>());
    case 4:
      return act(std::integral_constant<std::size_t, 4>());
    case 5:
      return act(std::integral_constant<std::size_t, 5>());
    case 6:
      return act(std::integral_constant<std::size_t, 6>());
    case 7:
      return act(std::integral_constant<std::size_t, 7>());
    case 8:
      return act(std::integral_constant<std::size_t, 8>());
    default:
      return act(std::integral_constant<std::size_t, 0>());
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
