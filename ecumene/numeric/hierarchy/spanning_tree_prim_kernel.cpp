#include "ecumene/numeric/hierarchy/spanning_tree_prim_kernel_internal.hpp"

#include <algorithm>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_prim_kernel.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
//
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, frontier_block>;
using Values = hn::Vec<Doubles>;

enum class Length { euclidean, mutual_reachability };

// fixed_columns = 0: as many as the frontier has. Small numbers are worth a loop of their own, unrolled.
template <std::size_t fixed_columns>
HWY_INLINE Values squares_at(const Frontier& frontier, const double* point, std::size_t at) {
  const Doubles d;
  const std::size_t columns = fixed_columns == 0 ? frontier.columns : fixed_columns;
  const double* column = frontier.coordinates + at;
  const Values first = hn::Sub(hn::Load(d, column), hn::Set(d, point[0]));
  Values sum = hn::Mul(first, first);
  for (std::size_t j = 1; j < columns; ++j) {
    column += frontier.stride;
    const Values difference = hn::Sub(hn::Load(d, column), hn::Set(d, point[j]));
    sum = hn::Add(sum, hn::Mul(difference, difference));
  }
  return sum;
}

// The rare case: some lanes have a better edge, or one as long. Returns the new reach.
template <Length length>
HWY_NOINLINE Values improved(const Frontier& frontier, const Joined& joined, std::size_t at, Values reach,
                             Values square) {
  const Doubles d;
  const Values old_reach = hn::Load(d, frontier.reach + at);
  const Values old_from = hn::Load(d, frontier.from + at);
  const Values from = hn::Set(d, joined.place);
  auto wins_tie = hn::Lt(from, old_from);
  if constexpr (length == Length::mutual_reachability) {
    const Values old_square = hn::Load(d, frontier.square + at);
    wins_tie = hn::Or(hn::Lt(square, old_square), hn::And(hn::Eq(square, old_square), wins_tie));
  }
  const auto wins = hn::Or(hn::Lt(reach, old_reach), hn::And(hn::Eq(reach, old_reach), wins_tie));
  const Values new_reach = hn::IfThenElse(wins, reach, old_reach);
  hn::Store(new_reach, d, frontier.reach + at);
  hn::Store(hn::IfThenElse(wins, from, old_from), d, frontier.from + at);
  if constexpr (length == Length::mutual_reachability)
    hn::Store(hn::IfThenElse(wins, square, hn::Load(d, frontier.square + at)), d, frontier.square + at);
  return new_reach;
}

template <Length length, std::size_t fixed_columns>
HWY_INLINE double relaxed_by(const Frontier& frontier, const Joined& joined) {
  const Doubles d;
  const Values core = hn::Set(d, joined.core);
  Values least = hn::Set(d, no_reach);
  for (std::size_t at = 0; at < frontier.stride; at += hn::Lanes(d)) {
    const Values square = squares_at<fixed_columns>(frontier, joined.coordinates, at);
    Values reach = square;
    if constexpr (length == Length::mutual_reachability)
      reach = hn::Max(hn::Max(square, core), hn::Load(d, frontier.core + at));
    Values best = hn::Load(d, frontier.reach + at);
    if (HWY_UNLIKELY(!hn::AllFalse(d, hn::Le(reach, best))))
      best = improved<length>(frontier, joined, at, reach, square);
    least = hn::Min(least, best);
  }
  return hn::GetLane(hn::MinOfLanes(d, least));
}

template <Length length>
double relaxed_for(const Frontier& frontier, const Joined& joined) {
  switch (frontier.columns) {
    case 1:
      return relaxed_by<length, 1>(frontier, joined);
    case 2:
      return relaxed_by<length, 2>(frontier, joined);
    case 3:
      return relaxed_by<length, 3>(frontier, joined);
    default:
      return relaxed_by<length, 0>(frontier, joined);
  }
}

double RelaxedOnTarget(const Frontier& frontier, const Joined& joined) {
  return frontier.core == nullptr ? relaxed_for<Length::euclidean>(frontier, joined)
                                  : relaxed_for<Length::mutual_reachability>(frontier, joined);
}

std::size_t PlacesWithOnTarget(const Frontier& frontier, double reach, std::uint32_t* places) {
  const Doubles d;
  const Values wanted = hn::Set(d, reach);
  std::size_t found = 0;
  for (std::size_t at = 0; at < frontier.stride; at += hn::Lanes(d)) {
    if (HWY_LIKELY(hn::AllFalse(d, hn::Eq(hn::Load(d, frontier.reach + at), wanted)))) continue;
    for (std::size_t lane = at; lane < at + hn::Lanes(d); ++lane)
      if (frontier.reach[lane] == reach) places[found++] = static_cast<std::uint32_t>(lane);
  }
  return found;
}

void SquaresToOnTarget(const Frontier& frontier, const double* point, double* squares) {
  const Doubles d;
  for (std::size_t at = 0; at < frontier.stride; at += hn::Lanes(d))
    hn::Store(squares_at<0>(frontier, point, at), d, squares + at);
}

// Keeps what lies below the bound, which falls whenever 2k values have been kept. From `start` to the end, then from
// the first on.
std::size_t KeptOnTarget(const double* values, std::size_t count, std::size_t k, std::size_t start, double* kept) {
  const Doubles d;
  double bound = std::numeric_limits<double>::infinity();
  std::size_t used = 0;
  std::size_t at = start / frontier_block * frontier_block;
  for (std::size_t seen = 0; seen < count; seen += hn::Lanes(d), at += hn::Lanes(d)) {
    if (at == count) at = 0;
    const Values value = hn::LoadU(d, values + at);
    const auto below = hn::Lt(value, hn::Set(d, bound));
    if (HWY_LIKELY(hn::AllFalse(d, below))) continue;
    hn::StoreU(hn::Compress(value, below), d, kept + used);
    used += hn::CountTrue(d, below);
    if (used < 2 * k + 64) continue;
    std::nth_element(kept, kept + (k - 1), kept + used);
    bound = kept[k - 1];
    used = k;
  }
  return used;
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(RelaxedOnTarget);
HWY_EXPORT(PlacesWithOnTarget);
HWY_EXPORT(SquaresToOnTarget);
HWY_EXPORT(KeptOnTarget);

double relaxed(const Frontier& frontier, const Joined& joined) {
  return HWY_DYNAMIC_DISPATCH(RelaxedOnTarget)(frontier, joined);
}

std::size_t places_with(const Frontier& frontier, double reach, std::uint32_t* places) {
  return HWY_DYNAMIC_DISPATCH(PlacesWithOnTarget)(frontier, reach, places);
}

void squares_to(const Frontier& frontier, const double* point, double* squares) {
  HWY_DYNAMIC_DISPATCH(SquaresToOnTarget)(frontier, point, squares);
}

double kth_smallest(const double* values, std::size_t count, std::size_t k, std::size_t start, double* scratch) {
  const std::size_t kept = HWY_DYNAMIC_DISPATCH(KeptOnTarget)(values, count, k, start, scratch);
  std::nth_element(scratch, scratch + (k - 1), scratch + kept);
  return scratch[k - 1];
}

}  // namespace ecumene::internal
#endif
