// The naive twin of Ward, centroid and median linkage from centres: all pairs of clusters looked at before each merge.
// O(n^3 d) time. Distances by the same formula as in the algorithm, so that trees agree to the last digit.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene::testing {

class CentreLinkageTwin {
 public:
  // REQUIRES values whose squares neither overflow nor underflow: nothing is scaled here.
  CentreLinkageTwin(MatrixView<const double> rows, Linkage linkage) : linkage_(linkage) {
    std::vector<std::uint32_t> order(rows.rows());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::ranges::lexicographical_compare(rows.row(a), rows.row(b));
    });
    std::vector<double> offsets(rows.columns());
    for (std::size_t j = 0; j < offsets.size(); ++j) offsets[j] = offset(rows, j);
    tree_.leaves = rows.rows();
    for (std::size_t place = 0; place < order.size(); ++place) {
      const auto row = rows.row(order[place]);
      if (place > 0 && std::ranges::equal(row, rows.row(order[place - 1]))) {
        clusters_.back().node = join(clusters_.back().node, order[place], 0);
        ++clusters_.back().size;
        continue;
      }
      clusters_.push_back({order[place], 1, {}, {}});
      for (std::size_t j = 0; j < row.size(); ++j) clusters_.back().centre.push_back(row[j] - offsets[j]);
    }
    for (Cluster& cluster : clusters_) {
      cluster.sum = cluster.centre;
      if (linkage_ != Linkage::median)
        for (double& value : cluster.sum) value *= cluster.size;
    }
  }

  // Without ties.
  Dendrogram tree() {
    while (clusters_.size() > 1) merge_nearest();
    return tree_;
  }
  // For each merge of clusters: pairs that were at its distance.
  const std::vector<std::size_t>& candidates() const { return candidates_; }

 private:
  struct Cluster {
    std::uint32_t node;
    std::uint32_t size;
    std::vector<double> centre;
    std::vector<double> sum;
  };

  static double offset(MatrixView<const double> rows, std::size_t column) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      low = std::min(low, rows(i, column));
      high = std::max(high, rows(i, column));
    }
    if (low > 0 && high <= 2 * low) return low;
    return high < 0 && low >= 2 * high ? high : 0;
  }

  std::uint32_t size(std::uint32_t node) const {
    return node < tree_.leaves ? 1 : tree_.merges[node - tree_.leaves].size;
  }
  std::uint32_t join(std::uint32_t a, std::uint32_t b, double height) {
    tree_.merges.push_back({std::min(a, b), std::max(a, b), height, size(a) + size(b)});
    return static_cast<std::uint32_t>(tree_.leaves + tree_.merges.size() - 1);
  }

  double square(const Cluster& x, const Cluster& y) const {
    double sum = 0;
    for (std::size_t j = 0; j < x.centre.size(); ++j) {
      const double difference = x.centre[j] - y.centre[j];
      sum += difference * difference;
    }
    const double a = x.size;
    const double b = y.size;
    return linkage_ == Linkage::ward_d2 ? sum * (2 * a * b / (a + b)) : sum;
  }

  // Clusters stand in the order of their least points.
  void merge_nearest() {
    double least = std::numeric_limits<double>::infinity();
    std::size_t first = 0;
    std::size_t second = 0;
    std::size_t ties = 0;
    for (std::size_t a = 0; a < clusters_.size(); ++a)
      for (std::size_t b = a + 1; b < clusters_.size(); ++b) {
        const double found = square(clusters_[a], clusters_[b]);
        if (found < least) least = found, first = a, second = b, ties = 0;
        ties += found == least;
      }
    candidates_.push_back(ties);
    Cluster& kept = clusters_[first];
    const Cluster& gone = clusters_[second];
    highest_ = linkage_ == Linkage::ward_d2 ? std::max(highest_, least) : least;
    kept.node = join(kept.node, gone.node, std::sqrt(highest_));
    kept.size += gone.size;
    for (std::size_t j = 0; j < kept.sum.size(); ++j) {
      kept.sum[j] += gone.sum[j];
      kept.centre[j] = kept.sum[j] / (linkage_ == Linkage::median ? 2 : kept.size);
      if (linkage_ == Linkage::median) kept.sum[j] = kept.centre[j];
    }
    clusters_.erase(clusters_.begin() + static_cast<std::ptrdiff_t>(second));
  }

  Linkage linkage_;
  Dendrogram tree_;
  std::vector<Cluster> clusters_;
  std::vector<std::size_t> candidates_;
  double highest_ = 0;
};

}  // namespace ecumene::testing
