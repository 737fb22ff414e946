// Ratings against composite indices that others computed (../shared/verify).
#include <cmath>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/test_support_internal.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

std::vector<double> csv_column(const std::vector<std::vector<std::string>>& lines, const std::string& name) {
  const auto found = std::ranges::find(lines.front(), name);
  REQUIRE(found != lines.front().end());
  const auto column = static_cast<std::size_t>(found - lines.front().begin());
  std::vector<double> values;
  for (std::size_t i = 1; i < lines.size(); ++i) values.push_back(std::strtod(lines[i][column].c_str(), nullptr));
  return values;
}

// The indicators below one aggregate with their directions, from COINr's table of indicators.
std::vector<Activity> activities_under(const std::string& parent) {
  std::vector<Activity> activities;
  for (const std::vector<std::string>& line : read_csv("coinr_asem/ASEM_iMeta.csv")) {
    if (line[8] != parent || line[9] != "Indicator") continue;
    activities.push_back({.indicator = line[1],
                          .better = line[3] == "-1" ? Better::lower : Better::higher,
                          .weight = std::strtod(line[4].c_str(), nullptr)});
  }
  return activities;
}

}  // namespace

TEST_CASE("the min-max arithmetic scores of the eight ASEM sub-indices are those of COINr 1.1.14") {
  if (!has_verify("coinr_asem/stage_Treated.csv")) return;
  const RegionTable treated = table_of_text(read_csv("coinr_asem/stage_Treated.csv"));
  const auto aggregated = read_csv("coinr_asem/stage_Aggregated.csv");
  for (const std::string index :
       {"Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"}) {
    CAPTURE(index);
    const std::vector<Activity> activities = activities_under(index);
    REQUIRE(activities.size() >= 3);
    const Rating rating = rate(treated, {.input = RatingInput::values, .activities = activities}).rating;
    const std::vector<double> expected = csv_column(aggregated, index);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      REQUIRE(aggregated[i + 1][0] == rating.regions[i]);
      CHECK(100 * rating.score[i] == doctest::Approx(expected[i]).epsilon(1e-10));
    }
  }
}

TEST_CASE("the places of COINr's ASEM indicators are the least places of our tied ranges") {
  if (!has_verify("coinr_asem/results_ranks.csv")) return;
  const RegionTable treated = table_of_text(read_csv("coinr_asem/stage_Treated.csv"));
  const auto ranks = read_csv("coinr_asem/results_ranks.csv");
  const std::vector<Activity> activities = activities_under("Physical");
  const Rating rating = rate(treated, {.input = RatingInput::values, .activities = activities}).rating;
  for (std::size_t j = 0; j < activities.size(); ++j) {
    CAPTURE(activities[j].indicator);
    const std::vector<double> expected = csv_column(ranks, activities[j].indicator);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const auto region = std::ranges::find(rating.regions, ranks[i + 1][0]) - rating.regions.begin();
      CHECK(rating.ranks[j][static_cast<std::size_t>(region)].low == expected[i]);
    }
  }
}

TEST_CASE("normalised figures of the Better Life Index 2017 and the EU regions are those of Compind") {
  if (!has_verify("compind/BLI_2017.csv")) return;
  for (const std::string data : {"BLI_2017", "EU_NUTS1"}) {
    const auto normalised_lines = read_csv("compind/" + data + "_normalised.csv");
    RegionTable table = table_of_text(read_csv("compind/" + data + ".csv"));
    table = without(table, {"Long", "Lat", "NUTS_CODE"});
    for (const std::string& indicator : table.indicators) {
      CAPTURE(indicator);
      const auto score = [&](Normalisation normalisation) {
        return rate(table, {.input = RatingInput::values,
                            .activities = {{.indicator = indicator}},
                            .normalisation = normalisation})
            .rating.score;
      };
      const std::vector<double> share = score(Normalisation::min_max);
      const std::vector<double> z = score(Normalisation::z_score);
      const std::vector<double> place = score(Normalisation::rank);
      const std::vector<double> expected_share = csv_column(normalised_lines, "minmax." + indicator);
      const std::vector<double> expected_z = csv_column(normalised_lines, "z100_10." + indicator);
      const std::vector<double> expected_place = csv_column(normalised_lines, "rank." + indicator);
      for (std::size_t i = 0; i < share.size(); ++i) {
        CHECK(std::abs(share[i] - expected_share[i]) < 1e-10);
        CHECK(std::abs(100 + 10 * z[i] - expected_z[i]) < 1e-10);
        CHECK(place[i] == expected_place[i]);
      }
    }
  }
}
