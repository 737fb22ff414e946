#include "ecumene/report/tree_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "ecumene/numeric/hierarchy/dendrogram_top.hpp"
#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

// A tree from elsewhere can hold numbers that are no nodes, or nodes that are joined twice; it is then not drawn.
bool is_drawable(const Typology& typology) {
  const Dendrogram& tree = typology.tree;
  const std::size_t n = tree.leaves;
  if (n == 0 || typology.regions.size() != n || tree.merges.size() + 1 != n) return false;
  std::vector<char> is_joined(n + tree.merges.size(), 0);
  for (std::size_t i = 0; i < tree.merges.size(); ++i) {
    const Merge& merge = tree.merges[i];
    if (merge.left >= n + i || merge.right >= n + i || !std::isfinite(merge.height)) return false;
    if (std::exchange(is_joined[merge.left], 1) || std::exchange(is_joined[merge.right], 1)) return false;
  }
  return true;
}

// The leaf order of the typology, or the regions as they stand where it has none.
std::vector<std::uint32_t> drawing_order(const Typology& typology) {
  const std::size_t n = typology.tree.leaves;
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::vector<char> is_placed(n, 0);
  const auto takes_a_place = [&](std::uint32_t leaf) { return leaf < n && std::exchange(is_placed[leaf], 1) == 0; };
  const bool is_order =
      typology.order.size() == n && std::all_of(typology.order.begin(), typology.order.end(), takes_a_place);
  return is_order ? typology.order : order;
}

// Of every node of the tree: the group that all its regions share.
using SharedGroup = std::optional<std::uint32_t>;
std::vector<SharedGroup> shared_groups(const Typology& typology) {
  std::vector<SharedGroup> groups(typology.tree.leaves);
  std::copy_n(typology.groups.begin(), std::min(groups.size(), typology.groups.size()), groups.begin());
  for (const Merge& merge : typology.tree.merges) {
    groups.push_back(groups[merge.left] == groups[merge.right] ? groups[merge.left] : std::nullopt);
  }
  return groups;
}

std::size_t group_count(const Typology& typology) {
  if (typology.groups.empty()) return 0;
  return std::size_t{*std::max_element(typology.groups.begin(), typology.groups.end())} + 1;
}

// The highest branches. Where most of them are single regions, as single linkage has it, that would be a list of
// outliers: then a row is worth a branch of the mean size, and only what joins the groups is drawn whatever its size.
DendrogramTop drawn_top(const Typology& typology, std::size_t most, TreeLayout& layout) {
  const std::size_t regions = typology.tree.leaves;
  const std::vector<std::uint32_t> order = drawing_order(typology);
  DendrogramTop highest = dendrogram_top(typology.tree, {.most_branches = most, .row_order = order});
  const auto singles = std::count_if(highest.branches.begin(), highest.branches.end(),
                                     [](const CollapsedBranch& branch) { return branch.rows == 1; });
  if (regions <= 5 * most || 2 * static_cast<std::size_t>(singles) <= most) return highest;
  layout.least_side = (regions + most - 1) / most;
  const std::size_t groups = group_count(typology);
  DendrogramTop larger = dendrogram_top(typology.tree, {.most_branches = most,
                                                        .least_side = layout.least_side,
                                                        .always_kept = groups > 0 ? groups - 1 : 0,
                                                        .row_order = order});
  return larger.branches.size() > 1 ? larger : highest;  // a mere chain has no larger branches
}

// A node of the picture.
struct Node {
  double row = 0;
  double last_row = 0;
  double height = 0;
  SharedGroup group{};
  std::size_t stragglers = 0;
};

void add_joins(const DendrogramTop& top, const std::vector<SharedGroup>& groups, std::size_t regions,
               TreeLayout& layout) {
  std::vector<Node> nodes;
  for (const CollapsedBranch& branch : top.branches) {
    const auto row = static_cast<double>(nodes.size());
    nodes.push_back({row, row, 0, groups[branch.node], 0});
  }
  for (std::size_t at = 0; at < top.merges.size(); ++at) {
    const Merge& merge = top.tree.merges[at];
    const bool left_first = nodes[merge.left].row < nodes[merge.right].row;
    const Node& first = nodes[left_first ? merge.left : merge.right];
    const Node& second = nodes[left_first ? merge.right : merge.left];
    layout.joins.push_back({.first_row = first.row,
                            .second_row = second.row,
                            .first_height = first.height,
                            .second_height = second.height,
                            .height = merge.height,
                            .merge = top.merges[at],
                            .parting = first.last_row + 0.5,
                            .first_group = first.group,
                            .second_group = second.group,
                            .first_stragglers = first.stragglers,
                            .second_stragglers = second.stragglers});
    layout.highest = std::max(layout.highest, merge.height);
    layout.stragglers += top.stragglers[at];
    nodes.push_back({(first.row + second.row) / 2, second.last_row, merge.height, groups[regions + top.merges[at]],
                     top.stragglers[at]});
  }
}

std::optional<double> cut_height(const Typology& typology) {
  if (typology.options.height) return typology.options.height;
  const auto& merges = typology.tree.merges;
  if (typology.groups.empty() || !typology.tree.inversions.empty()) return std::nullopt;
  const std::size_t groups = group_count(typology);
  if (groups < 2 || groups > merges.size()) return std::nullopt;
  const std::size_t first_between = merges.size() + 1 - groups;
  const double below = first_between == 0 ? 0 : merges[first_between - 1].height;
  return (below + merges[first_between].height) / 2;
}

}  // namespace

TreeLayout tree_layout(const Typology& typology, std::size_t most) {
  TreeLayout layout;
  if (!is_drawable(typology)) return layout;
  most = std::max<std::size_t>(most, 2);
  layout.regions = typology.tree.leaves;
  const DendrogramTop top = drawn_top(typology, most, layout);
  const std::vector<SharedGroup> groups = shared_groups(typology);
  for (const CollapsedBranch& branch : top.branches) {
    const std::string& name = typology.regions[branch.representative];
    layout.rows.push_back({branch.rows == 1 ? name : counted(branch.rows, "region") + ", among them " + name,
                           branch.rows, groups[branch.node], branch.height});
  }
  add_joins(top, groups, typology.tree.leaves, layout);
  layout.cut = cut_height(typology);
  layout.cut_among_ties = layout.cut && !typology.options.height &&
                          std::any_of(typology.tree.merges.begin(), typology.tree.merges.end(),
                                      [&](const Merge& merge) { return merge.height == *layout.cut; });
  return layout;
}

std::string stragglers_in_words(const TreeLayout& layout) {
  const bool one = layout.stragglers == 1;
  return counted(layout.stragglers, "region joins", "regions join") + " alone or in parts of fewer than " +
         grouped(layout.least_side) + "; " + (one ? "it has" : "they have") + " no row of " +
         (one ? "its own." : "their own.");
}

std::vector<double> axis_ticks(double least, double greatest, std::size_t most) {
  const double width = greatest - least;
  if (!(width > 0) || !std::isfinite(width) || most < 2) return {least};
  const double raw = width / static_cast<double>(most - 1);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = power * 10;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= raw * (1 - 1e-9)) {
      step = factor * power;
      break;
    }
  }
  std::vector<double> ticks;
  const double first = std::ceil(least / step - 1e-9);
  for (double k = first; k * step <= greatest + step * 1e-9; k += 1) ticks.push_back(k * step);
  return ticks;
}

}  // namespace ecumene
