#include <algorithm>
#include <limits>

#include "ecumene/numeric/hierarchy/lance_williams_internal.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double nothing_left = std::numeric_limits<double>::infinity();

// The first position of the least value. Four running minima let the processor compare without waiting.
std::size_t first_least(const std::vector<double>& values) {
  double least[4] = {nothing_left, nothing_left, nothing_left, nothing_left};
  const std::size_t whole = values.size() / 4 * 4;
  const double* const data = values.data();
  for (std::size_t i = 0; i < whole; i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane)
      least[lane] = data[i + lane] < least[lane] ? data[i + lane] : least[lane];
  for (std::size_t i = whole; i < values.size(); ++i) least[0] = std::min(least[0], data[i]);
  const double target = std::min(std::min(least[0], least[1]), std::min(least[2], least[3]));
  return static_cast<std::size_t>(std::find(values.begin(), values.end(), target) - values.begin());
}

// +-----------------------------------------------------------------------------------------------------------------+
// | Agglomeration with a nearest-neighbour candidate a row, after the generic algorithm of Müllner (2011), "Modern  |
// | hierarchical, agglomerative clustering algorithms", arXiv:1109.2378, section 3.1, which repairs Anderberg       |
// | (1973).                                                                                                         |
// | The idea: each row keeps its nearest later row, or, where merges have made that one stale, a lower bound of its |
// | distance. The least bound is the next merge if it is not stale; otherwise only that row is searched anew.       |
// | What differs here: a cluster lives in the slot of its smallest row and ties in a row go to the smaller slot, so |
// | that "first least bound" is exactly the stated tie rule; and since big clusters collect in early slots, which   |
// | own their distances, few rows become stale. Bounds are scanned instead of kept in a heap: a merge costs O(n)    |
// | anyway, with accesses far apart, beside which a scan of one array is cheap.                                     |
// +-----------------------------------------------------------------------------------------------------------------+
template <class Update>
class GenericAgglomeration {
 public:
  GenericAgglomeration(CondensedMatrix distances, std::vector<double> sizes)
      : distances_(std::move(distances)),
        bound_(distances_.rows(), nothing_left),
        nearest_(distances_.rows()),
        is_exact_(distances_.rows(), 1),
        size_(std::move(sizes)) {
    for (std::uint32_t slot = 0; slot < distances_.rows(); ++slot) active_.push_back(slot);
    for (std::size_t at = 0; at + 1 < active_.size(); ++at) search_row(at);
  }

  Agglomeration run() {
    Agglomeration result;
    TieLog ties;
    while (active_.size() > 1) {
      const std::uint32_t first = nearest_pair();
      const SlotMerge merge{first, nearest_[first], bound_[first]};
      ties.note(result.merges.size(), merge.distance, [&] { return pairs_at(merge.distance); });
      execute(merge);
      result.merges.push_back(merge);
    }
    result.ties = ties.take();
    return result;
  }

 private:
  std::size_t position(std::uint32_t slot) const {
    return static_cast<std::size_t>(std::lower_bound(active_.begin(), active_.end(), slot) - active_.begin());
  }

  // The nearest later slot of the slot at active_[at]; the smallest one among equals.
  void search_row(std::size_t at) {
    const std::uint32_t slot = active_[at];
    double least = nothing_left;
    std::uint32_t nearest = slot;
    for (std::size_t other = at + 1; other < active_.size(); ++other) {
      const double distance = distances_.at(slot, active_[other]);
      if (distance < least) {
        least = distance;
        nearest = active_[other];
      }
    }
    bound_[slot] = least;
    nearest_[slot] = nearest;
    is_exact_[slot] = 1;
  }

  std::uint32_t nearest_pair() {
    for (;;) {
      const auto slot = static_cast<std::uint32_t>(first_least(bound_));
      if (is_exact_[slot]) return slot;
      search_row(position(slot));
    }
  }

