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

#include <array>
#include <cmath>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// How far beyond its component's first edge a point looks, so that it need not search again in the next round.
inline constexpr double search_margin = 2;

template <std::size_t fixed>
class LeafMeeting {
 public:
  explicit LeafMeeting(KdRound& round) : round_(round), tree_(round.tree), packed_(tree_) {}

  // Point i of the leaf has no edge of less than `beyond` to another component but those that it will be shown.
  void start_point(const KdNode& leaf, int i, double beyond) {
    const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
    const std::uint32_t known = round_.head(slot);
    const bool is_known = known != no_slot && round_.labels[known] != round_.labels[slot];
    found_[i] = is_known ? round_.edge(slot, known) : KdEdge{};
    explored_[i] = std::numeric_limits<double>::infinity();
    beyond_[i] = beyond;
    is_new_[i] = false;
  }

  // All edges of the point that are not known are longer than its reach.
  void finish_point(const KdNode& leaf, int i) {
    const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
    const KdEdge& found = found_[i];
    double length = std::min(explored_[i], std::nextafter(beyond_[i], 0.0));
    const bool is_first = found.to != no_slot && found.length <= length;
    // Edges that were found and then surpassed are forgotten: none of them comes before this one.
    if (is_first) length = std::nextafter(found.length, 0.0);
    if (is_new_[i] && !round_.put_head(slot, found.to)) {
      length = std::min(length, std::nextafter(found.length, 0.0));
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

  // What the point looks for: the first edge of its component, and somewhat further; never beyond an edge of its own.
  double limit_of(std::uint32_t slot, std::size_t i) const {
    return std::min(search_margin * round_.first.length(round_.labels[slot]), found_[i].length);
  }

  // Point i has not been shown edges, none of them shorter than this.
  void leave_out(std::size_t i, double length) { beyond_[i] = std::min(beyond_[i], length); }

  // The needy points of the leaf against another leaf.
  void search_pair(std::uint32_t node, std::uint64_t needs, std::uint32_t other) {
    const Tag d;
    const KdNode& leaf = tree_.nodes[node];
    const std::uint32_t there = round_.node_labels[other];
    const double core = round_.least_cores.empty() ? 0 : round_.least_cores[other];
    const std::uint64_t others = foreign(leaf, needs, there);
    if (others == 0) return;
    std::uint64_t points = points_near_box<fixed>(
        tree_, leaf, tree_.box(other), [&](std::size_t i) { return hn::Load(d, most_ + i); },
        [&](std::size_t i, Vector square) { hn::Store(square, d, distances_ + i); });
    points &= others;
    double most = -1;
    for (std::uint64_t bits = others; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      if ((points >> i & 1U) != 0 && core <= most_[i]) {
        most = std::max(most, most_[i]);
      } else {
        points &= ~(bits & -bits);
        leave_out(i, std::max(distances_[i], core));
      }
    }
    if (points != 0) search_points(node, points, most, other);
  }

  // One point of a leaf against another leaf, whose points are all of the component `there` (or many_components).
  void search_point(std::uint32_t slot, std::size_t i, const KdNode& other, std::uint32_t there) {
    const std::uint64_t others =
        outside(round_.labels.data() + other.first, other.end - other.first, round_.labels[slot], there);
    if (others == 0) return;
    find_first(slot, i, crowd_of(tree_, other), others, [&](std::uint32_t at) { return other.first + at; });
  }

 private:
  // Those of the needy points that are not of the component `there`; notes what they look for.
  std::uint64_t foreign(const KdNode& leaf, std::uint64_t needs, std::uint32_t there) {
    std::uint64_t others = 0;
    for (std::uint64_t bits = needs; bits != 0; bits &= bits - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(bits));
      const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
      if (round_.labels[slot] == there) continue;
      others |= bits & -bits;
      most_[i] = limit_of(slot, i);
    }
    return others;
  }

  // The points of the leaf against the other leaf; none of them looks further than `most`.
  void search_points(std::uint32_t node, std::uint64_t points, double most, std::uint32_t other) {
    const KdNode& leaf = tree_.nodes[node];
    const std::uint32_t there = round_.node_labels[other];
    constexpr int many = 4;  // measured
    const bool is_packed = std::popcount(points) >= many;
    if (is_packed) pack(tree_.nodes[other], tree_.box(node), most);
    for (; points != 0; points &= points - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(points));
      const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(i);
      if (is_packed) {
        search_packed(slot, i, there);
      } else {
        search_point(slot, i, tree_.nodes[other], there);
      }
    }
  }

