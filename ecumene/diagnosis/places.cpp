#include "ecumene/diagnosis/places.hpp"

#include <algorithm>

#include "ecumene/diagnosis/places_internal.hpp"
#include "ecumene/diagnosis/places_sum_internal.hpp"

namespace ecumene {

using namespace diagnosis_internal;

namespace diagnosis_internal {

void describe_places(const PlaceTable& table, PlaceGrouping& grouping) {
  const std::size_t described = std::min(grouping.profiles.size(), described_groups_limit);
  const std::vector<FigureSummary> figures = figure_summaries(table.matrix(), grouping.groups, described);
  const auto columns = static_cast<std::ptrdiff_t>(table.indicators.size());
  for (std::size_t group = 0; group < described; ++group) {
    const auto first = figures.begin() + static_cast<std::ptrdiff_t>(group) * columns;
    grouping.profiles[group].figures.assign(first, first + columns);
  }
}

}  // namespace diagnosis_internal

namespace {

void describe_strengths(const PlaceMaterial& material, PlaceGrouping& grouping) {
  if (grouping.strengths.empty()) return;
  std::vector<FixedPointSum> sums(grouping.profiles.size(), FixedPointSum(1));
  for (std::size_t point = 0; point < grouping.strengths.size(); ++point) {
    const std::uint32_t group = grouping.groups[material.row(point)];
    if (group != in_no_group) sums[group].add(grouping.strengths[point]);
  }
  for (std::size_t group = 0; group < sums.size(); ++group) {
    grouping.profiles[group].mean_strength = sums[group].mean(static_cast<double>(grouping.profiles[group].places));
  }
}

}  // namespace

PlaceGroupingResult group_places(const PlaceTable& table, const PlaceOptions& options, const Progress& progress) {
  PlaceGroupingResult result;
  PlaceGrouping& grouping = result.grouping;
  grouping.name = table.name;
  grouping.source = table.source;
  grouping.indicators = table.indicators;
  grouping.options = options;
  grouping.rows = table.places;
  if (progress) progress("scaling", 0);
  const PlaceMaterial material = place_material(table, grouping, result.findings);
  check_place_options(grouping.places(), options, result.findings);
  FoundGroups found = options.method == PlaceMethod::linkage
                          ? groups_by_linkage(material, grouping, result.findings, progress)
                          : groups_by_density(material, grouping, result.findings, progress);
  number_groups(table, material, std::move(found), grouping);
  if (progress) progress("describing the groups", groups_end);
  describe_places(table, grouping);
  describe_strengths(material, grouping);
  return result;
}

}  // namespace ecumene
