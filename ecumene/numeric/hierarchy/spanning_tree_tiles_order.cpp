#include "ecumene/numeric/hierarchy/spanning_tree_tiles_order_internal.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

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

// Where a wide gap parts the numbers, with at least an eighth of them on either side: the upper end of the widest one.
// A gap is wide if it takes some tenth of the range; even numbers of a tile and more have none.
std::optional<float> wide_gap(std::span<const std::pair<float, std::uint32_t>> numbers) {
  constexpr std::size_t bins = 64;
  constexpr std::size_t wide = 7;  // bins
  const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
  const float scale = static_cast<float>(bins) / (greatest->first - least->first);
  if (!(scale > 0 && scale <= std::numeric_limits<float>::max())) return std::nullopt;
  std::array<std::size_t, bins> counts{};
  for (const auto& [number, point] : numbers)
    ++counts[std::min(bins - 1, static_cast<std::size_t>((number - least->first) * scale))];
  std::size_t below = 0;
  std::size_t empty = 0;  // bins in a row
  std::size_t widest = wide - 1;
  std::optional<float> gap;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    if (counts[bin] > 0) {
      const bool is_balanced = 8 * below >= numbers.size() && 8 * (numbers.size() - below) >= numbers.size();
      if (empty > widest && is_balanced) {
        widest = empty;
        gap = least->first + (static_cast<float>(bin) - 0.5F) / scale;
      }
      empty = 0;
    }
    below += counts[bin];
    empty += counts[bin] == 0;
  }
  return gap;
}

class Halving {
 public:
  Halving(std::span<const float> copy, std::size_t columns)
      : copy_(copy), columns_(columns), order_(copy.size() / columns), direction_(columns) {
    std::iota(order_.begin(), order_.end(), 0U);
    projected_.resize(order_.size());
  }

  TileOrder result() {
    const std::size_t count = order_.size();
    sort(0, count);
    begins_.push_back(static_cast<std::uint32_t>(count));
    const std::size_t compact = set_stragglers_last();
    if (compact > 0 && compact < count) {
      nodes_ = {{}};
      begins_.clear();
      sort(0, compact);
      nodes_[0].right = sort(compact, count);
      nodes_[0].tiles = static_cast<std::uint32_t>(begins_.size());
      begins_.push_back(static_cast<std::uint32_t>(count));
    }
    return {std::move(order_), std::move(begins_), std::move(nodes_)};
  }

 private:
  const float* point(std::size_t slot) const { return copy_.data() + order_[slot] * columns_; }

  // Returns the node.
  std::uint32_t sort(std::size_t first, std::size_t last) {
    const auto node = static_cast<std::uint32_t>(nodes_.size());
    const auto first_tile = static_cast<std::uint32_t>(begins_.size());
    nodes_.push_back({.first_tile = first_tile, .tiles = 1});
    if (last - first <= tile_points) {
      begins_.push_back(static_cast<std::uint32_t>(first));
      return node;
    }
    const std::size_t middle = split(first, last);
    sort(first, middle);
    const std::uint32_t right = sort(middle, last);
    nodes_[node].right = right;
    nodes_[node].tiles = static_cast<std::uint32_t>(begins_.size()) - first_tile;
    return node;
  }

  // Along the line between two points of a sample that are far from each other: a cheap stand-in for the direction in
  // which the points spread most. Only the speed depends on it. Returns where the second part begins.
  std::size_t split(std::size_t first, std::size_t last) {
    const float* one_end = farthest_from(point(first), first, last);
    const float* other_end = farthest_from(one_end, first, last);
    for (std::size_t j = 0; j < columns_; ++j) direction_[j] = other_end[j] - one_end[j];
    for (std::size_t slot = first; slot < last; ++slot)
      projected_[slot] = {dot(point(slot), direction_.data(), columns_), order_[slot]};
    const auto at = [&](std::size_t slot) { return projected_.begin() + static_cast<std::ptrdiff_t>(slot); };
    std::size_t middle = 0;
    if (const auto gap = wide_gap({at(first), at(last)})) {
      const auto begin = std::partition(at(first), at(last), [&](const auto& point) { return point.first < *gap; });
      middle = static_cast<std::size_t>(begin - projected_.begin());
    } else {
      const std::size_t tiles = (last - first + tile_points - 1) / tile_points;
      middle = first + tiles / 2 * tile_points;
      std::nth_element(at(first), at(middle), at(last));
    }
    for (std::size_t slot = first; slot < last; ++slot) order_[slot] = projected_[slot].second;
    return middle;
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

  // Returns how many points stand before them.
  std::size_t set_stragglers_last() {
    std::vector<char> is_straggler(order_.size());
    for (std::size_t tile = 0; tile + 1 < begins_.size(); ++tile) mark_stragglers(tile, is_straggler);
    const auto middle = std::stable_partition(order_.begin(), order_.end(),
                                              [&](std::uint32_t point) { return is_straggler[point] == 0; });
    return static_cast<std::size_t>(middle - order_.begin());
  }

  void mark_stragglers(std::size_t tile, std::vector<char>& is_straggler) const {
    constexpr float far = 6;  // times the median of the squared distances to the tile's centre
    const std::size_t first = begins_[tile];
    const std::size_t count = begins_[tile + 1] - first;
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
  std::vector<std::uint32_t> begins_;
  std::vector<TileNode> nodes_;
  std::vector<std::pair<float, std::uint32_t>> projected_;
  std::vector<float> direction_;
};

}  // namespace

TileOrder tile_order(std::span<const float> copy, std::size_t columns) {
  return Halving(copy, columns).result();
}

}  // namespace ecumene::internal
