// Exact values of observations in 9 bytes each: a 64-bit mantissa and its number of decimals.
//
// Intervals and the rare decimals that need more go into a side table (48 bytes more). What comes out is what went in,
// to the printed decimals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ecumene/base/decimal.hpp"

namespace ecumene {

class ValueColumn {
 public:
  void push_back(const std::optional<Interval>& value);
  std::optional<Interval> operator[](std::size_t row) const;

  bool has_value(std::size_t row) const { return decimals_[row] != no_value; }
  // The midpoint as the nearest double; NaN where there is no value.
  double number(std::size_t row) const;
  // True if the value is not one single printed figure.
  bool is_interval(std::size_t row) const;
  std::size_t size() const { return decimals_.size(); }
  void reserve(std::size_t rows);

 private:
  static constexpr std::int8_t no_value = INT8_MIN;
  static constexpr std::int8_t in_side_table = INT8_MIN + 1;

  std::vector<std::int64_t> mantissa_;  // or the position in wide_
  std::vector<std::int8_t> decimals_;   // or one of the two marks
  std::vector<Interval> wide_;
};

// True if both ends are the same printed figure: 1.6 and 1.6, not 1.6 and 1.60.
bool is_one_figure(const Interval& value);

}  // namespace ecumene
