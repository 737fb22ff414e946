// Why (*) of the header holds. Let u = 2^-24, d columns; V = q(x) + s - q(y) the true difference of two points, q
// counted from the centres of their tiles, s the shift between these; a = |z(x)|, b = |z(y)|, c = |z(s)| the lengths of
// the copies z in float; T = (a^2 + b^2 + c^2) / 2. All in the units of (*).
//   Conversion. Each of the three differences is rounded to double, then to float: |z - q| <= u' |z| + sqrt(d) 2^-149,
//     u' = u (1 + 2^-20). So |V|^2 >= |W|^2 - 2 |W| u' (a + b + c) - ... for the copies' difference W, and as |W| <= a
//     + b + c, |W|^2 / 2 is too large by u' (a + b + c)^2 <= 6 u' T at most. The terms left out are below 18 d 2^-109,
//     as no |z_j| exceeds 2^40.
//   Sum. The terms of (*) go through 2 d + 4 additions and a product at most, and their absolute values sum to 3 T at
//     most, as 2 |x_j s_j| <= x_j^2 + s_j^2 and so on: the error is at most 3 gamma T with gamma = (2 d + 5) u /
//     (1 - (2 d + 5) u); underflow adds at most (4 d + 4) 2^-149.
//   Double. The squares behind the half norms are summed in double, |s|^2 before the rounding to float (2 u' T), and so
//     is the square that (*) speaks of: together below 3 u T.
// Together (6 d + 15 + 6 + 3) u (1 + 2^-7) T + 2^-100 d while (2 d + 5) u <= 2^-8; each half norm is half its square
// less this share of it, rounded down. Where d is larger, no point is filtered.
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "ecumene/numeric/exact_scaling_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double unit_roundoff = 0x1p-24;
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t sample_size = 255;
constexpr float largest_float = std::numeric_limits<float>::max();
constexpr float no_norm = -std::numeric_limits<float>::infinity();

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

double distance(const double* x, const double* y, std::size_t columns) {
  return std::sqrt(square_of_distance(x, y, columns));
}

}  // namespace

