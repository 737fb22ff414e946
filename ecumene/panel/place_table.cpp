#include "ecumene/panel/place_table.hpp"

#include <algorithm>

#include "ecumene/panel/region_layout.hpp"

namespace ecumene {

namespace {

std::size_t column_named(const std::string& name, const std::vector<std::string>& labels, const std::string& source) {
  const auto found = std::ranges::find(labels, name);
  if (found != labels.end()) return static_cast<std::size_t>(found - labels.begin());
  constexpr std::size_t most_listed = 20;
  const bool all = labels.size() <= most_listed;
  const std::vector<std::string> shown(labels.begin(), all ? labels.end() : labels.begin() + most_listed);
  throw Error({.code = "indicator-unknown",
               .severity = Severity::error,
               .what = "there is no column \"" + name + "\" with figures",
               .way_out = "name one of: " + listed(shown) + (all ? "" : ", ..."),
               .places = {{.source = source}}});
}

}  // namespace

std::vector<std::size_t> chosen_columns(const std::vector<std::string>& labels, const RegionTableOptions& options,
                                        const std::string& source) {
  std::vector<std::size_t> chosen;
  for (const std::string& name : options.indicators) {
    const std::size_t column = column_named(name, labels, source);
    if (std::ranges::find(chosen, column) == chosen.end()) chosen.push_back(column);
  }
  for (std::size_t column = 0; options.indicators.empty() && column < labels.size(); ++column) {
    chosen.push_back(column);
  }
  for (const std::string& name : options.without) std::erase(chosen, column_named(name, labels, source));
  if (!chosen.empty()) return chosen;
  throw Error({.code = "table-without-figures",
               .severity = Severity::error,
               .what = "no column with figures is left to group by",
               .way_out = "leave fewer columns out, or give a file with columns of figures",
               .places = {{.source = source}}});
}

PlaceTable place_table(const RegionTable& table) {
  PlaceTable places{
      .name = table.name, .indicators = table.indicators, .places = table.regions.size(), .values = table.value};
  places.names.reserve(table.regions.size());
  for (const std::string& region : table.regions) places.names.push_back(region);
  return places;
}

}  // namespace ecumene
