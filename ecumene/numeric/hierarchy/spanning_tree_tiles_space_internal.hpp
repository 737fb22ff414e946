// Points laid out in tiles for the single-precision filter of the spanning trees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_order_internal.hpp"
#include "hwy/aligned_allocator.h"

namespace ecumene::internal {

// The largest coordinate of a copy and the largest shift between two tiles that the filter can deal with.
inline constexpr double farthest = 0x1p40;

// Encloses points; in the units of TileSpace::position.
struct Ball {
  const double* centre = nullptr;
  double radius = 0;
};

double square_of_distance(const double* x, const double* y, std::size_t columns);

// The given rows, those near to one another in one tile and in neighbouring nodes; `slot` counts points in that order.
//
// Each point has a copy in float that counts from the centre of its tile's ball, and a number `half_norm` such that for
// a point x of a tile whose centre lies by `shift` from the centre of the tile of y (shift_j rounded to float)
//     half_norm(x) + half_norm(y) + half_norm_of(|shift|^2)
//         + sum_j x_j shift_j - sum_j y_j shift_j - sum_j x_j y_j  <=  square * half_scale(),      (*)
// where the left side is computed in float, at most 2 d + 4 additions in any order, with or without fused operations,
// and `square` is squared_distance(x, y), as computed in double: so what the left side rules out is ruled out. The
// proof is in the .cpp. The same holds for a ball's centre in the place of y, all y_j and half_norm(y) being 0. What is
// lost to rounding is in proportion to distances from the tiles' centres and between them, so that points that lie near
// together far from all others are told apart. A point far off the others of its tile has half_norm = -infinity and
// coordinates 0: it is never ruled out.
class TileSpace {
 public:
  // REQUIRES points to outlive the space.
  TileSpace(const PointSet& points, std::vector<std::uint32_t> rows);

  std::size_t size() const { return order_.size(); }
  std::size_t columns() const { return columns_; }
  std::size_t tiles() const { return begins_.size() - 1; }
  std::size_t first_slot(std::size_t tile) const { return begins_[tile]; }
  std::size_t slots_of(std::size_t tile) const { return begins_[tile + 1] - begins_[tile]; }
  // Slot -> number of the row in the list given to the constructor.
  const std::vector<std::uint32_t>& order() const { return order_; }
  // Slot -> row.
  const std::vector<std::uint32_t>& rows() const { return rows_; }

  // Column j of point p of the tile at [j * tile_points + p].
  const float* coordinates(std::size_t tile) const { return coordinates_.get() + tile * tile_points * columns_; }
  const float* half_norms(std::size_t tile) const { return half_norms_.get() + tile * tile_points; }
  float half_norm_of(double square) const;

  // By how much the left side of (*) may fall short of the right for a point, given by its half norm, and others of its
  // tile as far from the centre.
  float error(float half_norm) const;

  // The bound in the units of (*) for a square, rounded up and at most the largest float, and back, rounded down.
  float half_above(double square) const;
  double square_below(float half) const;

  // node 0 is the root; a node comes before its children.
  const std::vector<TileNode>& nodes() const { return nodes_; }
  Ball ball(std::uint32_t node) const { return {centres_.data() + node * columns_, radii_[node]}; }

  // At most tile_points points laid out as a tile of their own; the arrays have room for one. Returns their ball, whose
  // centre is written to `centre`.
  Ball lay_out(std::span<const std::uint32_t> slots, float* coordinates, float* half_norms, double* centre) const;

  // No point of one ball and point of the other have a `square * half_scale()` below this.
  float half_between(const Ball& a, const Ball& b) const;

 private:
  std::vector<float> rough_copy() const;
  void choose_scale();
  void lay_out_tiles();
  void enclose(std::uint32_t node);
  double position(std::size_t slot, std::size_t j) const {
    return points_.rows(rows_[slot], j) * points_.unit * scale_;
  }
  void place_mean(std::span<const std::uint32_t> slots, double* centre) const;
  void place_median(std::span<const std::uint32_t> slots, double* centre) const;
  // Fills a tile with copies of the points; infinite where one of them is far off the centre.
  double copied_radius(std::span<const std::uint32_t> slots, float* coordinates, float* half_norms,
                       const double* centre) const;
  double share_lost() const;
  double least_lost() const;

  const PointSet& points_;
  std::size_t columns_;
  double scale_ = 1;  // a power of two
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> begins_;  // slots
  std::vector<TileNode> nodes_;
  std::vector<double> radii_;    // by node
  std::vector<double> centres_;  // nodes × columns
  hwy::AlignedFreeUniquePtr<float[]> coordinates_;
  hwy::AlignedFreeUniquePtr<float[]> half_norms_;
};

}  // namespace ecumene::internal
