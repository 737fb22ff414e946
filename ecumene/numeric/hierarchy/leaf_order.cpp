#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/leaf_order_kernel_internal.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene {
namespace internal {

LeafRuns leaf_runs(const Dendrogram& tree) {
  const std::size_t n = tree.leaves;
  LeafRuns runs{.leaves = std::vector<std::uint32_t>(n),
                .begin = std::vector<std::size_t>(n + tree.merges.size()),
                .end = std::vector<std::size_t>(n + tree.merges.size())};
  const auto size = [&](std::uint32_t node) { return node < n ? std::size_t{1} : tree.merges[node - n].size; };
  if (n == 1) runs.end[0] = 1;
  if (!tree.merges.empty()) runs.end.back() = n;
  for (std::size_t k = tree.merges.size(); k-- > 0;) {
    const Merge& merge = tree.merges[k];
    runs.begin[merge.left] = runs.begin[n + k];
    runs.end[merge.left] = runs.begin[merge.right] = runs.begin[n + k] + size(merge.left);
    runs.end[merge.right] = runs.end[n + k];
  }
  for (std::uint32_t leaf = 0; leaf < n; ++leaf) runs.leaves[runs.begin[leaf]] = leaf;
  return runs;
}

}  // namespace internal

namespace {

struct Run {
  std::size_t begin;
  std::size_t end;
  std::size_t size() const { return end - begin; }
};

struct Ends {
  std::size_t left;
  std::size_t right;
};

// +------------------------------------------------------------------------------------------------------------------+
// | Optimal leaf ordering: Bar-Joseph, Gifford & Jaakkola (2001), "Fast optimal leaf ordering for hierarchical       |
// | clustering", Bioinformatics 17: S22-S29.                                                                         |
// | The idea: cost(u, w) is the least length of an order of a node's leaves that starts at u in one child and ends at |
// | w in the other; it is the least over the inner ends m, k of cost(u, m) + d(m, k) + cost(k, w), where m lies in    |
// | the child's other half than u, and k likewise for w. Taking the least over m first, once for each u and k, makes  |
// | it O(n^3) for all nodes together.                                                                                 |
// | What differs here: leaves are numbered by their position in the unordered tree, so that each node is a run and    |
// | both steps are products of matrices with min for + and + for ×, done in panels that stay in the cache; instead of |
// | the paper's early ends of searches, which would part what is computed together. The inner ends are found again on |
// | the way back instead of being stored.                                                                             |
// +------------------------------------------------------------------------------------------------------------------+
class OptimalOrder {
 public:
  OptimalOrder(const Dendrogram& tree, std::span<const double> distances)
      : tree_(tree), distances_(distances), runs_(internal::leaf_runs(tree)), cost_(tree.leaves * tree.leaves, 0.0) {}

  std::vector<std::uint32_t> find() {
    for (std::size_t k = 0; k < tree_.merges.size(); ++k) fill_costs(tree_.merges[k]);
    return trace_back();
  }

 private:
  static constexpr double no_order = std::numeric_limits<double>::infinity();

  Run run(std::size_t node) const { return {runs_.begin[node], runs_.end[node]}; }
  double& cost(std::size_t u, std::size_t w) { return cost_[u * tree_.leaves + w]; }
  double distance(std::size_t m, std::size_t k) const {
    const auto [i, j] = std::minmax(runs_.leaves[m], runs_.leaves[k]);
    return distances_[condensed_index(tree_.leaves, i, j)];
  }

  // Where the order of `node` can end if it starts at leaf position u: in the other child, or at u itself for a leaf.
  Run opposite(std::size_t node, std::size_t u) const {
    if (node < tree_.leaves) return {u, u + 1};
    const Merge& merge = tree_.merges[node - tree_.leaves];
    return u < runs_.end[merge.left] ? run(merge.right) : run(merge.left);
  }

  // The parts of a node that an order of its leaves starts in and ends in: its children; for a leaf the leaf itself.
  std::vector<Run> parts(std::size_t node) const {
    if (node < tree_.leaves) return {run(node)};
    const Merge& merge = tree_.merges[node - tree_.leaves];
    return {run(merge.left), run(merge.right)};
  }

  void fill_costs(const Merge& merge) {
    for (const Run& start : parts(merge.left)) {
      find_reach(start, opposite(merge.left, start.begin), run(merge.right));
      for (const Run& inner : parts(merge.right)) {
        find_costs(start, inner, opposite(merge.right, inner.begin), run(merge.right).begin);
      }
    }
  }

  // reach(u, k) for u in `start`, k in `right`: least cost(u, m) + d(m, k) over the inner ends m in `inner`.
  void find_reach(const Run& start, const Run& inner, const Run& right) {
    reach_stride_ = (right.size() + internal::panel_columns - 1) / internal::panel_columns * internal::panel_columns;
    reach_.resize(start.size() * reach_stride_);
    for (std::size_t first = right.begin; first < right.end; first += internal::panel_columns) {
      fill_panel(inner, {first, std::min(first + internal::panel_columns, right.end)},
                 [&](std::size_t m, std::size_t k) { return distance(m, k); });
      internal::find_least_sums({.left = &cost(start.begin, inner.begin),
                                 .panel = panel_.data(),
                                 .sums = reach_.data() + (first - right.begin),
                                 .rows = start.size(),
                                 .inner = inner.size(),
                                 .left_stride = tree_.leaves,
                                 .sums_stride = reach_stride_});
    }
  }

