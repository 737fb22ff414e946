// The kd-tree engine against the naive twin, against itself on other threads and targets, and where others break.
#include <doctest/doctest.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_twin_internal.hpp"

using namespace ecumene;
using namespace ecumene::internal;

namespace {

struct Cloud {
  std::size_t rows;
  std::size_t columns;
  std::vector<double> values;
  MatrixView<const double> view() const { return {values, rows, columns}; }
};

// Few different values: distances tie, rows are equal, columns may be constant.
Cloud lattice_cloud(std::size_t rows, std::size_t columns, unsigned below, std::mt19937_64& random) {
  Cloud cloud{rows, columns, std::vector<double>(rows * columns)};
  for (double& value : cloud.values) value = static_cast<double>(random() % below);
  return cloud;
}

Cloud smooth_cloud(std::size_t rows, std::size_t columns, std::mt19937_64& random) {
  Cloud cloud{rows, columns, std::vector<double>(rows * columns)};
  std::uniform_real_distribution<double> unit(0, 1);
  for (double& value : cloud.values) value = unit(random);
  return cloud;
}

SpanningTree tree_of(const Cloud& cloud, std::size_t min_points = 1, std::size_t threads = 1,
                     SpanningTreeAlgorithm algorithm = SpanningTreeAlgorithm::kd_tree) {
  return mutual_reachability_tree(cloud.view(), min_points,
                                  {.algorithm = algorithm, .execution = {.threads = threads}});
}

void check_against_twin(const Cloud& cloud, std::size_t min_points) {
  CHECK(tree_of(cloud, min_points).edges == SpanningTreeTwin(cloud.view(), min_points).tree().edges);
}

// By another algorithm, which scales as this one does.
void check_against_prim(const Cloud& cloud, std::size_t min_points) {
  const SpanningTree prim = tree_of(cloud, min_points, 1, SpanningTreeAlgorithm::prim);
  const SpanningTree tree = tree_of(cloud, min_points);
  CHECK(tree.edges == prim.edges);
  CHECK(tree.core_distances == prim.core_distances);
}

}  // namespace

TEST_CASE("whole-number points in 1 to 12 columns: every tie is decided as the twin decides it") {
  const unsigned seed = 20'261;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (std::size_t columns = 1; columns <= 12; ++columns) {
    for (const unsigned below : {2U, 4U, 30U}) {
      const Cloud cloud = lattice_cloud(20 + random() % 60, columns, below, random);
      CAPTURE(columns);
      CAPTURE(below);
      for (const std::size_t min_points : {std::size_t{1}, std::size_t{2}, std::size_t{5}, cloud.rows})
        check_against_twin(cloud, min_points);
    }
  }
}

TEST_CASE("points without ties, enough of them for many leaves") {
  const unsigned seed = 77;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (const std::size_t columns : {1U, 2U, 3U, 5U, 9U}) {
    CAPTURE(columns);
    check_against_twin(smooth_cloud(300, columns, random), 1);
    check_against_twin(smooth_cloud(250, columns, random), 8);
  }
}

TEST_CASE("two points, three points, points on a line, a constant column") {
  for (std::size_t rows = 2; rows < 12; ++rows) {
    Cloud line{rows, 3, {}};
    for (std::size_t row = 0; row < rows; ++row)
      line.values.insert(line.values.end(), {static_cast<double>(row * row % 7), 4.0, static_cast<double>(row % 3)});
    for (std::size_t min_points = 1; min_points <= rows; ++min_points) check_against_twin(line, min_points);
  }
}

TEST_CASE("a grid of m by m points is spanned by m^2 - 1 edges of length 1") {
  Cloud grid{900, 2, {}};
  for (int i = 0; i < 900; ++i) grid.values.insert(grid.values.end(), {static_cast<double>(i / 30), i % 30 * 1.0});
  const SpanningTree tree = tree_of(grid);
  REQUIRE(tree.edges.size() == 899);
  for (const TreeEdge& edge : tree.edges) CHECK(edge.length == 1);
  // Row by row: each point hangs on its lower neighbour within the column, the columns meet at their least points.
  CHECK(tree.edges[0] == TreeEdge{0, 1, 1});
  CHECK(tree.edges[1] == TreeEdge{0, 30, 1});
}

