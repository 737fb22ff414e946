#include "ecumene/diagnosis/rating.hpp"

#include <cmath>
#include <numeric>
#include <random>

#include "ecumene/diagnosis/test_support_internal.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

std::vector<std::string> places_of(const std::vector<RankRange>& ranks) {
  std::vector<std::string> texts;
  for (const RankRange& rank : ranks) texts.push_back(printed(rank));
  return texts;
}

RegionTable random_table(std::mt19937_64& random, std::size_t regions, std::size_t indicators) {
  std::vector<std::string> names;
  std::vector<std::string> columns;
  std::vector<double> values;
  for (std::size_t i = 0; i < regions; ++i) names.push_back("R" + std::to_string(i));
  for (std::size_t j = 0; j < indicators; ++j) columns.push_back("x" + std::to_string(j));
  for (std::size_t at = 0; at < regions * indicators; ++at) values.push_back(static_cast<double>(random() % 1000) / 8);
  return table_of(std::move(names), std::move(columns), std::move(values));
}

}  // namespace

TEST_CASE("the mean places of the Siberian regions follow from the printed ranks, and so does their order") {
  // Tyuleneva 2012, Table 1, recomputed by hand; the article prints 1.6, 4.9 and 4.6 for the 7th, 11th and 12th.
  const RatingResult result = rate(siberian_ranks());
  CHECK(result.rating.input == RatingInput::ranks);
  CHECK(result.rating.mean_rank == std::vector<double>{11.7, 8.3, 11.2, 9.3, 8.5, 7.1, 1.4, 3.3, 4.7, 3.1, 4.3, 5.1});
  CHECK(places_of(result.rating.overall) ==
        std::vector<std::string>{"12", "8", "11", "10", "9", "7", "1", "3", "5", "2", "4", "6"});
  CHECK(places_of(result.rating.ranks[0])[1] == "6-8");
  CHECK(result.rating.score.empty());
  CHECK(result.rating.score_interval.empty());
  const Finding& finding = finding_of(result.findings, "ranks-assumed");
  CHECK(finding.severity == Severity::note);
  CHECK(finding.way_out == "if they are measurements, say so: --input=values");
}

TEST_CASE("the concordance of the Siberian activities is Kendall's W worked out with its correction for ties") {
  const RegionTable table = siberian_ranks();
  const double n = 12;
  const double k = 5;
  double squares = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 5; ++j) sum += table.value[i * 5 + j];
    squares += (sum - k * (n + 1) / 2) * (sum - k * (n + 1) / 2);
  }
  // Ties per activity: 2,3,2 | 2,2,3,2 | 2,3,2 | 2,2 | 2,2,3: sums of t^3 - t are 36, 42, 36, 12, 36.
  const double ties = 36 + 42 + 36 + 12 + 36;
  const double w = 12 * squares / (k * k * (n * n * n - n) - k * ties);
  CHECK(rate(table).rating.concordance == doctest::Approx(w).epsilon(1e-14));
  CHECK(std::isnan(rate(without(table, {"Mining operations", "Manufacturing activity", "Transport and communication",
                                        "Financial activity"}))
                       .rating.concordance));
}

TEST_CASE("the tie interval of a region holds its place for every way of breaking the ties") {
  std::mt19937_64 random(7);
  INFO("seed 7");
  const RegionTable table = siberian_ranks();
  const Rating rating = rate(table).rating;
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<double> sums(12, 0);
    for (std::size_t j = 0; j < 5; ++j) {
      // Ties broken by a random number each: the order of (low, random) gives places 1 to 12.
      std::vector<std::pair<double, std::uint64_t>> keys;
      for (std::size_t i = 0; i < 12; ++i) keys.emplace_back(rating.ranks[j][i].low, random());
      for (std::size_t i = 0; i < 12; ++i)
        sums[i] += 1 + static_cast<double>(std::ranges::count_if(keys, [&](const auto& key) { return key < keys[i]; }));
    }
    const std::vector<RankRange> broken = rank_ranges(sums, Better::lower);
    for (std::size_t i = 0; i < 12; ++i) {
      CHECK(rating.tie_interval[i].low <= broken[i].low);
      CHECK(rating.tie_interval[i].high >= broken[i].high);
    }
  }
  CHECK(printed(rating.tie_interval[6]) == "1");
}

