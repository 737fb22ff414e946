// Settings of a typology that cannot be, or mean little.
#include <cmath>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"

namespace ecumene::diagnosis_internal {
namespace {

// Ward's criterion, centroids and medians are points and squares of Euclidean space.
void report_linkage(const TypologyOptions& options, std::vector<Finding>& findings) {
  const bool euclidean = options.distance == Distance::euclidean || options.distance == Distance::mahalanobis;
  const bool of_space =
      options.linkage == Linkage::centroid || options.linkage == Linkage::median || options.linkage == Linkage::ward_d2;
  const std::string distance(descriptor(options.distance).name);
  const std::string linkage(descriptor(options.linkage).name);
  if (of_space && !euclidean) {
    findings.push_back({.code = "linkage-needs-euclidean",
                        .what = linkage + " linkage is defined on Euclidean distances; with " + distance +
                                " distances its heights have no geometric meaning",
                        .way_out = "take --distance=euclidean, or --linkage=average"});
  }
  if (options.linkage == Linkage::ward_d && options.distance != Distance::squared_euclidean) {
    findings.push_back(
        {.code = "linkage-needs-euclidean",
         .what = "ward.D linkage minimises the variance in the groups on squared Euclidean distances only; "
                 "on " +
                 distance + " distances it does not",
         .way_out = "take --linkage=ward.D2 with --distance=euclidean"});
  }
}

void check_cut(std::size_t regions, const TypologyOptions& options) {
  if (options.groups && options.height) {
    throw Error({.code = "cut-not-clear",
                 .severity = Severity::error,
                 .what = "both a number of groups (" + std::to_string(*options.groups) + ") and a height (" +
                         figure(*options.height) + ") are given for the cut",
                 .way_out = "give one of the two"});
  }
  if (options.groups && (*options.groups == 0 || *options.groups > regions)) {
    throw Error({.code = "groups-not-valid",
                 .severity = Severity::error,
                 .what = counted(regions, "region", "regions") + " cannot be cut into " +
                         counted(*options.groups, "group", "groups"),
                 .way_out = "give a number of groups from 1 to " + std::to_string(regions)});
  }
  if (options.height && !(*options.height >= 0)) {
    throw Error({.code = "height-not-valid",
                 .severity = Severity::error,
                 .what = "a dendrogram cannot be cut at height " + figure(*options.height),
                 .way_out = "give a height of 0 or more, in the units of the distances"});
  }
}

void check_draws(const TypologyOptions& options) {
  if (options.support_draws && (*options.support_draws == 0 || *options.support_draws > most_support_draws)) {
    throw Error({.code = "draws-not-valid",
                 .severity = Severity::error,
                 .what = "the support of the clusters cannot be taken from " +
                         counted(*options.support_draws, "draw", "draws") + " at each scale",
                 .way_out = "give a number of draws from 1 to " + std::to_string(most_support_draws) +
                            ", or none for no support; 1000 is usual"});
  }
}

}  // namespace

void check_options(std::size_t regions, const TypologyOptions& options, std::vector<Finding>& findings) {
  check_cut(regions, options);
  check_draws(options);
  report_linkage(options, findings);
}

}  // namespace ecumene::diagnosis_internal
