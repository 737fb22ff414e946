#include <tbb/enumerable_thread_specific.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "ecumene/numeric/hierarchy/light_linkage_internal.hpp"

namespace ecumene::internal {
namespace {

// +-----------------------------------------------------------------------------------------------------------------+
// | Average and complete linkage in memory O(n d), after Yu, Wang, Gu, Dhulipala & Shun (2021), "ParChain: A        |
// | framework for parallel hierarchical agglomerative clustering using nearest-neighbor chain", PVLDB 15(2):        |
// | 285-298.                                                                                                        |
// | The idea: distances between clusters are found from their members when they are asked for; a kd-tree over the   |
// | centres leaves few to be asked for; reciprocal nearest neighbours are merged, all of a round at once.           |
// | What differs here: clusters that keep their neighbours are not searched again; and when few enough clusters are |
// | left, their distances fill a matrix in one pass over all pairs of points, and the matrix method goes on: the    |
// | big clusters, whose distances are dear, never meet a search. Distances are functions of the two sets of points, |
// | digits included, and pairs are ordered by (distance, lower, higher cluster), so rounds and threads leave no     |
// | trace.                                                                                                          |
// +-----------------------------------------------------------------------------------------------------------------+
class LightLinkage {
 public:
  LightLinkage(const PointMerges& merges, Linkage linkage, const Execution& execution, std::size_t clusters_of_matrix)
      : points_(merges.distinct()),
        execution_(execution),
        clusters_of_matrix_(clusters_of_matrix),
        lanes_(execution.threads == 0 ? static_cast<std::size_t>(tbb::info::default_concurrency()) : execution.threads),
        arena_(std::min(static_cast<int>(lanes_), tbb::info::default_concurrency())),
        clusters_(points_, linkage),
        live_(points_.count()),
        nearest_(points_.count()),
        hint_(points_.count(), nowhere),
        unknown_(clusters_.alive()) {}

  ChainOutcome outcome() {
    while (live_ > clusters_of_matrix_) round();
    merge_the_rest();
    ChainProblem all{.linkage = clusters_.linkage(), .sizes = points_.sizes()};
    ChainOutcome outcome = *in_greedy_order(merges_, all);
    // Two ways of rounding meet at the matrix: a height there may be an ulp below one of before.
    for (std::size_t k = 1; k < outcome.merges.size(); ++k)
      outcome.merges[k].distance = std::max(outcome.merges[k].distance, outcome.merges[k - 1].distance);
    return outcome;
  }

 private:
  // ---- rounds

  void round() {
    if (!tree_ || live_ * 4 < at_last_build_ * 3) {
      tree_ = std::make_unique<CentreTree>(clusters_);
      at_last_build_ = live_;
    }
    search_unknown();
    std::vector<std::uint32_t> firsts;
    for (const std::uint32_t cluster : clusters_.alive()) {
      const std::uint32_t other = nearest_[cluster].cluster;
      if (other > cluster && nearest_[other].cluster == cluster) firsts.push_back(cluster);
    }
    unknown_.clear();
    for (const std::uint32_t first : firsts) merge(first, nearest_[first].cluster);
    forget(firsts);
    if (execution_.progress)
      execution_.progress(share_of_rounds * (1 - static_cast<double>(live_) / static_cast<double>(points_.count())));
  }

  void search_unknown() {
    const auto search = [&](LightSearch& by, std::size_t at) {
      nearest_[unknown_[at]] = by.nearest(unknown_[at], hint_[unknown_[at]]);
    };
    if (lanes_ == 1) {
      LightSearch one(clusters_, *tree_);
      for (std::size_t at = 0; at < unknown_.size(); ++at) search(one, at);
      return;
    }
    tbb::enumerable_thread_specific<LightSearch> searches([&] { return LightSearch(clusters_, *tree_); });
    arena_.execute([&] {
      tbb::parallel_for(std::size_t{0}, unknown_.size(), [&](std::size_t at) { search(searches.local(), at); });
    });
  }