  void pack(const KdNode& other, const double* box, double most) {
    const std::size_t size = packed_.pack(tree_, other, box, most);
    for (std::size_t at = 0; at < size; ++at) packed_labels_[at] = round_.labels[packed_.slot(at)];
  }

  void search_packed(std::uint32_t slot, std::size_t i, std::uint32_t there) {
    const std::uint64_t others = outside(packed_labels_, packed_.crowd().size, round_.labels[slot], there);
    find_first(slot, i, packed_.crowd(), others, [&](std::uint32_t at) { return packed_.slot(at); });
  }

  // A bit for each of the labels that is not this one. `there`: the one that all of them are, or many_components.
  static std::uint64_t outside(const std::uint32_t* labels, std::size_t size, std::uint32_t label,
                               std::uint32_t there) {
    if (there != many_components) return there == label ? 0 : first_bits(size);
    const hn::CappedTag<std::uint32_t, packet_size> d;
    const std::size_t lanes = hn::Lanes(d);
    std::uint64_t bits = 0;
    for (std::size_t at = 0; at < size; at += lanes) {
      std::uint8_t bytes[8] = {};
      hn::StoreMaskBits(d, hn::Ne(hn::LoadU(d, labels + at), hn::Set(d, label)), bytes);
      bits |= std::uint64_t{bytes[0]} << at;
    }
    return bits;
  }

  // The point's first edge to the others of the crowd, if it comes before what is found.
  template <class SlotAt>
  HWY_INLINE void find_first(std::uint32_t slot, std::size_t i, const Crowd& crowd, std::uint64_t others,
                             const SlotAt& slot_at) {
    const std::size_t columns = columns_of<fixed>(tree_);
    double* const point = fixed == 0 ? wide_point_.data() : narrow_point_.data();
    const double* packet = tree_.packet(slot) + slot % packet_size;
    for (std::size_t j = 0; j < columns; ++j) point[j] = packet[j * packet_size];
    const double limit = limit_of(slot, i);
    explored_[i] = std::min(explored_[i], limit);
    std::uint64_t bits = others & squares_within<fixed>(tree_, point, crowd, limit, squares_);
    for (; bits != 0; bits &= bits - 1) {
      const auto at = static_cast<std::uint32_t>(std::countr_zero(bits));
      const std::uint32_t to = slot_at(at);
      const double length = std::max(squares_[at], std::max(round_.core(slot), round_.core(to)));
      if (length > found_[i].length) continue;
      const KdEdge edge{length, squares_[at], slot, to};
      if (!comes_before(tree_, edge, found_[i])) continue;
      found_[i] = edge;
      is_new_[i] = true;
      round_.first.offer(round_.labels[slot], edge);
    }
  }

  KdRound& round_;
  const KdTree& tree_;
  std::vector<double> wide_point_ = std::vector<double>(fixed == 0 ? tree_.columns : 0);
  std::array<double, fixed == 0 ? 1 : fixed> narrow_point_{};
  alignas(64) double most_[largest_leaf] = {};
  alignas(64) double distances_[largest_leaf];
  // Of each needy point of the leaf: its first known edge, whether that is news, and what was left out: points in parts
  // of the tree at least `beyond` away, and points in other leaves further away than `explored`.
  KdEdge found_[largest_leaf];
  bool is_new_[largest_leaf];
  double explored_[largest_leaf];
  double beyond_[largest_leaf];
  alignas(64) double squares_[largest_leaf];
  NearPoints<fixed> packed_;
  std::uint32_t packed_labels_[largest_leaf] = {};
};

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
