#include "ecumene/numeric/summary.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <vector>

#include "ecumene/numeric/exact_scaling_internal.hpp"

namespace ecumene {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::vector<double> present_values(std::span<const double> values) {
  std::vector<double> present;
  present.reserve(values.size());
  for (const double value : values)
    if (!std::isnan(value)) present.push_back(value);
  return present;
}

double scaled_sum(std::span<const double> values, int exponent) {
  internal::CompensatedSum sum;
  for (const double value : values)
    if (!std::isnan(value)) sum.add(std::ldexp(value, -exponent));
  return sum.value();
}

// The mean square deviation is scaled_square * 4^exponent: a standard deviation of 1e200 has a square that no double
// holds, but the deviation itself is an ordinary number.
struct MeanSquare {
  double scaled_square;
  int exponent;
};

MeanSquare mean_square_deviation(std::span<const double> values, Divisor divisor) {
  auto deviations = present_values(values);
  const double count = static_cast<double>(deviations.size());
  const double divide_by = divisor == Divisor::n ? count : count - 1;
  if (divide_by <= 0) return {undefined, 0};
  const double centre = mean(deviations);
  for (double& value : deviations) value -= centre;
  const int exponent = internal::binary_exponent(internal::largest_magnitude(deviations));
  internal::CompensatedSum squares;
  for (const double deviation : deviations) {
    const double scaled = std::ldexp(deviation, -exponent);
    squares.add(scaled * scaled);
  }
  return {squares.value() / divide_by, exponent};
}

}  // namespace

std::size_t present_count(std::span<const double> values) {
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double value) { return !std::isnan(value); }));
}

double sum(std::span<const double> values) {
  return present_count(values) == 0 ? undefined : scaled_sum(values, 0);
}

double mean(std::span<const double> values) {
  const std::size_t count = present_count(values);
  if (count == 0) return undefined;
  const double plain = scaled_sum(values, 0);
  if (std::isfinite(plain)) return plain / static_cast<double>(count);
  // The sum of huge values can overflow where their mean does not.
  const int exponent = internal::binary_exponent(internal::largest_magnitude(values));
  return std::ldexp(scaled_sum(values, exponent) / static_cast<double>(count), exponent);
}

double variance(std::span<const double> values, Divisor divisor) {
  const auto square = mean_square_deviation(values, divisor);
  return std::ldexp(square.scaled_square, 2 * square.exponent);
}

double standard_deviation(std::span<const double> values, Divisor divisor) {
  const auto square = mean_square_deviation(values, divisor);
  return std::ldexp(std::sqrt(square.scaled_square), square.exponent);
}

double minimum(std::span<const double> values) {
  double least = undefined;
  for (const double value : values)
    if (!std::isnan(value) && !(value >= least)) least = value;
  return least;
}

double maximum(std::span<const double> values) {
  double greatest = undefined;
  for (const double value : values)
    if (!std::isnan(value) && !(value <= greatest)) greatest = value;
  return greatest;
}

double quantile(std::span<const double> values, double p) {
  assert(p >= 0 && p <= 1);
  auto present = present_values(values);
  if (present.empty() || std::isnan(p)) return undefined;
  std::sort(present.begin(), present.end());
  const double place = static_cast<double>(present.size() - 1) * std::clamp(p, 0.0, 1.0);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, present.size() - 1);
  return std::lerp(present[below], present[above], place - static_cast<double>(below));
}

}  // namespace ecumene