double square_of_distance(const double* x, const double* y, std::size_t columns) {
  std::array<double, 4> sums{};
  const auto square = [&](std::size_t j) { return (x[j] - y[j]) * (x[j] - y[j]); };
  std::size_t j = 0;
  for (; j + 4 <= columns; j += 4)
    for (std::size_t i = 0; i < 4; ++i) sums[i] += square(j + i);
  for (; j < columns; ++j) sums[0] += square(j);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

TileSpace::TileSpace(const PointSet& points, std::vector<std::uint32_t> rows)
    : points_(points), columns_(points.rows.columns()), rows_(std::move(rows)) {
  choose_scale();
  TileOrder found = tile_order(rough_copy(), columns_);
  order_ = std::move(found.order);
  begins_ = std::move(found.begins);
  nodes_ = std::move(found.nodes);
  const auto given = std::exchange(rows_, std::vector<std::uint32_t>(order_.size()));
  for (std::size_t slot = 0; slot < order_.size(); ++slot) rows_[slot] = given[order_[slot]];
  lay_out_tiles();
}

void TileSpace::choose_scale() {
  scale_ = scale_of(points_, rows_, centre_of(points_, rows_));
}

// The points as tile_order wants them, row after row; it need not be exact.
std::vector<float> TileSpace::rough_copy() const {
  auto centre = centre_of(points_, rows_);
  std::vector<float> copy(rows_.size() * columns_);
  for (std::size_t i = 0; i < rows_.size(); ++i)
    for (std::size_t j = 0; j < columns_; ++j)
      copy[i * columns_ + j] = static_cast<float>(std::clamp(position(i, j) - centre[j] * scale_, -farthest, farthest));
  return copy;
}

double TileSpace::share_lost() const {
  return (6 * static_cast<double>(columns_) + 24) * unit_roundoff * (1 + 0x1p-7);
}

double TileSpace::least_lost() const {
  return 0x1p-100 * static_cast<double>(columns_);
}

float TileSpace::half_norm_of(double square) const {
  return rounded_down(square / 2 * (1 - share_lost()) - least_lost());
}

float TileSpace::error(float half_norm) const {
  return static_cast<float>(4 * (share_lost() * std::abs(static_cast<double>(half_norm)) + least_lost()));
}

void TileSpace::lay_out_tiles() {
  constexpr float nobody_there = std::numeric_limits<float>::infinity();
  const std::size_t slots = tiles() * tile_points;
  coordinates_ = hwy::AllocateAligned<float>(slots * columns_);
  half_norms_ = hwy::AllocateAligned<float>(slots);
  if (coordinates_ == nullptr || half_norms_ == nullptr) throw std::bad_alloc();
  std::fill_n(coordinates_.get(), slots * columns_, 0.0F);
  // A place without a point is never near: infinity exceeds any bound, and half_above is finite.
  std::fill_n(half_norms_.get(), slots, nobody_there);
  radii_.resize(nodes_.size());
  centres_.resize(nodes_.size() * columns_);
  std::vector<std::uint32_t> all(size());
  std::iota(all.begin(), all.end(), 0U);
  for (auto node = static_cast<std::uint32_t>(nodes_.size()); node-- > 0;) {
    if (nodes_[node].right != 0) {
      enclose(node);
      continue;
    }
    const std::size_t tile = nodes_[node].first_tile;
    const std::span slots_here(all.data() + begins_[tile], slots_of(tile));
    radii_[node] = lay_out(slots_here, coordinates_.get() + tile * tile_points * columns_,
                           half_norms_.get() + tile * tile_points, centres_.data() + node * columns_)
                       .radius;
  }
}

void TileSpace::place_mean(std::span<const std::uint32_t> slots, double* centre) const {
  std::fill_n(centre, columns_, 0.0);
  for (const std::uint32_t slot : slots)
    for (std::size_t j = 0; j < columns_; ++j) centre[j] += position(slot, j);
  for (std::size_t j = 0; j < columns_; ++j) centre[j] /= static_cast<double>(slots.size());
}

void TileSpace::place_median(std::span<const std::uint32_t> slots, double* centre) const {
  std::vector<double> values(slots.size());
  for (std::size_t j = 0; j < columns_; ++j) {
    for (std::size_t i = 0; i < slots.size(); ++i) values[i] = position(slots[i], j);
    centre[j] = median(values);
  }
}

// Around their mean, or their median where one of them lies so far off that the others would lose their digits.
Ball TileSpace::lay_out(std::span<const std::uint32_t> slots, float* coordinates, float* half_norms,
                        double* centre) const {
  place_mean(slots, centre);
  double radius = copied_radius(slots, coordinates, half_norms, centre);
  if (radius == infinite) {
    place_median(slots, centre);
    radius = copied_radius(slots, coordinates, half_norms, centre);
  }
  return {centre, radius};
}

double TileSpace::copied_radius(std::span<const std::uint32_t> slots, float* coordinates, float* half_norms,
                                const double* centre) const {
  const bool is_hopeless = (2 * static_cast<double>(columns_) + 5) * unit_roundoff > 0x1p-8;
  double radius = 0;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    double square = 0;
    double copied_square = 0;
    bool is_far = is_hopeless;
    for (std::size_t j = 0; j < columns_; ++j) {
      const double value = position(slots[i], j) - centre[j];
      is_far |= std::abs(value) > farthest;
      const auto copied = is_far ? 0.0F : static_cast<float>(value);
      coordinates[j * tile_points + i] = copied;
      square += value * value;
      copied_square += static_cast<double>(copied) * static_cast<double>(copied);
    }
    half_norms[i] = half_norm_of(copied_square);
    radius = std::max(radius, std::sqrt(square) * (1 + 1e-9));
    if (!is_far) continue;
    // No ball holds a point that is far off.
    for (std::size_t j = 0; j < columns_; ++j) coordinates[j * tile_points + i] = 0;
    half_norms[i] = no_norm;
    radius = infinite;
  }
  return radius;
}

// Around the mean of the children's centres, as far as the tiles' balls reach.
void TileSpace::enclose(std::uint32_t at) {
  const TileNode& node = nodes_[at];
  double* const centre = centres_.data() + at * columns_;
  const double left_share = static_cast<double>(nodes_[at + 1].tiles) / static_cast<double>(node.tiles);
  const Ball left = ball(at + 1);
  const Ball right = ball(node.right);
  for (std::size_t j = 0; j < columns_; ++j)
    centre[j] = left_share * left.centre[j] + (1 - left_share) * right.centre[j];
  for (std::uint32_t within = at + 1; within < at + 2 * node.tiles - 1; ++within) {
    if (nodes_[within].right != 0) continue;
    const double reach = distance(centre, ball(within).centre, columns_) * (1 + 1e-9) + radii_[within];
    radii_[at] = std::max(radii_[at], reach);
  }
}

float TileSpace::half_between(const Ball& a, const Ball& b) const {
  const double gap = distance(a.centre, b.centre, columns_) * (1 - 1e-9) - a.radius - b.radius;
  // NaN, where infinite values meet, is no gap.
  return gap > 0 ? static_cast<float>(std::min(gap * gap * (0.5 - 1e-6), static_cast<double>(largest_float))) : 0.0F;
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
