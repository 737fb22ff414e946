#include <doctest/doctest.h>

#include <hwy/targets.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/matrix_linkage_twin_internal.hpp"
#include "ecumene/numeric/hierarchy/point_linkage.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Random;
using Series = std::vector<double>;

namespace {

constexpr Linkage matrix_linkages[] = {Linkage::average, Linkage::complete, Linkage::mcquitty, Linkage::ward_d};

void check_same_tree(const std::vector<Merge>& tree, const std::vector<Merge>& expected, double tolerance) {
  REQUIRE(tree.size() == expected.size());
  for (std::size_t k = 0; k < tree.size(); ++k) {
    CAPTURE(k);
    CHECK(tree[k].left == expected[k].left);
    CHECK(tree[k].right == expected[k].right);
    CHECK(tree[k].size == expected[k].size);
    CHECK(testing::near(tree[k].height, expected[k].height, tolerance));
  }
}

// Heights of merges and the rows below each, rows named by their content: what must not depend on the order of rows.
std::vector<std::pair<double, std::vector<Series>>> by_content(const Dendrogram& tree, MatrixView<const double> table) {
  std::vector<std::vector<Series>> below(tree.leaves + tree.merges.size());
  for (std::size_t i = 0; i < tree.leaves; ++i) below[i] = {Series(table.row(i).begin(), table.row(i).end())};
  std::vector<std::pair<double, std::vector<Series>>> merges;
  for (std::size_t k = 0; k < tree.merges.size(); ++k) {
    auto& rows = below[tree.leaves + k];
    rows = below[tree.merges[k].left];
    rows.insert(rows.end(), below[tree.merges[k].right].begin(), below[tree.merges[k].right].end());
    std::sort(rows.begin(), rows.end());
    merges.emplace_back(tree.merges[k].height, rows);
  }
  return merges;
}

Series shuffled_rows(Random& random, const Series& rows, std::size_t columns) {
  const std::size_t n = rows.size() / columns;
  Series shuffled = rows;
  for (std::size_t i = n; i > 1; --i) {
    const std::size_t other = random.below(static_cast<std::uint32_t>(i));
    std::swap_ranges(shuffled.begin() + static_cast<std::ptrdiff_t>((i - 1) * columns),
                     shuffled.begin() + static_cast<std::ptrdiff_t>(i * columns),
                     shuffled.begin() + static_cast<std::ptrdiff_t>(other * columns));
  }
  return shuffled;
}

// Groups of points of unequal spread and some far from all.
Series clustered(Random& random, std::size_t n, std::size_t columns) {
  Series rows;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t group = i % 20 == 0 ? 20 : random.below(9);
    for (std::size_t j = 0; j < columns; ++j) {
      const double centre = group == 20 ? 40 * random.uniform() : static_cast<double>((group * 7 + j * 5) % 31);
      rows.push_back(centre + (1 + static_cast<double>(group % 3)) * (random.uniform() + random.uniform() - 1));
    }
  }
  return rows;
}

}  // namespace

TEST_CASE(
    "points: every merge is the least pair by (distance, lower, other "
    "cluster) of a full search, ties included") {
  constexpr std::uint64_t seed = 71;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t columns = 1 + random.below(3);
    const std::size_t n = 2 + random.below(trial % 6 == 0 ? 60 : 22);
    const Series rows = random.integers(n * columns, 2 + random.below(trial % 2 == 0 ? 4 : 30));
    for (const Linkage linkage : matrix_linkages) {
      CAPTURE(trial);
      CAPTURE(descriptor(linkage).name);
      const MatrixView<const double> table{rows, n, columns};
      const auto tree = euclidean_linkage_tree(table, linkage);
      check_same_tree(tree.merges, testing::tree_by_content(table, linkage), linkage == Linkage::complete ? 0 : 1e-13);
    }
  }
}

