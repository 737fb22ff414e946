// Printed ranks: which columns hold them, and what their ties mean.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/rating_internal.hpp"

namespace ecumene {

std::string printed(const RankRange& rank) {
  if (std::isnan(rank.low) || std::isnan(rank.high)) return {};
  const auto text = [](double place) {
    std::array<char, 32> buffer{};
    return std::string(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), place).ptr);
  };
  return rank.is_tied() ? text(rank.low) + "-" + text(rank.high) : text(rank.low);
}

std::vector<RankRange> order_of(std::span<const double> values, Better better) {
  std::vector<double> clean(values.begin(), values.end());
  for (double& value : clean) {
    if (!std::isfinite(value)) continue;
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific, 11).ptr;
    std::from_chars(buffer.data(), end, value);
  }
  return rank_ranges(clean, better);
}

namespace diagnosis_internal {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// The regions that share one printed range.
struct RankGroup {
  RankRange range;
  double members = 0;
};

std::vector<RankGroup> rank_groups(std::span<const RankRange> ranges) {
  std::vector<RankRange> sorted;
  std::ranges::copy_if(ranges, std::back_inserter(sorted), [](const RankRange& r) { return !std::isnan(r.low); });
  std::ranges::sort(
      sorted, [](const RankRange& a, const RankRange& b) { return a.low != b.low ? a.low < b.low : a.high < b.high; });
  std::vector<RankGroup> groups;
  for (const RankRange& range : sorted) {
    if (groups.empty() || !(groups.back().range == range)) groups.push_back({range, 0});
    groups.back().members += 1;
  }
  return groups;
}

std::string regions(double count) {
  return counted(static_cast<std::size_t>(count), "region", "regions");
}

// What is wrong with one group, given the first place not yet covered; empty if nothing is. With cells missing, places
// may stand empty: they can belong to the regions without a rank.
std::string fault_of(const RankGroup& group, double free_place, double last_place, bool complete) {
  const std::string name = printed(group.range);
  const double width = group.range.high - group.range.low + 1;
  if (group.range.low != std::floor(group.range.low) || group.range.high != std::floor(group.range.high)) {
    return "\"" + name + "\" is no place";
  }
  if (group.range.high > last_place) {
    return "place " + name + " stands in a column of " + regions(last_place);
  }
  if (group.range.low < free_place) return "place " + name + " is given to more regions than it has places";
  if (complete && group.range.low > free_place)
    return "place " + printed({free_place, free_place}) + " is given to no region";
  if (group.members > width || (complete && group.members < width)) {
    return "place " + name + " is given to " + regions(group.members) + ", not " + figure(width);
  }
  return {};
}

std::string fault_of(std::span<const RankRange> ranges) {
  const std::vector<RankGroup> groups = rank_groups(ranges);
  double present = 0;
  for (const RankGroup& group : groups) present += group.members;
  const bool complete = present == static_cast<double>(ranges.size());
  double free_place = 1;
  for (const RankGroup& group : groups) {
    const std::string fault = fault_of(group, free_place, static_cast<double>(ranges.size()), complete);
    if (!fault.empty()) return fault;
    free_place = group.range.high + 1;
  }
  return {};
}

// Single figures with ties: "6, 6, 6, 9" (least place), "7, 7, 7, 9" (mean place) and "8, 8, 8, 9" (last place) are the
// usual ways to print what "6-8" says. A column without any difference says nothing.
bool stand_for(std::span<const double> printed_places, std::span<const RankRange> ranges) {
  bool least = true;
  bool mean_place = true;
  bool last = true;
  bool differs = false;
  double first = missing;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (std::isnan(printed_places[i])) continue;
    least = least && printed_places[i] == ranges[i].low;
    mean_place = mean_place && printed_places[i] == ranges[i].mid();
    last = last && printed_places[i] == ranges[i].high;
    if (std::isnan(first)) first = printed_places[i];
    differs = differs || printed_places[i] != first;
  }
  return differs && (least || mean_place || last);
}