TEST_CASE("equal rows hang on the least of them, at no length or at their core distance") {
  Cloud cloud{5'000, 2, {}};
  for (int i = 0; i < 5'000; ++i)
    cloud.values.insert(cloud.values.end(), {static_cast<double>(i % 10), static_cast<double>(i % 10 / 5)});
  const SpanningTree tree = tree_of(cloud);
  for (std::size_t at = 0; at < 4'990; ++at) {
    CHECK(tree.edges[at].a == tree.edges[at].b % 10);
    CHECK(tree.edges[at].length == 0);
  }
  CHECK(tree.edges[4'990].length == 1);
  const SpanningTree reachable = tree_of(cloud, 501);  // one more than there are equal rows
  CHECK(std::all_of(reachable.core_distances.begin(), reachable.core_distances.end(),
                    [](double core) { return core == 1; }));
  CHECK(reachable.edges[0] == TreeEdge{0, 10, 1});
}

TEST_CASE("every point twice") {
  const unsigned seed = 5;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (const std::size_t columns : {2U, 4U}) {
    Cloud cloud = smooth_cloud(150, columns, random);
    const std::vector<double> once = cloud.values;
    cloud.values.insert(cloud.values.end(), once.begin(), once.end());
    cloud.rows = 300;
    for (const std::size_t min_points : {1U, 2U, 3U, 4U, 11U}) check_against_twin(cloud, min_points);
  }
}

TEST_CASE("the order of the rows does not matter") {
  const unsigned seed = 99;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  for (const std::size_t min_points : {1U, 4U}) {
    // A part of a lattice without equal rows, so that the trees can be compared edge by edge.
    std::vector<int> sites(400);
    std::iota(sites.begin(), sites.end(), 0);
    std::shuffle(sites.begin(), sites.end(), random);
    const auto cloud_of = [](const std::vector<int>& places) {
      Cloud cloud{places.size(), 2, {}};
      for (const int place : places)
        cloud.values.insert(cloud.values.end(), {static_cast<double>(place / 20), static_cast<double>(place % 20)});
      return cloud;
    };
    sites.resize(220);
    std::vector<int> sorted = sites;
    std::sort(sorted.begin(), sorted.end());
    const SpanningTree tree = tree_of(cloud_of(sites), min_points);
    const SpanningTree other = tree_of(cloud_of(sorted), min_points);
    for (std::size_t at = 0; at < tree.edges.size(); ++at) {
      // The ends of an edge stand in the order of their rows.
      CHECK(std::minmax({sites[tree.edges[at].a], sites[tree.edges[at].b]}) ==
            std::minmax({sorted[other.edges[at].a], sorted[other.edges[at].b]}));
    }
  }
}

TEST_CASE("threads and vector widths change no bit") {
  const unsigned seed = 11;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const Cloud smooth = smooth_cloud(1'500, 3, random);
  const Cloud tied = lattice_cloud(1'500, 2, 60, random);
  for (const Cloud* cloud : {&smooth, &tied}) {
    for (const std::size_t min_points : {1U, 6U}) {
      const SpanningTree one = tree_of(*cloud, min_points);
      for (const std::size_t threads : {2U, 3U, 0U}) {
        const SpanningTree several = tree_of(*cloud, min_points, threads);
        CHECK(several.edges == one.edges);
        CHECK(several.core_distances == one.core_distances);
      }
      for (const auto target : hwy::SupportedAndGeneratedTargets()) {
        CAPTURE(hwy::TargetName(target));
        hwy::SetSupportedTargetsForTest(target);
        const SpanningTree same = tree_of(*cloud, min_points);
        hwy::SetSupportedTargetsForTest(0);
        CHECK(same.edges == one.edges);
        CHECK(same.core_distances == one.core_distances);
      }
    }
  }
}

TEST_CASE("huge, tiny and far-off coordinates") {
  const unsigned seed = 3;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const Cloud cloud = smooth_cloud(200, 2, random);
  const SpanningTree tree = tree_of(cloud);
  for (const int exponent : {664, -664}) {  // about 1e200 and 1e-200
    Cloud scaled = cloud;
    for (double& value : scaled.values) value = std::ldexp(value, exponent);
    SpanningTree same = tree_of(scaled);
    for (TreeEdge& edge : same.edges) edge.length = std::ldexp(edge.length, -exponent);
    CHECK(same.edges == tree.edges);
  }
  Cloud far = cloud;
  for (double& value : far.values) value += 1e8;
  check_against_prim(far, 1);
  check_against_prim(far, 5);
}

TEST_CASE("a spiral over 150 decades") {
  Cloud spiral{300, 2, {}};
  for (int i = 0; i < 300; ++i) {
    const double radius = std::pow(10.0, -i / 2.0);
    spiral.values.insert(spiral.values.end(), {radius * std::cos(i), radius * std::sin(i)});
  }
  check_against_prim(spiral, 1);
  check_against_prim(spiral, 3);
}

TEST_CASE("beside an outlier of 1e300 unit distances vanish, and content decides") {
  const unsigned seed = 8;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  Cloud cloud = smooth_cloud(150, 2, random);
  cloud.values.insert(cloud.values.end(), cloud.values.begin(), cloud.values.begin() + 40);
  cloud.values.insert(cloud.values.end(), {1e300, 0});
  cloud.rows = 171;
  for (const std::size_t min_points : {1U, 2U, 5U}) check_against_prim(cloud, min_points);
}

TEST_CASE("an exception from the progress report ends the work and reaches the caller") {
  const unsigned seed = 4;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const Cloud cloud = smooth_cloud(500, 2, random);
  double last = 0;
  const auto watch = [&](double share) {
    CHECK(share >= last);
    CHECK(share <= 1);
    last = share;
  };
  const auto stop = [](double) { throw std::runtime_error("stop"); };
  const auto algorithm = SpanningTreeAlgorithm::kd_tree;
  static_cast<void>(euclidean_spanning_tree(cloud.view(), {.algorithm = algorithm, .execution = {.progress = watch}}));
  CHECK(last > 0);
  CHECK_THROWS_AS(euclidean_spanning_tree(cloud.view(), {.algorithm = algorithm, .execution = {.progress = stop}}),
                  std::runtime_error);
}
