#include "ecumene/numeric/rank.hpp"

#include <numeric>

#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;

namespace {
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
}

TEST_CASE("ties share the mean of the places they cover, and are printed as a range") {
  const std::vector<double> values{12, 9, 9, 9, 7, 5, 5, 1};
  const auto ranges = rank_ranges(values, Better::higher);
  CHECK(ranges[0] == RankRange{1, 1});
  CHECK(ranges[1] == RankRange{2, 4});
  CHECK(ranges[3] == RankRange{2, 4});
  CHECK(ranges[4] == RankRange{5, 5});
  CHECK(ranges[6] == RankRange{6, 7});
  CHECK(ranges[7] == RankRange{8, 8});
  CHECK(ranges[1].is_tied());
  CHECK_FALSE(ranges[0].is_tied());
  CHECK(fractional_ranks(values, Better::higher) == std::vector<double>{1, 3, 3, 3, 5, 6.5, 6.5, 8});
  CHECK(dense_ranks(values, Better::higher) == std::vector<double>{1, 2, 2, 2, 3, 4, 4, 5});
}

TEST_CASE("where less is better the smallest value has rank 1") {
  const std::vector<double> unemployment{7.5, 4.1, 9.0, 4.1};
  CHECK(fractional_ranks(unemployment, Better::lower) == std::vector<double>{3, 1.5, 4, 1.5});
}

TEST_CASE("a missing value has no rank and takes no place") {
  const std::vector<double> values{3, missing, 1, 2};
  const auto ranks = fractional_ranks(values, Better::higher);
  CHECK(ranks[0] == 1);
  CHECK(std::isnan(ranks[1]));
  CHECK(ranks[2] == 3);
  CHECK(ranks[3] == 2);
  CHECK(std::isnan(rank_ranges(values, Better::higher)[1].high));
  CHECK(std::isnan(dense_ranks(values, Better::higher)[1]));
  CHECK_FALSE(rank_ranges(values, Better::higher)[1].is_tied());
}

TEST_CASE("an empty series has no ranks, one value is first, -0 ties with 0, infinities are ranked") {
  CHECK(rank_ranges({}, Better::higher).empty());
  CHECK(fractional_ranks(std::vector<double>{5}, Better::higher) == std::vector<double>{1});
  CHECK(fractional_ranks(std::vector<double>{0.0, -0.0}, Better::higher) == std::vector<double>{1.5, 1.5});
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(fractional_ranks(std::vector<double>{1, infinity, -infinity}, Better::higher) == std::vector<double>{2, 1, 3});
}

TEST_CASE("mid-ranks sum to n(n+1)/2 and follow the regions when these are reordered") {
  constexpr std::uint64_t seed = 7;
  CAPTURE(seed);
  testing::Random random(seed);
  for (int trial = 0; trial < 100; ++trial) {
    auto values = random.integers(1 + random.below(30), 8);
    const auto ranks = fractional_ranks(values, Better::higher);
    const double n = static_cast<double>(values.size());
    CHECK(std::accumulate(ranks.begin(), ranks.end(), 0.0) == n * (n + 1) / 2);
    std::rotate(values.begin(), values.begin() + 1, values.end());
    auto rotated = ranks;
    std::rotate(rotated.begin(), rotated.begin() + 1, rotated.end());
    CHECK(fractional_ranks(values, Better::higher) == rotated);
  }
}

TEST_CASE("ranges follow from counting the better and the equal values") {
  constexpr std::uint64_t seed = 8;
  CAPTURE(seed);
  testing::Random random(seed);
  const auto values = random.integers(60, 12);
  const auto ranges = rank_ranges(values, Better::lower);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto better = std::count_if(values.begin(), values.end(), [&](double x) { return x < values[i]; });
    const auto as_good = std::count_if(values.begin(), values.end(), [&](double x) { return x <= values[i]; });
    CHECK(ranges[i].low == 1 + static_cast<double>(better));
    CHECK(ranges[i].high == static_cast<double>(as_good));
  }
}

TEST_CASE("PISA 2018 mathematics: ranks agree with csranks (Mogstad et al. 2024)") {
  const auto folder = testing::verification_folder("csranks");
  if (folder.empty()) return;
  const auto csv = testing::read_csv(folder / "pisa_math_expected.csv");
  REQUIRE(csv.rows.size() > 30);
  const auto ranges = rank_ranges(csv.numbers("math"), Better::higher);
  const auto low = csv.numbers("irank_min");
  const auto mid = csv.numbers("irank_mid");
  const auto high = csv.numbers("irank_max");
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    CHECK(ranges[i].low == low[i]);
    CHECK(ranges[i].mid() == mid[i]);
    CHECK(ranges[i].high == high[i]);
  }
}
