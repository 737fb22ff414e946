#include <cmath>
#include <numeric>
#include <random>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/test_support_internal.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

NamedRanks untied(std::mt19937_64& random, std::size_t n) {
  NamedRanks ranks;
  std::vector<double> places(n);
  std::iota(places.begin(), places.end(), 1.0);
  for (std::size_t i = n; i > 1; --i) std::swap(places[i - 1], places[random() % i]);
  for (std::size_t i = 0; i < n; ++i) {
    ranks.regions.push_back("R" + std::to_string(i));
    ranks.ranks.push_back({places[i], places[i]});
  }
  return ranks;
}

}  // namespace

TEST_CASE("the gaps of two full untied ratings sum to 0, and swapping the sides turns their signs") {
  std::mt19937_64 random(5);
  INFO("seed 5");
  for (int trial = 0; trial < 20; ++trial) {
    const NamedRanks a = untied(random, 17);
    const NamedRanks b = untied(random, 17);
    const RatingComparison there = compare(a, b);
    const RatingComparison back = compare(b, a);
    double sum = 0;
    double shift = 0;
    for (std::size_t i = 0; i < there.gaps.size(); ++i) {
      sum += there.gaps[i].gap;
      shift += std::abs(there.gaps[i].gap);
      CHECK(there.gaps[i].region == back.gaps[i].region);
      CHECK(there.gaps[i].gap == -back.gaps[i].gap);
      CHECK(there.gaps[i].certain == (there.gaps[i].gap != 0));
    }
    CHECK(sum == 0);
    CHECK(there.mean_shift == doctest::Approx(shift / 17));
    CHECK(there.spearman == doctest::Approx(back.spearman));
    // Spearman's 1 - 6 sum d^2 / (n^3 - n) holds without ties.
    double squares = 0;
    for (const RatingGap& gap : there.gaps) squares += gap.gap * gap.gap;
    CHECK(there.spearman == doctest::Approx(1 - 6 * squares / (17.0 * 17 * 17 - 17)).epsilon(1e-12));
  }
}

TEST_CASE("Altai Krai stands better in innovation than in its economy, Kemerovo Oblast worse, and no tie explains it") {
  // Tyuleneva 2012, Table 1: the last column, and the text below the table on these two regions.
  const NamedRanks economy = ranks_by_mean(rate(siberian_ranks()).rating);
  const RegionTable innovation_table = table_of_text({{"region", "innovation"},
                                                      {"Altai Republic", "12"},
                                                      {"Republic of Buryatia", "6-7"},
                                                      {"Tyva Republic", "10-11"},
                                                      {"Republic of Khakassia", "10-11"},
                                                      {"Altai Krai", "3-4"},
                                                      {"Zabaykalsky Krai", "8-9"},
                                                      {"Krasnoyarsk Krai", "3-4"},
                                                      {"Irkutsk Oblast", "6-7"},
                                                      {"Kemerovo Oblast", "8-9"},
                                                      {"Novosibirsk Oblast", "1-2"},
                                                      {"Omsk Oblast", "5"},
                                                      {"Tomsk Oblast", "1-2"}});
  const NamedRanks innovation = activity_ranks(rate(innovation_table).rating, 0);
  const RatingComparison comparison = compare(economy, innovation);
  CHECK(comparison.gaps.front().region == "Altai Krai");
  CHECK(comparison.gaps.front().gap == -5.5);
  CHECK(comparison.gaps.front().certain);
  const auto kemerovo = std::ranges::find(comparison.gaps, "Kemerovo Oblast", &RatingGap::region);
  CHECK(kemerovo->gap == 3.5);
  CHECK(kemerovo->certain);
  const auto tyva = std::ranges::find(comparison.gaps, "Tyva Republic", &RatingGap::region);
  CHECK(tyva->gap == -0.5);
  CHECK_FALSE(tyva->certain);
  CHECK_FALSE(comparison.reranked);
  CHECK(comparison.unmatched.empty());
}

TEST_CASE("regions are matched by name whatever the case, dashes and spaces; places are then those among the matched") {
  const NamedRanks first{"a", {"Томск", "Омск", "Алтай"}, {{1, 1}, {2, 2}, {3, 3}}};
  const NamedRanks second{"b", {"алтай", " ТОМСК", "Тыва"}, {{1, 1}, {3, 3}, {2, 2}}};
  const RatingComparison comparison = compare(first, second);
  CHECK(comparison.unmatched == std::vector<std::string>{"Омск", "Тыва"});
  CHECK(comparison.reranked);
  REQUIRE(comparison.gaps.size() == 2);
  CHECK(comparison.gaps[0].region == "Алтай");
  CHECK(comparison.gaps[0].gap == -1);
  CHECK(comparison.gaps[1].gap == 1);
  CHECK(comparison.spearman == doctest::Approx(-1));
}

TEST_CASE("a region without a rank, or named twice, is not compared and stands among the unmatched") {
  const NamedRanks first{"a", {"A", "B", "B", "C"}, {{1, 1}, {2, 2}, {4, 4}, {missing, missing}}};
  const NamedRanks second{"b", {"A", "B", "C"}, {{1, 1}, {2, 2}, {3, 3}}};
  const RatingComparison comparison = compare(first, second);
  CHECK(comparison.unmatched == std::vector<std::string>{"B", "C"});
  CHECK(comparison.gaps.size() == 2);
}

TEST_CASE("ratings without a common region give no figures, and no crash") {
  const RatingComparison comparison = compare({"a", {"A"}, {{1, 1}}}, {"b", {"B"}, {{1, 1}}});
  CHECK(comparison.gaps.empty());
  CHECK(std::isnan(comparison.spearman));
  CHECK(std::isnan(comparison.mean_shift));
  CHECK(compare({}, {}).gaps.empty());
}
