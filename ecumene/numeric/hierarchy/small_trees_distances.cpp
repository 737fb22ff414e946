// Distances of all pairs of rows, and the nearest row behind each: one lane a pair.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/small_trees_distances.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"

#include "hwy/foreach_target.h"
#include "hwy/highway.h"

#include <algorithm>
#include <bit>

#include "ecumene/numeric/hierarchy/small_trees_internal.hpp"
#include "ecumene/numeric/hierarchy/small_trees_updates-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// Weights of 1 change no digit, and are left out.
enum class Weighting : std::uint8_t { none, columns };

// Lanes are rows i, and rows k go by, four at a time: what is nearest to each lane is known once all have.
template <Weighting weighting>
class Distances {
 public:
  Distances(const WeightedColumns& columns, const SmallAgglomeration& work) : columns_(columns), work_(work) {}

  // The sums of one step are finished after those of the next are begun, and mirrored a step later: roots and stores
  // take the time of additions.
  void fill() const {
    const std::size_t stride = work_.stride;
    for (std::size_t at = 0; at < stride; at += width) {
      const std::size_t first = at / block * block;
      LeastTwo nearest(all(nothing));
      FourSums sums = sums_of(at, first);
      for (std::size_t k = first; k < stride; k += 4) {
        const FourSums next = k + 4 < stride ? sums_of(at, k + 4) : sums;
        finish(sums, at, k, nearest);
        if (k > first + block) mirror(at, k - 4);
        sums = next;
      }
      if (stride > first + block) mirror(at, stride - 4);
      store(nearest, at);
    }
  }

 private:
  // Squares of this many rows on the diagonal are computed whole.
  static constexpr std::size_t block = width < 4 ? 4 : width;

  // As many as hide the time that an addition takes.
  struct FourSums {
    Vector a;
    Vector b;
    Vector c;
    Vector d;
  };

  // Of rows k .. k + 3. The squares of the first column begin the sums: adding them to 0 would change no digit.
  HWY_INLINE FourSums sums_of(std::size_t at, std::size_t k) const {
    const Vector zero = hn::Zero(Lanes());
    if (columns_.used_count == 0) return {zero, zero, zero, zero};
    FourSums sums = squares_of(0, at, k);
    for (std::size_t u = 1; u < columns_.used_count; ++u) {
      const FourSums squares = squares_of(u, at, k);
      sums.a = hn::Add(sums.a, squares.a);
      sums.b = hn::Add(sums.b, squares.b);
      sums.c = hn::Add(sums.c, squares.c);
      sums.d = hn::Add(sums.d, squares.d);
    }
    return sums;
  }

  // In the column that is used as number u.
  HWY_INLINE FourSums squares_of(std::size_t u, std::size_t at, std::size_t k) const {
    const double* const column = columns_.values + columns_.used[u] * columns_.stride;
    const Vector own = hn::Load(Lanes(), column + at);
    const Vector weight = all(columns_.weights[columns_.used[u]]);
    return {square(own, column[k], weight), square(own, column[k + 1], weight), square(own, column[k + 2], weight),
            square(own, column[k + 3], weight)};
  }

  static HWY_INLINE Vector square(Vector own, double other, Vector weight) {
    const Vector difference = hn::Sub(own, all(other));
    const Vector squared = hn::Mul(difference, difference);
    return weighting == Weighting::none ? squared : hn::Mul(weight, squared);
  }

  HWY_INLINE void finish(const FourSums& sums, std::size_t at, std::size_t k, LeastTwo& nearest) const {
    const Vector a = distance(sums.a, at, k);
    const Vector b = distance(sums.b, at, k + 1);
    const Vector c = distance(sums.c, at, k + 2);
    const Vector d = distance(sums.d, at, k + 3);
    const std::size_t stride = work_.stride;
    double* const to = work_.matrix + k * stride + at;
    hn::Store(a, Lanes(), to);
    hn::Store(b, Lanes(), to + stride);
    hn::Store(c, Lanes(), to + 2 * stride);
    hn::Store(d, Lanes(), to + 3 * stride);
    const Vector own = hn::Load(Lanes(), work_.numbers + at);
    const double* const numbers = work_.numbers + k;
    nearest.add(if_behind(own, all(numbers[0]), a), all(numbers[0]));
    nearest.add(if_behind(own, all(numbers[1]), b), all(numbers[1]));
    nearest.add(if_behind(own, all(numbers[2]), c), all(numbers[2]));
    nearest.add(if_behind(own, all(numbers[3]), d), all(numbers[3]));
  }

