// A column of places in an order, as rank_columns() reads it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/audit/edit.hpp"

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

}  // namespace ecumene::auditing
