#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ecumene/numeric/hierarchy/chain_pass_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

struct ChainCluster {
  std::uint32_t label = 0;
  bool is_merged = false;      // more than one of the beginning clusters
  bool has_exact_past = true;  // the heights inside have the digits of the greedy order
};

// Whether the distance of two clusters has the digits of the greedy order: a distance to a cluster that was never
// merged was updated in the only order there is. Ward's update takes in the heights inside as well.
bool is_exact(Linkage linkage, const ChainCluster& a, const ChainCluster& b) {
  if (linkage == Linkage::complete) return true;
  const bool has_one_order = !a.is_merged || !b.is_merged;
  if (linkage == Linkage::ward_d || linkage == Linkage::ward_d2)
    return has_one_order && a.has_exact_past && b.has_exact_past;
  return has_one_order;
}

ChainCluster merged(Linkage linkage, const ChainCluster& a, const ChainCluster& b) {
  return {.label = a.label,
          .is_merged = true,
          .has_exact_past = a.has_exact_past && b.has_exact_past && is_exact(linkage, a, b)};
}

// +-----------------------------------------------------------------------------------------------------------------+
// | Reciprocal nearest neighbours: Murtagh (1983), "A survey of recent advances in hierarchical clustering          |
// | algorithms", Comput. J. 26: 354-359; all of them at once: Sumengen et al. (2021), "Scaling hierarchical         |
// | agglomerative clustering to billion-sized datasets", arXiv:2105.11653; along a chain: Benzecri (1982), Juan     |
// | (1982), both in Cah. Anal. Donnees 7.                                                                           |
// | The idea: under a reducible linkage two clusters that are each other's nearest neighbour stay so whatever else  |
// | is merged, so they may be merged at any time.                                                                   |
// | What differs here: while many pairs are found, all are merged in one pass that streams through the matrix once, |
// | makes the smaller matrix in its place and finds the new neighbours on the way; when pairs are few, a chain      |
// | merges them one by one in place, until half of the clusters are gone and a pass closes the gaps. Pairs are      |
// | ordered by (distance, lower, higher cluster), which no update inverts, so equal distances are no trouble.       |
// | What could be: digits. A distance of two merged clusters depends in its last digits on which of them was merged |
// | first, and the definition (linkage.hpp, point_linkage.hpp) speaks of the greedy order. Wherever a choice was    |
// | made between distances that such digits could have put in the other order, the outcome is refused.              |
// +-----------------------------------------------------------------------------------------------------------------+
template <class Update>
class ChainAgglomeration {
 public:
  ChainAgglomeration(const DistanceTriangle& matrix, NearestNeighbours neighbours, const ChainProblem& problem)
      : matrix_(matrix),
        problem_(problem),
        live_(problem.sizes.size()),
        known_(std::move(neighbours)),
        clusters_(live_) {
    for (std::uint32_t slot = 0; slot < live_; ++slot) clusters_[slot] = {.label = slot};
    sizes_ = problem.sizes;
    merges_.reserve(live_);
  }

  std::optional<ChainOutcome> run() {
    while (live_ > 1 && is_certain_) {
      const std::vector<SlotPair> pairs = reciprocal_pairs();
      if (pairs.size() * few >= live_ || live_ == 2) {
        for (const auto& pair : pairs) note(pair);
        if (is_certain_) pass(pairs);
      } else {
        merge_along_chain();
        if (is_certain_ && live_ > 1) pass({});
      }
    }
    if (!is_certain_) return std::nullopt;
    return in_greedy_order(merges_, problem_);
  }

 private:
  // A pass costs as much as this part of the clusters being merged one by one.
  static constexpr std::size_t few = 16;

  // ---- what is certain

  struct Doubt {
    bool is_tied = false;
    bool is_certain = true;
  };

