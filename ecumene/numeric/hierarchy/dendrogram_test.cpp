#include <numeric>

#include "ecumene/numeric/association.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Random;
using Labels = std::vector<std::uint32_t>;
using Series = std::vector<double>;

namespace {

Series random_distances(Random& random, std::size_t n) {
  const auto rows = random.uniforms(n * 2);
  return pairwise_distances({rows, n, 2}, Distance::euclidean);
}

// Groups of rows that are linked by chains of distances <= threshold.
Labels threshold_components(const Series& distances, std::size_t n, double threshold) {
  Labels label(n);
  std::iota(label.begin(), label.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j)
        if (distances[condensed_index(n, i, j)] <= threshold && label[i] != label[j]) {
          label[i] = label[j] = std::min(label[i], label[j]);
          changed = true;
        }
  }
  Labels names;
  for (auto& value : label) {
    const auto found = std::find(names.begin(), names.end(), value);
    const auto name = static_cast<std::uint32_t>(found - names.begin());
    if (found == names.end()) names.push_back(value);
    value = name;
  }
  return label;
}

double length_of(const Labels& order, const Series& distances) {
  double length = 0;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    const auto [low, high] = std::minmax(order[i], order[i + 1]);
    length += distances[condensed_index(order.size(), low, high)];
  }
  return length;
}

// All orders that a tree allows: each merge with its parts one way or the other.
std::vector<Labels> allowed_orders(const Dendrogram& tree, std::uint32_t node) {
  if (node < tree.leaves) return {{node}};
  const Merge& merge = tree.merges[node - tree.leaves];
  std::vector<Labels> orders;
  for (const auto& left : allowed_orders(tree, merge.left)) {
    for (const auto& right : allowed_orders(tree, merge.right)) {
      orders.push_back(left);
      orders.back().insert(orders.back().end(), right.begin(), right.end());
      orders.push_back(right);
      orders.back().insert(orders.back().end(), left.begin(), left.end());
    }
  }
  return orders;
}

}  // namespace

TEST_CASE("the cophenetic distance of two leaves is the height at which they meet") {
  // Five objects of Kaufman & Rousseeuw 1990, ch. 5: single linkage joins ab at 2, de at 3, c at 4, all at 5.
  const Series distances{2, 6, 10, 9, 5, 9, 8, 4, 5, 3};
  const auto tree = linkage_tree(distances, 5, Linkage::single);
  const Series heights{2, 5, 5, 5, 5, 5, 5, 4, 4, 3};
  CHECK(cophenetic_distances(tree) == heights);
  CHECK(cophenetic_correlation(tree, distances) == doctest::Approx(pearson(distances, heights)).epsilon(1e-14));
}

TEST_CASE("cophenetic distances of monotone linkages are ultrametric: of three, the two largest are equal") {
  constexpr std::uint64_t seed = 51;
  CAPTURE(seed);
  Random random(seed);
  const std::size_t n = 14;
  const auto distances = random_distances(random, n);
  for (const auto& linkage : linkages()) {
    if (!linkage.monotone) continue;
    const auto c = cophenetic_distances(linkage_tree(distances, n, linkage.linkage));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j)
        for (std::size_t k = j + 1; k < n; ++k) {
          Series sides{c[condensed_index(n, i, j)], c[condensed_index(n, i, k)], c[condensed_index(n, j, k)]};
          std::sort(sides.begin(), sides.end());
          CHECK(sides[1] == sides[2]);
        }
  }
}

TEST_CASE("the streamed cophenetic correlation is Pearson's r of the two lists") {
  constexpr std::uint64_t seed = 52;
  CAPTURE(seed);
  Random random(seed);
  const auto distances = random_distances(random, 40);
  for (const auto& linkage : linkages()) {
    const auto tree = linkage_tree(distances, 40, linkage.linkage);
    CHECK(cophenetic_correlation(tree, distances) ==
          doctest::Approx(pearson(distances, cophenetic_distances(tree))).epsilon(1e-13));
  }
  CHECK(std::isnan(cophenetic_correlation(linkage_tree({1}, 2, Linkage::single), Series{1})));
  CHECK(std::isnan(cophenetic_correlation(linkage_tree({1, 1, 1}, 3, Linkage::single), Series{1, 1, 1})));
}

TEST_CASE("cutting single linkage at a height gives the components of the threshold graph") {
  constexpr std::uint64_t seed = 53;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 20; ++trial) {
    const std::size_t n = 1 + random.below(30);
    const auto distances = random.integers(n * (n - 1) / 2, 60);
    const auto tree = linkage_tree(distances, n, Linkage::single);
    for (double height = -1; height < 12; height += 0.5)
      CHECK(cut_by_height(tree, height) == threshold_components(distances, n, height));
  }
}

