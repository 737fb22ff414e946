#include <numeric>
#include <set>

#include "ecumene/numeric/hierarchy/canonical_order.hpp"
#include "ecumene/numeric/hierarchy/density.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Random;
using Labels = std::vector<std::uint32_t>;
using Series = std::vector<double>;

namespace {

constexpr std::uint32_t none = outside_groups;

// Settlements on an integer grid: some dense, some loose, many ties and some coincident points.
Series settlements(Random& random, std::size_t n) {
  Series values;
  for (std::size_t point = 0; point < n; ++point) {
    const std::uint32_t town = random.below(5);
    const std::uint32_t width = town == 4 ? 120 : 2 + 3 * town;
    values.push_back(town % 2 * 60 + random.below(width));
    values.push_back(town / 2 % 2 * 60 + random.below(width));
  }
  return values;
}

// The greatest sum of stabilities over all choices that take, on each way from a leaf to `node`, exactly one group.
double greatest_mass(const DensityHierarchy& hierarchy, std::uint32_t node, bool may_take_it) {
  double parts = 0;
  bool is_split = false;
  for (std::uint32_t part = node + 1; part < hierarchy.nodes.size(); ++part) {
    if (hierarchy.nodes[part].parent != node) continue;
    parts += greatest_mass(hierarchy, part, true);
    is_split = true;
  }
  if (!may_take_it) return parts;
  return is_split ? std::max(parts, hierarchy.nodes[node].stability) : hierarchy.nodes[node].stability;
}

bool is_inside(const DensityHierarchy& hierarchy, std::uint32_t node, std::uint32_t other) {
  while (node != no_density_node && node != other) node = hierarchy.nodes[node].parent;
  return node == other;
}

Labels shuffled_order(Random& random, std::size_t n) {
  Labels order(n);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t at = n; at > 1; --at) std::swap(order[at - 1], order[random.below(static_cast<std::uint32_t>(at))]);
  return order;
}

}  // namespace

TEST_CASE("two villages on a road: groups, strengths and outlier scores worked by hand") {
  // Houses at 0, 1, 2 and 10, 11, 12.5 and a mill at 20: see density_test.cpp; the mill leaves at 7.5.
  const Series houses{0, 1, 2, 10, 11, 12.5, 20};
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree({houses, 7, 1}), 2);
  const auto found = density_groups(hierarchy);
  CHECK(found.labels == Labels{1, 1, 1, 0, 0, 0, 0});
  CHECK(found.strengths == Series{1, 1, 1, 1, 1, 1 / 1.5, 1 / 7.5});
  REQUIRE(found.groups.size() == 2);
  CHECK(found.groups[0].size == 4);
  CHECK(found.groups[1].relative_stability == doctest::Approx(1 - 1 / 8.0));
  CHECK(density_outlier_scores(hierarchy) == Series{0, 0, 0, 0, 0, 1 - 1 / 1.5, 1 - 1 / 7.5});
}

TEST_CASE("excess of mass takes the groups whose stabilities have the greatest sum, none inside another") {
  constexpr std::uint64_t seed = 311;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 12; ++trial) {
    const std::size_t n = 60 + random.below(60);
    const Series values = trial % 2 == 0 ? settlements(random, n) : random.uniforms(2 * n);
    const auto hierarchy = density_hierarchy(mutual_reachability_tree({values, n, 2}, 2 + random.below(3)), 3);
    for (const bool single : {false, true}) {
      const auto found = density_groups(hierarchy, {.allow_single_group = single});
      double mass = 0;
      for (const auto& group : found.groups) mass += hierarchy.nodes[group.node].stability;
      const double greatest = greatest_mass(hierarchy, 0, single);
      CHECK((mass == greatest || mass == doctest::Approx(greatest).epsilon(1e-12)));
      for (const auto& group : found.groups)
        for (const auto& other : found.groups)
          CHECK((&group == &other || !is_inside(hierarchy, group.node, other.node)));
    }
  }
}

