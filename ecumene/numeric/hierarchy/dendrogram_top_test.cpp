#include "ecumene/numeric/hierarchy/dendrogram_top.hpp"

#include <numeric>
#include <set>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Random;
using Rows = std::vector<std::uint32_t>;

namespace {

Dendrogram random_tree(Random& random, std::size_t n, Linkage linkage) {
  const auto values = random.uniforms(2 * n);
  return linkage_tree(pairwise_distances({values, n, 2}, Distance::euclidean), n, linkage);
}

// Rows come one by one: the second at height 1, the third at 2, ...
Dendrogram chain(std::uint32_t rows) {
  Dendrogram tree{.leaves = rows, .merges = {}, .inversions = {}, .ties = {}};
  for (std::uint32_t k = 0; k + 1 < rows; ++k) {
    const std::uint32_t before = k == 0 ? 0 : rows + k - 1;
    tree.merges.push_back({std::min(before, k + 1), std::max(before, k + 1), k + 1.0, k + 2});
  }
  return tree;
}

std::set<std::uint32_t> rows_below(const Dendrogram& tree, std::uint32_t node) {
  if (node < tree.leaves) return {node};
  const Merge& merge = tree.merges[node - tree.leaves];
  auto rows = rows_below(tree, merge.left);
  rows.merge(rows_below(tree, merge.right));
  return rows;
}

// Rows in the whole tree below a node of the top, stragglers included.
std::size_t rows_counted(const DendrogramTop& top, std::uint32_t node) {
  if (node < top.branches.size()) return top.branches[node].rows;
  const std::size_t at = node - top.branches.size();
  const Merge& merge = top.tree.merges[at];
  return rows_counted(top, merge.left) + rows_counted(top, merge.right) + top.stragglers[at];
}

}  // namespace

TEST_CASE("of a tree with room enough every merge is kept") {
  Random random(401);
  const auto tree = random_tree(random, 12, Linkage::average);
  const auto order = leaf_order(tree);
  const auto top = dendrogram_top(tree, {.most_branches = 12, .row_order = order});
  REQUIRE(top.branches.size() == 12);
  for (std::size_t at = 0; at < 12; ++at) CHECK(top.branches[at].node == order[at]);
  for (std::size_t k = 0; k < 11; ++k) {
    CHECK(top.merges[k] == k);
    CHECK(top.tree.merges[k].height == tree.merges[k].height);
    CHECK(top.tree.merges[k].size == tree.merges[k].size);
  }
}

TEST_CASE("the branches kept are those of the cut into as many groups") {
  Random random(402);
  const auto tree = random_tree(random, 60, Linkage::ward_d2);
  const auto top = dendrogram_top(tree, {.most_branches = 7});
  const auto groups = cut_by_count(tree, 7);
  REQUIRE(top.branches.size() == 7);
  for (std::uint32_t at = 0; at < 7; ++at) {
    const auto rows = rows_below(tree, top.branches[at].node);
    CHECK(rows.size() == top.branches[at].rows);
    CHECK(*rows.begin() == top.branches[at].representative);
    for (const auto row : rows) CHECK(groups[row] == groups[*rows.begin()]);
  }
}

