// The needy points of one leaf while other leaves are searched for them; included once for each SIMD target by the
// search of a round.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_kernels_internal.hpp"

// clang-format off
#if defined(ECUMENE_KD_MEETING_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef ECUMENE_KD_MEETING_INL_HPP
#undef ECUMENE_KD_MEETING_INL_HPP
#else
#define ECUMENE_KD_MEETING_INL_HPP
#endif
// clang-format on

#include <algorithm>
#include <bit>
#include <limits>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// How far beyond its component's first edge a point looks, so that it need not search again in the next round.
inline constexpr double search_margin = 2;

// std::nextafter(length, 0.0). REQUIRES length >= 0.
HWY_INLINE double next_below(double length) {
  return length == 0 ? 0 : std::bit_cast<double>(std::bit_cast<std::uint64_t>(length) - 1);
}

template <std::size_t fixed>
class LeafMeeting {
 public:
  explicit LeafMeeting(KdRound& round) : round_(round), tree_(round.tree) {}

  // The needy points of a leaf have no edges of less than `beyond` to other components but those that they will be
  // shown.
  void start(const KdNode& leaf, std::uint64_t needs, double beyond) {
    std::fill_n(limits_, largest_leaf, -1.0);
    for (std::uint64_t bits = needs; bits != 0; bits &= bits - 1) start_point(leaf, std::countr_zero(bits), beyond);
  }

  // All edges of the points that are not known are longer than their reach.
  void finish(const KdNode& leaf, std::uint64_t needs) {
    for (std::uint64_t bits = needs; bits != 0; bits &= bits - 1) finish_point(leaf, std::countr_zero(bits));
  }

  // What point i looks for: the first edge of its component, and somewhat further; never beyond an edge of its own.
  double limit_of(std::uint32_t slot, std::size_t i) const {
    return std::min(search_margin * round_.first.length(round_.labels[slot]), found_[i].length);
  }

  // Point i has not been shown edges, none of them shorter than this.
  void leave_out(std::size_t i, double length) { beyond_[i] = std::min(beyond_[i], length); }

