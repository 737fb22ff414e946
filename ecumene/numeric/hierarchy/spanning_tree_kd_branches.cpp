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
    const std::size_t middle =
        parted(part_.sides[range.source], part_.sides[1 - range.source], range.begin, range.end, column, border);
    const std::size_t levels = range.levels == 0 ? 0 : range.levels - 1;
    const Range left{range.begin, middle, 1 - range.source, levels};
    const Range right{middle, range.end, 1 - range.source, levels};
    if (range.size() < parallel_from || crew_.is_alone()) {
      grow(left, branch);
      branch.nodes[node].right = static_cast<std::uint32_t>(branch.nodes.size() - node);
      grow(right, branch);
      return;
    }
    Branch one;
    Branch other;
    crew_.both([&] { grow(left, one); }, [&] { grow(right, other); });
    branch.append(one);
    branch.nodes[node].right = static_cast<std::uint32_t>(branch.nodes.size() - node);
    branch.append(other);
  }

 private:
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
      least_and_greatest(part_.sides[range.source].column(j) + range.begin, range.size(), box[j], box[columns_ + j]);
      if (box[columns_ + j] - box[j] > widest) {
        widest = box[columns_ + j] - box[j];
        cut.column = j;
      }
    }
    if (widest > 0 && range.size() > leaf_size_) cut.border = border(range, cut.column, box[cut.column], widest);
    return cut;
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
    if (range.source == 1) {
      for (std::size_t j = 0; j < columns_; ++j)
        std::copy_n(part_.sides[1].column(j) + range.begin, range.size(), part_.sides[0].column(j) + range.begin);
      std::copy_n(part_.sides[1].rows + range.begin, range.size(), part_.sides[0].rows + range.begin);
    }
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