  // Whether the nearest neighbour of `slot` is one among equals, or could be another one in the greedy order.
  Doubt doubt_about(std::uint32_t slot) {
    const double least = known_.least[slot];
    const double border = least + near_tie * least;
    Doubt doubt;
    if (known_.second[slot] > border) return doubt;
    std::size_t near = 0;
    std::size_t inexact = 0;
    for (std::uint32_t other = 0; other < slots(); ++other) {
      if (other == slot || is_dead(other)) continue;
      const double distance = matrix_.between(slot, other);
      if (distance > border) continue;
      ++near;
      doubt.is_tied |= distance == least && other != known_.nearest[slot];
      inexact += !is_exact(problem_.linkage, clusters_[slot], clusters_[other]) && distance > 0;
    }
    doubt.is_certain = near < 2 || (inexact == 0 && problem_.ties == TiesAllowed::exact_only);
    return doubt;
  }

  // Writes down the merge that is about to be made.
  void note(const SlotPair& pair) {
    const ChainCluster& a = clusters_[pair.first];
    const ChainCluster& b = clusters_[pair.second];
    const Doubt of_first = doubt_about(pair.first);
    const Doubt of_second = doubt_about(pair.second);
    is_certain_ = is_certain_ && of_first.is_certain && of_second.is_certain;
    merges_.push_back({.merge = {a.label, b.label, matrix_.at(pair.second, pair.first)},
                       .is_tied = of_first.is_tied || of_second.is_tied,
                       .is_exact = is_exact(problem_.linkage, a, b)});
  }

  // ---- all pairs at once

  std::vector<SlotPair> reciprocal_pairs() const {
    std::vector<SlotPair> pairs;
    for (std::uint32_t slot = 0; slot < slots(); ++slot)
      if (known_.nearest[slot] > slot && known_.nearest[known_.nearest[slot]] == slot)
        pairs.push_back({slot, known_.nearest[slot]});
    return pairs;
  }

  // The new matrix in the place of the old one, with a row and a column for each live cluster and each pair.
  void pass(const std::vector<SlotPair>& pairs) {
    std::vector<std::uint32_t> partner(slots(), nowhere);
    for (const auto& [first, second] : pairs) {
      partner[first] = second;
      partner[second] = first;
    }
    ChainPass<Update> plan(matrix_, problem_.linkage, sizes_);
    std::vector<ChainCluster> clusters;
    for (std::uint32_t slot = 0; slot < slots(); ++slot) {
      const std::uint32_t other = partner[slot];
      if (is_dead(slot) || (other != nowhere && other < slot)) continue;
      plan.add({slot, other == nowhere ? slot : other});
      clusters.push_back(other == nowhere ? clusters_[slot]
                                          : merged(problem_.linkage, clusters_[slot], clusters_[other]));
    }
    const ProduceRows produce = [&](std::size_t first, std::size_t count, double* const* out, double* work) {
      for (std::size_t r = 0; r < count; ++r) plan.make_row(first + r, work, out[r]);
    };
    known_ = rows_built(matrix_, plan.clusters(), {problem_.threads, slots() + run_length}, produce,
                        [&](std::size_t) { report(); });
    live_ = plan.clusters();
    sizes_ = plan.take_sizes();
    clusters_ = std::move(clusters);
    penalty_.clear();
  }

  // ---- one pair after another

  std::size_t slots() const { return clusters_.size(); }
  bool is_dead(std::uint32_t slot) const { return !penalty_.empty() && penalty_[slot] != 0; }

  // Merges along a chain of nearest neighbours until half of the clusters are gone.
  void merge_along_chain() {
    penalty_.assign(slots(), 0);
    is_known_.assign(slots(), 1);
    const std::size_t enough = live_ > 2 * few ? live_ / 2 : 1;
    std::vector<std::uint32_t> chain;
    std::uint32_t begin = 0;
    while (live_ > enough && is_certain_) {
      if (chain.empty()) {
        while (is_dead(begin)) ++begin;
        chain.push_back(begin);
      }
      const std::uint32_t tip = chain.back();
      if (is_dead(tip)) {
        chain.pop_back();
        continue;
      }
      if (!is_known_[tip]) search(tip);
      const std::uint32_t next = known_.nearest[tip];
      if (!is_known_[next] || known_.nearest[next] != tip) {
        chain.push_back(next);
        continue;
      }
      chain.pop_back();
      if (!chain.empty() && chain.back() == next) chain.pop_back();
      merge({std::min(tip, next), std::max(tip, next)});
    }
  }

