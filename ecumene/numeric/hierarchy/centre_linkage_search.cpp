// The search of the nearest clusters, by SIMD: one lane is one candidate (or one box), the columns summed in order.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/centre_linkage_search.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
// (after foreach_target)
#include <algorithm>
#include <bit>
#include <vector>

#include "ecumene/numeric/hierarchy/centre_linkage_internal.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// At most 8 lanes, so that a vector never reaches beyond a node's children or a leaf's padding.
using Lanes = hn::CappedTag<double, fan_out>;
using Vector = hn::Vec<Lanes>;
using RoughLanes = hn::CappedTag<float, slot_group>;

// Bounds and filters are computed by other formulas than the distances themselves, a few roundings off; so much is
// granted to them. Below the square that counts as nothing, roundings are no longer relative.
constexpr double upward = 1 + 0x1p-48;
constexpr double downward = 1 - 0x1p-48;
constexpr double nothing = 0x1p-960;

// The filter in single precision. Coordinates below 1 are rounded by 2^-25 at most, so a difference of two is off by
// 2^-24, and a distance in d columns by e = sqrt(d) 2^-24, before the roundings of the sum itself. Where the square is
// L at most, the computed one is (sqrt(L) + e)^2 <= L (1 + 2^-10) + e^2 (1 + 2^10) at most, but for factors of 1 +
// 2^-24, fewer than 2 d + 8 of them. All of that is granted for up to most_rough_columns.
constexpr double rough_upward = 1 + 0x1p-8;
constexpr double rough_slack = 0x1p-37;  // for each column

// Columns between two looks at whether a group of candidates is out of reach already.
constexpr std::size_t columns_at_once = 16;

class Search {
 public:
  Search(std::size_t columns, const std::uint32_t* versions, const CentreQuery& query, NeighbourList& list)
      : columns_(columns), versions_(versions), query_(query), half_(0.5 / query.weight), list_(list) {
    shorten();
  }
  // The search of an index. `rough` is room for the columns of the query.
  Search(const CentreIndexView& index, const std::uint32_t* versions, const CentreQuery& query, NeighbourList& list,
         float* rough)
      : Search(index.columns, versions, query, list) {
    if (index.rough_centres == nullptr) return;
    for (std::size_t j = 0; j < columns_; ++j) rough[j] = static_cast<float>(query.centre[j] * index.rough_scale);
    rough_query_ = rough;
    rough_scale_ = index.rough_scale;
    shorten();
  }

  // Nearest child first, as long as one is in reach.
  void visit(const CentreIndexView& index, std::size_t level, std::size_t place) {
    alignas(64) double bounds[fan_out];
    bound_children(index, index.levels[level] + place, bounds);
    for (;;) {
      std::size_t child = 0;
      for (std::size_t other = 1; other < fan_out; ++other)
        if (bounds[other] < bounds[child]) child = other;
      if (!(bounds[child] <= reach_)) return;
      bounds[child] = std::numeric_limits<double>::infinity();
      if (level + 1 < index.levels.size()) {
        visit(index, level + 1, place * fan_out + child);
      } else {
        look_through(index.leaf(place * fan_out + child));
      }
    }
  }

  void scan(const CentreBlock& block) {
    const std::size_t lanes = hn::Lanes(Lanes());
    const std::size_t vectors = (block.count + lanes - 1) / lanes;
    std::size_t at = 0;
    for (; at + 4 <= vectors; at += 4) scan_group<4>(block, at * lanes);
    if (at + 3 == vectors) scan_group<3>(block, at * lanes);
    if (at + 2 == vectors) scan_group<2>(block, at * lanes);
    if (at + 1 == vectors) scan_group<1>(block, at * lanes);
  }

 private:
  // First in single precision; vectors of which one centre may be in reach again in double.
  void look_through(const CentreBlock& leaf) {
    if (leaf.rough_centres == nullptr || !list_.is_full()) return scan(leaf);
    const RoughLanes d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t at = 0;
    for (; at + 2 * lanes <= leaf.slots && at + lanes < leaf.count; at += 2 * lanes) look_at<2>(leaf, at);
    if (at < leaf.count) look_at<1>(leaf, at);
  }

