// The kd-tree: each node is parted in the middle of its widest column, so that sparse surroundings come apart from what
// is dense in them, and leaves stay small in space (measured: the last rounds among clouds with points between them are
// five times faster than with medians); nodes of few leaves at about the median, so that packets are full; so too all
// nodes below a depth that only very uneven points reach. Values equal to the border go to one side, so that equal rows
// meet in one leaf.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_parting_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr std::size_t parallel_from = 16384;  // points of a node whose children are worth a task each

// A part of the tree while it grows: `right` counts from the node itself; first
// and end are places in the columns.
struct Branch {
  std::vector<KdNode> nodes{};
  std::vector<double> boxes{};
  std::vector<EqualRow> equal{};  // slot: a place in the columns

  void append(const Branch& other) {
    nodes.insert(nodes.end(), other.nodes.begin(), other.nodes.end());
    boxes.insert(boxes.end(), other.boxes.begin(), other.boxes.end());
    equal.insert(equal.end(), other.equal.begin(), other.equal.end());
  }
};

struct Range {
  std::size_t begin;
  std::size_t end;
  std::size_t source;  // which of the two sets of columns holds it
  std::size_t levels;  // below it that are parted in the middle of space
  std::size_t size() const { return end - begin; }
};

class KdBuilder {
 public:
  KdBuilder(const PointSet& points, std::size_t leaf_size, Crew& crew)
      : points_(points), columns_(points.rows.columns()), leaf_size_(leaf_size), crew_(crew) {
    const std::size_t stride = (points.rows.rows() / packet_size + 2) * packet_size;
    for (std::size_t side = 0; side < 2; ++side) {
      memory_[side] = Buffer<double>(stride * columns_, crew.memory());
      rows_[side] = Buffer<std::uint32_t>(stride, crew.memory());
      sides_[side] = {memory_[side].data(), stride, columns_, rows_[side].data()};
    }
  }

  KdTree tree() {
    copy_points();
    const std::size_t rows = points_.rows.rows();
    Branch root;
    // For leaves that are half full; what is not used is never touched, and growing would need both at the peak of
    // memory.
    root.nodes.reserve(4 * rows / leaf_size_ + 1);
    root.boxes.reserve(root.nodes.capacity() * 2 * columns_);
    const std::size_t levels = 2 * static_cast<std::size_t>(std::bit_width(rows)) + 4 * columns_;
    crew_.run([&] { grow({0, rows, 0, levels}, root); });
    memory_[1] = {};
    rows_[1] = {};
    KdTree tree{.points = &points_, .columns = columns_};
    tree.nodes = std::move(root.nodes);
    tree.boxes = std::move(root.boxes);
    tree.equal = std::move(root.equal);
    place_leaves(tree);
    return tree;
  }

 private:
  void copy_points() {
    crew_.for_blocks(points_.rows.rows(), 8192, [&](std::size_t begin, std::size_t end) {
      const double* row = points_.rows.values().data() + begin * columns_;
      for (std::size_t at = begin; at < end; ++at, row += columns_) {
        for (std::size_t j = 0; j < columns_; ++j) sides_[0].column(j)[at] = row[j] * points_.unit;
        sides_[0].rows[at] = static_cast<std::uint32_t>(at);
      }
    });
  }

