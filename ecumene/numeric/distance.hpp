// Distances between the rows of a table (regions in the space of their indicators).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene {

// euclidean sqrt(sum (x-y)^2), squared_euclidean, manhattan sum |x-y|, chebyshev max |x-y|; mahalanobis
// sqrt((x-y)' S^-1 (x-y)), S the n-1 covariance of the rows [Mahalanobis 1936]; correlation 1 - r of the two rows;
// gower mean over the indicators present in both rows of |x-y| / range [Gower 1971].
// Only gower takes NaN; a pair without a common indicator has distance NaN under gower.
enum class Distance : std::uint8_t {
  euclidean,
  squared_euclidean,
  manhattan,
  chebyshev,
  mahalanobis,
  correlation,
  gower
};

// What is written on the command line, in studies and in reports ("squared-euclidean").
struct DistanceDescriptor {
  Distance distance;
  std::string_view name;
  std::string_view title;
  std::string_view formula;
  std::string_view source;
  bool takes_missing;
};
std::span<const DistanceDescriptor> distances();  // sorted by name
const DistanceDescriptor& descriptor(Distance distance);

// The n(n-1)/2 distances d(0,1), d(0,2), ..., d(n-2,n-1): SciPy's condensed form. O(n^2 d).
// Throws Error: "value-not-finite" naming row and column (1-based) for NaN (unless gower) or infinity;
// "covariance-singular" for mahalanobis when S has no inverse; "distance-undefined" for a constant row under
// correlation or a pair of rows without a common indicator under gower; "distance-too-large" where a distance is no
// double. Squares inside euclidean, mahalanobis and correlation neither overflow nor underflow: (3e200, 4e200) has
// length 5e200.
std::vector<double> pairwise_distances(MatrixView<const double> rows, Distance distance);

// Position of d(i,j) in the condensed form. REQUIRES i < j < n.
constexpr std::size_t condensed_index(std::size_t n, std::size_t i, std::size_t j) {
  return n * i - i * (i + 1) / 2 + (j - i - 1);
}

}  // namespace ecumene
