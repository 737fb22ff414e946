// Why (*) of the header holds. Let u = 2^-24, d columns, q the centred and scaled point as a real vector, z its copy in
// float, h = |z|^2 / 2; sums over both points are written S h = h(x) + h(y). All in the units of (*), |q(x) - q(y)|^2
// / 2.
//   Conversion. The difference to the centre is rounded to double, then to float: |z - q| <= u' |z| + sqrt(d) 2^-149,
//     u' = u (1 + 2^-20). With Z = |z(x) - z(y)| and E the sum of both errors, |q(x) - q(y)|^2 >= Z^2 - 2 Z E, and
//     Z E <= u' (|z(x)| + |z(y)|)^2 + ... <= 4 u' S h + ...: Z^2 / 2 is too large by 4 u' S h at most. The term left
//     out is sqrt(d) 2^-147 times |z|, and |z_j| <= 2^40: below 2^-106 d.
//   Sum. half_norm(x) + half_norm(y) - sum x_j y_j in float goes through d + 1 additions, each term through at most d +
//   2
//     roundings: the error is at most gamma (S |half_norm| + sum |x_j y_j|) <= 2 gamma S h with gamma =
//     (d + 2) u / (1 - (d + 2) u), as |x_j y_j| <= (x_j^2 + y_j^2) / 2; underflow adds at most (2 d + 2) 2^-149.
//   Double. h is summed in double, and so is the square that (*) speaks of: both errors together are below u S h.
// Together (2 d + 4 + 4 + 1) u (1 + 2^-7) S h + 2^-100 d while (d + 2) u <= 2^-8; half_norm is h less this share of it,
// rounded down. Where d is larger, no point is filtered.
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_order_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double unit_roundoff = 0x1p-24;
constexpr double farthest = 0x1p40;  // of a coordinate, in the units of the copy
constexpr std::size_t sample_size = 255;
constexpr float largest_float = std::numeric_limits<float>::max();

float rounded_down(double value) {
  const auto rounded = static_cast<float>(value);
  return static_cast<double>(rounded) <= value ? rounded
                                               : std::nextafter(rounded, -std::numeric_limits<float>::infinity());
}

// About sample_size of count numbers, evenly spread.
std::vector<std::size_t> sample(std::size_t first, std::size_t last) {
  const std::size_t taken = std::min(last - first, sample_size);
  std::vector<std::size_t> chosen(taken);
  for (std::size_t i = 0; i < taken; ++i) chosen[i] = first + i * (last - first) / taken;
  return chosen;
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Medians are not drawn away by outliers, so that those who are many keep their digits.
std::vector<double> centre_of(const PointSet& points, const std::vector<std::uint32_t>& rows) {
  const auto chosen = sample(0, rows.size());
  std::vector<double> centre(points.rows.columns());
  std::vector<double> values(chosen.size());
  for (std::size_t j = 0; j < centre.size(); ++j) {
    for (std::size_t i = 0; i < chosen.size(); ++i) values[i] = points.rows(rows[chosen[i]], j) * points.unit;
    centre[j] = median(values);
  }
  return centre;
}

// The power of two that brings the usual distance to the centre near 1.
double scale_of(const PointSet& points, const std::vector<std::uint32_t>& rows, const std::vector<double>& centre) {
  std::vector<double> distances;
  for (const std::size_t i : sample(0, rows.size())) {
    double largest = 0;
    for (std::size_t j = 0; j < centre.size(); ++j)
      largest = std::max(largest, std::abs(points.rows(rows[i], j) * points.unit - centre[j]));
    if (largest > 0) distances.push_back(largest);
  }
  constexpr int usual_exponent = 400;  // of the largest value, see PointSet
  if (distances.empty()) return std::ldexp(1.0, -usual_exponent);
  return std::ldexp(1.0, -std::clamp(binary_exponent(median(distances)), -450, 450));
}

double distance(const float* x, const float* y, std::size_t columns) {
  return std::sqrt(square_of_distance(x, y, columns));
}

}  // namespace

