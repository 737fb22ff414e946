// The kd-tree engine on points that lie unevenly: chains, clouds among scattered points, many orders of magnitude.
#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

using namespace ecumene;

namespace {

struct Cloud {
  std::size_t rows;
  std::size_t columns;
  std::vector<double> values;
  MatrixView<const double> view() const { return {values, rows, columns}; }
};

SpanningTree tree_of(const Cloud& cloud, std::size_t min_points = 1, std::size_t threads = 1) {
  return mutual_reachability_tree(cloud.view(), min_points,
                                  {.algorithm = SpanningTreeAlgorithm::kd_tree, .execution = {.threads = threads}});
}

void check_against_prim(const Cloud& cloud) {
  for (const std::size_t min_points : {1U, 4U}) {
    const SpanningTree prim =
        mutual_reachability_tree(cloud.view(), min_points, {.algorithm = SpanningTreeAlgorithm::prim});
    const SpanningTree tree = tree_of(cloud, min_points);
    CHECK(tree.edges == prim.edges);
    CHECK(tree.core_distances == prim.core_distances);
  }
}

// A narrow normal cloud for every hundred points, and one point in ten anywhere.
Cloud clouds_among_points(std::size_t rows, std::size_t columns, std::mt19937_64& random) {
  std::uniform_real_distribution<double> unit(0, 1);
  std::normal_distribution<double> near(0, 0.01);
  std::vector<double> centres(rows / 100 * columns);
  for (double& value : centres) value = unit(random);
  Cloud cloud{rows, columns, {}};
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column)
      cloud.values.push_back(row % 10 == 0 ? unit(random) : centres[row / 100 * columns + column] + near(random));
  return cloud;
}

}  // namespace

// Each point's nearest is the one before it: the first round makes one tree as deep as there are points, and a walk up
// from each of them would be quadratic (minutes at this size, and hours at a million).
TEST_CASE("points whose gaps grow from each to the next are one long chain") {
  constexpr std::size_t rows = 100'000;
  Cloud cloud{rows, 1, {}};
  for (std::size_t row = 0; row < rows; ++row) cloud.values.push_back(std::pow(static_cast<double>(row), 2));
  const SpanningTree tree = tree_of(cloud);
  REQUIRE(tree.edges.size() == rows - 1);
  for (std::uint32_t row = 1; row < rows; ++row) REQUIRE(tree.edges[row - 1] == TreeEdge{row - 1, row, 2.0 * row - 1});
}

TEST_CASE("clouds among scattered points") {
  const unsigned seed = 41;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (const std::size_t columns : {1U, 2U, 5U, 8U}) {
    CAPTURE(columns);
    check_against_prim(clouds_among_points(1'500, columns, random));
  }
}

// Cutting the middle of space takes off a few points at a time here: the tree must go over to medians.
TEST_CASE("points spread over two hundred decades of magnitude") {
  const unsigned seed = 42;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> exponent(-100, 100);
  std::uniform_real_distribution<double> turn(0, 6.28);
  for (const std::size_t columns : {1U, 2U}) {
    CAPTURE(columns);
    Cloud cloud{1'500, columns, {}};
    for (std::size_t row = 0; row < cloud.rows; ++row) {
      const double radius = std::pow(10.0, exponent(random));
      const double angle = turn(random);
      cloud.values.push_back(radius * std::cos(angle));
      if (columns == 2) cloud.values.push_back(radius * std::sin(angle));
    }
    check_against_prim(cloud);
  }
}

TEST_CASE("enough points that the branches of the tree grow on several threads: no bit changes") {
  const unsigned seed = 43;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (const std::size_t columns : {2, 5}) {
    const Cloud cloud = clouds_among_points(20'000, columns, random);
    CHECK(tree_of(cloud, 1, 3).edges == tree_of(cloud, 1, 1).edges);
  }
}
