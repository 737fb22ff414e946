#include "ecumene/numeric/association.hpp"

#include "ecumene/numeric/rank.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using Series = std::vector<double>;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// From the definition: concordant and discordant pairs, counted one by one.
double naive_tau_b(const Series& x, const Series& y) {
  double concordant = 0;
  double discordant = 0;
  double untied_x = 0;
  double untied_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = i + 1; j < x.size(); ++j) {
      const double product = (x[i] - x[j]) * (y[i] - y[j]);
      concordant += product > 0;
      discordant += product < 0;
      untied_x += x[i] != x[j];
      untied_y += y[i] != y[j];
    }
  }
  return (concordant - discordant) / std::sqrt(untied_x * untied_y);
}

}  // namespace

TEST_CASE("Pearson's r of Anscombe's first quartet is 0.816") {
  // Anscombe 1973, The American Statistician 27: 17-21: r = 0.816 for each of the four.
  const Series x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
  const Series y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
  CHECK(std::abs(pearson(x, y) - 0.816) < 0.0005);
}

TEST_CASE("correlations of a series with itself and its reverse are exactly 1 and -1, in any unit") {
  const Series x{0.1, 0.7, 0.3, 0.35};
  for (const double unit : {1.0, 1e200, 1e-200, -1.0}) {
    Series y = x;
    for (double& value : y) value *= unit;
    const double sign = unit > 0 ? 1 : -1;
    CHECK(pearson(x, y) == doctest::Approx(sign).epsilon(1e-14));
    CHECK(spearman(x, y) == sign);
    CHECK(kendall_tau_b(x, y) == sign);
  }
}

TEST_CASE("Kendall's example: mathematics and music of ten boys have tau -0.07 and rho -0.10") {
  // Kendall, Rank Correlation Methods (1948), ch. 1: P = 21, Q = 24, S = -3 of 45 pairs; squared rank differences sum
  // to 182.
  const Series mathematics{7, 4, 3, 10, 6, 2, 9, 8, 1, 5};
  const Series music{5, 7, 3, 10, 1, 9, 6, 2, 8, 4};
  CHECK(kendall_tau_b(mathematics, music) == doctest::Approx(-3.0 / 45));
  CHECK(spearman(mathematics, music) == doctest::Approx(1 - 6 * 182.0 / 990));
}

TEST_CASE("Spearman's rho works on mid-ranks") {
  const Series x{1, 2, 2, 4};
  const Series y{1, 3, 2, 4};
  CHECK(spearman(x, y) == doctest::Approx(pearson(Series{1, 2.5, 2.5, 4}, y)));
}

TEST_CASE("Knight's tau-b equals counting all pairs, with ties on both sides") {
  constexpr std::uint64_t seed = 13;
  CAPTURE(seed);
  testing::Random random(seed);
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t n = 2 + random.below(40);
    const std::uint32_t levels = 2 + random.below(30);
    const auto x = random.integers(n, levels);
    const auto y = random.integers(n, levels);
    const double naive = naive_tau_b(x, y);
    CAPTURE(trial);
    if (std::isnan(naive))
      CHECK(std::isnan(kendall_tau_b(x, y)));
    else
      CHECK(kendall_tau_b(x, y) == doctest::Approx(naive).epsilon(1e-13));
  }
}

TEST_CASE("pairs with a missing value are left out; fewer than two pairs or all ties give no correlation") {
  const Series x{1, missing, 2, 3};
  const Series y{2, 5, missing, 7};
  CHECK(pearson(x, y) == 1);
  CHECK(spearman(x, y) == 1);
  CHECK(kendall_tau_b(x, y) == 1);
  for (const auto correlation : {pearson, spearman, kendall_tau_b}) {
    CHECK(std::isnan(correlation({}, {})));
    CHECK(std::isnan(correlation(Series{1}, Series{1})));
    CHECK(std::isnan(correlation(Series{0.1, 0.1, 0.1}, Series{1, 2, 3})));
    CHECK(std::isnan(correlation(Series{1, 2, 3}, Series{5, 5, 5})));
  }
}

TEST_CASE("Kendall's W: four judges who agree have 1; the definition without ties") {
  // Judges are columns. Identical rankings: S is the largest there is.
  const Series agree{1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3};
  CHECK(kendall_w(MatrixView<const double>(agree, 3, 4)) == 1);
  // Two opposite judges: all rank sums equal.
  const Series oppose{1, 3, 2, 2, 3, 1};
  CHECK(kendall_w(MatrixView<const double>(oppose, 3, 2)) == 0);
}

TEST_CASE("Kendall's W of Siegel's three executives who rank six applicants is 0.16") {
  // Siegel 1956, Nonparametric Statistics, table 9.1: rank sums 8, 14, 11, 11, 11, 8 of k = 3, n = 6; S = 25.5, W =
  // .16.
  const Series scores{1, 1, 6, 6, 5, 3, 3, 6, 2, 2, 4, 5, 5, 2, 4, 4, 3, 1};
  const double w = kendall_w(MatrixView<const double>(scores, 6, 3));
  CHECK(w == doctest::Approx(12 * 25.5 / (9 * (216 - 6))));
  CHECK(std::abs(w - 0.16) < 0.005);
}

TEST_CASE("two judges: W with ties is (rho + 1) / 2 (Kendall & Gibbons 1990, from the mean of pairwise rho)") {
  constexpr std::uint64_t seed = 14;
  CAPTURE(seed);
  testing::Random random(seed);
  for (int trial = 0; trial < 50; ++trial) {
    // The same tie pattern on both sides: then the mean-rho identity is exact under ties as well.
    auto x = random.integers(12, 6);
    auto y = x;
    std::rotate(y.begin(), y.begin() + 1 + random.below(10), y.end());
    Series table;
    for (std::size_t i = 0; i < x.size(); ++i) table.insert(table.end(), {x[i], y[i]});
    const double rho = spearman(x, y);
    if (std::isnan(rho)) continue;
    CHECK(kendall_w(MatrixView<const double>(table, x.size(), 2)) == doctest::Approx((rho + 1) / 2).epsilon(1e-12));
  }
}

TEST_CASE("Kendall's W leaves out rows with a missing value and has no value where all is tied") {
  const Series table{1, 1, missing, 9, 2, 2, 3, 3};
  CHECK(kendall_w(MatrixView<const double>(table, 4, 2)) == 1);
  CHECK(std::isnan(kendall_w(MatrixView<const double>(Series{5, 5, 5, 5}, 2, 2))));
  CHECK(std::isnan(kendall_w(MatrixView<const double>(Series{5, 5}, 1, 2))));
  CHECK(std::isnan(kendall_w({})));
}
