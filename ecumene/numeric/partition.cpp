// How good a partition is: indices that look at the rows or their distances.
#include "ecumene/numeric/partition.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/partition_internal.hpp"

namespace ecumene {
namespace {

using internal::Groups;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// Group means, a row each.
std::vector<double> centroids(MatrixView<const double> rows, const Groups& groups) {
  const std::size_t columns = rows.columns();
  std::vector<internal::CompensatedSum> sums(groups.count() * columns);
  for (std::size_t i = 0; i < rows.rows(); ++i)
    for (std::size_t j = 0; j < columns; ++j) sums[groups.of[i] * columns + j].add(rows(i, j));
  std::vector<double> means(sums.size());
  for (std::size_t at = 0; at < sums.size(); ++at)
    means[at] = sums[at].value() / static_cast<double>(groups.sizes[at / columns]);
  return means;
}

double squared_distance(std::span<const double> x, std::span<const double> y) {
  double total = 0;
  for (std::size_t j = 0; j < x.size(); ++j) total += (x[j] - y[j]) * (x[j] - y[j]);
  return total;
}

// Sums of squares between the groups and within them, over all columns.
struct Scatter {
  double between;
  double within;
};

Scatter scatter(MatrixView<const double> rows, const Groups& groups) {
  const auto means = centroids(rows, groups);
  const MatrixView<const double> centres(means, groups.count(), rows.columns());
  const auto all_rows = internal::grouped(std::vector<std::uint32_t>(rows.rows(), 0));
  const auto overall = centroids(rows, all_rows);
  internal::CompensatedSum between;
  internal::CompensatedSum within;
  for (std::size_t g = 0; g < groups.count(); ++g)
    between.add(static_cast<double>(groups.sizes[g]) * squared_distance(centres.row(g), overall));
  for (std::size_t i = 0; i < rows.rows(); ++i) within.add(squared_distance(rows.row(i), centres.row(groups.of[i])));
  return {between.value(), within.value()};
}

// (B / (k-1)) / (W / (n-k)); infinite where the groups differ and their members do not.
double variance_ratio(const Scatter& scatter, std::size_t n, std::size_t k) {
  if (k < 2 || n <= k || (scatter.between == 0 && scatter.within == 0)) return undefined;
  return (scatter.between / static_cast<double>(k - 1)) / (scatter.within / static_cast<double>(n - k));
}

}  // namespace

GroupContrast group_contrast(std::span<const double> values, std::span<const std::uint32_t> labels) {
  assert(values.size() == labels.size());
  std::vector<double> present;
  std::vector<std::uint32_t> present_labels;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    present.push_back(values[i]);
    present_labels.push_back(labels[i]);
  }
  // Neither ratio depends on the unit; scaled, the squares cannot overflow.
  const int exponent = internal::binary_exponent(internal::largest_magnitude(present)) + 1;
  for (double& value : present) value = std::ldexp(value, -exponent);
  const auto [least, greatest] = std::minmax_element(present.begin(), present.end());
  if (present.empty() || *least == *greatest) return {undefined, undefined};
  const auto groups = internal::grouped(present_labels);
  if (groups.count() < 2 || present.size() <= groups.count()) return {undefined, undefined};
  const auto parts = scatter({present, present.size(), 1}, groups);
  return {variance_ratio(parts, present.size(), groups.count()), parts.between / (parts.between + parts.within)};
}

double calinski_harabasz(MatrixView<const double> rows, std::span<const std::uint32_t> labels) {
  assert(rows.rows() == labels.size());
  const auto groups = internal::grouped(labels);
  if (groups.count() < 2 || rows.rows() <= groups.count()) return undefined;
  return variance_ratio(scatter(rows, groups), rows.rows(), groups.count());
}

double davies_bouldin(MatrixView<const double> rows, std::span<const std::uint32_t> labels) {
  assert(rows.rows() == labels.size());
  const auto groups = internal::grouped(labels);
  if (groups.count() < 2) return undefined;
  const auto means = centroids(rows, groups);
  const MatrixView<const double> centres(means, groups.count(), rows.columns());
  std::vector<double> spread(groups.count());  // mean distance of the members to their centroid
  for (std::size_t i = 0; i < rows.rows(); ++i)
    spread[groups.of[i]] += std::sqrt(squared_distance(rows.row(i), centres.row(groups.of[i])));
  for (std::size_t g = 0; g < groups.count(); ++g) spread[g] /= static_cast<double>(groups.sizes[g]);
  double total = 0;
  for (std::size_t g = 0; g < groups.count(); ++g) {
    double worst = 0;
    for (std::size_t h = 0; h < groups.count(); ++h) {
      if (h == g || spread[g] + spread[h] == 0) continue;
      worst = std::max(worst, (spread[g] + spread[h]) / std::sqrt(squared_distance(centres.row(g), centres.row(h))));
    }
    total += worst;
  }
  return total / static_cast<double>(groups.count());
}

double dunn(std::span<const double> distances, std::span<const std::uint32_t> labels) {
  const std::size_t n = labels.size();
  assert(distances.size() == (n < 2 ? 0 : n * (n - 1) / 2));
  if (internal::grouped(labels).count() < 2) return undefined;
  double least_between = std::numeric_limits<double>::infinity();
  double largest_within = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j, ++at) {
      if (labels[i] == labels[j])
        largest_within = std::max(largest_within, distances[at]);
      else
        least_between = std::min(least_between, distances[at]);
    }
  }
  return least_between / largest_within;
}

}  // namespace ecumene
