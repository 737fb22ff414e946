// Random tables that are correct by construction, for measuring false alarms and missed errors.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "ecumene/panel/table.hpp"

namespace ecumene::testing {

// A cell whose change by at least `least` must be noticed: it takes part in a relation that the other lines of the
// table confirm, its own line is complete, and `least` exceeds twice the rounding of every figure in that line.
struct Spot {
  std::size_t row = 0;
  std::size_t column = 0;
  double least = 0;
  bool place = false;  // a place in a column of ranks: any other place is an error
};

struct Generated {
  std::string kind;
  std::vector<std::string> column_labels;
  std::vector<std::string> row_labels;
  std::vector<std::vector<std::string>> cells;  // by row, as printed
  std::vector<Spot> spots;

  Table table() const;
};

inline constexpr int kinds = 9;
Generated generated(int kind, std::mt19937_64& random);

// One error at a spot: a digit changed, digits swapped, a decimal point moved or another figure; beyond rounding.
// False if the table has no spot that can take one.
bool inject(Generated& table, std::mt19937_64& random, Spot& where);

}  // namespace ecumene::testing