  void search(std::uint32_t slot) {
    LeastTwo two = least_two(matrix_.row(slot), penalty_.data(), slot);
    for (std::uint32_t other = slot + 1; other < slots(); ++other)
      meet(two, matrix_.at(other, slot) + penalty_[other], other);
    keep(slot, two);
  }

  static void meet(LeastTwo& two, double distance, std::uint32_t other) {
    if (distance >= two.second) return;
    two.second = std::max(two.least, distance);
    if (distance >= two.least) return;
    two.least = distance;
    two.at = other;
  }

  void keep(std::uint32_t slot, const LeastTwo& two) {
    known_.least[slot] = two.least;
    known_.second[slot] = two.second;
    known_.nearest[slot] = two.at;
    is_known_[slot] = 1;
  }

  // The new cluster takes the first slot.
  void merge(const SlotPair& pair) {
    const auto [first, second] = pair;
    note(pair);
    const MergedPair sizes{sizes_[first], sizes_[second], matrix_.at(second, first)};
    const Update update(sizes);
    penalty_[second] = infinite;
    --live_;
    double* const row = matrix_.row(first);
    double* const other_row = matrix_.row(second);
    merged_row(problem_.linkage, sizes, row, other_row, sizes_.data(), first, row);
    LeastTwo two = least_two(row, penalty_.data(), first);
    for (std::uint32_t k = 0; k < first; ++k) refresh(k, pair, row[k]);
    for (std::uint32_t k = first + 1; k < slots(); ++k) {
      if (is_dead(k)) continue;
      double& to_first = matrix_.at(k, first);
      to_first = update(to_first, k < second ? other_row[k] : matrix_.at(k, second), sizes_[k]);
      meet(two, to_first, k);
      refresh(k, pair, to_first);
    }
    keep(first, two);
    clusters_[first] = merged(problem_.linkage, clusters_[first], clusters_[second]);
    sizes_[first] += sizes_[second];
    report();
  }

  // What cluster k knows, after the merge of the pair; its distance from the new cluster is `distance`. The least
  // distances it knows remain lower bounds: no update gives less than the smaller of two distances.
  void refresh(std::uint32_t k, const SlotPair& pair, double distance) {
    const bool lost_nearest = known_.nearest[k] == pair.first || known_.nearest[k] == pair.second;
    const bool is_nearest =
        distance < known_.least[k] || (distance == known_.least[k] && (lost_nearest || pair.first < known_.nearest[k]));
    if (is_nearest) {
      known_.least[k] = distance;
      known_.nearest[k] = pair.first;
    } else if (lost_nearest) {
      is_known_[k] = 0;
    }
  }

  void report() {
    if (problem_.progress)
      problem_.progress(static_cast<double>(merges_.size()) / static_cast<double>(problem_.sizes.size()));
  }

  const DistanceTriangle& matrix_;
  const ChainProblem& problem_;
  std::size_t live_;
  NearestNeighbours known_;  // by slot, as all the following
  std::vector<ChainCluster> clusters_;
  std::vector<double> sizes_;
  std::vector<double> penalty_;  // infinite for dead slots, else 0; empty where none is dead
  std::vector<char> is_known_;   // chain only: the nearest neighbour is up to
                                 // date, not only a bound
  std::vector<ChainMerge> merges_;
  bool is_certain_ = true;
};

}  // namespace

std::optional<ChainOutcome> chain_agglomeration(const DistanceTriangle& matrix, NearestNeighbours neighbours,
                                                const ChainProblem& problem) {
  switch (problem.linkage) {
    case Linkage::average:
      return ChainAgglomeration<AverageUpdate>(matrix, std::move(neighbours), problem).run();
    case Linkage::mcquitty:
      return ChainAgglomeration<McquittyUpdate>(matrix, std::move(neighbours), problem).run();
    case Linkage::ward_d:
    case Linkage::ward_d2:
      return ChainAgglomeration<WardUpdate>(matrix, std::move(neighbours), problem).run();
    default:
      return ChainAgglomeration<CompleteUpdate>(matrix, std::move(neighbours), problem).run();
  }
}

}  // namespace ecumene::internal
