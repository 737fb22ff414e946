// What the tests of both engines over all pairs, Prim's and the tiles, ask of them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_twin_internal.hpp"
#include "ecumene/numeric/test_support_internal.hpp"
#include "hwy/targets.h"

namespace ecumene::testing {

struct Rows {
  std::vector<double> values;
  std::size_t rows;
  std::size_t columns;
  MatrixView<const double> view() const { return {values, rows, columns}; }
};

inline SpanningTree tree_by(SpanningTreeAlgorithm algorithm, const Rows& rows, std::size_t min_points = 1,
                            std::size_t threads = 1) {
  return mutual_reachability_tree(rows.view(), min_points, {.algorithm = algorithm, .execution = {.threads = threads}});
}

inline void check_twin(SpanningTreeAlgorithm algorithm, const Rows& rows, std::size_t min_points) {
  CAPTURE(rows.rows);
  CAPTURE(rows.columns);
  CAPTURE(min_points);
  const auto twin = internal::SpanningTreeTwin(rows.view(), min_points).tree();
  CHECK(tree_by(algorithm, rows, min_points).edges == twin.edges);
}

// Small whole numbers, so that ties abound; few values give equal rows, and the last column may be constant.
inline void check_ties(SpanningTreeAlgorithm algorithm, std::uint64_t seed, std::size_t trials,
                       std::uint32_t most_rows) {
  INFO("seed " << seed);
  Random random(seed);
  for (std::size_t trial = 0; trial < trials; ++trial) {
    const std::size_t n = 2 + random.below(most_rows - 1);
    const std::size_t d = 1 + random.below(trial % 3 == 0 ? 20 : 3);
    Rows rows{random.integers(n * d, 2 + random.below(4)), n, d};
    for (std::size_t i = 0; trial % 4 == 0 && i < n; ++i) rows.values[i * d + d - 1] = 7;
    const auto most = static_cast<std::uint32_t>(trial % 2 == 0 ? n : std::min<std::size_t>(n, 6));
    check_twin(algorithm, rows, 1 + random.below(most));
  }
}

// Edges told by what their rows hold: the lesser row, the other one, the length.
using EdgeByContent = std::tuple<std::vector<double>, std::vector<double>, double>;
inline std::vector<EdgeByContent> edges_by_content(const Rows& rows, const SpanningTree& tree) {
  const auto content = [&](std::uint32_t row) {
    const auto values = rows.view().row(row);
    return std::vector<double>(values.begin(), values.end());
  };
  std::vector<EdgeByContent> edges;
  for (const TreeEdge& edge : tree.edges) {
    const auto [low, high] = std::minmax({content(edge.a), content(edge.b)});
    edges.emplace_back(low, high, edge.length);
  }
  return edges;
}

inline void check_row_order(SpanningTreeAlgorithm algorithm, std::uint64_t seed) {
  INFO("seed " << seed);
  Random random(seed);
  constexpr std::size_t n = 150;
  constexpr std::size_t d = 3;
  Rows rows{random.integers(n * d, 4), n, d};
  for (const std::size_t min_points : {1, 4}) {
    const auto before = edges_by_content(rows, tree_by(algorithm, rows, min_points));
    for (std::size_t i = n - 1; i > 0; --i) {
      const std::size_t other = random.below(static_cast<std::uint32_t>(i + 1));
      for (std::size_t j = 0; j < d; ++j) std::swap(rows.values[i * d + j], rows.values[other * d + j]);
    }
    CHECK(edges_by_content(rows, tree_by(algorithm, rows, min_points)) == before);
  }
}

// The same rows times a power of two have the same tree, lengths times that power.
inline void check_scale(SpanningTreeAlgorithm algorithm, int exponent, std::uint64_t seed) {
  INFO("seed " << seed);
  CAPTURE(exponent);
  Random random(seed);
  Rows rows{random.integers(90 * 4, 30), 90, 4};
  auto expected = internal::SpanningTreeTwin(rows.view(), 3).tree().edges;
  for (TreeEdge& edge : expected) edge.length = std::ldexp(edge.length, exponent);
  for (double& value : rows.values) value = std::ldexp(value, exponent);
  CHECK(tree_by(algorithm, rows, 3).edges == expected);
}

// The same tree and core distances, bit for bit, for every SIMD target and for one and several threads.
inline void check_machines(SpanningTreeAlgorithm algorithm, const Rows& rows, std::size_t min_points) {
  const SpanningTree tree = tree_by(algorithm, rows, min_points);
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    CAPTURE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    for (const std::size_t threads : {1, 2, 0}) {
      const SpanningTree again = tree_by(algorithm, rows, min_points, threads);
      CHECK(again.edges == tree.edges);
      CHECK(again.core_distances == tree.core_distances);
    }
  }
  hwy::SetSupportedTargetsForTest(0);
}

struct Stopped : std::runtime_error {
  Stopped() : std::runtime_error("stopped") {}
};

// Progress never falls, stays within 0 and 1, and what it throws ends the work.
inline void check_progress(SpanningTreeAlgorithm algorithm, const Rows& rows, std::size_t min_points) {
  for (const std::size_t threads : {1, 2}) {
    double last = 0;
    std::size_t calls = 0;
    const auto watch = [&](double share) {
      CHECK(share >= last);
      CHECK(share <= 1);
      last = share;
      ++calls;
    };
    const SpanningTreeOptions watched{.algorithm = algorithm, .execution = {.threads = threads, .progress = watch}};
    mutual_reachability_tree(rows.view(), min_points, watched);
    CHECK(calls > 0);
    const auto stop = [](double) { throw Stopped(); };
    const SpanningTreeOptions stopped{.algorithm = algorithm, .execution = {.threads = threads, .progress = stop}};
    CHECK_THROWS_AS(mutual_reachability_tree(rows.view(), min_points, stopped), Stopped);
  }
}

}  // namespace ecumene::testing
