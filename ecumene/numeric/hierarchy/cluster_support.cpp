#include "ecumene/numeric/hierarchy/cluster_support.hpp"

#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"
#include "ecumene/numeric/hierarchy/small_trees.hpp"

namespace ecumene {
namespace {

// SplitMix64 [Steele, Lea & Flood 2014]: a stream of its own for each draw costs nothing to begin.
class DrawStream {
 public:
  DrawStream(std::uint64_t seed, std::uint64_t scale, std::uint64_t replicate)
      : state_(mixed(mixed(mixed(seed) + scale) + replicate)) {}
  // Below `bound`; the bias is below bound / 2^32.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>((next() >> 32) * bound >> 32); }

 private:
  static std::uint64_t mixed(std::uint64_t word) {
    word += 0x9e3779b97f4a7c15U;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
    return word ^ (word >> 31);
  }
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    return mixed(state_);
  }
  std::uint64_t state_;
};

// +-----------------------------------------------------------------------------------------------------------------+
// | Which clusters two trees share, in O(n): Day (1985), "Optimal algorithms for comparing trees with labeled        |
// | leaves", J. Classification 2: 7-28.                                                                              |
// | The idea: in the leaf order of one tree its clusters are intervals; a cluster of the other tree is one of them   |
// | only if its least and greatest place span just as many places as it has leaves.                                  |
// +-----------------------------------------------------------------------------------------------------------------+
class SharedClusters {
 public:
  explicit SharedClusters(const Dendrogram& tree) : place_(tree.leaves) {
    const internal::LeafRuns runs = internal::leaf_runs(tree);
    for (std::uint32_t at = 0; at < tree.leaves; ++at) place_[runs.leaves[at]] = at;
    for (std::size_t k = 0; k < tree.merges.size(); ++k)
      merge_of_.emplace(key(runs.begin[tree.leaves + k], runs.end[tree.leaves + k]), k);
  }

  // Adds one to found[k] for each merge k of the first tree whose cluster the other tree has. `spans` is work space.
  struct Span {
    std::uint32_t begin;
    std::uint32_t end;
  };
  void count(std::span<const Merge> merges, std::vector<Span>& spans, std::span<std::uint32_t> found) const {
    spans.clear();
    for (const std::uint32_t place : place_) spans.push_back({place, place + 1});
    for (const Merge& merge : merges) {
      const Span span{std::min(spans[merge.left].begin, spans[merge.right].begin),
                      std::max(spans[merge.left].end, spans[merge.right].end)};
      spans.push_back(span);
      if (span.end - span.begin != merge.size) continue;
      const auto at = merge_of_.find(key(span.begin, span.end));
      if (at != merge_of_.end()) ++found[at->second];
    }
  }

 private:
  static std::uint64_t key(std::size_t begin, std::size_t end) { return std::uint64_t{begin} << 32 | end; }

  std::vector<std::uint32_t> place_;  // of each leaf
  std::unordered_map<std::uint64_t, std::size_t> merge_of_;
};

// Grows the tree of one draw after the other. One for each thread.
class DrawnTrees {
 public:
  DrawnTrees(MatrixView<const double> rows, const ClusterSupportOptions& options)
      : rows_(rows), options_(options), builder_(options.linkage), weights_(rows.columns()) {
    if (is_euclidean()) builder_.set_table(rows);
  }

  // The merges of the tree; nothing where this draw has no distances.
  std::optional<std::span<const Merge>> tree(std::size_t drawn, DrawStream& stream) {
    std::ranges::fill(weights_, 0.0);
    for (std::size_t draw = 0; draw < drawn; ++draw) ++weights_[stream.below(rows_.columns())];
    if (is_euclidean()) return builder_.tree_of_weighted_columns(weights_);
    try {
      tree_ = linkage_tree(pairwise_distances(drawn_columns(drawn), options_.distance), rows_.rows(), options_.linkage);
    } catch (const Error& error) {
      if (error.finding().code != "distance-undefined" && error.finding().code != "distance-not-finite") throw;
      return std::nullopt;
    }
    return tree_.merges;
  }

 private:
  bool is_euclidean() const { return options_.distance == Distance::euclidean; }

  // Each column as often as it was drawn.
  MatrixView<const double> drawn_columns(std::size_t drawn) {
    values_.clear();
    for (std::size_t row = 0; row < rows_.rows(); ++row)
      for (std::size_t j = 0; j < rows_.columns(); ++j)
        values_.insert(values_.end(), static_cast<std::size_t>(weights_[j]), rows_(row, j));
    return {values_, rows_.rows(), drawn};
  }

