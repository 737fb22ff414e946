// How alike two or more ratings are. Pairs (or rows) with a NaN are left out; fewer than two left gives NaN.
#pragma once

#include <span>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene {

double pearson(std::span<const double> x, std::span<const double> y);
// Pearson's correlation of the fractional ranks.
double spearman(std::span<const double> x, std::span<const double> y);
// Kendall's tau-b, corrected for ties on both sides; O(n log n) [Knight 1966]. NaN if one side is all ties.
double kendall_tau_b(std::span<const double> x, std::span<const double> y);
// Kendall's coefficient of concordance of the columns as judges over the rows, corrected for ties:
// W = 12 S / (k^2 (n^3 - n) - k sum(t^3 - t)) [Kendall & Gibbons 1990]. Rows with a NaN are left out.
double kendall_w(MatrixView<const double> scores);

}  // namespace ecumene
