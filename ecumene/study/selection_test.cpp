#include <doctest/doctest.h>

#include <cmath>

#include "ecumene/panel/table_for_tests.hpp"
#include "ecumene/study/analyse_internal.hpp"

namespace ecumene {

namespace {

using for_tests::refusal;
using Names = std::vector<std::string>;

// Two rows a region, as in the tables of kinds of innovation.
Table kinds() {
  return for_tests::table(2, {{"Region", "Kind", "2005", "2006"},
                              {"Altai", "product", "1", "2"},
                              {"Altai", "process", "3", "4"},
                              {"Tomsk", "Product", "5", "..."},
                              {"Tomsk", "process", "7", "8"}});
}

Table funding() {
  return for_tests::table(1, {{"Source", "2005", "2006"},
                              {"Own funds", "73.1", "..."},
                              {"Budget", "-", "26.9"},
                              {"Foreign", "", "6-8"},
                              {"Total costs", "100", "100"}});
}

// A rating of regions A, B, ... with these ranks of each activity.
Rating rating_of(const std::vector<std::vector<RankRange>>& ranks) {
  Rating rating;
  rating.ranks = ranks;
  for (std::size_t r = 0; r < ranks.front().size(); ++r) {
    rating.regions.push_back(std::string(1, static_cast<char>('A' + r)));
    rating.overall.push_back({1, 1});
  }
  rating.activities.resize(ranks.size());
  return rating;
}

RatingPlan plan_of(const std::string& heading) {
  RatingPlan plan;
  plan.title = "rating";
  plan.printed_mean = heading;
  return plan;
}

}  // namespace

TEST_CASE("rows are chosen by the texts of their label columns, whatever the letter case") {
  const Table chosen = filtered(kinds(), {{"kind", "PRODUCT"}});
  REQUIRE(chosen.rows.size() == 2);
  CHECK(chosen.rows[0].region() == "Altai");
  CHECK(chosen.rows[1].region() == "Tomsk");
  CHECK(chosen.at(1, 0).raw == "5");
  CHECK(chosen.columns.size() == 2);
  const Table both = filtered(kinds(), {{"Kind", "process"}, {"Region", "Tomsk"}});
  REQUIRE(both.rows.size() == 1);
  CHECK(both.at(0, 1).raw == "8");
}

TEST_CASE("without conditions every row stays") {
  CHECK(filtered(kinds(), {}).rows.size() == 4);
}

TEST_CASE("a condition and its opposites divide the rows between them") {
  std::size_t rows = 0;
  for (const char* kind : {"product", "process"}) rows += filtered(kinds(), {{"Kind", kind}}).rows.size();
  CHECK(rows == kinds().rows.size());
}

TEST_CASE("conditions that cannot be met are refused") {
  CHECK(refusal([] {
          filtered(kinds(), {{"Type", "product"}});
        }) ==
        "regions.csv: error: stub-unknown: 'regions' has no label column 'Type'\n"
        "    way out: its label columns are 'Region', 'Kind'");
  CHECK(refusal([] {
          filtered(kinds(), {{"Kind", "design"}, {"Region", "Altai"}});
        }) ==
        "regions.csv: error: selection-empty: no row of 'regions' has Kind = 'design' and Region = 'Altai'\n"
        "    way out: correct where = { ... } in the study; `ecumene read regions.csv` shows the label columns");
  // A heading that is not there is told even where another condition leaves no row.
  CHECK(refusal([] {
          filtered(kinds(), {{"Kind", "design"}, {"Year", "2005"}});
        }).find("stub-unknown") != std::string::npos);
  CHECK(refusal([] {
          filtered(for_tests::table(0, {{"a", "b"}, {"1", "2"}}), {{"Kind", "x"}});
        }) ==
        "regions.csv: error: stub-unknown: 'regions' has no label column 'Kind'\n"
        "    way out: this table has no label columns");
}

TEST_CASE("a row that lacks a label meets no condition on it") {
  Table table = kinds();
  table.rows[1].stub.pop_back();
  CHECK(filtered(table, {{"Kind", "process"}}).rows.size() == 1);
}

TEST_CASE("columns of lists are groups of the regions in them, repeated ones included") {
  const Table table =
      for_tests::table(0, {{"Cluster 1", "Cluster 2"}, {"Altai", "Omsk"}, {"", "Tomsk"}, {"", "Altai"}});
  const PublishedGroups groups = published_groups(table);
  CHECK(groups.name == "regions");
  CHECK(groups.regions == Names{"Altai", "Omsk", "Tomsk", "Altai"});
  CHECK(groups.groups == Names{"Cluster 1", "Cluster 2", "Cluster 2", "Cluster 2"});
  REQUIRE(groups.places.size() == 4);
  CHECK(groups.places[3].line == 4);
  CHECK(groups.places[3].text == "Altai");
}

TEST_CASE("two columns are regions and their groups") {
  const Table table = for_tests::table(1, {{"Region", "Group"}, {"Altai", "1"}, {"Omsk", "Leaders"}, {"Tyva", ""}});
  const PublishedGroups groups = published_groups(table);
  CHECK(groups.regions == Names{"Altai", "Omsk"});
  CHECK(groups.groups == Names{"1", "Leaders"});
  const Table wide = for_tests::table(1, {{"Region", "Group", "Note"}, {"Altai", "Leaders", "since 2005"}});
  CHECK(published_groups(wide).groups == Names{"Leaders"});
}

TEST_CASE("of lists side by side the first is a list too, though reading took it for labels") {
  const Table table =
      for_tests::table(1, {{"Leaders", "Others", "Last"}, {"Altai", "Omsk", "Tyva"}, {"Tomsk", "", ""}});
  const PublishedGroups groups = published_groups(table);
  CHECK(groups.regions == Names{"Altai", "Omsk", "Tyva", "Tomsk"});
  CHECK(groups.groups == Names{"Leaders", "Others", "Last", "Leaders"});
}

TEST_CASE("shares keep missing cells missing, count nil as zero and take the middle of a range") {
  const ShareSeries series = share_series({.title = "Funding", .source = "regions"}, funding());
  CHECK(series.title == "Funding");
  CHECK(series.periods == Names{"2005", "2006"});
  CHECK(series.parts == Names{"Own funds", "Budget", "Foreign"});  // the total is no part
  REQUIRE(series.values.size() == 6);
  CHECK(series.values[0] == 73.1);
  CHECK(std::isnan(series.values[1]));
  CHECK(series.values[2] == 0);
  CHECK(series.values[3] == 26.9);
  CHECK(std::isnan(series.values[4]));
  CHECK(series.values[5] == 7);
  REQUIRE(series.places.size() == 6);
  CHECK(series.places[3].row_label == "Budget");
  CHECK(series.places[3].column_label == "2006");
}

TEST_CASE("shares of chosen parts are in the order of the table") {
  const ShareSeries series = share_series({.source = "regions", .parts = {"budget", "own funds"}}, funding());
  CHECK(series.parts == Names{"Own funds", "Budget"});
  const std::string said = refusal([] { share_series({.source = "regions", .parts = {"Budgte"}}, funding()); });
  CHECK(said == "regions.csv: error: row-unknown: 'regions' has no row 'Budgte'\n    way out: write 'Budget'");
  CHECK(refusal([] { share_series({.source = "regions", .parts = {"Grants"}}, funding()); }) ==
        "regions.csv: error: row-unknown: 'regions' has no row 'Grants'\n"
        "    way out: write the row's label as the table prints it");
}

TEST_CASE("shares of a table of words are refused") {
  const Table words = for_tests::table(1, {{"Region", "Clusters"}, {"Altai", "tourism"}, {"Tomsk", "timber"}});
  CHECK(refusal([&] { share_series({.source = "regions"}, words); }) ==
        "regions.csv: error: table-without-figures: 'regions' has no row with a figure to take a share of\n"
        "    way out: name a source whose rows are the parts and whose columns are the periods");
}

TEST_CASE("a column of ranks is taken as printed, without the totals") {
  const Table table = for_tests::table(
      1, {{"Region", "Rating – total"}, {"Altai", "6-8"}, {"Tomsk", "1"}, {"Tyva", "..."}, {"Mean", "2"}});
  const NamedRanks ranks = ranks_of_column(table, "rating - TOTAL");
  CHECK(ranks.name == "Rating – total");
  CHECK(ranks.regions == Names{"Altai", "Tomsk", "Tyva"});
  CHECK(ranks.ranks[0] == RankRange{6, 8});
  CHECK(ranks.ranks[1] == RankRange{1, 1});
  CHECK(std::isnan(ranks.ranks[2].low));
  CHECK(refusal([&] { ranks_of_column(table, "Rank"); }) ==
        "regions.csv: error: column-unknown: 'regions' has no column 'Rank'\n"
        "    way out: its columns are 'Rating – total'");
}

TEST_CASE("headings are found as a reader takes them") {
  CHECK(as_headed(kinds(), {"2006", "x"}) == Names{"2006", "x"});
  const Table table = for_tests::table(1, {{"Region", "Mining  Operations"}, {"A", "1"}});
  CHECK(as_headed(table, {"mining operations"}) == Names{"Mining  Operations"});
}

TEST_CASE("a printed mean at a half may have been rounded either way") {
  // (8 + 8.5) / 2 = 8.25, exactly half between 8.2 and 8.3; (8 + 9.5) / 2 = 8.75.
  const Rating rating = rating_of({{{8, 8}, {8, 8}, {8, 8}, {8, 8}}, {{8, 9}, {8, 9}, {8, 9}, {9, 10}}});
  const Table table =
      for_tests::table(1, {{"Region", "Mean"}, {"A", "8.2"}, {"B", "8.3"}, {"C", "8.4"}, {"D", "8.75"}});
  const PrintedRating printed = printed_rating(plan_of("mean"), table, rating);
  CHECK(printed.printed == Names{"8.2", "8.3", "8.4", "8.75"});
  CHECK(printed.recomputed == Names{"8.3", "8.3", "8.3", "8.75"});
  CHECK(printed.differs == std::vector<bool>{false, false, true, false});
  CHECK(printed.printed_rank[0] == RankRange{1, 1});
  CHECK(printed.printed_rank[3] == RankRange{4, 4});
  CHECK(printed.places[2].text == "8.4");
}

TEST_CASE("Kemerovo Oblast's printed mean follows from its ranks and Buryatia's does too") {
  // Tyuleneva 2012, table 1: ranks 2, 5, 5-7, 4-5, 6 and 6-8, 9-10, 9, 7-8, 8-9; means printed 4.7 and 8.3. By hand:
  // (2 + 5 + 6 + 4.5 + 6) / 5 = 4.7 and (7 + 9.5 + 9 + 7.5 + 8.5) / 5 = 8.3.
  const Rating rating =
      rating_of({{{2, 2}, {6, 8}}, {{5, 5}, {9, 10}}, {{5, 7}, {9, 9}}, {{4, 5}, {7, 8}}, {{6, 6}, {8, 9}}});
  const Table table = for_tests::table(1, {{"Region", "Mean"}, {"A", "4.7"}, {"B", "8.3"}});
  const PrintedRating printed = printed_rating(plan_of("Mean"), table, rating);
  CHECK(printed.recomputed == Names{"4.7", "8.3"});
  CHECK(printed.differs == std::vector<bool>{false, false});
}

TEST_CASE("a printed mean is held against the weighted mean where the rating has weights") {
  Rating rating = rating_of({{{1, 1}, {2, 2}}, {{3, 3}, {1, 1}}});
  rating.activities[0].weight = 3;
  rating.activities[1].weight = 1;
  const Table table = for_tests::table(1, {{"Region", "Mean"}, {"A", "1.5"}, {"B", "1.5"}});
  const PrintedRating printed = printed_rating(plan_of("Mean"), table, rating);
  CHECK(printed.recomputed == Names{"1.5", "1.8"});  // (3 * 1 + 3) / 4 and (3 * 2 + 1) / 4 = 1.75
  CHECK(printed.differs == std::vector<bool>{false, true});
}

TEST_CASE("a region without a printed mean, without ranks or without a row differs in nothing") {
  const double none = std::nan("");
  const Rating rating = rating_of({{{1, 1}, {none, none}, {2, 2}}});
  const Table table = for_tests::table(1, {{"Region", "Mean"}, {"A", "..."}, {"B", "2.0"}});
  const PrintedRating printed = printed_rating(plan_of("Mean"), table, rating);
  CHECK(printed.printed == Names{"...", "2.0", ""});
  CHECK(printed.recomputed == Names{"1.0", "", "2.0"});
  CHECK(printed.differs == std::vector<bool>{false, false, false});
  CHECK(std::isnan(printed.printed_rank[0].low));
}

TEST_CASE("several rows of a region have no one printed mean, unless they repeat each other") {
  const Rating rating = rating_of({{{1, 1}}});
  const Table split = for_tests::table(2, {{"Region", "Kind", "Mean"}, {"A", "product", "1"}, {"A", "process", "2"}});
  CHECK(
      refusal([&] { printed_rating(plan_of("Mean"), split, rating); }) ==
      "regions.csv:2:1: error: printed-mean-ambiguous: 'regions' has several rows for 'A', so that its printed mean is "
      "not one figure\n    way out: choose the rows of one kind with where = { \"heading\" = \"text\" }");
  const Table twice = for_tests::table(1, {{"Region", "Mean"}, {"A", "1"}, {"A", "5"}});
  CHECK(printed_rating(plan_of("Mean"), twice, rating).printed == Names{"1"});
}

}  // namespace ecumene
