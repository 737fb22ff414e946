#include <Eigen/Core>
#include <cmath>
#include <string>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/mahalanobis_internal.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene::internal {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// A pivot of the correlation matrix's Cholesky factor is 1 - R^2 of a column given those before it. What is below is
// the rounding of columns that follow from the others.
constexpr double least_pivot = 1e-12;

[[noreturn]] void refuse_singular(std::size_t column, const std::string& why) {
  Place place;
  place.field = static_cast<std::uint32_t>(column + 1);
  throw Error({.code = "covariance-singular",
               .severity = Severity::error,
               .what = "the covariance of the columns has no inverse: column " + std::to_string(column + 1) + " " + why,
               .way_out = "leave that column out, or use --distance=euclidean with --scaling=zscore",
               .places = {place}});
}

// Columns in units of their standard deviation: what is singular must not depend on the units.
RowMajor standardised(MatrixView<const double> rows) {
  RowMajor z(static_cast<Eigen::Index>(rows.rows()), static_cast<Eigen::Index>(rows.columns()));
  std::vector<double> column(rows.rows());
  for (std::size_t j = 0; j < rows.columns(); ++j) {
    for (std::size_t i = 0; i < rows.rows(); ++i) column[i] = rows(i, j);
    if (minimum(column) == maximum(column)) refuse_singular(j, "has the same value in every row");
    const double centre = mean(column);
    const double deviation = standard_deviation(column, Divisor::n_minus_1);
    for (std::size_t i = 0; i < rows.rows(); ++i)
      z(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = (column[i] - centre) / deviation;
  }
  return z;
}

}  // namespace

std::vector<double> whitened_rows(MatrixView<const double> rows) {
  if (rows.rows() < 2 || rows.columns() == 0) return {rows.values().begin(), rows.values().end()};
  if (rows.rows() <= rows.columns())
    refuse_singular(rows.rows() - 1, "and those after it follow from the columns before, as there are only " +
                                         std::to_string(rows.rows()) + " rows for " + std::to_string(rows.columns()) +
                                         " columns");
  const RowMajor z = standardised(rows);
  const Eigen::MatrixXd correlation = z.transpose() * z / static_cast<double>(rows.rows() - 1);
  // Row by row, so that the first column that follows from those before it can be named.
  Eigen::MatrixXd factor = Eigen::MatrixXd::Zero(correlation.rows(), correlation.cols());
  for (Eigen::Index j = 0; j < correlation.rows(); ++j) {
    for (Eigen::Index i = 0; i < j; ++i)
      factor(j, i) = (correlation(j, i) - factor.row(j).head(i).dot(factor.row(i).head(i))) / factor(i, i);
    const double pivot = correlation(j, j) - factor.row(j).head(j).squaredNorm();
    if (!(pivot > least_pivot)) refuse_singular(static_cast<std::size_t>(j), "follows from the columns before it");
    factor(j, j) = std::sqrt(pivot);
  }
  const RowMajor whitened = factor.triangularView<Eigen::Lower>().solve(z.transpose()).transpose();
  return {whitened.data(), whitened.data() + whitened.size()};
}

}  // namespace ecumene::internal
