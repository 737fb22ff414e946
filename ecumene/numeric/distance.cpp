#include "ecumene/numeric/distance.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/mahalanobis_internal.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene {
namespace {

using Row = std::span<const double>;

constexpr std::array descriptors{
    DistanceDescriptor{Distance::chebyshev, "chebyshev", "Chebyshev (largest difference)", "max_j |x_j - y_j|",
                       "Deza & Deza 2016, Encyclopedia of Distances, ch. 17", false},
    DistanceDescriptor{Distance::correlation, "correlation", "Correlation (1 - r of the two rows)", "1 - r(x, y)",
                       "Sokal & Sneath 1963, Principles of Numerical Taxonomy", false},
    DistanceDescriptor{Distance::euclidean, "euclidean", "Euclidean", "sqrt(sum_j (x_j - y_j)^2)",
                       "Deza & Deza 2016, Encyclopedia of Distances, ch. 17", false},
    DistanceDescriptor{Distance::gower, "gower", "Gower (takes missing values)",
                       "mean over the common j of |x_j - y_j| / (max_j - min_j)", "Gower 1971, Biometrics 27: 857-871",
                       true},
    DistanceDescriptor{Distance::mahalanobis, "mahalanobis", "Mahalanobis", "sqrt((x - y)' S^-1 (x - y))",
                       "Mahalanobis 1936, Proc. Nat. Inst. Sci. India 2: 49-55", false},
    DistanceDescriptor{Distance::manhattan, "manhattan", "Manhattan (city block)", "sum_j |x_j - y_j|",
                       "Deza & Deza 2016, Encyclopedia of Distances, ch. 17", false},
    DistanceDescriptor{Distance::squared_euclidean, "squared-euclidean", "Squared Euclidean", "sum_j (x_j - y_j)^2",
                       "Sokal & Sneath 1963, Principles of Numerical Taxonomy", false},
};

Place cell(std::size_t row, std::size_t column) {
  Place place;
  place.row = static_cast<std::uint32_t>(row + 1);
  place.field = static_cast<std::uint32_t>(column + 1);
  return place;
}

void check_values(MatrixView<const double> rows, Distance distance) {
  const bool takes_missing = descriptor(distance).takes_missing;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    for (std::size_t j = 0; j < rows.columns(); ++j) {
      const double value = rows(i, j);
      if (std::isfinite(value) || (takes_missing && std::isnan(value))) continue;
      const std::string seen = std::isnan(value) ? "missing" : "infinite";
      throw Error({.code = "value-not-finite",
                   .severity = Severity::error,
                   .what = "the value in row " + std::to_string(i + 1) + ", column " + std::to_string(j + 1) + " is " +
                           seen + "; the " + std::string(descriptor(distance).name) + " distance needs a number",
                   .way_out = std::isnan(value) ? "fill it, leave out its row or column, or use --distance=gower"
                                                : "correct it, or leave out its row or column",
                   .places = {cell(i, j)}});
    }
  }
}

[[noreturn]] void refuse_undefined(std::size_t row, const std::string& what) {
  throw Error({.code = "distance-undefined",
               .severity = Severity::error,
               .what = what,
               .way_out = "leave the row out, fill its missing values, or take another distance",
               .places = {cell(row, 0)}});
}

// Calls formula(row, row) for each pair, in the order of the condensed form.
template <class Formula>
std::vector<double> for_each_pair(MatrixView<const double> rows, Formula formula) {
  const std::size_t n = rows.rows();
  std::vector<double> distances;
  distances.reserve(n < 2 ? 0 : n * (n - 1) / 2);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) distances.push_back(formula(rows.row(i), rows.row(j)));
  return distances;
}

double chebyshev(Row x, Row y) {
  double largest = 0;
  for (std::size_t j = 0; j < x.size(); ++j) largest = std::max(largest, std::abs(x[j] - y[j]));
  return largest;
}

double manhattan(Row x, Row y) {
  double total = 0;
  for (std::size_t j = 0; j < x.size(); ++j) total += std::abs(x[j] - y[j]);
  return total;
}

double squared_euclidean(Row x, Row y) {
  double total = 0;
  for (std::size_t j = 0; j < x.size(); ++j) total += (x[j] - y[j]) * (x[j] - y[j]);
  return total;
}

double euclidean(Row x, Row y) {
  constexpr double tiny = 1e-280;  // below it squares have lost digits to underflow
  const double total = squared_euclidean(x, y);
  if (total > tiny && std::isfinite(total)) return std::sqrt(total);
  const double largest = chebyshev(x, y);
  if (largest == 0 || !std::isfinite(largest)) return largest;
  const int exponent = internal::binary_exponent(largest);
  double scaled_total = 0;
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double scaled = std::ldexp(x[j] - y[j], -exponent);
    scaled_total += scaled * scaled;
  }
  return std::ldexp(std::sqrt(scaled_total), exponent);
}

