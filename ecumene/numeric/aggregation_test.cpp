#include "ecumene/numeric/aggregation.hpp"

#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using Series = std::vector<double>;

namespace {
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("the three means of 21, 1, 1, 1: a weak indicator is compensated less and less") {
  // Nardo et al. 2008, section 6.2: the arithmetic mean of 21, 1, 1, 1 equals that of 6, 6, 6, 6; the geometric does
  // not.
  const Series uneven{21, 1, 1, 1};
  CHECK(weighted_mean(uneven, {}, Mean::arithmetic) == 6);
  CHECK(weighted_mean(uneven, {}, Mean::geometric) == doctest::Approx(std::pow(21, 0.25)));
  CHECK(weighted_mean(uneven, {}, Mean::harmonic) == doctest::Approx(4 / (3 + 1.0 / 21)));
}

TEST_CASE("the harmonic mean of 60 and 40 km/h is 48") {
  CHECK(weighted_mean(Series{60, 40}, {}, Mean::harmonic) == doctest::Approx(48));
}

TEST_CASE("weights count in proportion, whatever they sum to") {
  CHECK(weighted_mean(Series{1, 2}, Series{1, 3}, Mean::arithmetic) == 1.75);
  CHECK(weighted_mean(Series{1, 2}, Series{10, 30}, Mean::arithmetic) == 1.75);
}

TEST_CASE("a missing value hands its weight to the others; all missing is missing") {
  CHECK(weighted_mean(Series{1, missing, 3}, Series{1, 5, 1}, Mean::arithmetic) == 2);
  CHECK(std::isnan(weighted_mean(Series{missing}, {}, Mean::arithmetic)));
  CHECK(std::isnan(weighted_mean({}, {}, Mean::geometric)));
  CHECK(std::isnan(weighted_mean(Series{missing, 2}, Series{1, 0}, Mean::arithmetic)));
}

TEST_CASE("geometric and harmonic means refuse what is not positive, unless its weight is 0") {
  for (const auto mean : {Mean::geometric, Mean::harmonic}) {
    CHECK(std::isnan(weighted_mean(Series{0, 1}, {}, mean)));
    CHECK(std::isnan(weighted_mean(Series{-2, 1}, {}, mean)));
    CHECK(weighted_mean(Series{0, 3}, Series{0, 1}, mean) == 3);
  }
}

TEST_CASE(
    "harmonic <= geometric <= arithmetic, between the least and the greatest value; equal values are their mean") {
  constexpr std::uint64_t seed = 12;
  CAPTURE(seed);
  testing::Random random(seed);
  for (int trial = 0; trial < 200; ++trial) {
    const auto values = random.uniforms(1 + random.below(6));
    const auto weights = random.uniforms(values.size());
    const double arithmetic = weighted_mean(values, weights, Mean::arithmetic);
    const double geometric = weighted_mean(values, weights, Mean::geometric);
    const double harmonic = weighted_mean(values, weights, Mean::harmonic);
    const double slack = 1e-14 * arithmetic;
    CHECK(harmonic <= geometric + slack);
    CHECK(geometric <= arithmetic + slack);
    CHECK(harmonic >= *std::min_element(values.begin(), values.end()));
    CHECK(arithmetic <= *std::max_element(values.begin(), values.end()));
    const Series equal(5, values[0]);
    for (const auto mean : {Mean::arithmetic, Mean::geometric, Mean::harmonic})
      CHECK(weighted_mean(equal, {}, mean) == values[0]);
  }
}
