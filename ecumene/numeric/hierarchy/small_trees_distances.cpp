// Squared distances of all pairs of rows, one lane a pair.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/small_trees_distances.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"

#include "hwy/foreach_target.h"
#include "hwy/highway.h"

#include "ecumene/numeric/hierarchy/small_trees_internal.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::ScalableTag<double>;
using Vector = hn::Vec<Lanes>;
constexpr std::size_t width = hn::MaxLanes(Lanes());

// Weights of 1 change no digit, and are left out.
enum class Weighting : std::uint8_t { none, columns };

// Differences of row i to other rows, squared and weighted, column by column; one lane is one of the other rows.
template <Weighting weighting>
class SquareSums {
 public:
  SquareSums(const WeightedColumns& columns, std::size_t row, SquareRoot root)
      : columns_(columns), row_(row), root_(root) {}

  // The rows at .. at + lanes - 1.
  HWY_INLINE void one(std::size_t at, double* HWY_RESTRICT sums) const {
    Vector sum = hn::Zero(Lanes());
    for (std::size_t u = 0; u < columns_.used_count; ++u) {
      const double* const column = columns_.values + columns_.used[u] * columns_.stride;
      sum = added(sum, column + at, hn::Set(Lanes(), column[row_]), weight(u));
    }
    store(sum, sums + at);
  }
  // Four vectors from `at` on: as many sums as hide the time that an addition takes.
  HWY_INLINE void four(std::size_t at, double* HWY_RESTRICT sums) const {
    Vector a = hn::Zero(Lanes());
    Vector b = a;
    Vector c = a;
    Vector d = a;
    for (std::size_t u = 0; u < columns_.used_count; ++u) {
      const double* const column = columns_.values + columns_.used[u] * columns_.stride;
      const Vector own = hn::Set(Lanes(), column[row_]);
      const Vector factor = weight(u);
      a = added(a, column + at, own, factor);
      b = added(b, column + at + width, own, factor);
      c = added(c, column + at + 2 * width, own, factor);
      d = added(d, column + at + 3 * width, own, factor);
    }
    store(a, sums + at);
    store(b, sums + at + width);
    store(c, sums + at + 2 * width);
    store(d, sums + at + 3 * width);
  }

 private:
  HWY_INLINE void store(Vector sum, double* HWY_RESTRICT to) const {
    hn::Store(root_ == SquareRoot::yes ? hn::Sqrt(sum) : sum, Lanes(), to);
  }
  HWY_INLINE Vector weight(std::size_t u) const { return hn::Set(Lanes(), columns_.weights[columns_.used[u]]); }
  static HWY_INLINE Vector added(Vector sum, const double* others, Vector own, Vector weight) {
    const Vector difference = hn::Sub(hn::Load(Lanes(), others), own);
    const Vector square = hn::Mul(difference, difference);
    return hn::Add(sum, weighting == Weighting::none ? square : hn::Mul(weight, square));
  }

  const WeightedColumns& columns_;
  std::size_t row_;
  SquareRoot root_;
};

// What stands right of the diagonal goes below it too: two by two, which halves the stores. REQUIRES even rows.
void mirror(std::size_t rows, std::size_t stride, double* matrix) {
  for (std::size_t i = 0; i < rows; i += 2) {
    const double* const upper = matrix + i * stride;
    for (std::size_t k = i; k < rows; k += 2) {
      double* const lower = matrix + k * stride + i;
#if HWY_TARGET == HWY_SCALAR
      const double below = upper[k + 1];
      lower[0] = upper[k];
      lower[1] = upper[stride + k];
      lower[stride] = below;
      lower[stride + 1] = upper[stride + k + 1];
#else
      const hn::CappedTag<double, 2> two;
      const auto first = hn::Load(two, upper + k);
      const auto second = hn::Load(two, upper + stride + k);
      hn::Store(hn::InterleaveLower(two, first, second), two, lower);
      hn::Store(hn::InterleaveUpper(two, first, second), two, lower + stride);
#endif
    }
  }
}

template <Weighting weighting>
void fill_by(const WeightedColumns& columns, SquareRoot root, double* matrix) {
  const std::size_t rows = (columns.rows + 1) / 2 * 2;
  constexpr std::size_t step = width < 2 ? 2 : width;
  for (std::size_t i = 0; i < rows; ++i) {
    double* const row = matrix + i * columns.stride;
    const SquareSums<weighting> sums(columns, i, root);
    std::size_t at = i / step * step;
    for (; at + 4 * width <= columns.stride; at += 4 * width) sums.four(at, row);
    for (; at < columns.stride; at += width) sums.one(at, row);
  }
  mirror(rows, columns.stride, matrix);
}

void fill(const WeightedColumns& columns, SquareRoot root, double* matrix) {
  bool are_ones = true;
  for (std::size_t u = 0; u < columns.used_count; ++u) are_ones = are_ones && columns.weights[columns.used[u]] == 1;
  if (are_ones) {
    fill_by<Weighting::none>(columns, root, matrix);
  } else {
    fill_by<Weighting::columns>(columns, root, matrix);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(fill);

void fill_small_matrix(const WeightedColumns& columns, SquareRoot root, double* matrix) {
  HWY_DYNAMIC_DISPATCH(fill)(columns, root, matrix);
}

}  // namespace ecumene::internal
#endif
