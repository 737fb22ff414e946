#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "ecumene/diagnosis/material_internal.hpp"

namespace ecumene::diagnosis_internal {

double finite_value(const RegionTable& table, std::size_t region, std::size_t indicator) {
  const double value = table.value[region * table.indicators.size() + indicator];
  return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

std::vector<Place> known_places(const RegionTable& table, std::size_t region, std::size_t indicator) {
  const std::size_t at = region * table.indicators.size() + indicator;
  if (at >= table.places.size() || table.places[at] == Place{}) return {};
  return {table.places[at]};
}

std::vector<Place> column_places(const RegionTable& table, std::size_t column) {
  for (std::size_t region = 0; region < table.regions.size(); ++region) {
    std::vector<Place> places = known_places(table, region, column);
    if (!places.empty()) return places;
  }
  return {};
}

void report_infinite_values(const RegionTable& table, std::span<const std::size_t> indicators,
                            std::vector<Finding>& findings) {
  for (std::size_t region = 0; region < table.regions.size(); ++region) {
    for (const std::size_t indicator : indicators) {
      if (!std::isinf(table.value[region * table.indicators.size() + indicator])) continue;
      findings.push_back({.code = "value-infinite",
                          .severity = Severity::error,
                          .what = "the figure of " + table.regions[region] + " in \"" + table.indicators[indicator] +
                                  "\" is infinite or too large to compute with; it is taken for missing",
                          .way_out = "correct the figure, or state the column in a larger unit",
                          .places = known_places(table, region, indicator)});
    }
  }
}

std::string listed(const std::vector<std::string>& names, std::size_t limit) {
  std::string text;
  const std::size_t shown = names.size() <= limit ? names.size() : limit;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
  return text;
}

std::string figure(double value) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 6).ptr;
  return {buffer.data(), end};
}

std::string counted(std::size_t count, const std::string& singular, const std::string& plural) {
  return std::to_string(count) + " " + (count == 1 ? singular : plural);
}

}  // namespace ecumene::diagnosis_internal
