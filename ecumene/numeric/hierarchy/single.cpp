#include <algorithm>
#include <numeric>
#include <tuple>

#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene::internal {
namespace {

auto key(const TreeEdge& edge) {
  return std::tuple(edge.length, edge.a, edge.b);
}

TreeEdge edge_between(const CondensedMatrix& distances, std::uint32_t a, std::uint32_t b) {
  return {std::min(a, b), std::max(a, b), distances.between(a, b)};
}

}  // namespace

// +-----------------------------------------------------------------------------------------------------------------+
// | Minimum spanning tree by Prim (1957) on all pairs, O(n^2) time, O(n) memory; single linkage is its edges in     |
// | their order [Gower & Ross 1969, "Minimum spanning trees and single linkage cluster analysis"].                  |
// | The idea: the tree grows from row 0; each row outside remembers its edge to the tree; the least one joins.      |
// | What differs here: edges are compared by (length, lower row, higher row), not by length alone, so that there is |
// | one minimum tree only.                                                                                          |
// +-----------------------------------------------------------------------------------------------------------------+
SpanningTree spanning_tree_of(const CondensedMatrix& distances) {
  const std::size_t n = distances.rows();
  SpanningTree tree{.points = n};
  if (n < 2) return tree;
  std::vector<std::uint32_t> outside(n - 1);
  std::iota(outside.begin(), outside.end(), 1U);
  std::vector<TreeEdge> to_tree(n);
  for (const std::uint32_t row : outside) to_tree[row] = edge_between(distances, 0, row);
  while (!outside.empty()) {
    const auto nearest = std::min_element(outside.begin(), outside.end(), [&](std::uint32_t row, std::uint32_t other) {
      return key(to_tree[row]) < key(to_tree[other]);
    });
    const std::uint32_t joined = *nearest;
    tree.edges.push_back(to_tree[joined]);
    outside.erase(nearest);
    for (const std::uint32_t row : outside) {
      const TreeEdge edge = edge_between(distances, joined, row);
      if (key(edge) < key(to_tree[row])) to_tree[row] = edge;
    }
  }
  std::sort(tree.edges.begin(), tree.edges.end(), [](const TreeEdge& e, const TreeEdge& f) { return key(e) < key(f); });
  return tree;
}

}  // namespace ecumene::internal
