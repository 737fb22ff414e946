#include "ecumene/diagnosis/places.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <random>

#include "ecumene/diagnosis/places_internal.hpp"
#include "ecumene/numeric/partition.hpp"

using namespace ecumene;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

PlaceTable table_of(std::size_t columns, std::vector<double> values) {
  PlaceTable table{.name = "places", .source = {}, .names_from = {}, .places = values.size() / columns};
  for (std::size_t j = 0; j < columns; ++j) table.indicators.push_back("i" + std::to_string(j + 1));
  table.values = std::move(values);
  return table;
}

// Points of a small grid, so that ties and equal rows abound; three clumps of different size.
PlaceTable made_up_places(std::size_t places, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < places; ++i) {
    const auto clump = random() % 6;
    const double centre = clump < 3 ? 0 : clump < 5 ? 20 : 50;
    values.push_back(centre + static_cast<double>(random() % 8));
    values.push_back(centre / 2 + static_cast<double>(random() % 8));
  }
  return table_of(2, std::move(values));
}

PlaceTable in_order(const PlaceTable& table, std::span<const std::size_t> order) {
  std::vector<double> values;
  for (const std::size_t row : order) {
    const auto figures = table.matrix().row(row);
    values.insert(values.end(), figures.begin(), figures.end());
  }
  return table_of(table.indicators.size(), std::move(values));
}

// A figure as bits, so that equal means equal to the last digit.
void check_same_figures(const std::vector<FigureSummary>& a, const std::vector<FigureSummary>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t j = 0; j < a.size(); ++j) {
    CHECK(a[j].mean == b[j].mean);
    CHECK((a[j].standard_deviation == b[j].standard_deviation || std::isnan(a[j].standard_deviation)));
    CHECK(a[j].least == b[j].least);
    CHECK(a[j].greatest == b[j].greatest);
  }
}

std::size_t count(const PlaceGroupingResult& result, std::string_view code) {
  return static_cast<std::size_t>(std::ranges::count(result.findings, code, &Finding::code));
}

std::vector<PlaceOptions> ways_of_grouping() {
  std::vector<PlaceOptions> ways;
  for (const Linkage linkage : {Linkage::single, Linkage::ward_d2}) {
    for (const Scaling scaling : {Scaling::none, Scaling::z_score, Scaling::min_max, Scaling::rank}) {
      ways.push_back({.scaling = scaling, .linkage = linkage, .groups = 3});
    }
  }
  ways.push_back({.height = 1.0});
  ways.push_back({.method = PlaceMethod::density, .min_points = 4, .min_group_size = 6});
  ways.push_back({.method = PlaceMethod::density, .selection = DensitySelection::leaves});
  ways.push_back({.method = PlaceMethod::density, .height = 1.5, .min_points = 3});
  return ways;
}

// Equal rows can exchange their places in a tree; a group is a group for all of them unless the cut parts them.
std::map<std::vector<double>, std::uint32_t> group_of_content(const PlaceTable& table, const PlaceGrouping& grouping) {
  std::map<std::vector<double>, std::uint32_t> groups;
  for (std::size_t row = 0; row < table.places; ++row) {
    const auto figures = table.matrix().row(row);
    groups[{figures.begin(), figures.end()}] = grouping.groups[row];
  }
  return groups;
}

}  // namespace

TEST_CASE("four places by hand: single linkage, groups numbered by size and then by their least member") {
  //                                     0   1   2   3   4
  const PlaceTable table = table_of(1, {10, 1, 30, 2, 31});
  const PlaceGroupingResult result = group_places(table, {.groups = 3});
  const PlaceGrouping& grouping = result.grouping;
  CHECK(grouping.groups == std::vector<std::uint32_t>{2, 0, 1, 0, 1});  // {1, 2}, {30, 31}, {10}
  REQUIRE(grouping.profiles.size() == 3);
  CHECK(grouping.profiles[0].places == 2);
  CHECK(grouping.profiles[0].figures[0].mean == 1.5);
  CHECK(grouping.profiles[0].figures[0].standard_deviation == std::sqrt(0.5));
  CHECK(grouping.profiles[1].figures[0].least == 30);
  CHECK(grouping.profiles[1].figures[0].greatest == 31);
  CHECK(std::isnan(grouping.profiles[2].figures[0].standard_deviation));
  CHECK(grouping.profiles[2].least_row == 0);
  CHECK(grouping.figures[0].mean == 14.8);
  std::vector<double> heights;
  for (const Merge& merge : grouping.tree.merges) heights.push_back(merge.height);
  CHECK(heights == std::vector<double>{1, 1, 8, 20});
  CHECK(result.findings.empty());
}

