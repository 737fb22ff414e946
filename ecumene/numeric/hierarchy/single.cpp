#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene::internal {

// +-----------------------------------------------------------------------------------------------------------------+
// | Minimum spanning tree by Prim (1957) on a full matrix, O(n^2) time, O(n) memory. The idea: the tree grows from row
// | | 0; each row outside remembers its distance to the tree; the nearest one joins. |
// +-----------------------------------------------------------------------------------------------------------------+
std::vector<Edge> minimum_spanning_tree(const CondensedMatrix& distances) {
  const std::size_t n = distances.rows();
  std::vector<Edge> tree;
  if (n < 2) return tree;
  std::vector<std::uint32_t> outside(n - 1);
  std::iota(outside.begin(), outside.end(), 1U);
  std::vector<double> to_tree(n, std::numeric_limits<double>::infinity());
  std::vector<std::uint32_t> link(n, 0);
  std::uint32_t joined = 0;
  while (!outside.empty()) {
    std::size_t nearest = 0;
    for (std::size_t at = 0; at < outside.size(); ++at) {
      const std::uint32_t row = outside[at];
      const double distance = distances.between(joined, row);
      if (distance < to_tree[row]) {
        to_tree[row] = distance;
        link[row] = joined;
      }
      if (to_tree[row] < to_tree[outside[nearest]]) nearest = at;
    }
    joined = outside[nearest];
    tree.push_back({link[joined], joined, to_tree[joined]});
    outside.erase(outside.begin() + static_cast<std::ptrdiff_t>(nearest));
  }
  return tree;
}

namespace {

// Disjoint sets of rows, named by their smallest row, that can list their members.
class RowSets {
 public:
  explicit RowSets(std::size_t n) : parent_(n), next_(n), last_(n) {
    for (std::uint32_t row = 0; row < n; ++row) parent_[row] = next_[row] = last_[row] = row;
  }
  std::uint32_t find(std::uint32_t row) {
    while (parent_[row] != row) row = parent_[row] = parent_[parent_[row]];
    return row;
  }
  // REQUIRES first < second, both names of sets.
  void unite(std::uint32_t first, std::uint32_t second) {
    parent_[second] = first;
    next_[last_[first]] = second;
    last_[first] = last_[second];
  }
  std::vector<std::uint32_t> members(std::uint32_t name) const {
    std::vector<std::uint32_t> rows{name};
    while (next_[rows.back()] != rows.back()) rows.push_back(next_[rows.back()]);
    return rows;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> next_;  // next member; itself at the end
  std::vector<std::uint32_t> last_;  // last member, kept for names only
};

// +-----------------------------------------------------------------------------------------------------------------+
// | Single linkage from the minimum spanning tree, Gower & Ross (1969), "Minimum spanning trees and single linkage | |
// cluster analysis". The idea: sorted by length, the edges of the tree are the merges.                               |
// | What differs here: the tree is one of several where distances tie, and its edges would then make merges that the |
// | tie rule does not. So all edges of one length are taken together: they say which clusters end up together, and the
// | | order inside is found from the distances. Each pair of rows is looked at only at the one length at which its two
// | | clusters meet, so that all this stays O(n^2). |
// +-----------------------------------------------------------------------------------------------------------------+
class SingleAgglomeration {
 public:
  explicit SingleAgglomeration(CondensedMatrix distances)
      : distances_(std::move(distances)), sets_(distances_.rows()), position_(distances_.rows()) {}

  Agglomeration run() {
    auto edges = minimum_spanning_tree(distances_);
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.length < b.length; });
    for (std::size_t first = 0; first < edges.size();) {
      std::size_t last = first + 1;
      while (last < edges.size() && edges[last].length == edges[first].length) ++last;
      merge_level(
          {edges.begin() + static_cast<std::ptrdiff_t>(first), edges.begin() + static_cast<std::ptrdiff_t>(last)});
      first = last;
    }
    return std::move(result_);
  }

 private:
  using Clusters = std::vector<std::uint32_t>;

