#include "ecumene/numeric/normalisation.hpp"

#include "ecumene/numeric/summary.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using Series = std::vector<double>;

namespace {
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
Series by(Normalisation method, const Series& values, Better better = Better::higher) {
  return normalised(values, {.method = method, .better = better});
}
}  // namespace

TEST_CASE("min-max goes from 0 at the worst to 1 at the best") {
  CHECK(by(Normalisation::min_max, {10, 20, 15}) == Series{0, 1, 0.5});
  CHECK(by(Normalisation::min_max, {10, 20, 15}, Better::lower) == Series{1, 0, 0.5});
  CHECK(by(Normalisation::min_max, {-1.7e308, 1.7e308, 0}) == Series{0, 1, 0.5});
}

TEST_CASE("z-scores have mean 0 and standard deviation 1") {
  const auto z = by(Normalisation::z_score, {3, 8, 1, 12, 7.5});
  CHECK(std::abs(mean(z)) < 1e-15);
  CHECK(standard_deviation(z, Divisor::n_minus_1) == doctest::Approx(1));
  CHECK(by(Normalisation::z_score, {1, 2, 3}) == Series{-1, 0, 1});
}

TEST_CASE("normalised ranks give the best n and the worst 1") {
  CHECK(by(Normalisation::rank, {5, 9, 9, 1}) == Series{2, 3.5, 3.5, 1});
  CHECK(by(Normalisation::rank, {5, 9, 9, 1}, Better::lower) == Series{3, 1.5, 1.5, 4});
}

TEST_CASE("percentile ranks count the values below, out of n - 1") {
  CHECK(by(Normalisation::percentile, {1, 2, 2, 4, 9}) == Series{0, 0.25, 0.25, 0.75, 1});
}

TEST_CASE("distance to target is 1 for all who reached it") {
  CHECK(normalised(Series{2, 6, 10, 14}, {.method = Normalisation::target, .target = 10}) == Series{0, 0.5, 1, 1});
  CHECK(normalised(Series{2, 6, 10}, {.method = Normalisation::target, .better = Better::lower, .target = 4}) ==
        Series{1, 4.0 / 6, 0});
  CHECK(normalised(Series{5, 6}, {.method = Normalisation::target, .target = 3}) == Series{1, 1});
}

TEST_CASE("without normalisation only the direction is applied") {
  CHECK(by(Normalisation::none, {1, -2, 0}) == Series{1, -2, 0});
  CHECK(by(Normalisation::none, {1, -2, 0}, Better::lower) == Series{-1, 2, 0});
  CHECK_FALSE(std::signbit(by(Normalisation::none, {0}, Better::lower)[0]));
}

TEST_CASE("a constant series tells its members apart in no method") {
  CHECK(by(Normalisation::min_max, {0.1, 0.1, 0.1}) == Series{0, 0, 0});
  CHECK(by(Normalisation::z_score, {0.1, 0.1, 0.1}) == Series{0, 0, 0});
  CHECK(by(Normalisation::percentile, {0.1, 0.1, 0.1}) == Series{0.5, 0.5, 0.5});
  CHECK(by(Normalisation::percentile, {7}) == Series{0.5});
  CHECK(by(Normalisation::z_score, {7}) == Series{0});
}

TEST_CASE("a missing value stays missing and changes nothing for the others") {
  for (const auto method : {Normalisation::none, Normalisation::min_max, Normalisation::z_score, Normalisation::rank,
                            Normalisation::percentile, Normalisation::target}) {
    const NormalisationOptions options{.method = method, .target = 8};
    const auto with_gap = normalised(Series{1, missing, 5, 9}, options);
    const auto without = normalised(Series{1, 5, 9}, options);
    CHECK(std::isnan(with_gap[1]));
    CHECK(Series{with_gap[0], with_gap[2], with_gap[3]} == without);
    CHECK(normalised({}, options).empty());
    CHECK(std::isnan(normalised(Series{missing}, options)[0]));
  }
}

TEST_CASE("a change of unit changes no min-max value and no z-score") {
  constexpr std::uint64_t seed = 11;
  CAPTURE(seed);
  testing::Random random(seed);
  const auto values = random.uniforms(40);
  auto in_other_unit = values;
  for (double& value : in_other_unit) value = 1000 * value + 5;
  for (const auto method : {Normalisation::min_max, Normalisation::z_score}) {
    const auto a = by(method, values);
    const auto b = by(method, in_other_unit);
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == doctest::Approx(b[i]).epsilon(1e-10));
  }
}
