// The kd-tree: each node is parted in the middle of its widest column, so that sparse surroundings come apart from what
// is dense in them, and leaves stay small in space (measured: the last rounds among clouds with points between them are
// five times faster than with medians); nodes of few leaves at about the median, so that packets are full; so too all
// nodes below a depth that only very uneven points reach. Values equal to the border go to one side, so that equal rows
// meet in one leaf.
#include "ecumene/numeric/hierarchy/spanning_tree_kd_branches_internal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_dealing_internal.hpp"

namespace ecumene::internal {
namespace {

struct Range {
  std::size_t begin;
  std::size_t end;
  std::size_t source;  // which of the two sides holds it
  std::size_t levels;  // below it that are parted in the middle of space
  std::size_t size() const { return end - begin; }
};

double above(double least, double middle) {
  return middle > least ? middle : std::nextafter(least, std::numeric_limits<double>::infinity());
}

class KdBranches {
 public:
  KdBranches(const PointSet& points, const KdPart& part, std::size_t leaf_size, Crew& crew)
      : points_(points), columns_(points.rows.columns()), part_(part), leaf_size_(leaf_size), crew_(crew) {}

  void grow(Range range, Branch& branch) {
    const std::size_t node = branch.nodes.size();
    branch.nodes.emplace_back();
    const auto [column, border] = add_box(range, branch);
    const bool is_flat = column == columns_;
    if (is_flat || range.size() <= leaf_size_) return add_leaf(range, branch, node, is_flat);
    const std::size_t middle = part(range, {column, border});
    const std::size_t levels = range.levels == 0 ? 0 : range.levels - 1;
    const Range left{range.begin, middle, 1 - range.source, levels};
    const Range right{middle, range.end, 1 - range.source, levels};
    if (range.size() < parallel_from || crew_.is_alone()) {
      grow(left, branch);
      branch.nodes[node].right = static_cast<std::uint32_t>(branch.nodes.size() - node);
      grow(right, branch);
      return;
    }
    Branch other;
    crew_.both([&] { grow(left, branch); }, [&] { grow(right, other); });
    branch.nodes[node].right = static_cast<std::uint32_t>(branch.nodes.size() - node);
    branch.append(other);
  }

 private:
  static constexpr std::size_t block_length = 8192;

  struct Cut {
    std::size_t column;
    double border;
  };

  // The cut's column is the count of columns where all points are equal.
  Cut add_box(const Range& range, Branch& branch) {
    const std::size_t at = branch.boxes.size();
    branch.boxes.resize(at + 2 * columns_);
    double* box = branch.boxes.data() + at;
    Cut cut{columns_, 0};
    double widest = 0;
    for (std::size_t j = 0; j < columns_; ++j) {
      find_bounds(range, j, box[j], box[columns_ + j]);
      if (box[columns_ + j] - box[j] > widest) {
        widest = box[columns_ + j] - box[j];
        cut.column = j;
      }
    }
    if (widest > 0 && range.size() > leaf_size_) cut.border = border(range, cut.column, box[cut.column], widest);
    return cut;
  }

  // Nodes that all threads part together, block by block: beside one that holds most of the points there is little to
  // do. (Measured: smaller ones take less time in one piece.)
  bool is_for_all(const Range& range) const {
    constexpr std::size_t many = std::size_t{1} << 16U;
    return range.size() >= std::max(many, part_.size / 2) && !crew_.is_alone();
  }

  // act(block, begin, end) for places of a range.
  template <class Act>
  void for_blocks_of(const Range& range, const Act& act) {
    crew_.for_blocks(range.size(), block_length, [&](std::size_t begin, std::size_t end) {
      act(begin / block_length, range.begin + begin, range.begin + end);
    });
  }
  static std::size_t blocks_of(const Range& range) { return (range.size() + block_length - 1) / block_length; }

  void find_bounds(const Range& range, std::size_t column, double& least, double& greatest) {
    const double* const values = part_.sides[range.source].column(column);
    if (!is_for_all(range)) return least_and_greatest(values + range.begin, range.size(), least, greatest);
    std::vector<double> all(2 * blocks_of(range));
    for_blocks_of(range, [&](std::size_t block, std::size_t begin, std::size_t end) {
      least_and_greatest(values + begin, end - begin, all[2 * block], all[2 * block + 1]);
    });
    least_and_greatest(all.data(), all.size(), least, greatest);
  }

  // From the side that holds the range to the other one. Returns where the right part starts.
  std::size_t part(const Range& range, const Cut& cut) {
    const KdColumns& from = part_.sides[range.source];
    const KdColumns& to = part_.sides[1 - range.source];
    if (!is_for_all(range)) return parted(from, to, range.begin, range.end, cut.column, cut.border);
    std::vector<std::size_t> lefts(blocks_of(range));
    for_blocks_of(range, [&](std::size_t block, std::size_t begin, std::size_t end) {
      lefts[block] = count_under(from.column(cut.column) + begin, end - begin, cut.border);
    });
    std::size_t middle = range.begin;
    for (std::size_t& count : lefts) middle += std::exchange(count, middle);
    for_blocks_of(range, [&](std::size_t block, std::size_t begin, std::size_t end) {
      part_pieces(begin, end, cut, {from, to, lefts[block], middle + (begin - lefts[block])});
    });
    return middle;
  }

  struct Dealing {
    const KdColumns& from;
    const KdColumns& to;
    std::size_t left;  // the next place of either part
    std::size_t right;
  };

