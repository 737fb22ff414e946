// How far the clusters of a typology hang on the choice of its indicators.
#include <string>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"
#include "ecumene/numeric/hierarchy/cluster_support.hpp"

namespace ecumene::diagnosis_internal {
namespace {

std::string reason_against(const Typology& typology) {
  if (typology.options.distance == Distance::mahalanobis)
    return "an indicator that is drawn twice leaves no Mahalanobis distance";
  if (typology.regions.size() > support_limit)
    return counted(typology.regions.size(), "region", "regions") + " would take too long (limit " +
           std::to_string(support_limit) + ")";
  return typology.indicators.size() < 2 ? "there is only one indicator to draw" : "";
}

void report_draws(const Typology& typology, const ClusterSupport& support, std::vector<Finding>& findings) {
  std::size_t left_out = 0;
  for (const std::uint32_t grown : support.replicates) left_out += *typology.options.support_draws - grown;
  if (left_out > 0)
    findings.push_back({.code = "support-draws-left-out",
                        .severity = Severity::note,
                        .what = counted(left_out, "draw", "draws") + " of the indicators of " +
                                std::to_string(*typology.options.support_draws * support.scales.size()) +
                                " left some region without a distance and were not counted",
                        .way_out = "nothing need be done where they are few; else take --distance=euclidean"});
  // Of fewer indicators the draws are few in kind, and many at r = 0.5 hold one or two of them.
  if (typology.indicators.size() < enough_support_indicators)
    findings.push_back({.code = "support-rough",
                        .severity = Severity::note,
                        .what = "the support of the clusters comes from draws of " +
                                counted(typology.indicators.size(), "indicator", "indicators") +
                                ": its law is one of many, so that AU and BP are rough",
                        .way_out = "take them for an order of the clusters rather than for probabilities"});
}

}  // namespace

void examine_support(Typology& typology, std::vector<Finding>& findings, const Progress& progress) {
  const TypologyOptions& options = typology.options;
  if (!options.support_draws) return;
  const std::string reason = reason_against(typology);
  if (!reason.empty()) {
    findings.push_back({.code = "support-not-computed",
                        .what = "the support of the clusters was not computed: " + reason,
                        .way_out = "take --distance=euclidean, at least two indicators and a part of the regions"});
    return;
  }
  show(progress, support_stage);
  constexpr std::size_t steps = 1000;
  ClusterSupportOptions draws{.distance = options.distance,
                              .linkage = options.linkage,
                              .replicates = *options.support_draws,
                              .seed = options.support_seed,
                              .execution = {.threads = 0}};
  if (progress)
    draws.execution.progress = [&](double share) {
      show(progress, support_stage, static_cast<std::size_t>(share * steps), steps);
    };
  const MatrixView<const double> rows{typology.scaled, typology.regions.size(), typology.indicators.size()};
  ClusterSupport support = cluster_support(rows, typology.tree, draws);
  report_draws(typology, support, findings);
  typology.support = std::move(support.fits);
}

}  // namespace ecumene::diagnosis_internal
