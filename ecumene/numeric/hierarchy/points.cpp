#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"

namespace ecumene {
namespace {

// NaN above every number; -0 as 0.
std::weak_ordering value_order(double x, double y) {
  if (x < y) return std::weak_ordering::less;
  if (y < x) return std::weak_ordering::greater;
  return std::isnan(x) <=> std::isnan(y);
}

struct FirstValue {
  double value;
  std::uint32_t row;
};

}  // namespace

std::vector<std::uint32_t> canonical_order(MatrixView<const double> rows) {
  std::vector<std::uint32_t> order(rows.rows());
  std::iota(order.begin(), order.end(), 0U);
  if (rows.columns() == 0) return order;
  // The first column decides most comparisons, so it travels with the row.
  std::vector<FirstValue> keys(rows.rows());
  for (const std::uint32_t row : order) keys[row] = {rows(row, 0), row};
  std::sort(keys.begin(), keys.end(), [&](const FirstValue& a, const FirstValue& b) {
    auto found = value_order(a.value, b.value);
    for (std::size_t j = 1; found == 0 && j < rows.columns(); ++j) found = value_order(rows(a.row, j), rows(b.row, j));
    return found == 0 ? a.row < b.row : found < 0;
  });
  for (std::size_t at = 0; at < keys.size(); ++at) order[at] = keys[at].row;
  return order;
}

namespace internal {

namespace {

[[noreturn]] void refuse_value(double value, std::size_t at, std::size_t columns) {
  throw Error({.code = "value-not-finite",
               .severity = Severity::error,
               .what = "the value in row " + std::to_string(at / columns + 1) + ", column " +
                       std::to_string(at % columns + 1) + " is " + (std::isnan(value) ? "missing" : "infinite"),
               .way_out = "fill it, or leave its row or column out"});
}

}  // namespace

PointSet checked_points(MatrixView<const double> rows) {
  constexpr std::size_t most_rows = std::size_t{1} << 31;  // the nodes of a dendrogram are numbered with 32 bits
  if (rows.rows() > most_rows)
    throw Error({.code = "too-many-points",
                 .severity = Severity::error,
                 .what = std::to_string(rows.rows()) + " rows are more than a hierarchy can hold (2147483648)",
                 .way_out = "group a sample, or each part of the country by itself"});
  const auto values = rows.values();
  const auto bad = std::find_if(values.begin(), values.end(), [](double value) { return !std::isfinite(value); });
  if (bad != values.end()) refuse_value(*bad, static_cast<std::size_t>(bad - values.begin()), rows.columns());
  constexpr int exponent_of_largest = 400;
  const double largest = largest_magnitude(rows.values());
  if (largest == 0) return {rows, 1};
  return {rows, std::ldexp(1.0, std::min(exponent_of_largest - binary_exponent(largest), 1023))};
}

void refuse_length() {
  throw Error({.code = "distance-too-large",
               .severity = Severity::error,
               .what = "the distance of two rows is larger than a number can be (about 1.8e308)",
               .way_out = "check the unit of the values, or scale the columns: --scaling=zscore"});
}

EqualRows equal_rows(MatrixView<const double> rows) {
  EqualRows equal{.order = canonical_order(rows), .begin = {}};
  for (std::uint32_t at = 0; at < equal.order.size(); ++at) {
    const bool is_new = at == 0 || content_order(rows.row(equal.order[at - 1]).data(), rows.row(equal.order[at]).data(),
                                                 rows.columns()) != 0;
    if (is_new) equal.begin.push_back(at);
  }
  equal.begin.push_back(static_cast<std::uint32_t>(equal.order.size()));
  return equal;
}

}  // namespace internal
}  // namespace ecumene