  // All merges of one length. By the tie rule the component with the smallest row is completed first.
  void merge_level(const std::vector<Edge>& edges) {
    const std::size_t first_merge = result_.merges.size();
    std::size_t candidates = 0;
    for (const auto& clusters : components(edges)) candidates += merge_component(clusters, edges.front().length);
    if (candidates > 1)
      result_.ties.push_back({first_merge, result_.merges.size() - 1, edges.front().length, candidates});
  }

  // The clusters that the edges connect, ascending in each component, components by their smallest.
  std::vector<Clusters> components(const std::vector<Edge>& edges) {
    Clusters names;
    for (const auto& edge : edges) names.insert(names.end(), {sets_.find(edge.a), sets_.find(edge.b)});
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    const auto index = [&](std::uint32_t row) {
      return static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), sets_.find(row)) - names.begin());
    };
    RowSets joined(names.size());
    for (const auto& edge : edges) {
      const auto a = joined.find(index(edge.a));
      const auto b = joined.find(index(edge.b));
      joined.unite(std::min(a, b), std::max(a, b));
    }
    std::vector<Clusters> members(names.size());
    for (std::uint32_t at = 0; at < names.size(); ++at) members[joined.find(at)].push_back(names[at]);
    std::erase_if(members, [](const Clusters& clusters) { return clusters.empty(); });
    return members;
  }

  // The cluster with the smallest row takes in, one by one, the smallest of those that lie at `length` from what it has
  // taken in so far. Returns the number of pairs of clusters at that length.
  std::size_t merge_component(const Clusters& clusters, double length) {
    if (clusters.size() == 2) {
      merge(clusters[0], clusters[1], length);
      return 1;
    }
    std::vector<Clusters> members;
    for (const std::uint32_t name : clusters) members.push_back(sets_.members(name));
    auto outside = all_rows(members);
    std::vector<char> is_reached(clusters.size(), 0);
    std::vector<char> is_taken(clusters.size(), 0);
    std::size_t pairs = 0;
    for (std::size_t taken = 0;;) {
      is_taken[taken] = 1;
      std::erase_if(outside, [&](std::uint32_t row) { return position_[row] == taken; });
      const auto touched = touched_clusters(members[taken], outside, clusters.size(), length);
      for (std::size_t at = 0; at < clusters.size(); ++at) {
        pairs += static_cast<std::size_t>(touched[at]);
        is_reached[at] |= touched[at];
      }
      taken = 0;
      while (taken < clusters.size() && (is_taken[taken] || !is_reached[taken])) ++taken;
      if (taken == clusters.size()) return pairs;
      merge(clusters.front(), clusters[taken], length);
    }
  }

  void merge(std::uint32_t first, std::uint32_t second, double length) {
    result_.merges.push_back({first, second, length});
    sets_.unite(first, second);
  }

  // The rows of the clusters, ascending, so that distances are read in the order in which they are stored. Notes the
  // position of each row's cluster.
  Clusters all_rows(const std::vector<Clusters>& members) {
    Clusters rows;
    for (std::uint32_t at = 0; at < members.size(); ++at) {
      for (const std::uint32_t row : members[at]) position_[row] = at;
      rows.insert(rows.end(), members[at].begin(), members[at].end());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  // 1 for each cluster that has one of the rows `outside` at `length` from one of the rows `inside`.
  std::vector<char> touched_clusters(const Clusters& inside, const Clusters& outside, std::size_t count,
                                     double length) const {
    std::vector<char> touched(count, 0);
    for (const std::uint32_t i : inside)
      for (const std::uint32_t j : outside)
        if (distances_.between(i, j) == length) touched[position_[j]] = 1;
    return touched;
  }

  CondensedMatrix distances_;
  RowSets sets_;
  std::vector<std::uint32_t> position_;  // of a row's cluster among those of the component in hand
  Agglomeration result_;
};

}  // namespace

Agglomeration single_agglomeration(CondensedMatrix distances) {
  return SingleAgglomeration(std::move(distances)).run();
}

}  // namespace ecumene::internal