TEST_CASE(
    "points without ties: the tree is that of linkage_tree on their "
    "distances") {
  constexpr std::uint64_t seed = 72;
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t n : {std::size_t{17}, std::size_t{70}, std::size_t{260}}) {
    const Series rows = clustered(random, n, 4);
    const MatrixView<const double> table{rows, n, 4};
    const auto distances = pairwise_distances(table, Distance::euclidean);
    for (const Linkage linkage : matrix_linkages) {
      CAPTURE(n);
      CAPTURE(descriptor(linkage).name);
      const auto tree = euclidean_linkage_tree(table, linkage);
      CHECK(tree.ties.empty());
      check_same_tree(tree.merges, linkage_tree(distances, n, linkage).merges, 1e-12);
    }
  }
}

TEST_CASE(
    "points that join one by one: gaps that grow along a line leave one "
    "pair of nearest neighbours at a time") {
  const std::size_t n = 150;
  Series rows;
  double at = 0;
  for (std::size_t i = 0; i < n; ++i) rows.push_back(at += 1 + 0.01 * static_cast<double>(i * i));
  const MatrixView<const double> table{rows, n, 1};
  for (const Linkage linkage : matrix_linkages) {
    CAPTURE(descriptor(linkage).name);
    check_same_tree(euclidean_linkage_tree(table, linkage).merges, testing::tree_by_content(table, linkage), 1e-12);
  }
}

TEST_CASE(
    "points: the order of the rows does not matter, neither with ties "
    "nor with equal rows") {
  constexpr std::uint64_t seed = 73;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 6; ++trial) {
    const Series rows = trial % 2 == 0 ? random.integers(60 * 2, 6) : clustered(random, 60, 2);
    const Series shuffled = shuffled_rows(random, rows, 2);
    for (const Linkage linkage : matrix_linkages) {
      CAPTURE(trial);
      CAPTURE(descriptor(linkage).name);
      const MatrixView<const double> table{rows, 60, 2};
      const MatrixView<const double> other{shuffled, 60, 2};
      const auto tree = by_content(euclidean_linkage_tree(table, linkage), table);
      CHECK(tree == by_content(euclidean_linkage_tree(other, linkage), other));
    }
  }
}

TEST_CASE(
    "points: the same digits with one thread and with three, and on "
    "every SIMD target") {
  constexpr std::uint64_t seed = 74;
  INFO("seed " << seed);
  Random random(seed);
  const Series rows = clustered(random, 300, 5);
  const MatrixView<const double> table{rows, 300, 5};
  for (const Linkage linkage : matrix_linkages) {
    CAPTURE(descriptor(linkage).name);
    const auto tree = euclidean_linkage_tree(table, linkage);
    CHECK(tree.merges == euclidean_linkage_tree(table, linkage, {.execution = {.threads = 3}}).merges);
    const auto supported = hwy::SupportedTargets();
    for (auto targets = supported; targets != 0; targets &= targets - 1) {
      hwy::SetSupportedTargetsForTest(targets & ~(targets - 1));
      CHECK(tree.merges == euclidean_linkage_tree(table, linkage).merges);
    }
    hwy::SetSupportedTargetsForTest(0);
  }
}

