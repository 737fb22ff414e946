// The work that a cell of the benchmark times, by name, and the naive twins that it is checked against.
//
//   tree               minimum spanning tree (single linkage)
//   reach              mutual reachability tree, min_points = 10
//   ward, average, complete     linkage of points
//   average-light, complete-light     the same without a matrix of distances
//   tables-average, tables-ward       a tree for each table of 85 rows
#pragma once

#include <cstddef>
#include <string_view>

#include "measurement.hpp"
#include "npy.hpp"

namespace ecumene::bench {

// Throws std::invalid_argument for a job that is not above.
Cell timed(std::string_view job, const Table& table, std::size_t threads);

// Spanning trees: Prim's algorithm over all pairs, O(n^2 d). Linkages: linkage_tree on the matrix of distances, another
// road than the one that is timed, O(n^2) memory.
Cell timed_twin(std::string_view job, const Table& table);

}  // namespace ecumene::bench
