#include "ecumene/numeric/distance.hpp"

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/association.hpp"
#include "ecumene/numeric/finding_codes.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using Series = std::vector<double>;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

Series distances_of(const Series& values, std::size_t columns, Distance distance) {
  return pairwise_distances({values, values.size() / columns, columns}, distance);
}

std::string refusal(const Series& values, std::size_t columns, Distance distance) {
  try {
    distances_of(values, columns, distance);
  } catch (const Error& error) {
    return error.finding().code + ": " + error.finding().what;
  }
  return "accepted";
}

}  // namespace

TEST_CASE("distances of (0,0), (3,4), (6,8): the 3-4-5 triangle") {
  const Series rows{0, 0, 3, 4, 6, 8};
  CHECK(distances_of(rows, 2, Distance::euclidean) == Series{5, 10, 5});
  CHECK(distances_of(rows, 2, Distance::squared_euclidean) == Series{25, 100, 25});
  CHECK(distances_of(rows, 2, Distance::manhattan) == Series{7, 14, 7});
  CHECK(distances_of(rows, 2, Distance::chebyshev) == Series{4, 8, 4});
}

TEST_CASE("the condensed form lists d(0,1), d(0,2), d(0,3), d(1,2), d(1,3), d(2,3)") {
  CHECK(condensed_index(4, 0, 1) == 0);
  CHECK(condensed_index(4, 0, 3) == 2);
  CHECK(condensed_index(4, 1, 2) == 3);
  CHECK(condensed_index(4, 2, 3) == 5);
  CHECK(distances_of({0, 1, 10, 100}, 1, Distance::manhattan) == Series{1, 10, 100, 9, 99, 90});
}

TEST_CASE("correlation distance is 0 for rows in proportion, 2 for opposite ones, 1 - r otherwise") {
  const Series rows{1, 2, 4, 10, 20, 40, 4, 3, 1};
  const auto d = distances_of(rows, 3, Distance::correlation);
  CHECK(std::abs(d[0]) < 1e-15);
  CHECK(d[1] == doctest::Approx(1 - pearson(Series{1, 2, 4}, Series{4, 3, 1})));
  CHECK(distances_of({1, 2, 2, 1}, 2, Distance::correlation)[0] == doctest::Approx(2));
}

TEST_CASE("Gower's distance leaves out what one of the two rows lacks, and scales by the range") {
  // Ranges 10 and 4: d(0,1) = (5/10 + 4/4) / 2; rows 0 and 2 have only the first column in common.
  const Series rows{0, 1, 5, 5, 10, missing, 5, 1};
  const auto d = distances_of(rows, 2, Distance::gower);
  CHECK(d[0] == 0.75);
  CHECK(d[1] == 1);
  CHECK(d[3] == 0.5);
  CHECK(d[4] == 0.5);
}

TEST_CASE("a constant column adds nothing to Gower's distance but counts as agreement") {
  CHECK(distances_of({1, 7, 3, 7}, 2, Distance::gower) == Series{0.5});
}

TEST_CASE("Mahalanobis distance of two uncorrelated columns is the distance of their z-scores") {
  // Columns have covariance 0 and variances 4/3 and 100/3.
  const Series rows{-1, -5, -1, 5, 1, -5, 1, 5};
  const auto d = distances_of(rows, 2, Distance::mahalanobis);
  CHECK(d[0] == doctest::Approx(std::sqrt(100 / (100 / 3.0))));
  CHECK(d[1] == doctest::Approx(std::sqrt(4 / (4 / 3.0))));
  CHECK(d[2] == doctest::Approx(std::sqrt(6.0)));
}

TEST_CASE("Mahalanobis distance is the same in all units and mixtures of columns") {
  constexpr std::uint64_t seed = 21;
  CAPTURE(seed);
  testing::Random random(seed);
  const auto rows = random.uniforms(30 * 2);
  Series mixed;
  for (std::size_t i = 0; i < 30; ++i) {
    mixed.push_back(1e6 * rows[2 * i] + 3);
    mixed.push_back(rows[2 * i] - 0.01 * rows[2 * i + 1]);
  }
  const auto a = distances_of(rows, 2, Distance::mahalanobis);
  const auto b = distances_of(mixed, 2, Distance::mahalanobis);
  for (std::size_t at = 0; at < a.size(); ++at) CHECK(a[at] == doctest::Approx(b[at]).epsilon(1e-9));
}

