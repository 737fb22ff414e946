// The order of rows by content, on which every rule for ties rests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene {

// Rows from least to greatest: by the first column, then the second, ...; equal rows by their number. -0 equals 0; NaN
// stands after every number and equals NaN. O(n d + n log n) where rows differ early.
std::vector<std::uint32_t> canonical_order(MatrixView<const double> rows);

}  // namespace ecumene
