// One pass over the points of a node, eight at a time.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_parting_internal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_kd_parting.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
// clang-format off
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::CappedTag<double, packet_size>;

void least_and_greatest_of(const double* values, std::size_t count, double& least, double& greatest) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  double low = values[0];
  double high = values[0];
  std::size_t at = 0;
  if (count >= lanes) {
    auto lows = hn::LoadU(d, values);
    auto highs = lows;
    for (at = lanes; at + lanes <= count; at += lanes) {
      const auto value = hn::LoadU(d, values + at);
      lows = hn::Min(lows, value);
      highs = hn::Max(highs, value);
    }
    low = hn::GetLane(hn::MinOfLanes(d, lows));
    high = hn::GetLane(hn::MaxOfLanes(d, highs));
  }
  for (; at < count; ++at) {
    low = std::min(low, values[at]);
    high = std::max(high, values[at]);
  }
  least = low;
  greatest = high;
}

HWY_INLINE std::size_t count_below(const double* values, std::size_t count, double border) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  const auto borders = hn::Set(d, border);
  std::size_t below = 0;
  std::size_t at = 0;
  for (; at + lanes <= count; at += lanes) below += hn::CountTrue(d, hn::Lt(hn::LoadU(d, values + at), borders));
  for (; at < count; ++at) below += values[at] < border ? 1U : 0U;
  return below;
}

