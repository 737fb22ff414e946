#include "ecumene/numeric/hierarchy/dendrogram_top.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace ecumene {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// The last kept merge inside each node; none where the node is collapsed. A node whose sides both hold kept merges is
// kept itself: either it is one of the last, or its sides are larger than theirs.
class KeptMerges {
 public:
  KeptMerges(const Dendrogram& tree, const DendrogramTopOptions& options)
      : tree_(tree), inside_(tree.leaves + tree.merges.size(), none) {
    std::vector<char> is_kept(tree.merges.size(), 0);
    const std::size_t most = std::max<std::size_t>(options.most_branches, 1) - 1;
    for (std::size_t k = tree.merges.size(); k-- > 0 && count_ < most;) {
      const Merge& merge = tree.merges[k];
      const bool is_large = std::min(rows(merge.left), rows(merge.right)) >= options.least_side;
      is_kept[k] = is_large || tree.merges.size() - k <= options.always_kept;
      count_ += is_kept[k];
    }
    for (std::uint32_t k = 0; k < tree.merges.size(); ++k) {
      const std::uint32_t left = inside_[tree.merges[k].left];
      inside_[tree.leaves + k] = is_kept[k] ? k : left != none ? left : inside_[tree.merges[k].right];
    }
  }

  std::size_t count() const { return count_; }
  std::uint32_t inside(std::size_t node) const { return inside_[node]; }
  std::uint32_t rows(std::size_t node) const {
    return node < tree_.leaves ? 1 : tree_.merges[node - tree_.leaves].size;
  }

 private:
  const Dendrogram& tree_;
  std::vector<std::uint32_t> inside_;
  std::size_t count_ = 0;
};

// The place of each node's first row in the order.
std::vector<std::uint32_t> first_places(const Dendrogram& tree, std::span<const std::uint32_t> row_order) {
  assert(row_order.empty() || row_order.size() == tree.leaves);
  std::vector<std::uint32_t> places(tree.leaves + tree.merges.size());
  for (std::uint32_t place = 0; place < tree.leaves; ++place)
    places[row_order.empty() ? place : row_order[place]] = place;
  for (std::size_t k = 0; k < tree.merges.size(); ++k)
    places[tree.leaves + k] = std::min(places[tree.merges[k].left], places[tree.merges[k].right]);
  return places;
}

// The nodes without a kept merge that hang on a kept one, from left to right: on each merge the side with the first row
// stands first. A stack of our own: the top of a chain is as deep as it is large.
std::vector<std::uint32_t> collapsed_nodes(const Dendrogram& tree, const KeptMerges& kept,
                                           const std::vector<std::uint32_t>& places) {
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> open;
  if (tree.leaves > 0) open.push_back(static_cast<std::uint32_t>(places.size() - 1));
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    if (kept.inside(node) == none) {
      nodes.push_back(node);
      continue;
    }
    const Merge& merge = tree.merges[kept.inside(node)];
    const bool left_first = places[merge.left] < places[merge.right];
    open.push_back(left_first ? merge.right : merge.left);
    open.push_back(left_first ? merge.left : merge.right);
  }
  return nodes;
}

// The merges kept, by their numbers, and what joins each before the next.
void add_merges(const Dendrogram& tree, const KeptMerges& kept, std::vector<std::uint32_t> numbers,
                DendrogramTop& top) {
  std::vector<std::uint32_t> number_of_merge(tree.merges.size(), none);
  const auto enter = [&](std::uint32_t node) {
    const std::uint32_t inside = kept.inside(node);
    if (inside == none) return numbers[node];
    const std::uint32_t number = number_of_merge[inside];
    top.stragglers[number - top.branches.size()] = kept.rows(node) - tree.merges[inside].size;
    return number;
  };
  for (std::uint32_t k = 0; k < tree.merges.size(); ++k) {
    if (kept.inside(tree.leaves + k) != k) continue;
    const Merge& merge = tree.merges[k];
    const std::uint32_t a = enter(merge.left);
    const std::uint32_t b = enter(merge.right);
    number_of_merge[k] = static_cast<std::uint32_t>(top.branches.size() + top.merges.size());
    top.tree.merges.push_back({std::min(a, b), std::max(a, b), merge.height, merge.size});
    top.merges.push_back(k);
    top.stragglers.push_back(0);
  }
  if (kept.count() > 0) enter(static_cast<std::uint32_t>(tree.leaves + tree.merges.size() - 1));
}

}  // namespace

DendrogramTop dendrogram_top(const Dendrogram& tree, const DendrogramTopOptions& options) {
  const KeptMerges kept(tree, options);
  const std::vector<std::uint32_t> places = first_places(tree, options.row_order);
  DendrogramTop top;
  std::vector<std::uint32_t> numbers(places.size(), none);
  for (const std::uint32_t node : collapsed_nodes(tree, kept, places)) {
    numbers[node] = static_cast<std::uint32_t>(top.branches.size());
    const std::uint32_t first = options.row_order.empty() ? places[node] : options.row_order[places[node]];
    const double height = node < tree.leaves ? 0 : tree.merges[node - tree.leaves].height;
    top.branches.push_back({.node = node, .representative = first, .rows = kept.rows(node), .height = height});
  }
  top.tree.leaves = top.branches.size();
  add_merges(tree, kept, std::move(numbers), top);
  return top;
}

}  // namespace ecumene
