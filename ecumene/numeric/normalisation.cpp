#include "ecumene/numeric/normalisation.hpp"

#include <cmath>

#include "ecumene/numeric/summary.hpp"

namespace ecumene {
namespace {

// (x - low) / (high - low), also where the difference of two doubles is not a double.
double share_of_span(double x, double low, double high) {
  const double width = high - low;
  return std::isfinite(width) ? (x - low) / width : (x / 2 - low / 2) / (high / 2 - low / 2);
}

template <class Formula>
std::vector<double> transformed(std::vector<double> values, Formula formula) {
  for (double& x : values)
    if (!std::isnan(x)) x = formula(x);
  return values;
}

std::vector<double> min_max(const std::vector<double>& values) {
  const double low = minimum(values);
  const double high = maximum(values);
  return transformed(values, [=](double x) { return low == high ? 0 : share_of_span(x, low, high); });
}

std::vector<double> z_scores(const std::vector<double>& values) {
  // A constant series is recognised by its values: its computed deviation may be a rounding error instead of 0.
  const bool constant = minimum(values) == maximum(values);
  const double centre = mean(values);
  const double deviation = standard_deviation(values, Divisor::n_minus_1);
  return transformed(values, [=](double x) { return constant ? 0 : (x - centre) / deviation; });
}

std::vector<double> percentile_ranks(const std::vector<double>& values) {
  const bool constant = minimum(values) == maximum(values);
  const double steps = static_cast<double>(present_count(values)) - 1;
  const auto from_below = rank_ranges(values, Better::lower);
  std::vector<double> percentiles(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) percentiles[i] = constant ? 0.5 : (from_below[i].low - 1) / steps;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isnan(values[i])) percentiles[i] = values[i];
  return percentiles;
}

std::vector<double> distance_to_target(const std::vector<double>& values, double target) {
  const double low = minimum(values);
  return transformed(values, [=](double x) { return x >= target ? 1 : share_of_span(x, low, target); });
}

}  // namespace

std::vector<double> normalised(std::span<const double> values, const NormalisationOptions& options) {
  const double sign = options.better == Better::lower ? -1 : 1;
  // Adding 0 turns the -0 of a reversed 0 into 0.
  auto directed = transformed({values.begin(), values.end()}, [=](double x) { return sign * x + 0.0; });
  switch (options.method) {
    case Normalisation::none:
      return directed;
    case Normalisation::min_max:
      return min_max(directed);
    case Normalisation::z_score:
      return z_scores(directed);
    case Normalisation::rank:
      return fractional_ranks(directed, Better::lower);
    case Normalisation::percentile:
      return percentile_ranks(directed);
    case Normalisation::target:
      return distance_to_target(directed, sign * options.target);
  }
  return directed;
}

}  // namespace ecumene
