// The naive twin of the spanning trees: all pairs, sorted by the total order of spanning_tree.hpp, and Kruskal (1956).
// O(n^2 log n) time, O(n^2) memory.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

namespace ecumene::internal {

class SpanningTreeTwin {
 public:
  // REQUIRES values whose squares neither overflow nor underflow: nothing is scaled here.
  SpanningTreeTwin(MatrixView<const double> points, std::size_t min_points) : points_(points) {
    const auto n = points.rows();
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      for (std::size_t j = 0; j < points_.columns(); ++j)
        if (points_(a, j) != points_(b, j)) return points_(a, j) < points_(b, j);
      return a < b;
    });
    place_.resize(n);
    for (std::uint32_t at = 0; at < n; ++at) place_[order[at]] = at;
    core_.assign(n, 0);
    for (std::uint32_t a = 0; min_points > 1 && a < n; ++a) {
      std::vector<double> squares;
      for (std::uint32_t b = 0; b < n; ++b) squares.push_back(square(a, b));
      std::sort(squares.begin(), squares.end());
      core_[a] = squares[min_points - 1];
    }
  }

  SpanningTree tree() const {
    const auto n = static_cast<std::uint32_t>(points_.rows());
    struct Pair {
      double reach;
      double square;
      std::uint32_t low;
      std::uint32_t high;
      std::uint32_t a;
      std::uint32_t b;
      auto key() const { return std::tie(reach, square, low, high); }
    };
    std::vector<Pair> pairs;
    for (std::uint32_t i = 0; i < n; ++i)
      for (std::uint32_t j = i + 1; j < n; ++j) {
        const auto [a, b] = place_[i] < place_[j] ? std::pair(i, j) : std::pair(j, i);
        const double d = square(a, b);
        pairs.push_back({std::max({d, core_[a], core_[b]}), d, place_[a], place_[b], a, b});
      }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& p, const Pair& q) { return p.key() < q.key(); });
    std::vector<std::uint32_t> set(n);
    std::iota(set.begin(), set.end(), 0U);
    const auto find = [&](std::uint32_t row) {
      while (set[row] != row) row = set[row];
      return row;
    };
    SpanningTree tree{.points = n};
    for (const Pair& pair : pairs) {
      if (find(pair.a) == find(pair.b)) continue;
      set[find(pair.a)] = find(pair.b);
      tree.edges.push_back({std::min(pair.a, pair.b), std::max(pair.a, pair.b), std::sqrt(pair.reach)});
    }
    return tree;
  }

 private:
  double square(std::uint32_t a, std::uint32_t b) const {
    double sum = 0;
    for (std::size_t j = 0; j < points_.columns(); ++j) {
      const double difference = points_(a, j) - points_(b, j);
      sum += difference * difference;
    }
    return sum;
  }

  MatrixView<const double> points_;
  std::vector<std::uint32_t> place_;
  std::vector<double> core_;
};

}  // namespace ecumene::internal
