#include "ecumene/numeric/hierarchy/tie_report.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <utility>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/tie_report_internal.hpp"
#include "ecumene/numeric/partition.hpp"

namespace ecumene {

using namespace internal;

namespace {

std::vector<std::uint32_t> cut(const Dendrogram& tree, const TieReportOptions& options) {
  return options.height ? cut_by_height(tree, *options.height) : cut_by_count(tree, *options.groups);
}

// The same on every machine, which std::shuffle does not promise.
std::vector<std::size_t> chance_order(std::size_t rows, std::mt19937_64& random) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = rows; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

std::vector<double> reordered(std::span<const double> distances, std::span<const std::size_t> order) {
  const std::size_t n = order.size();
  std::vector<double> result;
  result.reserve(distances.size());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j)
      result.push_back(distances[condensed_index(n, std::min(order[i], order[j]), std::max(order[i], order[j]))]);
  }
  return result;
}

// Numbered by first rows, so that equal partitions have equal labels.
std::vector<std::uint32_t> by_first_rows(std::vector<std::uint32_t> labels) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> number;
  for (std::uint32_t& label : labels) {
    const auto known = std::ranges::find(number, label, &std::pair<std::uint32_t, std::uint32_t>::first);
    if (known == number.end()) {
      number.emplace_back(label, static_cast<std::uint32_t>(number.size()));
      label = number.back().second;
    } else {
      label = known->second;
    }
  }
  return labels;
}

std::pair<std::uint64_t, std::uint64_t> hash_of_dendrogram(const Dendrogram& tree, std::span<const std::size_t> row) {
  std::vector<SetHash> node;
  for (std::size_t leaf = 0; leaf < tree.leaves; ++leaf)
    node.push_back(hash_of_row(static_cast<std::uint32_t>(row[leaf])));
  SetHash whole;
  for (const Merge& merge : tree.merges) {
    SetHash both = node[merge.left];
    both += node[merge.right];
    node.push_back(both);
    whole += hash_as_member(both);
  }
  return {whole.high, whole.low};
}

class Reporter {
 public:
  Reporter(std::span<const double> distances, const Dendrogram& tree, Linkage linkage, const TieReportOptions& options)
      : distances_(distances), tree_(tree), linkage_(linkage), options_(options), groups_(cut(tree, options)) {}

  TieReport report() {
    show(0);
    const auto n = static_cast<double>(tree_.leaves);
    is_searched_ = n * n * n / 3 <= static_cast<double>(options_.work);
    report_.dendrograms_covered = is_searched_ || tree_.ties.empty() ? Coverage::all : Coverage::some;
    if (is_searched_) count_dendrograms();
    if (cut_is_certain()) {
      report_.membership_stability.assign(tree_.leaves, 1.0);
      return std::move(report_);
    }
    if (!search_partitions()) draw_partitions();
    for (std::size_t row = 0; row < tree_.leaves; ++row)
      if (report_.membership_stability[row] < 1) report_.unstable_rows.push_back(row);
    return std::move(report_);
  }

 private:
  void show(double share) const {
    if (options_.progress) options_.progress(share);
  }

  void count_dendrograms() {
    const WaysFound ways = ways_to({}, distances_, tree_.leaves, linkage_, options_.work);
    report_.dendrograms = std::max<std::size_t>(ways.dendrograms, 1);
    report_.dendrograms_covered = ways.covered;
  }

  bool cut_is_certain() const {
    const bool no_choice = report_.dendrograms == 1 && report_.dendrograms_covered == Coverage::all;
    if (options_.height) return no_choice || linkage_ == Linkage::single;
    const std::size_t made = tree_.leaves - *options_.groups;
    if (made == 0 || *options_.groups <= 1) return true;
    const auto is_parted = [&](const TieGroup& tie) { return tie.first_merge < made && tie.last_merge >= made; };
    const auto lies_below = [&](const TieGroup& tie) { return tie.first_merge < made; };
    // One dendrogram can still be cut in several ways: where two merges of one height are only one too many.
    if (no_choice || linkage_ == Linkage::single) {
      const double gap = tree_.merges[made].height - tree_.merges[made - 1].height;
      return std::ranges::none_of(tree_.ties, is_parted) && gap > 1e-12 * tree_.merges[made].height;
    }
    return !is_searched_ && std::ranges::none_of(tree_.ties, lies_below);
  }

  bool search_partitions() {
    if (!is_searched_ || (options_.height && !descriptor(linkage_).monotone)) return false;
    const SearchGoal goal{.groups = options_.groups, .height = options_.height};
    const WaysFound ways = ways_to(goal, distances_, tree_.leaves, linkage_, options_.work);
    report_.partitions = std::max<std::size_t>(ways.partitions.size(), 1);
    report_.partitions_covered = ways.covered;
    if (ways.covered == Coverage::some) return false;
    set_stability(ways.partitions);
    return true;
  }

  void draw_partitions() {
    std::mt19937_64 random(options_.seed);
    std::vector<std::vector<std::uint32_t>> drawn;
    std::set<std::vector<std::uint32_t>> different{by_first_rows(groups_)};
    std::vector<std::size_t> row(tree_.leaves);
    std::iota(row.begin(), row.end(), std::size_t{0});
    std::set<std::pair<std::uint64_t, std::uint64_t>> dendrograms{hash_of_dendrogram(tree_, row)};
    for (std::size_t sample = 0; sample < options_.samples; ++sample) {
      show(static_cast<double>(sample) / static_cast<double>(options_.samples));
      const std::vector<std::size_t> order = chance_order(tree_.leaves, random);
      const Dendrogram tree = linkage_tree(reordered(distances_, order), order.size(), linkage_);
      const std::vector<std::uint32_t> groups = cut(tree, options_);
      std::vector<std::uint32_t> of_rows(groups.size());
      for (std::size_t at = 0; at < order.size(); ++at) of_rows[order[at]] = groups[at];
      dendrograms.insert(hash_of_dendrogram(tree, order));
      different.insert(by_first_rows(of_rows));
      drawn.push_back(std::move(of_rows));
    }
    set_stability(drawn);
    report_.partitions_covered = Coverage::some;
    report_.partitions = std::max(report_.partitions, different.size());
    if (report_.dendrograms_covered == Coverage::some)
      report_.dendrograms = std::max(report_.dendrograms, dendrograms.size());
  }

  void set_stability(const std::vector<std::vector<std::uint32_t>>& partitions) {
    std::vector<std::size_t> moved(tree_.leaves, 0);
    for (const std::vector<std::uint32_t>& partition : partitions)
      for (const std::size_t row : best_match(groups_, partition).differing_rows) ++moved[row];
    const auto count = static_cast<double>(std::max<std::size_t>(partitions.size(), 1));
    for (const std::size_t times : moved)
      report_.membership_stability.push_back(1 - static_cast<double>(times) / count);
  }

  std::span<const double> distances_;
  const Dendrogram& tree_;
  Linkage linkage_;
  const TieReportOptions& options_;
  std::vector<std::uint32_t> groups_;
  bool is_searched_ = false;
  TieReport report_;
};

}  // namespace

TieReport tie_report(std::span<const double> distances, const Dendrogram& tree, Linkage linkage,
                     const TieReportOptions& options) {
  assert(options.groups.has_value() != options.height.has_value());
  return Reporter(distances, tree, linkage, options).report();
}

}  // namespace ecumene
