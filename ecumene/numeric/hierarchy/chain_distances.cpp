#include "ecumene/numeric/hierarchy/chain_kernels_internal.hpp"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/chain_distances.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
//
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using Values = hn::Vec<Doubles>;

double distance_of_pair(const PointColumns& points, std::size_t a, std::size_t b) {
  double square = 0;
  for (std::size_t j = 0; j < points.columns; ++j) {
    const double* const column = points.values + j * points.stride;
    const double difference = column[a] - column[b];
    square += difference * difference;
  }
  return std::sqrt(square);
}

// Several rows at once, so that each value loaded serves all of them.
template <std::size_t rows>
HWY_INLINE void distances_of_rows(const PointColumns& points, std::size_t first, std::size_t begin, std::size_t end,
                                  double* const* out) {
  const Doubles d;
  std::size_t at = begin;
  for (; at + hn::Lanes(d) <= end; at += hn::Lanes(d)) {
    Values squares[rows];
    for (std::size_t r = 0; r < rows; ++r) squares[r] = hn::Zero(d);
    for (std::size_t j = 0; j < points.columns; ++j) {
      const double* const column = points.values + j * points.stride;
      const Values others = hn::LoadU(d, column + at);
      for (std::size_t r = 0; r < rows; ++r) {
        const Values difference = hn::Sub(hn::Set(d, column[first + r]), others);
        squares[r] = hn::Add(squares[r], hn::Mul(difference, difference));
      }
    }
    for (std::size_t r = 0; r < rows; ++r) hn::StoreU(hn::Sqrt(squares[r]), d, out[r] + (at - begin));
  }
  for (; at < end; ++at)
    for (std::size_t r = 0; r < rows; ++r) out[r][at - begin] = distance_of_pair(points, first + r, at);
}

void FourRows(const PointColumns& points, std::size_t first, std::size_t begin, std::size_t end, double* const* out) {
  distances_of_rows<distance_rows>(points, first, begin, end, out);
}
void OneRow(const PointColumns& points, std::size_t row, std::size_t begin, std::size_t end, double* out) {
  distances_of_rows<1>(points, row, begin, end, &out);
}

// Squares of the distances of a point to the points from `at` on.
HWY_INLINE Values squares_at(const PointColumns& points, std::size_t row, std::size_t at) {
  const Doubles d;
  Values sum = hn::Zero(d);
  for (std::size_t j = 0; j < points.columns; ++j) {
    const double* const column = points.values + j * points.stride;
    const Values difference = hn::Sub(hn::LoadU(d, column + at), hn::Set(d, column[row]));
    sum = hn::Add(sum, hn::Mul(difference, difference));
  }
  return sum;
}

void AddDistances(const PointColumns& points, std::size_t row, double weight, std::size_t begin, std::size_t end,
                  double* sums) {
  const Doubles d;
  std::size_t at = begin;
  for (; at + hn::Lanes(d) <= end; at += hn::Lanes(d)) {
    const Values squares = squares_at(points, row, at);
    double* const out = sums + (at - begin);
    hn::StoreU(hn::Add(hn::LoadU(d, out), hn::Mul(hn::Set(d, weight), hn::Sqrt(squares))), d, out);
  }
  for (; at < end; ++at) sums[at - begin] += weight * distance_of_pair(points, row, at);
}

void RaiseToDistances(const PointColumns& points, std::size_t row, std::size_t begin, std::size_t end,
                      double* greatest) {
  const Doubles d;
  std::size_t at = begin;
  for (; at + hn::Lanes(d) <= end; at += hn::Lanes(d)) {
    const Values squares = squares_at(points, row, at);
    double* const out = greatest + (at - begin);
    hn::StoreU(hn::Max(hn::LoadU(d, out), hn::Sqrt(squares)), d, out);
  }
  for (; at < end; ++at) greatest[at - begin] = std::max(greatest[at - begin], distance_of_pair(points, row, at));
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(FourRows);
HWY_EXPORT(OneRow);
HWY_EXPORT(AddDistances);
HWY_EXPORT(RaiseToDistances);

void distances_of_four(const PointColumns& points, std::size_t first, std::size_t begin, std::size_t end,
                       double* const* out) {
  HWY_DYNAMIC_DISPATCH(FourRows)(points, first, begin, end, out);
}

void distances_of_one(const PointColumns& points, std::size_t row, std::size_t begin, std::size_t end, double* out) {
  HWY_DYNAMIC_DISPATCH(OneRow)(points, row, begin, end, out);
}

void add_distances(const PointColumns& points, std::size_t row, double weight, std::size_t begin, std::size_t end,
                   double* sums) {
  HWY_DYNAMIC_DISPATCH(AddDistances)(points, row, weight, begin, end, sums);
}

void raise_to_distances(const PointColumns& points, std::size_t row, std::size_t begin, std::size_t end,
                        double* greatest) {
  HWY_DYNAMIC_DISPATCH(RaiseToDistances)(points, row, begin, end, greatest);
}

}  // namespace ecumene::internal
#endif
