// Points laid out in tiles for the single-precision filter of the spanning trees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "hwy/aligned_allocator.h"

namespace ecumene::internal {

inline constexpr std::size_t tile_points = 64;

// A node of the binary tree over the tiles.
struct TileNode {
  std::uint32_t first_tile = 0;
  std::uint32_t tiles = 0;
  std::uint32_t right = 0;  // the left child is the next node; 0: a leaf, which is one tile
};

// Encloses points; the centre is exactly what its floats say.
struct Ball {
  const float* centre = nullptr;
  float half_norm = 0;  // of the centre, see TileSpace
  double radius = 0;
};

double square_of_distance(const float* x, const float* y, std::size_t columns);

// The given rows, those near to one another in one tile and in neighbouring nodes; `slot` counts points in that order.
//
// Each point has a copy in float, centred and scaled, and a number `half_norm` such that for any two points
//     half_norm(x) + half_norm(y) - sum_j x_j * y_j  <=  square * half_scale(),      (*)
// where the left side is computed in float, columns in their order, with or without fused operations, and `square` is
// squared_distance(x, y), as computed in double: so what the left side rules out is ruled out. The proof is in the
// .cpp. A point far off the others has half_norm = -infinity and coordinates 0: it is never ruled out.
class TileSpace {
 public:
  TileSpace(const PointSet& points, const std::vector<std::uint32_t>& rows);

  std::size_t size() const { return order_.size(); }
  std::size_t columns() const { return columns_; }
  std::size_t tiles() const { return (order_.size() + tile_points - 1) / tile_points; }
  std::size_t slots_of(std::size_t tile) const;
  // Slot -> number of the row in the list given to the constructor.
  const std::vector<std::uint32_t>& order() const { return order_; }

  // Column j of point p of the tile at [j * tile_points + p].
  const float* coordinates(std::size_t tile) const { return coordinates_.get() + tile * tile_points * columns_; }
  const float* half_norms(std::size_t tile) const { return half_norms_.get() + tile * tile_points; }

  // By how much the left side of (*) may fall short of the right for a point and others as far from the centre.
  float error(std::size_t slot) const;

  // The bound in the units of (*) for a square, rounded up and at most the largest float, and back, rounded down.
  float half_above(double square) const;
  double square_below(float half) const;

  // node 0 is the root; a node comes before its children.
  const std::vector<TileNode>& nodes() const { return nodes_; }
  Ball ball(std::uint32_t node) const {
    return {centres_.data() + node * columns_, shapes_[node].half_norm, shapes_[node].radius};
  }
  // The ball of `count` points of a tile laid out as above; writes its centre.
  Ball enclosing_ball(const float* coordinates, const float* half_norms, std::size_t count, float* centre) const;

  // No point of one ball and point of the other have a `square * half_scale()` below this.
  float half_between(const Ball& a, const Ball& b) const;

 private:
  struct Shape {
    float half_norm;
    double radius;
  };

  std::vector<char> convert(const PointSet& points, const std::vector<std::uint32_t>& rows, std::vector<float>& copy);
  std::uint32_t add_nodes(std::size_t first_tile, std::size_t tiles, std::size_t left_tiles);
  void lay_out(const std::vector<float>& copy, const std::vector<char>& is_far);
  void enclose(std::uint32_t node);
  double share_lost() const;
  double least_lost() const;
  float half_norm(double square) const;

  std::size_t columns_;
  double scale_ = 1;  // a power of two
  std::vector<std::uint32_t> order_;
  std::vector<TileNode> nodes_;
  std::vector<Shape> shapes_;   // by node
  std::vector<float> centres_;  // nodes × columns
  hwy::AlignedFreeUniquePtr<float[]> coordinates_;
  hwy::AlignedFreeUniquePtr<float[]> half_norms_;
};

}  // namespace ecumene::internal
