// Which component of the growing forest each point of a TileSpace belongs to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_tiles_space_internal.hpp"

namespace ecumene::internal {

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

// Components are numbered 0, 1, ... by their first slots; at first each slot is one.
class Components {
 public:
  explicit Components(const TileSpace& space);

  std::size_t count() const { return count_; }
  std::uint32_t of(std::size_t slot) const { return component_[slot]; }
  // The component of all points of a node, or nobody; as it was at the last label_nodes.
  std::uint32_t of_node(std::uint32_t node) const { return node_component_[node]; }
  void label_nodes();
  // The points of a leaf that are not of this component, a bit each.
  std::uint64_t others_in(std::uint32_t leaf, std::uint32_t component) const;

  // Unites the components of two slots; tells whether they were two. All else knows of it from `renumber` on.
  bool unite(std::uint32_t slot, std::uint32_t other);
  void renumber();

 private:
  std::uint32_t root(std::uint32_t component);

  const TileSpace& space_;
  std::size_t count_;
  std::vector<std::uint32_t> component_;       // by slot
  std::vector<std::uint32_t> node_component_;  // by node
  std::vector<std::uint32_t> parent_{};        // by component, between unite and renumber: a lesser one, or itself
};

}  // namespace ecumene::internal
