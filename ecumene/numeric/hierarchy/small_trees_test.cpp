#include "ecumene/numeric/hierarchy/small_trees.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/distance.hpp"
#include "hwy/targets.h"

using namespace ecumene;

namespace {

std::vector<double> whole_numbers(std::size_t count, std::uint64_t below, std::mt19937_64& random) {
  std::vector<double> values;
  for (std::size_t at = 0; at < count; ++at) values.push_back(static_cast<double>(random() % below));
  return values;
}

Dendrogram by_linkage_tree(const std::vector<double>& values, std::size_t rows, Linkage linkage) {
  return linkage_tree(pairwise_distances({values, rows, values.size() / rows}, Distance::euclidean), rows, linkage);
}

std::vector<Merge> small_tree(const std::vector<double>& values, std::size_t rows, Linkage linkage) {
  SmallTreeBuilder builder(linkage);
  builder.set_table({values, rows, rows == 0 ? 0 : values.size() / rows});
  const auto merges = builder.tree();
  return {merges.begin(), merges.end()};
}

void check_alike(std::span<const Merge> found, const std::vector<Merge>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t k = 0; k < found.size(); ++k) {
    REQUIRE(found[k].left == expected[k].left);
    REQUIRE(found[k].right == expected[k].right);
    REQUIRE(found[k].size == expected[k].size);
    REQUIRE(found[k].height == doctest::Approx(expected[k].height).epsilon(1e-12));
  }
}

}  // namespace

TEST_CASE("small trees of tied whole numbers are those of linkage_tree, merge by merge") {
  INFO("seed 85");
  std::mt19937_64 random(85);
  for (const std::size_t rows : {2U, 3U, 7U, 8U, 9U, 17U, 40U, 85U, 130U}) {
    // On a line distances and their squares are whole numbers, and so are halves and quarters of them exact.
    const std::vector<double> values = whole_numbers(rows, rows + 1, random);
    for (const Linkage linkage : {Linkage::complete, Linkage::average, Linkage::mcquitty, Linkage::median,
                                  Linkage::centroid, Linkage::ward_d, Linkage::ward_d2}) {
      CAPTURE(rows);
      CAPTURE(descriptor(linkage).name);
      CHECK(small_tree(values, rows, linkage) == by_linkage_tree(values, rows, linkage).merges);
    }
  }
}

TEST_CASE("in three columns ties are the same too where distances are compared and not squared again") {
  INFO("seed 86");
  std::mt19937_64 random(86);
  const std::vector<double> values = whole_numbers(3 * 60, 4, random);
  for (const Linkage linkage : {Linkage::complete, Linkage::average, Linkage::mcquitty})
    CHECK(small_tree(values, 60, linkage) == by_linkage_tree(values, 60, linkage).merges);
}

TEST_CASE("single linkage of tied rows joins each two of them at the height that linkage_tree gives") {
  INFO("seed 92");
  std::mt19937_64 random(92);
  for (const std::size_t rows : {5U, 33U, 90U}) {
    const std::vector<double> values = whole_numbers(3 * rows, 4, random);
    const Dendrogram tree{
        .leaves = rows, .merges = small_tree(values, rows, Linkage::single), .inversions = {}, .ties = {}};
    CHECK(cophenetic_distances(tree) == cophenetic_distances(by_linkage_tree(values, rows, Linkage::single)));
  }
}

TEST_CASE("untied tables of every size have the trees of linkage_tree") {
  INFO("seed 87");
  std::mt19937_64 random(87);
  std::normal_distribution<double> normal;
  for (const std::size_t rows : {2U, 5U, 16U, 31U, 85U}) {
    std::vector<double> values;
    for (std::size_t at = 0; at < rows * 10; ++at) values.push_back(1e6 * normal(random));
    for (const LinkageDescriptor& linkage : linkages()) {
      CAPTURE(linkage.name);
      check_alike(small_tree(values, rows, linkage.linkage), by_linkage_tree(values, rows, linkage.linkage).merges);
    }
  }
}

