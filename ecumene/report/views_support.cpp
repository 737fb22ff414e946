// The support of clusters, as a table.
#include <cmath>
#include <set>

#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

// The groups that a cluster is made of, from 1; empty where it is only a part of a group.
using WholeGroups = std::set<std::uint32_t>;

std::vector<WholeGroups> groups_of_merges(const Typology& typology) {
  const std::size_t regions = typology.regions.size();
  std::vector<WholeGroups> of_nodes(regions + typology.tree.merges.size());
  for (std::size_t region = 0; region < regions; ++region) of_nodes[region] = {typology.groups[region] + 1};
  for (std::size_t k = 0; k < typology.tree.merges.size(); ++k) {
    const Merge& merge = typology.tree.merges[k];
    of_nodes[regions + k] = of_nodes[merge.left];
    of_nodes[regions + k].insert(of_nodes[merge.right].begin(), of_nodes[merge.right].end());
  }
  std::vector<WholeGroups> whole;
  for (std::size_t k = 0; k < typology.tree.merges.size(); ++k) {
    std::size_t members = 0;
    for (const std::uint32_t group : of_nodes[regions + k]) members += typology.profiles[group - 1].members.size();
    whole.push_back(members == typology.tree.merges[k].size ? of_nodes[regions + k] : WholeGroups{});
  }
  return whole;
}

std::string name_of(const WholeGroups& groups) {
  std::vector<std::string> numbers;
  for (const std::uint32_t group : groups) numbers.push_back(std::to_string(group));
  return (groups.size() == 1 ? "Group " : "Groups ") + listed(numbers);
}

std::string note_of(const Typology& typology) {
  const std::size_t indicators = typology.indicators.size();
  std::string text = "From draws of the " + counted(indicators, "indicator");
  if (typology.options.support_draws)
    text += ", " + grouped(*typology.options.support_draws) + " at each of ten scales (seed " +
            std::to_string(typology.options.support_seed) + ")";
  text +=
      ". BP: the share of full draws whose tree holds the cluster; AU: the same without BP's bias, 95 and more is "
      "usually taken for strong. They speak of the choice of indicators, as a sample of all that could have been "
      "measured, not of errors in the figures, and of one cluster at a time: of many, some reach 95 by chance. Where "
      "the fit is below 0.01 neither holds.";
  if (indicators < enough_support_indicators)
    text += " With fewer than " + std::to_string(enough_support_indicators) +
            " indicators: an order of the clusters, not probabilities.";
  return text;
}

}  // namespace

bool is_strong(const MultiscaleFit& fit) {
  return std::round(100 * fit.au) >= 95 && fit.fit_p >= 0.01;
}

TableView support_view(const Typology& typology) {
  TableView view{
      "Support: how often the clusters are found again when the indicators are drawn with replacement",
      {{"Cluster", Align::left, {}},
       {"Regions", Align::right, {}},
       {"AU", Align::right, "Approximately unbiased p-value, percent; 95 and more is usually taken for strong"},
       {"s.e.", Align::right, "Standard error of AU, of the draws alone"},
       {"BP", Align::right, "Bootstrap probability, percent: too low for clusters between others"},
       {"Fit", Align::right, "p-value of the test that the law of AU fits; small: trust neither"}},
      {},
      {}};
  const std::vector<WholeGroups> groups = groups_of_merges(typology);
  for (std::size_t k = 0; k < typology.support.size() && k < groups.size(); ++k) {
    if (groups[k].empty() || groups[k].size() == typology.profiles.size()) continue;
    const MultiscaleFit& fit = typology.support[k];
    view.rows.push_back({{name_of(groups[k])},
                         {grouped(typology.tree.merges[k].size)},
                         {fixed(100 * fit.au, 1)},
                         {fixed(100 * fit.au_error, 1)},
                         {fixed(100 * fit.bp, 1)},
                         {fixed(fit.fit_p, 2)}});
  }
  if (!typology.support.empty()) view.note = note_of(typology);
  return view;
}

}  // namespace ecumene
