#include "ecumene/numeric/hierarchy/linkage.hpp"

#include <numeric>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage_twin_internal.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Random;
using Series = std::vector<double>;

namespace {

Series random_distances(Random& random, std::size_t n, std::size_t columns) {
  const auto rows = random.uniforms(n * columns);
  return pairwise_distances({rows, n, columns}, Distance::euclidean);
}

std::string refusal(const Series& distances, std::size_t n) {
  try {
    linkage_tree(distances, n, Linkage::average);
  } catch (const Error& error) {
    return error.finding().code + ": " + error.finding().what;
  }
  return "accepted";
}

// Distances between five objects in the worked example of Kaufman & Rousseeuw 1990, ch. 5, section 1.1.
const Series kaufman_rousseeuw{2.0, 6.0, 10.0, 9.0, 5.0, 9.0, 8.0, 4.0, 5.0, 3.0};

}  // namespace

TEST_CASE(
    "Kaufman & Rousseeuw's five objects: {a,b} at 2, {d,e} at 3, c joins "
    "d, e at 4.5; average linkage") {
  const auto tree = linkage_tree(kaufman_rousseeuw, 5, Linkage::average);
  REQUIRE(tree.merges.size() == 4);
  CHECK(tree.merges[0] == Merge{0, 1, 2.0, 2});
  CHECK(tree.merges[1] == Merge{3, 4, 3.0, 2});
  CHECK(tree.merges[2] == Merge{2, 6, 4.5, 3});
  // The mean of the six distances between {a, b} and {c, d, e}.
  CHECK(tree.merges[3].height == doctest::Approx((6.0 + 10 + 9 + 5 + 9 + 8) / 6));
}

TEST_CASE(
    "the same five objects: single linkage joins at the nearest, "
    "complete at the farthest pair") {
  const auto single = linkage_tree(kaufman_rousseeuw, 5, Linkage::single);
  CHECK(single.merges == std::vector<Merge>{{0, 1, 2, 2}, {3, 4, 3, 2}, {2, 6, 4, 3}, {5, 7, 5, 5}});
  const auto complete = linkage_tree(kaufman_rousseeuw, 5, Linkage::complete);
  CHECK(complete.merges == std::vector<Merge>{{0, 1, 2, 2}, {3, 4, 3, 2}, {2, 6, 5, 3}, {5, 7, 10, 5}});
}

TEST_CASE(
    "centroid linkage of an equilateral triangle has an inversion: the "
    "third corner is nearer to the middle") {
  const auto tree = linkage_tree({1, 1, 1}, 3, Linkage::centroid);
  CHECK(tree.merges[0].height == 1);
  CHECK(tree.merges[1].height == doctest::Approx(std::sqrt(3.0) / 2));
  CHECK(tree.inversions == std::vector<std::size_t>{1});
  CHECK(linkage_tree({1, 1, 1}, 3, Linkage::average).inversions.empty());
}

TEST_CASE(
    "every linkage gives the tree that follows from its definition "
    "(naive twin, all pairs of clusters)") {
  constexpr std::uint64_t seed = 41;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 6; ++trial) {
    const std::size_t n = 2 + random.below(25);
    const auto rows = random.uniforms(n * 3);
    const auto distances = pairwise_distances({rows, n, 3}, Distance::euclidean);
    for (const auto& linkage : linkages()) {
      CAPTURE(linkage.name);
      CAPTURE(n);
      const auto fast = linkage_tree(distances, n, linkage.linkage);
      const auto naive = testing::tree_by_definition({rows, n, 3}, distances, linkage.linkage);
      REQUIRE(fast.merges.size() == naive.size());
      for (std::size_t k = 0; k < naive.size(); ++k) {
        CHECK(fast.merges[k].left == naive[k].left);
        CHECK(fast.merges[k].right == naive[k].right);
        CHECK(fast.merges[k].size == naive[k].size);
        CHECK(testing::near(fast.merges[k].height, naive[k].height, 1e-12));
      }
    }
  }
}

