#include "ecumene/diagnosis/places_sum_internal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "ecumene/diagnosis/places_internal.hpp"
#include "ecumene/numeric/summary.hpp"

using namespace ecumene;

TEST_CASE("sums in fixed point do not hang on the order, and are as near as doubles can be") {
  constexpr unsigned seed = 17;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> uniform(-1, 1);
  for (const double size : {1.0, 1e300, 1e-300, 5e-324, 1e10}) {
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i) values.push_back(uniform(random) * size);
    values.push_back(size);
    const auto summed = [&] {
      diagnosis_internal::FixedPointSum sum(size);
      for (const double value : values) sum.add(value);
      return sum.value();
    };
    const double forward = summed();
    std::shuffle(values.begin(), values.end(), random);
    CHECK(summed() == forward);
    CHECK(std::abs(forward - sum(values)) <= std::abs(forward) * 1e-15 + size * 1e-15);
  }
}

TEST_CASE("means and deviations are those of the numeric room, at any size of the figures") {
  constexpr unsigned seed = 23;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  for (const double size : {1.0, 1e307, 1e-305}) {
    for (const double centre : {0.0, 1e3}) {
      std::vector<double> values;
      for (int i = 0; i < 200; ++i) values.push_back((normal(random) / 1e4 + centre / 1e4) * size);
      const std::vector<std::uint32_t> labels(values.size(), 0);
      const FigureSummary summary = diagnosis_internal::figure_summaries({values, values.size(), 1}, labels, 1).at(0);
      CHECK(summary.mean == doctest::Approx(mean(values)).epsilon(1e-13));
      CHECK(summary.standard_deviation / size ==
            doctest::Approx(standard_deviation(values, Divisor::n_minus_1) / size).epsilon(1e-9));
      CHECK(summary.least == minimum(values));
      CHECK(summary.greatest == maximum(values));
    }
  }
}
