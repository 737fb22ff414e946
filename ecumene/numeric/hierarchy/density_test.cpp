#include "ecumene/numeric/hierarchy/density.hpp"

#include <map>
#include <numeric>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/hierarchy/density_twin_internal.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Members;
using testing::Random;
using Labels = std::vector<std::uint32_t>;
using Series = std::vector<double>;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// Mutual reachability by its definition.
Series reachability(MatrixView<const double> points, std::size_t min_points) {
  const std::size_t n = points.rows();
  Series distances(n * n);
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b) {
      double square = 0;
      for (std::size_t j = 0; j < points.columns(); ++j) square += std::pow(points(a, j) - points(b, j), 2);
      distances[a * n + b] = std::sqrt(square);
    }
  Series cores(n);
  for (std::size_t a = 0; a < n; ++a) {
    const auto row = distances.begin() + static_cast<std::ptrdiff_t>(a * n);
    Series near(row, row + static_cast<std::ptrdiff_t>(n));
    std::sort(near.begin(), near.end());
    cores[a] = near[min_points - 1];
  }
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b)
      distances[a * n + b] = a == b ? 0 : std::max({distances[a * n + b], cores[a], cores[b]});
  return distances;
}

std::vector<Members> members_of(const DensityHierarchy& hierarchy) {
  std::vector<Members> members(hierarchy.nodes.size());
  for (std::uint32_t point = 0; point < hierarchy.exits.size(); ++point)
    for (std::uint32_t node = hierarchy.exits[point].node; node != no_density_node; node = hierarchy.nodes[node].parent)
      members[node].push_back(point);
  return members;
}

void check_against_twin(MatrixView<const double> points, std::size_t min_points, std::size_t min_group_size) {
  const auto hierarchy = density_hierarchy(mutual_reachability_tree(points, min_points), min_group_size);
  const Series distances = reachability(points, min_points);
  const testing::NaiveDensityHierarchy twin({distances, points.rows(), points.rows()}, min_group_size);
  const auto members = members_of(hierarchy);
  REQUIRE(hierarchy.nodes.size() == twin.nodes().size());
  std::map<Members, std::size_t> found;
  for (std::size_t node = 0; node < members.size(); ++node) found[members[node]] = node;
  for (std::size_t at = 0; at < twin.nodes().size(); ++at) {
    const auto& expected = twin.nodes()[at];
    REQUIRE(found.count(expected.members) == 1);
    const std::size_t at_node = found[expected.members];
    const DensityNode& node = hierarchy.nodes[at_node];
    CHECK(node.size == expected.members.size());
    CHECK(node.birth == expected.birth);
    CHECK(node.death == expected.death);
    CHECK((at_node == 0) == (node.parent == no_density_node));
    if (at_node > 0) CHECK(members[node.parent] == twin.nodes()[expected.parent].members);
    const double stability = twin.stability(at);
    CHECK((node.stability == stability || node.stability == doctest::Approx(stability).epsilon(1e-11)));
  }
  for (std::size_t point = 0; point < points.rows(); ++point) {
    const auto [node, distance] = twin.exits()[point];
    CHECK(hierarchy.exits[point].distance == distance);
    CHECK(members[hierarchy.exits[point].node] == twin.nodes()[node].members);
  }
}

SpanningTree path(const Series& lengths) {
  SpanningTree tree{.points = lengths.size() + 1};
  for (std::uint32_t at = 0; at < lengths.size(); ++at) tree.edges.push_back({at, at + 1, lengths[at]});
  std::sort(tree.edges.begin(), tree.edges.end(),
            [](const TreeEdge& e, const TreeEdge& f) { return e.length < f.length; });
  return tree;
}

}  // namespace

TEST_CASE("two villages on a road: the hierarchy worked by hand") {
  // Houses at 0, 1, 2 and 10, 11, 12.5; single linkage; groups from two houses. At 8 the road parts into the villages
  // (density 1/8). The first dissolves at 1: stability 3 (1 - 1/8). The second loses the house at 12.5 at 1.5.
  const Series houses{0, 1, 2, 10, 11, 12.5};
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree({houses, 6, 1}), 2);
  REQUIRE(hierarchy.nodes.size() == 3);
  const auto members = members_of(hierarchy);
  CHECK(hierarchy.nodes[0].death == 8);
  CHECK(hierarchy.nodes[0].birth == infinite);
  CHECK(hierarchy.nodes[0].stability == 6 / 8.0);
  const std::size_t first = members[1] == Members{0, 1, 2} ? 1 : 2;
  CHECK(hierarchy.nodes[first].stability == doctest::Approx(3 * (1 - 1 / 8.0)));
  CHECK(hierarchy.nodes[3 - first].stability == doctest::Approx(2 * (1 - 1 / 8.0) + (1 / 1.5 - 1 / 8.0)));
  CHECK(hierarchy.exits[5].distance == 1.5);
  CHECK(members[3 - first] == Members{3, 4, 5});
}

TEST_CASE("the hierarchy is the one its definition by levels gives, ties and coincident points included") {
  constexpr std::uint64_t seed = 301;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t n = 4 + random.below(24);
    const std::size_t columns = 1 + random.below(2);
    // Integers on a few places tie in bulk; uniform values hardly ever.
    const Series values =
        trial % 3 == 0 ? random.uniforms(n * columns) : random.integers(n * columns, 4 + random.below(20));
    const std::size_t min_points = 1 + random.below(4);
    const std::size_t min_group_size = 2 + random.below(3);
    CAPTURE(trial);
    check_against_twin({values, n, columns}, min_points, min_group_size);
  }
}

