#include "ecumene/numeric/hierarchy/density.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/exact_scaling_internal.hpp"

namespace ecumene {
namespace {

// With densities up to 2^990, sums over 2^32 points stay finite.
constexpr double least_positive_distance = 0x1p-990;

double level_of(const TreeEdge& edge) {
  return edge.length < least_positive_distance ? 0 : edge.length;
}

// +--------------------------------------------------------------------------------------------------------------------+
// | The condensed tree of HDBSCAN*: Campello, Moulavi & Sander (2013), section 4; McInnes & Healy (2017), section 2. |
// | The papers go down: from all points, level by level, removing edges. This goes up, adding them, in one pass over |
// | the sorted edges with disjoint sets: a component that reaches the least size is a new group; one that takes up | |
// small components goes on as it was; where several groups meet at a level, they are the parts of a new one. Read    |
// | backwards that is the same tree. | | What differs: the components that meet at a level are gathered first and
// joined at once, so that equal lengths give| | one split into many parts; and no dendrogram of single points is made.
// |
// +--------------------------------------------------------------------------------------------------------------------+
class Condensation {
 public:
  Condensation(std::size_t points, std::size_t min_group_size)
      : min_group_size_(min_group_size), components_(points), next_point_(points), exits_(points) {
    std::iota(next_point_.begin(), next_point_.end(), 0U);
    for (std::uint32_t point = 0; point < points; ++point) components_[point] = {point, point, 1, no_density_node};
  }

  void add_level(std::span<const TreeEdge> edges, double distance) {
    for (const TreeEdge& edge : edges) meet(root_of(edge.a), root_of(edge.b));
    for (const TreeEdge& edge : edges) join(root_of(edge.a), distance);
  }

  DensityHierarchy finish() {
    if (nodes_.empty()) add_root_without_groups();
    const auto last = static_cast<std::uint32_t>(nodes_.size() - 1);
    DensityHierarchy hierarchy{.min_group_size = min_group_size_, .nodes = std::move(nodes_), .exits = {}};
    for (std::uint32_t at = 0; at <= last; ++at) {
      DensityNode& node = hierarchy.nodes[at];
      if (node.parent != no_density_node) node.parent = last - node.parent;
      node.stability = masses_[at].value() - node.size * density_at(node.birth);
    }
    std::reverse(hierarchy.nodes.begin(), hierarchy.nodes.end());
    for (DensityExit& exit : exits_) exit.node = last - exit.node;
    hierarchy.exits = std::move(exits_);
    return hierarchy;
  }

 private:
  struct Component {
    std::uint32_t above;      // towards the point that stands for the component, which is above itself
    std::uint32_t next_part;  // the components that meet at the level in hand, in a ring
    std::uint32_t size;
    std::uint32_t node;  // that it is; no_density_node while it is small
  };

  std::uint32_t root_of(std::uint32_t point) {
    while (components_[point].above != point)
      point = components_[point].above = components_[components_[point].above].above;
    return point;
  }

  void meet(std::uint32_t a, std::uint32_t b) {
    if (components_[a].size < components_[b].size) std::swap(a, b);
    components_[b].above = a;
    components_[a].size += components_[b].size;
    std::swap(components_[a].next_part, components_[b].next_part);
  }

  // Takes the ring of parts apart and calls visit for each of them.
  template <class Visit>
  void take_parts(std::uint32_t root, Visit visit) {
    std::uint32_t part = root;
    do {
      const std::uint32_t next = std::exchange(components_[part].next_part, part);
      visit(part);
      part = next;
    } while (part != root);
  }

  void join(std::uint32_t root, double distance) {
    if (components_[root].next_part == root) return;  // done by an earlier edge of this level
    if (components_[root].size < min_group_size_) {
      take_parts(root, [&](std::uint32_t part) {
        if (part != root) std::swap(next_point_[root], next_point_[part]);
      });
      return;
    }
    const std::uint32_t node = node_of_union(root, distance);
    take_parts(root, [&](std::uint32_t part) {
      const std::uint32_t part_node = components_[part].node;
      if (part_node == no_density_node) {
        release_points(part, {distance, node});
      } else if (part_node != node) {
        nodes_[part_node].parent = node;
        nodes_[part_node].birth = distance;
      }
    });
    components_[root].node = node;
    const std::uint32_t gained = components_[root].size - std::exchange(nodes_[node].size, components_[root].size);
    masses_[node].add(gained * density_at(distance));
  }

  // The one group among the parts, or a new one where there is none or there are several.
  std::uint32_t node_of_union(std::uint32_t root, double distance) {
    std::uint32_t found = no_density_node;
    std::size_t groups = 0;
    std::uint32_t part = root;
    do {
      if (components_[part].node != no_density_node) {
        found = components_[part].node;
        ++groups;
      }
      part = components_[part].next_part;
    } while (part != root);
    if (groups == 1) return found;
    DensityNode node;
    node.death = distance;
    nodes_.push_back(node);
    masses_.emplace_back();
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  void release_points(std::uint32_t part, DensityExit exit) {
    std::uint32_t point = part;
    do {
      exits_[point] = exit;
      point = next_point_[point];
    } while (point != part);
  }

  void add_root_without_groups() {
    DensityNode root;
    root.size = static_cast<std::uint32_t>(exits_.size());
    root.death = root.birth;
    nodes_.push_back(root);
    masses_.emplace_back();
    for (DensityExit& exit : exits_) exit = {root.death, 0};
  }

  std::size_t min_group_size_;
  std::vector<Component> components_;
  std::vector<std::uint32_t> next_point_;  // the points of a small component, in a ring
  std::vector<DensityExit> exits_;
  std::vector<DensityNode> nodes_{};                // in the order of their deaths, from the densest
  std::vector<internal::CompensatedSum> masses_{};  // of each node: sum of the densities at which its points leave
};

}  // namespace

double density_at(double distance) {
  return distance < least_positive_distance ? std::numeric_limits<double>::infinity() : 1 / distance;
}

DensityHierarchy density_hierarchy(const SpanningTree& tree, std::size_t min_group_size) {
  if (min_group_size < 2)
    throw Error({.code = "min-group-size-not-valid",
                 .severity = Severity::error,
                 .what = "the least size of a group is " + std::to_string(min_group_size) + "; a group is at least two",
                 .way_out = "give a whole number from 2: --min-group-size=5"});
  if (tree.points == 0) return {.min_group_size = min_group_size};
  Condensation condensation(tree.points, min_group_size);
  const std::span<const TreeEdge> edges = tree.edges;
  for (std::size_t first = 0; first < edges.size();) {
    const double level = level_of(edges[first]);
    std::size_t end = first + 1;
    while (end < edges.size() && level_of(edges[end]) == level) ++end;
    condensation.add_level(edges.subspan(first, end - first), level);
    first = end;
  }
  return condensation.finish();
}

}  // namespace ecumene
