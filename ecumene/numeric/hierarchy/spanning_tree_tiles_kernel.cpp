#include "ecumene/numeric/hierarchy/spanning_tree_tiles_kernel_internal.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
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

HWY_INLINE std::uint64_t bits_of(hn::Mask<Floats> mask) {
  std::uint8_t bytes[8] = {};
  hn::StoreMaskBits(Floats(), mask, bytes);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < sizeof(bytes); ++i) bits |= std::uint64_t{bytes[i]} << 8 * i;
  return bits;
}

// The pairs within the bounds, appended.
HWY_NOINLINE Hit* appended(Values half, hn::Mask<Floats> is_near, std::size_t row, std::size_t column, Hit* to) {
  const Floats d;
  std::uint64_t bits = bits_of(is_near);
  if (bits == 0) return to;
  HWY_ALIGN float halves[tile_points];
  hn::Store(half, d, halves);
  for (; bits != 0; bits &= bits - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(bits));
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
    to = appended(sum.left, near_mask(sum.left, bound, bounds.left), row[i], column, to);
    to = appended(sum.right, near_mask(sum.right, bound, bounds.right), row[i], column + lanes, to);
  };
  append(sum0, 0);
  append(sum1, 1);
  append(sum2, 2);
  append(sum3, 3);
  return to;
}

// Bits of the lanes that may have a point of a ball within their own bound or `other_bound`: those whose half to the
// centre is at most (radius + sqrt(2 bound))^2 / 2. The factor covers the roundings here and in double.
HWY_INLINE std::uint64_t near_ball_bits(const Values& half, const float* bounds, double ball_radius,
                                        float other_bound) {
  const Floats d;
  const auto radius = hn::Set(d, static_cast<float>(ball_radius) * (1 + 0x1p-20F));
  const Values bound = hn::Max(hn::Max(hn::Load(d, bounds), hn::Set(d, other_bound)), hn::Zero(d));
  const Values both = hn::Add(radius, hn::Sqrt(hn::Add(bound, bound)));
  const Values limit = hn::Mul(hn::Mul(both, both), hn::Set(d, 0.5F * (1 + 0x1p-18F)));
  return bits_of(hn::Le(half, limit));
}

// halves[p] = the half of point p of the tile to the other ball's centre, less `of_shift`. Returns the points that may
// be near enough to that ball. Four sums at a time, for the sake of the latency.
std::uint64_t HalvesToBallOnTarget(const TileSide& tile, const Ball& own, const Ball& other, float of_shift,
                                   float other_bound, std::size_t dimensions, float* halves) {
  const Floats d;
  const std::size_t lanes = hn::Lanes(d);
  const Values shift_norm = hn::Set(d, of_shift);
  const auto load = [&](const float* from) { return Pair{hn::Load(d, from), hn::Load(d, from + lanes)}; };
  std::uint64_t near = 0;
  for (std::size_t at = 0; at < tile_points; at += 4 * lanes) {
    Pair low = load(tile.half_norms + at);
    Pair high = load(tile.half_norms + at + 2 * lanes);
    const float* column = tile.coordinates + at;
    for (std::size_t j = 0; j < dimensions; ++j, column += tile_points) {
      const auto shift = static_cast<float>(other.centre[j] - own.centre[j]);
      subtract_product(shift, load(column), low);
      subtract_product(shift, load(column + 2 * lanes), high);
    }
    const Values found[] = {low.left, low.right, high.left, high.right};
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t first = at + i * lanes;
      hn::Store(found[i], d, halves + first);
      near |= near_ball_bits(hn::Add(found[i], shift_norm), tile.bounds + first, other.radius, other_bound) << first;
    }
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
HWY_EXPORT(HalvesToBallOnTarget);

namespace {

std::size_t hits_of(const TileSide& rows, std::uint64_t row_mask, const TileSide& columns, std::size_t dimensions,
                    Hits& hits) {
  std::array<std::uint8_t, tile_points> numbers;
  std::size_t count = 0;
  for (; row_mask != 0; row_mask &= row_mask - 1)
    numbers[count++] = static_cast<std::uint8_t>(std::countr_zero(row_mask));
  return HWY_DYNAMIC_DISPATCH(TileHitsOnTarget)(rows, numbers.data(), count, columns, dimensions, hits.data());
}

// Whether the copies in float are good for both tiles.
bool can_tell(const TilePair& pair, std::size_t dimensions) {
  for (std::size_t j = 0; j < dimensions; ++j)
    if (!(std::abs(pair.row_ball.centre[j] - pair.column_ball.centre[j]) <= farthest)) return false;
  return true;
}

// Half norms of both tiles as if all points counted from one centre.
struct CommonNorms {
  alignas(HWY_ALIGNMENT) float rows[tile_points];
  alignas(HWY_ALIGNMENT) float columns[tile_points];
};

}  // namespace

std::size_t near_pairs(const TilePair& pair, const TileSpace& space, Hits& hits) {
  const std::size_t dimensions = space.columns();
  const auto halves_to_ball = [](const TileSide& tile, const Ball& own, const Ball& other, auto... given) {
    return HWY_DYNAMIC_DISPATCH(HalvesToBallOnTarget)(tile, own, other, given...);
  };
  CommonNorms norms;
  std::uint64_t near_rows = pair.row_mask;
  std::uint64_t near_columns = pair.column_mask;
  if (can_tell(pair, dimensions)) {
    const float of_shift =
        space.half_norm_of(square_of_distance(pair.row_ball.centre, pair.column_ball.centre, dimensions));
    near_rows &=
        halves_to_ball(pair.rows, pair.row_ball, pair.column_ball, of_shift, pair.column_bound, dimensions, norms.rows);
    if (near_rows == 0) return 0;
    near_columns &= halves_to_ball(pair.columns, pair.column_ball, pair.row_ball, of_shift, pair.row_bound, dimensions,
                                   norms.columns);
    for (float& norm : norms.rows) norm += of_shift;
  } else {
    // Nothing is ruled out but places without a point.
    constexpr float infinite = std::numeric_limits<float>::infinity();
    std::transform(pair.rows.half_norms, pair.rows.half_norms + tile_points, norms.rows,
                   [](float norm) { return norm == infinite ? infinite : -infinite; });
    std::copy_n(pair.columns.half_norms, tile_points, norms.columns);
  }
  if (near_columns == 0) return 0;
  const TileSide rows{pair.rows.coordinates, norms.rows, pair.rows.bounds};
  const TileSide columns{pair.columns.coordinates, norms.columns, pair.columns.bounds};
  if (std::popcount(near_rows) <= std::popcount(near_columns))
    return hits_of(rows, near_rows, columns, dimensions, hits);
  const std::size_t count = hits_of(columns, near_columns, rows, dimensions, hits);
  for (std::size_t i = 0; i < count; ++i) std::swap(hits[i].row, hits[i].column);
  return count;
}

}  // namespace ecumene::internal
#endif
