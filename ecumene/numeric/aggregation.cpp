#include "ecumene/numeric/aggregation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <vector>

#include "ecumene/numeric/exact_scaling_internal.hpp"

namespace ecumene {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

struct Weighted {
  double value;
  double weight;
};

std::vector<Weighted> terms(std::span<const double> values, std::span<const double> weights) {
  std::vector<Weighted> present;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = weights.empty() ? 1 : weights[i];
    if (!std::isnan(values[i]) && weight > 0) present.push_back({values[i], weight});
  }
  return present;
}

template <class Transform>
double mean_of(const std::vector<Weighted>& terms, Transform transform) {
  internal::CompensatedSum sum;
  internal::CompensatedSum weight;
  for (const auto& term : terms) weight.add(term.weight);
  for (const auto& term : terms) sum.add(term.weight / weight.value() * transform(term.value));
  return sum.value();
}

double power_mean(const std::vector<Weighted>& terms, Mean mean) {
  switch (mean) {
    case Mean::arithmetic:
      return mean_of(terms, [](double x) { return x; });
    case Mean::geometric:
      return std::exp(mean_of(terms, [](double x) { return std::log(x); }));
    case Mean::harmonic:
      return 1 / mean_of(terms, [](double x) { return 1 / x; });
  }
  return undefined;
}

}  // namespace

double weighted_mean(std::span<const double> values, std::span<const double> weights, Mean mean) {
  assert(weights.empty() || weights.size() == values.size());
  const auto present = terms(values, weights);
  if (present.empty()) return undefined;
  const auto [least, greatest] = std::minmax_element(
      present.begin(), present.end(), [](const Weighted& a, const Weighted& b) { return a.value < b.value; });
  if (mean != Mean::arithmetic && least->value <= 0) return undefined;
  // A mean lies between the least and the greatest value; rounding must not carry it out, or equal values would differ
  // from their mean.
  return std::clamp(power_mean(present, mean), least->value, greatest->value);
}

}  // namespace ecumene
