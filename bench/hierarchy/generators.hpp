// The points of the benchmark: the same bytes on every machine (whole numbers of std::mt19937_64, the four operations
// and square roots, which IEEE 754 fixes; no other function of the mathematics library).
//
//   uniform  in the unit cube
//   gauss    sqrt(n)/4 round clouds of unequal size and spread, and 5 % of the points anywhere
//   city     d = 2: settlements of Zipf's sizes, thinning out as Pareto's law, and roads between them; coordinates are
//            rounded to 1e-4 of 100, so that many points coincide
//   reg      tables of 85 regions and d indicators that two factors correlate, one table after the other
#pragma once

#include <cstddef>
#include <string_view>

#include "npy.hpp"

namespace ecumene::bench {

// Throws std::invalid_argument for a kind that is not above.
Table generated(std::string_view kind, std::size_t rows, std::size_t columns);

}  // namespace ecumene::bench
