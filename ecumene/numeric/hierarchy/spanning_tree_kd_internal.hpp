// The kd-tree under the spanning trees of few dimensions, and what its parts
// share.
//
// Points lie in packets of eight, column after column within a packet, so that
// one vector holds the same column of neighbouring points. A leaf is a run of
// packets; its last packet is filled up with infinity. A place in the packets
// is a slot. Rows whose scaled values are equal share one slot, that of the
// least of them (point_less); the others are kept aside. Nodes stand in
// preorder: the left child follows its parent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_buffer_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_crew_internal.hpp"

namespace ecumene::internal {

inline constexpr std::uint32_t packet_size = 8;
inline constexpr std::uint32_t largest_leaf = 64;  // one bit of a 64-bit mask for each point
inline constexpr std::uint32_t no_slot = 0xffffffffU;

struct KdNode {
  std::uint32_t first = 0;   // slot
  std::uint32_t end = 0;     // of a leaf: without the filling
  std::uint32_t right = 0;   // node; 0: a leaf
  std::uint32_t parent = 0;  // node
};

struct EqualRow {
  std::uint32_t slot;
  std::uint32_t row;  // not the least of those in the slot
};

struct KdTree {
  const PointSet* points = nullptr;
  std::size_t columns = 0;
  std::uint32_t slots = 0;
  std::uint32_t distinct = 0;    // slots that hold a point
  Buffer<double> values{};       // scaled
  Buffer<std::uint32_t> rows{};  // of each slot; no_slot in the filling
  std::vector<KdNode> nodes{};
  std::vector<double> boxes{};          // of each node: least values, then greatest
  std::vector<std::uint32_t> leaves{};  // nodes, from left to right
  std::vector<EqualRow> equal{};        // by slot

  const double* packet(std::uint32_t slot) const {
    return values.data() + std::size_t{slot} / packet_size * (packet_size * columns);
  }
  double value(std::uint32_t slot, std::size_t column) const {
    return packet(slot)[column * packet_size + slot % packet_size];
  }
  // As squared_distance of points_internal.hpp.
  double square(std::uint32_t a, std::uint32_t b) const {
    const double* x = packet(a) + a % packet_size;
    const double* y = packet(b) + b % packet_size;
    double sum = 0;
    std::size_t j = 0;
    do {  // a first column always is
      const double difference = x[j * packet_size] - y[j * packet_size];
      sum += difference * difference;
    } while (++j < columns);
    return sum;
  }
  bool is_less(std::uint32_t a, std::uint32_t b) const { return point_less(points->rows, rows[a], rows[b]); }
  const double* box(std::uint32_t node) const { return boxes.data() + std::size_t{node} * 2 * columns; }
};

// O(n log n); equal rows cost nothing more. Leaves hold about half of to all of
// `leaf_size` points (<= largest_leaf).
KdTree kd_tree_of(const PointSet& points, std::size_t leaf_size, Crew& crew);

// The highest nodes with up to 8 leaves below them (or themselves a leaf): a search looks at the boxes of all these
// leaves at once. Every leaf is in one.
struct KdBunches {
  std::vector<std::uint32_t> bunch_of{};    // of each node; no_slot where it is not the top of one
  std::vector<std::uint32_t> first_leaf{};  // of each bunch: in KdTree::leaves
  std::vector<std::uint32_t> leaves{};      // of each bunch: how many
  Buffer<double> boxes{};  // of each bunch: eight least values for each column, then eight greatest; infinite beyond
  std::size_t columns = 0;

  const double* box(std::uint32_t bunch) const { return boxes.data() + bunch * 2 * columns * packet_size; }
};

KdBunches kd_bunches_of(const KdTree& tree, Crew& crew);

// What is known of the edges that leave each point.
struct KdNeighbours {
  std::size_t kept = 0;
  // `kept` for each slot: its nearest, in the order of edges (spanning_tree.hpp); no_slot where there is only one
  // point. Every edge of the slot that is not in its list comes after those that are, but for mutual reachability: then
  // it does not come before (the greater of last_squares and the core, last_squares) in that order.
  Buffer<std::uint32_t> slots{};
  bool are_all = false;           // no edge is missing from the lists
  Buffer<double> last_squares{};  // infinite: no edge is missing; mutual reachability only
  Buffer<double> cores{};         // squares; mutual reachability only
};

// min_points as in kd_tree_edges; `kept` neighbours are kept, or all where there are fewer.
KdNeighbours kd_neighbours(const KdTree& tree, const KdBunches& bunches, std::size_t min_points, std::size_t kept,
                           Crew& crew);

}  // namespace ecumene::internal
