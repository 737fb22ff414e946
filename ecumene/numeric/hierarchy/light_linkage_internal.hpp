// Clusters of points that know their members, and the search for the nearest one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/light_linkage_kernels_internal.hpp"
#include "ecumene/numeric/hierarchy/matrix_linkage_internal.hpp"

namespace ecumene::internal {

// A cluster is named by its least member; members ascend.
class LightClusters {
 public:
  LightClusters(const DistinctPoints& points, Linkage linkage);

  std::size_t columns() const { return columns_; }
  Linkage linkage() const { return linkage_; }
  bool is_alive(std::uint32_t cluster) const { return !members_[cluster].empty(); }
  std::vector<std::uint32_t> alive() const;
  std::span<const std::uint32_t> members(std::uint32_t cluster) const { return members_[cluster]; }
  double weight(std::uint32_t cluster) const { return weights_[cluster]; }
  double weight_of_point(std::uint32_t point) const { return point_weights_[point]; }
  const double* point(std::uint32_t point) const { return points_.data() + point * columns_; }
  const double* centre(std::uint32_t cluster) const { return centres_.data() + cluster * columns_; }
  // Mean square of the members' distances from their centre.
  double variance(std::uint32_t cluster) const { return variances_[cluster]; }

  // The mean (average) or the greatest (complete) distance of members: a function of the two sets, its digits included.
  double distance(std::uint32_t a, std::uint32_t b) const;
  // REQUIRES first < second; the new cluster is `first`.
  void merge(std::uint32_t first, std::uint32_t second);

 private:
  std::size_t columns_;
  Linkage linkage_;
  std::vector<double> points_;  // row after row
  std::vector<double> point_weights_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<double> weights_;
  std::vector<double> centres_;
  std::vector<double> variances_;
};

// A kd-tree over the centres of the clusters. Merges are followed by growing boxes; rebuild it now and then.
class CentreTree {
 public:
  explicit CentreTree(const LightClusters& clusters);
  void merged(std::uint32_t first, std::uint32_t second);

  struct Node {
    std::uint32_t begin;  // places in entries()
    std::uint32_t end;
    std::uint32_t parent;
    std::uint32_t right;  // second child; the first stands right behind its
                          // parent; nowhere: a leaf
  };
  const std::vector<Node>& nodes() const { return nodes_; }
  std::uint32_t entry(std::uint32_t place) const { return entries_[place]; }  // nowhere: gone
  // Square of the distance from a point to the box of a node.
  double square_to(std::uint32_t node, const double* point) const;

 private:
  std::uint32_t built(std::uint32_t begin, std::uint32_t end, std::uint32_t parent);
  void enclose(std::uint32_t node, const double* point);

  const LightClusters& clusters_;
  std::vector<Node> nodes_;
  std::vector<double> boxes_;  // for each node: least and greatest value of each column
  std::vector<std::uint32_t> entries_;
  std::vector<std::uint32_t> leaf_;   // of each cluster
  std::vector<std::uint32_t> place_;  // of each cluster
};

struct NearestCluster {
  std::uint32_t cluster = nowhere;
  double distance = 0;
  bool is_tied = false;  // another one is as near
};

// One search at a time; room is kept between searches.
class LightSearch {
 public:
  LightSearch(const LightClusters& clusters, const CentreTree& tree) : clusters_(clusters), tree_(tree) {}
  // The nearest cluster by (distance, name). `hint`: one that is likely near.
  NearestCluster nearest(std::uint32_t cluster, std::uint32_t hint);

 private:
  struct Candidate {
    double distance;  // to some 12 digits
    std::uint32_t cluster;
  };
  void ask_for(std::uint32_t cluster);
  void descend(std::uint32_t node);
  void consider(std::uint32_t other);
  bool is_out_of_reach(std::uint32_t other) const;
  double measured(std::uint32_t other) const;
  NearestCluster decided() const;

  const LightClusters& clusters_;
  const CentreTree& tree_;
  std::uint32_t asked_ = nowhere;
  QueryPoints query_;
  std::vector<double> coordinates_;
  std::vector<double> weights_;
  double reach_ = 0;  // distances above it are of no interest
  std::vector<Candidate> candidates_;
};

// light_linkage_tree that goes over to a matrix when at most so many clusters are left. Complete linkage: the tree is
// that of the matrix, ties included. Average linkage: the mean distance of two clusters is a function of the two sets
// of points, added up in an order of its own, not the outcome of updates; so where two means are alike but for their
// last digits the tree can be another than that of the matrix, though it depends as little on the order of the rows and
// on threads.
Dendrogram light_linkage_tree_by(const PointSet& points, Linkage linkage, const Execution& execution,
                                 std::size_t clusters_of_matrix);

}  // namespace ecumene::internal
