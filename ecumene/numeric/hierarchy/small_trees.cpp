#include "ecumene/numeric/hierarchy/small_trees.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
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

constexpr std::uint64_t infinite_bits = 0x7ff0'0000'0000'0000;  // numbers are below, and what is none is above

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
  const double* standing(std::span<const std::uint32_t> counts);
  std::span<const Merge> grow(const double* rows_by_column, std::span<const double> weights);
  SmallAgglomeration work_space();
  void number_nodes();

  Linkage linkage;
  std::size_t rows = 0;     // of the table
  std::size_t columns = 0;  // of the table
  double unit = 1;          // a true distance is a distance of the values held times this
  AlignedDoubles values;    // column after column, each padded
  AlignedDoubles standing_values;
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
  const std::uint64_t largest = largest_magnitude_bits(points.values());
  if (largest >= infinite_bits) checked_points(points);  // throws, naming the value
  rows = points.rows();
  columns = points.columns();
  const int exponent = std::clamp(binary_exponent(std::bit_cast<double>(largest)), -1000, 1000);
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

// Leaves out the rows that do not stand, and lets the others weigh what they stand.
const double* SmallTreeBuilder::Workspace::standing(std::span<const std::uint32_t> counts) {
  assert(counts.size() == rows);
  numbers.clear();
  sizes.clear();
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (counts[row] == 0) continue;
    numbers.push_back(row);
    sizes.push_back(counts[row]);
  }
  const std::size_t from = padded(rows);
  const std::size_t to = padded(numbers.size());
  double* const all = standing_values.resized(columns * to);
  for (std::size_t j = 0; j < columns; ++j) {
    for (std::size_t i = 0; i < numbers.size(); ++i) all[j * to + i] = values.data()[j * from + numbers[i]];
    std::fill(all + j * to + numbers.size(), all + (j + 1) * to, 0.0);
  }
  return all;
}

// Of the rows in the columns, which weigh as much as `sizes` says.
std::span<const Merge> SmallTreeBuilder::Workspace::grow(const double* rows_by_column,
                                                         std::span<const double> weights) {
  assert(weights.size() == columns);
  leaves = sizes.size();
  if (leaves < 2) return {};
  used.clear();
  for (std::uint32_t j = 0; j < columns; ++j)
    if (weights[j] > 0) used.push_back(j);
  const SmallAgglomeration work = work_space();
  const bool some_stand_again = std::any_of(sizes.begin(), sizes.end(), [](double size) { return size > 1; });
  fill_small_matrix({.values = rows_by_column,
                     .stride = work.stride,
                     .used = used.data(),
                     .weights = weights.data(),
                     .used_count = used.size(),
                     .root = works_on_squares(linkage) ? SquareRoot::no : SquareRoot::yes,
                     .ward_sizes = weighs_sizes(linkage) && some_stand_again ? work.sizes : nullptr},
                    work);
  agglomerate_small(work, linkage);
  number_nodes();
  return merges;
}

SmallAgglomeration SmallTreeBuilder::Workspace::work_space() {
  const std::size_t stride = padded(leaves);
  double* const space = vectors.resized(6 * stride);
  const auto write = [&](std::size_t at, auto value_of_row, double padding) {
    for (std::size_t row = 0; row < leaves; ++row) space[at * stride + row] = value_of_row(row);
    std::fill(space + at * stride + leaves, space + (at + 1) * stride, padding);
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  write(
      0, [&](std::size_t row) { return sizes[row]; }, 0);
  write(
      1, [](std::size_t row) { return static_cast<double>(row); }, -1);
  write(
      2, [](std::size_t) { return -infinity; }, infinity);
  numbers.resize(3 * leaves);
  slot_merges.resize(leaves - 1);
  return {.rows = leaves,
          .stride = stride,
          .matrix = matrix.resized(stride * stride),
          .sizes = space,
          .numbers = space + stride,
          .dead = space + 2 * stride,
          .bounds = space + 3 * stride,
          .second_bounds = space + 4 * stride,
          .nearest = space + 5 * stride,
          .active = numbers.data(),
          .names = numbers.data() + leaves,
          .places = numbers.data() + 2 * leaves,
          .merges = slot_merges.data()};
}

// Names the clusters by nodes instead of smallest rows.
void SmallTreeBuilder::Workspace::number_nodes() {
  std::iota(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(leaves), 0U);
  const bool squares = works_on_squares(linkage);
  merges.resize(leaves - 1);
  bool is_finite = true;
  for (std::size_t k = 0; k + 1 < leaves; ++k) {
    const auto& [first, second, distance] = slot_merges[k];
    sizes[first] += sizes[second];
    const auto [left, right] = std::minmax(numbers[first], numbers[second]);
    const double height = (squares ? std::sqrt(std::max(distance, 0.0)) : distance) * unit;
    is_finite = is_finite && std::isfinite(height);
    merges[k] = {left, right, height, static_cast<std::uint32_t>(sizes[first])};
    numbers[first] = static_cast<std::uint32_t>(leaves + k);
  }
  if (!is_finite) refuse_height();
}

SmallTreeBuilder::SmallTreeBuilder(Linkage linkage) : work_(std::make_unique<Workspace>(linkage)) {}
SmallTreeBuilder::~SmallTreeBuilder() = default;
SmallTreeBuilder::SmallTreeBuilder(SmallTreeBuilder&&) noexcept = default;
SmallTreeBuilder& SmallTreeBuilder::operator=(SmallTreeBuilder&&) noexcept = default;

void SmallTreeBuilder::set_table(MatrixView<const double> points) {
  work_->take(points);
}

std::span<const Merge> SmallTreeBuilder::tree() {
  work_->sizes.assign(work_->rows, 1.0);
  return work_->grow(work_->values.data(), work_->ones);
}

std::span<const Merge> SmallTreeBuilder::tree_of_weighted_columns(std::span<const double> weights) {
  work_->sizes.assign(work_->rows, 1.0);
  return work_->grow(work_->values.data(), weights);
}

std::span<const Merge> SmallTreeBuilder::tree_of_repeated_rows(std::span<const std::uint32_t> counts) {
  const double* const rows_by_column = work_->standing(counts);
  return work_->grow(rows_by_column, work_->ones);
}

}  // namespace ecumene
