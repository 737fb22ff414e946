#include "ecumene/numeric/hierarchy/spanning_tree_tiles_order_internal.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

namespace ecumene::internal {
namespace {

float dot(const float* x, const float* y, std::size_t columns) {
  std::array<float, 4> sums{};
  std::size_t j = 0;
  for (; j + 4 <= columns; j += 4)
    for (std::size_t i = 0; i < 4; ++i) sums[i] += x[j + i] * y[j + i];
  for (; j < columns; ++j) sums[0] += x[j] * y[j];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

float square_between(const float* x, const float* y, std::size_t columns) {
  float square = 0;
  for (std::size_t j = 0; j < columns; ++j) square += (x[j] - y[j]) * (x[j] - y[j]);
  return square;
}

class Halving {
 public:
  Halving(std::span<const float> copy, std::size_t columns)
      : copy_(copy), columns_(columns), order_(copy.size() / columns), direction_(columns) {
    std::iota(order_.begin(), order_.end(), 0U);
    projected_.resize(order_.size());
  }

  TileOrder result() {
    sort(0, tiles());
    const std::size_t compact = set_stragglers_last();
    if (compact < tiles()) {
      sort(0, compact);
      sort(compact, tiles() - compact);
    }
    return {std::move(order_), compact};
  }

 private:
  std::size_t tiles() const { return (order_.size() + tile_points - 1) / tile_points; }
  const float* point(std::size_t slot) const { return copy_.data() + order_[slot] * columns_; }

  void sort(std::size_t first_tile, std::size_t tiles) {
    if (tiles <= 1) return;
    const std::size_t left = tiles / 2;
    split(first_tile * tile_points, (first_tile + left) * tile_points,
          std::min((first_tile + tiles) * tile_points, order_.size()));
    sort(first_tile, left);
    sort(first_tile + left, tiles - left);
  }

  // Along the line between two points of a sample that are far from each other: a cheap stand-in for the direction in
  // which the points spread most. Only the speed depends on it.
  void split(std::size_t first, std::size_t middle, std::size_t last) {
    const float* one_end = farthest_from(point(first), first, last);
    const float* other_end = farthest_from(one_end, first, last);
    for (std::size_t j = 0; j < columns_; ++j) direction_[j] = other_end[j] - one_end[j];
    for (std::size_t slot = first; slot < last; ++slot)
      projected_[slot] = {dot(point(slot), direction_.data(), columns_), order_[slot]};
    const auto at = [&](std::size_t slot) { return projected_.begin() + static_cast<std::ptrdiff_t>(slot); };
    std::nth_element(at(first), at(middle), at(last));
    for (std::size_t slot = first; slot < last; ++slot) order_[slot] = projected_[slot].second;
  }

  const float* farthest_from(const float* from, std::size_t first, std::size_t last) const {
    constexpr std::size_t sample_size = 128;
    const std::size_t taken = std::min(last - first, sample_size);
    std::pair<float, std::size_t> found{-1.0F, first};
    for (std::size_t i = 0; i < taken; ++i) {
      const std::size_t slot = first + i * (last - first) / taken;
      const float square = square_between(point(slot), from, columns_);
      if (square > found.first) found = {square, slot};
    }
    return point(found.second);
  }

  // Moves the stragglers, and as many other points as make the rest whole tiles, behind the others.
  std::size_t set_stragglers_last() {
    std::vector<char> is_straggler(order_.size());
    for (std::size_t tile = 0; tile < tiles(); ++tile) mark_stragglers(tile, is_straggler);
    const auto middle = std::stable_partition(order_.begin(), order_.end(),
                                              [&](std::uint32_t point) { return is_straggler[point] == 0; });
    if (middle == order_.end()) return tiles();
    return static_cast<std::size_t>(middle - order_.begin()) / tile_points;
  }

  void mark_stragglers(std::size_t tile, std::vector<char>& is_straggler) const {
    constexpr float far = 6;  // times the median of the squared distances to the tile's centre
    const std::size_t first = tile * tile_points;
    const std::size_t count = std::min(tile_points, order_.size() - first);
    std::vector<float> centre(columns_);
    for (std::size_t slot = first; slot < first + count; ++slot)
      for (std::size_t j = 0; j < columns_; ++j) centre[j] += point(slot)[j];
    for (float& value : centre) value /= static_cast<float>(count);
    std::array<float, tile_points> squares{};
    for (std::size_t i = 0; i < count; ++i) squares[i] = square_between(point(first + i), centre.data(), columns_);
    auto sorted = squares;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(count / 2),
                     sorted.begin() + static_cast<std::ptrdiff_t>(count));
    for (std::size_t i = 0; i < count; ++i) is_straggler[order_[first + i]] = squares[i] > far * sorted[count / 2];
  }

  std::span<const float> copy_;
  std::size_t columns_;
  std::vector<std::uint32_t> order_;
  std::vector<std::pair<float, std::uint32_t>> projected_;
  std::vector<float> direction_;
};

}  // namespace

TileOrder tile_order(std::span<const float> copy, std::size_t columns) {
  return Halving(copy, columns).result();
}

}  // namespace ecumene::internal
