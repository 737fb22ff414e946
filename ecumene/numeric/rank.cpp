#include "ecumene/numeric/rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace ecumene {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Placed {
  double value;
  std::size_t position;
};

// The present values, best first; tied ones in the order of the series. Sorted with their positions, and not positions
// alone: a comparison must not fetch values from all over a long series.
std::vector<Placed> order_of_merit(std::span<const double> values, Better better) {
  std::vector<Placed> order;
  order.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) order.push_back({values[i], i});
  const auto is_before = [](const Placed& a, const Placed& b) {
    return a.value != b.value ? a.value < b.value : a.position < b.position;
  };
  const auto is_above = [](const Placed& a, const Placed& b) {
    return a.value != b.value ? a.value > b.value : a.position < b.position;
  };
  if (better == Better::higher)
    std::sort(order.begin(), order.end(), is_above);
  else
    std::sort(order.begin(), order.end(), is_before);
  return order;
}

// Calls assign(position, first, last, group) for each present value: its group covers the places first+1 .. last.
template <class Assign>
void for_each_tied_group(std::span<const double> values, Better better, Assign assign) {
  const auto order = order_of_merit(values, better);
  std::size_t group = 0;
  for (std::size_t first = 0; first < order.size(); ++group) {
    std::size_t last = first + 1;
    while (last < order.size() && order[last].value == order[first].value) ++last;
    for (std::size_t place = first; place < last; ++place) assign(order[place].position, first, last, group);
    first = last;
  }
}

}  // namespace

std::vector<RankRange> rank_ranges(std::span<const double> values, Better better) {
  std::vector<RankRange> ranges(values.size(), RankRange{.low = missing, .high = missing});
  for_each_tied_group(values, better, [&](std::size_t i, std::size_t first, std::size_t last, std::size_t) {
    ranges[i] = {.low = static_cast<double>(first + 1), .high = static_cast<double>(last)};
  });
  return ranges;
}

std::vector<double> fractional_ranks(std::span<const double> values, Better better) {
  std::vector<double> ranks(values.size(), missing);
  for_each_tied_group(values, better, [&](std::size_t i, std::size_t first, std::size_t last, std::size_t) {
    ranks[i] = static_cast<double>(first + 1 + last) / 2;
  });
  return ranks;
}

std::vector<double> dense_ranks(std::span<const double> values, Better better) {
  std::vector<double> ranks(values.size(), missing);
  for_each_tied_group(values, better, [&](std::size_t i, std::size_t, std::size_t, std::size_t group) {
    ranks[i] = static_cast<double>(group + 1);
  });
  return ranks;
}

}  // namespace ecumene
