// What is read off a density hierarchy: groups, strengths of membership, outlier scores, flat cuts.
#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/density.hpp"

namespace ecumene {
namespace {

constexpr std::uint32_t root_node = 0;

// near / far for 0 <= near <= far, where both can be 0 or infinite: then they are equal.
double share(double near, double far) {
  return near == far ? 1 : near / far;
}

class Selection {
 public:
  Selection(const DensityHierarchy& hierarchy, const DensityGroupOptions& options)
      : nodes_(hierarchy.nodes), options_(options), is_chosen_(nodes_.size(), 0), is_split_(nodes_.size(), 0) {
    for (std::size_t node = 1; node < nodes_.size(); ++node) is_split_[nodes_[node].parent] = 1;
    may_take_root_ = options.allow_single_group && nodes_[root_node].size >= hierarchy.min_group_size;
  }

  // The groups, none inside another: is_chosen[node].
  std::vector<char> find() && {
    if (options_.selection == DensitySelection::leaves) {
      for (std::size_t node = 0; node < nodes_.size(); ++node) is_chosen_[node] = !is_split_[node];
    } else {
      choose_by_mass();
    }
    if (!may_take_root_) is_chosen_[root_node] = 0;
    if (options_.least_distance > 0) join_fine_groups();
    drop_parts();
    return std::move(is_chosen_);
  }

 private:
  // Campello, Moulavi & Sander (2013), section 5: from the leaves up, a group against the best choice among its parts.
  void choose_by_mass() {
    std::vector<internal::CompensatedSum> mass_of_parts(nodes_.size());
    for (std::size_t node = nodes_.size(); node-- > 0;) {
      const double parts = mass_of_parts[node].value();
      const bool is_allowed = (options_.largest_group == 0 || nodes_[node].size <= options_.largest_group) &&
                              (node != root_node || may_take_root_);
      is_chosen_[node] = is_allowed && !(parts > nodes_[node].stability);
      if (node != root_node) mass_of_parts[nodes_[node].parent].add(is_chosen_[node] ? nodes_[node].stability : parts);
    }
  }

  // Malzer & Baum (2020), algorithm 1, but from the root down: a node takes over the choice of its parts where these
  // are born too near.
  void join_fine_groups() {
    drop_parts();
    std::vector<char> holds_choice = is_chosen_;
    for (std::size_t node = nodes_.size(); node-- > 1;)
      if (holds_choice[node]) holds_choice[nodes_[node].parent] = 1;
    for (std::size_t node = 0; node < nodes_.size(); ++node) {
      if (!is_split_[node] || !holds_choice[node] || (node == root_node && !may_take_root_)) continue;
      if (nodes_[node].death < options_.least_distance) is_chosen_[node] = 1;
    }
  }

  // A chosen node ends the choice of all below it.
  void drop_parts() {
    std::vector<char> is_covered(nodes_.size(), 0);
    for (std::size_t node = 1; node < nodes_.size(); ++node) {
      const std::uint32_t parent = nodes_[node].parent;
      is_covered[node] = is_covered[parent] || is_chosen_[parent];
      if (is_covered[node]) is_chosen_[node] = 0;
    }
  }