// The row centred and brought to length 1: then 1 - r of two rows is half the squared distance of their directions,
// which loses no digits where r is close to 1.
void make_direction(std::span<double> row) {
  const int magnitude = internal::binary_exponent(internal::largest_magnitude(row)) + 1;
  for (double& value : row) value = std::ldexp(value, -magnitude);
  const double centre = mean(row);
  for (double& value : row) value -= centre;
  const int spread = internal::binary_exponent(internal::largest_magnitude(row));
  internal::CompensatedSum squares;
  for (double& value : row) {
    value = std::ldexp(value, -spread);
    squares.add(value * value);
  }
  const double length = std::sqrt(squares.value());
  for (double& value : row) value /= length;
}

std::vector<double> correlation_distances(MatrixView<const double> rows) {
  std::vector<double> directions(rows.values().begin(), rows.values().end());
  const MatrixView<double> view(directions, rows.rows(), rows.columns());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    if (rows.columns() == 0 || minimum(rows.row(i)) == maximum(rows.row(i)))
      refuse_undefined(i, "row " + std::to_string(i + 1) +
                              " has the same value in every column, so that it correlates with nothing");
    make_direction(view.row(i));
  }
  return for_each_pair(view, [](Row x, Row y) { return std::min(squared_euclidean(x, y) / 2, 2.0); });
}

// Values divided by the range of their column; a constant column tells no rows apart and becomes 0.
std::vector<double> in_units_of_range(MatrixView<const double> rows) {
  std::vector<double> scaled(rows.values().begin(), rows.values().end());
  std::vector<double> column(rows.rows());
  for (std::size_t j = 0; j < rows.columns(); ++j) {
    for (std::size_t i = 0; i < rows.rows(); ++i) column[i] = rows(i, j);
    const double low = minimum(column);
    const double half_range = maximum(column) / 2 - low / 2;  // halves: the range of two doubles may not be a double
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      double& value = scaled[i * rows.columns() + j];
      if (!std::isnan(value)) value = half_range > 0 ? (value / 2 - low / 2) / half_range : 0;
    }
  }
  return scaled;
}

double gower(Row x, Row y) {
  double total = 0;
  std::size_t common = 0;
  for (std::size_t j = 0; j < x.size(); ++j) {
    const double difference = std::abs(x[j] - y[j]);
    if (std::isnan(difference)) continue;
    total += difference;
    ++common;
  }
  return common == 0 ? std::numeric_limits<double>::quiet_NaN() : total / static_cast<double>(common);
}

std::vector<double> computed(MatrixView<const double> rows, Distance distance) {
  switch (distance) {
    case Distance::euclidean:
      return for_each_pair(rows, euclidean);
    case Distance::squared_euclidean:
      return for_each_pair(rows, squared_euclidean);
    case Distance::manhattan:
      return for_each_pair(rows, manhattan);
    case Distance::chebyshev:
      return for_each_pair(rows, chebyshev);
    case Distance::correlation:
      return correlation_distances(rows);
    case Distance::mahalanobis: {
      const auto whitened = internal::whitened_rows(rows);
      return for_each_pair({whitened, rows.rows(), rows.columns()}, euclidean);
    }
    case Distance::gower: {
      const auto scaled = in_units_of_range(rows);
      return for_each_pair({scaled, rows.rows(), rows.columns()}, gower);
    }
  }
  return {};
}

void check_distances(const std::vector<double>& distances, std::size_t n) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j, ++at) {
      if (std::isfinite(distances[at])) continue;
      const std::string pair = "rows " + std::to_string(i + 1) + " and " + std::to_string(j + 1);
      if (std::isnan(distances[at])) refuse_undefined(i, pair + " have no column in which both have a value");
      throw Error({.code = "distance-too-large",
                   .severity = Severity::error,
                   .what = pair + " are farther apart than the largest number that can be held, about 1.8e308",
                   .way_out = "check the unit of the values, or scale the columns: --scaling=zscore",
                   .places = {cell(i, 0), cell(j, 0)}});
    }
  }
}

}  // namespace

std::span<const DistanceDescriptor> distances() {
  return descriptors;
}

const DistanceDescriptor& descriptor(Distance distance) {
  for (const auto& candidate : descriptors)
    if (candidate.distance == distance) return candidate;
  return descriptors.front();
}

std::vector<double> pairwise_distances(MatrixView<const double> rows, Distance distance) {
  check_values(rows, distance);
  if (rows.rows() < 2) return {};
  auto distances = computed(rows, distance);
  check_distances(distances, rows.rows());
  return distances;
}

}  // namespace ecumene
