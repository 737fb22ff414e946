// What a round leaves is numbered alike by any number of threads.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_crew_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_numbering_internal.hpp"

using namespace ecumene::internal;

namespace {

// A forest in which most items name one that lies in another block, so that threads meet on the ways to the roots.
std::vector<std::uint32_t> crossing_forest(std::uint32_t items, std::uint64_t seed) {
  constexpr std::uint32_t far = 8200;  // a little more than a block
  const auto drawn = [&](std::uint32_t below) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((seed >> 33U) % below);
  };
  std::vector<std::uint32_t> next(items);
  for (std::uint32_t item = 0; item < items; ++item) {
    const bool is_root = item % 1000 == 0 || drawn(5000) == 0;
    const bool goes_far = item >= far + 50 && drawn(4) != 0;
    next[item] = is_root ? item : goes_far ? item - far - drawn(50) : drawn(item);
  }
  return next;
}

}  // namespace

TEST_CASE("trees of a forest have the numbers of their roots' order, however threads meet in it") {
  constexpr std::uint32_t items = 33'000;
  constexpr int forests = 400;  // the fault that this was written for showed in one of a thousand
  Crew crew(2);
  for (int forest = 0; forest < forests; ++forest) {
    const std::vector<std::uint32_t> named = crossing_forest(items, static_cast<std::uint64_t>(forest));
    std::vector<std::uint32_t> tree(items);
    std::uint32_t trees = 0;
    for (std::uint32_t item = 0; item < items; ++item) tree[item] = named[item] == item ? trees++ : tree[named[item]];
    const Buffer<std::uint32_t> next(items, crew.memory());
    const Buffer<std::uint32_t> numbers(items, crew.memory());
    std::copy(named.begin(), named.end(), next.data());
    REQUIRE(number_trees(crew, next, numbers) == trees);
    REQUIRE(std::equal(tree.begin(), tree.end(), numbers.data()));
  }
}
