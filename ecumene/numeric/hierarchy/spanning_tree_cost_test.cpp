#include <doctest/doctest.h>

#include "ecumene/numeric/hierarchy/points_internal.hpp"

using namespace ecumene;
using enum SpanningTreeAlgorithm;

TEST_CASE("few points go Prim's way, few dimensions to the kd-tree, many to the tiles") {
  for (const std::size_t columns : {1, 2, 10, 50}) CHECK(internal::cheapest_algorithm(85, columns, 1) == prim);
  for (const std::size_t rows : {10000, 100000, 1000000}) {
    for (const std::size_t columns : {1, 2, 3, 5, 8}) CHECK(internal::cheapest_algorithm(rows, columns, 1) == kd_tree);
    for (const std::size_t columns : {16, 50, 1000}) CHECK(internal::cheapest_algorithm(rows, columns, 1) == tiles);
  }
}

TEST_CASE("with more dimensions the choice turns from the kd-tree to the tiles once and not back") {
  for (const std::size_t rows : {5000, 40000, 400000}) {
    for (const std::size_t min_points : {1, 10}) {
      CAPTURE(rows);
      CAPTURE(min_points);
      bool has_turned = false;
      for (std::size_t columns = 1; columns <= 60; ++columns) {
        const auto chosen = internal::cheapest_algorithm(rows, columns, min_points);
        CHECK(chosen != automatic);
        if (has_turned) CHECK(chosen == tiles);
        has_turned = chosen == tiles;
      }
      CHECK(has_turned);
    }
  }
}
