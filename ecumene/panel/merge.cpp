#include "ecumene/panel/merge.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

#include "ecumene/panel/convert.hpp"

namespace ecumene {
namespace {

using Rows = std::span<const std::size_t>;

auto key(const Panel& panel, std::size_t row) {
  return std::tuple(panel.region(row), panel.indicator(row), panel.period(row));
}

// Rows with a value, those of one key side by side, in the panel's order within a key.
std::vector<std::size_t> rows_by_key(const Panel& panel) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < panel.size(); ++row) {
    if (panel.has_value(row)) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(),
            [&](std::size_t a, std::size_t b) { return std::tuple(key(panel, a), a) < std::tuple(key(panel, b), b); });
  return rows;
}

Interval as_printed(const Interval& value) {
  return {printed_interval(value.low).low, printed_interval(value.high).high};
}

// Verdict::none stands for "no common unit".
Verdict compared(const Panel& panel, std::size_t a, std::size_t b) {
  const Unit& unit = panel.get(panel.unit(a));
  if (!converted(Interval{}, panel.get(panel.unit(b)), unit)) return Verdict::none;
  try {
    const Interval x = *panel.value(a);
    const Interval y = *converted(*panel.value(b), panel.get(panel.unit(b)), unit);
    if (x == y) return Verdict::holds;
    const Interval printed = *converted(as_printed(*panel.value(b)), panel.get(panel.unit(b)), unit);
    return intersection(as_printed(x), printed) ? Verdict::rounding : Verdict::conflict;
  } catch (const Error&) {  // more digits than exact decimals hold: the values are nowhere near each other
    return Verdict::conflict;
  }
}

// The weightiest verdict over all pairs of one side and the other.
Verdict compared(const Panel& panel, Rows first, Rows second) {
  constexpr std::size_t most = 100;  // a key repeated without end must not cost the square of its rows
  Verdict worst = Verdict::holds;
  for (const std::size_t a : first.first(std::min(first.size(), most))) {
    for (const std::size_t b : second.first(std::min(second.size(), most))) {
      const Verdict verdict = compared(panel, a, b);
      if (verdict == Verdict::none) return verdict;
      worst = std::max(worst, verdict);
    }
  }
  return worst;
}

std::string values_of(const Panel& panel, Rows rows) {
  std::string text;
  for (const std::size_t row : rows) {
    text += (text.empty() ? "" : ", ") + value_text(panel.value(row)) + ' ' + unit_text(panel.get(panel.unit(row)));
    text += " in " + std::string(panel.name(panel.source(row)));
  }
  return text;
}

Finding disagreement(const Panel& panel, Rows first, Rows second, Verdict verdict) {
  const std::size_t row = first.front();
  const std::string what = "\"" + std::string(panel.name(panel.indicator(row))) + "\" of \"" +
                           std::string(panel.name(panel.region(row))) + "\" for " +
                           std::string(panel.name(panel.period(row))) + " is " + values_of(panel, first) + " against " +
                           values_of(panel, second);
  std::vector<Place> places;
  for (const std::size_t a : first) places.push_back(panel.place(a));
  for (const std::size_t b : second) places.push_back(panel.place(b));
  if (verdict == Verdict::none) {
    return {.code = "unit-mixed",
            .severity = Severity::error,
            .what = what + ": these units measure different things",
            .way_out = "give the series in another unit an indicator name of its own, or correct the unit",
            .places = std::move(places)};
  }
  const bool rounding = verdict == Verdict::rounding;
  return {.code = "sources-disagree",
          .severity = rounding ? Severity::note : Severity::warning,
          .verdict = verdict,
          .what = what + (rounding ? ": rounding explains the difference" : ""),
          .way_out = "both are kept; select the source to be used, or correct the one that is wrong",
          .places = std::move(places)};
}

}  // namespace

PanelResult merge(const Panel& first, const Panel& second) {
  PanelResult result{.panel = first, .findings = {}};
  Panel& panel = result.panel;
  panel.reserve(first.size() + second.size());
  RowCopier copier(second, panel);
  for (std::size_t row = 0; row < second.size(); ++row) copier.copy(row);

  const std::vector<std::size_t> rows = rows_by_key(panel);
  std::vector<std::pair<std::size_t, Finding>> found;  // with the row of `first` it speaks of
  for (auto begin = rows.begin(); begin != rows.end();) {
    const auto end =
        std::find_if(begin, rows.end(), [&](std::size_t r) { return key(panel, r) != key(panel, *begin); });
    const auto border = std::lower_bound(begin, end, first.size());
    const Rows ours(begin, border);
    const Rows theirs(border, end);
    begin = end;
    if (ours.empty() || theirs.empty()) continue;
    const Verdict verdict = compared(panel, ours, theirs);
    if (verdict != Verdict::holds) found.emplace_back(ours.front(), disagreement(panel, ours, theirs, verdict));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [row, finding] : found) result.findings.push_back(std::move(finding));
  return result;
}

}  // namespace ecumene
