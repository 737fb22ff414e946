// Ward, centroid and median linkage of points that are few, equal, huge, tiny or far away; and progress.
#include <numeric>

#include "ecumene/numeric/hierarchy/centre_linkage_internal.hpp"
#include "ecumene/numeric/hierarchy/centre_linkage_test_internal.hpp"
#include "ecumene/numeric/hierarchy/centre_linkage_twin_internal.hpp"

using namespace ecumene;
using testing::centre_linkages;
using testing::clumps;
using testing::Points;
using testing::Random;
using testing::tree_of;

namespace {

// The two nearest that the index finds for each point are those of all points.
void check_searches(const Points& points, Random& random) {
  using namespace internal;
  std::vector<std::uint32_t> labels(points.rows);
  std::iota(labels.begin(), labels.end(), 0U);
  std::vector<double> weights(points.rows);
  for (double& weight : weights) weight = 1 + random.below(3);
  CentreIndex index(points.columns, points.rows);
  index.build(labels, points.values, weights.data());
  for (const std::uint32_t label : labels) {
    const CentreQuery query{points.view().row(label).data(), weights[label], label, label};
    NeighbourList found;
    search_index(index.view(), labels.data(), {&query, 1}, {&found, 1});
    NeighbourList expected;
    for (const std::uint32_t other : labels) {
      double square = 0;
      for (std::size_t j = 0; j < points.columns; ++j) {
        const double difference = points.view()(other, j) - query.centre[j];
        square += difference * difference;
      }
      if (other != label) expected.offer({weighted_square(square, query.weight, weights[other]), other, other});
    }
    for (std::size_t at = 0; at < 2; ++at) {
      REQUIRE(found.found()[at].label == expected.found()[at].label);
      REQUIRE(found.found()[at].square == expected.found()[at].square);
    }
  }
}

}  // namespace

TEST_CASE("no rows, one row, rows without columns, constant columns, a thousand columns") {
  for (const Linkage linkage : centre_linkages) {
    CHECK(tree_of({{}, 0, 2}, linkage).merges.empty());
    CHECK(tree_of({{3, 4}, 1, 2}, linkage).merges.empty());
    CHECK(tree_of({{0, 0, 3, 4}, 2, 2}, linkage).merges == std::vector<Merge>{{0, 1, 5, 2}});
    CHECK(tree_of({{}, 3, 0}, linkage).merges == std::vector<Merge>{{0, 1, 0, 2}, {2, 3, 0, 3}});
    const auto plain = tree_of({{0, 1, 4, 9}, 4, 1}, linkage);
    CHECK(tree_of({{0, 7, 1, 7, 4, 7, 9, 7}, 4, 2}, linkage).merges == plain.merges);
    Points wide{std::vector<double>(4000, 1), 4, 1000};
    for (std::size_t i = 0; i < 4; ++i) wide.values[i * 1000 + 999] = std::vector<double>{0, 1, 4, 9}[i];
    CHECK(tree_of(wide, linkage).merges == plain.merges);
  }
}

TEST_CASE("200,000 equal rows, and every row twice") {
  const Points equal{std::vector<double>(200000, 2.5), 200000, 1};
  const auto tree = tree_of(equal, Linkage::ward_d2);
  CHECK(tree.merges.size() == 199999);
  CHECK(tree.merges.back() == Merge{199999, 399997, 0, 200000});
  REQUIRE(tree.ties.size() == 1);
  CHECK(tree.ties[0].candidates == std::size_t{200000} * 199999 / 2);
  constexpr std::uint64_t seed = 77;
  INFO("seed " << seed);
  Random random(seed);
  Points twice = clumps(random, 40, 2);
  twice.values.insert(twice.values.end(), twice.values.begin(), twice.values.end());
  twice.rows *= 2;
  for (const Linkage linkage : centre_linkages)
    CHECK(tree_of(twice, linkage).merges == testing::CentreLinkageTwin(twice.view(), linkage).tree().merges);
}

TEST_CASE("what single precision cannot tell apart, or rounds to the wrong side, is decided in double") {
  constexpr std::uint64_t seed = 80;
  INFO("seed " << seed);
  Random random(seed);
  // Differences at the end of a float's digits; and sums of squares that are equal and no floats.
  for (const int exponent : {-18, -21, -24, -27}) {
    CAPTURE(exponent);
    Points points{random.uniforms(400 * 3), 400, 3};
    for (double& value : points.values) value = 0.6 + std::ldexp(value, exponent);
    std::fill_n(points.values.begin(), 3, -1.0);
    check_searches(points, random);
  }
  for (const double step : {100003, 123457, 131071}) {
    CAPTURE(step);
    Points points{random.integers(400 * 3, 12), 400, 3};
    for (double& value : points.values) value *= step;
    check_searches(points, random);
  }
}

TEST_CASE("heights follow the unit of the values, also where squares are no doubles; an offset costs nothing") {
  constexpr std::uint64_t seed = 78;
  INFO("seed " << seed);
  Random random(seed);
  Points points = clumps(random, 50, 3);
  // Multiples of 2^-20 up to 64: the offset 1e8 fits beside them.
  for (double& value : points.values) value = std::floor(value * 0x1p20) * 0x1p-20;
  for (const Linkage linkage : centre_linkages) {
    const auto plain = tree_of(points, linkage);
    for (const int exponent : {-660, 660}) {
      Points scaled = points;
      for (double& value : scaled.values) value = std::ldexp(value, exponent);
      const auto tree = tree_of(scaled, linkage);
      for (std::size_t k = 0; k < plain.merges.size(); ++k) {
        CHECK(tree.merges[k].left == plain.merges[k].left);
        CHECK(tree.merges[k].height == std::ldexp(plain.merges[k].height, exponent));
      }
    }
    Points far = points;
    for (double& value : far.values) value += 1e8;
    const auto tree = tree_of(far, linkage);
    for (std::size_t k = 0; k < plain.merges.size(); ++k) {
      CHECK(tree.merges[k].right == plain.merges[k].right);
      CHECK(testing::near(tree.merges[k].height, plain.merges[k].height, 1e-13));
    }
  }
}

TEST_CASE("progress rises to 1, and an exception from it ends the work") {
  constexpr std::uint64_t seed = 79;
  INFO("seed " << seed);
  Random random(seed);
  const Points points = clumps(random, 2000, 2);
  std::vector<double> shares;
  tree_of(points, Linkage::ward_d2, {.threads = 2, .progress = [&](double share) { shares.push_back(share); }});
  CHECK(std::ranges::is_sorted(shares));
  CHECK(shares.size() > 10);
  CHECK(shares.back() == 1);
  struct Stopped {};
  const auto stop = [](double share) {
    if (share > 0.5) throw Stopped();
  };
  CHECK_THROWS_AS(tree_of(points, Linkage::ward_d2, {.threads = 2, .progress = stop}), Stopped);
}
