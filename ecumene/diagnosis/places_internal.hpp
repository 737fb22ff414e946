// The steps of `group_places`, each in a file of its own.
#pragma once

#include <span>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/diagnosis/places.hpp"

namespace ecumene::diagnosis_internal {

// The rows that take part, and their figures as the distances use them.
struct PlaceMaterial {
  std::vector<std::uint32_t> rows{};  // of the table, ascending; empty: all of them
  std::vector<double> own_values{};   // where `points` is not the table itself
  MatrixView<const double> points{};

  std::size_t row(std::size_t point) const { return rows.empty() ? point : rows[point]; }
};

// Fills left_out and figures.
PlaceMaterial place_material(const PlaceTable& table, PlaceGrouping& grouping, std::vector<Finding>& findings);
void check_place_options(std::size_t places, const PlaceOptions& options, std::vector<Finding>& findings);

// Groups as found, of each point: 0-based in any order, or in_no_group.
struct FoundGroups {
  std::vector<std::uint32_t> labels{};
  std::size_t count = 0;
  std::vector<double> stabilities{};  // of each group, or empty
};
FoundGroups groups_by_linkage(const PlaceMaterial& material, PlaceGrouping& grouping, std::vector<Finding>& findings,
                              const Progress& progress);
FoundGroups groups_by_density(const PlaceMaterial& material, PlaceGrouping& grouping, std::vector<Finding>& findings,
                              const Progress& progress);

// Fills groups, profiles and noise: numbers the groups and describes them.
void number_groups(const PlaceTable& table, const PlaceMaterial& material, FoundGroups found, PlaceGrouping& grouping);
void describe_places(const PlaceTable& table, PlaceGrouping& grouping);

// Summaries of the rows of each group on each indicator, group after group; rows whose label is `groups` or above do
// not count. Each figure is a function of the set of rows, not of their order.
std::vector<FigureSummary> figure_summaries(MatrixView<const double> values, std::span<const std::uint32_t> labels,
                                            std::size_t groups);

// The share of all the work that a stage ends at.
inline constexpr double scaling_end = 0.02;
inline constexpr double tree_end = 0.85;
inline constexpr double groups_end = 0.95;

// Progress of the engine within [begin, end) of all the work, under the name of a stage.
Execution execution_of(const PlaceOptions& options, const Progress& progress, const char* stage, double begin,
                       double end);

}  // namespace ecumene::diagnosis_internal