TEST_CASE("two columns: Mahalanobis by the inverse of a 2x2 covariance") {
  constexpr std::uint64_t seed = 22;
  CAPTURE(seed);
  testing::Random random(seed);
  const std::size_t n = 12;
  auto rows = random.uniforms(n * 2);
  for (std::size_t i = 0; i < n; ++i) rows[2 * i + 1] += rows[2 * i];
  double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < n; ++i) mean_x += rows[2 * i] / n, mean_y += rows[2 * i + 1] / n;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = rows[2 * i] - mean_x;
    const double y = rows[2 * i + 1] - mean_y;
    xx += x * x / (n - 1), yy += y * y / (n - 1), xy += x * y / (n - 1);
  }
  const double determinant = xx * yy - xy * xy;
  const double dx = rows[0] - rows[2];
  const double dy = rows[1] - rows[3];
  const double expected = std::sqrt((yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant);
  CHECK(distances_of(rows, 2, Distance::mahalanobis)[0] == doctest::Approx(expected).epsilon(1e-12));
}

TEST_CASE("huge and tiny coordinates have their distance where a double holds it") {
  CHECK(distances_of({3e200, 0, 0, 4e200}, 2, Distance::euclidean)[0] / 5e200 == doctest::Approx(1).epsilon(1e-15));
  CHECK(distances_of({3e-200, 0, 0, 4e-200}, 2, Distance::euclidean)[0] / 5e-200 == doctest::Approx(1).epsilon(1e-15));
  CHECK(distances_of({1e200, 1e200}, 1, Distance::euclidean)[0] == 0);
  CHECK(distances_of({1e200, 2e200, 2e200, 1e200}, 2, Distance::correlation)[0] == doctest::Approx(2));
  CHECK(distances_of({-1.7e308, 1.7e308, 0}, 1, Distance::gower) == Series{1, 0.5, 0.5});
}

TEST_CASE("no row or one row has no distances") {
  for (const auto& distance : distances()) {
    CHECK(pairwise_distances({}, distance.distance).empty());
    CHECK(distances_of({1, 2}, 2, distance.distance).empty());
  }
}

TEST_CASE("rows without columns are at distance 0 where that has a meaning") {
  CHECK(pairwise_distances({{}, 2, 0}, Distance::euclidean) == Series{0});
  CHECK_THROWS_AS(pairwise_distances({{}, 2, 0}, Distance::gower), Error);
  CHECK_THROWS_AS(pairwise_distances({{}, 2, 0}, Distance::correlation), Error);
}

TEST_CASE("what has no distance is refused, and the message names row and column") {
  CHECK(refusal({1, 2, 3, missing}, 2, Distance::euclidean) ==
        "value-not-finite: the value in row 2, column 2 is missing; the euclidean distance needs a number");
  CHECK(refusal({1, infinite, 3, 4}, 2, Distance::gower) ==
        "value-not-finite: the value in row 1, column 2 is infinite; the gower distance needs a number");
  CHECK(refusal({1, missing, missing, 2}, 2, Distance::gower) ==
        "distance-undefined: rows 1 and 2 have no column in which both have a value");
  CHECK(refusal({1, 2, 5, 5}, 2, Distance::correlation) ==
        "distance-undefined: row 2 has the same value in every column, so that it correlates with nothing");
  CHECK(refusal({1e200, -1e200}, 1, Distance::squared_euclidean) ==
        "distance-too-large: rows 1 and 2 are farther apart than the largest number that can be held, about 1.8e308");
  CHECK(refusal({1.7e308, -1.7e308}, 1, Distance::euclidean).starts_with("distance-too-large"));
}

TEST_CASE("a covariance without inverse is refused, and the message names the column") {
  const std::string head = "covariance-singular: the covariance of the columns has no inverse: column ";
  CHECK(refusal({1, 7, 2, 7, 4, 7, 5, 7}, 2, Distance::mahalanobis) == head + "2 has the same value in every row");
  // Shares that add to 100.
  CHECK(refusal({10, 30, 60, 20, 35, 45, 17, 13, 70, 33, 44, 23, 1, 2, 97}, 3, Distance::mahalanobis) ==
        head + "3 follows from the columns before it");
  CHECK(refusal({1, 2, 3, 4, 6, 5}, 3, Distance::mahalanobis) ==
        head + "2 and those after it follow from the columns before, as there are only 2 rows for 3 columns");
}

TEST_CASE("every distance is described, in the order of the names, and takes equal rows to 0") {
  const auto all = distances();
  CHECK(all.size() == 7);
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const auto& entry : all) {
    CAPTURE(entry.name);
    CHECK(&descriptor(entry.distance) == &entry);
    CHECK_FALSE(entry.formula.empty());
    CHECK_FALSE(entry.source.empty());
    const auto d = distances_of({1, 2, 9, 1, 2, 9, 4, 0, 5, 2, 8, 8, 6, 5, 1}, 3, entry.distance);
    CHECK(d[0] == doctest::Approx(0));
    CHECK(d[1] > 0);
  }
}

TEST_CASE("the codes of numeric are sorted and explained") {
  const auto codes = numeric_finding_codes();
  CHECK(std::is_sorted(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.code < b.code; }));
  for (const auto& code : codes) CHECK_FALSE((code.title.empty() || code.explanation.empty() || code.way_out.empty()));
}