double square_of_distance(const float* x, const float* y, std::size_t columns) {
  std::array<double, 4> sums{};
  const auto square = [&](std::size_t j) {
    const double difference = static_cast<double>(x[j]) - static_cast<double>(y[j]);
    return difference * difference;
  };
  std::size_t j = 0;
  for (; j + 4 <= columns; j += 4)
    for (std::size_t i = 0; i < 4; ++i) sums[i] += square(j + i);
  for (; j < columns; ++j) sums[0] += square(j);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

TileSpace::TileSpace(const PointSet& points, const std::vector<std::uint32_t>& rows) : columns_(points.rows.columns()) {
  std::vector<float> copy;
  const auto is_far = convert(points, rows, copy);
  TileOrder found = tile_order(copy, columns_);
  order_ = std::move(found.order);
  const std::size_t compact = found.compact_tiles;
  add_nodes(0, tiles(), compact == 0 || compact == tiles() ? tiles() / 2 : compact);
  lay_out(copy, is_far);
  copy = {};
  shapes_.resize(nodes_.size());
  centres_.resize(nodes_.size() * columns_);
  for (auto node = static_cast<std::uint32_t>(nodes_.size()); node-- > 0;) enclose(node);
}

std::size_t TileSpace::slots_of(std::size_t tile) const {
  return std::min(tile_points, order_.size() - tile * tile_points);
}

// Fills the copy, row after row; tells which rows are too far off for it.
std::vector<char> TileSpace::convert(const PointSet& points, const std::vector<std::uint32_t>& rows,
                                     std::vector<float>& copy) {
  const auto centre = centre_of(points, rows);
  scale_ = scale_of(points, rows, centre);
  const bool is_hopeless = static_cast<double>(columns_ + 2) * unit_roundoff > 0x1p-8;
  copy.resize(rows.size() * columns_);
  std::vector<char> is_far(rows.size(), is_hopeless);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = points.rows.row(rows[i]);
    float* to = copy.data() + i * columns_;
    for (std::size_t j = 0; j < columns_; ++j) {
      const double value = (row[j] * points.unit - centre[j]) * scale_;
      if (std::abs(value) > farthest) is_far[i] = 1;
      to[j] = static_cast<float>(std::clamp(value, -farthest, farthest));
    }
  }
  return is_far;
}

// As tile_order halves.
std::uint32_t TileSpace::add_nodes(std::size_t first_tile, std::size_t tiles, std::size_t left_tiles) {
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({.first_tile = static_cast<std::uint32_t>(first_tile), .tiles = static_cast<std::uint32_t>(tiles)});
  if (tiles <= 1) return node;
  add_nodes(first_tile, left_tiles, left_tiles / 2);
  const std::size_t right_tiles = tiles - left_tiles;
  const auto right = add_nodes(first_tile + left_tiles, right_tiles, right_tiles / 2);
  nodes_[node].right = right;
  return node;
}

double TileSpace::share_lost() const {
  return (2 * static_cast<double>(columns_) + 9) * unit_roundoff * (1 + 0x1p-7);
}

double TileSpace::least_lost() const {
  return 0x1p-100 * static_cast<double>(columns_);
}

float TileSpace::half_norm(double square) const {
  return rounded_down(square / 2 * (1 - share_lost()) - least_lost());
}

float TileSpace::error(std::size_t slot) const {
  const double norm = std::abs(static_cast<double>(half_norms_[slot]));
  return static_cast<float>(4 * (share_lost() * norm + least_lost()));
}

void TileSpace::lay_out(const std::vector<float>& copy, const std::vector<char>& is_far) {
  constexpr float infinite = std::numeric_limits<float>::infinity();
  const std::size_t slots = tiles() * tile_points;
  coordinates_ = hwy::AllocateAligned<float>(slots * columns_);
  half_norms_ = hwy::AllocateAligned<float>(slots);
  if (coordinates_ == nullptr || half_norms_ == nullptr) throw std::bad_alloc();
  std::fill_n(coordinates_.get(), slots * columns_, 0.0F);
  // A place without a point is never near: infinity exceeds any bound, and half_above is finite.
  std::fill_n(half_norms_.get(), slots, infinite);
  for (std::size_t slot = 0; slot < order_.size(); ++slot) {
    half_norms_[slot] = -infinite;
    if (is_far[order_[slot]] != 0) continue;
    const float* from = copy.data() + order_[slot] * columns_;
    float* to = coordinates_.get() + slot / tile_points * tile_points * columns_ + slot % tile_points;
    double square = 0;
    for (std::size_t j = 0; j < columns_; ++j) {
      to[j * tile_points] = from[j];
      square += static_cast<double>(from[j]) * static_cast<double>(from[j]);
    }
    half_norms_[slot] = half_norm(square);
  }
}

