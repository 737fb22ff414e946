// How far a typology can be trusted: ties broken otherwise, inversions, each indicator left out, other linkages.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene {
namespace diagnosis_internal {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t reordering_seed = 20;
// Pairs of regions times squared indicators: what leaving out each indicator in turn costs. About twenty seconds.
constexpr double indicator_work_limit = 2e10;
// Below this ARI the groups without an indicator are others; .65 is "moderate recovery" in Steinley, Properties of the
// Hubert-Arabie adjusted Rand index, Psychological Methods 9, 2004.
constexpr double same_groups = 0.65;

// A reordering of the rows: the same on every machine, which std::shuffle does not promise.
std::vector<std::size_t> reordering(std::size_t rows, std::mt19937_64& random) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = rows; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

std::vector<double> reordered(std::span<const double> distances, std::span<const std::size_t> order) {
  const std::size_t n = order.size();
  std::vector<double> result;
  result.reserve(distances.size());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      result.push_back(distances[condensed_index(n, std::min(order[i], order[j]), std::max(order[i], order[j]))]);
    }
  }
  return result;
}

// The groups found when the regions stand in another order, so that ties are broken otherwise.
std::vector<std::uint32_t> groups_reordered(std::span<const double> distances, const Typology& typology,
                                            std::mt19937_64& random) {
  const std::vector<std::size_t> order = reordering(typology.regions.size(), random);
  const Dendrogram tree = linkage_tree(reordered(distances, order), order.size(), typology.options.linkage);
  const std::vector<std::uint32_t> groups = cut_alike(tree, typology.options);
  std::vector<std::uint32_t> in_table_order(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) in_table_order[order[i]] = groups[i];
  return in_table_order;
}

std::string described(const std::vector<TieGroup>& ties) {
  std::vector<std::string> heights;
  for (const TieGroup& tie : ties) {
    heights.push_back(counted(tie.last_merge - tie.first_merge + 1, "merge", "merges") + " at height " +
                      figure(tie.height) + " (" + counted(tie.candidates, "pair", "pairs") + " equally near)");
  }
  return listed(heights, 5);
}

std::string effect_of_ties(const Typology& typology) {
  std::vector<std::string> unsettled;
  for (std::size_t row = 0; row < typology.membership_stability.size(); ++row) {
    if (typology.membership_stability[row] < 1) unsettled.push_back(typology.regions[row]);
  }
  const std::string tried = "in " + std::to_string(tie_reorderings) + " reorderings of the regions ";
  if (unsettled.empty()) return tried + "no region changed its group";
  return tried + counted(unsettled.size(), "region", "regions") +
         " changed the group at least once: " + listed(unsettled);
}

}  // namespace

void examine_ties(std::span<const double> distances, Typology& typology, std::vector<Finding>& findings,
                  const Progress& progress) {
  if (typology.tree.ties.empty()) {
    typology.membership_stability.assign(typology.regions.size(), 1);
    return;
  }
  Finding finding{.code = "linkage-ties",
                  .severity = Severity::note,
                  .what = described(typology.tree.ties) + " could have been made in another order; ",
                  .way_out = "nothing need be done; ties are broken by the order of the regions in the table"};
  if (typology.regions.size() > resampling_limit) {
    finding.what += "what hangs on it was not examined (more than " + std::to_string(resampling_limit) + " regions)";
    findings.push_back(std::move(finding));
    return;
  }
  std::mt19937_64 random(reordering_seed);
  std::vector<std::size_t> moved(typology.regions.size(), 0);
  for (std::size_t trial = 0; trial < tie_reorderings; ++trial) {
    show(progress, ties_stage, trial, tie_reorderings);
    const std::vector<std::uint32_t> groups = groups_reordered(distances, typology, random);
    for (const std::size_t row : best_match(typology.groups, groups).differing_rows) ++moved[row];
  }
  for (const std::size_t times : moved) {
    typology.membership_stability.push_back(1 - static_cast<double>(times) / static_cast<double>(tie_reorderings));
  }
  finding.what += effect_of_ties(typology);
  if (std::ranges::any_of(moved, [](std::size_t times) { return times > 0; })) {
    finding.severity = Severity::warning;
    finding.way_out = "say of these regions that their group is not settled, or cut at a height without ties";
  }
  findings.push_back(std::move(finding));
}

