// The density hierarchy HDBSCAN* of points, and the groups that are read off it.
//
// The idea: at a distance e, a group is a set of points chained by mutual reachability distances <= e; smaller pieces
// than `min_group_size` are no groups. As e falls from infinity, groups lose points, split, and dissolve. The density
// of a level is lambda = 1 / e [Campello, Moulavi & Sander 2013, PAKDD; Campello, Moulavi, Zimek & Sander 2015, ACM
// TKDD 10(1):5; the lean form of the tree: McInnes & Healy 2017, ICDM workshops].
//
// Ties: the hierarchy is defined by its levels, as in the first two papers: all edges of one length go at once, and a
// group can split into three or more. So it is a function of the distances alone. (The `hdbscan` package for Python
// splits in two, edge after edge; where lengths are equal its groups depend on the order of the rows.)
//
// Levels are kept as distances, in the unit of the points. Distances below 2^-990 count as 0: there the density is
// infinite, which is a level like any other. Points that coincide make groups of infinite stability; nothing else does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

namespace ecumene {

inline constexpr std::uint32_t no_density_node = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t outside_groups = std::numeric_limits<std::uint32_t>::max();  // label of noise

// 1 / distance; infinite at 0.
double density_at(double distance);

// A group on its way down the levels, from the split that makes it to the one that ends it.
struct DensityNode {
  std::uint32_t parent = no_density_node;                  // of the root: no_density_node
  std::uint32_t size = 0;                                  // points at its birth
  double birth = std::numeric_limits<double>::infinity();  // the distance at which it parts from its siblings
  double death = 0;                                        // the distance at which it splits or dissolves, < birth
  double stability = 0;  // sum over its points of (density where the point leaves it - density at its birth)
};

// Where a point leaves the groups for good: the last node that held it, and the distance.
struct DensityExit {
  double distance = 0;
  std::uint32_t node = 0;
};

struct DensityHierarchy {
  std::size_t min_group_size = 0;
  std::vector<DensityNode> nodes{};  // the root, all points, first; parents before children; deaths never rising
  std::vector<DensityExit> exits{};  // one for each point
};

// From a tree of mutual reachability distances (or any spanning tree: single linkage). O(n log n) time at worst, about
// 40 bytes a point. Fewer points than min_group_size: a root that dies at its birth. No points: no nodes. Throws Error
// "min-group-size-not-valid" below 2.
DensityHierarchy density_hierarchy(const SpanningTree& tree, std::size_t min_group_size);

// excess_of_mass: of each group and its parts, those with the greater sum of stabilities; the whole where they are
// equal. leaves: the groups that never split.
enum class DensitySelection : std::uint8_t { excess_of_mass, leaves };

struct DensityGroupOptions {
  DensitySelection selection = DensitySelection::excess_of_mass;
  // Whether all points may be one group. Where they are, its members are the points that stay to its death, or, where
  // `least_distance` is above 0, to that distance.
  bool allow_single_group = false;
  // Groups born at smaller distances are joined again, up to the first that was born here or above [Malzer & Baum 2020,
  // IEEE MFI]. 0: none.
  double least_distance = 0;
  std::size_t largest_group = 0;  // excess of mass takes the parts of larger ones; 0: no limit
  // Rows from the least to the greatest (canonical_order): decides the numbers of groups of one size. Empty: as they
  // stand.
  std::span<const std::uint32_t> row_order{};
};

struct DensityGroup {
  std::uint32_t node = 0;
  std::uint32_t size = 0;  // points that bear its label
  double stability = 0;
  // stability / (points × density at death), 0 to 1: how much of its range of densities the group lives through, on the
  // mean of its points. Where the group ends at distance 0: the share of its points that coincide.
  double relative_stability = 0;
};

struct DensityGroups {
  std::vector<DensityGroup> groups{};   // the largest first; of one size the one with the least row first
  std::vector<std::uint32_t> labels{};  // of each point: its group, or outside_groups
  // Of each point: density where it leaves / density where its group dies, at most 1; 0 outside groups.
  std::vector<double> strengths{};
};

// O(n). REQUIRES row_order empty or a permutation of the points, least_distance >= 0.
DensityGroups density_groups(const DensityHierarchy& hierarchy, const DensityGroupOptions& options = {});

// GLOSH: 1 - (least distance at which the node that the point left, or a part of it, still lives) / (distance at which
// the point left). 0: in the midst of its surroundings; near 1: far outside [Campello et al. 2015, section 6].
std::vector<double> density_outlier_scores(const DensityHierarchy& hierarchy);

// DBSCAN*: the flat groups at one distance. Points whose core distance is above it are outside, all others are in the
// group of those they are chained with by distances <= it; groups of fewer than `min_group_size` points are left out.
// Numbered as above.
std::vector<std::uint32_t> density_groups_at(const SpanningTree& tree, double distance, std::size_t min_group_size = 1,
                                             std::span<const std::uint32_t> row_order = {});

}  // namespace ecumene
