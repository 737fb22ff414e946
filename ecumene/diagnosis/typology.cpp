#include "ecumene/diagnosis/typology.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene {

using namespace diagnosis_internal;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_groups_tried = 10;
constexpr std::uint32_t no_group = std::numeric_limits<std::uint32_t>::max();

// A refusal names rows: those of the table, so it is made again in the order of the table.
std::vector<double> distances_or_refusal(const Typology& typology, const CanonicalRegions& canonical) {
  try {
    return distances_of(typology);
  } catch (const Error&) {
    Typology as_in_table = typology;
    canonical.restore(as_in_table);
    distances_of(as_in_table);
    throw;
  }
}

// The tree uses its distances up. Few regions: it gets a copy; many: the distances are made again, which is cheaper
// than holding two copies while the tree grows.
std::vector<double> grow_tree(Typology& typology, const CanonicalRegions& canonical, const Progress& progress) {
  const TypologyOptions& options = typology.options;
  const std::size_t regions = typology.regions.size();
  show(progress, distances_stage);
  std::vector<double> distances = distances_or_refusal(typology, canonical);
  show(progress, merging_stage);
  if (regions <= resampling_limit) {
    typology.tree = linkage_tree(distances, regions, options.linkage);
    return distances;
  }
  typology.tree = linkage_tree(std::move(distances), regions, options.linkage);
  return distances_of(typology);
}

void order_leaves(std::span<const double> distances, Typology& typology, std::vector<Finding>& findings) {
  const std::size_t regions = typology.regions.size();
  if (typology.options.optimal_order && regions <= optimal_order_limit) {
    typology.order = optimal_leaf_order(typology.tree, distances);
    return;
  }
  typology.order = leaf_order(typology.tree);
  if (!typology.options.optimal_order) return;
  typology.options.optimal_order = false;
  findings.push_back({.code = "leaf-order-as-merged",
                      .severity = Severity::note,
                      .what = "the leaves of the dendrogram stand in the order of the merges: the optimal order of " +
                              std::to_string(regions) + " regions would take too long (limit " +
                              std::to_string(optimal_order_limit) + ")",
                      .way_out = "nothing need be done; groups and heights are not affected"});
}

std::size_t best_group_count(const Typology& typology) {
  std::size_t best = 1;
  double best_silhouette = -std::numeric_limits<double>::infinity();
  for (const auto& [count, silhouette] : typology.silhouette_by_k) {
    if (!(silhouette > best_silhouette)) continue;
    best = count;
    best_silhouette = silhouette;
  }
  return best;
}

// The cuts into 2 groups, 3 groups, ..., and the cut that was asked for, with their silhouettes.
struct TriedCuts {
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::vector<double>> silhouettes;
};

TriedCuts try_cuts(std::span<const double> distances, Typology& typology) {
  TriedCuts cuts;
  for (std::size_t k = 2; k <= std::min(most_groups_tried, typology.regions.size() - 1); ++k) {
    cuts.groups.push_back(cut_by_count(typology.tree, k));
  }
  const std::size_t tried = cuts.groups.size();
  const TypologyOptions& options = typology.options;
  if (options.groups || options.height) cuts.groups.push_back(cut_alike(typology.tree, options));
  cuts.silhouettes = silhouettes_of(distances, cuts.groups);
  for (std::size_t at = 0; at < tried; ++at) {
    typology.silhouette_by_k.emplace_back(at + 2, mean(cuts.silhouettes[at]));
  }
  return cuts;
}

// The choice of k where none was made. Regions that do not differ at all are one group.
void choose_cut(std::span<const double> distances, Typology& typology, std::vector<Finding>& findings) {
  const std::size_t regions = typology.regions.size();
  TypologyOptions& options = typology.options;
  if (options.groups || options.height) return;
  const bool alike = std::ranges::none_of(distances, [](double d) { return d > 0; });
  if (alike || regions == 2) {
    options.groups = 1;
    findings.push_back({.code = "groups-not-chosen",
                        .what = alike ? "the regions do not differ on these indicators; they stand in one group"
                                      : "two regions give no choice of groups; they stand in one",
                        .way_out = "add indicators or regions, or give the number: --groups=2"});
    return;
  }
  options.groups = best_group_count(typology);
  const auto chosen =
      std::ranges::find(typology.silhouette_by_k, *options.groups, &std::pair<std::size_t, double>::first);
  findings.push_back({.code = "groups-chosen",
                      .severity = Severity::note,
                      .what = "no number of groups was given; " + std::to_string(*options.groups) +
                              " have the best mean silhouette, " + figure(chosen->second) + ", of 2 to " +
                              std::to_string(typology.silhouette_by_k.back().first),
                      .way_out = "give the number: --groups=" + std::to_string(*options.groups)});
}

// Groups numbered from the left of the dendrogram. Silhouettes do not depend on the numbers.
void cut_tree(TriedCuts cuts, Typology& typology) {
  const std::vector<std::uint32_t> groups = cut_alike(typology.tree, typology.options);
  std::vector<std::uint32_t> number(group_count(groups), no_group);
  std::uint32_t next = 0;
  for (const std::uint32_t leaf : typology.order) {
    if (number[groups[leaf]] == no_group) number[groups[leaf]] = next++;
  }
  for (const std::uint32_t group : groups) typology.groups.push_back(number[group]);
  typology.options.groups = number.size();
  const auto tried = std::ranges::find(cuts.groups, groups);
  if (tried == cuts.groups.end()) {  // one group, because regions do not differ or are only two
    typology.silhouettes.assign(groups.size(), undefined);
  } else {
    typology.silhouettes = std::move(cuts.silhouettes[static_cast<std::size_t>(tried - cuts.groups.begin())]);
  }
  typology.mean_silhouette = mean(typology.silhouettes);
}