  void execute(const SlotMerge& merge) {
    const auto [i, j, distance] = merge;
    const Update updated({size_[i], size_[j], distance});
    const std::size_t at_i = position(i);
    const std::size_t at_j = position(j);
    for (std::size_t at = 0; at < at_i; ++at) {
      const std::uint32_t k = active_[at];
      double& to_k = distances_.at(k, i);
      to_k = updated(to_k, distances_.at(k, j), size_[k]);
      refresh_candidate(k, merge, to_k);
    }
    for (std::size_t at = at_i + 1; at < at_j; ++at) {
      const std::uint32_t k = active_[at];
      double& to_k = distances_.at(i, k);
      to_k = updated(to_k, distances_.at(k, j), size_[k]);
      if (nearest_[k] == j) is_exact_[k] = 0;
    }
    for (std::size_t at = at_j + 1; at < active_.size(); ++at) {
      const std::uint32_t k = active_[at];
      double& to_k = distances_.at(i, k);
      to_k = updated(to_k, distances_.at(j, k), size_[k]);
    }
    active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(at_j));
    size_[i] += size_[j];
    bound_[j] = nothing_left;
    search_row(at_i);
  }

  // Row k < i after the merge of i and j: its distance to i is now `distance`, j is gone. The bound stays a lower
  // bound.
  void refresh_candidate(std::uint32_t k, const SlotMerge& merge, double distance) {
    const bool was_nearest = nearest_[k] == merge.first || nearest_[k] == merge.second;
    if (distance < bound_[k]) {
      bound_[k] = distance;
      nearest_[k] = merge.first;
      is_exact_[k] = 1;
    } else if (is_exact_[k] && was_nearest) {
      is_exact_[k] = distance == bound_[k];
      nearest_[k] = merge.first;
    } else if (is_exact_[k] && distance == bound_[k] && merge.first < nearest_[k]) {
      nearest_[k] = merge.first;
    }
  }

  // Pairs of clusters at this distance, the least one there is: only rows whose bound equals it can hold any.
  std::size_t pairs_at(double distance) {
    std::size_t pairs = 0;
    for (std::size_t at = 0; at + 1 < active_.size(); ++at) {
      if (bound_[active_[at]] != distance) continue;
      for (std::size_t other = at + 1; other < active_.size(); ++other)
        pairs += distances_.at(active_[at], active_[other]) == distance;
    }
    return pairs;
  }

  CondensedMatrix distances_;
  std::vector<double> bound_;           // at most the distance of a slot to any later one; infinite for dead slots
  std::vector<std::uint32_t> nearest_;  // the slot at that distance, if is_exact_
  std::vector<char> is_exact_;
  std::vector<double> size_;
  std::vector<std::uint32_t> active_;  // slots in use, ascending
};

}  // namespace

Agglomeration generic_agglomeration(CondensedMatrix distances, Linkage linkage, std::vector<double> sizes) {
  switch (linkage) {
    case Linkage::average:
      return GenericAgglomeration<AverageUpdate>(std::move(distances), std::move(sizes)).run();
    case Linkage::mcquitty:
      return GenericAgglomeration<McquittyUpdate>(std::move(distances), std::move(sizes)).run();
    case Linkage::centroid:
      return GenericAgglomeration<CentroidUpdate>(std::move(distances), std::move(sizes)).run();
    case Linkage::median:
      return GenericAgglomeration<MedianUpdate>(std::move(distances), std::move(sizes)).run();
    case Linkage::ward_d:
    case Linkage::ward_d2:
      return GenericAgglomeration<WardUpdate>(std::move(distances), std::move(sizes)).run();
    case Linkage::single:  // has its own algorithm; the caller never asks
    case Linkage::complete:
      break;
  }
  return GenericAgglomeration<CompleteUpdate>(std::move(distances), std::move(sizes)).run();
}

}  // namespace ecumene::internal
