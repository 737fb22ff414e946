#include "ecumene/numeric/partition.hpp"

#include <map>
#include <numeric>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/summary.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using Series = std::vector<double>;
using Labels = std::vector<std::uint32_t>;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Labels random_labels(testing::Random& random, std::size_t n, std::uint32_t groups) {
  Labels labels(n);
  for (auto& label : labels) label = random.below(groups);
  return labels;
}

// Rows that agree under the best of all matchings, found by trying every permutation.
std::size_t best_agreement_by_trying(const Labels& a, const Labels& b, std::uint32_t groups) {
  std::vector<std::uint32_t> permutation(groups);
  std::iota(permutation.begin(), permutation.end(), 0U);
  std::size_t best = 0;
  do {
    std::size_t agree = 0;
    for (std::size_t i = 0; i < a.size(); ++i) agree += permutation[b[i]] == a[i];
    best = std::max(best, agree);
  } while (std::next_permutation(permutation.begin(), permutation.end()));
  return best;
}

// The definition, row by row and group by group.
Series naive_silhouettes(const Series& d, const Labels& labels) {
  const std::size_t n = labels.size();
  Series widths;
  for (std::size_t i = 0; i < n; ++i) {
    std::map<std::uint32_t, double> sums;
    std::map<std::uint32_t, double> sizes;
    for (std::size_t j = 0; j < n; ++j) {
      sizes[labels[j]] += 1;
      if (j != i) sums[labels[j]] += d[condensed_index(n, std::min(i, j), std::max(i, j))];
    }
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& [label, size] : sizes)
      if (label != labels[i]) nearest = std::min(nearest, sums[label] / size);
    const double within = sums[labels[i]] / (sizes[labels[i]] - 1);
    widths.push_back(sizes[labels[i]] == 1 ? 0 : (nearest - within) / std::max(nearest, within));
  }
  return widths;
}

}  // namespace

TEST_CASE("silhouettes follow from the mean distances within and to the nearest other group") {
  // On a line: {0, 1} and {10, 12}. Row 0: a = 1, b = 11; row 3: a = 2, b = 11.5.
  const auto d = pairwise_distances({Series{0, 1, 10, 12}, 4, 1}, Distance::manhattan);
  const auto s = silhouettes(d, Labels{7, 7, 3, 3});
  CHECK(s[0] == doctest::Approx(10.0 / 11));
  CHECK(s[1] == doctest::Approx(9.0 / 10));
  CHECK(s[2] == doctest::Approx((9.5 - 2) / 9.5));
  CHECK(s[3] == doctest::Approx((11.5 - 2) / 11.5));
}

TEST_CASE("a row alone in its group has silhouette 0; one group only has none; equal rows have 0") {
  const Series d{1, 5, 5};
  CHECK(silhouettes(d, Labels{0, 0, 1})[2] == 0);
  for (const double s : silhouettes(d, Labels{4, 4, 4})) CHECK(std::isnan(s));
  CHECK(silhouettes(Series(6, 0.0), Labels{0, 0, 1, 1}) == Series(4, 0.0));
  CHECK(silhouettes({}, {}).empty());
}

TEST_CASE("silhouettes of several partitions in one pass are those of each alone, to the last digit") {
  constexpr std::uint64_t seed = 34;
  CAPTURE(seed);
  testing::Random random(seed);
  for (const std::size_t n : {2, 15, 16, 17, 33, 100}) {
    CAPTURE(n);
    const auto d = pairwise_distances({random.uniforms(n * 3), n, 3}, Distance::euclidean);
    const auto tree = linkage_tree(d, n, Linkage::average);
    std::vector<Labels> partitions;
    for (std::size_t k = 2; k <= std::min<std::size_t>(n, 10); ++k) partitions.push_back(cut_by_count(tree, k));
    partitions.push_back(cut_by_count(tree, n));        // each row alone
    partitions.push_back(random_labels(random, n, 4));  // shares no group with the cuts
    partitions.push_back(partitions.back());
    const auto widths = silhouettes_of(d, partitions);
    REQUIRE(widths.size() == partitions.size());
    for (std::size_t p = 0; p < partitions.size(); ++p) {
      CAPTURE(p);
      if (std::ranges::count(partitions[p], partitions[p].front()) == static_cast<std::ptrdiff_t>(n)) continue;
      CHECK(widths[p] == naive_silhouettes(d, partitions[p]));
      CHECK(widths[p] == silhouettes(d, partitions[p]));
    }
  }
}