TEST_CASE("with a least side every kept merge joins two large branches, and no row is lost") {
  constexpr std::uint64_t seed = 403;
  CAPTURE(seed);
  Random random(seed);
  for (int trial = 0; trial < 30; ++trial) {
    const std::size_t n = 2 + random.below(80);
    const auto tree = random_tree(random, n, trial % 2 == 0 ? Linkage::single : Linkage::average);
    const std::size_t least_side = 1 + random.below(6);
    const std::size_t always_kept = random.below(4);
    const DendrogramTopOptions options{.most_branches = 20, .least_side = least_side, .always_kept = always_kept};
    const auto top = dendrogram_top(tree, options);
    CHECK(top.branches.size() <= 20);
    CHECK(top.tree.merges.size() + 1 == top.branches.size());
    const auto root = static_cast<std::uint32_t>(top.branches.size() + top.merges.size() - 1);
    CHECK(rows_counted(top, root) == n);
    for (std::size_t at = 0; at < top.merges.size(); ++at) {
      const Merge& whole = tree.merges[top.merges[at]];
      const auto side = std::min(rows_below(tree, whole.left).size(), rows_below(tree, whole.right).size());
      CHECK((side >= least_side || n - 1 - top.merges[at] <= always_kept));
      const Merge& merge = top.tree.merges[at];
      CHECK((merge.left < merge.right && merge.right < top.branches.size() + at));
      CHECK(rows_counted(top, merge.left) + rows_counted(top, merge.right) == whole.size);
      CHECK((merge.height == whole.height && merge.size == whole.size));
    }
  }
}

TEST_CASE("a chain has no branches of two rows: it is one branch, or the outliers that are kept by name") {
  const auto tree = chain(50);
  const auto whole = dendrogram_top(tree, {.least_side = 2});
  REQUIRE(whole.branches.size() == 1);
  CHECK(whole.branches[0].rows == 50);
  CHECK(whole.branches[0].height == 49);
  const auto kept = dendrogram_top(tree, {.least_side = 2, .always_kept = 2});
  REQUIRE(kept.branches.size() == 3);
  CHECK(kept.branches[0].rows == 48);
  CHECK(kept.branches[2].node == 49);
}

TEST_CASE("stragglers are counted where they join") {
  // Two pairs at height 1, joined at 5; a single row joins the first pair at 2 and another one the whole at 9.
  const Dendrogram tree{.leaves = 6,
                        .merges = {{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 6, 2, 3}, {7, 8, 5, 5}, {5, 9, 9, 6}},
                        .inversions = {},
                        .ties = {}};
  const auto top = dendrogram_top(tree, {.least_side = 2});
  REQUIRE(top.branches.size() == 2);
  CHECK(top.branches[0].node == 8);
  CHECK(top.branches[0].height == 2);
  CHECK(top.merges == Rows{3});
  CHECK(top.stragglers == Rows{1});
  const auto named = dendrogram_top(tree, {.least_side = 2, .always_kept = 1});
  CHECK(named.merges == Rows{3, 4});
  CHECK(named.stragglers == Rows{0, 0});
}

TEST_CASE("branches stand by their first rows in the order given, whatever the numbers of the rows") {
  Random random(404);
  const std::size_t n = 40;
  const auto tree = random_tree(random, n, Linkage::complete);
  Rows order(n);
  std::iota(order.rbegin(), order.rend(), 0U);
  const auto top = dendrogram_top(tree, {.most_branches = 10, .row_order = order});
  for (const auto& branch : top.branches) CHECK(branch.representative == *rows_below(tree, branch.node).rbegin());
  CHECK(top.branches.front().representative == n - 1);
}

TEST_CASE("no rows, one row, and one branch") {
  CHECK(dendrogram_top({}).branches.empty());
  const Dendrogram single{.leaves = 1, .merges = {}, .inversions = {}, .ties = {}};
  CHECK(dendrogram_top(single).branches.size() == 1);
  const auto one = dendrogram_top(chain(5), {.most_branches = 1});
  REQUIRE(one.branches.size() == 1);
  CHECK(one.branches[0].rows == 5);
}

TEST_CASE("a chain of a million merges is cut, ordered and topped like any other tree") {
  const std::uint32_t rows = 1'000'000;
  const auto tree = chain(rows);
  CHECK(leaf_order(tree).size() == rows);
  CHECK(cut_by_count(tree, 2).back() == 1);
  CHECK(cut_by_height(tree, 10)[11] == 1);
  const auto top = dendrogram_top(tree, {.most_branches = 500'000});
  CHECK(top.branches.size() == 500'000);
  CHECK(top.branches[0].rows == 500'001);
}
