#include "ecumene/report/tree_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

struct Node {
  double row = 0;
  double height = 0;
  std::size_t first_place = 0;  // least place of its leaves in the leaf order
  std::size_t first_leaf = 0;   // the region that stands there
  std::size_t size = 1;
  std::optional<std::uint32_t> group;
};

// A tree from elsewhere can hold numbers that are no nodes; it is then not drawn.
bool is_drawable(const Typology& typology) {
  const Dendrogram& tree = typology.tree;
  const std::size_t n = tree.leaves;
  if (n == 0 || typology.regions.size() != n || tree.merges.size() + 1 != n) return false;
  for (std::size_t i = 0; i < tree.merges.size(); ++i) {
    const Merge& merge = tree.merges[i];
    if (merge.left >= n + i || merge.right >= n + i || !std::isfinite(merge.height)) return false;
  }
  return true;
}

std::vector<Node> nodes_of(const Typology& typology) {
  const std::size_t n = typology.tree.leaves;
  std::vector<Node> nodes(n);
  for (std::size_t i = 0; i < n; ++i) {
    nodes[i].first_place = i;
    nodes[i].first_leaf = i;
    if (i < typology.groups.size()) nodes[i].group = typology.groups[i];
  }
  if (typology.order.size() == n) {
    for (std::size_t place = 0; place < n; ++place) {
      if (typology.order[place] < n) nodes[typology.order[place]].first_place = place;
    }
  }
  for (const Merge& merge : typology.tree.merges) {
    const Node& left = nodes[merge.left];
    const Node& right = nodes[merge.right];
    Node node = left.first_place < right.first_place ? left : right;
    node.height = merge.height;
    node.size = left.size + right.size;
    node.group = left.group == right.group ? left.group : std::nullopt;
    nodes.push_back(node);
  }
  return nodes;
}

// The merges drawn are the last ones: a node's number is greater than those of the nodes below it, so the `most` - 1
// last merges form the top of the tree, and what they join and is no such merge itself is a row.
std::vector<std::size_t> row_nodes(const Typology& typology, std::vector<Node>& nodes, std::size_t most) {
  const std::size_t n = typology.tree.leaves;
  const std::size_t drawn = std::min(n - 1, most - 1);
  const std::size_t first_drawn = nodes.size() - drawn;
  std::vector<std::size_t> rows;
  if (drawn == 0) rows.push_back(nodes.size() - 1);
  for (std::size_t node = first_drawn; node < nodes.size(); ++node) {
    const Merge& merge = typology.tree.merges[node - n];
    for (const std::size_t child : {std::size_t{merge.left}, std::size_t{merge.right}}) {
      if (child < first_drawn) rows.push_back(child);
    }
  }
  std::sort(rows.begin(), rows.end(),
            [&](std::size_t a, std::size_t b) { return nodes[a].first_place < nodes[b].first_place; });
  for (std::size_t row = 0; row < rows.size(); ++row) {
    nodes[rows[row]].row = static_cast<double>(row);
    nodes[rows[row]].height = 0;
  }
  return rows;
}

std::optional<double> cut_height(const Typology& typology) {
  if (typology.options.height) return typology.options.height;
  const auto& merges = typology.tree.merges;
  if (typology.groups.empty() || !typology.tree.inversions.empty()) return std::nullopt;
  const std::size_t groups = std::size_t{*std::max_element(typology.groups.begin(), typology.groups.end())} + 1;
  if (groups < 2 || groups > merges.size()) return std::nullopt;
  const std::size_t first_between = merges.size() + 1 - groups;
  const double below = first_between == 0 ? 0 : merges[first_between - 1].height;
  return (below + merges[first_between].height) / 2;
}

}  // namespace

TreeLayout tree_layout(const Typology& typology, std::size_t most) {
  TreeLayout layout;
  if (!is_drawable(typology)) return layout;
  const std::size_t n = typology.tree.leaves;
  layout.regions = n;
  std::vector<Node> nodes = nodes_of(typology);
  const std::vector<std::size_t> rows = row_nodes(typology, nodes, std::max<std::size_t>(most, 2));
  for (const std::size_t index : rows) {
    const Node& node = nodes[index];
    const std::string& name = typology.regions[node.first_leaf];
    layout.rows.push_back(
        {node.size == 1 ? name : counted(node.size, "region") + ", among them " + name, node.size, node.group});
  }
  for (std::size_t index = nodes.size() - (rows.size() - 1); index < nodes.size(); ++index) {
    const Merge& merge = typology.tree.merges[index - n];
    const bool left_first = nodes[merge.left].row < nodes[merge.right].row;
    const Node& first = nodes[left_first ? merge.left : merge.right];
    const Node& second = nodes[left_first ? merge.right : merge.left];
    nodes[index].row = (first.row + second.row) / 2;
    layout.joins.push_back(
        {first.row, second.row, first.height, second.height, merge.height, first.group, second.group});
    layout.highest = std::max(layout.highest, merge.height);
  }
  layout.cut = cut_height(typology);
  layout.cut_among_ties = layout.cut && !typology.options.height &&
                          std::any_of(typology.tree.merges.begin(), typology.tree.merges.end(),
                                      [&](const Merge& merge) { return merge.height == *layout.cut; });
  return layout;
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