TEST_CASE("a cut by count has as many groups as asked, numbered by their first row, each cut inside the one before") {
  constexpr std::uint64_t seed = 54;
  CAPTURE(seed);
  Random random(seed);
  const std::size_t n = 25;
  const auto distances = random_distances(random, n);
  for (const auto& linkage : linkages()) {
    const auto tree = linkage_tree(distances, n, linkage.linkage);
    Labels coarser(n, 0);
    for (std::size_t groups = 1; groups <= n; ++groups) {
      const auto cut = cut_by_count(tree, groups);
      std::uint32_t seen = 0;
      for (const auto label : cut) {
        CHECK(label <= seen);
        seen += label == seen;
      }
      CHECK(seen == groups);
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
          if (cut[i] == cut[j]) CHECK(coarser[i] == coarser[j]);
      coarser = cut;
    }
  }
}

TEST_CASE("a cut by height under inversions makes a merge only with the merges below it") {
  // Equilateral triangle: merges at 1 and 0.866. At 0.9 nothing can be joined.
  const auto tree = linkage_tree({1, 1, 1}, 3, Linkage::centroid);
  CHECK(cut_by_height(tree, 0.9) == Labels{0, 1, 2});
  CHECK(cut_by_height(tree, 1) == Labels{0, 0, 0});
}

TEST_CASE("the agglomerative coefficient is the mean of 1 - first height / last height over the leaves") {
  // Single linkage of the five objects: first merges at 2, 2, 4, 3, 3; last at 5.
  const auto tree = linkage_tree({2, 6, 10, 9, 5, 9, 8, 4, 5, 3}, 5, Linkage::single);
  CHECK(agglomerative_coefficient(tree) == doctest::Approx((0.6 + 0.6 + 0.2 + 0.4 + 0.4) / 5));
  CHECK(std::isnan(agglomerative_coefficient(linkage_tree({}, 1, Linkage::single))));
  CHECK(std::isnan(agglomerative_coefficient(linkage_tree({0, 0, 0}, 3, Linkage::single))));
}

TEST_CASE("leaves stand as merged: those of the left node, then those of the right") {
  const auto tree = linkage_tree({2, 6, 10, 9, 5, 9, 8, 4, 5, 3}, 5, Linkage::single);
  CHECK(leaf_order(tree) == Labels{0, 1, 2, 3, 4});
  CHECK(leaf_order(linkage_tree({9, 1, 9}, 3, Linkage::single)) == Labels{1, 0, 2});
  CHECK(leaf_order(linkage_tree({}, 1, Linkage::single)) == Labels{0});
  CHECK(leaf_order(linkage_tree({}, 0, Linkage::single)).empty());
}

TEST_CASE("the optimal leaf order is the shortest of all orders the tree allows") {
  constexpr std::uint64_t seed = 55;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t n = 2 + random.below(8);
    const auto distances = random_distances(random, n);
    for (const auto linkage : {Linkage::single, Linkage::average, Linkage::median}) {
      const auto tree = linkage_tree(distances, n, linkage);
      const auto order = optimal_leaf_order(tree, distances);
      const auto orders = allowed_orders(tree, static_cast<std::uint32_t>(2 * n - 2));
      CHECK(std::find(orders.begin(), orders.end(), order) != orders.end());
      double shortest = std::numeric_limits<double>::infinity();
      for (const auto& candidate : orders) shortest = std::min(shortest, length_of(candidate, distances));
      CHECK(length_of(order, distances) == doctest::Approx(shortest).epsilon(1e-13));
    }
  }
  CHECK(optimal_leaf_order(linkage_tree({}, 1, Linkage::single), {}) == Labels{0});
  CHECK(optimal_leaf_order(linkage_tree({}, 0, Linkage::single), {}).empty());
}

TEST_CASE("points on a line come out in their order, or in its reverse") {
  const Series line{5, 1, 9, 2, 7, 3, 8};
  const auto distances = pairwise_distances({line, 7, 1}, Distance::euclidean);
  const auto order = optimal_leaf_order(linkage_tree(distances, 7, Linkage::average), distances);
  Series along;
  for (const auto leaf : order) along.push_back(line[leaf]);
  CHECK((std::is_sorted(along.begin(), along.end()) || std::is_sorted(along.rbegin(), along.rend())));
}

TEST_CASE("a chain of 3,000 merges is as good a tree as any other") {
  const std::size_t n = 3000;
  Series line(n);
  double place = 0;
  for (std::size_t i = 0; i < n; ++i) line[i] = place += static_cast<double>(i);
  const auto distances = pairwise_distances({line, n, 1}, Distance::euclidean);
  const auto tree = linkage_tree(distances, n, Linkage::single);
  Labels in_order(n);
  std::iota(in_order.begin(), in_order.end(), 0U);
  auto order = leaf_order(tree);
  std::sort(order.begin(), order.end());
  CHECK(order == in_order);
  CHECK(cut_by_count(tree, n) == in_order);
}
