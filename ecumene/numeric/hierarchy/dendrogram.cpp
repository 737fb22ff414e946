// What is read off a finished tree: cophenetic distances, cuts, coefficients.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// The heights at which one leaf joins each other. Seen from the leaf, every merge above it adds one run of leaves.
class LeafHeights {
 public:
  explicit LeafHeights(const Dendrogram& tree)
      : tree_(tree), runs_(internal::leaf_runs(tree)), above_(tree.leaves + tree.merges.size(), tree.merges.size()) {
    for (std::size_t k = 0; k < tree.merges.size(); ++k) above_[tree.merges[k].left] = above_[tree.merges[k].right] = k;
  }

  // heights_of_merges[k] goes to heights[other] for each leaf that merge k joins with this one.
  void fill(std::size_t leaf, std::span<const double> heights_of_merges, std::span<double> heights) const {
    std::size_t node = leaf;
    for (std::size_t k = above_[node]; k < tree_.merges.size(); k = above_[node]) {
      const Merge& merge = tree_.merges[k];
      const std::uint32_t sibling = merge.left == node ? merge.right : merge.left;
      const double height = heights_of_merges[k];
      for (std::size_t at = runs_.begin[sibling]; at < runs_.end[sibling]; ++at) heights[runs_.leaves[at]] = height;
      node = tree_.leaves + k;
    }
  }

 private:
  const Dendrogram& tree_;
  internal::LeafRuns runs_;
  std::vector<std::size_t> above_;  // the merge that takes up a node; past the last one for the root
};

// Calls visit(position in the condensed form, height) for each pair of leaves, in the order of the condensed form, so
// that a matrix of distances is read from first to last. heights_of_merges: the heights, or what stands for them.
template <class Visit>
void for_each_cophenetic_pair(const Dendrogram& tree, std::span<const double> heights_of_merges, Visit visit) {
  const LeafHeights leaf_heights(tree);
  std::vector<double> heights(tree.leaves);
  std::size_t position = 0;
  for (std::size_t i = 0; i < tree.leaves; ++i) {
    leaf_heights.fill(i, heights_of_merges, heights);
    for (std::size_t j = i + 1; j < tree.leaves; ++j, ++position) visit(position, heights[j]);
  }
}

std::vector<double> heights_of(const Dendrogram& tree) {
  std::vector<double> heights;
  for (const Merge& merge : tree.merges) heights.push_back(merge.height);
  return heights;
}

// value * 2^-exponent, rounded once, as ldexp gives it; a multiplication where the power is a double.
class Scaled {
 public:
  explicit Scaled(int exponent) : exponent_(exponent), factor_(std::ldexp(1.0, -exponent)) {}
  double operator()(double value) const {
    return std::isfinite(factor_) ? value * factor_ : std::ldexp(value, -exponent_);
  }

 private:
  int exponent_;
  double factor_;
};

// Groups of leaves when the merges for which `is_made` holds are made, numbered in the order of their first leaf.
// A merge that is made must have made merges below it.
std::vector<std::uint32_t> groups_after(const Dendrogram& tree, const std::vector<char>& is_made) {
  const std::size_t n = tree.leaves;
  const std::size_t nodes = n + tree.merges.size();
  std::vector<std::size_t> top(nodes);  // the highest made merge above a node, or the node itself
  for (std::size_t node = 0; node < nodes; ++node) top[node] = node;
  for (std::size_t k = tree.merges.size(); k-- > 0;)
    if (is_made[k]) top[tree.merges[k].left] = top[tree.merges[k].right] = top[n + k];
  constexpr auto unnamed = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> name(nodes, unnamed);
  std::vector<std::uint32_t> groups(n);
  std::uint32_t count = 0;
  for (std::size_t leaf = 0; leaf < n; ++leaf) {
    if (name[top[leaf]] == unnamed) name[top[leaf]] = count++;
    groups[leaf] = name[top[leaf]];
  }
  return groups;
}

// The mean of all distances, or of all cophenetic distances: 0 apart from its scale for no pairs.
double mean_over_pairs(std::span<const double> distances, int exponent) {
  const Scaled scaled(exponent);
  internal::CompensatedSum sum;
  for (const double distance : distances) sum.add(scaled(distance));
  return sum.value() / static_cast<double>(distances.size());
}

