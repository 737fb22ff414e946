// The total order of edges, and the dendrogram that the edges of a tree spell.
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "ecumene/numeric/hierarchy/points_internal.hpp"

namespace ecumene {
namespace internal {

double squared_distance(const PointSet& points, std::uint32_t a, std::uint32_t b) {
  const auto x = points.rows.row(a);
  const auto y = points.rows.row(b);
  double square = 0;
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double difference = x[j] * points.unit - y[j] * points.unit;
    square += difference * difference;
  }
  return square;
}

bool edge_less(const PointSet& points, const SquaredEdge& e, const SquaredEdge& f) {
  if (e.square != f.square) return e.square < f.square;
  if (e.a == f.a && e.b == f.b) return false;
  const double d = squared_distance(points, e.a, e.b);
  const double g = squared_distance(points, f.a, f.b);
  if (d != g) return d < g;
  if (e.a != f.a) return point_less(points.rows, e.a, f.a);
  return point_less(points.rows, e.b, f.b);
}

}  // namespace internal

namespace {

// Disjoint sets of rows; each knows the node of the dendrogram that it is.
class Forest {
 public:
  explicit Forest(std::size_t leaves) : parent_(leaves), node_(leaves), size_(leaves, 1) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    std::iota(node_.begin(), node_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t row) {
    while (parent_[row] != row) row = parent_[row] = parent_[parent_[row]];
    return row;
  }
  Merge unite(std::uint32_t a, std::uint32_t b, double height, std::uint32_t node) {
    if (size_[a] < size_[b]) std::swap(a, b);
    parent_[b] = a;
    size_[a] += size_[b];
    const std::uint32_t other = std::exchange(node_[a], node);
    return {std::min(other, node_[b]), std::max(other, node_[b]), height, size_[a]};
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> node_;
  std::vector<std::uint32_t> size_;
};

}  // namespace

Dendrogram single_linkage_tree(const SpanningTree& tree) {
  Dendrogram dendrogram;
  dendrogram.leaves = tree.points;
  dendrogram.merges.reserve(tree.edges.size());
  Forest forest(tree.points);
  for (std::size_t at = 0; at < tree.edges.size(); ++at) {
    const TreeEdge& edge = tree.edges[at];
    dendrogram.merges.push_back(forest.unite(forest.find(edge.a), forest.find(edge.b), edge.length,
                                             static_cast<std::uint32_t>(tree.points + at)));
  }
  for (std::size_t first = 0; first < tree.edges.size();) {
    std::size_t last = first;
    while (last + 1 < tree.edges.size() && tree.edges[last + 1].length == tree.edges[first].length) ++last;
    if (last > first) dendrogram.ties.push_back({first, last, tree.edges[first].length, last - first + 1});
    first = last + 1;
  }
  return dendrogram;
}

}  // namespace ecumene
