#include "ecumene/numeric/hierarchy/canonical_order.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"

using namespace ecumene;
using namespace ecumene::internal;

TEST_CASE("rows stand by their first column, then the second, equal rows by their number") {
  const std::vector<double> values{2, 1, 1, 9, 2, 0, 1, 9, 1, 3};
  CHECK(canonical_order({values, 5, 2}) == std::vector<std::uint32_t>{4, 1, 3, 2, 0});
}

TEST_CASE("minus zero is zero and a missing value stands behind every number") {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> values{missing, 0.0, -0.0, 1e308, -missing, -1};
  CHECK(canonical_order({values, 6, 1}) == std::vector<std::uint32_t>{5, 1, 2, 3, 0, 4});
}

TEST_CASE("no rows and no columns have an order too") {
  CHECK(canonical_order({{}, 0, 3}).empty());
  CHECK(canonical_order({{}, 3, 0}) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("equal rows stand together, in canonical order") {
  const std::vector<double> values{3, 0, 1, 5, 3, 0, 1, 4, 1, 5, 3, 0};
  const EqualRows equal = equal_rows({values, 6, 2});
  CHECK(equal.order == std::vector<std::uint32_t>{3, 1, 4, 0, 2, 5});
  CHECK(equal.begin == std::vector<std::uint32_t>{0, 1, 3, 6});
  CHECK(equal_rows({{}, 0, 2}).begin == std::vector<std::uint32_t>{0});
}

TEST_CASE("the unit is a power of two that brings the largest value below 2^400") {
  for (const double largest : {1.0, 3e-310, 1e-200, 1e200, std::numeric_limits<double>::max(), 5e-324}) {
    const std::vector<double> values{largest, -largest / 3};
    CAPTURE(largest);
    const double unit = checked_points({values, 2, 1}).unit;
    int exponent = 0;
    CHECK(std::frexp(unit, &exponent) == 0.5);
    CHECK(largest * unit < 0x1p400);
    CHECK(largest * unit / unit == largest);
    if (largest > 1e-180) CHECK(largest * unit >= 0x1p399);
  }
}

TEST_CASE("a missing or infinite value is refused by row and column") {
  const auto message = [](double value) {
    const std::vector<double> values{1, 2, 3, 4, 5, value};
    try {
      checked_points({values, 3, 2});
    } catch (const Error& error) {
      return error.finding().code + ": " + error.finding().what;
    }
    return std::string("nothing");
  };
  CHECK(message(std::nan("")) == "value-not-finite: the value in row 3, column 2 is missing");
  CHECK(message(-std::numeric_limits<double>::infinity()) ==
        "value-not-finite: the value in row 3, column 2 is infinite");
}

TEST_CASE("a distance beyond the largest number is refused") {
  const std::vector<double> values{1.7e308, -1.7e308};
  const PointSet points = checked_points({values, 2, 1});
  CHECK_THROWS_WITH_AS(true_length(squared_distance(points, 0, 1), points.unit),
                       doctest::Contains("larger than a number can be"), Error);
}