TEST_CASE("among several partitions only the undivided one has no silhouettes") {
  const Series d{1, 5, 5};
  const std::vector<Labels> partitions{Labels{4, 4, 4}, Labels{0, 0, 1}};
  const auto widths = silhouettes_of(d, partitions);
  for (const double s : widths[0]) CHECK(std::isnan(s));
  CHECK(widths[1] == Series{0.8, 0.8, 0});
  CHECK(silhouettes_of(d, {}).empty());
}

TEST_CASE("the Rand index of Rand's own example is 9/15") {
  // Rand 1971, JASA 66: 846-850: {abc, def} against {ab, cde, f}: 2 pairs together, 7 apart in both, of 15.
  const Labels y{1, 1, 1, 2, 2, 2};
  const Labels z{1, 1, 2, 2, 2, 3};
  CHECK(rand_index(y, z) == doctest::Approx(9.0 / 15));
  // Adjusted: pairs together 6, 4, both 2, expected 6 * 4 / 15.
  CHECK(adjusted_rand_index(y, z) == doctest::Approx((2 - 1.6) / (5 - 1.6)));
}

TEST_CASE("equal partitions agree fully whatever their labels; trivial ones too") {
  const Labels a{0, 0, 1, 2, 2};
  const Labels b{9, 9, 4, 7, 7};
  CHECK(adjusted_rand_index(a, b) == 1);
  CHECK(rand_index(a, b) == 1);
  CHECK(variation_of_information(a, b) == 0);
  CHECK(adjusted_rand_index(Labels{1, 1, 1}, Labels{2, 2, 2}) == 1);
  CHECK(adjusted_rand_index(Labels{1, 2, 3}, Labels{3, 2, 1}) == 1);
  CHECK(adjusted_rand_index(Labels{1, 1, 1}, Labels{1, 2, 3}) == 0);
  CHECK(adjusted_rand_index({}, {}) == 1);
  CHECK(rand_index(Labels{3}, Labels{5}) == 1);
}

TEST_CASE("the variation of information between all together and all apart is ln n, and it is a metric") {
  CHECK(variation_of_information(Labels{0, 0, 0, 0}, Labels{0, 1, 2, 3}) == doctest::Approx(std::log(4)));
  constexpr std::uint64_t seed = 31;
  CAPTURE(seed);
  testing::Random random(seed);
  for (int trial = 0; trial < 50; ++trial) {
    const auto a = random_labels(random, 15, 4);
    const auto b = random_labels(random, 15, 3);
    const auto c = random_labels(random, 15, 5);
    CHECK(variation_of_information(a, b) == doctest::Approx(variation_of_information(b, a)));
    CHECK(variation_of_information(a, c) <= variation_of_information(a, b) + variation_of_information(b, c) + 1e-12);
  }
}

TEST_CASE("the adjusted Rand index is about 0 on average for unrelated partitions") {
  constexpr std::uint64_t seed = 32;
  CAPTURE(seed);
  testing::Random random(seed);
  double total = 0;
  for (int trial = 0; trial < 400; ++trial)
    total += adjusted_rand_index(random_labels(random, 30, 3), random_labels(random, 30, 4));
  CHECK(std::abs(total / 400) < 0.02);
}