  void grow(Range range, Branch& branch) {
    const std::size_t node = branch.nodes.size();
    branch.nodes.emplace_back();
    const auto [column, border] = add_box(range, branch);
    const bool is_flat = column == columns_;
    if (is_flat || range.size() <= leaf_size_) return add_leaf(range, branch, node, is_flat);
    const std::size_t middle =
        parted(sides_[range.source], sides_[1 - range.source], range.begin, range.end, column, border);
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
      least_and_greatest(sides_[range.source].column(j) + range.begin, range.size(), box[j], box[columns_ + j]);
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
    const double* const values = sides_[range.source].column(column) + range.begin;
    const double middle = range.size() <= 4 * leaf_size_ ? middle_of_few(values, range.size(), least, width)
                          : range.levels > 0             ? least + width / 2
                                                         : middle_of_many(values, range.size());
    return middle > least ? middle : std::nextafter(least, std::numeric_limits<double>::infinity());
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
        std::copy_n(sides_[1].column(j) + range.begin, range.size(), sides_[0].column(j) + range.begin);
      std::copy_n(sides_[1].rows + range.begin, range.size(), sides_[0].rows + range.begin);
    }
    const std::size_t end = is_flat ? without_equal_of_flat(range, branch) : without_equal(range, branch);
    branch.nodes[node].first = static_cast<std::uint32_t>(range.begin);
    branch.nodes[node].end = static_cast<std::uint32_t>(end);
  }

  // The row at `at` is equal to that at `kept`: the lesser stays there.
  void add_equal(std::size_t kept, std::size_t at, Branch& branch) {
    std::uint32_t* const rows = sides_[0].rows;
    if (point_less(points_.rows, rows[at], rows[kept])) std::swap(rows[at], rows[kept]);
    branch.equal.push_back({static_cast<std::uint32_t>(kept), rows[at]});
  }

  std::size_t without_equal_of_flat(const Range& range, Branch& branch) {
    for (std::size_t at = range.begin + 1; at < range.end; ++at) add_equal(range.begin, at, branch);
    return range.begin + 1;
  }

  // Each point against those kept so far; the others move up.
  std::size_t without_equal(const Range& range, Branch& branch) {
    const std::size_t first_equal_row = branch.equal.size();
    std::size_t end = end_of_distinct(sides_[0], range.begin, range.end);
    for (std::size_t at = end; at < range.end; ++at) {
      const std::size_t twin = first_equal(sides_[0], range.begin, end, at);
      if (twin < end) {
        add_equal(twin, at, branch);
        continue;
      }
      if (end < at) {
        for (std::size_t j = 0; j < columns_; ++j) sides_[0].column(j)[end] = sides_[0].column(j)[at];
        sides_[0].rows[end] = sides_[0].rows[at];
      }
      ++end;
    }
    std::sort(branch.equal.begin() + static_cast<std::ptrdiff_t>(first_equal_row), branch.equal.end(),
              [](const EqualRow& a, const EqualRow& b) { return a.slot != b.slot ? a.slot < b.slot : a.row < b.row; });
    return end;
  }

  // From places in the columns to slots.
  void place_leaves(KdTree& tree) {
    std::vector<std::uint32_t> sources;
    std::size_t equal = 0;
    for (std::uint32_t node = 0; node < tree.nodes.size(); ++node) {
      KdNode& at = tree.nodes[node];
      if (at.right != 0) {
        at.right += node;
        tree.nodes[node + 1].parent = tree.nodes[at.right].parent = node;
        continue;
      }
      const std::uint32_t source = at.first;
      const std::uint32_t size = at.end - at.first;
      at.first = tree.slots;
      at.end = tree.slots + size;
      for (; equal < tree.equal.size() && tree.equal[equal].slot < source + size; ++equal)
        tree.equal[equal].slot += at.first - source;
      tree.leaves.push_back(node);
      sources.push_back(source);
      tree.distinct += size;
      tree.slots += (size + packet_size - 1) / packet_size * packet_size;
    }
    for (std::size_t node = tree.nodes.size(); node-- > 0;) {
      KdNode& at = tree.nodes[node];
      if (at.right == 0) continue;
      at.first = tree.nodes[node + 1].first;
      at.end = tree.nodes[at.right].end;
    }
    fill_packets(tree, sources);
  }

  void fill_packets(KdTree& tree, const std::vector<std::uint32_t>& sources) {
    tree.values = Buffer<double>(std::size_t{tree.slots} * columns_, crew_.memory());
    tree.rows = Buffer<std::uint32_t>(tree.slots, crew_.memory());
    crew_.for_blocks(tree.leaves.size(), 256, [&](std::size_t begin, std::size_t end) {
      for (std::size_t leaf = begin; leaf < end; ++leaf) {
        const KdNode& node = tree.nodes[tree.leaves[leaf]];
        for (std::uint32_t slot = node.first; slot < node.end; ++slot)
          tree.rows[slot] = sides_[0].rows[sources[leaf] + (slot - node.first)];
        for (std::uint32_t slot = node.end; slot % packet_size != 0; ++slot) tree.rows[slot] = no_slot;
        for (std::size_t j = 0; j < columns_; ++j) fill_column(tree, node, j, sides_[0].column(j) + sources[leaf]);
      }
    });
  }

  static void fill_column(KdTree& tree, const KdNode& leaf, std::size_t column, const double* source) {
    const std::size_t size = leaf.end - leaf.first;
    double* to = tree.values.data() + std::size_t{leaf.first} * tree.columns + column * packet_size;
    for (std::size_t begin = 0; begin < size; begin += packet_size, to += packet_size * tree.columns)
      for (std::size_t lane = 0; lane < packet_size; ++lane)
        to[lane] = begin + lane < size ? source[begin + lane] : std::numeric_limits<double>::infinity();
  }

  const PointSet& points_;
  std::size_t columns_;
  std::size_t leaf_size_;
  Crew& crew_;
  std::array<Buffer<double>, 2> memory_{};
  std::array<Buffer<std::uint32_t>, 2> rows_{};
  std::array<KdColumns, 2> sides_{};
};

}  // namespace

KdTree kd_tree_of(const PointSet& points, std::size_t leaf_size, Crew& crew) {
  return KdBuilder(points, leaf_size, crew).tree();
}

}  // namespace ecumene::internal