void report_inversions(const Typology& typology, std::vector<Finding>& findings) {
  const std::size_t inversions = typology.tree.inversions.size();
  if (inversions == 0) return;
  findings.push_back(
      {.code = "dendrogram-inversions",
       .what = counted(inversions, "merge is lower than a merge below it", "merges are lower than a merge below them") +
               ": there the dendrogram crosses itself and its height is no scale of likeness",
       .way_out = "take a linkage without inversions: --linkage=average or ward.D2"});
}

namespace {

std::vector<double> without_column(std::span<const double> values, std::size_t columns, std::size_t left_out) {
  std::vector<double> rest;
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (at % columns != left_out) rest.push_back(values[at]);
  }
  return rest;
}

// NaN where the rest does not carry the distance: constant rows under correlation, a singular covariance.
double agreement_without(const Typology& typology, std::size_t indicator) {
  const std::size_t regions = typology.regions.size();
  const std::size_t columns = typology.indicators.size();
  const std::vector<double> rest = without_column(typology.scaled, columns, indicator);
  try {
    std::vector<double> distances = pairwise_distances({rest, regions, columns - 1}, typology.options.distance);
    const Dendrogram tree = linkage_tree(std::move(distances), regions, typology.options.linkage);
    return adjusted_rand_index(typology.groups, cut_by_count(tree, *typology.options.groups));
  } catch (const Error&) {
    return undefined;
  }
}

void report_indicators(const Typology& typology, std::vector<Finding>& findings) {
  std::vector<std::string> deciding;
  for (std::size_t j = 0; j < typology.indicators.size(); ++j) {
    if (!(typology.stability_without_indicator[j] < same_groups)) continue;
    deciding.push_back("\"" + typology.indicators[j] + "\" (" + figure(typology.stability_without_indicator[j]) + ")");
  }
  if (deciding.empty()) return;
  findings.push_back(
      {.code = "groups-hang-on-indicator",
       .severity = Severity::note,
       .what = "the groups become others if one indicator is left out; adjusted Rand index without " + listed(deciding),
       .way_out = "say that the typology rests on it, or look for the groups that stay"});
}

}  // namespace

void examine_indicators(Typology& typology, std::vector<Finding>& findings, const Progress& progress) {
  const auto regions = static_cast<double>(typology.regions.size());
  const auto indicators = static_cast<double>(typology.indicators.size());
  if (typology.indicators.size() < 2) return;
  if (typology.regions.size() > resampling_limit ||
      regions * regions / 2 * indicators * indicators > indicator_work_limit) {
    findings.push_back(
        {.code = "stability-not-computed",
         .severity = Severity::note,
         .what = "how the groups hang on each indicator was not examined: " + std::to_string(typology.regions.size()) +
                 " regions with " + std::to_string(typology.indicators.size()) + " indicators would take too long",
         .way_out = "examine a part of the regions"});
    return;
  }
  for (std::size_t j = 0; j < typology.indicators.size(); ++j) {
    show(progress, indicators_stage, j, typology.indicators.size());
    typology.stability_without_indicator.push_back(agreement_without(typology, j));
  }
  report_indicators(typology, findings);
}

}  // namespace diagnosis_internal

std::vector<LinkageSummary> compare_linkages(const Typology& typology) {
  const std::size_t regions = typology.regions.size();
  std::vector<double> made_again;
  if (typology.distances.empty()) made_again = diagnosis_internal::distances_of(typology);
  const std::span<const double> distances = typology.distances.empty() ? made_again : typology.distances;
  std::vector<LinkageSummary> summaries;
  std::vector<std::vector<std::uint32_t>> partitions;
  for (const LinkageDescriptor& linkage : linkages()) {
    const Dendrogram tree = linkage_tree({distances.begin(), distances.end()}, regions, linkage.linkage);
    LinkageSummary summary{.linkage = linkage.linkage};
    summary.groups = cut_by_count(tree, *typology.options.groups);
    summary.cophenetic_correlation = cophenetic_correlation(tree, distances);
    summary.agglomerative_coefficient = agglomerative_coefficient(tree);
    summary.adjusted_rand_index = adjusted_rand_index(typology.groups, summary.groups);
    summary.inversions = tree.inversions.size();
    summary.tied_heights = tree.ties.size();
    partitions.push_back(summary.groups);
    summaries.push_back(std::move(summary));
  }
  const std::vector<std::vector<double>> widths = silhouettes_of(distances, partitions);
  for (std::size_t at = 0; at < summaries.size(); ++at) summaries[at].mean_silhouette = mean(widths[at]);
  return summaries;
}

std::vector<LinkageSummary> compare_linkages(const RegionTable& table, const TypologyOptions& options) {
  return compare_linkages(group(table, options).typology);
}

}  // namespace ecumene