TEST_CASE("the groups that live at a distance are the DBSCAN* groups of that distance") {
  constexpr std::uint64_t seed = 312;
  CAPTURE(seed);
  Random random(seed);
  const std::size_t n = 120;
  const Series values = settlements(random, n);
  const auto tree = mutual_reachability_tree({values, n, 2}, 3);
  const auto hierarchy = density_hierarchy(tree, 4);
  for (double distance = 0; distance < 40; distance += 0.5) {
    const Labels flat = density_groups_at(tree, distance, 4);
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;  // flat group and node
    for (std::size_t point = 0; point < n; ++point) {
      std::uint32_t node = hierarchy.exits[point].node;
      if (hierarchy.exits[point].distance > distance) node = no_density_node;
      while (node != no_density_node && hierarchy.nodes[node].birth <= distance) node = hierarchy.nodes[node].parent;
      CHECK((flat[point] == none) == (node == no_density_node));
      if (flat[point] != none) pairs.insert({flat[point], node});
    }
    std::set<std::uint32_t> groups;
    std::set<std::uint32_t> nodes;
    for (const auto& [group, node] : pairs) groups.insert(group), nodes.insert(node);
    CHECK((groups.size() == pairs.size() && nodes.size() == pairs.size()));
  }
}

TEST_CASE("points whose core distance is above the cut are outside; a core point alone is a group if one is enough") {
  const Series places{0, 1, 2, 10, 10.5, 30};
  const auto tree = mutual_reachability_tree({places, 6, 1}, 2);
  CHECK(density_groups_at(tree, 1) == Labels{0, 0, 0, 1, 1, none});
  CHECK(density_groups_at(tree, 1, 3) == Labels{0, 0, 0, none, none, none});
  CHECK(density_groups_at(tree, 0.5) == Labels{none, none, none, 0, 0, none});
  CHECK(density_groups_at(tree, 1e9) == Labels(6, 0));
  CHECK(density_groups_at(euclidean_spanning_tree({places, 6, 1}), 0) == Labels{0, 1, 2, 3, 4, 5});
}

TEST_CASE("the order of the rows changes nothing") {
  constexpr std::uint64_t seed = 313;
  CAPTURE(seed);
  Random random(seed);
  const std::size_t n = 110;
  const Series values = settlements(random, n);
  const auto groups_of = [&](const Series& rows, DensitySelection selection) {
    const MatrixView<const double> points(rows, n, 2);
    const auto tree = mutual_reachability_tree(points, 4);
    const auto hierarchy = density_hierarchy(tree, 4);
    const auto order = canonical_order(points);
    auto found = density_groups(hierarchy, {.selection = selection, .least_distance = 1.5, .row_order = order});
    const auto flat = density_groups_at(tree, 3, 2, order);
    for (const auto& group : found.groups) found.strengths.push_back(group.relative_stability);
    return std::tuple(found.labels, found.strengths, density_outlier_scores(hierarchy), flat);
  };
  for (const auto selection : {DensitySelection::excess_of_mass, DensitySelection::leaves}) {
    const auto [labels, strengths, scores, flat] = groups_of(values, selection);
    CHECK(*std::min_element(labels.begin(), labels.end()) == 0);
    for (int trial = 0; trial < 5; ++trial) {
      const Labels order = shuffled_order(random, n);
      Series rows;
      for (const auto row : order) rows.insert(rows.end(), {values[2 * row], values[2 * row + 1]});
      const auto [other_labels, other_strengths, other_scores, other_flat] = groups_of(rows, selection);
      for (std::size_t at = 0; at < n; ++at) {
        CHECK(other_labels[at] == labels[order[at]]);
        CHECK(other_strengths[at] == strengths[order[at]]);
        CHECK(other_scores[at] == scores[order[at]]);
        CHECK(other_flat[at] == flat[order[at]]);
      }
      CHECK(std::equal(strengths.begin() + n, strengths.end(), other_strengths.begin() + n, other_strengths.end()));
    }
  }
}

