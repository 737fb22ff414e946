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

using Number = std::pair<float, std::uint32_t>;  // of a point

// How many of some numbers fall into each of even parts of their range.
class Histogram {
 public:
  static constexpr std::size_t bins = 64;

  explicit Histogram(std::span<const Number> numbers) : total_(numbers.size()) {
    const auto [least, greatest] = std::minmax_element(numbers.begin(), numbers.end());
    least_ = least->first;
    scale_ = static_cast<float>(bins) / (greatest->first - least_);
    is_valid_ = scale_ > 0 && scale_ <= std::numeric_limits<float>::max();
    if (!is_valid_) return;
    for (const auto& [number, point] : numbers) ++counts_[bin(number)];
  }

  // There is more than one number, and their range is no trouble. REQUIRED for all else.
  bool is_valid() const { return is_valid_; }
  std::size_t bin(float number) const {
    return std::min(bins - 1, static_cast<std::size_t>((number - least_) * scale_));
  }
  std::size_t count(std::size_t bin) const { return counts_[bin]; }

  // Where a wide gap parts the numbers, with at least an eighth of them on either side: the upper end of the widest
  // one. A gap is wide if it takes some tenth of the range; even numbers of a tile and more have none.
  std::optional<float> wide_gap() const {
    constexpr std::size_t wide = 7;  // bins
    std::size_t below = 0;
    std::size_t empty = 0;  // bins in a row
    std::size_t widest = wide - 1;
    std::optional<float> gap;
    for (std::size_t bin = 0; bin < bins; ++bin) {
      if (counts_[bin] > 0) {
        const bool is_balanced = 8 * below >= total_ && 8 * (total_ - below) >= total_;
        if (empty > widest && is_balanced) {
          widest = empty;
          gap = least_ + (static_cast<float>(bin) - 0.5F) / scale_;
        }
        empty = 0;
      }
      below += counts_[bin];
      empty += counts_[bin] == 0;
    }
    return gap;
  }

 private:
  std::size_t total_;
  float least_ = 0;
  float scale_ = 0;
  bool is_valid_ = false;
  std::array<std::size_t, bins> counts_{};
};

class Halving {
 public:
  Halving(std::span<const float> copy, std::size_t columns)
      : copy_(copy), columns_(columns), order_(copy.size() / columns), direction_(columns) {
    std::iota(order_.begin(), order_.end(), 0U);
    projected_.resize(order_.size());
    within_.reserve(order_.size() + 1);  // before the nodes, which stay: what is given up lies in one piece
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
    const float* one_end = farthest_from(point(first + (last - first) / 2), first, last);
    const float* other_end = farthest_from(one_end, first, last);
    for (std::size_t j = 0; j < columns_; ++j) direction_[j] = other_end[j] - one_end[j];
    for (std::size_t slot = first; slot < last; ++slot)
      projected_[slot] = {dot(point(slot), direction_.data(), columns_), order_[slot]};
    const std::span numbers(projected_.data() + first, last - first);
    const Histogram histogram(numbers);
    if (const auto gap = histogram.is_valid() ? histogram.wide_gap() : std::nullopt) {
      const auto begin =
          std::partition(numbers.begin(), numbers.end(), [&](const Number& n) { return n.first < *gap; });
      take_order(first, numbers);
      return first + static_cast<std::size_t>(begin - numbers.begin());
    }
    const std::size_t tiles = (last - first + tile_points - 1) / tile_points;
    const std::size_t lower = tiles / 2 * tile_points;
    if (histogram.is_valid()) {
      set_lower_first(first, numbers, histogram, lower);
    } else {
      std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(lower), numbers.end());
      take_order(first, numbers);
    }
    return first + lower;
  }

  void take_order(std::size_t first, std::span<const Number> numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) order_[first + i] = numbers[i].second;
  }

  // The points of the `lower` least numbers, then the others. Only within one bin numbers are compared.
  void set_lower_first(std::size_t first, std::span<const Number> numbers, const Histogram& histogram,
                       std::size_t lower) {
    std::size_t bin = 0;
    std::size_t before = 0;  // numbers
    for (; before + histogram.count(bin) <= lower; ++bin) before += histogram.count(bin);
    std::array<std::size_t, 2> next{first, first + before + histogram.count(bin)};
    within_.resize(histogram.count(bin) + 1);  // room for one that is not wanted
    std::size_t within = 0;
    for (const Number& number : numbers) {
      const std::size_t own = histogram.bin(number.first);
      within_[within] = number;
      within += own == bin ? 1 : 0;
      if (own == bin) continue;
      order_[next[own > bin ? 1 : 0]++] = number.second;
    }
    const auto begin = within_.begin();
    std::nth_element(begin, begin + static_cast<std::ptrdiff_t>(lower - before),
                     begin + static_cast<std::ptrdiff_t>(within));
    take_order(first + before, {within_.data(), within});
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
  std::vector<Number> projected_;
  std::vector<Number> within_;
  std::vector<float> direction_;
};

}  // namespace

TileOrder tile_order(std::span<const float> copy, std::size_t columns) {
  return Halving(copy, columns).result();
}

}  // namespace ecumene::internal
