#include "ecumene/numeric/hierarchy/tie_report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/partition.hpp"

using namespace ecumene;

namespace {

using RowSet = std::set<std::size_t>;
using Sets = std::set<RowSet>;

// All ways by brute force: whichever nearest pair is taken, one after the other; distances between clusters by
// definition where there is one (a cluster is known by its rows), without any memory of what was seen.
struct AllWays {
  std::vector<double> distances;
  std::size_t n = 0;
  Linkage linkage = Linkage::average;
  std::size_t groups = 1;
  std::set<Sets> dendrograms;
  std::set<Sets> partitions;

  double between(const RowSet& a, const RowSet& b) const {
    double sum = 0;
    double least = std::numeric_limits<double>::infinity();
    double greatest = 0;
    for (const std::size_t i : a) {
      for (const std::size_t j : b) {
        const double distance = distances[condensed_index(n, std::min(i, j), std::max(i, j))];
        sum += distance;
        least = std::min(least, distance);
        greatest = std::max(greatest, distance);
      }
    }
    if (linkage == Linkage::single) return least;
    return linkage == Linkage::complete ? greatest : sum / static_cast<double>(a.size() * b.size());
  }

  void go(const Sets& clusters, const Sets& made) {
    if (clusters.size() == groups) partitions.insert(clusters);
    if (clusters.size() == 1) {
      dendrograms.insert(made);
      return;
    }
    double least = std::numeric_limits<double>::infinity();
    for (const RowSet& a : clusters)
      for (const RowSet& b : clusters)
        if (a < b) least = std::min(least, between(a, b));
    for (const RowSet& a : clusters) {
      for (const RowSet& b : clusters) {
        if (!(a < b) || between(a, b) > least * (1 + 1e-12)) continue;
        Sets next = clusters;
        RowSet both = a;
        both.insert(b.begin(), b.end());
        next.erase(a);
        next.erase(b);
        next.insert(both);
        Sets more = made;
        more.insert(both);
        go(next, more);
      }
    }
  }

  void run() {
    Sets rows;
    for (std::size_t i = 0; i < n; ++i) rows.insert({i});
    go(rows, {});
  }
};

TieReport reported(const std::vector<double>& distances, std::size_t n, Linkage linkage, TieReportOptions options) {
  return tie_report(distances, linkage_tree(distances, n, linkage), linkage, options);
}

std::vector<double> on_a_line(const std::vector<double>& places) {
  return pairwise_distances({places, places.size(), 1}, Distance::euclidean);
}

}  // namespace

TEST_CASE("a row halfway between two pairs has two dendrograms and two partitions") {
  // 0 1 | 3 | 5 6: the middle is as near to the left as to the right.
  const TieReport report = reported(on_a_line({0, 1, 3, 5, 6}), 5, Linkage::average, {.groups = 2});
  CHECK(report.dendrograms == 2);
  CHECK(report.dendrograms_covered == Coverage::all);
  CHECK(report.partitions == 2);
  CHECK(report.membership_stability == std::vector<double>{1, 1, 0.5, 1, 1});
  CHECK(report.unstable_rows == std::vector<std::size_t>{2});
}

TEST_CASE("merges that can only take turns make no other dendrogram, but a cut between them has several partitions") {
  const std::vector<double> distances = on_a_line({0, 1, 10, 11, 30, 31});
  const TieReport above = reported(distances, 6, Linkage::complete, {.groups = 3});
  CHECK(above.dendrograms == 1);
  CHECK(above.partitions == 1);
  CHECK(above.unstable_rows.empty());
  const TieReport between = reported(distances, 6, Linkage::complete, {.groups = 5});
  CHECK(between.dendrograms == 1);
  CHECK(between.partitions == 3);
  CHECK(between.partitions_covered == Coverage::all);
}

TEST_CASE("single linkage has one partition at every cut between heights, whatever the ties") {
  std::vector<double> grid;
  for (int x = 0; x < 40; ++x) grid.push_back(x < 20 ? x : x + 5);
  const TieReport report = reported(on_a_line(grid), 40, Linkage::single, {.groups = 2});
  CHECK(report.partitions == 1);
  CHECK(report.partitions_covered == Coverage::all);
  CHECK(report.dendrograms_covered == Coverage::some);
  CHECK(report.dendrograms > 10);
  CHECK(report.membership_stability == std::vector<double>(40, 1.0));
}

