// Which algorithm is cheapest: a model of CPU seconds, one thread, on a machine with AVX-512 (Zen 4). Only ratios
// count.
//
// How the constants were found: CPU time of the three algorithms on one thread, uniform points and mixtures of about
// sqrt(n) / 4 Gaussians with 5 % of the points between them; d = 2 to 50; n = 300 to 4,000 (prim against the others),
// 10,000, 40,000 and 100,000 (kd_tree against tiles, d = 6 to 20); min_points 1, 10 and 100; a curve through the
// geometric means of both kinds of data. bench/hierarchy times the choice, not the algorithms apart.
#include <algorithm>
#include <cmath>

#include "ecumene/numeric/hierarchy/points_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double microsecond = 1e-6;
constexpr double nanosecond = 1e-9;

struct Problem {
  double n;
  double d;
  double min_points;
  double pairs() const { return n * n / 2; }
};

// All pairs; core distances look at all pairs twice and select.
double prim_cost(const Problem& problem) {
  const auto& [n, d, min_points] = problem;
  const double tree = n * 0.35 * microsecond + problem.pairs() * (0.45 + 0.09 * d) * nanosecond;
  if (min_points == 1) return tree;
  return tree + 2 * problem.pairs() * (0.8 + 0.045 * d + 0.01 * min_points) * nanosecond;
}

// Work per point grows with n the faster the more dimensions there are, until all pairs are looked at.
double kd_tree_cost(const Problem& problem) {
  const auto& [n, d, min_points] = problem;
  const double growth = std::min(0.012 * d * std::sqrt(d), 0.95);
  const double point = (0.3 + 0.11 * d) * std::pow(std::max(1.0, n / 1000), growth);
  const double core = min_points == 1 ? 0 : 0.0015 * (1 + 0.1 * d) * min_points * std::min(min_points, 100.0);
  return 200 * microsecond + n * (point + core) * microsecond;
}

// In few dimensions balls leave out tiles, the more the larger n is.
double tiles_cost(const Problem& problem) {
  const auto& [n, d, min_points] = problem;
  const double visited = std::pow(std::max(1.0, n / 10000), -0.07 * std::max(0.0, 13 - d));
  constexpr double longest_list = 128;
  const double core = min_points == 1 ? 0 : min_points * (min_points < longest_list ? 0.2 : 1.5);
  return 100 * microsecond + n * (1.9 + 0.015 * d + core) * microsecond +
         problem.pairs() * visited * (0.12 + 0.022 * d) * nanosecond;
}

}  // namespace

SpanningTreeAlgorithm cheapest_algorithm(std::size_t rows, std::size_t columns, std::size_t min_points) {
  const Problem problem{static_cast<double>(rows), static_cast<double>(columns), static_cast<double>(min_points)};
  const double prim = prim_cost(problem);
  const double kd_tree = kd_tree_cost(problem);
  const double tiles = tiles_cost(problem);
  if (prim <= std::min(kd_tree, tiles)) return SpanningTreeAlgorithm::prim;
  return kd_tree <= tiles ? SpanningTreeAlgorithm::kd_tree : SpanningTreeAlgorithm::tiles;
}

}  // namespace ecumene::internal