  template <std::size_t vectors>
  void look_at(const CentreBlock& leaf, std::size_t first) {
    const RoughLanes d;
    const std::size_t lanes = hn::Lanes(d);
    hn::Vec<RoughLanes> square[vectors];
    for (std::size_t v = 0; v < vectors; ++v) square[v] = hn::Zero(d);
    const float* column = leaf.rough_centres + first;
    for (std::size_t j = 0; j < columns_; ++j, column += leaf.slots) {
      const auto x = hn::Set(d, rough_query_[j]);
      for (std::size_t v = 0; v < vectors; ++v) {
        const auto difference = hn::Sub(hn::Load(d, column + v * lanes), x);
        square[v] = hn::MulAdd(difference, difference, square[v]);
      }
      if (j % columns_at_once != columns_at_once - 1) continue;
      bool is_out = true;
      for (std::size_t v = 0; v < vectors; ++v)
        is_out = is_out && hn::AllFalse(d, may_be_in_reach(leaf, first + v * lanes, square[v]));
      if (is_out) return;
    }
    for (std::size_t v = 0; v < vectors; ++v) {
      const auto is_near = may_be_in_reach(leaf, first + v * lanes, square[v]);
      if (!hn::AllFalse(d, is_near)) look_again(leaf, first + v * lanes, is_near);
    }
  }

  hn::Mask<RoughLanes> may_be_in_reach(const CentreBlock& leaf, std::size_t first, hn::Vec<RoughLanes> square) const {
    const RoughLanes d;
    const auto halves = hn::Add(hn::Load(d, leaf.rough_halves + first), hn::Set(d, rough_half_));
    return hn::Le(square, hn::MulAdd(halves, hn::Set(d, rough_reach_), hn::Set(d, rough_slack_)));
  }

  void look_again(const CentreBlock& leaf, std::size_t first, hn::Mask<RoughLanes> is_near) {
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(RoughLanes(), is_near, bits);
    const unsigned near = bits[0] | unsigned{bits[1]} << 8;
    const std::size_t lanes = hn::Lanes(Lanes());
    for (std::size_t at = 0; at < hn::Lanes(RoughLanes()); at += lanes)
      if ((near >> at & ((1U << lanes) - 1)) != 0) scan_group<1>(leaf, first + at);
  }

  // A child's bound: no cluster below it is nearer. The square of the distance to its box, rounded as those to its
  // centres are, is at most any of theirs.
  void bound_children(const CentreIndexView& index, std::size_t node, double* bounds) const {
    const Lanes d;
    const double* const boxes = index.boxes + node * columns_ * 2 * fan_out;
    for (std::size_t lane = 0; lane < fan_out; lane += hn::Lanes(d)) {
      auto square = hn::Zero(d);
      for (std::size_t j = 0; j < columns_; ++j) {
        const auto x = hn::Set(d, query_.centre[j]);
        const auto below = hn::Sub(hn::Load(d, boxes + j * 2 * fan_out + lane), x);
        const auto above = hn::Sub(x, hn::Load(d, boxes + j * 2 * fan_out + fan_out + lane));
        const auto outside = hn::Max(hn::Max(below, above), hn::Zero(d));
        square = hn::Add(square, hn::Mul(outside, outside));
      }
      const auto halves = hn::Add(hn::Load(d, index.node_halves + node * fan_out + lane), hn::Set(d, half_));
      hn::Store(hn::Div(hn::Mul(square, hn::Set(d, downward)), halves), d, bounds + lane);
    }
  }

  template <std::size_t vectors>
  void scan_group(const CentreBlock& block, std::size_t first) {
    const Lanes d;
    const std::size_t lanes = hn::Lanes(d);
    Vector square[vectors];
    for (std::size_t v = 0; v < vectors; ++v) square[v] = hn::Zero(d);
    const double* column = block.centres + first;
    for (std::size_t from = 0;;) {
      const std::size_t until = std::min(columns_, from + columns_at_once);
      for (std::size_t j = from; j < until; ++j, column += block.slots) {
        const auto x = hn::Set(d, query_.centre[j]);
        for (std::size_t v = 0; v < vectors; ++v) {
          const auto difference = hn::Sub(hn::Load(d, column + v * lanes), x);
          square[v] = hn::Add(square[v], hn::Mul(difference, difference));
        }
      }
      if (until == columns_) break;
      bool is_out = true;
      for (std::size_t v = 0; v < vectors; ++v)
        is_out = is_out && hn::AllFalse(d, in_reach(block, first + v * lanes, square[v]));
      if (is_out) return;
      from = until;
    }
    auto any = in_reach(block, first, square[0]);
    for (std::size_t v = 1; v < vectors; ++v) any = hn::Or(any, in_reach(block, first + v * lanes, square[v]));
    if (hn::AllFalse(d, any)) return;
    for (std::size_t v = 0; v < vectors; ++v) take(block, first + v * lanes, square[v]);
  }

  hn::Mask<Lanes> in_reach(const CentreBlock& block, std::size_t first, Vector square) const {
    const Lanes d;
    const auto halves = hn::Add(hn::Load(d, block.halves + first), hn::Set(d, half_));
    return hn::Le(square, hn::Mul(halves, hn::Set(d, reach_ * upward)));
  }

