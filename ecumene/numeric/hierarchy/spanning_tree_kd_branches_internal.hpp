// How the kd-tree grows below its first cut.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_parting_internal.hpp"

namespace ecumene::internal {

// A part of the tree while it grows: `right` counts from the node itself; first and end are places.
struct Branch {
  std::vector<KdNode> nodes{};
  std::vector<double> boxes{};
  std::vector<EqualRow> equal{};  // slot: a place

  void append(const Branch& other) {
    nodes.insert(nodes.end(), other.nodes.begin(), other.nodes.end());
    boxes.insert(boxes.end(), other.boxes.begin(), other.boxes.end());
    equal.insert(equal.end(), other.equal.begin(), other.equal.end());
  }
};

// Points on one side of the first cut. Those at `at` in its columns are at the place first_place + at.
struct KdPart {
  std::size_t first_place = 0;
  std::size_t size = 0;
  std::array<KdColumns, 2> sides{};  // the points, and as much room: nodes are parted from one to the other
};

// A border between the least value and one `width` above it: above the least, so that neither side is empty.
double middle_of_space(double least, double width);

// How many levels below a node of so many rows are parted in the middle of space.
std::size_t levels_in_space(std::size_t rows, std::size_t columns);

inline constexpr std::size_t parallel_from = 16384;  // points of a node whose children are worth a task each

// Appends the tree of a part to the branch. Afterwards the points of the leaves are in the part's first side. With
// several threads, REQUIRES to be called inside crew.run().
void grow_part(const PointSet& points, const KdPart& part, std::size_t levels, std::size_t leaf_size, Crew& crew,
               Branch& branch);

}  // namespace ecumene::internal
