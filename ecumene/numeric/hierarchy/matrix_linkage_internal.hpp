// What the hierarchies of points by distances between clusters share: points that differ, and the tree in the making.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/numeric/hierarchy/chain_internal.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"

namespace ecumene::internal {

// Points that differ, in canonical order, column by column and scaled; and how many rows each stands for.
class DistinctPoints {
 public:
  DistinctPoints(const PointSet& points, const EqualRows& equal);
  std::size_t count() const { return count_; }
  std::size_t columns() const { return columns_; }
  const std::vector<double>& sizes() const { return sizes_; }
  PointColumns view() const { return {values_.data(), count_, columns_}; }

 private:
  std::size_t count_;
  std::size_t columns_;
  std::vector<double> values_;
  std::vector<double> sizes_;
};

// The merges of a set of points: those of equal rows to begin with, then what is appended.
class PointMerges {
 public:
  explicit PointMerges(const PointSet& points);
  const DistinctPoints& distinct() const { return distinct_; }
  bool has_equal_rows() const { return equal_.order.size() > distinct_.count(); }
  // Clusters named by their first distinct point, distances scaled.
  void append(const std::vector<SlotMerge>& merges, std::vector<TieGroup> ties);
  void append(const ChainOutcome& outcome);
  Dendrogram tree() const;

 private:
  double true_height(double distance) const;

  const PointSet& points_;
  EqualRows equal_;
  DistinctPoints distinct_;
  std::vector<SlotMerge> merges_;  // clusters named by their first row in canonical order
  std::vector<TieGroup> ties_;
};

}  // namespace ecumene::internal
