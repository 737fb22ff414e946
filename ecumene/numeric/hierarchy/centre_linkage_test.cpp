// Ward, centroid and median linkage of points, from the centres of the clusters.
#include <numeric>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/centre_linkage_test_internal.hpp"
#include "ecumene/numeric/hierarchy/centre_linkage_twin_internal.hpp"
#include "ecumene/numeric/normalisation.hpp"
#include "hwy/targets.h"

using namespace ecumene;
using testing::centre_linkages;
using testing::clumps;
using testing::Points;
using testing::Random;
using testing::tree_of;

namespace {

std::vector<double> heights_of(const Dendrogram& tree) {
  std::vector<double> heights;
  for (const Merge& merge : tree.merges) heights.push_back(merge.height);
  return heights;
}

// The tree of rows in another order, said in the numbers of the first order. Equal rows exchange their numbers.
std::vector<Merge> renumbered(const Dendrogram& tree, const std::vector<std::uint32_t>& row_of) {
  std::vector<Merge> merges = tree.merges;
  for (Merge& merge : merges) {
    for (std::uint32_t* node : {&merge.left, &merge.right})
      if (*node < tree.leaves) *node = row_of[*node];
    if (merge.left > merge.right) std::swap(merge.left, merge.right);
  }
  return merges;
}

std::vector<std::uint32_t> shuffled(Random& random, std::size_t n) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  return order;
}

// Equal rows: the lowest number among them speaks for all.
std::vector<std::uint32_t> first_equal(const Points& points) {
  std::vector<std::uint32_t> first(points.rows);
  for (std::uint32_t i = 0; i < points.rows; ++i)
    for (first[i] = 0; !std::ranges::equal(points.view().row(first[i]), points.view().row(i));) ++first[i];
  return first;
}

}  // namespace

TEST_CASE("Ward on a line at 0, 1, 4, 6: pairs at 1 and 2, then sqrt(2*2*2/4) times the distance of the middles") {
  const auto tree = tree_of({{0, 1, 4, 6}, 4, 1}, Linkage::ward_d2);
  CHECK(tree.merges[0] == Merge{0, 1, 1, 2});
  CHECK(tree.merges[1] == Merge{2, 3, 2, 2});
  // Middles at 0.5 and 5: sqrt(2 * 2 * 2 / 4) * 4.5.
  CHECK(tree.merges[2] == Merge{4, 5, std::sqrt(2 * 4.5 * 4.5), 4});
  CHECK(tree.ties.empty());
}

TEST_CASE("heights are those of R's hclust: 4 data sets, raw and z, ward.D2, centroid and median") {
  const auto folder = testing::verification_folder("hclust");
  if (folder.empty()) return;
  std::size_t compared = 0;
  for (const std::string data : {"USArrests", "agriculture", "iris4", "ruspini"}) {
    const auto csv = testing::read_csv(folder / ("data_" + data + ".csv"));
    for (const std::string scale : {"raw", "zscore"}) {
      Points points{{}, csv.rows.size(), csv.header.size() - 1};
      points.values.resize(points.rows * points.columns);
      for (std::size_t j = 0; j < points.columns; ++j) {
        auto column = csv.numbers(csv.header[j + 1]);
        if (scale == "zscore") column = normalised(column, {.method = Normalisation::z_score});
        for (std::size_t i = 0; i < points.rows; ++i) points.values[i * points.columns + j] = column[i];
      }
      for (const Linkage linkage : centre_linkages) {
        const auto name = data + "_" + scale + "_" + std::string(descriptor(linkage).name);
        CAPTURE(name);
        auto theirs = testing::read_csv(folder / (name + ".csv")).numbers("height");
        if (linkage != Linkage::ward_d2)
          for (double& height : theirs) height = std::sqrt(height);
        const auto tree = tree_of(points, linkage);
        const auto ours = heights_of(tree);
        REQUIRE(ours.size() == theirs.size());
        // Where distances tie, R decides by row numbers, and another choice can lead to other heights.
        if (!tree.ties.empty()) continue;
        ++compared;
        for (std::size_t k = 0; k < ours.size(); ++k) CHECK(testing::near(ours[k], theirs[k], 1e-10));
      }
    }
  }
  CHECK(compared >= 9);
}

TEST_CASE("the tree is that of the naive twin to the last digit, on whole numbers full of ties") {
  constexpr std::uint64_t seed = 71;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 80; ++trial) {
    const std::size_t rows = 1 + random.below(trial % 10 == 0 ? 60 : 25);
    const std::size_t columns = 1 + random.below(6);
    Points points{random.integers(rows * columns, 2 + random.below(5)), rows, columns};
    if (trial % 3 == 0)
      for (double& value : points.values) value += 1000;
    for (const Linkage linkage : centre_linkages) {
      CAPTURE(trial);
      CAPTURE(descriptor(linkage).name);
      testing::CentreLinkageTwin twin(points.view(), linkage);
      const auto expected = twin.tree();
      const auto tree = tree_of(points, linkage);
      CHECK(tree.leaves == rows);
      CHECK(tree.merges == expected.merges);
      // Where the rule decided, a group of ties says so; where only one pair was nearest, none begins.
      const std::size_t equal = tree.merges.size() - twin.candidates().size();
      for (const TieGroup& tie : tree.ties) {
        if (tie.first_merge < equal) continue;
        CHECK(tie.candidates > 1);
        CHECK(tie.candidates <= twin.candidates()[tie.first_merge - equal]);
        CHECK(tie.height == tree.merges[tie.first_merge].height);
      }
      for (std::size_t k = equal; k < tree.merges.size(); ++k) {
        const auto holds = [&](const TieGroup& tie) { return tie.first_merge <= k && k <= tie.last_merge; };
        if (twin.candidates()[k - equal] > 1) CHECK(std::ranges::any_of(tree.ties, holds));
      }
    }
  }
}