  HWY_INLINE Vector distance(Vector sum, std::size_t at, std::size_t k) const {
    const Vector distance = columns_.root == SquareRoot::yes ? hn::Sqrt(sum) : sum;
    return columns_.ward_sizes == nullptr ? distance : hn::Mul(distance, factor(at, k));
  }

  // Infinite in the padding.
  HWY_INLINE void store(const LeastTwo& nearest, std::size_t at) const {
    hn::Store(hn::Max(nearest.least, hn::Load(Lanes(), work_.dead + at)), Lanes(), work_.bounds + at);
    hn::Store(nearest.second, Lanes(), work_.second_bounds + at);
    hn::Store(nearest.number, Lanes(), work_.nearest + at);
  }

  // Clusters of a and b equal rows are 2ab/(a+b) times as far apart.
  HWY_INLINE Vector factor(std::size_t at, std::size_t k) const {
    const Vector own = hn::Load(Lanes(), columns_.ward_sizes + at);
    const Vector other = all(columns_.ward_sizes[k]);
    return hn::Mul(all(2), hn::Div(hn::Mul(own, other), hn::Add(own, other)));
  }

  // What stands left of the diagonal goes right of it too: two by two, which halves the stores.
  HWY_INLINE void mirror(std::size_t at, std::size_t k) const {
    const std::size_t stride = work_.stride;
    const double* from = work_.matrix + k * stride + at;
    double* to = work_.matrix + at * stride + k;
    for (std::size_t lane = 0; lane < width; lane += 2, from += 2, to += 2 * stride) {
      mirror_two(from, to, stride);
      mirror_two(from + 2 * stride, to + 2, stride);
    }
  }

  static HWY_INLINE void mirror_two(const double* from, double* to, std::size_t stride) {
#if HWY_TARGET == HWY_SCALAR
    to[0] = from[0];
    to[1] = from[stride];
#else
    const hn::CappedTag<double, 2> two;
    const auto first = hn::Load(two, from);
    const auto second = hn::Load(two, from + stride);
    hn::Store(hn::InterleaveLower(two, first, second), two, to);
    hn::Store(hn::InterleaveUpper(two, first, second), two, to + stride);
#endif
  }

  const WeightedColumns columns_;  // copies: what is behind references is read again after every store
  const SmallAgglomeration work_;
};

void fill(const WeightedColumns& columns, const SmallAgglomeration& work) {
  bool are_ones = true;
  for (std::size_t u = 0; u < columns.used_count; ++u) are_ones = are_ones && columns.weights[columns.used[u]] == 1;
  if (are_ones) {
    Distances<Weighting::none>(columns, work).fill();
  } else {
    Distances<Weighting::columns>(columns, work).fill();
  }
}

// Bits of magnitudes stand in the order of the magnitudes, and are compared whole. By vectors, for the table comes from
// far away: so many loads are under way at once.
std::uint64_t largest_bits(const double* values, std::size_t count) {
  const hn::ScalableTag<std::uint64_t> lanes;
  const auto bits = [&](std::size_t at)
                        HWY_ATTR { return hn::ShiftLeft<1>(hn::BitCast(lanes, hn::LoadU(Lanes(), values + at))); };
  auto even = hn::Zero(lanes);
  auto odd = hn::Zero(lanes);
  std::size_t at = 0;
  for (; at + 2 * width <= count; at += 2 * width) {
    even = hn::Max(even, bits(at));
    odd = hn::Max(odd, bits(at + width));
  }
  HWY_ALIGN std::uint64_t largest[width];
  hn::Store(hn::Max(even, odd), lanes, largest);
  std::uint64_t all_largest = *std::max_element(largest, largest + width);
  for (; at < count; ++at) all_largest = std::max(all_largest, std::bit_cast<std::uint64_t>(values[at]) << 1);
  return all_largest >> 1;
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(fill);
HWY_EXPORT(largest_bits);

void fill_small_matrix(const WeightedColumns& columns, const SmallAgglomeration& work) {
  HWY_DYNAMIC_DISPATCH(fill)(columns, work);
}

std::uint64_t largest_magnitude_bits(std::span<const double> values) {
  return HWY_DYNAMIC_DISPATCH(largest_bits)(values.data(), values.size());
}

}  // namespace ecumene::internal
#endif
