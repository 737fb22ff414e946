#include "ecumene/numeric/hierarchy/light_linkage_kernels_internal.hpp"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/light_linkage_kernels.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
//
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, query_block>;
using Values = hn::Vec<Doubles>;

HWY_INLINE Values squares_at(const double* coordinates, std::size_t stride, std::size_t columns, const double* point) {
  const Doubles d;
  Values sum = hn::Zero(d);
  for (std::size_t j = 0; j < columns; ++j) {
    const Values difference = hn::Sub(hn::LoadU(d, coordinates + j * stride), hn::Set(d, point[j]));
    sum = hn::Add(sum, hn::Mul(difference, difference));
  }
  return sum;
}

double WeightedDistances(const QueryPoints& query, const double* point) {
  const Doubles d;
  Values sum = hn::Zero(d);
  for (std::size_t at = 0; at < query.stride; at += hn::Lanes(d)) {
    const Values squares = squares_at(query.coordinates + at, query.stride, query.columns, point);
    sum = hn::Add(sum, hn::Mul(hn::LoadU(d, query.weights + at), hn::Sqrt(squares)));
  }
  return hn::GetLane(hn::SumOfLanes(d, sum));
}

double GreatestSquare(const QueryPoints& query, const double* point) {
  const Doubles d;
  Values greatest = hn::Zero(d);
  for (std::size_t at = 0; at < query.stride; at += hn::Lanes(d))
    greatest = hn::Max(greatest, squares_at(query.coordinates + at, query.stride, query.columns, point));
  return hn::GetLane(hn::MaxOfLanes(d, greatest));
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(WeightedDistances);
HWY_EXPORT(GreatestSquare);

double weighted_distances(const QueryPoints& query, const double* point) {
  return HWY_DYNAMIC_DISPATCH(WeightedDistances)(query, point);
}

double greatest_square(const QueryPoints& query, const double* point) {
  return HWY_DYNAMIC_DISPATCH(GreatestSquare)(query, point);
}

}  // namespace ecumene::internal
#endif
