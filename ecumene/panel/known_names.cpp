#include "ecumene/panel/known_names.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

constexpr std::size_t names_shown = 8;

// Levenshtein distance of the folded names, in bytes: enough to bring misspellings to the front.
std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({substituted, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

// "Omsk Oblast", "Tomsk Oblast", ... : the nearest first, ties in the panel's order. Of a very long list only the
// beginning is compared.
std::string nearest(const std::string& wanted, const std::vector<std::string>& names) {
  if (names.empty()) return "the panel holds none";
  std::vector<std::pair<std::size_t, std::size_t>> order;
  const std::string folded = utf8::folded(wanted).substr(0, 200);
  for (std::size_t i = 0; i < names.size(); ++i) {
    order.emplace_back(edits(folded, utf8::folded(names[i]).substr(0, 200)), i);
  }
  std::stable_sort(order.begin(), order.end());
  std::string text = "the panel holds ";
  for (std::size_t k = 0; k < std::min(order.size(), names_shown); ++k) {
    text += (k == 0 ? "\"" : ", \"") + names[order[k].second] + '"';
  }
  if (names.size() > names_shown) text += " and " + std::to_string(names.size() - names_shown) + " more";
  return text;
}

template <class Id>
std::vector<std::string> names_of(const Panel& panel, std::size_t count) {
  constexpr std::size_t most = 10000;
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < std::min(count, most); ++i) names.emplace_back(panel.name(Id{i}));
  return names;
}

}  // namespace

RegionId known_region(const Panel& panel, const std::string& name) {
  if (const auto found = panel.find_region(name)) return *found;
  throw Error({.code = "region-unknown",
               .severity = Severity::error,
               .what = "there is no region \"" + name + "\" in the panel",
               .way_out = nearest(name, names_of<RegionId>(panel, panel.region_count()))});
}

IndicatorId known_indicator(const Panel& panel, const std::string& name) {
  if (const auto found = panel.find_indicator(name)) return *found;
  throw Error({.code = "indicator-unknown",
               .severity = Severity::error,
               .what = "there is no indicator \"" + name + "\" in the panel",
               .way_out = nearest(name, names_of<IndicatorId>(panel, panel.indicator_count()))});
}

PeriodId known_period(const Panel& panel, const Period& period) {
  if (const auto found = panel.find_period(period)) return *found;
  const std::string name = period.to_string();
  throw Error({.code = "period-unknown",
               .severity = Severity::error,
               .what = "there is no observation for the period " + name + " in the panel",
               .way_out = nearest(name, names_of<PeriodId>(panel, panel.period_count()))});
}

}  // namespace ecumene