TEST_CASE("the order of the rows changes no group, no number of a group and no digit of its figures") {
  constexpr unsigned seed = 11;
  INFO("seed " << seed);
  const PlaceTable table = made_up_places(150, seed);
  std::vector<std::size_t> order(table.places);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937(seed));
  const PlaceTable shuffled = in_order(table, order);
  for (const PlaceOptions& options : ways_of_grouping()) {
    INFO("method " << int(options.method) << ", linkage " << int(options.linkage) << ", scaling "
                   << int(options.scaling));
    const PlaceGrouping a = group_places(table, options).grouping;
    const PlaceGrouping b = group_places(shuffled, options).grouping;
    CHECK(group_of_content(table, a) == group_of_content(shuffled, b));
    check_same_figures(a.figures, b.figures);
    CHECK(a.noise == b.noise);
    REQUIRE(a.profiles.size() == b.profiles.size());
    for (std::size_t group = 0; group < a.profiles.size(); ++group) {
      CHECK(a.profiles[group].places == b.profiles[group].places);
      CHECK(a.profiles[group].mean_strength == b.profiles[group].mean_strength);
      check_same_figures(a.profiles[group].figures, b.profiles[group].figures);
    }
    for (std::size_t row = 0; row < a.strengths.size(); ++row) {
      CHECK(a.strengths[order[row]] == b.strengths[row]);
      CHECK(a.outlier_scores[order[row]] == b.outlier_scores[row]);
    }
  }
}

TEST_CASE("one thread and two give the same groups and digits") {
  const PlaceTable table = made_up_places(300, 5);
  for (PlaceOptions options : ways_of_grouping()) {
    options.threads = 1;
    const PlaceGrouping one = group_places(table, options).grouping;
    options.threads = 2;
    const PlaceGrouping two = group_places(table, options).grouping;
    CHECK(one.groups == two.groups);
    CHECK(one.tree.merges == two.tree.merges);
    CHECK(one.strengths == two.strengths);
    CHECK(one.outlier_scores == two.outlier_scores);
    for (std::size_t group = 0; group < one.profiles.size(); ++group) {
      check_same_figures(one.profiles[group].figures, two.profiles[group].figures);
    }
  }
}

TEST_CASE("few regions get the groups of the typology where no tie decides") {
  constexpr unsigned seed = 3;
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  RegionTable regions{.name = "regions", .indicators = {"a", "b", "c"}};
  for (int i = 0; i < 40; ++i) {
    regions.regions.push_back("r" + std::to_string(i));
    for (int j = 0; j < 3; ++j) regions.value.push_back(normal(random) * (j + 1));
  }
  regions.low = regions.high = regions.value;
  regions.places.resize(regions.value.size());
  for (const Linkage linkage : {Linkage::single, Linkage::average, Linkage::complete, Linkage::ward_d2}) {
    const Typology typology = group(regions, {.scaling = Scaling::z_score, .linkage = linkage, .groups = 5}).typology;
    const PlaceGrouping places =
        group_places(place_table(regions), {.scaling = Scaling::z_score, .linkage = linkage, .groups = 5}).grouping;
    CHECK(adjusted_rand_index(typology.groups, places.groups) == 1);
    REQUIRE(places.tree.merges.size() == typology.tree.merges.size());
    for (std::size_t k = 0; k < places.tree.merges.size(); ++k) {
      CHECK(places.tree.merges[k].height == doctest::Approx(typology.tree.merges[k].height).epsilon(1e-12));
    }
  }
}

TEST_CASE("rows that lack a figure are left out, listed, and the rest keep their rows") {
  PlaceTable table = table_of(2, {1, 1, missing, 2, 1, 2, 9, 9, 5, std::numeric_limits<double>::infinity(), 9, 8});
  const PlaceGroupingResult result = group_places(table, {.groups = 2});
  CHECK(result.grouping.left_out == std::vector<std::size_t>{1, 4});
  CHECK(result.grouping.places() == 4);
  CHECK(result.grouping.groups == std::vector<std::uint32_t>{0, in_no_group, 0, 1, in_no_group, 1});
  CHECK(result.grouping.tree.leaves == 4);
  CHECK(result.grouping.noise == 0);
  REQUIRE(count(result, "region-left-out") == 1);
  REQUIRE(count(result, "value-infinite") == 1);
  CHECK(result.findings[0].what == "a figure is infinite in 1 place (row 5); it is taken for missing");
  CHECK(result.findings[1].what == "2 places lack a figure and are left out: row 2 and row 5");
}

