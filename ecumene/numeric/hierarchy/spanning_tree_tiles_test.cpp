#include <limits>

#include "ecumene/numeric/hierarchy/spanning_tree_prim_checks_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_kernel_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_lists_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

using namespace ecumene;
using namespace ecumene::testing;

namespace {

constexpr auto tiles = SpanningTreeAlgorithm::tiles;

// Clusters of unequal width and a few points between them.
Rows clustered(std::size_t n, std::size_t d, std::uint64_t seed) {
  Random random(seed);
  const auto centres = random.uniforms(5 * d);
  Rows rows{random.uniforms(n * d), n, d};
  for (std::size_t i = 0; i < n; ++i) {
    if (random.below(20) == 0) continue;
    const std::size_t cluster = random.below(5);
    const double width = 0.02 * static_cast<double>(cluster + 1);
    for (std::size_t j = 0; j < d; ++j)
      rows.values[i * d + j] = centres[cluster * d + j] + width * (rows.values[i * d + j] - 0.5);
  }
  return rows;
}

// Four towns of `n` / 4 points, far narrower than they are apart; their points by turns.
Rows four_towns(std::size_t n, double width) {
  Random random(39);
  Rows rows{random.uniforms(n * 8), n, 8};
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < 8; ++j) rows.values[i * 8 + j] = width * rows.values[i * 8 + j] + (i % 4 == j ? 1 : 0);
  return rows;
}

Rows with(Rows rows, std::size_t at, double value) {
  rows.values[at] = value;
  return rows;
}

std::vector<std::uint32_t> all_rows(const Rows& rows) {
  std::vector<std::uint32_t> all(rows.rows);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

// Checks the promise (*) of TileSpace for all pairs of all tiles, as the kernel computes the left side: a pair that the
// filter leaves out under a bound of exactly its own square would be a wrong answer.
void check_filter(const Rows& rows) {
  CAPTURE(rows.columns);
  const auto points = internal::checked_points(rows.view());
  const internal::TileSpace space(points, all_rows(rows));
  internal::SlotBounds bounds(space);
  bounds.fill(internal::largest_bound);
  internal::Hits hits;
  std::size_t found = 0;
  std::uint32_t first_leaf = 0;
  while (space.nodes()[first_leaf].right != 0) ++first_leaf;
  for (std::uint32_t a = 0; a < space.nodes().size(); ++a) {
    if (space.nodes()[a].right != 0) continue;
    const std::uint32_t tile = space.nodes()[a].first_tile;
    const internal::TilePair pair{.rows = bounds.side(tile),
                                  .row_mask = internal::first_points(space.slots_of(tile)),
                                  .row_ball = space.ball(a),
                                  .row_bound = internal::largest_bound,
                                  .columns = bounds.side(0),
                                  .column_mask = internal::first_points(space.slots_of(0)),
                                  .column_ball = space.ball(first_leaf),
                                  .column_bound = internal::largest_bound};
    const std::size_t count = internal::near_pairs(pair, space, hits);
    for (std::size_t i = 0; i < count; ++i, ++found) {
      const auto x = space.order()[space.first_slot(tile) + hits[i].row];
      const auto y = space.order()[hits[i].column];
      CHECK(hits[i].half <= space.half_above(internal::squared_distance(points, x, y)));
    }
  }
  CHECK(found == rows.rows * space.slots_of(0));
}

}  // namespace

TEST_CASE("the tiles' tree is the twin's where lengths tie, rows are equal or a column is constant") {
  check_ties(tiles, 21, 80, 40);
  check_ties(tiles, 22, 2, 200);
}

TEST_CASE("the tiles' tree is the twin's for numbers of points around a tile's") {
  Random random(23);
  INFO("seed 23");
  for (const std::size_t n : {2, 3, 33, 64, 65, 128, 129})
    for (const std::size_t d : {1, 2, 9, 17}) check_twin(tiles, {random.uniforms(n * d), n, d}, 1 + n % 2);
}

TEST_CASE("the tiles' tree of clusters with points between them is the twin's") {
  for (const std::size_t d : {2, 8, 20}) {
    check_twin(tiles, clustered(200, d, 24), 1);
    check_twin(tiles, clustered(200, d, 25), 5);
  }
}

TEST_CASE("core distances to more neighbours than the lists hold are the twin's") {
  check_twin(tiles, clustered(150, 6, 26), 140);
  check_twin(tiles, clustered(150, 6, 26), 150);
}

TEST_CASE("the tiles' tree in a thousand dimensions is the twin's") {
  Random random(27);
  INFO("seed 27");
  check_twin(tiles, {random.uniforms(70 * 1000), 70, 1000}, 2);
}

