#include "ecumene/audit/rank_columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace ecumene::auditing {
namespace {

constexpr int most_places_repaired = 100;  // candidates × validity is cubic
constexpr int fewest_unlabelled = 5;

std::optional<int> whole_number(Units value, Units one) {
  if (value % one != 0 || value / one > 100000 || value < 0) return std::nullopt;
  return static_cast<int>(value / one);
}

// Which places each cell takes once equal ones are read as ties in `style`. Empty if the style cannot be.
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

// Reads the column; nullopt if its figures cannot be places.
std::optional<RankColumn> read_column(const TableWork& work, std::size_t column) {
  const auto one = work.figures.one();
  RankColumn result{.column = column};
  bool halves = false;
  for (std::size_t row = 0; row < work.figures.rows(); ++row) {
    const auto& figure = work.figures.at(row, column);
    if (work.total_rows[row]) continue;
    if (figure.state == State::absent) ++result.absent;
    if (figure.state != State::figure) continue;
    auto low = whole_number(figure.low, one), high = whole_number(figure.high, one);
    if (!low && !figure.range && figure.mid % (one / 2) == 0) {
      halves = true;
      low = whole_number(figure.low - one / 2, one);
      high = whole_number(figure.low + one / 2, one);
    }
    if (!low || !high) return std::nullopt;
    result.rows.push_back(row);
    result.places.push_back({*low, *high});
  }
  result.count = static_cast<int>(result.rows.size()) + result.absent;
  if (result.rows.size() < 3 || result.absent * 2 > result.count) return std::nullopt;
  int outside = 0;
  for (const auto& place : result.places)
    if (place.low < 1 || place.high > result.count) ++outside;
  if (outside > 1) return std::nullopt;
  if (halves) result.style = TieStyle::middle;
  return result;
}

std::vector<TieStyle> styles_of(const RankColumn& column) {
  if (column.style == TieStyle::middle) return {TieStyle::middle};
  const bool ranges = std::any_of(column.places.begin(), column.places.end(), [](auto p) { return p.low < p.high; });
  if (ranges) return {TieStyle::range};
  return {TieStyle::first, TieStyle::last, TieStyle::middle};
}

std::vector<PlaceRange> candidates(const RankColumn& column) {
  std::set<PlaceRange> all(column.places.begin(), column.places.end());
  std::vector<bool> covered(static_cast<std::size_t>(column.count) + 1);
  for (const auto& place : column.places)
    for (int p = std::max(place.low, 1); p <= std::min(place.high, column.count); ++p)
      covered[static_cast<std::size_t>(p)] = true;
  for (int p = 1; p <= column.count; ++p)
    if (!covered[static_cast<std::size_t>(p)]) all.insert({p, p});
  if (column.style == TieStyle::middle)
    for (int p = 1; p < column.count; ++p) all.insert({p, p + 1});
  return {all.begin(), all.end()};
}

// Cells of groups that are not as large as they are wide or share places with another group; a change elsewhere would
// break a group that is sound.
std::vector<bool> suspects(const RankColumn& column, TieStyle style) {
  const auto ranges = tied(column.places, style);
  std::vector<bool> suspect(column.places.size(), ranges.size() != column.places.size());
  std::map<PlaceRange, int> members;
  for (const auto& range : ranges) ++members[range];
  std::vector<int> groups(static_cast<std::size_t>(column.count) + 2);
  const auto each_place = [&](PlaceRange range, auto use) {
    for (int p = std::max(range.low, 1); p <= std::min(range.high, column.count); ++p)
      use(groups[static_cast<std::size_t>(p)]);
  };
  for (const auto& [range, size] : members) each_place(range, [](int& n) { ++n; });
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto& range = ranges[i];
    bool shared = range.low < 1 || range.high > column.count || members[range] != range.high - range.low + 1;
    each_place(range, [&](int n) { shared = shared || n > 1; });
    suspect[i] = suspect[i] || shared;
  }
  return suspect;
}

void find_repairs(const TableWork& work, RankColumn& column) {
  if (column.count > most_places_repaired) return;
  for (const auto style : styles_of(column)) {
    RankColumn styled = column;
    styled.style = style;
    const auto values = candidates(styled);
    const auto suspect = suspects(column, style);
    auto places = column.places;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!suspect[i]) continue;
      const auto printed = places[i];
      for (const auto& value : values) {
        places[i] = value;
        if (value == printed || !covers(places, style, column.count, column.absent)) continue;
        const auto cell = static_cast<std::uint32_t>(column.rows[i] * work.figures.columns() + column.column);
        const auto middle = static_cast<Units>(value.low + value.high) * work.figures.one() / 2;
        column.repairs.push_back({cell, middle, text_of(value, style)});
      }
      places[i] = printed;
    }
    if (!column.repairs.empty()) {
      column.style = style;
      return;
    }
  }
}

bool is_dense(const RankColumn& column) {
  std::set<PlaceRange> values(column.places.begin(), column.places.end());
  int next = 1;
  for (const auto& value : values)
    if (value.low != value.high || value.low != next++) return false;
  return values.size() < column.places.size();
}

// Chance that n integers drawn from 1..n miss exactly one place: C(n,2) n! / n^n.
double chance_of_one_fault(int n) {
  double log_chance = std::log10(static_cast<double>(n) * (n - 1) / 2);
  for (int i = 1; i <= n; ++i) log_chance += std::log10(static_cast<double>(i) / n);
  return std::pow(10, log_chance);
}

enum class Standing { no, valid, faulty };

Standing standing(const TableWork& work, RankColumn& column, bool company) {
  const auto n = static_cast<int>(column.rows.size());
  const bool labelled = work.column_cues[column.column].rank;
  const bool ranges = std::any_of(column.places.begin(), column.places.end(), [](auto p) { return p.low < p.high; });
  for (const auto style : styles_of(column)) {
    if (!covers(column.places, style, column.count, column.absent)) continue;
    column.style = style;
    column.valid = true;
    return labelled || ranges || n >= fewest_unlabelled ? Standing::valid : Standing::no;
  }
  if (n < 4 || is_dense(column)) return Standing::no;
  find_repairs(work, column);
  if (!column.repairs.empty()) {
    const bool believable = labelled || (ranges && n >= 5) || (company && n >= 6) || chance_of_one_fault(n) < 0.005;
    return believable ? Standing::faulty : Standing::no;
  }
  if (!labelled && !(ranges && company)) return Standing::no;
  std::map<PlaceRange, int> members;
  for (const auto& place : column.places) ++members[place];
  int sound = 0;
  for (const auto& [place, size] : members)
    if (size == place.high - place.low + 1) sound += size;
  return sound * 3 >= n * 2 ? Standing::faulty : Standing::no;
}

}  // namespace

std::vector<RankColumn> rank_columns(const TableWork& work) {
  std::vector<RankColumn> plausible;
  for (std::size_t column = 0; column < work.figures.columns(); ++column)
    if (auto read = read_column(work, column)) plausible.push_back(std::move(*read));
  bool company = false;
  for (auto& column : plausible) company = standing(work, column, false) == Standing::valid || company;
  std::vector<RankColumn> found;
  for (auto& column : plausible) {
    column.repairs.clear();
    if (standing(work, column, company) != Standing::no) found.push_back(std::move(column));
  }
  return found;
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