  // cost(u, w) for u in `start`, w in `end`: least reach(u, k) + cost(k, w) over the inner ends k in `inner`.
  void find_costs(const Run& start, const Run& inner, const Run& end, std::size_t right_begin) {
    sums_.resize(start.size() * internal::panel_columns);
    for (std::size_t first = end.begin; first < end.end; first += internal::panel_columns) {
      const Run columns{first, std::min(first + internal::panel_columns, end.end)};
      fill_panel(inner, columns, [&](std::size_t k, std::size_t w) { return cost(k, w); });
      internal::find_least_sums({.left = reach_.data() + (inner.begin - right_begin),
                                 .panel = panel_.data(),
                                 .sums = sums_.data(),
                                 .rows = start.size(),
                                 .inner = inner.size(),
                                 .left_stride = reach_stride_,
                                 .sums_stride = internal::panel_columns});
      for (std::size_t u = start.begin; u < start.end; ++u) {
        const double* const sums = sums_.data() + (u - start.begin) * internal::panel_columns;
        for (std::size_t w = columns.begin; w < columns.end; ++w) cost(u, w) = cost(w, u) = sums[w - columns.begin];
      }
    }
  }

  // Rows and columns beside each other; infinite beyond the last column.
  template <class Value>
  void fill_panel(const Run& rows, const Run& columns, Value value) {
    panel_.assign(rows.size() * internal::panel_columns, no_order);
    for (std::size_t row = rows.begin; row < rows.end; ++row) {
      double* const to = panel_.data() + (row - rows.begin) * internal::panel_columns;
      for (std::size_t column = columns.begin; column < columns.end; ++column)
        to[column - columns.begin] = value(row, column);
    }
  }

  // The inner ends of the cheapest order of a merge from u to w; the first of equals by position.
  Ends inner_ends(std::size_t node_of_u, std::size_t node_of_w, Ends ends) {
    Ends best{ends.left, ends.right};
    double least = no_order;
    const Run from = opposite(node_of_u, ends.left);
    const Run to = opposite(node_of_w, ends.right);
    for (std::size_t m = from.begin; m < from.end; ++m) {
      for (std::size_t k = to.begin; k < to.end; ++k) {
        const double total = cost(ends.left, m) + distance(m, k) + cost(k, ends.right);
        if (total < least) {
          least = total;
          best = {m, k};
        }
      }
    }
    return best;
  }

  Ends cheapest_ends(const Merge& root) {
    Ends best{run(root.left).begin, run(root.right).begin};
    for (std::size_t u = run(root.left).begin; u < run(root.left).end; ++u)
      for (std::size_t w = run(root.right).begin; w < run(root.right).end; ++w)
        if (cost(u, w) < cost(best.left, best.right)) best = {u, w};
    return best;
  }

  std::vector<std::uint32_t> trace_back() {
    struct Open {
      std::size_t node;
      Ends ends;
    };
    const std::size_t n = tree_.leaves;
    std::vector<std::uint32_t> order;
    std::vector<Open> open{{n + tree_.merges.size() - 1, cheapest_ends(tree_.merges.back())}};
    while (!open.empty()) {  // a stack of our own: a chain of merges is as deep as the tree has leaves
      const auto [node, ends] = open.back();
      open.pop_back();
      if (node < n) {
        order.push_back(static_cast<std::uint32_t>(node));
        continue;
      }
      const Merge& merge = tree_.merges[node - n];
      const bool starts_left = ends.left < runs_.end[merge.left] && ends.left >= runs_.begin[merge.left];
      const std::size_t near = starts_left ? merge.left : merge.right;
      const std::size_t far = starts_left ? merge.right : merge.left;
      const Ends inner = inner_ends(near, far, ends);
      open.push_back({far, {inner.right, ends.right}});
      open.push_back({near, {ends.left, inner.left}});
    }
    return order;
  }

  const Dendrogram& tree_;
  std::span<const double> distances_;
  internal::LeafRuns runs_;
  std::vector<double> cost_;  // by leaf positions; 0 on the diagonal
  std::vector<double> reach_{};
  std::size_t reach_stride_ = 0;
  std::vector<double> panel_{};
  std::vector<double> sums_{};
};

}  // namespace

std::vector<std::uint32_t> leaf_order(const Dendrogram& tree) {
  return internal::leaf_runs(tree).leaves;
}

std::vector<std::uint32_t> optimal_leaf_order(const Dendrogram& tree, std::span<const double> distances) {
  assert(distances.size() == (tree.leaves < 2 ? 0 : tree.leaves * (tree.leaves - 1) / 2));
  if (tree.merges.empty()) return leaf_order(tree);
  return OptimalOrder(tree, distances).find();
}

}  // namespace ecumene