std::vector<double> column_of(const Typology& typology, std::size_t indicator, std::span<const std::size_t> rows) {
  std::vector<double> values;
  for (const std::size_t row : rows) values.push_back(typology.values[row * typology.indicators.size() + indicator]);
  return values;
}

void describe_groups(Typology& typology) {
  typology.profiles.resize(*typology.options.groups);
  for (std::size_t row = 0; row < typology.groups.size(); ++row) {
    typology.profiles[typology.groups[row]].members.push_back(row);
  }
  for (std::size_t g = 0; g < typology.profiles.size(); ++g) {
    GroupProfile& profile = typology.profiles[g];
    profile.group = static_cast<std::uint32_t>(g);
    for (std::size_t j = 0; j < typology.indicators.size(); ++j) {
      const std::vector<double> values = column_of(typology, j, profile.members);
      const bool several = present_count(values) > 1;
      profile.mean.push_back(mean(values));
      profile.variance.push_back(several ? variance(values, Divisor::n_minus_1) : undefined);
      profile.standard_deviation.push_back(several ? standard_deviation(values, Divisor::n_minus_1) : undefined);
    }
    std::vector<double> own;
    for (const std::size_t row : profile.members) own.push_back(typology.silhouettes[row]);
    profile.mean_silhouette = mean(own);
  }
}

// Rows without a figure say nothing about an indicator.
void contrast_groups(Typology& typology) {
  for (std::size_t j = 0; j < typology.indicators.size(); ++j) {
    std::vector<double> values;
    std::vector<std::uint32_t> labels;
    for (std::size_t row = 0; row < typology.groups.size(); ++row) {
      const double value = typology.values[row * typology.indicators.size() + j];
      if (std::isnan(value)) continue;
      values.push_back(value);
      labels.push_back(typology.groups[row]);
    }
    typology.contrasts.push_back(group_contrast(values, labels));
  }
}

// Kaufman & Rousseeuw (1990), table 4: at most 0.25 means that no substantial structure has been found.
void report_structure(const Typology& typology, std::vector<Finding>& findings) {
  constexpr double no_structure = 0.25;
  if (!(typology.mean_silhouette <= no_structure)) return;
  findings.push_back({.code = "structure-weak",
                      .what = "the mean silhouette of the " + counted(typology.profiles.size(), "group", "groups") +
                              " is " + figure(typology.mean_silhouette) +
                              ": by the rule of Kaufman and Rousseeuw (1990) 0.25 or "
                              "less means that no substantial structure was found",
                      .way_out = "try another number of groups, scaling or linkage, or do not speak of types"});
}

}  // namespace

namespace diagnosis_internal {

std::size_t group_count(std::span<const std::uint32_t> groups) {
  return groups.empty() ? 0 : *std::ranges::max_element(groups) + std::size_t{1};
}

void show(const Progress& progress, const Stage& stage, std::size_t done, std::size_t steps) {
  if (!progress) return;
  const double share = static_cast<double>(done) / static_cast<double>(steps);
  progress(stage.name, stage.begin + share * (stage.end - stage.begin));
}

std::vector<std::uint32_t> cut_alike(const Dendrogram& tree, const TypologyOptions& options) {
  if (options.height) return cut_by_height(tree, *options.height);
  return cut_by_count(tree, *options.groups);
}

}  // namespace diagnosis_internal

TypologyResult group(const RegionTable& table, const TypologyOptions& options, const Progress& progress) {
  TypologyResult result;
  Typology& typology = result.typology;
  typology.name = table.name;
  typology.options = options;
  take_material(table, typology, result.findings);
  check_options(typology.regions.size(), options, result.findings);
  const CanonicalRegions canonical(typology);
  canonical.sort(typology);
  typology.scaled =
      scaled_values({typology.values, typology.regions.size(), typology.indicators.size()}, options.scaling);

  std::vector<double> distances = grow_tree(typology, canonical, progress);
  show(progress, leaf_order_stage);
  order_leaves(distances, typology, result.findings);
  show(progress, cophenetic_stage);
  typology.cophenetic_correlation = cophenetic_correlation(typology.tree, distances);
  typology.agglomerative_coefficient = agglomerative_coefficient(typology.tree);

  show(progress, silhouettes_stage);
  TriedCuts cuts = try_cuts(distances, typology);
  choose_cut(distances, typology, result.findings);
  cut_tree(std::move(cuts), typology);
  describe_groups(typology);
  contrast_groups(typology);

  report_structure(typology, result.findings);
  report_inversions(typology, result.findings);
  examine_ties(distances, typology, result.findings, progress);
  if (typology.regions.size() <= resampling_limit) typology.distances = std::move(distances);
  examine_indicators(typology, result.findings, progress);
  examine_support(typology, result.findings, progress);
  canonical.restore(typology);
  return result;
}

std::vector<std::size_t> indicators_by_contrast(const Typology& typology) {
  std::vector<std::size_t> order(typology.contrasts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto strength = [&](std::size_t j) {
    const double eta = typology.contrasts[j].eta_squared;
    return std::isnan(eta) ? -1 : eta;
  };
  std::ranges::stable_sort(order, std::ranges::greater{}, strength);
  return order;
}

}  // namespace ecumene
