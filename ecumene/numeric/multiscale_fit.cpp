#include "ecumene/numeric/multiscale_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace ecumene {
namespace {

double normal_density(double z) {
  return std::exp(-z * z / 2) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double normal_probability(double z) {
  return std::erfc(-z / std::numbers::sqrt2) / 2;
}

// Newton's steps from 0: on either side of it the distribution is concave towards the root, so that they never pass it.
// REQUIRES 0.0001 < p < 0.9999.
double normal_quantile(double p) {
  if (p < 0.5) return -normal_quantile(1 - p);
  double z = 0;
  constexpr int most_steps = 60;
  for (int step = 0; step < most_steps; ++step) {
    const double next = z + (p - normal_probability(z)) / normal_density(z);
    if (!(next > z)) break;
    z = next;
  }
  return z;
}

// P(X > x) for a whole number of degrees of freedom: the finite sums of Abramowitz & Stegun (1964), 26.4.4 and 26.4.5.
double chi_squared_beyond(double x, int degrees) {
  const bool is_even = degrees % 2 == 0;
  double sum = is_even ? std::exp(-x / 2) : std::erfc(std::sqrt(x / 2));
  double term = is_even ? sum : std::sqrt(2 * x * std::numbers::inv_pi) * std::exp(-x / 2);
  for (int at = is_even ? 2 : 1; at < degrees; at += 2) {
    if (is_even) term *= x / at;
    sum += term;
    if (!is_even) term *= x / (at + 2);
  }
  return std::min(sum, 1.0);
}

// The normal equations of z = v sqrt(r) + c / sqrt(r), and the inverse of their matrix: the covariance of (v, c).
class WeightedLine {
 public:
  void add(double scale, double z, double variance) {
    vv_ += scale / variance;
    vc_ += 1 / variance;
    cc_ += 1 / (scale * variance);
    vz_ += std::sqrt(scale) * z / variance;
    cz_ += z / (std::sqrt(scale) * variance);
  }
  double determinant() const { return vv_ * cc_ - vc_ * vc_; }
  double v() const { return (cc_ * vz_ - vc_ * cz_) / determinant(); }
  double c() const { return (vv_ * cz_ - vc_ * vz_) / determinant(); }
  // The variance of a v + b c.
  double variance(double a, double b) const { return (a * a * cc_ - 2 * a * b * vc_ + b * b * vv_) / determinant(); }

 private:
  double vv_ = 0;
  double vc_ = 0;
  double cc_ = 0;
  double vz_ = 0;
  double cz_ = 0;
};

struct ScaleScore {
  double scale;
  double z;
  double variance;
};

double share_found(const ScaleCount& count) {
  return static_cast<double>(count.found) / static_cast<double>(count.replicates);
}

MultiscaleFit always_or_never(std::span<const ScaleCount> counts) {
  double shares = 0;
  for (const ScaleCount& count : counts) shares += share_found(count);
  const double p = 2 * shares >= static_cast<double>(counts.size()) && !counts.empty() ? 1 : 0;
  return {.au = p, .bp = p, .si = p};
}

// The scales at which neither almost all nor almost no draws found it.
std::vector<ScaleScore> usable_scores(std::span<const ScaleCount> counts) {
  constexpr double margin = 0.001;
  std::vector<ScaleScore> scores;
  for (const ScaleCount& count : counts) {
    const double share = share_found(count);
    if (!(share > margin && share < 1 - margin)) continue;
    const double z = -normal_quantile(share);
    const double density = normal_density(z);
    scores.push_back({count.scale, z, share * (1 - share) / (density * density * count.replicates)});
  }
  return scores;
}

void put_probabilities(const WeightedLine& line, MultiscaleFit& fit) {
  const double signed_distance = fit.v - fit.c;
  fit.au = normal_probability(-signed_distance);
  fit.au_error = normal_density(signed_distance) * std::sqrt(line.variance(1, -1));
  fit.bp = normal_probability(-fit.v - fit.c);
  fit.bp_error = normal_density(fit.v + fit.c) * std::sqrt(line.variance(1, 1));
  const double beyond = normal_probability(signed_distance);
  const double chosen = normal_probability(-fit.c);
  fit.si = 1 - beyond / chosen;
  const double by_v = -normal_density(signed_distance) / chosen;
  const double by_c = -by_v - beyond * normal_density(fit.c) / (chosen * chosen);
  fit.si_error = std::sqrt(line.variance(by_v, by_c));
}

}  // namespace

MultiscaleFit multiscale_fit(std::span<const ScaleCount> counts) {
  const std::vector<ScaleScore> scores = usable_scores(counts);
  WeightedLine line;
  for (const ScaleScore& score : scores) line.add(score.scale, score.z, score.variance);
  // Scales that are all the same tell v and c no more apart than a single one.
  const bool differ = std::ranges::any_of(scores, [&](const auto& score) { return score.scale != scores[0].scale; });
  if (!differ) return always_or_never(counts);
  MultiscaleFit fit{.v = line.v(), .c = line.c(), .fit_p = 1};
  put_probabilities(line, fit);
  double squares = 0;
  for (const ScaleScore& score : scores) {
    const double residual = score.z - fit.v * std::sqrt(score.scale) - fit.c / std::sqrt(score.scale);
    squares += residual * residual / score.variance;
  }
  const int degrees = static_cast<int>(scores.size()) - 2;
  if (degrees > 0) fit.fit_p = chi_squared_beyond(squares, degrees);
  return fit;
}

}  // namespace ecumene