TEST_CASE("where single precision can tell nothing the tree is still the twin's") {
  Random random(28);
  INFO("seed 28");
  const std::size_t n = 140;
  const Rows unit{random.uniforms(n * 4), n, 4};
  check_twin(tiles, with(unit, 17, 1e60), 3);
  check_twin(tiles, with(with(unit, 17, 1e60), 99, -1e30), 1);
  Rows far = unit;
  for (double& value : far.values) value += 1e8;
  check_twin(tiles, far, 2);
  Rows two_places = unit;
  for (std::size_t i = 0; i < two_places.values.size(); ++i) two_places.values[i] += i / 4 % 2 == 0 ? 0 : 1e9;
  check_twin(tiles, two_places, 2);
  Rows decades = unit;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < 4; ++j) decades.values[i * 4 + j] *= std::ldexp(1.0, static_cast<int>(i % 140) * 2);
  check_twin(tiles, decades, 2);
}

TEST_CASE("rows that differ by less than the smallest square join by content") {
  // 1e300 makes the unit so small that all other squares are 0.
  Random random(29);
  INFO("seed 29");
  const Rows rows = with({random.integers(80 * 2, 5), 80, 2}, 9, 1e300);
  for (const std::size_t min_points : {1, 3})
    CHECK(tree_by(tiles, rows, min_points).edges == tree_by(SpanningTreeAlgorithm::prim, rows, min_points).edges);
}

TEST_CASE("twenty thousand rows on a hundred sites need no time") {
  Rows rows{{}, 20000, 2};
  for (std::size_t i = 0; i < rows.rows; ++i)
    for (const std::size_t value : {i % 10, i / 10 % 10}) rows.values.push_back(static_cast<double>(value));
  const SpanningTree tree = tree_by(tiles, rows, 10);
  REQUIRE(tree.edges.size() == 19999);
  const auto first_long =
      std::find_if(tree.edges.begin(), tree.edges.end(), [](const TreeEdge& e) { return e.length > 0; });
  CHECK(tree.edges.end() - first_long == 99);
  CHECK(tree.edges.back().length == 1);
}

TEST_CASE("the tiles' tree does not depend on the order of the rows") {
  check_row_order(tiles, 30);
}

TEST_CASE("the tiles' tree of coordinates near 1e200 and 1e-200 is that of the same figures near 1") {
  for (const int exponent : {-1060, -664, 0, 664, 1015}) check_scale(tiles, exponent, 31);
}

TEST_CASE("the tiles' tree is the same on every machine") {
  check_machines(tiles, clustered(260, 6, 32), 1);
  Random random(33);
  INFO("seed 33");
  check_machines(tiles, {random.integers(200 * 3, 4), 200, 3}, 4);
}

TEST_CASE("the tiles report progress and can be stopped") {
  check_progress(tiles, clustered(200, 5, 34), 3);
}

TEST_CASE("the single-precision filter never takes a pair for farther than it is") {
  Random random(35);
  INFO("seed 35");
  for (const std::size_t d : {1, 3, 50, 300}) {
    check_filter({random.uniforms(100 * d), 100, d});
    check_filter(clustered(100, d, 36));
    check_filter(with(clustered(100, d, 37), 5, 1e300));
  }
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    check_filter(clustered(100, 7, 38));
  }
  hwy::SetSupportedTargetsForTest(0);
}

TEST_CASE("no tile holds points of two towns that lie far apart") {
  const Rows rows = four_towns(400, 1e-5);
  const auto points = internal::checked_points(rows.view());
  const internal::TileSpace space(points, all_rows(rows));
  std::size_t slots = 0;
  for (std::size_t tile = 0; tile < space.tiles(); ++tile) {
    const std::uint32_t town = space.rows()[space.first_slot(tile)] % 4;
    for (std::size_t i = 0; i < space.slots_of(tile); ++i, ++slots)
      CHECK(space.rows()[space.first_slot(tile) + i] % 4 == town);
  }
  CHECK(slots == 400);
  CHECK(space.nodes().size() == 2 * space.tiles() - 1);
}

TEST_CASE("single precision tells the neighbours in a town from each other however narrow it is") {
  for (const double width : {1e-3, 1e-8, 1e-12}) {
    CAPTURE(width);
    const Rows rows = four_towns(400, width);
    const auto points = internal::checked_points(rows.view());
    const internal::TileSpace space(points, all_rows(rows));
    CHECK(internal::near_lists(space, 6, 1, {}).hopeless == 0);
    check_twin(tiles, rows, 3);
  }
}