TEST_CASE("the ways found are those that brute force finds") {
  INFO("seed 7");
  std::mt19937_64 random(7);
  std::size_t most = 0;
  for (int table = 0; table < 60; ++table) {
    const std::size_t n = 3 + random() % 4;
    std::vector<double> distances;
    for (std::size_t at = 0; at < n * (n - 1) / 2; ++at) distances.push_back(static_cast<double>(1 + random() % 4));
    for (const Linkage linkage : {Linkage::single, Linkage::complete, Linkage::average}) {
      const std::size_t groups = 2 + random() % (n - 2);
      CAPTURE(table);
      CAPTURE(groups);
      CAPTURE(descriptor(linkage).name);
      AllWays twin{
          .distances = distances, .n = n, .linkage = linkage, .groups = groups, .dendrograms = {}, .partitions = {}};
      twin.run();
      const TieReport report = reported(distances, n, linkage, {.groups = groups});
      CHECK(report.dendrograms == twin.dendrograms.size());
      CHECK(report.dendrograms_covered == Coverage::all);
      CHECK(report.partitions == twin.partitions.size());
      CHECK(report.partitions_covered == Coverage::all);
      most = std::max(most, report.dendrograms);
    }
  }
  CHECK(most > 20);
}

TEST_CASE(
    "the share of partitions that keep a row in its group is counted over the partitions that brute force finds") {
  INFO("seed 8");
  std::mt19937_64 random(8);
  for (int table = 0; table < 20; ++table) {
    std::vector<double> distances;
    for (std::size_t at = 0; at < 15; ++at) distances.push_back(static_cast<double>(1 + random() % 3));
    AllWays twin{
        .distances = distances, .n = 6, .linkage = Linkage::complete, .groups = 3, .dendrograms = {}, .partitions = {}};
    twin.run();
    const std::vector<std::uint32_t> groups = cut_by_count(linkage_tree(distances, 6, Linkage::complete), 3);
    std::vector<double> kept(6, 0.0);
    for (const Sets& partition : twin.partitions) {
      std::vector<std::uint32_t> labels(6);
      std::uint32_t label = 0;
      for (const RowSet& rows : partition) {
        for (const std::size_t row : rows) labels[row] = label;
        ++label;
      }
      std::vector<double> keeps(6, 1.0);
      for (const std::size_t row : best_match(groups, labels).differing_rows) keeps[row] = 0;
      for (std::size_t row = 0; row < 6; ++row) kept[row] += keeps[row];
    }
    const TieReport report = reported(distances, 6, Linkage::complete, {.groups = 3});
    double total = 0;
    double expected = 0;
    for (std::size_t row = 0; row < 6; ++row) {
      total += report.membership_stability[row];
      expected += kept[row] / static_cast<double>(twin.partitions.size());
    }
    CHECK(total == doctest::Approx(expected));  // which of two equally good matchings is taken can differ by the labels
  }
}

TEST_CASE("distances that differ only by rounding are ties") {
  // 0.3 - 0.2 and 0.2 - 0.1 are not the same double.
  const std::vector<double> distances = on_a_line({0.1, 0.2, 0.3});
  REQUIRE(distances[0] != distances[2]);
  const TieReport report = reported(distances, 3, Linkage::average, {.groups = 2});
  CHECK(report.dendrograms == 2);
  CHECK(report.partitions == 2);
}

TEST_CASE("equal rows are joined first and are no ways of their own") {
  const TieReport report = reported(on_a_line({5, 5, 5, 5, 5, 9, 9, 9, 20}), 9, Linkage::average, {.groups = 3});
  CHECK(report.dendrograms == 1);
  CHECK(report.partitions == 1);
  CHECK(report.partitions_covered == Coverage::all);
}

TEST_CASE("cut at a height the partitions are those below it") {
  const TieReport report = reported(on_a_line({0, 2, 4, 100, 101}), 5, Linkage::complete, {.height = 3});
  CHECK(report.dendrograms == 2);
  CHECK(report.partitions == 2);
  CHECK(report.membership_stability[3] == 1);
  const TieReport higher = reported(on_a_line({0, 2, 4, 100, 101}), 5, Linkage::complete, {.height = 50});
  CHECK(higher.partitions == 1);
  CHECK(higher.unstable_rows.empty());
}

TEST_CASE("where there are too many ways to search, chance says which rows are unstable, the same every time") {
  INFO("seed 9");
  std::mt19937_64 random(9);
  std::vector<double> values;
  for (int at = 0; at < 120; ++at) values.push_back(static_cast<double>(random() % 4));
  const std::vector<double> distances = pairwise_distances({values, 40, 3}, Distance::euclidean);
  for (const Linkage linkage : {Linkage::average, Linkage::centroid}) {
    const TieReport report = reported(distances, 40, linkage, {.groups = 5, .work = 100'000});
    CHECK(report.dendrograms_covered == Coverage::some);
    CHECK(report.partitions_covered == Coverage::some);
    CHECK(report.partitions > 1);
    CHECK_FALSE(report.unstable_rows.empty());
    const TieReport again = reported(distances, 40, linkage, {.groups = 5, .work = 100'000});
    CHECK(report.membership_stability == again.membership_stability);
    CHECK(report.dendrograms == again.dendrograms);
  }
}
