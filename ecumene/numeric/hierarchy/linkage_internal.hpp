// What the linkage algorithms share. A cluster is known by its smallest row; "slot" is that row's number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

namespace ecumene::internal {

// The clusters with smallest rows first < second become the cluster with smallest row `first`.
struct SlotMerge {
  std::uint32_t first;
  std::uint32_t second;
  double distance;  // in the units the algorithm works in
};

// Merges in the order of their execution.
struct Agglomeration {
  std::vector<SlotMerge> merges;
  std::vector<TieGroup> ties;
};

// Condensed distances without the index arithmetic: at(i, j) for i < j is one addition and one load.
class CondensedMatrix {
 public:
  CondensedMatrix(double* distances, std::size_t n) : distances_(distances), row_start_(n) {
    // Row i begins at n*i - i(i+1)/2 with j = i + 1. For i = 0 the start wraps below zero and j brings it back.
    for (std::size_t i = 0; i < n; ++i) row_start_[i] = n * i - i * (i + 1) / 2 - i - 1;
  }
  double& at(std::size_t i, std::size_t j) { return distances_[row_start_[i] + j]; }
  double between(std::size_t i, std::size_t j) const {
    return i < j ? distances_[row_start_[i] + j] : distances_[row_start_[j] + i];
  }
  std::size_t rows() const { return row_start_.size(); }

 private:
  double* distances_;
  std::vector<std::size_t> row_start_;
};

// The minimum spanning tree of the rows, edges ordered by (length, lower row, higher row).
SpanningTree spanning_tree_of(const CondensedMatrix& distances);
// All linkages but single; squared Euclidean distances for ward_d2, centroid and median. sizes: of the clusters to
// begin with. Destroys the distances.
Agglomeration generic_agglomeration(CondensedMatrix distances, Linkage linkage, std::vector<double> sizes);

// The merges with nodes instead of slots; heights are the distances.
std::vector<Merge> numbered(const std::vector<SlotMerge>& merges, std::size_t n);

// Notes the merges that were chosen among several pairs at one distance.
class TieLog {
 public:
  // Merge number `merge` is about to be made at `distance`; count() says how many pairs of clusters are that close, and
  // is only asked where a new distance begins.
  template <class Count>
  void note(std::size_t merge, double distance, Count count) {
    if (!ties_.empty() && ties_.back().last_merge + 1 == merge && ties_.back().height == distance) {
      ties_.back().last_merge = merge;
      return;
    }
    const std::size_t candidates = count();
    if (candidates > 1) ties_.push_back({merge, merge, distance, candidates});
  }
  std::vector<TieGroup> take() { return std::move(ties_); }

 private:
  std::vector<TieGroup> ties_;
};

// The leaves from left to right; every node is a run of them: positions begin[node] .. end[node]-1.
struct LeafRuns {
  std::vector<std::uint32_t> leaves;
  std::vector<std::size_t> begin;
  std::vector<std::size_t> end;
};
LeafRuns leaf_runs(const Dendrogram& tree);

}  // namespace ecumene::internal
