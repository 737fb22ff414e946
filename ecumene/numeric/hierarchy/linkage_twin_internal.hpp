// Naive twins of the linkages for the tests: slow, and as close to the definitions as can be.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene::testing {

using Rows = std::vector<std::size_t>;

struct Cluster {
  std::uint32_t node = 0;
  Rows rows;                   // ascending
  std::vector<double> middle;  // Gower's median point: halfway between the
                               // points of the two parts
  std::vector<Cluster> parts;  // none, or two
};

inline std::vector<double> centroid(MatrixView<const double> table, const Rows& rows) {
  std::vector<double> point(table.columns());
  for (const std::size_t i : rows)
    for (std::size_t j = 0; j < point.size(); ++j) point[j] += table(i, j) / static_cast<double>(rows.size());
  return point;
}

inline double distance_of_points(const std::vector<double>& x, const std::vector<double>& y) {
  double squares = 0;
  for (std::size_t j = 0; j < x.size(); ++j) squares += (x[j] - y[j]) * (x[j] - y[j]);
  return std::sqrt(squares);
}

// What each linkage says the distance of two clusters is, from rows and distances and not from a recurrence.
class Definition {
 public:
  Definition(MatrixView<const double> table, const std::vector<double>& distances, Linkage linkage)
      : table_(table), distances_(distances), linkage_(linkage) {}

  double distance(const Cluster& a, const Cluster& b) const {
    switch (linkage_) {
      case Linkage::single:
        return extreme_pair(a.rows, b.rows).first;
      case Linkage::complete:
        return extreme_pair(a.rows, b.rows).second;
      case Linkage::average:
        return mean_of_pairs(a.rows, b.rows);
      case Linkage::mcquitty:
        return mean_of_parts(a, b);
      case Linkage::centroid:
        return distance_of_points(centroid(table_, a.rows), centroid(table_, b.rows));
      case Linkage::median:
        return distance_of_points(a.middle, b.middle);
      case Linkage::ward_d:
        return energy(a.rows, b.rows);
      case Linkage::ward_d2:
        return std::sqrt(2 * increase_of_squares(a.rows, b.rows));
    }
    return 0;
  }

 private:
  double between(std::size_t i, std::size_t j) const {
    return i == j ? 0 : distances_[condensed_index(table_.rows(), std::min(i, j), std::max(i, j))];
  }
  std::pair<double, double> extreme_pair(const Rows& a, const Rows& b) const {
    std::pair<double, double> extremes{between(a[0], b[0]), between(a[0], b[0])};
    for (const std::size_t i : a)
      for (const std::size_t j : b)
        extremes = {std::min(extremes.first, between(i, j)), std::max(extremes.second, between(i, j))};
    return extremes;
  }
  double mean_of_pairs(const Rows& a, const Rows& b) const {
    double sum = 0;
    for (const std::size_t i : a)
      for (const std::size_t j : b) sum += between(i, j);
    return sum / static_cast<double>(a.size() * b.size());
  }
  // The parts of the larger node number, the later merge, are averaged first.
  double mean_of_parts(const Cluster& a, const Cluster& b) const {
    if (a.parts.empty() && b.parts.empty()) return between(a.rows[0], b.rows[0]);
    const bool open_a = b.parts.empty() || (!a.parts.empty() && a.node > b.node);
    const Cluster& open = open_a ? a : b;
    const Cluster& other = open_a ? b : a;
    return (mean_of_parts(open.parts[0], other) + mean_of_parts(open.parts[1], other)) / 2;
  }
  double squares_within(const Rows& rows) const {
    const auto middle = centroid(table_, rows);
    double sum = 0;
    for (const std::size_t i : rows) {
      const auto row = table_.row(i);
      const double distance = distance_of_points({row.begin(), row.end()}, middle);
      sum += distance * distance;
    }
    return sum;
  }
  // Two rows at distance d: increase d^2 / 2, height d.
  double increase_of_squares(const Rows& a, const Rows& b) const {
    Rows both = a;
    both.insert(both.end(), b.begin(), b.end());
    return squares_within(both) - squares_within(a) - squares_within(b);
  }
  // Ward's update on plain distances is the energy distance of Szekely & Rizzo 2005:
  // n_a n_b / (n_a + n_b) (2 mean d(a, b) - mean d(a, a) - mean d(b, b)).
  double energy(const Rows& a, const Rows& b) const {
    const auto na = static_cast<double>(a.size());
    const auto nb = static_cast<double>(b.size());
    return na * nb / (na + nb) * (2 * mean_of_pairs(a, b) - mean_of_pairs(a, a) - mean_of_pairs(b, b));
  }

  MatrixView<const double> table_;
  const std::vector<double>& distances_;
  Linkage linkage_;
};