  // The needy points of the leaf against another leaf.
  void search_pair(std::uint32_t node, std::uint64_t needs, std::uint32_t other) {
    const KdNode& leaf = tree_.nodes[node];
    const std::uint32_t there = round_.node_labels[other];
    const bool may_be_kin = there != many_components && round_.node_labels[node] == many_components;
    const std::uint64_t asking = may_be_kin ? needs & labels_unlike(leaf, there) : needs;
    if (is_first_shorter_) lower_limits(leaf, asking);
    const std::uint64_t points = points_near(leaf, asking, other);
    if (points == 0) return;
    constexpr int few = 2;  // measured
    const bool are_few = std::popcount(points) <= few;
    const std::uint64_t near = are_few ? 0 : near_points(tree_.nodes[other], tree_.box(node), greatest_limit(points));
    if (!are_few && std::popcount(near) < std::popcount(points)) {
      show_points(node, points, tree_.nodes[other], near);
    } else {
      for (std::uint64_t bits = points; bits != 0; bits &= bits - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(bits));
        search_point(leaf.first + static_cast<std::uint32_t>(i), i, tree_.nodes[other], there);
      }
    }
  }

  // One point of a leaf against another leaf, whose points are all of the component `there` (or many_components).
  void search_point(std::uint32_t slot, std::size_t i, const KdNode& other, std::uint32_t there) {
    const std::uint32_t label = round_.labels[slot];
    if (there == label) return;
    const double limit = limit_of(slot, i);
    explored_[i] = std::min(explored_[i], limit);
    const auto most = hn::Set(Tag(), limit);
    std::uint64_t bits = squares_within<fixed>(
        tree_, slot, other, [&](std::size_t) { return most; }, squares_);
    if (bits != 0 && there == many_components) bits &= labels_unlike(other, label);
    for (; bits != 0; bits &= bits - 1) {
      const auto at = static_cast<std::uint32_t>(std::countr_zero(bits));
      show(slot, i, other.first + at, squares_[at]);
    }
  }

 private:
  void start_point(const KdNode& leaf, int i, double beyond) {
    const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
    const std::uint32_t known = round_.head(slot);
    const bool is_known = known != no_slot && round_.labels[known] != round_.labels[slot];
    found_[i] = is_known ? round_.edge(slot, known) : KdEdge{};
    limits_[i] = limit_of(slot, static_cast<std::size_t>(i));
    explored_[i] = std::numeric_limits<double>::infinity();
    beyond_[i] = beyond;
    is_new_[i] = false;
  }

  void finish_point(const KdNode& leaf, int i) {
    const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
    const KdEdge& found = found_[i];
    double length = std::min(explored_[i], next_below(beyond_[i]));
    const bool is_first = found.to != no_slot && found.length <= length;
    // Edges that were found and then surpassed are forgotten: none of them comes before this one.
    if (is_first) length = next_below(found.length);
    if (is_new_[i] && !round_.put_head(slot, found.to)) {
      length = std::min(length, next_below(found.length));
    } else if (is_first) {
      round_.cursors[slot] |= KdRound::sure;
    }
    if (!round_.known.cores.empty() && round_.is_unsearched(slot)) {
      const double reach = round_.reach_of_list(slot);
      if (length >= reach) round_.note_search(slot);
      length = std::max(length, reach);
    }
    round_.least.raise(slot, std::min(length, found.length));
  }

  // Since the limits were taken some component's first edge has become shorter.
  void lower_limits(const KdNode& leaf, std::uint64_t points) {
    for (std::uint64_t bits = points; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      limits_[i] = limit_of(leaf.first + static_cast<std::uint32_t>(i), i);
    }
    is_first_shorter_ = false;
  }

  // A bit for each of the leaf's points that is not of the component.
  std::uint64_t labels_unlike(const KdNode& leaf, std::uint32_t label) const {
    const hn::CappedTag<std::uint32_t, packet_size> d;
    const std::size_t size = leaf.end - leaf.first;
    const std::uint32_t* const labels = round_.labels.data() + leaf.first;
    std::uint64_t bits = 0;
    for (std::size_t at = 0; at < size; at += hn::Lanes(d)) {
      std::uint8_t bytes[8] = {};
      hn::StoreMaskBits(d, hn::Ne(hn::LoadU(d, labels + at), hn::Set(d, label)), bytes);
      bits |= std::uint64_t{bytes[0]} << at;
    }
    return bits & first_bits(size);
  }

  // Those of the points that may have an edge within their limit to a point in the other leaf's box; the others are
  // noted to have left it out.
  std::uint64_t points_near(const KdNode& leaf, std::uint64_t asking, std::uint32_t other) {
    const Tag d;
    const auto core = hn::Set(d, round_.least_cores.empty() ? 0 : round_.least_cores[other]);
    return asking & packets_near_box<fixed>(tree_, leaf, tree_.box(other), [&](std::size_t at, Vector square) {
             const auto length = hn::Max(square, core);
             const auto is_near = hn::Le(length, hn::Load(d, limits_ + at));
             const std::uint8_t asks[8] = {static_cast<std::uint8_t>(asking >> at)};
             const auto is_out = hn::AndNot(is_near, hn::LoadMaskBits(d, asks));
             const auto beyond = hn::Load(d, beyond_ + at);
             hn::Store(hn::IfThenElse(is_out, hn::Min(beyond, length), beyond), d, beyond_ + at);
             return is_near;
           });
  }

  // A bit for each point of the leaf that is not further from the box than `most`.
  std::uint64_t near_points(const KdNode& leaf, const double* box, double most) const {
    const auto bound = hn::Set(Tag(), most);
    return packets_near_box<fixed>(tree_, leaf, box, [&](std::size_t, Vector square) { return hn::Le(square, bound); });
  }

  double greatest_limit(std::uint64_t points) const {
    double most = -1;
    for (std::uint64_t bits = points; bits != 0; bits &= bits - 1)
      most = std::max(most, limits_[std::countr_zero(bits)]);
    return most;
  }

  // Shows the points of the leaf those points of the other leaf that may be within their limits, one after the other.
  void show_points(std::uint32_t node, std::uint64_t points, const KdNode& other, std::uint64_t near) {
    const Tag d;
    const KdNode& leaf = tree_.nodes[node];
    for (std::uint64_t bits = points; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      explored_[i] = std::min(explored_[i], limits_[i]);
    }
    for (; near != 0; near &= near - 1) {
      const std::uint32_t to = other.first + static_cast<std::uint32_t>(std::countr_zero(near));
      std::uint64_t hits =
          points & squares_within<fixed>(
                       tree_, to, leaf, [&](std::size_t at) { return hn::Load(d, limits_ + at); }, squares_);
      if (hits != 0) hits &= labels_unlike(leaf, round_.labels[to]);
      for (; hits != 0; hits &= hits - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(hits));
        show(leaf.first + static_cast<std::uint32_t>(i), i, to, squares_[i]);
      }
    }
  }

  // Point i, the slot, and a point of another component: is that its first edge so far?
  void show(std::uint32_t slot, std::size_t i, std::uint32_t to, double square) {
    const double length = std::max(square, std::max(round_.core(slot), round_.core(to)));
    if (length > found_[i].length) return;
    const KdEdge edge{length, square, slot, to};
    if (!comes_before(tree_, edge, found_[i])) return;
    found_[i] = edge;
    is_new_[i] = true;
    limits_[i] = std::min(limits_[i], length);
    if (round_.first.offer(round_.labels[slot], edge)) is_first_shorter_ = true;
  }

  KdRound& round_;
  const KdTree& tree_;
  // Of each needy point of the leaf: its first known edge, whether that is news, how far it looks (all other points of
  // the leaf: -1), and what was left out: points in parts of the tree at least `beyond` away, and points in other
  // leaves further away than `explored`.
  KdEdge found_[largest_leaf];
  bool is_new_[largest_leaf];
  alignas(64) double limits_[largest_leaf];
  alignas(64) double beyond_[largest_leaf];
  double explored_[largest_leaf];
  bool is_first_shorter_ = false;
  alignas(64) double squares_[largest_leaf];
};

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
