#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

double value_at(const std::vector<double>& values, std::size_t i) {
  return i < values.size() ? values[i] : NAN;
}

std::string group_name(std::uint32_t group) {
  return "Group " + std::to_string(group + 1);
}

std::vector<std::size_t> by_contrast(const Typology& typology) {
  std::vector<std::size_t> order(std::min(typology.indicators.size(), typology.contrasts.size()));
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto eta = [&](std::size_t i) {
    const double value = typology.contrasts[i].eta_squared;
    return std::isnan(value) ? -1 : value;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return eta(a) > eta(b); });
  return order;
}

}  // namespace

std::string scaling_name(Scaling scaling) {
  switch (scaling) {
    case Scaling::none:
      return "none";
    case Scaling::z_score:
      return "zscore";
    case Scaling::min_max:
      return "minmax";
    case Scaling::rank:
      return "rank";
  }
  return "";
}

std::string node_name(const Typology& typology, std::uint32_t node) {
  if (node < typology.regions.size()) return typology.regions[node];
  return "merge " + std::to_string(node - typology.regions.size() + 1);
}

TableView membership_view(const Typology& typology) {
  const bool stable = !typology.membership_stability.empty();
  TableView view{"Membership: " + typology.name,
                 {{"Region", Align::left, {}}, {"Group", Align::left, {}}, {"Silhouette", Align::right, {}}},
                 {},
                 {}};
  if (stable)
    view.columns.push_back(
        {"Stays in its group", Align::right, "Share of the equally good ways to form the groups that keep it there"});
  std::vector<std::uint32_t> order = typology.order;
  if (order.size() != typology.regions.size()) {
    order.resize(typology.regions.size());
    std::iota(order.begin(), order.end(), 0U);
  }
  for (const std::uint32_t region : order) {
    if (region >= typology.groups.size() || region >= typology.regions.size()) continue;
    const std::uint32_t group = typology.groups[region];
    const double silhouette = value_at(typology.silhouettes, region);
    std::vector<ViewCell> row{{typology.regions[region]},
                              {group_name(group), nullptr, Mark::none, static_cast<int>(group)},
                              {fixed(silhouette, 2), nullptr, silhouette < 0 ? Mark::flagged : Mark::none}};
    if (stable) row.push_back({fixed(100 * value_at(typology.membership_stability, region), 0) + " %"});
    view.rows.push_back(std::move(row));
  }
  const bool marked =
      std::any_of(typology.silhouettes.begin(), typology.silhouettes.end(), [](double s) { return s < 0; });
  if (marked) view.note = "Marked: nearer to another group than to its own.";
  return view;
}

TableView profile_view(const Typology& typology) {
  TableView view{"Groups: mean, variance and standard deviation of each indicator (as measured; divisor n − 1)",
                 {{"Indicator", Align::left, {}}},
                 {},
                 {}};
  std::vector<std::string> sizes;
  for (const GroupProfile& profile : typology.profiles) {
    const std::string name = group_name(profile.group);
    view.columns.push_back({name + ", mean", Align::right, {}});
    sizes.push_back(name + ": " + counted(profile.members.size(), "region"));
    view.columns.push_back({"variance", Align::right, name + ", variance"});
    view.columns.push_back({"s.d.", Align::right, name + ", standard deviation"});
  }
  if (!sizes.empty()) view.note = listed(sizes) + ".";
  const std::vector<std::string> names = distinct_parts(typology.indicators);
  for (std::size_t indicator = 0; indicator < typology.indicators.size() && !typology.profiles.empty(); ++indicator) {
    std::vector<ViewCell> row{{names[indicator]}};
    double greatest = 0;
    for (const GroupProfile& profile : typology.profiles) {
      greatest = std::fmax(greatest, std::abs(value_at(profile.mean, indicator)));
    }
    const int decimals = decimals_for(greatest);
    for (const GroupProfile& profile : typology.profiles) {
      row.push_back({fixed(value_at(profile.mean, indicator), decimals)});
      row.push_back({fixed(value_at(profile.variance, indicator), decimals)});
      row.push_back({fixed(value_at(profile.standard_deviation, indicator), decimals)});
    }
    view.rows.push_back(std::move(row));
  }
  return view;
}

TableView contrast_view(const Typology& typology) {
  TableView view{"What distinguishes the groups: one-way analysis of variance of each indicator",
                 {{"Indicator", Align::left, {}},
                  {"η²", Align::right, "Share of the variance that lies between the groups"},
                  {"F", Align::right, {}}},
                 {},
                 {}};
  const bool stable = !typology.stability_without_indicator.empty();
  if (stable)
    view.columns.push_back(
        {"Agreement without it", Align::right, "Adjusted Rand index of the groups found without it"});
  const std::vector<std::string> names = distinct_parts(typology.indicators);
  for (const std::size_t indicator : by_contrast(typology)) {
    std::vector<ViewCell> row{{names[indicator]},
                              {fixed(typology.contrasts[indicator].eta_squared, 2)},
                              {fixed(typology.contrasts[indicator].f_ratio, 2)}};
    if (stable) row.push_back({fixed(value_at(typology.stability_without_indicator, indicator), 2)});
    view.rows.push_back(std::move(row));
  }
  return view;
}

