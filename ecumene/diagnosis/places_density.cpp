// Groups of places by density: HDBSCAN*, or DBSCAN* at one distance.
#include <algorithm>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/places_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

namespace ecumene::diagnosis_internal {
namespace {

static_assert(in_no_group == outside_groups);

FoundGroups groups_at_distance(const SpanningTree& tree, const PlaceOptions& options) {
  FoundGroups found;
  found.labels = density_groups_at(tree, *options.height, options.min_group_size);
  for (const std::uint32_t label : found.labels) {
    if (label != in_no_group) found.count = std::max(found.count, std::size_t{label} + 1);
  }
  return found;
}

FoundGroups groups_of_hierarchy(const DensityHierarchy& hierarchy, PlaceGrouping& grouping) {
  const PlaceOptions& options = grouping.options;
  DensityGroups groups =
      density_groups(hierarchy, {.selection = options.selection, .least_distance = options.least_distance});
  FoundGroups found{.labels = std::move(groups.labels), .count = groups.groups.size()};
  for (const DensityGroup& group : groups.groups) found.stabilities.push_back(group.relative_stability);
  grouping.strengths = std::move(groups.strengths);
  grouping.outlier_scores = density_outlier_scores(hierarchy);
  return found;
}

void report_no_groups(const PlaceGrouping& grouping, std::vector<Finding>& findings) {
  const PlaceOptions& options = grouping.options;
  const bool at_distance = options.height.has_value();
  findings.push_back(
      {.code = "no-dense-groups",
       .what = "no group of " + std::to_string(options.min_group_size) + " places or more stands out from " +
               (at_distance ? "its surroundings at the distance " + figure(*options.height) : "its surroundings") +
               "; every place is noise",
       .way_out = at_distance ? "give a larger distance: --height, or a smaller group: --min-group-size"
                              : "ask for smaller groups: --min-group-size, or fewer neighbours: --min-points"});
}

}  // namespace

FoundGroups groups_by_density(const PlaceMaterial& material, PlaceGrouping& grouping, std::vector<Finding>& findings,
                              const Progress& progress) {
  const PlaceOptions& options = grouping.options;
  const SpanningTree tree =
      mutual_reachability_tree(material.points, options.min_points,
                               {.execution = execution_of(options, progress, "tree", scaling_end, tree_end)});
  if (progress) progress("groups", tree_end);
  FoundGroups found = options.height ? groups_at_distance(tree, options)
                                     : groups_of_hierarchy(density_hierarchy(tree, options.min_group_size), grouping);
  if (found.count == 0) report_no_groups(grouping, findings);
  if (options.keep_tree) grouping.tree = single_linkage_tree(tree);
  return found;
}

}  // namespace ecumene::diagnosis_internal
