#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "ecumene/numeric/hierarchy/light_linkage_internal.hpp"
#include "ecumene/numeric/hierarchy/matrix_linkage_twin_internal.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Random;
using Series = std::vector<double>;

namespace {

Dendrogram light_tree(MatrixView<const double> table, Linkage linkage, std::size_t clusters_of_matrix,
                      const Execution& execution = {}) {
  return internal::light_linkage_tree_by(internal::checked_points(table), linkage, execution, clusters_of_matrix);
}

Series grouped_rows(Random& random, std::size_t n, std::size_t columns) {
  Series rows;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t group = random.below(7);
    for (std::size_t j = 0; j < columns; ++j)
      rows.push_back(static_cast<double>((group * 11 + j * 3) % 17) + 2 * random.uniform() * random.uniform());
  }
  return rows;
}

// Heights, and for each merge the sorted values below it.
std::vector<std::pair<double, Series>> by_content(const Dendrogram& tree, const Series& values) {
  std::vector<Series> below(tree.leaves + tree.merges.size());
  std::vector<std::pair<double, Series>> merges;
  for (std::size_t i = 0; i < tree.leaves; ++i) below[i] = {values[i]};
  for (std::size_t k = 0; k < tree.merges.size(); ++k) {
    Series& all = below[tree.leaves + k];
    all = below[tree.merges[k].left];
    all.insert(all.end(), below[tree.merges[k].right].begin(), below[tree.merges[k].right].end());
    std::sort(all.begin(), all.end());
    merges.emplace_back(tree.merges[k].height, all);
  }
  return merges;
}

}  // namespace

TEST_CASE("without a matrix of points: the tree is that of the matrix, wherever the clusters go over to one") {
  constexpr std::uint64_t seed = 81;
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t n : {std::size_t{2}, std::size_t{30}, std::size_t{250}}) {
    const Series rows = grouped_rows(random, n, 3);
    const MatrixView<const double> table{rows, n, 3};
    for (const Linkage linkage : {Linkage::average, Linkage::complete}) {
      const auto expected = internal::matrix_linkage_tree(internal::checked_points(table), linkage, {}).merges;
      for (const std::size_t clusters : {std::size_t{1}, std::size_t{20}, n}) {
        CAPTURE(n);
        CAPTURE(clusters);
        CAPTURE(descriptor(linkage).name);
        const auto tree = light_tree(table, linkage, clusters).merges;
        REQUIRE(tree.size() == expected.size());
        for (std::size_t k = 0; k < tree.size(); ++k) {
          CHECK(tree[k].left == expected[k].left);
          CHECK(tree[k].right == expected[k].right);
          CHECK(testing::near(tree[k].height, expected[k].height, 1e-12));
        }
      }
    }
  }
}

TEST_CASE("without a matrix of points: complete linkage keeps the rule for ties to the letter") {
  constexpr std::uint64_t seed = 82;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 30; ++trial) {
    const std::size_t n = 2 + random.below(50);
    const Series rows = random.integers(n * 2, 3 + random.below(8));
    CAPTURE(trial);
    const auto expected = testing::tree_by_content({rows, n, 2}, Linkage::complete);
    CHECK(light_tree({rows, n, 2}, Linkage::complete, 1 + random.below(20)).merges == expected);
  }
}

TEST_CASE("without a matrix of points: neither the order of the rows nor threads matter, ties or not") {
  constexpr std::uint64_t seed = 83;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 4; ++trial) {
    const std::size_t n = 120;
    const Series rows = trial % 2 == 0 ? random.integers(n, 400) : random.uniforms(n);
    const Series reversed(rows.rbegin(), rows.rend());
    for (const Linkage linkage : {Linkage::average, Linkage::complete}) {
      CAPTURE(trial);
      CAPTURE(descriptor(linkage).name);
      const auto tree = light_tree({rows, n, 1}, linkage, 10);
      CHECK(tree.merges == light_tree({rows, n, 1}, linkage, 10, {.threads = 3}).merges);
      CHECK(by_content(tree, rows) == by_content(light_tree({reversed, n, 1}, linkage, 10), reversed));
      CHECK(std::is_sorted(tree.merges.begin(), tree.merges.end(),
                           [](const Merge& a, const Merge& b) { return a.height < b.height; }));
    }
  }
}

TEST_CASE("without a matrix of points: a hundred thousand equal rows and two others") {
  Series rows(100'000, 2.5);
  rows[17] = 0;
  rows[99] = 10;
  const auto tree = light_tree({rows, rows.size(), 1}, Linkage::average, 1);
  REQUIRE(tree.merges.size() == 99'999);
  CHECK(tree.merges[99'996].height == 0);
  CHECK(tree.merges[99'997].height == 2.5);
  // The mean of 99,998 distances of 7.5 and one of 10.
  CHECK(testing::near(tree.merges[99'998].height, (99'998 * 7.5 + 10) / 99'999, 1e-12));
}

TEST_CASE("without a matrix of points: progress never falls, and an exception from it ends the work") {
  constexpr std::uint64_t seed = 84;
  INFO("seed " << seed);
  Random random(seed);
  const Series rows = grouped_rows(random, 200, 2);
  std::vector<double> shares;
  light_tree({rows, 200, 2}, Linkage::average, 20, {.progress = [&](double share) { shares.push_back(share); }});
  CHECK(shares.size() > 3);
  CHECK(std::is_sorted(shares.begin(), shares.end()));
  const Execution stopped{.progress = [](double) { throw std::runtime_error("stopped"); }};
  CHECK_THROWS_AS(light_tree({rows, 200, 2}, Linkage::average, 20, stopped), std::runtime_error);
}