TableView schedule_view(const Typology& typology, std::size_t most) {
  TableView view{"The scale: which groups were joined at which height",
                 {{"Merge", Align::right, {}},
                  {"Joins", Align::left, {}},
                  {"with", Align::left, {}},
                  {"Height", Align::right, {}},
                  {"Regions", Align::right, {}}},
                 {},
                 {}};
  const auto& merges = typology.tree.merges;
  const bool supported = typology.support.size() == merges.size() && !merges.empty();
  if (supported) {
    view.columns.push_back({"AU", Align::right, "Approximately unbiased p-value of the cluster, percent"});
    view.columns.push_back({"BP", Align::right, "Bootstrap probability of the cluster, percent"});
  }
  const std::size_t first = merges.size() > most ? merges.size() - most : 0;
  const int decimals = merges.empty() ? 2 : decimals_for(merges.back().height) + 1;
  for (std::size_t i = first; i < merges.size(); ++i) {
    view.rows.push_back({{std::to_string(i + 1)},
                         {node_name(typology, merges[i].left)},
                         {node_name(typology, merges[i].right)},
                         {fixed(merges[i].height, decimals)},
                         {grouped(merges[i].size)}});
    if (!supported) continue;
    view.rows.back().push_back({fixed(100 * typology.support[i].au, 1)});
    view.rows.back().push_back({fixed(100 * typology.support[i].bp, 1)});
  }
  if (first > 0)
    view.note = "The first " + counted(first, "merge") + " are left out here; the CSV of merges holds them.";
  return view;
}

TableView group_count_view(const Typology& typology) {
  TableView view{"Mean silhouette by number of groups",
                 {{"Groups", Align::right, {}}, {"Mean silhouette", Align::right, {}}},
                 {},
                 {}};
  const std::size_t chosen = typology.profiles.size();
  for (const auto& [count, silhouette] : typology.silhouette_by_k) {
    view.rows.push_back({{std::to_string(count) + (count == chosen ? " (shown)" : "")}, {fixed(silhouette, 3)}});
  }
  return view;
}

TableView linkages_view(std::span<const LinkageSummary> linkages, const Typology& typology) {
  TableView view{"Does the story depend on the linkage? The same distances, cut into " +
                     counted(typology.profiles.size(), "group"),
                 {{"Linkage", Align::left, {}},
                  {"Agreement (ARI)", Align::right, "Adjusted Rand index with the groups shown"},
                  {"Mean silhouette", Align::right, {}},
                  {"Cophenetic correlation", Align::right, {}},
                  {"Agglomerative coefficient", Align::right, {}},
                  {"Inversions", Align::right, {}},
                  {"Tied heights", Align::right, {}}},
                 {},
                 {}};
  for (const LinkageSummary& summary : linkages) {
    const bool shown = summary.linkage == typology.options.linkage;
    view.rows.push_back({{std::string(descriptor(summary.linkage).name) + (shown ? " (shown)" : "")},
                         {fixed(summary.adjusted_rand_index, 2)},
                         {fixed(summary.mean_silhouette, 2)},
                         {fixed(summary.cophenetic_correlation, 3)},
                         {fixed(summary.agglomerative_coefficient, 3)},
                         {grouped(summary.inversions)},
                         {grouped(summary.tied_heights)}});
  }
  return view;
}

TableView agreement_view(std::span<const Agreement> agreements) {
  TableView view{"Agreement with published groups",
                 {{"Published list", Align::left, {}},
                  {"Regions in both", Align::right, {}},
                  {"Adjusted Rand index", Align::right, {}},
                  {"Variation of information", Align::right, {}},
                  {"Placed otherwise", Align::left, {}}},
                 {},
                 {}};
  // Columns of which every list has none are left out.
  struct Rest {
    std::string heading;
    std::vector<std::string> Agreement::*regions;
  };
  std::vector<Rest> rest{{"Only in the list", &Agreement::only_published},
                         {"Only computed", &Agreement::only_computed},
                         {"Named twice", &Agreement::repeated}};
  std::erase_if(rest, [&](const Rest& column) {
    return std::all_of(agreements.begin(), agreements.end(),
                       [&](const Agreement& agreement) { return (agreement.*column.regions).empty(); });
  });
  for (const Rest& column : rest) view.columns.push_back({column.heading, Align::left, {}});
  const auto names = [](const std::vector<std::string>& regions) {
    return regions.empty() ? "none" : listed(regions, 12);
  };
  for (const Agreement& agreement : agreements) {
    std::vector<ViewCell> row{{agreement.published},
                              {grouped(agreement.compared.size())},
                              {fixed(agreement.adjusted_rand_index, 3)},
                              {fixed(agreement.variation_of_information, 3)},
                              {names(agreement.differing)}};
    for (const Rest& column : rest) row.push_back({names(agreement.*column.regions)});
    view.rows.push_back(std::move(row));
  }
  return view;
}

}  // namespace ecumene
