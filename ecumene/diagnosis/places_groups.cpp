// Groups of places as found, then numbered by what they are, not by where they stand.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/places_internal.hpp"
#include "ecumene/numeric/hierarchy/point_linkage.hpp"

namespace ecumene::diagnosis_internal {
namespace {

std::size_t count_of(std::span<const std::uint32_t> labels) {
  std::uint32_t count = 0;
  for (const std::uint32_t label : labels) {
    if (label != in_no_group) count = std::max(count, label + 1);
  }
  return count;
}

// Where the last merge made and the first not made are equally high, others could have been made as well.
void report_cut(const PlaceGrouping& grouping, std::size_t groups, std::vector<Finding>& findings) {
  const std::vector<Merge>& merges = grouping.tree.merges;
  const std::size_t made = grouping.tree.leaves - groups;
  if (!grouping.options.groups || made == 0 || made >= merges.size()) return;
  if (merges[made - 1].height != merges[made].height) return;
  std::size_t first = made;
  std::size_t last = made;
  while (first > 0 && merges[first - 1].height == merges[made].height) --first;
  while (last < merges.size() && merges[last].height == merges[made].height) ++last;
  const std::size_t more = grouping.tree.leaves - first;
  const std::size_t fewer = grouping.tree.leaves - last;
  findings.push_back({.code = "cut-through-ties",
                      .what = "the cut into " + std::to_string(groups) + " goes between merges at the same height, " +
                              figure(merges[made].height) + ": which of the " +
                              counted(last - first, "merge", "merges") +
                              " there are made is decided by the least members of the groups, by nothing that matters",
                      .way_out = "cut where heights differ: --groups=" + std::to_string(more) +
                                 " or --groups=" + std::to_string(std::max<std::size_t>(fewer, 1))});
}

void report_inversions(const PlaceGrouping& grouping, std::vector<Finding>& findings) {
  if (grouping.tree.inversions.empty()) return;
  findings.push_back({.code = "dendrogram-inversions",
                      .what = counted(grouping.tree.inversions.size(), "merge is", "merges are") +
                              " lower than a merge below: under " +
                              std::string(descriptor(grouping.options.linkage).name) +
                              " linkage the height is no scale of likeness here",
                      .way_out = "take --linkage=ward.D2 or --linkage=single, which have no inversions"});
}

void choose_cut(PlaceGrouping& grouping, std::vector<Finding>& findings) {
  PlaceOptions& options = grouping.options;
  if (options.groups || options.height) return;
  options.groups = 1;
  findings.push_back({.code = "groups-not-chosen",
                      .severity = Severity::note,
                      .what = "neither a number of groups nor a height was given, and for so many places no "
                              "silhouette is there to choose one; all stand in one group",
                      .way_out = "look at the heights of the last merges, then give --groups=K or --height=H"});
}

// The least member of each group, as a row of the table.
std::vector<std::size_t> least_members(const PlaceTable& table, const PlaceMaterial& material,
                                       const FoundGroups& found) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> least(found.count, none);
  for (std::size_t point = 0; point < found.labels.size(); ++point) {
    if (found.labels[point] == in_no_group) continue;
    std::size_t& best = least[found.labels[point]];
    const std::size_t row = material.row(point);
    if (best == none || std::ranges::lexicographical_compare(table.matrix().row(row), table.matrix().row(best))) {
      best = row;
    }
  }
  return least;
}

}  // namespace

Execution execution_of(const PlaceOptions& options, const Progress& progress, const char* stage, double begin,
                       double end) {
  Execution execution{.threads = options.threads};
  if (progress)
    execution.progress = [&progress, stage, begin, end](double share) {
      progress(stage, begin + share * (end - begin));
    };
  return execution;
}

FoundGroups groups_by_linkage(const PlaceMaterial& material, PlaceGrouping& grouping, std::vector<Finding>& findings,
                              const Progress& progress) {
  choose_cut(grouping, findings);
  grouping.tree =
      euclidean_linkage_tree(material.points, grouping.options.linkage,
                             {.execution = execution_of(grouping.options, progress, "tree", scaling_end, tree_end)});
  if (progress) progress("groups", tree_end);
  FoundGroups found;
  found.labels = grouping.options.height ? cut_by_height(grouping.tree, *grouping.options.height)
                                         : cut_by_count(grouping.tree, *grouping.options.groups);
  found.count = count_of(found.labels);
  report_cut(grouping, found.count, findings);
  report_inversions(grouping, findings);
  return found;
}

void number_groups(const PlaceTable& table, const PlaceMaterial& material, FoundGroups found, PlaceGrouping& grouping) {
  std::vector<std::size_t> sizes(found.count, 0);
  for (const std::uint32_t label : found.labels) {
    if (label != in_no_group) ++sizes[label];
  }
  const std::vector<std::size_t> least = least_members(table, material, found);
  std::vector<std::uint32_t> order(found.count);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (sizes[a] != sizes[b]) return sizes[a] > sizes[b];
    const auto x = table.matrix().row(least[a]);
    const auto y = table.matrix().row(least[b]);
    if (std::ranges::lexicographical_compare(x, y)) return true;
    return !std::ranges::lexicographical_compare(y, x) && least[a] < least[b];
  });
  std::vector<std::uint32_t> number(found.count);
  for (std::size_t at = 0; at < order.size(); ++at) {
    const std::uint32_t group = order[at];
    number[group] = static_cast<std::uint32_t>(at);
    PlaceGroup& profile = grouping.profiles.emplace_back();
    profile.places = sizes[group];
    profile.least_row = least[group];
    if (!found.stabilities.empty()) profile.stability = found.stabilities[group];
  }
  grouping.groups.assign(table.places, in_no_group);
  grouping.noise = 0;
  for (std::size_t point = 0; point < found.labels.size(); ++point) {
    const std::uint32_t label = found.labels[point];
    if (label == in_no_group) {
      ++grouping.noise;
    } else {
      grouping.groups[material.row(point)] = number[label];
    }
  }
}

}  // namespace ecumene::diagnosis_internal