double mean_cophenetic(const Dendrogram& tree, int exponent) {
  const auto size = [&](std::uint32_t node) {
    return node < tree.leaves ? 1.0 : static_cast<double>(tree.merges[node - tree.leaves].size);
  };
  internal::CompensatedSum sum;
  double pairs = 0;
  for (const Merge& merge : tree.merges) {
    const double joined = size(merge.left) * size(merge.right);
    sum.add(std::ldexp(merge.height, -exponent) * joined);
    pairs += joined;
  }
  return sum.value() / pairs;
}

bool all_heights_equal(const Dendrogram& tree) {
  return std::all_of(tree.merges.begin(), tree.merges.end(),
                     [&](const Merge& merge) { return merge.height == tree.merges.front().height; });
}

}  // namespace

std::vector<double> cophenetic_distances(const Dendrogram& tree) {
  const std::size_t n = tree.leaves;
  std::vector<double> heights(n < 2 ? 0 : n * (n - 1) / 2);
  for_each_cophenetic_pair(tree, heights_of(tree), [&](std::size_t at, double height) { heights[at] = height; });
  return heights;
}

// Pearson's r without a second matrix: at 20,000 rows that would be another 1.6 GB.
double cophenetic_correlation(const Dendrogram& tree, std::span<const double> distances) {
  assert(distances.size() == (tree.leaves < 2 ? 0 : tree.leaves * (tree.leaves - 1) / 2));
  if (distances.size() < 2 || all_heights_equal(tree)) return undefined;
  const auto [least, greatest] = std::minmax_element(distances.begin(), distances.end());
  if (*least == *greatest) return undefined;
  const int unit = internal::binary_exponent(*greatest);
  double highest = 0;
  for (const Merge& merge : tree.merges) highest = std::max(highest, merge.height);
  const int height_unit = internal::binary_exponent(highest);
  const double centre = mean_over_pairs(distances, unit);
  const double height_centre = mean_cophenetic(tree, height_unit);
  std::vector<double> deviations = heights_of(tree);  // of the cophenetic distances: those of a merge are equal
  for (double& height : deviations) height = std::ldexp(height, -height_unit) - height_centre;
  const Scaled scaled(unit);
  internal::CompensatedSum distance_squares;
  internal::CompensatedSum height_squares;
  internal::CompensatedSum products;
  for_each_cophenetic_pair(tree, deviations, [&](std::size_t at, double y) {
    const double x = scaled(distances[at]) - centre;
    distance_squares.add(x * x);
    height_squares.add(y * y);
    products.add(x * y);
  });
  const double r = products.value() / std::sqrt(distance_squares.value() * height_squares.value());
  return std::isnan(r) ? r : std::clamp(r, -1.0, 1.0);
}

double agglomerative_coefficient(const Dendrogram& tree) {
  if (tree.merges.empty() || tree.merges.back().height == 0) return undefined;
  internal::CompensatedSum sum;
  for (const Merge& merge : tree.merges) {
    const int leaves_joined = (merge.left < tree.leaves) + (merge.right < tree.leaves);
    if (leaves_joined > 0) sum.add(leaves_joined * (1 - merge.height / tree.merges.back().height));
  }
  return sum.value() / static_cast<double>(tree.leaves);
}

std::vector<std::uint32_t> cut_by_count(const Dendrogram& tree, std::size_t groups) {
  assert(tree.leaves == 0 || (groups >= 1 && groups <= tree.leaves));
  std::vector<char> is_made(tree.merges.size(), 0);
  const std::size_t made = tree.leaves - std::min(std::max<std::size_t>(groups, 1), tree.leaves);
  std::fill_n(is_made.begin(), std::min(made, is_made.size()), 1);
  return groups_after(tree, is_made);
}

std::vector<std::uint32_t> cut_by_height(const Dendrogram& tree, double height) {
  std::vector<char> is_made(tree.merges.size(), 0);
  const auto is_whole = [&](std::uint32_t node) { return node < tree.leaves || is_made[node - tree.leaves]; };
  for (std::size_t k = 0; k < tree.merges.size(); ++k) {
    const Merge& merge = tree.merges[k];
    is_made[k] = merge.height <= height && is_whole(merge.left) && is_whole(merge.right);
  }
  return groups_after(tree, is_made);
}

}  // namespace ecumene
