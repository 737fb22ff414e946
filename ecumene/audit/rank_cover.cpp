#include "ecumene/audit/rank_cover.hpp"

#include <algorithm>
#include <map>

#include "ecumene/audit/rank_columns.hpp"

namespace ecumene::auditing {

std::vector<PlaceRange> tied(const std::vector<PlaceRange>& places, TieStyle style) {
  if (style == TieStyle::range) return places;
  std::map<PlaceRange, int> members;
  for (const auto& place : places) ++members[place];
  std::vector<PlaceRange> ranges;
  for (const auto& place : places) {
    const int width = members[place];
    if (style == TieStyle::first) {
      ranges.push_back({place.low, place.low + width - 1});
    } else if (style == TieStyle::last) {
      ranges.push_back({place.low - width + 1, place.low});
    } else {  // the middle m of w places: low + high = 2m, high - low = w - 1
      const int twice = place.low + place.high;
      if ((twice - width + 1) % 2 != 0) return {};
      ranges.push_back({(twice - width + 1) / 2, (twice + width - 1) / 2});
    }
  }
  return ranges;
}

bool covers(const std::vector<PlaceRange>& printed, TieStyle style, int count, int absent) {
  const auto ranges = tied(printed, style);
  if (ranges.size() != printed.size()) return false;
  std::map<PlaceRange, int> members;
  for (const auto& range : ranges) ++members[range];
  int next = 1, uncovered = 0;
  for (const auto& [range, size] : members) {  // in order of places
    if (range.low < next || range.high > count || range.high - range.low + 1 != size) return false;
    uncovered += range.low - next;
    next = range.high + 1;
  }
  return uncovered + count - next + 1 == absent;
}

std::string text_of(PlaceRange place, TieStyle style) {
  if (place.low == place.high) return std::to_string(place.low);
  if (style == TieStyle::middle) return std::to_string((place.low + place.high) / 2) + ".5";
  return std::to_string(place.low) + "-" + std::to_string(place.high);
}

std::string coverage_faults(const RankColumn& column) {
  const auto ranges = tied(column.places, column.style);
  std::map<PlaceRange, int> members;
  for (const auto& range : ranges) ++members[range];
  std::string wrong_width;
  std::vector<int> times(static_cast<std::size_t>(std::max(column.count, 1)) + 1);
  for (const auto& [range, size] : members) {
    const int width = range.high - range.low + 1;
    if (width > 1 && size != width)
      wrong_width += "; \"" + text_of(range, TieStyle::range) + "\" stands " + std::to_string(size) + " times, not " +
                     std::to_string(width);
    for (int p = std::max(range.low, 1); p <= std::min(range.high, column.count); ++p)
      times[static_cast<std::size_t>(p)] += width > 1 ? (size > 0 ? 1 : 0) : size;
  }
  std::string twice, never;
  for (int p = 1; p <= column.count; ++p) {
    if (times[static_cast<std::size_t>(p)] > 1) twice += (twice.empty() ? "" : ", ") + std::to_string(p);
    if (times[static_cast<std::size_t>(p)] == 0) never += (never.empty() ? "" : ", ") + std::to_string(p);
  }
  std::string text;
  if (!twice.empty()) text += "given more than once: " + twice;
  if (!never.empty()) text += (text.empty() ? "" : "; ") + std::string("given to nobody: ") + never;
  text += text.empty() && !wrong_width.empty() ? wrong_width.substr(2) : wrong_width;
  return text;
}

}  // namespace ecumene::auditing