  void merge(std::uint32_t first, std::uint32_t second) {
    merges_.push_back({.merge = {first, second, nearest_[first].distance},
                       .is_tied = nearest_[first].is_tied || nearest_[second].is_tied,
                       .is_exact = true});
    clusters_.merge(first, second);
    tree_->merged(first, second);
    nearest_[second].cluster = first;  // where it has gone
    --live_;
  }

  // Clusters that have to look again: the new ones, and those whose nearest neighbour is no more what it was. Where
  // rounding has left no pair that is reciprocal, all of them, and then there is one.
  void forget(const std::vector<std::uint32_t>& firsts) {
    std::vector<char> is_new(points_.count(), 0);
    for (const std::uint32_t first : firsts) is_new[first] = 1;
    for (const std::uint32_t cluster : clusters_.alive()) {
      const std::uint32_t other = nearest_[cluster].cluster;
      const bool is_gone = !clusters_.is_alive(other);
      if (!is_new[cluster] && !is_new[other] && !is_gone && !firsts.empty()) continue;
      hint_[cluster] = is_gone ? nearest_[other].cluster : other;
      unknown_.push_back(cluster);
    }
  }

  // ---- the rest by a matrix

  void merge_the_rest() {
    const std::vector<std::uint32_t> names = clusters_.alive();
    if (names.size() < 2) return;
    const Grouped grouped = grouped_points(names);
    const DistanceTriangle matrix(names.size());
    ChainProblem problem{.linkage = clusters_.linkage(), .threads = lanes_};
    for (const std::uint32_t name : names) problem.sizes.push_back(clusters_.weight(name));
    auto rest = chain_agglomeration(matrix, matrix_filled(matrix, grouped), problem);
    if (!rest) rest = in_greedy_order_of(matrix, grouped, problem);
    for (std::size_t k = 0; k < rest->merges.size(); ++k) {
      const auto& [first, second, distance] = rest->merges[k];
      merges_.push_back(
          {.merge = {names[first], names[second], distance}, .is_tied = rest->is_tied[k] != 0, .is_exact = true});
    }
  }

  // All points, cluster by cluster.
  struct Grouped {
    std::vector<std::size_t> begin{};
    std::vector<double> values{};
    std::vector<double> weights{};
    std::vector<double> cluster_weights{};
    PointColumns view{};
  };

  Grouped grouped_points(const std::vector<std::uint32_t>& names) const {
    Grouped grouped{.values = std::vector<double>(points_.count() * points_.columns())};
    for (const std::uint32_t name : names) {
      grouped.begin.push_back(grouped.weights.size());
      grouped.cluster_weights.push_back(clusters_.weight(name));
      for (const std::uint32_t member : clusters_.members(name)) {
        for (std::size_t j = 0; j < points_.columns(); ++j)
          grouped.values[j * points_.count() + grouped.weights.size()] = clusters_.point(member)[j];
        grouped.weights.push_back(clusters_.weight_of_point(member));
      }
    }
    grouped.begin.push_back(grouped.weights.size());
    grouped.view = {grouped.values.data(), points_.count(), points_.columns()};
    return grouped;
  }

  NearestNeighbours matrix_filled(const DistanceTriangle& matrix, const Grouped& grouped) const {
    const std::size_t clusters = grouped.begin.size() - 1;
    const ProduceRows produce = [&](std::size_t first, std::size_t count, double* const* out, double* work) {
      gather(grouped, first, count, work);
      for (std::size_t r = 0; r < count; ++r) reduce(grouped, first + r, work + r * points_.count(), out[r]);
    };
    const auto behind = [&](std::size_t rows) {
      const double share = static_cast<double>(rows) / static_cast<double>(clusters);
      if (execution_.progress) execution_.progress(share_of_rounds + (1 - share_of_rounds) * share * share);
    };
    return rows_built(matrix, clusters, {.threads = lanes_, .work = distance_rows * points_.count()}, produce, behind);
  }