TEST_CASE("a group can split into many at one distance") {
  // Four pairs on the corners of a square: every side is as long, so that all part at once.
  const Series places{0, 0, 0, 1, 10, 0, 10, 1, 0, 11, 0, 12, 10, 11, 10, 12};
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree({places, 8, 2}), 2);
  CHECK(hierarchy.nodes.size() == 5);
  for (std::size_t node = 1; node < 5; ++node) {
    CHECK(hierarchy.nodes[node].parent == 0);
    CHECK(hierarchy.nodes[node].birth == 10);
  }
}

TEST_CASE("coincident points are a group of infinite density and stability") {
  const Series places{5, 5, 5, 0, 1, 2, 3};
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree({places, 7, 1}), 3);
  REQUIRE(hierarchy.nodes.size() == 3);
  const std::uint32_t densest = hierarchy.exits[0].node;
  CHECK(hierarchy.nodes[densest].death == 0);
  CHECK(hierarchy.nodes[densest].stability == infinite);
  CHECK(hierarchy.nodes[3 - densest].stability == doctest::Approx(4 * (1 - 1 / 2.0)));
  CHECK(density_at(0) == infinite);
  CHECK(density_at(0x1p-991) == infinite);
  CHECK(density_at(0x1p-990) == 0x1p990);
}

TEST_CASE("with all points in one place the root itself is the densest group") {
  const Series places(12, 7.0);
  const auto hierarchy = density_hierarchy(mutual_reachability_tree({places, 6, 2}, 3), 4);
  REQUIRE(hierarchy.nodes.size() == 1);
  CHECK(hierarchy.nodes[0].stability == infinite);
  CHECK(hierarchy.nodes[0].size == 6);
}

TEST_CASE("scaling by a power of two scales every level and changes nothing else") {
  constexpr std::uint64_t seed = 302;
  CAPTURE(seed);
  Random random(seed);
  const Series values = random.uniforms(120);
  for (const double factor : {0x1p-600, 0x1p600}) {
    Series scaled = values;
    for (double& value : scaled) value *= factor;
    const auto hierarchy = density_hierarchy(mutual_reachability_tree({values, 60, 2}, 3), 4);
    const auto other = density_hierarchy(mutual_reachability_tree({scaled, 60, 2}, 3), 4);
    REQUIRE(other.nodes.size() == hierarchy.nodes.size());
    for (std::size_t node = 0; node < hierarchy.nodes.size(); ++node) {
      CHECK(other.nodes[node].parent == hierarchy.nodes[node].parent);
      CHECK(other.nodes[node].birth == hierarchy.nodes[node].birth * factor);
      CHECK(other.nodes[node].stability == hierarchy.nodes[node].stability / factor);
    }
    for (std::size_t point = 0; point < 60; ++point)
      CHECK(other.exits[point].distance == hierarchy.exits[point].distance * factor);
  }
}

TEST_CASE("parents stand before their parts, and deaths never rise") {
  constexpr std::uint64_t seed = 303;
  CAPTURE(seed);
  Random random(seed);
  const Series values = random.integers(600, 90);
  const auto hierarchy = density_hierarchy(mutual_reachability_tree({values, 300, 2}, 4), 3);
  REQUIRE(hierarchy.nodes.size() > 10);
  for (std::uint32_t node = 1; node < hierarchy.nodes.size(); ++node) {
    CHECK(hierarchy.nodes[node].parent < node);
    CHECK(hierarchy.nodes[node].birth == hierarchy.nodes[hierarchy.nodes[node].parent].death);
    CHECK(hierarchy.nodes[node].death <= hierarchy.nodes[node - 1].death);
    CHECK(hierarchy.nodes[node].death < hierarchy.nodes[node].birth);
  }
}

TEST_CASE("a hundred thousand groups one inside the other are no deeper than any other tree") {
  // Pairs 1 apart; each is farther from the pairs before it than they are from one another.
  const std::size_t pairs = 100'000;
  Series lengths;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    lengths.push_back(1);
    if (pair + 1 < pairs) lengths.push_back(static_cast<double>(pair + 2));
  }
  const auto hierarchy = density_hierarchy(path(lengths), 2);
  CHECK(hierarchy.nodes.size() == 2 * pairs - 1);
  CHECK(density_groups(hierarchy, {.selection = DensitySelection::leaves}).groups.size() == pairs);
}

TEST_CASE("no point, one point, and fewer points than a group needs") {
  const auto nothing = density_hierarchy({}, 2);
  CHECK(nothing.nodes.empty());
  CHECK(density_groups(nothing).labels.empty());
  CHECK(density_outlier_scores(nothing).empty());
  for (const std::size_t n : {1, 3}) {
    const Series values(n, 1.0);
    const auto few = density_hierarchy(euclidean_spanning_tree({values, n, 1}), 4);
    REQUIRE(few.nodes.size() == 1);
    CHECK(few.nodes[0].size == n);
    CHECK(few.nodes[0].stability == 0);
    CHECK(density_groups(few, {.allow_single_group = true}).labels == Labels(n, outside_groups));
    CHECK(density_outlier_scores(few) == Series(n, 0.0));
  }
}

TEST_CASE("a group of one is refused") {
  try {
    density_hierarchy({.points = 1}, 1);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.finding().code == "min-group-size-not-valid");
    CHECK(error.finding().what == "the least size of a group is 1; a group is at least two");
    CHECK(error.finding().way_out == "give a whole number from 2: --min-group-size=5");
  }
}