TEST_CASE("leaving out one activity gives the rank interval, worked out independently") {
  const RegionTable table = siberian_ranks();
  const Rating rating = rate(table).rating;
  std::vector<RankRange> expected = rating.overall;
  for (const std::string& left_out : table.indicators) {
    const Rating part = rate(without(table, {left_out}), {.input = RatingInput::ranks}).rating;
    const auto variant = std::ranges::find(rating.variants, "without " + left_out, &RatingVariant::name);
    REQUIRE(variant != rating.variants.end());
    double total = 0;
    std::size_t moved = 0;
    for (std::size_t i = 0; i < 12; ++i) {
      expected[i].low = std::min(expected[i].low, part.overall[i].low);
      expected[i].high = std::max(expected[i].high, part.overall[i].high);
      total += std::abs(part.overall[i].mid() - rating.overall[i].mid());
      if (part.overall[i].mid() != rating.overall[i].mid()) ++moved;
    }
    CHECK(variant->mean_shift == doctest::Approx(total / 12));
    CHECK(variant->moved == moved);
  }
  const auto copeland = std::ranges::find(rating.variants, "copeland", &RatingVariant::name);
  REQUIRE(copeland != rating.variants.end());
  CHECK(copeland->defined);
  for (std::size_t i = 0; i < 12; ++i) {
    CAPTURE(table.regions[i]);
    CHECK(rating.rank_interval[i].low <= expected[i].low);
    CHECK(rating.rank_interval[i].high >= expected[i].high);
  }
}

TEST_CASE("a missing figure takes no place, keeps the others in theirs and is reported with its region") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {5, 1, missing, 2, 3, 3});
  const RatingResult result = rate(table, {.input = RatingInput::values});
  CHECK(places_of(result.rating.ranks[0]) == std::vector<std::string>{"1", "", "2"});
  CHECK(result.rating.mean_rank == std::vector<double>{2, 2, 1.5});
  CHECK(places_of(result.rating.overall) == std::vector<std::string>{"2-3", "2-3", "1"});
  CHECK(finding_of(result.findings, "rating-incomplete").what == "B was rated on 1 of 2 activities: \"x\" is missing");
}

TEST_CASE("a region without any figure has no place and nobody moves for it") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {5, 1, missing, missing, 3, 3});
  const RatingResult result = rate(table, {.input = RatingInput::values});
  CHECK(std::isnan(result.rating.mean_rank[1]));
  CHECK(std::isnan(result.rating.score[1]));
  CHECK(printed(result.rating.rank_interval[1]).empty());
  CHECK(printed(result.rating.tie_interval[1]).empty());
  CHECK(finding_of(result.findings, "region-not-rated").what ==
        "B has no figure in any activity that counts; it has no place");
}

TEST_CASE("an infinite figure is taken for missing and reported as an error") {
  const RegionTable table = table_of({"A", "B"}, {"x"}, {std::numeric_limits<double>::infinity(), 2});
  const RatingResult result = rate(table, {.input = RatingInput::values});
  CHECK(places_of(result.rating.ranks[0]) == std::vector<std::string>{"", "1"});
  CHECK(to_string(finding_of(result.findings, "value-infinite")) ==
        "error: value-infinite: the figure of A in \"x\" is infinite or too large to compute with; it is taken for "
        "missing\n"
        "    way out: correct the figure, or state the column in a larger unit");
}

