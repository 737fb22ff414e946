#include <cmath>

#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/diagnosis/typology.hpp"

using namespace ecumene;
using namespace ecumene::test;

TEST_CASE("cuts that cannot be are refused") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x"}, {1, 2, 9});
  CHECK(refusal([&] { group(table, {.groups = 4}); }) ==
        "error: groups-not-valid: 3 regions cannot be cut into 4 groups\n"
        "    way out: give a number of groups from 1 to 3");
  CHECK(refusal([&] {
          group(table, {.groups = 0});
        }).starts_with("error: groups-not-valid: 3 regions cannot be cut into 0"));
  CHECK(refusal([&] { group(table, {.height = -1}); }) ==
        "error: height-not-valid: a dendrogram cannot be cut at height -1\n"
        "    way out: give a height of 0 or more, in the units of the distances");
  CHECK(refusal([&] { group(table, {.height = missing}); }).starts_with("error: height-not-valid"));
  CHECK(refusal([&] { group(table, {.groups = 2, .height = 1}); }) ==
        "error: cut-not-clear: both a number of groups (2) and a height (1) are given for the cut\n"
        "    way out: give one of the two");
}

TEST_CASE("support from no draw, or from more than a lifetime's, is refused") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {1, 2, 9, 3, 4, 8});
  CHECK(refusal([&] { group(table, {.support_draws = 0}); }) ==
        "error: draws-not-valid: the support of the clusters cannot be taken from 0 draws at each scale\n"
        "    way out: give a number of draws from 1 to 1000000, or none for no support; 1000 is usual");
  CHECK(refusal([&] {
          group(table, {.support_draws = most_support_draws + 1});
        }).starts_with("error: draws-not-valid: "));
}

TEST_CASE("fewer than two regions with figures are refused, saying who was left out") {
  CHECK(refusal([] { group(table_of({"A"}, {"x"}, {1})); }) ==
        "error: too-few-regions: a typology needs two regions with figures; \"test\" has 1\n"
        "    way out: give a table with more regions");
  CHECK(refusal([] {
          group(table_of({"A", "B"}, {"x", "y"}, {1, missing, 2, 3}));
        }) ==
        "error: too-few-regions: a typology needs two regions with figures; \"test\" has 1 (A left out for missing "
        "values)\n"
        "    way out: leave out the columns with gaps, or take --distance=gower");
  CHECK(refusal([] { group(table_of({}, {}, {})); }).starts_with("error: too-few-regions"));
}

TEST_CASE("a distance that the figures do not carry is refused by name, not by row number alone") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {1, missing, 5, 5, 1, 9});
  const std::string message = refusal([&] { group(table, {.distance = Distance::correlation, .groups = 2}); });
  CHECK(message.starts_with("error: distance-undefined: "));
  CHECK(message.find("row 1 is B") != std::string::npos);
}

TEST_CASE("regions that do not differ stand in one group, and two regions too if nobody says otherwise") {
  const TypologyResult alike = group(table_of({"A", "B", "C"}, {"x"}, {4, 4, 4}));
  CHECK(*alike.typology.options.groups == 1);
  CHECK(std::isnan(alike.typology.mean_silhouette));
  CHECK(count_of(alike.findings, "groups-not-chosen") == 1);
  const TypologyResult two = group(table_of({"A", "B"}, {"x"}, {4, 5}));
  CHECK(*two.typology.options.groups == 1);
  CHECK(two.typology.silhouette_by_k.empty());
  const TypologyResult apart = group(table_of({"A", "B"}, {"x"}, {4, 5}), {.groups = 2});
  CHECK(apart.typology.groups[0] != apart.typology.groups[1]);
}
