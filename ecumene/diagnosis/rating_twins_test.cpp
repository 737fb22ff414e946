// The fast ways of a rating held against the plain ones.
#include <cmath>
#include <random>

#include "ecumene/diagnosis/rating_internal.hpp"
#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/numeric/association.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

// Whole numbers with ties and gaps.
std::vector<double> figures(std::mt19937_64& random, std::size_t count, std::uint64_t bound) {
  std::vector<double> values(count);
  for (double& value : values) value = random() % 12 == 0 ? missing : static_cast<double>(random() % bound);
  return values;
}

std::vector<double> mids(const std::vector<RankRange>& ranks) {
  std::vector<double> places;
  for (const RankRange& rank : ranks) places.push_back(rank.mid());
  return places;
}

// 1 and those that are better whatever the truth; those that are as good or better if they are at their best.
RankRange places_by_counting(const std::vector<double>& low, const std::vector<double>& high, std::size_t i) {
  if (std::isnan(low[i])) return {missing, missing};
  RankRange places{1, 0};
  for (std::size_t k = 0; k < low.size(); ++k) {
    if (high[k] < low[i]) places.low += 1;
    if (low[k] <= high[i]) places.high += 1;
  }
  return places;
}

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

}  // namespace

TEST_CASE("the places an interval allows are those found by counting regions one by one") {
  constexpr std::uint64_t seed = 41;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int trial = 0; trial < 40; ++trial) {
    const std::vector<double> low = figures(random, 30, 15);
    std::vector<double> high = low;
    for (double& value : high) value += static_cast<double>(random() % 4);
    std::vector<double> low_turned(30);
    std::vector<double> high_turned(30);
    for (std::size_t i = 0; i < 30; ++i) low_turned[i] = -high[i], high_turned[i] = -low[i];
    const auto less_is_better = diagnosis_internal::possible_ranks(low, high, Better::lower);
    const auto more_is_better = diagnosis_internal::possible_ranks(low, high, Better::higher);
    for (std::size_t i = 0; i < 30; ++i) {
      const RankRange expected = places_by_counting(low, high, i);
      const RankRange turned = places_by_counting(low_turned, high_turned, i);
      CHECK((same(less_is_better[i].low, expected.low) && same(less_is_better[i].high, expected.high)));
      CHECK((same(more_is_better[i].low, turned.low) && same(more_is_better[i].high, turned.high)));
    }
  }
}

TEST_CASE("dense ranks read off the ranges are those found by sorting") {
  constexpr std::uint64_t seed = 42;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (const std::size_t count : {0, 1, 2, 50}) {
    const std::vector<double> values = figures(random, count, 20);
    const auto dense = diagnosis_internal::dense_from(rank_ranges(values, Better::higher));
    const auto sorted = dense_ranks(values, Better::higher);
    REQUIRE(dense.size() == sorted.size());
    for (std::size_t i = 0; i < count; ++i) CHECK(same(dense[i], sorted[i]));
  }
}

TEST_CASE("a variant without an activity is the rating of the table without its column") {
  constexpr std::uint64_t seed = 43;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::vector<std::string> regions;
  for (int i = 0; i < 25; ++i) regions.push_back("region " + std::to_string(i));
  const std::vector<std::string> indicators{"x", "y", "z"};
  for (int trial = 0; trial < 10; ++trial) {
    const RegionTable table = table_of(regions, indicators, figures(random, 75, 30));
    const Rating full = rate(table, {.input = RatingInput::values}).rating;
    for (const RatingVariant& variant : full.variants) {
      if (!variant.name.starts_with("without ")) continue;
      CAPTURE(variant.name);
      const Rating part = rate(without(table, {variant.name.substr(8)}), {.input = RatingInput::values}).rating;
      const bool by_score = variant.basis == RatingBasis::score;
      CHECK(variant.spearman ==
            spearman(mids(by_score ? full.score_rank : full.overall), mids(by_score ? part.score_rank : part.overall)));
    }
  }
}

TEST_CASE("a variant under another normalisation and mean is the rating made that way, and is undefined where it is") {
  constexpr std::uint64_t seed = 44;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::vector<std::string> regions;
  for (int i = 0; i < 25; ++i) regions.push_back("region " + std::to_string(i));
  const RegionTable table = table_of(regions, {"x", "y", "z"}, figures(random, 75, 30));
  const Rating full = rate(table, {.input = RatingInput::values}).rating;
  std::size_t compared = 0;
  for (const NormalisationDescriptor& normalisation : normalisations()) {
    for (const MeanDescriptor& mean : means()) {
      const std::string name = std::string(normalisation.name) + ", " + std::string(mean.name) + " mean";
      const auto variant = std::ranges::find(full.variants, name, &RatingVariant::name);
      if (variant == full.variants.end()) continue;
      CAPTURE(name);
      const Rating other =
          rate(table, {.input = RatingInput::values, .normalisation = normalisation.normalisation, .mean = mean.mean})
              .rating;
      bool defined = true;
      for (std::size_t i = 0; i < regions.size(); ++i)
        defined = defined && (std::isfinite(other.score[i]) || !std::isfinite(full.score[i]));
      CHECK(variant->defined == defined);
      if (defined) CHECK(variant->spearman == spearman(mids(full.score_rank), mids(other.score_rank)));
      ++compared;
    }
  }
  CHECK(compared == 11);
}

TEST_CASE("the progress of a rating begins at 0, never falls and changes no figure") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {1, 5, 2, 4, 3, 3});
  std::vector<std::string> stages;
  std::vector<double> fractions;
  const auto note = [&](std::string_view stage, double fraction) {
    if (stages.empty() || stages.back() != stage) stages.emplace_back(stage);
    fractions.push_back(fraction);
  };
  const Rating watched = rate(table, {.input = RatingInput::values}, note).rating;
  const Rating unwatched = rate(table, {.input = RatingInput::values}).rating;
  CHECK(stages == std::vector<std::string>{"ranking", "variants"});
  CHECK(fractions.front() == 0);
  CHECK(fractions.back() <= 1);
  CHECK(std::ranges::is_sorted(fractions));
  CHECK(watched.rank_interval == unwatched.rank_interval);
  CHECK(watched.score == unwatched.score);
}