TEST_CASE(
    "points: equal rows are merged first, at height 0 and in their "
    "order; a hundred thousand of them are no trouble") {
  const Series rows{5, 1, 5, 1, 1, 5};
  const auto few = euclidean_linkage_tree({rows, 6, 1}, Linkage::average);
  CHECK(few.merges == std::vector<Merge>{{1, 3, 0, 2}, {4, 6, 0, 3}, {0, 2, 0, 2}, {5, 8, 0, 3}, {7, 9, 4, 6}});
  const Series equal(200'000, 3.5);
  const auto points = internal::checked_points({equal, 100'000, 2});
  const auto many = internal::matrix_linkage_tree(points, Linkage::complete, {});
  REQUIRE(many.merges.size() == 99'999);
  CHECK(many.merges.back() == Merge{99'999, 199'997, 0, 100'000});
  REQUIRE(many.ties.size() == 1);
  CHECK(many.ties[0].last_merge == 99'998);
}

TEST_CASE("points: equal rows count in Ward's linkage as often as they occur") {
  constexpr std::uint64_t seed = 75;
  INFO("seed " << seed);
  Random random(seed);
  Series rows = random.uniforms(20 * 3);
  for (std::size_t copy = 0; copy < 30; ++copy) {
    const std::size_t row = random.below(20);
    for (std::size_t j = 0; j < 3; ++j) rows.push_back(rows[row * 3 + j]);
  }
  const auto distances = pairwise_distances({rows, 50, 3}, Distance::euclidean);
  const auto tree = euclidean_linkage_tree({rows, 50, 3}, Linkage::ward_d);
  const auto expected = linkage_tree(distances, 50, Linkage::ward_d);
  for (std::size_t k = 30; k < 49; ++k) CHECK(testing::near(tree.merges[k].height, expected.merges[k].height, 1e-12));
}

TEST_CASE(
    "points: an equilateral arrangement is reported as a tie, two pairs "
    "apart of one length as well") {
  const Series on_a_line{0, 1, 2};
  const auto chain = euclidean_linkage_tree({on_a_line, 3, 1}, Linkage::complete);
  CHECK(chain.merges == std::vector<Merge>{{0, 1, 1, 2}, {2, 3, 2, 3}});
  REQUIRE(chain.ties.size() == 1);
  CHECK(chain.ties[0].first_merge == 0);
  CHECK(chain.ties[0].last_merge == 0);
  CHECK(chain.ties[0].candidates == 2);
  const Series pairs{0, 1, 10, 11};
  const auto apart = euclidean_linkage_tree({pairs, 4, 1}, Linkage::average);
  REQUIRE(apart.ties.size() == 1);
  CHECK(apart.ties[0].last_merge == 1);
}

TEST_CASE(
    "points: no rows, one row, no columns, constant columns, values of "
    "1e200 and of 1e-200") {
  for (const Linkage linkage : matrix_linkages) {
    CAPTURE(descriptor(linkage).name);
    CHECK(euclidean_linkage_tree({{}, 0, 3}, linkage).merges.empty());
    const Series one{1, 2, 3};
    CHECK(euclidean_linkage_tree({one, 1, 3}, linkage).merges.empty());
    CHECK(euclidean_linkage_tree({{}, 4, 0}, linkage).merges.back() == Merge{3, 5, 0, 4});
    const Series plain{3, 0, 7, 0, 4, 7, 10, 4, 7, 11, 5, 7};
    const auto tree = euclidean_linkage_tree({plain, 4, 3}, linkage);
    for (const double factor : {0x1p664, 0x1p-664, 0x1p-1060}) {
      Series scaled = plain;
      for (double& value : scaled) value *= factor;
      const auto other = euclidean_linkage_tree({scaled, 4, 3}, linkage);
      for (std::size_t k = 0; k < 3; ++k) {
        CHECK(other.merges[k].left == tree.merges[k].left);
        CHECK(testing::near(other.merges[k].height / factor, tree.merges[k].height, 1e-3));
      }
    }
  }
}

TEST_CASE(
    "points: distances that no double can hold are refused, and so is a "
    "value that is missing") {
  const auto code_of = [](const Series& rows) {
    try {
      euclidean_linkage_tree({rows, 2, 1}, Linkage::average);
    } catch (const Error& error) {
      return error.finding().code;
    }
    return std::string("accepted");
  };
  CHECK(code_of({1.7e308, -1.7e308}) == "distance-too-large");
  CHECK(code_of({1, std::numeric_limits<double>::quiet_NaN()}) == "value-not-finite");
}

TEST_CASE("points: progress never falls, and an exception from it ends the work") {
  constexpr std::uint64_t seed = 76;
  INFO("seed " << seed);
  Random random(seed);
  const Series rows = clustered(random, 200, 3);
  std::vector<double> shares;
  const Execution watched{.progress = [&](double share) { shares.push_back(share); }};
  euclidean_linkage_tree({rows, 200, 3}, Linkage::average, {.execution = watched});
  CHECK(shares.size() > 10);
  CHECK(std::is_sorted(shares.begin(), shares.end()));
  CHECK(shares.back() <= 1);
  for (const std::size_t threads : {1, 2}) {
    const Execution stopped{.threads = threads, .progress = [](double share) {
                              if (share > 0.5) throw std::runtime_error("stopped");
                            }};
    CHECK_THROWS_AS(euclidean_linkage_tree({rows, 200, 3}, Linkage::average, {.execution = stopped}),
                    std::runtime_error);
  }
}
