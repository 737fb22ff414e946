#pragma once

#include <vector>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene::internal {

// The rows in coordinates in which their covariance S (n-1) is the identity, so that the Euclidean distance of two of
// them is the Mahalanobis distance of the originals. Values must be finite. Throws Error "covariance-singular".
std::vector<double> whitened_rows(MatrixView<const double> rows);

}  // namespace ecumene::internal