TEST_CASE(
    "adding a constant to an indicator or multiplying it changes no score and no place under min-max and z-scores") {
  std::mt19937_64 random(11);
  INFO("seed 11");
  for (const Normalisation normalisation : {Normalisation::min_max, Normalisation::z_score}) {
    for (int trial = 0; trial < 10; ++trial) {
      const RegionTable table = random_table(random, 9, 4);
      RegionTable changed = table;
      for (std::size_t i = 0; i < 9; ++i) changed.value[i * 4 + 2] = 4 * table.value[i * 4 + 2] + 1024;
      changed.low = changed.value;
      changed.high = changed.value;
      const RatingOptions options{.input = RatingInput::values, .normalisation = normalisation};
      const Rating a = rate(table, options).rating;
      const Rating b = rate(changed, options).rating;
      CHECK(a.overall == b.overall);
      CHECK(a.score_rank == b.score_rank);
      for (std::size_t i = 0; i < 9; ++i) CHECK(a.score[i] == doctest::Approx(b.score[i]).epsilon(1e-12));
    }
  }
}

TEST_CASE("reordering the regions reorders a rating and changes nothing else") {
  std::mt19937_64 random(12);
  INFO("seed 12");
  const RegionTable table = random_table(random, 15, 3);
  std::vector<std::size_t> order(15);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = 15; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  const Rating a = rate(table, {.input = RatingInput::values}).rating;
  const Rating b = rate(reordered(table, order), {.input = RatingInput::values}).rating;
  for (std::size_t i = 0; i < 15; ++i) {
    CHECK(b.overall[i] == a.overall[order[i]]);
    CHECK(b.score_rank[i] == a.score_rank[order[i]]);
    CHECK(b.rank_interval[i] == a.rank_interval[order[i]]);
    CHECK(b.score_interval[i] == a.score_interval[order[i]]);
    CHECK(b.tie_interval[i] == a.tie_interval[order[i]]);
  }
  for (std::size_t v = 0; v < a.variants.size(); ++v) CHECK(a.variants[v].moved == b.variants[v].moved);
}

TEST_CASE("the better direction turns an indicator round") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x"}, {1, 2, 3});
  const Rating more = rate(table, {.input = RatingInput::values}).rating;
  const Rating less =
      rate(table, {.input = RatingInput::values, .activities = {{.indicator = "x", .better = Better::lower}}}).rating;
  CHECK(places_of(more.overall) == std::vector<std::string>{"3", "2", "1"});
  CHECK(places_of(less.overall) == std::vector<std::string>{"1", "2", "3"});
  CHECK(less.score == std::vector<double>{1, 0.5, 0});
}

TEST_CASE("weights decide how much an activity counts in the mean rank; figures equal but for binary dust tie") {
  const RegionTable table = table_of({"A", "B"}, {"x", "y", "z"}, {1, 2, 2, 2, 1, 1});
  // A's mean rank: 0.3 * 2 + 0.1 + 0.2 against B's 0.3 + 2 * (0.1 + 0.2): equal on paper, not in binary.
  const std::vector<Activity> activities{
      {.indicator = "x", .weight = 0.3}, {.indicator = "y", .weight = 0.1}, {.indicator = "z", .weight = 0.2}};
  const Rating rating = rate(table, {.input = RatingInput::values, .activities = activities}).rating;
  CHECK(places_of(rating.overall) == std::vector<std::string>{"1-2", "1-2"});
  CHECK(places_of(rate(table, {.input = RatingInput::values}).rating.overall) == std::vector<std::string>{"1", "2"});
}

TEST_CASE("intervals of measurements give places the region can take anywhere in them") {
  // B can be anything from 50 to 60, so A (55) and B can change places; C (40) is surely behind both.
  RegionTable table = table_of({"A", "B", "C"}, {"x"}, {55, 58, 40});
  table.low[1] = 50;
  table.high[1] = 66;
  const Rating rating = rate(table, {.input = RatingInput::values}).rating;
  CHECK(places_of(rating.overall) == std::vector<std::string>{"2", "1", "3"});
  CHECK(places_of(rating.tie_interval) == std::vector<std::string>{"1-2", "1-2", "3"});
}

