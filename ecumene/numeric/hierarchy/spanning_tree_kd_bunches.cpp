// The lowest nodes of the kd-tree, bunched.
#include <algorithm>
#include <limits>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"

namespace ecumene::internal {
namespace {

std::vector<std::uint32_t> leaves_below(const KdTree& tree) {
  std::vector<std::uint32_t> leaves(tree.nodes.size(), 1);
  for (std::size_t node = tree.nodes.size(); node-- > 0;)
    if (tree.nodes[node].right != 0) leaves[node] = leaves[node + 1] + leaves[tree.nodes[node].right];
  return leaves;
}

}  // namespace

KdBunches kd_bunches_of(const KdTree& tree, Crew& crew) {
  const std::vector<std::uint32_t> leaves = leaves_below(tree);
  KdBunches bunches{.bunch_of = std::vector<std::uint32_t>(tree.nodes.size(), no_slot), .columns = tree.columns};
  std::uint32_t leaf = 0;
  for (std::uint32_t node = 0; node < tree.nodes.size(); ++node) {
    const bool is_top = leaves[node] <= packet_size && (node == 0 || leaves[tree.nodes[node].parent] > packet_size);
    if (is_top) {
      bunches.bunch_of[node] = static_cast<std::uint32_t>(bunches.first_leaf.size());
      bunches.first_leaf.push_back(leaf);
      bunches.leaves.push_back(leaves[node]);
    }
    if (tree.nodes[node].right == 0) ++leaf;
  }
  const std::size_t length = 2 * tree.columns * packet_size;
  bunches.boxes = Buffer<double>(bunches.first_leaf.size() * length, crew.memory());
  std::fill_n(bunches.boxes.data(), bunches.boxes.size(), std::numeric_limits<double>::infinity());
  for (std::size_t bunch = 0; bunch < bunches.first_leaf.size(); ++bunch)
    for (std::uint32_t lane = 0; lane < bunches.leaves[bunch]; ++lane) {
      const double* const box = tree.box(tree.leaves[bunches.first_leaf[bunch] + lane]);
      for (std::size_t j = 0; j < 2 * tree.columns; ++j)
        bunches.boxes[bunch * length + j * packet_size + lane] = box[j];
    }
  return bunches;
}

}  // namespace ecumene::internal