// A leaf: around the mean. An inner node: around the mean of its children, as far as their balls reach, or as its
// tiles' balls do.
void TileSpace::enclose(std::uint32_t at) {
  const TileNode& node = nodes_[at];
  float* centre = centres_.data() + at * columns_;
  if (node.right == 0) {
    const Ball ball =
        enclosing_ball(coordinates(node.first_tile), half_norms(node.first_tile), slots_of(node.first_tile), centre);
    shapes_[at] = {ball.half_norm, ball.radius};
    return;
  }
  const double left_share = static_cast<double>(nodes_[at + 1].tiles) / static_cast<double>(node.tiles);
  const Ball left = ball(at + 1);
  const Ball right = ball(node.right);
  double square = 0;
  for (std::size_t j = 0; j < columns_; ++j) {
    centre[j] = static_cast<float>(left_share * static_cast<double>(left.centre[j]) +
                                   (1 - left_share) * static_cast<double>(right.centre[j]));
    square += static_cast<double>(centre[j]) * static_cast<double>(centre[j]);
  }
  shapes_[at] = {half_norm(square), 0};
  for (std::uint32_t within = at + 1; within < at + 2 * node.tiles - 1; ++within) {
    if (nodes_[within].right != 0) continue;
    const double reach = distance(centre, ball(within).centre, columns_) * (1 + 1e-9) + shapes_[within].radius;
    shapes_[at].radius = std::max(shapes_[at].radius, reach);
  }
}

Ball TileSpace::enclosing_ball(const float* coordinates, const float* half_norms, std::size_t count,
                               float* centre) const {
  std::array<double, tile_points> squares{};
  std::array<double, tile_points> norms{};
  double centre_square = 0;
  for (std::size_t j = 0; j < columns_; ++j) {
    const float* column = coordinates + j * tile_points;
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(column[i]);
    centre[j] = static_cast<float>(sum / static_cast<double>(count));
    const auto middle = static_cast<double>(centre[j]);
    centre_square += middle * middle;
    for (std::size_t i = 0; i < tile_points; ++i) {
      const auto value = static_cast<double>(column[i]);
      squares[i] += (value - middle) * (value - middle);
      norms[i] += value * value;
    }
  }
  double radius = 0;
  for (std::size_t i = 0; i < count; ++i) {
    // Widened by the error of the copy; no ball holds a point that is far off.
    const double error = 2 * unit_roundoff * std::sqrt(norms[i]) + least_lost();
    const bool is_far = half_norms[i] == -std::numeric_limits<float>::infinity();
    const double reach = std::sqrt(squares[i]) * (1 + 1e-9) + error;
    radius = is_far ? std::numeric_limits<double>::infinity() : std::max(radius, reach);
  }
  return {centre, half_norm(centre_square), radius};
}

float TileSpace::half_between(const Ball& a, const Ball& b) const {
  const double gap = distance(a.centre, b.centre, columns_) * (1 - 1e-9) - a.radius - b.radius;
  return gap > 0 ? static_cast<float>(gap * gap * (0.5 - 1e-6)) : 0.0F;
}

float TileSpace::half_above(double square) const {
  const double half = square * scale_ * scale_ / 2;
  if (!(half < static_cast<double>(largest_float))) return largest_float;
  return -rounded_down(-half);
}

double TileSpace::square_below(float half) const {
  return half < 0x1p-100F ? 0 : 2 * static_cast<double>(half) / scale_ / scale_;
}

}  // namespace ecumene::internal
