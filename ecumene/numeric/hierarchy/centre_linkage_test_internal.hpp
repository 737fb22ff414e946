// What the tests of centre_linkage share.
#pragma once

#include <vector>

#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

namespace ecumene::testing {

inline constexpr Linkage centre_linkages[] = {Linkage::ward_d2, Linkage::centroid, Linkage::median};

struct Points {
  std::vector<double> values;
  std::size_t rows;
  std::size_t columns;
  MatrixView<const double> view() const { return {values, rows, columns}; }
};

inline Dendrogram tree_of(const Points& points, Linkage linkage, const Execution& execution = {}) {
  return internal::centre_linkage_tree(internal::checked_points(points.view()), linkage, execution);
}

inline Points clumps(Random& random, std::size_t rows, std::size_t columns) {
  Points points{random.uniforms(rows * columns), rows, columns};
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      points.values[i * columns + j] += 5 * static_cast<double>((i * (j + 3)) % 7);
  return points;
}

}  // namespace ecumene::testing