TEST_CASE(
    "where distances tie, the pair with the smallest rows goes first: "
    "merges and tie counts of a full search, "
    "of Kruskal's for single linkage") {
  constexpr std::uint64_t seed = 42;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 150; ++trial) {
    const std::size_t n = 2 + random.below(14);
    // Multiples of 2^12, so that halving is exact and ties are ties in both programs.
    auto distances = random.integers(n * (n - 1) / 2, 2 + random.below(6));
    for (double& distance : distances) distance = 4096 * (distance + random.below(2));
    for (const auto linkage : {Linkage::single, Linkage::complete, Linkage::mcquitty, Linkage::median}) {
      CAPTURE(trial);
      CAPTURE(descriptor(linkage).name);
      const auto fast = linkage_tree(distances, n, linkage);
      const auto naive = testing::tree_by_rule(distances, n, linkage);
      CHECK(fast.merges == naive.merges);
      REQUIRE(fast.ties.size() == naive.ties.size());
      for (std::size_t t = 0; t < fast.ties.size(); ++t) {
        CHECK(fast.ties[t].first_merge == naive.ties[t].first_merge);
        CHECK(fast.ties[t].last_merge == naive.ties[t].last_merge);
        CHECK(fast.ties[t].height == naive.ties[t].height);
        CHECK(fast.ties[t].candidates == naive.ties[t].candidates);
      }
    }
  }
}

TEST_CASE(
    "points on a grid tie nearly everywhere: single and complete linkage "
    "still follow the rule") {
  std::vector<double> rows;
  for (int x = 0; x < 7; ++x)
    for (int y = 0; y < 6; ++y) rows.insert(rows.end(), {static_cast<double>(x), static_cast<double>(y)});
  const auto distances = pairwise_distances({rows, 42, 2}, Distance::manhattan);
  for (const auto linkage : {Linkage::single, Linkage::complete})
    CHECK(linkage_tree(distances, 42, linkage).merges == testing::tree_by_rule(distances, 42, linkage).merges);
}

TEST_CASE(
    "single linkage: of two equal roads out of a group the one with the "
    "lesser rows is taken first") {
  // 0-2 and 1-3 at 2, 0-1 and 2-3 at 1: both pairs first, then the road 0-2, and 1-3 closes a ring.
  const auto square = linkage_tree({1, 2, 3, 3, 2, 1}, 4, Linkage::single);
  CHECK(square.merges == std::vector<Merge>{{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 2, 4}});
  // Roads 0-3, 1-2 and 2-3 at 1: 1-2 goes before 2-3 though the group of row 0 lies nearer to the front.
  const auto path = linkage_tree({5, 5, 1, 1, 5, 1}, 4, Linkage::single);
  CHECK(path.merges == std::vector<Merge>{{0, 3, 1, 2}, {1, 2, 1, 2}, {4, 5, 1, 4}});
}

TEST_CASE(
    "all distances equal: rows join the first in their order, and the "
    "tie says how many pairs there were") {
  for (const auto linkage : {Linkage::single, Linkage::complete, Linkage::average, Linkage::mcquitty}) {
    CAPTURE(descriptor(linkage).name);
    const auto tree = linkage_tree(Series(15, 0.1), 6, linkage);
    for (std::uint32_t k = 0; k < 5; ++k)
      CHECK(tree.merges[k] == Merge{k == 0 ? 0 : k + 1, k == 0 ? 1 : 5 + k, 0.1, k + 2});
    REQUIRE(tree.ties.size() == 1);
    CHECK(tree.ties[0].first_merge == 0);
    CHECK(tree.ties[0].last_merge == 4);
    // Single linkage counts the merges only: at least so many pairs.
    CHECK(tree.ties[0].candidates == (linkage == Linkage::single ? 5 : 15));
  }
}

TEST_CASE("distinct distances leave nothing to the tie rule") {
  constexpr std::uint64_t seed = 43;
  CAPTURE(seed);
  Random random(seed);
  const auto distances = random_distances(random, 40, 4);
  for (const auto& linkage : linkages()) CHECK(linkage_tree(distances, 40, linkage.linkage).ties.empty());
}

TEST_CASE("heights never fall under the monotone linkages, not even by rounding") {
  constexpr std::uint64_t seed = 44;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 30; ++trial) {
    auto rows = random.integers(40 * 2, 4 + random.below(6));
    for (double& value : rows) value *= 0.1;
    const auto distances = pairwise_distances({rows, 40, 2}, Distance::euclidean);
    for (const auto& linkage : linkages()) {
      if (!linkage.monotone) continue;
      CAPTURE(linkage.name);
      const auto tree = linkage_tree(distances, 40, linkage.linkage);
      CHECK(std::is_sorted(tree.merges.begin(), tree.merges.end(),
                           [](const Merge& a, const Merge& b) { return a.height < b.height; }));
      CHECK(tree.inversions.empty());
    }
  }
}