TEST_CASE(
    "the tree is that of the naive twin on scattered points, some of them far away, also when the index has levels") {
  constexpr std::uint64_t seed = 72;
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t columns : {1, 3, 40}) {
    Points points = clumps(random, 130, columns);
    points.values[0] = 1e9;
    for (const Linkage linkage : centre_linkages) {
      CAPTURE(columns);
      CAPTURE(descriptor(linkage).name);
      CHECK(tree_of(points, linkage).merges == testing::CentreLinkageTwin(points.view(), linkage).tree().merges);
    }
  }
}

TEST_CASE("heights are those of linkage_tree on the distances, where nothing ties") {
  constexpr std::uint64_t seed = 73;
  INFO("seed " << seed);
  Random random(seed);
  const Points points = clumps(random, 300, 4);
  const auto distances = pairwise_distances(points.view(), Distance::euclidean);
  for (const Linkage linkage : centre_linkages) {
    CAPTURE(descriptor(linkage).name);
    const auto tree = tree_of(points, linkage);
    const auto expected = linkage_tree(distances, points.rows, linkage);
    CHECK(tree.inversions == expected.inversions);
    CHECK(tree.ties.empty());
    for (std::size_t k = 0; k < tree.merges.size(); ++k) {
      CHECK(tree.merges[k].left == expected.merges[k].left);
      CHECK(tree.merges[k].right == expected.merges[k].right);
      CHECK(testing::near(tree.merges[k].height, expected.merges[k].height, 1e-10));
    }
  }
}

TEST_CASE("the order of the rows does not matter, not even where everything ties") {
  constexpr std::uint64_t seed = 74;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 20; ++trial) {
    const std::size_t rows = 30 + random.below(60);
    const Points points{random.integers(rows * 3, 4), rows, 3};
    const auto order = shuffled(random, rows);
    Points permuted{{}, rows, 3};
    for (const std::uint32_t row : order)
      permuted.values.insert(permuted.values.end(), points.view().row(row).begin(), points.view().row(row).end());
    const auto first = first_equal(points);
    std::vector<std::uint32_t> row_of;
    for (const std::uint32_t row : order) row_of.push_back(first[row]);
    for (const Linkage linkage : centre_linkages)
      CHECK(renumbered(tree_of(permuted, linkage), row_of) == renumbered(tree_of(points, linkage), first));
  }
}

TEST_CASE("threads and the width of the vectors change nothing") {
  constexpr std::uint64_t seed = 75;
  INFO("seed " << seed);
  Random random(seed);
  const Points scattered = clumps(random, 1200, 3);
  const Points tied{random.integers(800 * 2, 40), 800, 2};
  for (const Points* points : {&scattered, &tied}) {
    for (const Linkage linkage : {Linkage::ward_d2, Linkage::centroid}) {
      const auto expected = tree_of(*points, linkage);
      for (const std::size_t threads : {2, 0})
        CHECK(tree_of(*points, linkage, {.threads = threads}).merges == expected.merges);
      for (const auto target : hwy::SupportedAndGeneratedTargets()) {
        hwy::SetSupportedTargetsForTest(target);
        CHECK(tree_of(*points, linkage).merges == expected.merges);
      }
      hwy::SetSupportedTargetsForTest(0);
    }
  }
}

TEST_CASE("an equilateral triangle has an inversion under centroid and median linkage, none under Ward") {
  const Points triangle{{1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3};
  for (const Linkage linkage : {Linkage::centroid, Linkage::median}) {
    const auto tree = tree_of(triangle, linkage);
    CHECK(tree.inversions == std::vector<std::size_t>{1});
    CHECK(tree.merges[1].height == std::sqrt(1.5));
    REQUIRE(tree.ties.size() == 1);
    CHECK(tree.ties[0].candidates == 3);
    CHECK(tree.ties[0].last_merge == 0);
  }
  CHECK(tree_of(triangle, Linkage::ward_d2).inversions.empty());
}

TEST_CASE("Ward's heights never fall, not even by rounding") {
  constexpr std::uint64_t seed = 76;
  INFO("seed " << seed);
  Random random(seed);
  for (int trial = 0; trial < 40; ++trial) {
    Points points{random.integers(60 * 3, 3 + random.below(4)), 60, 3};
    for (double& value : points.values) value *= 0.1;
    const auto tree = tree_of(points, Linkage::ward_d2);
    CHECK(std::ranges::is_sorted(heights_of(tree)));
    CHECK(tree.inversions.empty());
  }
}