  // For each point of the clusters before: its distances from the members of a cluster, summed or the greatest. A block
  // of points at a time, so that it stays in the cache for all members.
  void gather(const Grouped& grouped, std::size_t first, std::size_t count, double* work) const {
    constexpr std::size_t block = 1024;
    for (std::size_t r = 0; r < count; ++r) std::fill_n(work + r * points_.count(), grouped.begin[first + r], 0.0);
    for (std::size_t from = 0; from < grouped.begin[first + count - 1]; from += block) {
      for (std::size_t r = 0; r < count; ++r) {
        const std::size_t to = std::min(from + block, grouped.begin[first + r]);
        if (to <= from) continue;
        double* const values = work + r * points_.count() + from;
        for (std::size_t member = grouped.begin[first + r]; member < grouped.begin[first + r + 1]; ++member) {
          if (clusters_.linkage() == Linkage::complete)
            raise_to_distances(grouped.view, member, from, to, values);
          else
            add_distances(grouped.view, member, grouped.weights[member], from, to, values);
        }
      }
    }
  }

  void reduce(const Grouped& grouped, std::size_t row, const double* values, double* out) const {
    const bool is_complete = clusters_.linkage() == Linkage::complete;
    for (std::size_t other = 0; other < row; ++other) {
      double sum = 0;
      double greatest = 0;
      for (std::size_t point = grouped.begin[other]; point < grouped.begin[other + 1]; ++point) {
        sum += grouped.weights[point] * values[point];
        greatest = std::max(greatest, values[point]);
      }
      const double pairs = grouped.cluster_weights[row] * grouped.cluster_weights[other];
      out[other] = is_complete ? greatest : sum / pairs;
    }
  }

  // Near ties: the greedy order, on the matrix of clusters.
  ChainOutcome in_greedy_order_of(const DistanceTriangle& matrix, const Grouped& grouped,
                                  const ChainProblem& problem) const {
    const std::size_t clusters = problem.sizes.size();
    matrix_filled(matrix, grouped);
    std::vector<double> condensed;
    condensed.reserve(clusters * (clusters - 1) / 2);
    for (std::size_t i = 0; i < clusters; ++i)
      for (std::size_t j = i + 1; j < clusters; ++j) condensed.push_back(matrix.at(j, i));
    Agglomeration greedy =
        generic_agglomeration(CondensedMatrix(condensed.data(), clusters), problem.linkage, problem.sizes);
    ChainOutcome outcome{std::move(greedy.merges), std::vector<char>(clusters - 1, 0)};
    for (const TieGroup& tie : greedy.ties)
      for (std::size_t k = tie.first_merge; k <= tie.last_merge; ++k) outcome.is_tied[k] = 1;
    return outcome;
  }

  static constexpr double share_of_rounds = 0.5;

  const DistinctPoints& points_;
  const Execution& execution_;
  std::size_t clusters_of_matrix_;
  std::size_t lanes_;
  tbb::task_arena arena_;
  LightClusters clusters_;
  std::unique_ptr<CentreTree> tree_;
  std::size_t at_last_build_ = 0;
  std::size_t live_;
  std::vector<NearestCluster> nearest_;  // of each living cluster; of a dead one: where it has gone
  std::vector<std::uint32_t> hint_;
  std::vector<std::uint32_t> unknown_;  // clusters whose nearest neighbour is not known
  std::vector<ChainMerge> merges_;
};

}  // namespace

Dendrogram light_linkage_tree_by(const PointSet& points, Linkage linkage, const Execution& execution,
                                 std::size_t clusters_of_matrix) {
  PointMerges merges(points);
  if (merges.distinct().count() > 1)
    merges.append(LightLinkage(merges, linkage, execution, clusters_of_matrix).outcome());
  return merges.tree();
}

Dendrogram light_linkage_tree(const PointSet& points, Linkage linkage, const Execution& execution) {
  constexpr std::size_t clusters_of_matrix = 4096;  // 64 MiB
  return light_linkage_tree_by(points, linkage, execution, clusters_of_matrix);
}

}  // namespace ecumene::internal
