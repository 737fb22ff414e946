#include "ecumene/numeric/hierarchy/spanning_tree_kd_dealing_internal.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace ecumene::internal {
namespace {

// The first cut: points whose value in the column is below the border are on its left.
struct FirstCut {
  std::size_t column = 0;
  double border = 0;
};

class KdDealing {
 public:
  KdDealing(const PointSet& points, Crew& crew) : points_(points), columns_(points.rows.columns()), crew_(crew) {}

  KdDealt dealt(std::size_t leaf_size) {
    // With fewer, the rounds hold more than this, and a cut of the rows takes longer than one of columns.
    constexpr std::size_t least_columns = 4;
    if (columns_ >= least_columns && points_.rows.rows() > 4 * leaf_size) {
      std::vector<double> box = box_of_all();
      if (const auto cut = first_cut(box)) {
        deal(*cut);
        dealt_.box = std::move(box);
        return std::move(dealt_);
      }
    }
    copy_all();
    return std::move(dealt_);
  }

 private:
  static constexpr std::size_t rows_of_block = 8192;
  static constexpr std::size_t rows_of_piece = 256;  // stay in the fastest cache

  const double* row(std::size_t at) const { return points_.rows.values().data() + at * columns_; }

  // act(begin, end, columns of these rows, as much room) for pieces of a block of rows.
  template <class Act>
  void for_pieces(std::size_t begin_of_block, std::size_t end_of_block, const Act& act) const {
    const KdRoom piece(rows_of_piece, columns_);
    const KdRoom spare(rows_of_piece, columns_);
    for (std::size_t begin = begin_of_block; begin < end_of_block; begin += rows_of_piece) {
      const std::size_t end = std::min(end_of_block, begin + rows_of_piece);
      copy_rows(begin, end, piece.columns(), 0);
      act(begin, end, piece.columns(), spare.columns());
    }
  }

  void copy_rows(std::size_t begin, std::size_t end, const KdColumns& to, std::size_t place) const {
    for (std::size_t j = 0; j < columns_; ++j) {
      double* const column = to.column(j) + place;
      for (std::size_t at = begin; at < end; ++at) column[at - begin] = row(at)[j] * points_.unit;
    }
    std::iota(to.rows + place, to.rows + place + (end - begin), static_cast<std::uint32_t>(begin));
  }

  void copy_all() {
    set_part(0, 0, points_.rows.rows());
    crew_.for_blocks(points_.rows.rows(), rows_of_piece, [&](std::size_t begin, std::size_t end) {
      copy_rows(begin, end, dealt_.parts[0].sides[0], begin);
    });
  }

  // The least value of each column, then the greatest ones.
  std::vector<double> box_of_all() {
    const std::size_t rows = points_.rows.rows();
    std::vector<double> box(2 * columns_);
    for (std::size_t j = 0; j < columns_; ++j) box[j] = box[columns_ + j] = row(0)[j] * points_.unit;
    std::vector<std::vector<double>> boxes(rows / rows_of_block + 1, box);
    crew_.for_blocks(rows, rows_of_block, [&](std::size_t begin_of_block, std::size_t end_of_block) {
      std::vector<double>& own = boxes[begin_of_block / rows_of_block];
      for_pieces(begin_of_block, end_of_block,
                 [&](std::size_t begin, std::size_t end, const KdColumns& columns, const KdColumns&) {
                   for (std::size_t j = 0; j < columns_; ++j) {
                     double least = 0;
                     double greatest = 0;
                     least_and_greatest(columns.column(j), end - begin, least, greatest);
                     own[j] = std::min(own[j], least);
                     own[columns_ + j] = std::max(own[columns_ + j], greatest);
                   }
                 });
    });
    for (const std::vector<double>& other : boxes) {
      for (std::size_t j = 0; j < columns_; ++j) {
        box[j] = std::min(box[j], other[j]);
        box[columns_ + j] = std::max(box[columns_ + j], other[columns_ + j]);
      }
    }
    return box;
  }

  // None where the points are all equal.
  std::optional<FirstCut> first_cut(const std::vector<double>& box) const {
    std::optional<FirstCut> cut;
    double widest = 0;
    for (std::size_t j = 0; j < columns_; ++j) {
      if (box[columns_ + j] - box[j] <= widest) continue;
      widest = box[columns_ + j] - box[j];
      cut = {j, middle_of_space(box[j], widest)};
    }
    return cut;
  }

  // How many rows of each block go left.
  std::vector<std::size_t> lefts_of_blocks(const FirstCut& cut) {
    const std::size_t rows = points_.rows.rows();
    std::vector<std::size_t> lefts(rows / rows_of_block + 1);
    crew_.for_blocks(rows, rows_of_block, [&](std::size_t begin, std::size_t end) {
      std::size_t count = 0;
      for (std::size_t at = begin; at < end; ++at) count += row(at)[cut.column] * points_.unit < cut.border ? 1U : 0U;
      lefts[begin / rows_of_block] = count;
    });
    return lefts;
  }

  // Each block of rows has places of its own on either side.
  void deal(const FirstCut& cut) {
    const std::size_t rows = points_.rows.rows();
    std::vector<std::size_t> lefts = lefts_of_blocks(cut);
    std::size_t all_left = 0;
    for (std::size_t& count : lefts) all_left += std::exchange(count, all_left);
    set_part(0, 0, all_left);
    set_part(1, all_left, rows - all_left);
    crew_.for_blocks(rows, rows_of_block, [&](std::size_t begin_of_block, std::size_t end_of_block) {
      std::size_t left = lefts[begin_of_block / rows_of_block];
      for_pieces(begin_of_block, end_of_block,
                 [&](std::size_t begin, std::size_t end, const KdColumns& columns, const KdColumns& spare) {
                   const std::size_t count = end - begin;
                   const std::size_t middle = parted(columns, spare, 0, count, cut.column, cut.border);
                   copy_points(spare, 0, middle, dealt_.parts[0].sides[0], left);
                   copy_points(spare, middle, count, dealt_.parts[1].sides[0], begin - left);
                   left += middle;
                 });
    });
  }

  void set_part(std::size_t number, std::size_t first_place, std::size_t size) {
    dealt_.rooms[number] = KdRoom(size, columns_, crew_.memory());
    dealt_.parts[number] = {.first_place = first_place, .size = size, .sides = {dealt_.rooms[number].columns()}};
  }

  const PointSet& points_;
  std::size_t columns_;
  Crew& crew_;
  KdDealt dealt_{};
};

}  // namespace

KdDealt dealt_points(const PointSet& points, std::size_t leaf_size, Crew& crew) {
  return KdDealing(points, crew).dealt(leaf_size);
}

}  // namespace ecumene::internal
