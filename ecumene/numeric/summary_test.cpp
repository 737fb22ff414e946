#include "ecumene/numeric/summary.hpp"

#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using Series = std::vector<double>;

namespace {
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
}  // namespace

TEST_CASE("the sum keeps what single additions lose (the example of Kahan's and Neumaier's sums)") {
  CHECK(sum(Series{1, 1e100, 1, -1e100}) == 2);
  CHECK(sum(Series(10, 0.1)) == 1);
}

TEST_CASE("mean and spread of 2, 4, 4, 4, 5, 5, 7, 9 are 5 and 2") {
  const Series values{2, 4, 4, 4, 5, 5, 7, 9};
  CHECK(mean(values) == 5);
  CHECK(variance(values, Divisor::n) == 4);
  CHECK(standard_deviation(values, Divisor::n) == 2);
  CHECK(variance(values, Divisor::n_minus_1) == doctest::Approx(32.0 / 7));
  CHECK(minimum(values) == 2);
  CHECK(maximum(values) == 9);
}

TEST_CASE("missing values are skipped; nothing left is not a number") {
  const Series values{missing, 1, missing, 3};
  CHECK(present_count(values) == 2);
  CHECK(sum(values) == 4);
  CHECK(mean(values) == 2);
  CHECK(variance(values, Divisor::n_minus_1) == 2);
  CHECK(minimum(values) == 1);
  CHECK(maximum(values) == 3);
  CHECK(quantile(values, 0.5) == 2);
  for (const auto& empty : {Series{}, Series{missing}}) {
    CHECK(std::isnan(sum(empty)));
    CHECK(std::isnan(mean(empty)));
    CHECK(std::isnan(variance(empty, Divisor::n)));
    CHECK(std::isnan(minimum(empty)));
    CHECK(std::isnan(maximum(empty)));
    CHECK(std::isnan(quantile(empty, 0.5)));
  }
}

TEST_CASE("one value has variance 0 with divisor n and none with n - 1") {
  CHECK(variance(Series{5}, Divisor::n) == 0);
  CHECK(std::isnan(variance(Series{5}, Divisor::n_minus_1)));
}

TEST_CASE("a large common level does not eat the variance") {
  CHECK(variance(Series{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}, Divisor::n_minus_1) == 30);
}

TEST_CASE("huge and tiny values have a mean and a deviation where doubles hold them") {
  CHECK(mean(Series{1.5e308, 1.5e308, 1.5e308}) == doctest::Approx(1.5e308));
  CHECK(standard_deviation(Series{-1e200, 1e200}, Divisor::n) == doctest::Approx(1e200));
  CHECK(standard_deviation(Series{-1e-200, 1e-200}, Divisor::n) / 1e-200 == doctest::Approx(1));
  CHECK(variance(Series{-1e200, 1e200}, Divisor::n) == infinite);
}

TEST_CASE("infinite values give infinite sums, not an abort") {
  CHECK(sum(Series{1, infinite}) == infinite);
  CHECK(mean(Series{1, infinite}) == infinite);
  CHECK(std::isnan(sum(Series{infinite, -infinite})));
  CHECK(maximum(Series{1, infinite}) == infinite);
}

TEST_CASE("quantiles are those of type 7 (Hyndman & Fan 1996)") {
  // quantile(1:10): 1, 3.25, 5.5, 7.75, 10 in R, whose default is type 7.
  const Series values{10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
  CHECK(quantile(values, 0) == 1);
  CHECK(quantile(values, 0.25) == 3.25);
  CHECK(quantile(values, 0.5) == 5.5);
  CHECK(quantile(values, 0.75) == 7.75);
  CHECK(quantile(values, 1) == 10);
  CHECK(quantile(Series{4}, 0.3) == 4);
}