bool is_place(double figure) {
  return figure >= 1 && 2 * figure == std::floor(2 * figure);
}

}  // namespace

RankColumn read_ranks(std::span<const double> low, std::span<const double> high) {
  RankColumn column;
  column.could_be_ranks = true;
  bool single = true;
  for (std::size_t i = 0; i < low.size(); ++i) {
    const bool absent = std::isnan(low[i]) || std::isnan(high[i]);
    column.ranges.push_back(absent ? RankRange{missing, missing} : RankRange{low[i], high[i]});
    if (absent) continue;
    single = single && low[i] == high[i];
    column.could_be_ranks = column.could_be_ranks && is_place(low[i]) && is_place(high[i]) && low[i] <= high[i];
  }
  column.fault = fault_of(column.ranges);
  if (column.fault.empty() || !single) return column;
  const std::vector<RankRange> ranges = rank_ranges(low, Better::lower);
  if (!stand_for(low, ranges)) return column;
  column.ranges = ranges;
  column.fault.clear();
  return column;
}

bool looks_like_ranks(const RatingMaterial& material) {
  std::size_t failed = 0;
  for (std::size_t j = 0; j < material.low.size(); ++j) {
    const std::vector<double>& low = material.low[j];
    const auto present = static_cast<std::size_t>(std::ranges::count_if(low, [](double x) { return !std::isnan(x); }));
    const bool filled = present >= 2 && 2 * present >= low.size();
    if (!filled || !read_ranks(low, material.high[j]).fault.empty()) ++failed;
  }
  return failed < material.low.size() && 4 * failed <= material.low.size();
}

std::vector<double> dense_from(std::span<const RankRange> ranges) {
  std::vector<double> group_of_place(ranges.size() + 1, 0);  // 1 where a tied group begins, then how many began so far
  for (const RankRange& range : ranges) {
    if (!std::isnan(range.low)) group_of_place[static_cast<std::size_t>(range.low)] = 1;
  }
  std::partial_sum(group_of_place.begin(), group_of_place.end(), group_of_place.begin());
  std::vector<double> dense(ranges.size(), missing);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (!std::isnan(ranges[i].low)) dense[i] = group_of_place[static_cast<std::size_t>(ranges[i].low)];
  }
  return dense;
}

// Both ends are sorted with their owners. Then the regions are met in the order of one end, and a walk along the other
// end counts what comes before them; looking up each region in the sorted ends would wait for memory at every step.
std::vector<RankRange> possible_ranks(std::span<const double> low, std::span<const double> high, Better better) {
  // Turned so that less is better: the best a region can be is `best`, the worst `worst`.
  std::vector<std::pair<double, std::size_t>> best;
  std::vector<std::pair<double, std::size_t>> worst;
  for (std::size_t i = 0; i < low.size(); ++i) {
    if (std::isnan(low[i]) || std::isnan(high[i])) continue;
    best.emplace_back(better == Better::lower ? low[i] : -high[i], i);
    worst.emplace_back(better == Better::lower ? high[i] : -low[i], i);
  }
  std::ranges::sort(best);
  std::ranges::sort(worst);
  std::vector<RankRange> ranks(low.size(), {missing, missing});
  std::size_t surely_better = 0;
  for (const auto& [own_best, i] : best) {
    while (surely_better < worst.size() && worst[surely_better].first < own_best) ++surely_better;
    ranks[i].low = 1 + static_cast<double>(surely_better);
  }
  std::size_t perhaps_as_good = 0;
  for (const auto& [own_worst, i] : worst) {
    while (perhaps_as_good < best.size() && best[perhaps_as_good].first <= own_worst) ++perhaps_as_good;
    ranks[i].high = static_cast<double>(perhaps_as_good);
  }
  return ranks;
}

}  // namespace diagnosis_internal
}  // namespace ecumene
