// linkage_tree of so many rows that the chain is tried first.
#include <cmath>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/chain_internal.hpp"
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

}  // namespace

TEST_CASE("merges of one height are made by name, but never before those that made their clusters") {
  // {2,3} and {0,1} at 1, then {0,1} with {2,3} at 1 as well: the name 0 goes first only when both are there.
  const internal::ChainProblem problem{.linkage = Linkage::complete, .sizes = Series(4, 1)};
  const auto outcome =
      internal::in_greedy_order({{{2, 3, 1}, false, true}, {{0, 1, 1}, false, true}, {{0, 2, 1}, true, true}}, problem);
  REQUIRE(outcome.has_value());
  CHECK(outcome->merges[0].first == 0);
  CHECK(outcome->merges[1].first == 2);
  CHECK(outcome->merges[2].second == 2);
  CHECK(outcome->is_tied == std::vector<char>{0, 0, 1});
}

TEST_CASE(
    "the order of two heights that differ in their last digits is not certain, unless those are the greedy ones") {
  const internal::ChainProblem problem{.linkage = Linkage::average, .sizes = Series(4, 1)};
  const double above = std::nextafter(1.0, 2.0);
  CHECK_FALSE(internal::in_greedy_order({{{0, 1, 1}, false, true}, {{2, 3, above}, false, false}}, problem));
  CHECK(internal::in_greedy_order({{{0, 1, 1}, false, true}, {{2, 3, above}, false, true}}, problem));
}

TEST_CASE(
    "the chain and the full search agree where no distances are near "
    "alike, at every size around its border") {
  constexpr std::uint64_t seed = 46;
  CAPTURE(seed);
  Random random(seed);
  for (const std::size_t n : {std::size_t{199}, std::size_t{200}, std::size_t{230}}) {
    const auto distances = random_distances(random, n, 3);
    for (const auto linkage :
         {Linkage::average, Linkage::complete, Linkage::mcquitty, Linkage::ward_d, Linkage::ward_d2}) {
      CAPTURE(n);
      CAPTURE(descriptor(linkage).name);
      const auto tree = linkage_tree(distances, n, linkage);
      auto prepared = distances;
      if (linkage == Linkage::ward_d2)
        for (double& distance : prepared) distance *= distance;
      const auto found =
          internal::generic_agglomeration(internal::CondensedMatrix(prepared.data(), n), linkage, Series(n, 1));
      const auto expected = internal::numbered(found.merges, n);
      REQUIRE(tree.merges.size() == expected.size());
      for (std::size_t k = 0; k < expected.size(); ++k) {
        CHECK(tree.merges[k].left == expected[k].left);
        CHECK(tree.merges[k].right == expected[k].right);
        const double height = linkage == Linkage::ward_d2 ? std::sqrt(expected[k].height) : expected[k].height;
        CHECK(testing::near(tree.merges[k].height, height, 1e-12));
      }
    }
  }
}

TEST_CASE(
    "with ties, linkage_tree of many rows is the full search's: the "
    "chain steps back") {
  constexpr std::uint64_t seed = 47;
  CAPTURE(seed);
  Random random(seed);
  const std::size_t n = 210;
  auto distances = random.integers(n * (n - 1) / 2, 9);
  for (double& distance : distances) distance = 4096 * (distance + 1);
  for (const auto linkage : {Linkage::complete, Linkage::mcquitty}) {
    const auto tree = linkage_tree(distances, n, linkage);
    const auto expected = testing::tree_by_search(distances, n, linkage);
    CHECK(tree.merges == expected.merges);
    REQUIRE(tree.ties.size() == expected.ties.size());
    for (std::size_t t = 0; t < tree.ties.size(); ++t) CHECK(tree.ties[t].candidates == expected.ties[t].candidates);
  }
}