TEST_CASE("one-way analysis of variance: F of the textbook example is 9.3") {
  // Three groups 6 8 4 5 3 4 | 8 12 9 11 6 8 | 13 9 11 8 7 12: B = 84 on 2, W = 68 on 15.
  const Series values{6, 8, 4, 5, 3, 4, 8, 12, 9, 11, 6, 8, 13, 9, 11, 8, 7, 12};
  const Labels groups{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
  const auto contrast = group_contrast(values, groups);
  CHECK(contrast.f_ratio == doctest::Approx(42 / (68.0 / 15)));
  CHECK(contrast.eta_squared == doctest::Approx(84.0 / 152));
  CHECK(calinski_harabasz({values, 18, 1}, groups) == doctest::Approx(contrast.f_ratio));
}

TEST_CASE("a contrast skips missing values, knows no unit, and is undefined without variance or groups") {
  const auto plain = group_contrast(Series{1, 2, 5, 7}, Labels{0, 0, 1, 1});
  const auto with_gap = group_contrast(Series{1, missing, 2, 5, 7}, Labels{0, 1, 0, 1, 1});
  CHECK(with_gap.f_ratio == plain.f_ratio);
  CHECK(group_contrast(Series{1e200, 2e200, 5e200, 7e200}, Labels{0, 0, 1, 1}).f_ratio ==
        doctest::Approx(plain.f_ratio));
  CHECK(std::isnan(group_contrast(Series{1, 2}, Labels{0, 0}).f_ratio));
  CHECK(std::isnan(group_contrast(Series{1, 2}, Labels{0, 1}).f_ratio));
  CHECK(std::isnan(group_contrast(Series{0.1, 0.1, 0.1}, Labels{0, 1, 1}).eta_squared));
  CHECK(std::isnan(group_contrast({}, {}).f_ratio));
  const auto perfect = group_contrast(Series{1, 1, 3, 3}, Labels{0, 0, 1, 1});
  CHECK(perfect.eta_squared == 1);
  CHECK(std::isinf(perfect.f_ratio));
}

TEST_CASE("Davies-Bouldin and Dunn of two pairs on a line") {
  // {0, 2} and {10, 14}: centroids 1 and 12, mean distances to them 1 and 2; gap 8, largest diameter 4.
  const Series rows{0, 2, 10, 14};
  const Labels labels{0, 0, 1, 1};
  CHECK(davies_bouldin({rows, 4, 1}, labels) == doctest::Approx(3.0 / 11));
  CHECK(dunn(pairwise_distances({rows, 4, 1}, Distance::euclidean), labels) == 2);
  CHECK(std::isnan(davies_bouldin({rows, 4, 1}, Labels{0, 0, 0, 0})));
  CHECK(std::isnan(calinski_harabasz({rows, 4, 1}, Labels{0, 1, 2, 3})));
  CHECK(std::isnan(dunn(pairwise_distances({rows, 4, 1}, Distance::euclidean), Labels{1, 1, 1, 1})));
}

TEST_CASE("best match renames the groups so that most rows agree, and lists the rest") {
  const Labels published{1, 1, 1, 2, 2, 3, 3};
  const Labels ours{5, 5, 6, 6, 6, 8, 8};
  const auto match = best_match(published, ours);
  CHECK(match.relabelled_b == Labels{1, 1, 2, 2, 2, 3, 3});
  CHECK(match.differing_rows == std::vector<std::size_t>{2});
}

TEST_CASE("a group without counterpart gets the smallest number that is not taken") {
  const auto match = best_match(Labels{0, 0, 0, 2, 2}, Labels{4, 4, 7, 9, 9});
  CHECK(match.relabelled_b == Labels{0, 0, 1, 2, 2});
  CHECK(match.differing_rows == std::vector<std::size_t>{2});
  const auto fewer = best_match(Labels{0, 1, 2, 2}, Labels{5, 5, 6, 6});
  CHECK(fewer.relabelled_b == Labels{0, 0, 2, 2});
  CHECK(best_match({}, {}).differing_rows.empty());
}

TEST_CASE("the assignment is as good as the best of all permutations") {
  constexpr std::uint64_t seed = 33;
  CAPTURE(seed);
  testing::Random random(seed);
  for (int trial = 0; trial < 100; ++trial) {
    const std::uint32_t groups = 2 + random.below(4);
    const auto a = random_labels(random, 25, groups);
    const auto b = random_labels(random, 25, groups);
    CHECK(25 - best_match(a, b).differing_rows.size() == best_agreement_by_trying(a, b, groups));
  }
}

TEST_CASE("fifty groups are matched back to themselves") {
  Labels a(500);
  for (std::uint32_t i = 0; i < 500; ++i) a[i] = i % 50;
  Labels b = a;
  for (auto& label : b) label = (label * 7 + 3) % 50;
  const auto match = best_match(a, b);
  CHECK(match.relabelled_b == a);
}