TEST_CASE("a geometric mean of min-max figures is refused for the worst region, with the way out") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {1, 9, 5, 2, 10, 11});
  const RatingResult result = rate(table, {.input = RatingInput::values, .mean = Mean::geometric});
  CHECK(std::isnan(result.rating.score[0]));
  CHECK(std::isnan(result.rating.score[1]));
  CHECK(result.rating.score[2] == 1);
  CHECK(to_string(finding_of(result.findings, "mean-undefined")) ==
        "warning: mean-undefined: the geometric mean of 2 regions (A and B) is not defined: it needs positive figures, "
        "and "
        "under min-max normalisation theirs are 0 or less\n"
        "    way out: choose --normalisation=rank, which gives 1 to the worst region, or --mean=arithmetic");
  const RatingResult ranked =
      rate(table, {.input = RatingInput::values, .normalisation = Normalisation::rank, .mean = Mean::geometric});
  CHECK(count_of(ranked.findings, "mean-undefined") == 0);
}

TEST_CASE(
    "the score is varied over every normalisation and mean that is defined, and the others are listed as not defined") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {1, 9, 5, 2, 10, 11});
  const Rating rating = rate(table, {.input = RatingInput::values}).rating;
  std::size_t defined = 0;
  std::size_t undefined = 0;
  for (const RatingVariant& variant : rating.variants) {
    if (variant.basis != RatingBasis::score || variant.name.starts_with("without ")) continue;
    ++(variant.defined ? defined : undefined);
    CHECK(variant.name != "none, arithmetic mean");
  }
  // min-max, percentile, rank, zscore with three means each, less the one asked for: arithmetic always, rank always.
  CHECK(defined == 3 + 2);
  CHECK(undefined == 6);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(rating.score_interval[i].low <= rating.score_rank[i].low);
    CHECK(rating.score_interval[i].high >= rating.score_rank[i].high);
  }
}

TEST_CASE("a constant indicator and an empty one are reported") {
  const RegionTable table = table_of({"A", "B"}, {"x", "same", "none"}, {1, 7, missing, 2, 7, missing});
  const RatingResult result = rate(table, {.input = RatingInput::values});
  CHECK(
      finding_of(result.findings, "indicator-constant").what ==
      "\"same\" has the same figure, 7, for every region; it tells them apart in nothing and only evens out the means");
  CHECK(finding_of(result.findings, "indicator-empty").what ==
        "\"none\" has no figure for any region; it does not count");
}

TEST_CASE("a rating that hangs on one activity says so") {
  // A is first of six in two activities and last in the third; without one of the first two it falls.
  std::vector<double> values;
  for (int i = 0; i < 6; ++i) values.insert(values.end(), {i == 0 ? 99.0 : i, i == 0 ? 1.0 : i + 3.0});
  const RatingResult result =
      rate(table_of({"A", "B", "C", "D", "E", "F"}, {"x", "y"}, values), {.input = RatingInput::values});
  const Finding& finding = finding_of(result.findings, "rating-sensitive");
  CHECK(finding.severity == Severity::note);
  CHECK(finding.what.find("A (") != std::string::npos);
  CHECK(printed(result.rating.rank_interval[0]) == "1-6");
}

TEST_CASE("figures near the largest double are ranked, and a score that overflows is reported, not printed") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x"}, {-1.7e308, 0, 1.7e308});
  const RatingResult result = rate(table, {.input = RatingInput::values});
  CHECK(places_of(result.rating.overall) == std::vector<std::string>{"3", "2", "1"});
  for (const double score : result.rating.score) {
    CHECK((std::isfinite(score) || count_of(result.findings, "score-not-finite") == 1));
  }
}

TEST_CASE("one region alone is first, and last") {
  const Rating rating = rate(table_of({"A"}, {"x", "y"}, {1, 1})).rating;
  CHECK(rating.input == RatingInput::values);
  CHECK(places_of(rating.overall) == std::vector<std::string>{"1"});
  CHECK(places_of(rating.rank_interval) == std::vector<std::string>{"1"});
}

TEST_CASE("every figure of a rating keeps the cell it came from") {
  RegionTable table = table_of({"A", "B"}, {"x", "y"}, {1, 5, 9, 7});
  table.places[2] = {.source = "t.csv", .line = 3, .row = 3, .field = 2};
  const Rating rating =
      rate(table, {.input = RatingInput::values, .activities = {{.indicator = "y"}, {.indicator = "x"}}}).rating;
  CHECK(rating.places[1][1].line == 3);
  CHECK(rating.places[0][1] == Place{});
}
