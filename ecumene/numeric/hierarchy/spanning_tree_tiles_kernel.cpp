#include "ecumene/numeric/hierarchy/spanning_tree_tiles_kernel_internal.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_tiles_kernel.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
//
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, tile_points / 4>;
using Values = hn::Vec<Floats>;

// Two vectors of columns against one row.
struct Pair {
  Values left;
  Values right;
};

HWY_INLINE Pair started(float row_half_norm, const Pair& column_half_norms) {
  const Values half_norm = hn::Set(Floats(), row_half_norm);
  return {hn::Add(half_norm, column_half_norms.left), hn::Add(half_norm, column_half_norms.right)};
}

HWY_INLINE void subtract_product(float row_value, const Pair& column_values, Pair& sum) {
  const Values value = hn::Set(Floats(), row_value);
  sum.left = hn::NegMulAdd(value, column_values.left, sum.left);
  sum.right = hn::NegMulAdd(value, column_values.right, sum.right);
}

HWY_INLINE hn::Mask<Floats> near_mask(const Values& half, float row_bound, const Values& column_bound) {
  return hn::Le(half, hn::Max(hn::Set(Floats(), row_bound), column_bound));
}

// The pairs within the bounds, appended.
HWY_NOINLINE Hit* appended(Values half, float row_bound, const float* column_bounds, std::size_t row,
                           std::size_t column, Hit* to) {
  const Floats d;
  HWY_ALIGN float halves[tile_points];
  hn::Store(half, d, halves);
  for (std::size_t lane = 0; lane < hn::Lanes(d); ++lane) {
    if (!(halves[lane] <= std::max(row_bound, column_bounds[lane]))) continue;
    *to++ = {static_cast<std::uint16_t>(row), static_cast<std::uint16_t>(column + lane), halves[lane]};
  }
  return to;
}

// Four rows against 2 vectors of columns from `column` on: eight sums in registers.
HWY_INLINE Hit* block_hits(const TileSide& rows, const std::uint8_t* row, std::size_t row_count,
                           const TileSide& columns, std::size_t column, std::size_t dimensions, Hit* to) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  const auto load = [&](const float* from) { return Pair{hn::Load(d, from), hn::Load(d, from + lanes)}; };
  const Pair norms = load(columns.half_norms + column);
  Pair sum0 = started(rows.half_norms[row[0]], norms);
  Pair sum1 = started(rows.half_norms[row[1]], norms);
  Pair sum2 = started(rows.half_norms[row[2]], norms);
  Pair sum3 = started(rows.half_norms[row[3]], norms);
  const float* x0 = rows.coordinates + row[0];
  const float* x1 = rows.coordinates + row[1];
  const float* x2 = rows.coordinates + row[2];
  const float* x3 = rows.coordinates + row[3];
  const float* y = columns.coordinates + column;
  for (std::size_t at = 0; at < dimensions * tile_points; at += tile_points) {
    const Pair values = load(y + at);
    subtract_product(x0[at], values, sum0);
    subtract_product(x1[at], values, sum1);
    subtract_product(x2[at], values, sum2);
    subtract_product(x3[at], values, sum3);
  }
  const Pair bounds = load(columns.bounds + column);
  const auto near_either = [&](const Pair& sum, std::size_t i) {
    const float bound = rows.bounds[row[i]];
    return hn::Or(near_mask(sum.left, bound, bounds.left), near_mask(sum.right, bound, bounds.right));
  };
  const auto any =
      hn::Or(hn::Or(near_either(sum0, 0), near_either(sum1, 1)), hn::Or(near_either(sum2, 2), near_either(sum3, 3)));
  if (HWY_LIKELY(hn::AllFalse(d, any))) return to;
  const auto append = [&](const Pair& sum, std::size_t i) {
    if (i >= row_count) return;
    const float bound = rows.bounds[row[i]];
    to = appended(sum.left, bound, columns.bounds + column, row[i], column, to);
    to = appended(sum.right, bound, columns.bounds + column + lanes, row[i], column + lanes, to);
  };
  append(sum0, 0);
  append(sum1, 1);
  append(sum2, 2);
  append(sum3, 3);
  return to;
}

// Bits of the lanes that may have a point of the ball within their own bound or `other_bound`: those whose half to the
// centre is at most (radius + sqrt(2 bound))^2 / 2. The factor covers the roundings here and in double.
HWY_INLINE std::uint64_t near_ball_bits(const Values& half, const float* bounds, const Ball& ball, float other_bound) {
  const Floats d;
  const auto radius = hn::Set(d, static_cast<float>(ball.radius) * (1 + 0x1p-20F));
  const Values bound = hn::Max(hn::Max(hn::Load(d, bounds), hn::Set(d, other_bound)), hn::Zero(d));
  const Values both = hn::Add(radius, hn::Sqrt(hn::Add(bound, bound)));
  const Values limit = hn::Mul(hn::Mul(both, both), hn::Set(d, 0.5F * (1 + 0x1p-18F)));
  std::uint8_t bytes[8] = {};
  hn::StoreMaskBits(d, hn::Le(half, limit), bytes);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < sizeof(bytes); ++i) bits |= std::uint64_t{bytes[i]} << 8 * i;
  return bits;
}