// Where a line through what is known of the counts would meet `wanted`, and the middle between the known values by
// turns.
double border_above_by(const double* values, std::size_t count, std::size_t wanted, double least, double greatest) {
  constexpr int most_steps = 16;
  double low = least;
  double high = greatest;
  std::size_t below_low = 0;
  std::size_t below_high = count;
  for (int step = 0; step < most_steps; ++step) {
    const double share =
        step % 4 == 3 ? 0.5 : static_cast<double>(wanted - below_low) / static_cast<double>(below_high - below_low);
    const double border = low + (high - low) * share;
    const std::size_t below = count_below(values, count, border);
    if (below == wanted) return border;
    (below < wanted ? low : high) = border;
    (below < wanted ? below_low : below_high) = below;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

// Equal values of the first column are rare where rows are distinct: the others are only asked then.
std::size_t first_equal_of(const KdColumns& columns, std::size_t begin, std::size_t end, std::size_t at) {
  const Tag d;
  const std::size_t lanes = hn::Lanes(d);
  for (std::size_t other = begin; other < end; other += lanes) {
    const auto within = hn::FirstN(d, end - other);
    auto are_equal = within;
    for (std::size_t j = 0; j < columns.count && !hn::AllFalse(d, are_equal); ++j) {
      const double* const column = columns.column(j);
      const auto value = hn::MaskedLoad(within, d, column + other);
      are_equal = hn::And(are_equal, hn::Eq(value, hn::Set(d, column[at])));
    }
    const auto first = hn::FindFirstTrue(d, are_equal);
    if (first >= 0) return other + static_cast<std::size_t>(first);
  }
  return end;
}

// Whether the places that the points' bits name in a table are all different, which equal points' are not: a quick test
// that leaves of distinct points fail seldom.
bool are_surely_distinct(const KdColumns& columns, std::size_t begin, std::size_t end) {
  constexpr int place_bits = 15;
  std::array<std::uint64_t, (std::size_t{1} << place_bits) / 64> seen{};
  std::uint64_t again = 0;
  for (std::size_t at = begin; at < end; ++at) {
    std::uint64_t mixed = 0;
    for (std::size_t j = 0; j < columns.count; ++j) {
      const double value = columns.column(j)[at] + 0.0;  // -0 as 0
      mixed = (std::rotl(mixed, 29) ^ std::bit_cast<std::uint64_t>(value)) * 0x9e3779b97f4a7c15U;
    }
    const std::uint64_t place = mixed >> (64 - place_bits);
    const std::uint64_t bit = std::uint64_t{1} << place % 64;
    again |= seen[place / 64] & bit;
    seen[place / 64] |= bit;
  }
  return again == 0;
}

std::size_t distinct_of(const KdColumns& columns, std::size_t begin, std::size_t end) {
  if (end - begin <= largest_leaf && are_surely_distinct(columns, begin, end)) return end;
  std::size_t at = begin + 1;
  while (at < end && first_equal_of(columns, begin, at, at) == at) ++at;
  return at;
}

// The lanes of the bits of `lows` first, then the others, both in their order.
HWY_INLINE auto parting_lanes(std::uint64_t lows) {
  return hn::LoadU(hn::Rebind<std::uint32_t, Tag>(), kd_parting_lanes[lows].data());
}

// The vector to both ends of the free places [low, high): `lows` of its lanes count at the low one, the others at the
// high one. Where only one vector fits, the high end is written without the low lanes.
template <class D>
HWY_INLINE void store_parted(D d, hn::Vec<D> value, hn::TFromD<D>* column, std::size_t low, std::size_t high,
                             std::size_t lows, bool is_wide) {
  const std::size_t lanes = hn::Lanes(d);
  hn::StoreU(value, d, column + low);
  if (is_wide) {
    hn::StoreU(value, d, column + high - lanes);
  } else {
    hn::BlendedStore(value, hn::Not(hn::FirstN(d, lows)), d, column + high - lanes);
  }
}

std::size_t parted_by(const KdColumns& from, const KdColumns& to, std::size_t begin, std::size_t end, std::size_t key,
                      double border) {
  const Tag d;
  const hn::Rebind<std::uint32_t, Tag> narrow;
  const hn::Rebind<std::uint64_t, Tag> wide;
  const std::size_t lanes = hn::Lanes(d);
  const auto borders = hn::Set(d, border);
  std::size_t low = begin;
  std::size_t high = end;
  std::size_t at = begin;
  for (; at + lanes <= end; at += lanes) {
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(d, hn::Lt(hn::LoadU(d, from.column(key) + at), borders), bits);
    const auto order = parting_lanes(bits[0]);
    const auto wide_order = hn::IndicesFromVec(d, hn::PromoteTo(wide, order));
    const auto lows = static_cast<std::size_t>(std::popcount(bits[0]));
    // As many places are free between low and high as values are unread. Where two whole vectors fit, both are stored
    // whole, the low values at the start of the one, the high values at the end of the other.
    const bool is_wide = at + 2 * lanes <= end;
    for (std::size_t j = 0; j < from.count; ++j) {
      const auto value = hn::TableLookupLanes(hn::LoadU(d, from.column(j) + at), wide_order);
      store_parted(d, value, to.column(j), low, high, lows, is_wide);
    }
    const auto rows = hn::TableLookupLanes(hn::LoadU(narrow, from.rows + at), hn::IndicesFromVec(narrow, order));
    store_parted(narrow, rows, to.rows, low, high, lows, is_wide);
    low += lows;
    high -= lanes - lows;
  }
  for (; at < end; ++at) {
    const std::size_t place = from.column(key)[at] < border ? low++ : --high;
    for (std::size_t j = 0; j < from.count; ++j) to.column(j)[place] = from.column(j)[at];
    to.rows[place] = from.rows[at];
  }
  return low;
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {
namespace {
HWY_EXPORT(least_and_greatest_of);
HWY_EXPORT(border_above_by);
HWY_EXPORT(count_below);
HWY_EXPORT(distinct_of);
HWY_EXPORT(first_equal_of);
HWY_EXPORT(parted_by);
}  // namespace

void least_and_greatest(const double* values, std::size_t count, double& least, double& greatest) {
  HWY_DYNAMIC_DISPATCH(least_and_greatest_of)(values, count, least, greatest);
}

double border_above(const double* values, std::size_t count, std::size_t wanted, double least, double greatest) {
  return HWY_DYNAMIC_DISPATCH(border_above_by)(values, count, wanted, least, greatest);
}

std::size_t count_under(const double* values, std::size_t count, double border) {
  return HWY_DYNAMIC_DISPATCH(count_below)(values, count, border);
}

std::size_t first_equal(const KdColumns& columns, std::size_t begin, std::size_t end, std::size_t at) {
  return HWY_DYNAMIC_DISPATCH(first_equal_of)(columns, begin, end, at);
}

std::size_t end_of_distinct(const KdColumns& columns, std::size_t begin, std::size_t end) {
  return HWY_DYNAMIC_DISPATCH(distinct_of)(columns, begin, end);
}

std::size_t parted(const KdColumns& from, const KdColumns& to, std::size_t begin, std::size_t end, std::size_t key,
                   double border) {
  return HWY_DYNAMIC_DISPATCH(parted_by)(from, to, begin, end, key, border);
}

}  // namespace ecumene::internal
#endif
