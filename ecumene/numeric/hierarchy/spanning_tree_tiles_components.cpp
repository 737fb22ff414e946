#include "ecumene/numeric/hierarchy/spanning_tree_tiles_components_internal.hpp"

#include <algorithm>
#include <numeric>

namespace ecumene::internal {

Components::Components(const TileSpace& space)
    : space_(space), count_(space.size()), component_(space.size()), node_component_(space.nodes().size()) {
  std::iota(component_.begin(), component_.end(), 0U);
}

void Components::label_nodes() {
  const auto& nodes = space_.nodes();
  for (auto node = static_cast<std::uint32_t>(nodes.size()); node-- > 0;) {
    std::uint32_t& label = node_component_[node];
    if (nodes[node].right != 0) {
      label = node_component_[node + 1];
      if (label != node_component_[nodes[node].right]) label = nobody;
      continue;
    }
    const std::uint32_t* first = component_.data() + space_.first_slot(nodes[node].first_tile);
    const std::uint32_t* last = first + space_.slots_of(nodes[node].first_tile);
    label = std::all_of(first, last, [&](std::uint32_t component) { return component == *first; }) ? *first : nobody;
  }
}

std::uint64_t Components::others_in(std::uint32_t leaf, std::uint32_t component) const {
  const std::size_t tile = space_.nodes()[leaf].first_tile;
  const std::uint32_t* first = component_.data() + space_.first_slot(tile);
  std::uint64_t others = 0;
  for (std::size_t i = 0; i < space_.slots_of(tile); ++i) others |= std::uint64_t{first[i] != component} << i;
  return others;
}

std::vector<bool> Components::unite(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges) {
  std::vector<std::uint32_t> parent(count_);
  std::iota(parent.begin(), parent.end(), 0U);
  const auto root = [&](std::uint32_t component) {
    while (parent[component] != component) component = parent[component] = parent[parent[component]];
    return component;
  };
  std::vector<bool> has_united(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::uint32_t a = root(component_[edges[i].first]);
    const std::uint32_t b = root(component_[edges[i].second]);
    has_united[i] = a != b;
    parent[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::uint32_t> name(count_, nobody);
  count_ = 0;
  for (std::uint32_t& component : component_) {
    std::uint32_t& renamed = name[root(component)];
    if (renamed == nobody) renamed = static_cast<std::uint32_t>(count_++);
    component = renamed;
  }
  return has_united;
}

}  // namespace ecumene::internal