  // A block's points to the places that are its own.
  void part_pieces(std::size_t begin_of_block, std::size_t end_of_block, const Cut& cut, Dealing dealing) const {
    constexpr std::size_t length = 256;  // stays in the fastest cache
    const KdRoom room(length, columns_);
    for (std::size_t begin = begin_of_block; begin < end_of_block; begin += length) {
      const std::size_t count = std::min(length, end_of_block - begin);
      const KdColumns piece{dealing.from.start + begin, dealing.from.stride, columns_, dealing.from.rows + begin};
      const std::size_t middle = parted(piece, room.columns(), 0, count, cut.column, cut.border);
      copy_points(room.columns(), 0, middle, dealing.to, dealing.left);
      copy_points(room.columns(), middle, count, dealing.to, dealing.right);
      dealing.left += middle;
      dealing.right += count - middle;
    }
  }

  // Above the least value, so that neither side is empty.
  double border(const Range& range, std::size_t column, double least, double width) const {
    const double* const values = part_.sides[range.source].column(column) + range.begin;
    const double middle = range.size() <= 4 * leaf_size_ ? middle_of_few(values, range.size(), least, width)
                          : range.levels > 0             ? least + width / 2
                                                         : middle_of_many(values, range.size());
    return above(least, middle);
  }

  // As few packets as may be are left with places to fill.
  static double middle_of_few(const double* values, std::size_t count, double least, double width) {
    const std::size_t leaves = count > 2 * largest_leaf ? 2 : 1;  // to the left
    const std::size_t packets = (count / 2 + packet_size * leaves / 2) / (packet_size * leaves) * leaves;
    const std::size_t wanted = std::min(packets * packet_size, count - 1);
    const double border = border_above(values, count, wanted, least, least + width);
    if (!std::isnan(border)) return border;
    std::array<double, std::size_t{4} * largest_leaf> all;
    std::copy_n(values, count, all.begin());
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::nth_element(all.begin(), middle, all.begin() + static_cast<std::ptrdiff_t>(count));
    return *middle;
  }

  static double middle_of_many(const double* values, std::size_t count) {
    constexpr std::size_t size = 63;
    std::array<double, size> sample{};
    std::uint64_t state = count;
    for (std::size_t i = 0; i < size; ++i) {
      // One value from each of `size` stretches, at a place that no regular
      // order of the rows can foresee.
      state = state * 6364136223846793005U + 1442695040888963407U;
      const std::size_t begin = count * i / size;
      const std::size_t length = count * (i + 1) / size - begin;
      sample[i] = values[begin + (state >> 33U) % length];
    }
    std::nth_element(sample.begin(), sample.begin() + size / 2, sample.end());
    return sample[size / 2];
  }

  void add_leaf(const Range& range, Branch& branch, std::size_t node, bool is_flat) {
    if (range.source == 1) copy_points(part_.sides[1], range.begin, range.end, part_.sides[0], range.begin);
    const std::size_t end = is_flat ? without_equal_of_flat(range, branch) : without_equal(range, branch);
    branch.nodes[node].first = place(range.begin);
    branch.nodes[node].end = place(end);
  }

  // The row at `at` is equal to that at `kept`: the lesser stays there.
  void add_equal(std::size_t kept, std::size_t at, Branch& branch) {
    std::uint32_t* const rows = part_.sides[0].rows;
    if (point_less(points_.rows, rows[at], rows[kept])) std::swap(rows[at], rows[kept]);
    branch.equal.push_back({place(kept), rows[at]});
  }

  std::size_t without_equal_of_flat(const Range& range, Branch& branch) {
    for (std::size_t at = range.begin + 1; at < range.end; ++at) add_equal(range.begin, at, branch);
    return range.begin + 1;
  }

  // Each point against those kept so far; the others move up.
  std::size_t without_equal(const Range& range, Branch& branch) {
    const std::size_t first_equal_row = branch.equal.size();
    std::size_t end = end_of_distinct(part_.sides[0], range.begin, range.end);
    for (std::size_t at = end; at < range.end; ++at) {
      const std::size_t twin = first_equal(part_.sides[0], range.begin, end, at);
      if (twin < end) {
        add_equal(twin, at, branch);
        continue;
      }
      if (end < at) {
        for (std::size_t j = 0; j < columns_; ++j) part_.sides[0].column(j)[end] = part_.sides[0].column(j)[at];
        part_.sides[0].rows[end] = part_.sides[0].rows[at];
      }
      ++end;
    }
    std::sort(branch.equal.begin() + static_cast<std::ptrdiff_t>(first_equal_row), branch.equal.end(),
              [](const EqualRow& a, const EqualRow& b) { return a.slot != b.slot ? a.slot < b.slot : a.row < b.row; });
    return end;
  }

  std::uint32_t place(std::size_t at) const { return static_cast<std::uint32_t>(part_.first_place + at); }

  const PointSet& points_;
  std::size_t columns_;
  const KdPart& part_;
  std::size_t leaf_size_;
  Crew& crew_;
};

}  // namespace

double middle_of_space(double least, double width) {
  return above(least, least + width / 2);
}

std::size_t levels_in_space(std::size_t rows, std::size_t columns) {
  return 2 * static_cast<std::size_t>(std::bit_width(rows)) + 4 * columns;
}

void grow_part(const PointSet& points, const KdPart& part, std::size_t levels, std::size_t leaf_size, Crew& crew,
               Branch& branch) {
  KdBranches(points, part, leaf_size, crew).grow({0, part.size, 0, levels}, branch);
}

}  // namespace ecumene::internal
