// Which pair of clusters comes next, for the greedy merging of centre_linkage_greedy.cpp.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ecumene::internal {

// The nearest pair that its owner, one of the two, found when it searched. Where the other one has gone since, the
// square is a lower bound of those that the owner can still make.
struct PairEntry {
  double square;
  std::uint32_t low;   // labels
  std::uint32_t high;  // of the two
  std::uint32_t owner;
  std::uint32_t version;  // of the owner

  std::uint32_t other() const { return owner == low ? high : low; }
};

// The order of merges: by distance, then by the lower label, then by the higher one.
struct IsLater {
  bool operator()(const PairEntry& a, const PairEntry& b) const {
    if (a.square != b.square) return a.square > b.square;
    return a.low != b.low ? a.low > b.low : a.high > b.high;
  }
};

// Three storeys, so that most entries are written once and moved seldom: the far ones lie about unsorted; when the near
// ones are used up, the least eighth of the far ones becomes the next near ones, a heap small enough for the cache; and
// the least of those are drawn as a run in order: what the next searches are prepared for.
class PairQueue {
 public:
  void push(const PairEntry& entry) {
    if (IsLater()(entry, farthest_near_)) {
      far_.push_back(entry);
      return;
    }
    near_.push_back(entry);
    std::push_heap(near_.begin(), near_.end(), IsLater());
  }

  std::span<const PairEntry> draw_run(std::size_t count) {
    for (; at_ < run_.size(); ++at_) push(run_[at_]);
    run_.clear();
    at_ = 0;
    while (run_.size() < count && has_near()) run_.push_back(pop_near());
    return run_;
  }
  bool run_is_over() const { return at_ == run_.size(); }

  // The least entry; null where there is none.
  const PairEntry* least() {
    const bool near = has_near();
    if (!run_is_over() && !(near && IsLater()(run_[at_], near_.front()))) return &run_[at_];
    return near ? &near_.front() : nullptr;
  }
  // REQUIRES one.
  PairEntry pop() {
    const bool near = has_near();
    if (!run_is_over() && !(near && IsLater()(run_[at_], near_.front()))) return run_[at_++];
    return pop_near();
  }

 private:
  static constexpr std::size_t fewest_near = 1024;
  static constexpr std::size_t share_of_far = 8;

  bool has_near() {
    if (near_.empty() && !far_.empty()) approach();
    return !near_.empty();
  }

  void approach() {
    const std::size_t count = std::min(far_.size(), std::max(fewest_near, far_.size() / share_of_far));
    const auto border = far_.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    const auto is_less = [](const PairEntry& a, const PairEntry& b) { return IsLater()(b, a); };
    std::nth_element(far_.begin(), border, far_.end(), is_less);
    farthest_near_ = *border;
    // The rest closes the gap.
    near_.assign(far_.begin(), border + 1);
    std::copy(far_.end() - static_cast<std::ptrdiff_t>(std::min(count, far_.size() - count)), far_.end(), far_.begin());
    far_.resize(far_.size() - count);
    std::make_heap(near_.begin(), near_.end(), IsLater());
  }

  PairEntry pop_near() {
    std::pop_heap(near_.begin(), near_.end(), IsLater());
    const PairEntry entry = near_.back();
    near_.pop_back();
    return entry;
  }

  std::vector<PairEntry> far_;   // later than farthest_near_
  std::vector<PairEntry> near_;  // a heap
  std::vector<PairEntry> run_;
  std::size_t at_ = 0;
  PairEntry farthest_near_{.square = -1, .low = 0, .high = 0, .owner = 0, .version = 0};
};

}  // namespace ecumene::internal