// The points of the tile for which that holds. Four sums at a time, for the sake of the latency.
std::uint64_t NearBallOnTarget(const TileSide& tile, const Ball& ball, float other_bound, std::size_t dimensions) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  const auto load = [&](const float* from) { return Pair{hn::Load(d, from), hn::Load(d, from + lanes)}; };
  std::uint64_t near = 0;
  for (std::size_t at = 0; at < tile_points; at += 4 * lanes) {
    Pair low = started(ball.half_norm, load(tile.half_norms + at));
    Pair high = started(ball.half_norm, load(tile.half_norms + at + 2 * lanes));
    const float* column = tile.coordinates + at;
    for (std::size_t j = 0; j < dimensions; ++j, column += tile_points) {
      subtract_product(ball.centre[j], load(column), low);
      subtract_product(ball.centre[j], load(column + 2 * lanes), high);
    }
    const Values halves[] = {low.left, low.right, high.left, high.right};
    for (std::size_t i = 0; i < 4; ++i)
      near |= near_ball_bits(halves[i], tile.bounds + at + i * lanes, ball, other_bound) << (at + i * lanes);
  }
  return near;
}

std::size_t TileHitsOnTarget(const TileSide& rows, const std::uint8_t* row_numbers, std::size_t row_count,
                             const TileSide& columns, std::size_t dimensions, Hit* hits) {
  constexpr std::size_t together = 4;
  Hit* to = hits;
  const std::size_t step = 2 * hn::Lanes(Floats());
  for (std::size_t first = 0; first < row_count; first += together) {
    const std::size_t count = std::min(together, row_count - first);
    std::uint8_t row[together];
    for (std::size_t i = 0; i < together; ++i) row[i] = row_numbers[first + std::min(i, count - 1)];
    for (std::size_t column = 0; column < tile_points; column += step)
      to = block_hits(rows, row, count, columns, column, dimensions, to);
  }
  return static_cast<std::size_t>(to - hits);
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(TileHitsOnTarget);
HWY_EXPORT(NearBallOnTarget);

namespace {

// A guess whether it is worth while to look which points of a tile are near a ball: whether a point as far from its own
// centre as most are would be left out.
bool may_leave_out(const Ball& own, const Ball& other, double square_of_centres, float bound) {
  const double reach = other.radius + std::sqrt(2 * std::max(0.0, static_cast<double>(bound)));
  return square_of_centres + 0.7 * own.radius * own.radius > reach * reach;
}

std::size_t hits_of(const TileSide& rows, std::uint64_t row_mask, const TileSide& columns, std::size_t dimensions,
                    Hits& hits) {
  std::array<std::uint8_t, tile_points> numbers;
  std::size_t count = 0;
  for (; row_mask != 0; row_mask &= row_mask - 1)
    numbers[count++] = static_cast<std::uint8_t>(std::countr_zero(row_mask));
  return HWY_DYNAMIC_DISPATCH(TileHitsOnTarget)(rows, numbers.data(), count, columns, dimensions, hits.data());
}

}  // namespace

std::size_t near_pairs(const TilePair& pair, std::size_t dimensions, Hits& hits) {
  std::uint64_t rows = pair.row_mask;
  std::uint64_t columns = pair.column_mask;
  const double between = square_of_distance(pair.row_ball.centre, pair.column_ball.centre, dimensions);
  const float bound = std::max(pair.row_bound, pair.column_bound);
  const auto near_ball = [](const auto&... given) { return HWY_DYNAMIC_DISPATCH(NearBallOnTarget)(given...); };
  if (may_leave_out(pair.row_ball, pair.column_ball, between, bound))
    rows &= near_ball(pair.rows, pair.column_ball, pair.column_bound, dimensions);
  constexpr int few = 4;
  if (std::popcount(rows) > few && may_leave_out(pair.column_ball, pair.row_ball, between, bound))
    columns &= near_ball(pair.columns, pair.row_ball, pair.row_bound, dimensions);
  if (rows == 0 || columns == 0) return 0;
  if (std::popcount(rows) <= std::popcount(columns)) return hits_of(pair.rows, rows, pair.columns, dimensions, hits);
  const std::size_t count = hits_of(pair.columns, columns, pair.rows, dimensions, hits);
  for (std::size_t i = 0; i < count; ++i) std::swap(hits[i].row, hits[i].column);
  return count;
}

}  // namespace ecumene::internal
#endif