  const std::vector<DensityNode>& nodes_;
  const DensityGroupOptions& options_;
  std::vector<char> is_chosen_;
  std::vector<char> is_split_;
  bool may_take_root_ = false;
};

// New numbers for the groups that labels name, largest first, of one size in the order in which row_order meets them;
// those of fewer than min_size points have none. The result: the old name of each group. `labels` are renumbered.
std::vector<std::uint32_t> number_by_size(std::vector<std::uint32_t>& labels, std::size_t names, std::size_t min_size,
                                          std::span<const std::uint32_t> row_order) {
  assert(row_order.empty() || row_order.size() == labels.size());
  std::vector<std::uint32_t> size(names, 0);
  std::vector<std::uint32_t> groups;
  for (std::size_t at = 0; at < labels.size(); ++at) {
    const std::uint32_t label = labels[row_order.empty() ? at : row_order[at]];
    if (label != outside_groups && size[label]++ == 0) groups.push_back(label);
  }
  std::erase_if(groups, [&](std::uint32_t name) { return size[name] < min_size; });
  std::stable_sort(groups.begin(), groups.end(), [&](std::uint32_t a, std::uint32_t b) { return size[a] > size[b]; });
  std::vector<std::uint32_t> number(names, outside_groups);
  for (std::uint32_t at = 0; at < groups.size(); ++at) number[groups[at]] = at;
  for (std::uint32_t& label : labels)
    if (label != outside_groups) label = number[label];
  return groups;
}

// The chosen node that holds each point.
std::vector<std::uint32_t> chosen_nodes_of_points(const DensityHierarchy& hierarchy, const std::vector<char>& is_chosen,
                                                  double least_distance) {
  std::vector<std::uint32_t> chosen_above(hierarchy.nodes.size(), outside_groups);
  for (std::uint32_t node = 0; node < hierarchy.nodes.size(); ++node) {
    if (is_chosen[node])
      chosen_above[node] = node;
    else if (node != root_node)
      chosen_above[node] = chosen_above[hierarchy.nodes[node].parent];
  }
  const double root_limit = least_distance > 0 ? least_distance : hierarchy.nodes[root_node].death;
  std::vector<std::uint32_t> labels(hierarchy.exits.size(), outside_groups);
  for (std::size_t point = 0; point < labels.size(); ++point) {
    const DensityExit& exit = hierarchy.exits[point];
    const std::uint32_t node = chosen_above[exit.node];
    // All points belong to the root; only those that stay are a group.
    if (node != root_node || exit.distance <= root_limit) labels[point] = node;
  }
  return labels;
}

void describe(const DensityHierarchy& hierarchy, const std::vector<std::uint32_t>& nodes, DensityGroups& result) {
  for (const std::uint32_t node : nodes) result.groups.push_back({node, 0, hierarchy.nodes[node].stability, 0});
  std::vector<std::uint32_t> coincident(nodes.size(), 0);
  result.strengths.assign(result.labels.size(), 0);
  for (std::size_t point = 0; point < result.labels.size(); ++point) {
    const std::uint32_t label = result.labels[point];
    if (label == outside_groups) continue;
    const double distance = hierarchy.exits[point].distance;
    result.strengths[point] = share(std::min(hierarchy.nodes[nodes[label]].death, distance), distance);
    ++result.groups[label].size;
    coincident[label] += distance == 0;
  }
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const DensityNode& node = hierarchy.nodes[nodes[at]];
    result.groups[at].relative_stability = node.death == 0 ? static_cast<double>(coincident[at]) / node.size
                                                           : std::min(1.0, node.stability * node.death / node.size);
  }
}

}  // namespace

DensityGroups density_groups(const DensityHierarchy& hierarchy, const DensityGroupOptions& options) {
  DensityGroups result;
  if (hierarchy.nodes.empty()) return result;
  const std::vector<char> is_chosen = Selection(hierarchy, options).find();
  result.labels = chosen_nodes_of_points(hierarchy, is_chosen, options.least_distance);
  const auto nodes = number_by_size(result.labels, hierarchy.nodes.size(), 1, options.row_order);
  describe(hierarchy, nodes, result);
  return result;
}

std::vector<double> density_outlier_scores(const DensityHierarchy& hierarchy) {
  std::vector<double> least_death;
  for (const DensityNode& node : hierarchy.nodes) least_death.push_back(node.death);
  for (std::size_t node = hierarchy.nodes.size(); node-- > 1;) {
    double& above = least_death[hierarchy.nodes[node].parent];
    above = std::min(above, least_death[node]);
  }
  std::vector<double> scores;
  scores.reserve(hierarchy.exits.size());
  for (const DensityExit& exit : hierarchy.exits) scores.push_back(1 - share(least_death[exit.node], exit.distance));
  return scores;
}

std::vector<std::uint32_t> density_groups_at(const SpanningTree& tree, double distance, std::size_t min_group_size,
                                             std::span<const std::uint32_t> row_order) {
  std::vector<std::uint32_t> above(tree.points);
  std::iota(above.begin(), above.end(), 0U);
  const auto root_of = [&](std::uint32_t point) {
    while (above[point] != point) point = above[point] = above[above[point]];
    return point;
  };
  // The lesser number stands for its set: with halved paths that is O(n log n).
  for (const TreeEdge& edge : tree.edges) {
    if (!(edge.length <= distance)) break;
    const std::uint32_t a = root_of(edge.a);
    const std::uint32_t b = root_of(edge.b);
    above[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::uint32_t> labels(tree.points, outside_groups);
  for (std::uint32_t point = 0; point < tree.points; ++point)
    if (tree.core_distances.empty() || tree.core_distances[point] <= distance) labels[point] = root_of(point);
  number_by_size(labels, tree.points, min_group_size, row_order);
  return labels;
}

}  // namespace ecumene
