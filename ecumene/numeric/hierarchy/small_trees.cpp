#include "ecumene/numeric/hierarchy/small_trees.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/small_trees_internal.hpp"

namespace ecumene {

using namespace internal;

namespace {

bool works_on_squares(Linkage linkage) {
  return linkage == Linkage::ward_d2 || linkage == Linkage::centroid || linkage == Linkage::median;
}

bool weighs_sizes(Linkage linkage) {
  return linkage == Linkage::ward_d || linkage == Linkage::ward_d2;
}

std::size_t padded(std::size_t rows) {
  return (rows + small_tree_lanes - 1) / small_tree_lanes * small_tree_lanes;
}

[[noreturn]] void refuse_height() {
  throw Error({.code = "distance-too-large",
               .severity = Severity::error,
               .what = "the distance of two rows is larger than a number can be (about 1.8e308)",
               .way_out = "check the unit of the values, or scale the columns: --scaling=zscore"});
}

}  // namespace

struct SmallTreeBuilder::Workspace {
  explicit Workspace(Linkage chosen) : linkage(chosen) {}

  void take(MatrixView<const double> points);
  void take_values(MatrixView<const double> points);
  void fill_distances(std::span<const double> weights);
  void join_repeated(std::span<const std::uint32_t> counts);
  std::span<const Merge> grow();
  void number_nodes();

  Linkage linkage;
  std::size_t rows = 0;     // of the table
  std::size_t columns = 0;  // of the table
  double unit = 1;          // a true distance is a distance of the values held times this
  AlignedDoubles values;    // column after column, each padded
  std::vector<double> ones;
  std::vector<std::uint32_t> used;  // columns that weigh something
  std::size_t leaves = 0;           // of the tree in hand
  AlignedDoubles matrix;
  AlignedDoubles vectors;  // the rest of the work space
  std::vector<double> sizes;
  std::vector<std::uint32_t> numbers;
  std::vector<SlotMerge> slot_merges;
  std::vector<Merge> merges;
};

// Values are brought below 1 by a power of two, which changes no digit.
void SmallTreeBuilder::Workspace::take(MatrixView<const double> points) {
  double largest = 0;
  bool is_finite = true;
  for (const double value : points.values()) {
    largest = std::max(largest, std::abs(value));
    is_finite = is_finite && std::isfinite(value);
  }
  if (!is_finite) checked_points(points);  // throws, naming the value
  rows = points.rows();
  columns = points.columns();
  const int exponent = std::clamp(binary_exponent(largest), -1000, 1000);
  unit = std::ldexp(1.0, exponent);
  take_values(points);
  ones.assign(columns, 1.0);
}

void SmallTreeBuilder::Workspace::take_values(MatrixView<const double> points) {
  const std::size_t stride = padded(rows);
  const double factor = 1 / unit;  // exact
  double* const all = values.resized(columns * stride);
  for (std::size_t j = 0; j < columns; ++j) std::fill(all + j * stride + rows, all + (j + 1) * stride, 0.0);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) all[j * stride + i] = points(i, j) * factor;
}

void SmallTreeBuilder::Workspace::fill_distances(std::span<const double> weights) {
  assert(weights.size() == columns);
  const std::size_t stride = padded(rows);
  used.clear();
  for (std::uint32_t j = 0; j < columns; ++j)
    if (weights[j] > 0) used.push_back(j);
  const WeightedColumns weighted{values.data(), stride, rows, used.data(), weights.data(), used.size()};
  const SquareRoot root = works_on_squares(linkage) ? SquareRoot::no : SquareRoot::yes;
  fill_small_matrix(weighted, root, matrix.resized((rows + 1) * stride));
  leaves = rows;
  sizes.assign(leaves, 1.0);
}

// Leaves out the rows that do not stand, and lets the others weigh what they stand. Clusters of a and b equal rows at
// distance d are 2ab/(a+b) d apart under Ward's update (on the squares for ward.D2), and d under all others.
void SmallTreeBuilder::Workspace::join_repeated(std::span<const std::uint32_t> counts) {
  assert(counts.size() == rows);
  numbers.clear();
  sizes.clear();
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (counts[row] == 0) continue;
    numbers.push_back(row);
    sizes.push_back(counts[row]);
  }
  leaves = numbers.size();
  const std::size_t from = padded(rows);
  const std::size_t to = padded(leaves);
  double* const all = matrix.data();
  for (std::size_t i = 0; i < leaves; ++i) {
    for (std::size_t k = 0; k < leaves; ++k) {
      const double distance = all[numbers[i] * from + numbers[k]];
      const double factor = weighs_sizes(linkage) ? 2 * (sizes[i] * sizes[k] / (sizes[i] + sizes[k])) : 1;
      all[i * to + k] = distance * factor;
    }
    std::fill(all + i * to + leaves, all + (i + 1) * to, 0.0);
  }
}

std::span<const Merge> SmallTreeBuilder::Workspace::grow() {
  merges.clear();
  if (leaves < 2) return merges;
  const std::size_t stride = padded(leaves);
  double* const space = vectors.resized(6 * stride);
  std::fill(std::copy(sizes.begin(), sizes.end(), space), space + stride, 0.0);
  numbers.resize(3 * leaves);
  slot_merges.resize(leaves - 1);
  agglomerate_small({.rows = leaves,
                     .stride = stride,
                     .matrix = matrix.data(),
                     .sizes = space,
                     .bounds = space + stride,
                     .second_bounds = space + 2 * stride,
                     .nearest = space + 3 * stride,
                     .dead = space + 4 * stride,
                     .numbers = space + 5 * stride,
                     .active = numbers.data(),
                     .names = numbers.data() + leaves,
                     .places = numbers.data() + 2 * leaves,
                     .merges = slot_merges.data()},
                    linkage);
  number_nodes();
  return merges;
}

// Names the clusters by nodes instead of smallest rows.
void SmallTreeBuilder::Workspace::number_nodes() {
  std::iota(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(leaves), 0U);
  const bool squares = works_on_squares(linkage);
  auto node = static_cast<std::uint32_t>(leaves);
  for (const auto& [first, second, distance] : slot_merges) {
    sizes[first] += sizes[second];
    const auto [left, right] = std::minmax(numbers[first], numbers[second]);
    const double height = (squares ? std::sqrt(std::max(distance, 0.0)) : distance) * unit;
    if (!std::isfinite(height)) refuse_height();
    merges.push_back({left, right, height, static_cast<std::uint32_t>(sizes[first])});
    numbers[first] = node++;
  }
}

SmallTreeBuilder::SmallTreeBuilder(Linkage linkage) : work_(std::make_unique<Workspace>(linkage)) {}
SmallTreeBuilder::~SmallTreeBuilder() = default;
SmallTreeBuilder::SmallTreeBuilder(SmallTreeBuilder&&) noexcept = default;
SmallTreeBuilder& SmallTreeBuilder::operator=(SmallTreeBuilder&&) noexcept = default;

void SmallTreeBuilder::set_table(MatrixView<const double> points) {
  work_->take(points);
}

std::span<const Merge> SmallTreeBuilder::tree() {
  work_->fill_distances(work_->ones);
  return work_->grow();
}

std::span<const Merge> SmallTreeBuilder::tree_of_weighted_columns(std::span<const double> weights) {
  work_->fill_distances(weights);
  return work_->grow();
}

std::span<const Merge> SmallTreeBuilder::tree_of_repeated_rows(std::span<const std::uint32_t> counts) {
  work_->fill_distances(work_->ones);
  work_->join_repeated(counts);
  return work_->grow();
}

}  // namespace ecumene
