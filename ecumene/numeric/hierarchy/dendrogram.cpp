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

// Calls visit(position in the condensed form, height) for each pair of leaves, merge by merge.
template <class Visit>
void for_each_cophenetic_pair(const Dendrogram& tree, Visit visit) {
  const auto runs = internal::leaf_runs(tree);
  for (const Merge& merge : tree.merges) {
    for (std::size_t l = runs.begin[merge.left]; l < runs.end[merge.left]; ++l) {
      for (std::size_t r = runs.begin[merge.right]; r < runs.end[merge.right]; ++r) {
        const auto [i, j] = std::minmax(runs.leaves[l], runs.leaves[r]);
        visit(condensed_index(tree.leaves, i, j), merge.height);
      }
    }
  }
}

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
  internal::CompensatedSum sum;
  for (const double distance : distances) sum.add(std::ldexp(distance, -exponent));
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
  for_each_cophenetic_pair(tree, [&](std::size_t at, double height) { heights[at] = height; });
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
  internal::CompensatedSum distance_squares;
  internal::CompensatedSum height_squares;
  internal::CompensatedSum products;
  for_each_cophenetic_pair(tree, [&](std::size_t at, double height) {
    const double x = std::ldexp(distances[at], -unit) - centre;
    const double y = std::ldexp(height, -height_unit) - height_centre;
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