  MatrixView<const double> rows_;
  const ClusterSupportOptions& options_;
  SmallTreeBuilder builder_;
  std::vector<double> weights_;
  std::vector<double> values_;
  Dendrogram tree_;
};

// Counts what some of the draws find; counts of several lanes add up to the same, however the draws are dealt out.
struct Lane {
  Lane(MatrixView<const double> rows, const ClusterSupportOptions& options, std::size_t merges)
      : trees(rows, options), found(merges) {}
  DrawnTrees trees;
  std::vector<SharedClusters::Span> spans{};
  std::vector<std::uint32_t> found;
  std::uint32_t replicates = 0;
};

class Bootstrap {
 public:
  Bootstrap(MatrixView<const double> rows, const Dendrogram& tree, const ClusterSupportOptions& options)
      : rows_(rows), options_(options), shared_(tree), merges_(tree.merges.size()) {
    const auto most = static_cast<std::size_t>(tbb::info::default_concurrency());
    const std::size_t lanes = options.execution.threads == 0 ? most : std::min(options.execution.threads, most);
    lanes_.reserve(lanes);
    for (std::size_t lane = 0; lane < lanes; ++lane) lanes_.emplace_back(rows, options, merges_);
  }

  ClusterSupport support() {
    ClusterSupport support;
    support.found.assign(merges_, {});
    for (std::size_t at = 0; at < options_.scales.size(); ++at) {
      const auto columns = static_cast<double>(rows_.columns());
      const auto drawn = std::max<std::size_t>(1, static_cast<std::size_t>(std::floor(options_.scales[at] * columns)));
      draw_all(at, drawn);
      support.scales.push_back(static_cast<double>(drawn) / columns);
      collect(support);
    }
    for (const auto& found : support.found) support.fits.push_back(fit_of(support, found));
    return support;
  }

 private:
  static constexpr std::size_t draws_between_reports = 64;  // of a lane

  void draw_all(std::size_t scale, std::size_t drawn) {
    tbb::task_arena arena(static_cast<int>(lanes_.size()));
    const std::size_t wave = draws_between_reports * lanes_.size();
    for (std::size_t begin = 0; begin < options_.replicates; begin += wave) {
      const std::size_t end = std::min(begin + wave, options_.replicates);
      const auto work = [&](std::size_t lane) {
        for (std::size_t replicate = begin + lane; replicate < end; replicate += lanes_.size())
          draw(lanes_[lane], DrawStream(options_.seed, scale, replicate), drawn);
      };
      if (lanes_.size() == 1)
        work(0);
      else
        arena.execute([&] { tbb::parallel_for(std::size_t{0}, lanes_.size(), work); });
      if (options_.execution.progress) options_.execution.progress(share_behind(scale, end));
    }
  }

  void draw(Lane& lane, DrawStream stream, std::size_t drawn) const {
    const auto merges = lane.trees.tree(drawn, stream);
    if (!merges) return;
    ++lane.replicates;
    shared_.count(*merges, lane.spans, lane.found);
  }

  void collect(ClusterSupport& support) {
    support.replicates.push_back(0);
    for (std::size_t k = 0; k < merges_; ++k) support.found[k].push_back(0);
    for (Lane& lane : lanes_) {
      support.replicates.back() += std::exchange(lane.replicates, 0);
      for (std::size_t k = 0; k < merges_; ++k) support.found[k].back() += std::exchange(lane.found[k], 0);
    }
  }

  static MultiscaleFit fit_of(const ClusterSupport& support, const std::vector<std::uint32_t>& found) {
    std::vector<ScaleCount> counts;
    for (std::size_t at = 0; at < found.size(); ++at)
      if (support.replicates[at] > 0) counts.push_back({support.scales[at], found[at], support.replicates[at]});
    return multiscale_fit(counts);
  }

  double share_behind(std::size_t scale, std::size_t replicates) const {
    const double of_scale = static_cast<double>(replicates) / static_cast<double>(options_.replicates);
    return (static_cast<double>(scale) + of_scale) / static_cast<double>(options_.scales.size());
  }

  MatrixView<const double> rows_;
  const ClusterSupportOptions& options_;
  SharedClusters shared_;
  std::size_t merges_;
  std::vector<Lane> lanes_;
};

}  // namespace

ClusterSupport cluster_support(MatrixView<const double> rows, const Dendrogram& tree,
                               const ClusterSupportOptions& options) {
  assert(rows.columns() > 0 && options.replicates > 0 && !options.scales.empty());
  return Bootstrap(rows, tree, options).support();
}

}  // namespace ecumene
