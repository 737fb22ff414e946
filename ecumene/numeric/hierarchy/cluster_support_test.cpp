#include "ecumene/numeric/hierarchy/cluster_support.hpp"

#include <numeric>
#include <set>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using namespace ecumene::testing;

namespace {

struct Rows {
  std::vector<double> values;
  std::size_t rows;
  std::size_t columns;
  MatrixView<const double> view() const { return {values, rows, columns}; }
};

Dendrogram tree_of(const Rows& rows, Distance distance, Linkage linkage) {
  return linkage_tree(pairwise_distances(rows.view(), distance), rows.rows, linkage);
}

// Pairs of rows that lie together in every column, `apart` from the next pair, with noise of width 1.
Rows pairs_of_rows(std::size_t pairs, std::size_t columns, double apart, std::uint64_t seed) {
  Random random(seed);
  Rows rows{random.uniforms(2 * pairs * columns), 2 * pairs, columns};
  for (std::size_t i = 0; i < 2 * pairs; ++i)
    for (std::size_t j = 0; j < columns; ++j) rows.values[i * columns + j] += apart * static_cast<double>(i / 2);
  return rows;
}

std::set<std::set<std::uint32_t>> clusters_of(const Dendrogram& tree) {
  std::vector<std::set<std::uint32_t>> nodes;
  for (std::uint32_t leaf = 0; leaf < tree.leaves; ++leaf) nodes.push_back({leaf});
  for (const Merge& merge : tree.merges) {
    nodes.push_back(nodes[merge.left]);
    nodes.back().insert(nodes[merge.right].begin(), nodes[merge.right].end());
  }
  return {nodes.begin() + static_cast<std::ptrdiff_t>(tree.leaves), nodes.end()};
}

}  // namespace

TEST_CASE("pairs that lie far from all others in every column are found in every draw") {
  const Rows rows = pairs_of_rows(4, 6, 100, 41);
  for (const Linkage linkage : {Linkage::average, Linkage::ward_d2, Linkage::single}) {
    const Dendrogram tree = tree_of(rows, Distance::euclidean, linkage);
    const ClusterSupport support = cluster_support(rows.view(), tree, {.linkage = linkage, .replicates = 50});
    REQUIRE(support.fits.size() == 7);
    for (std::size_t k = 0; k < 4; ++k) {  // the pairs are merged first
      CHECK(support.fits[k].au == 1);
      for (const std::uint32_t found : support.found[k]) CHECK(found == 50);
    }
    CHECK(support.fits[6].bp == 1);  // all rows together
  }
}

TEST_CASE("columns are drawn whole, and at least one") {
  const Rows rows = pairs_of_rows(2, 5, 10, 42);
  const Dendrogram tree = tree_of(rows, Distance::euclidean, Linkage::average);
  const ClusterSupport support =
      cluster_support(rows.view(), tree, {.replicates = 3, .scales = {0.1, 0.5, 0.99, 1.0, 1.4}});
  CHECK(support.scales == std::vector<double>{0.2, 0.4, 0.8, 1.0, 1.4});
  CHECK(support.replicates == std::vector<std::uint32_t>(5, 3));
}

TEST_CASE("a cluster that one column of two speaks for is found when that column is drawn") {
  // The first column joins 0 and 1, the second 1 and 2, more strongly. One column is drawn at r = 0.5; at r = 1 the
  // second decides unless the first is drawn twice.
  const Rows rows{{0, 0, 1, 30, 9, 30, 9, 0, 50, 50}, 5, 2};
  const Dendrogram tree = tree_of(rows, Distance::euclidean, Linkage::single);
  constexpr std::uint32_t draws = 20000;
  const ClusterSupport support =
      cluster_support(rows.view(), tree, {.linkage = Linkage::single, .replicates = draws, .scales = {1.0}});
  // Twice the first column, or at least once the second: the three outcomes and the clusters that they have.
  std::vector<double> expected(tree.merges.size(), 0);
  std::vector<std::set<std::uint32_t>> own;
  for (const auto& cluster : clusters_of(tree)) own.push_back(cluster);
  for (const auto& [weights, chance] :
       std::vector<std::pair<std::vector<double>, double>>{{{2, 0}, 0.25}, {{1, 1}, 0.5}, {{0, 2}, 0.25}}) {
    Rows weighted = rows;
    for (std::size_t at = 0; at < weighted.values.size(); ++at) weighted.values[at] *= std::sqrt(weights[at % 2]);
    const auto there = clusters_of(tree_of(weighted, Distance::euclidean, Linkage::single));
    std::size_t k = 0;
    std::vector<std::set<std::uint32_t>> nodes;
    for (std::uint32_t leaf = 0; leaf < tree.leaves; ++leaf) nodes.push_back({leaf});
    for (const Merge& merge : tree.merges) {
      nodes.push_back(nodes[merge.left]);
      nodes.back().insert(nodes[merge.right].begin(), nodes[merge.right].end());
      if (there.contains(nodes.back())) expected[k] += chance;
      ++k;
    }
  }
  std::size_t uncertain = 0;
  for (std::size_t k = 0; k < expected.size(); ++k) {
    const double share = static_cast<double>(support.found[k][0]) / draws;
    CHECK(std::abs(share - expected[k]) <= 5 * std::sqrt(0.25 / draws));
    uncertain += expected[k] > 0 && expected[k] < 1;
  }
  CHECK(uncertain > 0);
}