TEST_CASE("one builder gives each table its own tree, whatever it held before") {
  INFO("seed 88");
  std::mt19937_64 random(88);
  SmallTreeBuilder builder(Linkage::average);
  for (const std::size_t rows : {30U, 85U, 2U, 1U, 0U, 41U}) {
    const std::vector<double> values = whole_numbers(4 * rows, 1000, random);
    builder.set_table({values, rows, 4});
    const auto merges = builder.tree();
    CHECK(std::vector<Merge>(merges.begin(), merges.end()) == small_tree(values, rows, Linkage::average));
    CHECK(merges.size() == (rows < 2 ? 0 : rows - 1));
  }
}

TEST_CASE("a column that weighs three stands three times") {
  INFO("seed 89");
  std::mt19937_64 random(89);
  const std::vector<double> values = whole_numbers(20 * 4, 50, random);
  std::vector<double> repeated;
  for (std::size_t i = 0; i < 20; ++i)
    for (const std::size_t j : {0U, 2U, 2U, 2U, 3U, 3U}) repeated.push_back(values[4 * i + j]);
  for (const LinkageDescriptor& linkage : linkages()) {
    CAPTURE(linkage.name);
    SmallTreeBuilder builder(linkage.linkage);
    builder.set_table({values, 20, 4});
    const auto merges = builder.tree_of_weighted_columns(std::vector<double>{1, 0, 3, 2});
    CHECK(std::vector<Merge>(merges.begin(), merges.end()) == small_tree(repeated, 20, linkage.linkage));
  }
}

TEST_CASE("rows drawn several times are one cluster from the start") {
  INFO("seed 90");
  std::mt19937_64 random(90);
  std::normal_distribution<double> normal;
  std::vector<double> values;
  for (std::size_t at = 0; at < 24 * 3; ++at) values.push_back(normal(random));
  std::vector<std::uint32_t> counts;
  std::vector<double> repeated;
  std::size_t standing = 0;
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < 24; ++i) {
    counts.push_back(static_cast<std::uint32_t>(random() % 4));
    standing += counts[i] > 0;
    drawn += counts[i];
    for (std::uint32_t time = 0; time < counts[i]; ++time)
      repeated.insert(repeated.end(), {values[3 * i], values[3 * i + 1], values[3 * i + 2]});
  }
  for (const LinkageDescriptor& linkage : linkages()) {
    if (!linkage.monotone) continue;  // there merges can lie below others, so that they cannot be matched by height
    CAPTURE(linkage.name);
    SmallTreeBuilder builder(linkage.linkage);
    builder.set_table({values, 24, 3});
    const auto merges = builder.tree_of_repeated_rows(counts);
    const std::vector<Merge> expected = by_linkage_tree(repeated, drawn, linkage.linkage).merges;
    REQUIRE(merges.size() == standing - 1);
    for (std::size_t k = 0; k < merges.size(); ++k) {
      CHECK(merges[k].height == doctest::Approx(expected[drawn - standing + k].height).epsilon(1e-12));
      CHECK(merges[k].size == expected[drawn - standing + k].size);
    }
  }
}

TEST_CASE("every SIMD target gives the same digits") {
  INFO("seed 91");
  std::mt19937_64 random(91);
  std::normal_distribution<double> normal;
  std::vector<double> values;
  for (std::size_t at = 0; at < 45 * 7; ++at) values.push_back(normal(random));
  for (const LinkageDescriptor& linkage : linkages()) {
    const std::vector<Merge> expected = small_tree(values, 45, linkage.linkage);
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
      CAPTURE(hwy::TargetName(target));
      hwy::SetSupportedTargetsForTest(target);
      CHECK(small_tree(values, 45, linkage.linkage) == expected);
    }
    hwy::SetSupportedTargetsForTest(0);
  }
}

TEST_CASE("values of any size are scaled without losing a digit, and none that are no numbers are taken") {
  const std::vector<double> line{0, 3e200, 7e200, 8e200};
  const std::vector<Merge> merges = small_tree(line, 4, Linkage::ward_d2);
  CHECK(merges[0].height == doctest::Approx(1e200));
  CHECK(small_tree({0, 4e-300}, 2, Linkage::average)[0].height == 4e-300);
  CHECK_THROWS_WITH_AS(small_tree({1, 2, std::numeric_limits<double>::quiet_NaN(), 4}, 2, Linkage::average),
                       doctest::Contains("row 2, column 1 is missing"), Error);
  CHECK_THROWS_WITH_AS(small_tree({1.7e308, -1.7e308}, 2, Linkage::average), doctest::Contains("distance-too-large"),
                       Error);
}