  // The squares themselves: weighted_square(), lane by lane.
  void take(const CentreBlock& block, std::size_t first, Vector square) {
    const Lanes d;
    const auto weights = hn::Load(d, block.weights + first);
    const auto own = hn::Set(d, query_.weight);
    const auto factor = hn::Div(hn::Mul(hn::Mul(hn::Set(d, 2.0), own), weights), hn::Add(own, weights));
    const auto weighted = hn::Mul(square, factor);
    const auto mask = hn::Le(weighted, hn::Set(d, reach_));
    if (hn::AllFalse(d, mask)) return;
    alignas(64) double squares[fan_out];
    hn::Store(weighted, d, squares);
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(d, mask, bits);
    for (unsigned left = bits[0]; left != 0; left &= left - 1) {
      const auto lane = static_cast<std::size_t>(std::countr_zero(left));
      if (squares[lane] <= reach_) offer(block, first + lane, squares[lane]);
    }
  }

  void offer(const CentreBlock& block, std::size_t slot, double square) {
    const std::uint32_t label = block.labels[slot];
    if (label == query_.label || label == query_.other) return;
    const std::uint32_t version = block.versions == nullptr ? no_cluster : block.versions[slot];
    if (block.versions != nullptr && version != versions_[label]) return;
    list_.offer({square, label, version});
    shorten();
  }

  void shorten() {
    reach_ = list_.is_full() ? std::max(list_.last_square(), nothing) : std::numeric_limits<double>::max();
    if (rough_query_ == nullptr) return;
    const double rough = reach_ * rough_scale_ * rough_scale_ * rough_upward;
    rough_reach_ = static_cast<float>(std::min<double>(rough, std::numeric_limits<float>::max()));
  }

  std::size_t columns_;
  const std::uint32_t* versions_;
  const CentreQuery& query_;
  double half_;
  NeighbourList& list_;
  double reach_ = 0;  // nothing farther than this can enter the list
  const float* rough_query_ = nullptr;
  double rough_scale_ = 1;
  float rough_half_ = static_cast<float>(half_);
  float rough_slack_ = static_cast<float>(rough_slack * static_cast<double>(columns_));
  float rough_reach_ = 0;
};

void SearchIndex(const CentreIndexView& index, const std::uint32_t* versions, std::span<const CentreQuery> queries,
                 std::span<NeighbourList> lists) {
  std::vector<float> rough(index.columns);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    Search(index, versions, queries[i], lists[i], rough.data()).visit(index, 0, 0);
    lists[i].name_versions(versions);
  }
}

void SearchBlock(const CentreBlock& block, std::size_t columns, const std::uint32_t* versions, const CentreQuery& query,
                 NeighbourList& list) {
  Search(columns, versions, query, list).scan(block);
}

void FitBox(const CentreBlock& block, std::size_t columns, double* sides) {
  const Lanes d;
  const std::size_t lanes = hn::Lanes(d);
  const auto infinite = hn::Set(d, std::numeric_limits<double>::infinity());
  const double* column = block.centres;
  for (std::size_t j = 0; j < columns; ++j, column += block.slots, sides += 2 * fan_out) {
    auto low = infinite;
    auto high = hn::Neg(infinite);
    for (std::size_t at = 0; at < block.count; at += lanes) {
      const auto is_there = hn::FirstN(d, std::min(lanes, block.count - at));
      const auto value = hn::Load(d, column + at);
      low = hn::Min(low, hn::IfThenElse(is_there, value, low));
      high = hn::Max(high, hn::IfThenElse(is_there, value, high));
    }
    sides[0] = hn::GetLane(hn::MinOfLanes(d, low));
    sides[fan_out] = hn::GetLane(hn::MaxOfLanes(d, high));
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace ecumene::internal {

HWY_EXPORT(SearchIndex);
HWY_EXPORT(SearchBlock);
HWY_EXPORT(FitBox);

void search_index(const CentreIndexView& index, const std::uint32_t* versions, std::span<const CentreQuery> queries,
                  std::span<NeighbourList> lists) {
  HWY_DYNAMIC_DISPATCH(SearchIndex)(index, versions, queries, lists);
}

void search_block(const CentreBlock& block, std::size_t columns, const std::uint32_t* versions,
                  const CentreQuery& query, NeighbourList& list) {
  HWY_DYNAMIC_DISPATCH(SearchBlock)(block, columns, versions, query, list);
}

void fit_box(const CentreBlock& block, std::size_t columns, double* sides) {
  HWY_DYNAMIC_DISPATCH(FitBox)(block, columns, sides);
}

}  // namespace ecumene::internal

#endif  // HWY_ONCE