// O(n^3) and more: all pairs of clusters before each merge, clusters in the order of their smallest rows.
inline std::vector<Merge> tree_by_definition(MatrixView<const double> table, const std::vector<double>& distances,
                                             Linkage linkage) {
  const Definition definition(table, distances, linkage);
  std::vector<Cluster> clusters;
  for (std::uint32_t i = 0; i < table.rows(); ++i) {
    const auto row = table.row(i);
    clusters.push_back({i, {i}, {row.begin(), row.end()}, {}});
  }
  std::vector<Merge> merges;
  while (clusters.size() > 1) {
    std::size_t first = 0;
    std::size_t second = 1;
    double least = definition.distance(clusters[0], clusters[1]);
    for (std::size_t a = 0; a < clusters.size(); ++a) {
      for (std::size_t b = a + 1; b < clusters.size(); ++b) {
        const double distance = definition.distance(clusters[a], clusters[b]);
        if (distance < least) least = distance, first = a, second = b;
      }
    }
    Cluster merged{static_cast<std::uint32_t>(table.rows() + merges.size()), clusters[first].rows, {}, {}};
    merged.rows.insert(merged.rows.end(), clusters[second].rows.begin(), clusters[second].rows.end());
    std::sort(merged.rows.begin(), merged.rows.end());
    for (std::size_t j = 0; j < table.columns(); ++j)
      merged.middle.push_back((clusters[first].middle[j] + clusters[second].middle[j]) / 2);
    const auto [left, right] = std::minmax(clusters[first].node, clusters[second].node);
    merges.push_back({left, right, least, static_cast<std::uint32_t>(merged.rows.size())});
    merged.parts = {clusters[first], clusters[second]};
    clusters[first] = merged;
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(second));
  }
  return merges;
}

struct SearchedTree {
  std::vector<Merge> merges;
  std::vector<TieGroup> ties;
};

// The recurrence on a full matrix, all pairs searched before each merge: where distances and halves are exact, so are
// the ties. For complete, mcquitty and median.
inline SearchedTree tree_by_search(std::vector<double> distances, std::size_t n, Linkage linkage) {
  const bool squares = linkage == Linkage::median;
  if (squares)
    for (double& distance : distances) distance *= distance;
  const auto at = [&](std::size_t i, std::size_t j) -> double& {
    return distances[condensed_index(n, std::min(i, j), std::max(i, j))];
  };
  std::map<std::size_t, std::pair<std::uint32_t, std::uint32_t>> alive;  // smallest row -> node, size
  for (std::uint32_t i = 0; i < n; ++i) alive[i] = {i, 1};
  SearchedTree tree;
  double previous = 0;  // in the units that are searched
  while (alive.size() > 1) {
    std::pair<std::size_t, std::size_t> nearest{n, n};
    double least = 0;
    std::size_t candidates = 0;
    for (auto a = alive.begin(); a != alive.end(); ++a) {
      for (auto b = std::next(a); b != alive.end(); ++b) {
        const double distance = at(a->first, b->first);
        if (nearest.first == n || distance < least) least = distance, nearest = {a->first, b->first}, candidates = 0;
        candidates += distance == least;
      }
    }
    const auto [i, j] = nearest;
    const double height = squares ? std::sqrt(std::max(least, 0.0)) : least;
    const std::size_t k = tree.merges.size();
    if (!tree.ties.empty() && tree.ties.back().last_merge + 1 == k && previous == least)
      tree.ties.back().last_merge = k;
    else if (candidates > 1)
      tree.ties.push_back({k, k, height, candidates});
    previous = least;
    for (const auto& [other, unused] : alive) {
      if (other == i || other == j) continue;
      const double to_i = at(i, other);
      const double to_j = at(j, other);
      if (linkage == Linkage::complete) at(i, other) = std::max(to_i, to_j);
      if (linkage == Linkage::mcquitty) at(i, other) = (to_i + to_j) / 2;
      if (linkage == Linkage::median) at(i, other) = (to_i + to_j) / 2 - least / 4;
    }
    const auto [left, right] = std::minmax(alive[i].first, alive[j].first);
    tree.merges.push_back({left, right, height, alive[i].second + alive[j].second});
    alive[i] = {static_cast<std::uint32_t>(n + k), tree.merges.back().size};
    alive.erase(j);
  }
  return tree;
}

// Single linkage: all pairs of rows by (distance, lower row, higher row); each that joins two groups is a merge
// [Kruskal 1956].
inline SearchedTree tree_by_pairs(const std::vector<double>& distances, std::size_t n) {
  std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < n; ++i)
    for (std::uint32_t j = i + 1; j < n; ++j) pairs.emplace_back(distances[condensed_index(n, i, j)], i, j);
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::uint32_t> node(n);  // of each row
  std::iota(node.begin(), node.end(), 0U);
  SearchedTree tree;
  for (const auto& [distance, i, j] : pairs) {
    if (node[i] == node[j]) continue;
    const auto [left, right] = std::minmax({node[i], node[j]});
    const std::size_t k = tree.merges.size();
    std::uint32_t size = 0;
    for (std::uint32_t& of_row : node) {
      if (of_row != left && of_row != right) continue;
      of_row = static_cast<std::uint32_t>(n + k);
      ++size;
    }
    tree.merges.push_back({left, right, distance, size});
    if (k == 0 || tree.merges[k - 1].height != distance) continue;
    if (tree.ties.empty() || tree.ties.back().last_merge + 1 != k || tree.ties.back().height != distance)
      tree.ties.push_back({k - 1, k - 1, distance, 1});
    tree.ties.back().last_merge = k;
    ++tree.ties.back().candidates;
  }
  return tree;
}

inline SearchedTree tree_by_rule(const std::vector<double>& distances, std::size_t n, Linkage linkage) {
  return linkage == Linkage::single ? tree_by_pairs(distances, n) : tree_by_search(distances, n, linkage);
}

}  // namespace ecumene::testing
