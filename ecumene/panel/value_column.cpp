#include "ecumene/panel/value_column.hpp"

#include <array>
#include <limits>

#include "ecumene/panel/table_rows.hpp"

namespace ecumene {
namespace {

constexpr std::array<double, 23> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

}  // namespace

bool is_one_figure(const Interval& value) {
  return value.low.units() == value.high.units() && value.low.decimals() == value.high.decimals();
}

void ValueColumn::reserve(std::size_t rows) {
  mantissa_.reserve(rows);
  decimals_.reserve(rows);
}

void ValueColumn::push_back(const std::optional<Interval>& value) {
  if (!value) {
    mantissa_.push_back(0);
    decimals_.push_back(no_value);
    return;
  }
  const Decimal::Units units = value->low.units();
  const int decimals = value->low.decimals();
  const bool fits = units >= std::numeric_limits<std::int64_t>::min() &&
                    units <= std::numeric_limits<std::int64_t>::max() && decimals > in_side_table &&
                    decimals <= std::numeric_limits<std::int8_t>::max();
  if (fits && is_one_figure(*value)) {
    mantissa_.push_back(static_cast<std::int64_t>(units));
    decimals_.push_back(static_cast<std::int8_t>(decimals));
  } else {
    mantissa_.push_back(static_cast<std::int64_t>(wide_.size()));
    decimals_.push_back(in_side_table);
    wide_.push_back(*value);
  }
}

std::optional<Interval> ValueColumn::operator[](std::size_t row) const {
  if (decimals_[row] == no_value) return std::nullopt;
  if (decimals_[row] == in_side_table) return wide_[static_cast<std::size_t>(mantissa_[row])];
  const Decimal figure(mantissa_[row], decimals_[row]);
  return Interval{figure, figure};
}

bool ValueColumn::is_interval(std::size_t row) const {
  return decimals_[row] == in_side_table && !is_one_figure(wide_[static_cast<std::size_t>(mantissa_[row])]);
}

double ValueColumn::number(std::size_t row) const {
  const std::int8_t decimals = decimals_[row];
  if (decimals == no_value) return std::numeric_limits<double>::quiet_NaN();
  if (decimals == in_side_table) {
    return midpoint_number(wide_[static_cast<std::size_t>(mantissa_[row])]);
  }
  // Both operands are exact doubles, so the one division is correctly rounded.
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  const std::int64_t mantissa = mantissa_[row];
  if (mantissa >= -exact && mantissa <= exact && decimals >= 0 && decimals <= 22) {
    return static_cast<double>(mantissa) / powers_of_ten[static_cast<std::size_t>(decimals)];
  }
  return Decimal(mantissa, decimals).to_double();
}

}  // namespace ecumene
