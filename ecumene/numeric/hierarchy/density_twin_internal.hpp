// The naive twin of the density hierarchy: the definition by levels, on the matrix of all distances. O(n^4) and more.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene::testing {

using Members = std::vector<std::uint32_t>;

struct NaiveDensityNode {
  std::size_t parent;  // the root: 0
  Members members;
  double birth;
  double death;
};

// Nodes in the order of a walk from the root; exits of points as node and distance.
class NaiveDensityHierarchy {
 public:
  // REQUIRES a symmetric matrix with at least min_group_size rows.
  NaiveDensityHierarchy(MatrixView<const double> distances, std::size_t min_group_size)
      : distances_(distances), min_group_size_(min_group_size), exits_(distances.rows()) {
    Members all(distances.rows());
    for (std::uint32_t point = 0; point < all.size(); ++point) all[point] = point;
    grow(std::move(all), std::numeric_limits<double>::infinity(), 0);
  }

  const std::vector<NaiveDensityNode>& nodes() const { return nodes_; }
  const std::vector<std::pair<std::size_t, double>>& exits() const { return exits_; }

  double stability(std::size_t node) const {
    double sum = 0;
    for (const std::uint32_t point : nodes_[node].members) {
      const bool stays = exits_[point].first != node;  // goes on into a part
      sum += 1 / (stays ? nodes_[node].death : exits_[point].second) - 1 / nodes_[node].birth;
    }
    return sum;
  }

 private:
  // Pieces of `points` that are chained by distances below the level.
  std::vector<Members> pieces(const Members& points, double level) const {
    std::vector<Members> found;
    std::set<std::uint32_t> left(points.begin(), points.end());
    while (!left.empty()) {
      Members piece{*left.begin()};
      left.erase(left.begin());
      for (std::size_t at = 0; at < piece.size(); ++at)
        for (const std::uint32_t point : Members(left.begin(), left.end()))
          if (distances_(piece[at], point) < level) piece.push_back(point), left.erase(point);
      std::sort(piece.begin(), piece.end());
      found.push_back(std::move(piece));
    }
    return found;
  }

  std::set<double, std::greater<>> levels(const Members& points) const {
    std::set<double, std::greater<>> found;
    for (const std::uint32_t a : points)
      for (const std::uint32_t b : points)
        if (a < b) found.insert(distances_(a, b));
    return found;
  }

  void grow(Members points, double birth, std::size_t parent) {
    const std::size_t node = nodes_.size();
    nodes_.push_back({parent, points, birth, 0});
    for (const double level : levels(points)) {
      std::vector<Members> groups;
      for (Members& piece : pieces(points, level)) {
        if (piece.size() >= min_group_size_)
          groups.push_back(std::move(piece));
        else
          for (const std::uint32_t point : piece) exits_[point] = {node, level};
      }
      if (groups.size() == 1) {
        points = std::move(groups[0]);
        continue;
      }
      nodes_[node].death = level;
      for (Members& group : groups) grow(std::move(group), level, node);
      return;
    }
  }

  MatrixView<const double> distances_;
  std::size_t min_group_size_;
  std::vector<NaiveDensityNode> nodes_{};
  std::vector<std::pair<std::size_t, double>> exits_;
};

}  // namespace ecumene::testing