TEST_CASE("weighted columns and drawn columns give the same counts") {
  // Manhattan distances of one column are Euclidean ones: drawn columns that are all alike.
  Rows rows = pairs_of_rows(5, 1, 0.7, 43);
  Rows copies{{}, rows.rows, 4};
  for (const double value : rows.values) copies.values.insert(copies.values.end(), 4, value);
  const Dendrogram tree = tree_of(copies, Distance::euclidean, Linkage::average);
  const ClusterSupport weighted = cluster_support(copies.view(), tree, {.replicates = 8});
  const ClusterSupport drawn = cluster_support(copies.view(), tree, {.distance = Distance::manhattan, .replicates = 8});
  CHECK(weighted.found == drawn.found);
  for (const auto& found : drawn.found) CHECK(found == std::vector<std::uint32_t>(10, 8));
}

TEST_CASE("the counts follow from the seed, whatever the number of threads") {
  const Rows rows = pairs_of_rows(6, 8, 0.4, 44);
  const Dendrogram tree = tree_of(rows, Distance::euclidean, Linkage::complete);
  ClusterSupportOptions options{.linkage = Linkage::complete, .replicates = 70, .scales = {0.5, 1.0, 1.4}};
  const ClusterSupport one = cluster_support(rows.view(), tree, options);
  options.execution.threads = 2;
  CHECK(cluster_support(rows.view(), tree, options).found == one.found);
  options.seed = 2;
  CHECK(cluster_support(rows.view(), tree, options).found != one.found);
}

TEST_CASE("draws that have no distances are left out and counted") {
  // The first row is constant over columns 0 to 2: a draw of these alone gives it no correlation.
  const Rows rows{{1, 1, 1, 5, 1, 2, 3, 4, 4, 3, 2, 9, 2, 4, 1, 3}, 4, 4};
  const Dendrogram tree = tree_of(rows, Distance::correlation, Linkage::average);
  const ClusterSupport support =
      cluster_support(rows.view(), tree, {.distance = Distance::correlation, .replicates = 400, .scales = {0.5, 1.0}});
  CHECK(support.replicates[0] < 400);
  CHECK(support.replicates[1] > support.replicates[0]);
  CHECK(support.found.back() == support.replicates);
}

TEST_CASE("work that is watched can be stopped, and shares never fall") {
  const Rows rows = pairs_of_rows(3, 4, 1, 45);
  const Dendrogram tree = tree_of(rows, Distance::euclidean, Linkage::average);
  std::vector<double> shares;
  ClusterSupportOptions options{.replicates = 100, .scales = {0.5, 1.0}};
  options.execution.progress = [&](double share) { shares.push_back(share); };
  cluster_support(rows.view(), tree, options);
  CHECK(std::is_sorted(shares.begin(), shares.end()));
  CHECK(shares.back() == 1);
  options.execution.progress = [](double) { throw 7; };
  CHECK_THROWS_AS(cluster_support(rows.view(), tree, options), int);
}

TEST_CASE("the Boston table's clusters of indicators are found as often as pvclust finds them") {
  const auto folder = verification_folder("pvclust");
  if (folder.empty()) return;
  const Csv table = read_csv(folder / "data_Boston.csv");
  Rows rows{{}, table.header.size(), table.rows.size()};
  for (const std::string& name : table.header) {
    const auto values = table.numbers(name);
    rows.values.insert(rows.values.end(), values.begin(), values.end());
  }
  const Dendrogram tree = tree_of(rows, Distance::correlation, Linkage::average);
  const auto heights = read_csv(folder / "Boston_hclust.csv").numbers("height");
  REQUIRE(tree.merges.size() == heights.size());
  for (std::size_t k = 0; k < heights.size(); ++k) CHECK(tree.merges[k].height == doctest::Approx(heights[k]));
  constexpr std::uint32_t draws = 120;
  const ClusterSupport support = cluster_support(
      rows.view(), tree,
      {.distance = Distance::correlation, .replicates = draws, .scales = {0.5, 1.0, 1.4}, .execution = {.threads = 2}});
  const Csv counts = read_csv(folder / "Boston_nboot3000_multiscale_counts.csv");
  for (std::size_t k = 0; k < heights.size(); ++k) {
    CAPTURE(k);
    const std::size_t columns[] = {counts.column("r1"), counts.column("r6"), counts.column("r10")};
    for (std::size_t at = 0; at < 3; ++at) {
      const double theirs = std::stod(counts.rows[k][columns[at]]) / 3000;
      const double ours = static_cast<double>(support.found[k][at]) / draws;
      // Four standard errors of the difference, and one draw for shares near 0 and 1.
      const double error = std::sqrt(theirs * (1 - theirs) * (1.0 / draws + 1.0 / 3000));
      CHECK(std::abs(ours - theirs) <= 4 * error + 1.0 / draws);
    }
  }
}
