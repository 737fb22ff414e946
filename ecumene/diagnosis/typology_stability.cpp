// How far a typology can be trusted: ties broken otherwise, inversions, each indicator left out, other linkages.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"
#include "ecumene/numeric/hierarchy/tie_report.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene {
namespace diagnosis_internal {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t unnumbered = std::numeric_limits<std::uint32_t>::max();
// Pairs of regions times squared indicators: what leaving out each indicator in turn costs. About twenty seconds.
constexpr double indicator_work_limit = 2e10;
// Below this ARI the groups without an indicator are others; .65 is "moderate recovery" in Steinley, Properties of the
// Hubert-Arabie adjusted Rand index, Psychological Methods 9, 2004.
constexpr double same_groups = 0.65;

std::string described(const std::vector<TieGroup>& ties) {
  std::vector<std::string> heights;
  for (const TieGroup& tie : ties) {
    heights.push_back(counted(tie.last_merge - tie.first_merge + 1, "merge", "merges") + " at height " +
                      figure(tie.height) + " (" + counted(tie.candidates, "pair", "pairs") + " equally near)");
  }
  return listed(heights, 5);
}

std::string at_least(std::size_t count, Coverage covered, const std::string& singular, const std::string& plural) {
  return (covered == Coverage::all ? "" : "at least ") + counted(count, singular, plural);
}

// The least settled first, then by name.
std::vector<std::string> unsettled_regions(const TieReport& ties, const Typology& typology) {
  std::vector<std::size_t> rows = ties.unstable_rows;
  std::ranges::sort(rows, [&](std::size_t a, std::size_t b) {
    return std::pair(ties.membership_stability[a], std::string_view(typology.regions[a])) <
           std::pair(ties.membership_stability[b], std::string_view(typology.regions[b]));
  });
  std::vector<std::string> names;
  for (const std::size_t row : rows) names.push_back(typology.regions[row]);
  return names;
}

std::string effect_of_ties(const TieReport& ties, const Typology& typology) {
  const bool is_only_one = ties.dendrograms == 1 && ties.dendrograms_covered == Coverage::all;
  std::string effect = is_only_one ? "the dendrogram is the same in any order"
                                   : at_least(ties.dendrograms, ties.dendrograms_covered, "dendrogram is as good",
                                              "dendrograms are equally good");
  const std::vector<std::string> unsettled = unsettled_regions(ties, typology);
  if (unsettled.empty())
    return effect + (is_only_one ? ", and so are the groups" : ", and no region changes its group");
  effect += is_only_one ? ", but the cut parts merges of one height: " : ", with ";
  effect += at_least(ties.partitions, ties.partitions_covered, "way to form the groups", "ways to form the groups");
  return effect + "; " + counted(unsettled.size(), "region changes its group", "regions change their group") + ": " +
         listed(unsettled);
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
                  .way_out =
                      "nothing need be done; ties are broken by the figures of the regions, whatever the order of "
                      "the table"};
  if (typology.regions.size() > resampling_limit) {
    finding.what += "what hangs on it was not examined (more than " + std::to_string(resampling_limit) + " regions)";
    findings.push_back(std::move(finding));
    return;
  }
  TieReportOptions options{.height = typology.options.height, .samples = tie_samples};
  if (!options.height) options.groups = typology.options.groups;
  options.progress = [&](double share) {
    show(progress, ties_stage, static_cast<std::size_t>(share * tie_samples), tie_samples);
  };
  const TieReport ties = tie_report(distances, typology.tree, typology.options.linkage, options);
  typology.membership_stability = ties.membership_stability;
  finding.what += effect_of_ties(ties, typology);
  if (!ties.unstable_rows.empty()) {
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

namespace {

// Groups of the regions as they stand in the table, numbered by their first region there.
std::vector<std::uint32_t> groups_in_table(std::span<const std::uint32_t> groups, const CanonicalRegions& canonical) {
  std::vector<std::uint32_t> in_table(groups.size());
  for (std::size_t at = 0; at < groups.size(); ++at) in_table[canonical.rows()[at]] = groups[at];
  std::vector<std::uint32_t> number(group_count(groups), unnumbered);
  std::uint32_t next = 0;
  for (std::uint32_t& group : in_table) {
    if (number[group] == unnumbered) number[group] = next++;
    group = number[group];
  }
  return in_table;
}

}  // namespace
}  // namespace diagnosis_internal

std::vector<LinkageSummary> compare_linkages(const Typology& as_in_table) {
  const diagnosis_internal::CanonicalRegions canonical(as_in_table);
  Typology typology = as_in_table;
  canonical.sort(typology);
  const std::size_t regions = typology.regions.size();
  std::vector<double> made_again;
  if (typology.distances.empty()) made_again = diagnosis_internal::distances_of(typology);
  const std::span<const double> distances = typology.distances.empty() ? made_again : typology.distances;
  std::vector<LinkageSummary> summaries;
  std::vector<std::vector<std::uint32_t>> partitions;
  for (const LinkageDescriptor& linkage : linkages()) {
    const Dendrogram tree = linkage_tree({distances.begin(), distances.end()}, regions, linkage.linkage);
    LinkageSummary summary{.linkage = linkage.linkage};
    std::vector<std::uint32_t> groups = cut_by_count(tree, *typology.options.groups);
    summary.cophenetic_correlation = cophenetic_correlation(tree, distances);
    summary.agglomerative_coefficient = agglomerative_coefficient(tree);
    summary.adjusted_rand_index = adjusted_rand_index(typology.groups, groups);
    summary.inversions = tree.inversions.size();
    summary.tied_heights = tree.ties.size();
    partitions.push_back(std::move(groups));
    summaries.push_back(std::move(summary));
  }
  const std::vector<std::vector<double>> widths = silhouettes_of(distances, partitions);
  for (std::size_t at = 0; at < summaries.size(); ++at) {
    summaries[at].mean_silhouette = mean(widths[at]);
    summaries[at].groups = diagnosis_internal::groups_in_table(partitions[at], canonical);
  }
  return summaries;
}

std::vector<LinkageSummary> compare_linkages(const RegionTable& table, const TypologyOptions& options) {
  return compare_linkages(group(table, options).typology);
}

}  // namespace ecumene