TEST_CASE("permuting the rows permutes the tree") {
  constexpr std::uint64_t seed = 45;
  CAPTURE(seed);
  Random random(seed);
  const std::size_t n = 30;
  const auto rows = random.uniforms(n * 2);
  std::vector<std::size_t> permutation(n);
  std::iota(permutation.begin(), permutation.end(), 0U);
  for (std::size_t i = n; i > 1; --i)
    std::swap(permutation[i - 1], permutation[random.below(static_cast<std::uint32_t>(i))]);
  Series permuted;
  for (const std::size_t i : permutation) permuted.insert(permuted.end(), {rows[2 * i], rows[2 * i + 1]});
  const auto distances = pairwise_distances({rows, n, 2}, Distance::euclidean);
  const auto permuted_distances = pairwise_distances({permuted, n, 2}, Distance::euclidean);
  for (const auto& linkage : linkages()) {
    const auto a = cophenetic_distances(linkage_tree(distances, n, linkage.linkage));
    const auto b = cophenetic_distances(linkage_tree(permuted_distances, n, linkage.linkage));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        const auto [low, high] = std::minmax(permutation[i], permutation[j]);
        CHECK(testing::near(b[condensed_index(n, i, j)], a[condensed_index(n, low, high)], 1e-12));
      }
  }
}

TEST_CASE(
    "heights follow the unit of the distances, also where their squares "
    "are no doubles") {
  const Series distances{1.0, 5.0, 5.5, 4.5, 5.2, 2.0};
  for (const auto& linkage : linkages()) {
    const auto plain = linkage_tree(distances, 4, linkage.linkage);
    for (const int exponent : {-1000, -600, 600, 1015}) {
      CAPTURE(linkage.name);
      CAPTURE(exponent);
      auto scaled = distances;
      for (double& distance : scaled) distance = std::ldexp(distance, exponent);
      const auto tree = linkage_tree(scaled, 4, linkage.linkage);
      for (std::size_t k = 0; k < 3; ++k) {
        CHECK(tree.merges[k].left == plain.merges[k].left);
        CHECK(tree.merges[k].height == std::ldexp(plain.merges[k].height, exponent));
      }
    }
  }
}

TEST_CASE("no rows, one row, two rows, equal rows") {
  for (const auto& linkage : linkages()) {
    CAPTURE(linkage.name);
    CHECK(linkage_tree({}, 0, linkage.linkage).merges.empty());
    CHECK(linkage_tree({}, 1, linkage.linkage).merges.empty());
    CHECK(linkage_tree({3}, 2, linkage.linkage).merges == std::vector<Merge>{{0, 1, 3, 2}});
    const auto equal = linkage_tree(Series(10, 0.0), 5, linkage.linkage);
    for (const auto& merge : equal.merges) CHECK(merge.height == 0);
    CHECK(equal.inversions.empty());
  }
}

TEST_CASE(
    "centroids of distances that are not Euclidean have heights that are "
    "numbers") {
  // Row 0 is near to 1 and 2, which are far apart: no triangle.
  for (const auto linkage : {Linkage::centroid, Linkage::median})
    for (const auto& merge : linkage_tree({1, 1, 9, 9, 1, 1}, 4, linkage).merges) CHECK(merge.height >= 0);
}

TEST_CASE(
    "distances that are not numbers, negative or too few are refused, "
    "and the message names the rows") {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusal({1, 2, 3, 4, missing, 6}, 4) == "distance-not-finite: the distance of rows 2 and 4 is missing");
  CHECK(refusal({1, 2, 3, 4, 5, std::numeric_limits<double>::infinity()}, 4) ==
        "distance-not-finite: the distance of rows 3 and 4 is infinite");
  CHECK(refusal({1, 2, -0.5, 4, 5, 6}, 4) == "distance-negative: the distance of rows 1 and 4 is below zero");
  CHECK(refusal({1, 2}, 3) ==
        "distance-count-wrong: 2 distances were given "
        "for 3 rows, which have 3 pairs");
}

TEST_CASE("every linkage is described, in the order of the names") {
  const auto all = linkages();
  CHECK(all.size() == 8);
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const auto& entry : all) {
    CHECK(&descriptor(entry.linkage) == &entry);
    CHECK_FALSE((entry.title.empty() || entry.formula.empty() || entry.source.empty()));
  }
}
