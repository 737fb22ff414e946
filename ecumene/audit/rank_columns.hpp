// Columns of places in an order: recognised from figures and labels, and checked for covering the places 1 to n.
//
// A valid column gives every place once: a single place to one region, a tied range "6-8" to as many as it is wide.
// Where no ranges are printed, equal places are read as ties in the style that fits: the first place of the tie (1, 2,
// 2, 4), the last (1, 3, 3, 4) or the middle (1, 2.5, 2.5, 4). Dense ranks (1, 2, 2, 3) cover no places and are left
// alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ecumene/audit/edit.hpp"
#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

enum class TieStyle : std::uint8_t { range, first, last, middle };

struct PlaceRange {
  int low = 0;
  int high = 0;
  friend auto operator<=>(const PlaceRange&, const PlaceRange&) = default;
};

struct RankColumn {
  std::size_t column = 0;
  TieStyle style = TieStyle::range;
  std::vector<std::size_t> rows{};   // rows with a place
  std::vector<PlaceRange> places{};  // by row in `rows`, as printed
  int count = 0;                     // places to cover, absent ones included
  int absent = 0;                    // rows whose place is not printed: so many places may stay uncovered
  bool valid = false;
  std::vector<Choice> repairs{};  // single cells whose change makes the column valid
};

// Columns that are ranks; cheap for columns that cannot be.
std::vector<RankColumn> rank_columns(const TableWork& work);

// Places given more than once and places given to nobody, in words; empty for a valid column.
std::string coverage_faults(const RankColumn& column);

}  // namespace ecumene::auditing