TEST_CASE("noise stands in no group and counts for none") {
  std::vector<double> values;
  for (int i = 0; i < 10; ++i) values.push_back(i * 0.01);
  for (int i = 0; i < 8; ++i) values.push_back(5 + i * 0.01);
  values.push_back(100);
  values.push_back(-100);
  const PlaceTable table = table_of(1, values);
  for (const std::optional<double> distance : {std::optional<double>(), std::optional<double>(0.05)}) {
    const PlaceGrouping grouping =
        group_places(table, {.method = PlaceMethod::density, .height = distance, .min_points = 3}).grouping;
    REQUIRE(grouping.profiles.size() == 2);
    CHECK(grouping.profiles[0].places == 10);
    CHECK(grouping.profiles[1].places == 8);
    CHECK(grouping.noise == 2);
    CHECK(grouping.groups[18] == in_no_group);
    CHECK(grouping.strengths.size() == (distance ? 0 : 20));
    CHECK(grouping.tree.merges.empty());
  }
  const PlaceGrouping kept = group_places(table, {.method = PlaceMethod::density, .keep_tree = true}).grouping;
  CHECK(kept.tree.merges.size() == 19);
  const PlaceGroupingResult none = group_places(table, {.method = PlaceMethod::density, .min_group_size = 15});
  CHECK(count(none, "no-dense-groups") == 1);
  CHECK(none.grouping.noise == 20);
}

TEST_CASE("a cut between equal heights is said, with the numbers of groups that avoid it") {
  const PlaceTable table = table_of(1, {0, 1, 2, 10, 11, 30});
  const PlaceGroupingResult result = group_places(table, {.groups = 5});
  REQUIRE(count(result, "cut-through-ties") == 1);
  CHECK(result.findings[0].way_out == "cut where heights differ: --groups=6 or --groups=3");
  CHECK(count(group_places(table, {.groups = 3}), "cut-through-ties") == 0);
  CHECK(count(group_places(table, {.height = 1}), "cut-through-ties") == 0);
}

TEST_CASE("without a cut all places stand in one group, and the way out is the heights") {
  const PlaceGroupingResult result = group_places(table_of(1, {0, 1, 5}));
  CHECK(count(result, "groups-not-chosen") == 1);
  CHECK(result.grouping.profiles.size() == 1);
}

TEST_CASE("what cannot be done is refused in words") {
  const PlaceTable table = table_of(1, {0, 1, 5});
  const auto refuses = [&](const PlaceOptions& options, const char* code) {
    CHECK_THROWS_WITH_AS(group_places(table, options), doctest::Contains(code), Error);
  };
  refuses({.distance = Distance::manhattan, .groups = 2}, "distance-not-for-places");
  refuses({.groups = 4}, "groups-not-valid");
  refuses({.groups = 2, .height = 1}, "cut-not-clear");
  refuses({.height = -1}, "height-not-valid");
  refuses({.method = PlaceMethod::density, .groups = 2}, "groups-not-valid");
  refuses({.method = PlaceMethod::density, .min_points = 9}, "min-points-not-valid");
  refuses({.method = PlaceMethod::density, .min_points = 2, .min_group_size = 1}, "min-group-size-not-valid");
  CHECK_THROWS_WITH_AS(group_places(table_of(1, {1, missing})), doctest::Contains("too-few-regions"), Error);
}

TEST_CASE("progress never falls, and an exception from it ends the work") {
  const PlaceTable table = made_up_places(400, 9);
  double last = 0;
  std::size_t calls = 0;
  group_places(table, {.groups = 3}, [&](std::string_view, double share) {
    CHECK(share >= last);
    CHECK(share <= 1);
    last = share;
    ++calls;
  });
  CHECK(calls >= 3);
  CHECK_THROWS_AS(group_places(table, {.groups = 3}, [](std::string_view, double) { throw 7; }), int);
}
