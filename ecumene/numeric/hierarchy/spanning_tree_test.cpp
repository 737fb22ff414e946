// The door to the spanning trees: what holds whatever algorithm is at work. The algorithms' own tests stand beside
// them.
#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_twin_internal.hpp"

using namespace ecumene;
using namespace ecumene::internal;

namespace {

constexpr SpanningTreeAlgorithm algorithms[] = {SpanningTreeAlgorithm::automatic, SpanningTreeAlgorithm::prim,
                                                SpanningTreeAlgorithm::kd_tree, SpanningTreeAlgorithm::tiles};

std::vector<double> whole_numbers(std::size_t count, unsigned below, std::mt19937_64& random) {
  std::vector<double> values(count);
  for (double& value : values) value = static_cast<double>(random() % below);
  return values;
}

}  // namespace

TEST_CASE("Kruskal's own rule on four towns: the three shortest roads that close no ring") {
  // A square of side 1 with a town 3 to the east: distances 1, 1, 1, 1, sqrt 2 (twice), and to the east 3.
  const std::vector<double> towns{0, 0, 1, 0, 1, 1, 0, 1, 4, 1};
  for (const auto algorithm : algorithms) {
    const SpanningTree tree = euclidean_spanning_tree({towns, 5, 2}, {.algorithm = algorithm});
    // By content the towns are ordered (0,0) (0,1) (1,0) (1,1) (4,1): rows 0, 3, 1, 2, 4.
    CHECK(tree.edges == std::vector<TreeEdge>{{0, 3, 1}, {0, 1, 1}, {2, 3, 1}, {2, 4, 3}});
  }
}

TEST_CASE("no rows, one row, two rows, no columns") {
  const std::vector<double> two{0, 3, 4, 0};
  for (const auto algorithm : algorithms) {
    const SpanningTreeOptions options{.algorithm = algorithm};
    CHECK(euclidean_spanning_tree({{}, 0, 2}, options).edges.empty());
    CHECK(euclidean_spanning_tree({std::span(two).first(2), 1, 2}, options).edges.empty());
    CHECK(euclidean_spanning_tree({two, 2, 2}, options).edges == std::vector<TreeEdge>{{0, 1, 5}});
    CHECK(euclidean_spanning_tree({{}, 3, 0}, options).edges == std::vector<TreeEdge>{{0, 1, 0}, {0, 2, 0}});
    CHECK(mutual_reachability_tree({two, 2, 2}, 2, options).edges == std::vector<TreeEdge>{{0, 1, 5}});
    CHECK(mutual_reachability_tree({two, 2, 2}, 2, options).core_distances == std::vector<double>{5, 5});
  }
}

TEST_CASE("with as many neighbours as there are rows every core distance is the farthest one") {
  const std::vector<double> line{0, 1, 10};
  const SpanningTree tree = mutual_reachability_tree({line, 3, 1}, 3);
  CHECK(tree.core_distances == std::vector<double>{10, 9, 10});
  CHECK(tree.edges == std::vector<TreeEdge>{{0, 1, 10}, {1, 2, 10}});
}

TEST_CASE("the number of neighbours is refused where no core distance exists") {
  const std::vector<double> line{0, 1, 10};
  CHECK_THROWS_WITH_AS(mutual_reachability_tree({line, 3, 1}, 4), doctest::Contains("there are 3 rows"), Error);
  CHECK_THROWS_AS(mutual_reachability_tree({line, 3, 1}, 0), Error);
}

TEST_CASE("every algorithm gives the twin's tree, ties included") {
  std::mt19937_64 random(7);
  INFO("seed 7");
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t rows = 2 + random() % 60;
    const std::size_t columns = 1 + random() % 4;
    const std::size_t min_points = 1 + random() % std::min<std::size_t>(rows, 6);
    const auto values = whole_numbers(rows * columns, trial % 2 == 0 ? 4 : 1000, random);
    const MatrixView<const double> points(values, rows, columns);
    const SpanningTree twin = SpanningTreeTwin(points, min_points).tree();
    for (const auto algorithm : algorithms) {
      CAPTURE(trial);
      CAPTURE(static_cast<int>(algorithm));
      CHECK(mutual_reachability_tree(points, min_points, {.algorithm = algorithm}).edges == twin.edges);
    }
  }
}

TEST_CASE("single linkage of the tree has the heights of single linkage of the distances") {
  std::mt19937_64 random(8);
  INFO("seed 8");
  const auto values = whole_numbers(300, 50, random);
  const MatrixView<const double> points(values, 100, 3);
  const Dendrogram fast = single_linkage_tree(euclidean_spanning_tree(points));
  const Dendrogram slow = linkage_tree(pairwise_distances(points, Distance::euclidean), 100, Linkage::single);
  REQUIRE(fast.merges.size() == 99);
  for (std::size_t at = 0; at < 99; ++at)
    CHECK(fast.merges[at].height == doctest::Approx(slow.merges[at].height).epsilon(1e-14));
  for (const double height : {2.0, 5.0, 9.0, 15.0}) CHECK(cut_by_height(fast, height) == cut_by_height(slow, height));
  std::size_t tied = 0;
  for (const TieGroup& tie : fast.ties) tied += tie.last_merge - tie.first_merge + 1;
  std::set<double> heights;
  for (const Merge& merge : fast.merges) heights.insert(merge.height);
  CHECK(tied - fast.ties.size() + heights.size() == 99);
}

TEST_CASE("edges stand in their order whatever order they come in") {
  std::mt19937_64 random(9);
  INFO("seed 9");
  const std::size_t rows = 5000;
  // Tenths are rounded: many of the squares differ in their last bits alone.
  for (const double step : {1.0, 0.1}) {
    auto values = whole_numbers(rows * 2, 12, random);
    for (double& value : values) value *= step;
    const PointSet points = checked_points({values, rows, 2});
    SquaredEdges edges;
    for (std::uint32_t row = 1; row < rows; ++row) {
      const auto other = static_cast<std::uint32_t>(random() % row);
      edges.push_back({row, other, squared_distance(points, row, other)});
    }
    auto expected = edges;
    for (SquaredEdge& edge : expected)
      if (point_less(points.rows, edge.b, edge.a)) std::swap(edge.a, edge.b);
    std::sort(expected.begin(), expected.end(),
              [&](const SquaredEdge& e, const SquaredEdge& f) { return edge_less(points, e, f); });
    for (const std::size_t threads : {1, 2}) {
      const auto ordered = ordered_edges(points, edges, {.threads = threads});
      REQUIRE(ordered.size() == expected.size());
      for (std::size_t at = 0; at < ordered.size(); ++at) {
        CHECK(ordered[at].a == std::min(expected[at].a, expected[at].b));
        CHECK(ordered[at].b == std::max(expected[at].a, expected[at].b));
      }
    }
  }
}
