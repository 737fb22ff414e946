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

std::uint32_t Components::root(std::uint32_t component) {
  while (parent_[component] != component) component = parent_[component] = parent_[parent_[component]];
  return component;
}

bool Components::unite(std::uint32_t slot, std::uint32_t other) {
  if (parent_.empty()) {
    parent_.resize(count_);
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  const std::uint32_t a = root(component_[slot]);
  const std::uint32_t b = root(component_[other]);
  parent_[std::max(a, b)] = std::min(a, b);
  return a != b;
}

void Components::renumber() {
  // The least of those united comes first, and its new number takes the place of its parent.
  count_ = 0;
  for (std::uint32_t component = 0; component < parent_.size(); ++component) {
    const std::uint32_t parent = parent_[component];
    parent_[component] = parent == component ? static_cast<std::uint32_t>(count_++) : parent_[parent];
  }
  for (std::uint32_t& component : component_) component = parent_[component];
  parent_ = {};
}

}  // namespace ecumene::internal