TEST_CASE("groups are numbered by size, and those of one size by their least row") {
  // Threes at 20 and 0, a five at 40; rows not in order.
  const Series places{20, 21, 22, 40, 41, 42, 43, 44, 0, 1, 2};
  const MatrixView<const double> points(places, 11, 1);
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree(points), 3);
  CHECK(density_groups(hierarchy).labels == Labels{1, 1, 1, 0, 0, 0, 0, 0, 2, 2, 2});
  const auto order = canonical_order(points);
  CHECK(density_groups(hierarchy, {.row_order = order}).labels == Labels{2, 2, 2, 0, 0, 0, 0, 0, 1, 1, 1});
}

TEST_CASE("groups born nearer than the least distance are joined again, but never into all points unless allowed") {
  // Three pairs of threes: gaps of 3 inside a pair, 100 between the pairs.
  Series places;
  for (const double pair : {0.0, 105.0, 210.0})
    for (const double at : {0.0, 1.0, 2.0, 5.0, 6.0, 7.0}) places.push_back(pair + at);
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree({places, 18, 1}), 3);
  const auto count = [&](double least_distance, bool single, DensitySelection selection) {
    const auto found = density_groups(
        hierarchy, {.selection = selection, .allow_single_group = single, .least_distance = least_distance});
    return found.groups.size();
  };
  for (const auto selection : {DensitySelection::leaves, DensitySelection::excess_of_mass}) {
    CHECK(count(0, false, selection) == 6);
    CHECK(count(3, false, selection) == 6);
    CHECK(count(3.5, false, selection) == 3);
    CHECK(count(1000, false, selection) == 3);
    CHECK(count(1000, true, selection) == 1);
  }
}

TEST_CASE("a group above the largest size allowed gives way to its parts, or to none") {
  Random random(314);
  const Series values = random.uniforms(400);
  const auto hierarchy = density_hierarchy(mutual_reachability_tree({values, 200, 2}, 4), 4);
  for (const std::size_t largest : {200, 60, 20, 6}) {
    const auto found = density_groups(hierarchy, {.largest_group = largest});
    for (const auto& group : found.groups) CHECK(group.size <= largest);
  }
  const auto leaves = density_groups(hierarchy, {.selection = DensitySelection::leaves});
  CHECK(density_groups(hierarchy, {.largest_group = 3}).groups.empty());
  CHECK(leaves.groups.size() > 3);
}

TEST_CASE("one group: none unless it is allowed; then those that stay to its end, or to the least distance") {
  const Series places{0, 1, 2, 3, 5, 8};
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree({places, 6, 1}), 3);
  CHECK(density_groups(hierarchy).labels == Labels(6, none));
  CHECK(density_groups(hierarchy, {.allow_single_group = true}).labels == Labels{0, 0, 0, 0, none, none});
  const DensityGroupOptions wider{.allow_single_group = true, .least_distance = 2};
  CHECK(density_groups(hierarchy, wider).labels == Labels{0, 0, 0, 0, 0, none});
  CHECK(density_groups(hierarchy, wider).strengths == Series{1, 1, 1, 1, 0.5, 0});
}

TEST_CASE("a group with coincident points: they have strength 1, the others 0, and its stability is their share") {
  const Series places{5, 5, 5, 5.5, 0, 1, 2, 3};
  const auto hierarchy = density_hierarchy(euclidean_spanning_tree({places, 8, 1}), 3);
  const auto found = density_groups(hierarchy);
  CHECK(found.labels == Labels{0, 0, 0, 0, 1, 1, 1, 1});
  CHECK(found.strengths == Series{1, 1, 1, 0, 1, 1, 1, 1});
  CHECK(found.groups[0].relative_stability == 0.75);
  CHECK(density_outlier_scores(hierarchy) == Series{0, 0, 0, 1, 0, 0, 0, 0});
}
