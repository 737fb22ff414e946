// Lists of neighbours from the order of distance into that of mutual reachability: those of a packet of slots together,
// a lane for each, by insertion. Half of the lengths of a list are the core distance of its own point: branches could
// not be foreseen.
#include <algorithm>
#include <limits>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_lists_internal.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/spanning_tree_kd_reach.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
// clang-format off
#include "hwy/foreach_target.h"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_kernels_internal.hpp"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

class PacketLists {
 public:
  PacketLists(const KdTree& tree, const Buffer<std::uint32_t>& by_distance, std::size_t length,
              const KdNeighbours& known)
      : tree_(tree), by_distance_(by_distance), length_(length), known_(known) {}

  void order(std::uint32_t first) {
    for (std::uint32_t lane = 0; lane < packet_size; ++lane) take(first + lane, lane);
    insert_in_order();
    for (std::uint32_t lane = 0; lane < packet_size; ++lane) give(first + lane, lane);
  }

 private:
  static constexpr std::size_t longest = longest_list_by_reach;

  void take(std::uint32_t slot, std::uint32_t lane) {
    const std::uint32_t* const list = by_distance_.data() + slot * length_;
    const double core = known_.cores[slot];
    for (std::size_t i = 0; i < length_; ++i) {
      lengths_[i][lane] = std::max(core, known_.cores[list[i]]);
      others_[i][lane] = list[i];
    }
    // Only beyond the core distance may the distance itself be the greatest of the three.
    if (known_.last_squares[slot] > core && tree_.rows[slot] != no_slot)
      for (std::size_t i = 0; i < length_; ++i)
        lengths_[i][lane] = std::max(lengths_[i][lane], tree_.square(slot, list[i]));
  }

  // Equal lengths stay in the order of distance and content.
  void insert_in_order() {
    const Tag d;
    const hn::RebindToUnsigned<Tag> whole;
    for (std::size_t lane = 0; lane < packet_size; lane += hn::Lanes(d)) {
      for (std::size_t i = 1; i < length_; ++i) {
        auto length = hn::Load(d, lengths_[i] + lane);
        auto other = hn::Load(whole, others_[i] + lane);
        for (std::size_t at = i; at > 0; --at) {
          const auto length_before = hn::Load(d, lengths_[at - 1] + lane);
          const auto other_before = hn::Load(whole, others_[at - 1] + lane);
          const auto is_before = hn::RebindMask(whole, hn::Lt(length, length_before));
          hn::Store(hn::Max(length, length_before), d, lengths_[at] + lane);
          hn::Store(hn::IfThenElse(is_before, other_before, other), whole, others_[at] + lane);
          length = hn::Min(length, length_before);
          other = hn::IfThenElse(is_before, other, other_before);
        }
        hn::Store(length, d, lengths_[0] + lane);
        hn::Store(other, whole, others_[0] + lane);
      }
    }
  }

  void give(std::uint32_t slot, std::uint32_t lane) {
    for (std::size_t i = 0; i < known_.kept; ++i)
      known_.slots[slot * known_.kept + i] = static_cast<std::uint32_t>(others_[i][lane]);
    if (known_.kept == length_ || tree_.rows[slot] == no_slot) return;
    // No edge that is left out comes before the first of them.
    double& last = known_.last_squares[slot];
    if (lengths_[known_.kept][lane] > std::max(last, known_.cores[slot])) return;
    last = std::min(last, tree_.square(slot, static_cast<std::uint32_t>(others_[known_.kept][lane])));
  }

  const KdTree& tree_;
  const Buffer<std::uint32_t>& by_distance_;
  std::size_t length_;
  const KdNeighbours& known_;
  alignas(64) double lengths_[longest][packet_size];
  alignas(64) std::uint64_t others_[longest][packet_size];
};

void order_packets_by_reach(const KdTree& tree, const Buffer<std::uint32_t>& by_distance, std::size_t length,
                            const KdNeighbours& known, std::uint32_t first, std::uint32_t end) {
  PacketLists lists(tree, by_distance, length, known);
  for (std::uint32_t slot = first; slot < end; slot += packet_size) lists.order(slot);
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {
namespace {
HWY_EXPORT(order_packets_by_reach);
}  // namespace

void order_by_reach(const KdTree& tree, const Buffer<std::uint32_t>& by_distance, std::size_t length,
                    const KdNeighbours& known, std::uint32_t first, std::uint32_t end) {
  HWY_DYNAMIC_DISPATCH(order_packets_by_reach)(tree, by_distance, length, known, first, end);
}

}  // namespace ecumene::internal
#endif
