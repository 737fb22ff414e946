#include "ecumene/report/places.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

using namespace ecumene;

namespace {

PlaceTable named_places() {
  PlaceTable table{.name = "towns", .source = {}, .names_from = {}, .indicators = {"x", "y"}, .places = 6};
  table.values = {0, 0, 0, 1, 10, 0, NAN, 1, 10, 2, 50, 50};
  for (const char* const name : {"Omsk", "Tara", "\"New\", Town", "Nowhere", "", "Far"}) table.names.push_back(name);
  return table;
}

PlaceGrouping by_linkage(const PlaceTable& table) {
  return group_places(table, {.groups = 3}).grouping;
}

PlaceGrouping by_density(const PlaceTable& table) {
  return group_places(table, {.method = PlaceMethod::density, .min_points = 2, .min_group_size = 2}).grouping;
}

template <class Write>
std::string written(const Write& write) {
  std::ostringstream out;
  write(out);
  return out.str();
}

}  // namespace

TEST_CASE("CSV gives one line a row, with an empty group for what was left out") {
  const PlaceTable table = named_places();
  const PlaceGrouping grouping = by_linkage(table);
  CHECK(written([&](std::ostream& out) { write_places_csv(out, grouping, table); }) ==
        "place,group\nOmsk,1\nTara,1\n\"\"\"New\"\", Town\",2\nNowhere,\n,2\nFar,3\n");
  PlaceTable nameless = table;
  nameless.names = {};
  CHECK(written([&](std::ostream& out) { write_places_csv(out, grouping, nameless); }) ==
        "row,group\n1,1\n2,1\n3,2\n4,\n5,2\n6,3\n");
}

TEST_CASE("CSV of groups by density marks noise apart from what was left out") {
  const PlaceTable table = named_places();
  const PlaceGrouping grouping = by_density(table);
  const std::string text = written([&](std::ostream& out) { write_places_csv(out, grouping, table); });
  INFO(text);
  CHECK(text.starts_with("place,group,noise,strength,outlier\nOmsk,1,0,1,0\nTara,1,0,1,0\n"));
  CHECK(text.find("\nNowhere,,,,\n") != std::string::npos);
  CHECK(text.find("\nFar,,1,0,") != std::string::npos);
  const PlaceGrouping at_distance =
      group_places(table, {.method = PlaceMethod::density, .height = 2, .min_points = 2, .min_group_size = 2}).grouping;
  CHECK(written([&](std::ostream& out) { write_places_csv(out, at_distance, table); }) ==
        "place,group,noise\nOmsk,1,0\nTara,1,0\n\"\"\"New\"\", Town\",2,0\nNowhere,,\n,2,0\nFar,,1\n");
}

TEST_CASE("text tells how groups were made, the last merges and what the groups are like") {
  const std::string text =
      written([](std::ostream& out) { write_places_text(out, by_linkage(named_places()), named_places()); });
  CHECK(text ==
        "towns: 5 places, 2 indicators\n"
        "left out for missing figures: 1 place\n"
        "distance euclidean, linkage single, scaling none, 3 groups\n"
        "\n"
        "the last merges\n"
        "groups left  height     joins      with\n"
        "───────────  ──────  ────────  ────────\n"
        "          1   62.48  4 places   1 place\n"
        "          2   10.00  2 places  2 places\n"
        "          3    2.00   1 place   1 place\n"
        "          4    1.00   1 place   1 place\n"
        "\n"
        "group  places    share      x     sd      y     sd\n"
        "─────  ──────  ───────  ─────  ─────  ─────  ─────\n"
        "    1       2   40.0 %   0.00   0.00   0.50   0.71\n"
        "    2       2   40.0 %  10.00   0.00   1.00   1.41\n"
        "    3       1   20.0 %  50.00      …  50.00      …\n"
        "  all       5  100.0 %  14.00  20.74  10.60  22.04\n"
        "means and standard deviations (sd, n - 1) of the figures as given\n"
        "\n"
        "    1  Omsk, Tara\n"
        "    2  \"New\", Town, row 5\n"
        "    3  Far\n");
}

TEST_CASE("of many groups the largest are shown and the others are counted") {
  PlaceTable table{.name = "line", .source = {}, .names_from = {}, .indicators = {"x"}, .places = 80};
  for (int i = 0; i < 80; ++i) table.values.push_back(i < 2 ? 0.5 * i : 10.0 * i);
  const std::string text =
      written([&](std::ostream& out) { write_places_text(out, group_places(table, {.height = 5}).grouping, table); });
  CHECK(text.find("cut at height 5: 79 groups") != std::string::npos);
  CHECK(text.find("and 49 more groups with 49 places, the largest of 1\n") != std::string::npos);
}

TEST_CASE("JSON holds the summary, and the arrays where they are asked for") {
  const PlaceTable table = named_places();
  const PlaceGrouping grouping = by_density(table);
  const std::string summary = written([&](std::ostream& out) { write_places_json(out, grouping, table); });
  CHECK(summary.find("\"group_count\": 2") != std::string::npos);
  CHECK(summary.find("\"left_out\": 1") != std::string::npos);
  CHECK(summary.find("\"membership\"") == std::string::npos);
  const std::string all =
      written([&](std::ostream& out) { write_places_json(out, grouping, table, PlaceArrays::all); });
  std::string packed;
  for (const char c : all) {
    if (c != ' ' && c != '\n') packed += c;
  }
  CHECK(packed.find("\"membership\":[1,1,2,null,2,null]") != std::string::npos);
  CHECK(packed.find("\"names\":[\"Omsk\"") != std::string::npos);
  CHECK(packed.find("\"strengths\":[1,1,1,null,1,0]") != std::string::npos);
}

TEST_CASE("a tree is written as SciPy's linkage matrix") {
  const Dendrogram tree = by_linkage(named_places()).tree;
  CHECK(written([&](std::ostream& out) { write_tree_csv(out, tree); }) ==
        "left,right,height,size\n0,1,1,2\n2,3,2,2\n5,6,10,4\n4,7," + std::string("62.48199740725323") + ",5\n");
  const std::string npy = written([&](std::ostream& out) { write_tree_npy(out, tree); });
  REQUIRE(npy.size() == 128 + 4 * 4 * 8);
  CHECK(npy.substr(0, 10) == std::string("\x93NUMPY\x01\x00\x76\x00", 10));
  CHECK(npy.substr(10, 54) == "{'descr': '<f8', 'fortran_order': False, 'shape': (4, ");
  CHECK(npy[127] == '\n');
  CHECK(npy.substr(128 + 16, 8) == std::string("\0\0\0\0\0\0\xF0\x3F", 8));  // the first height, 1.0
}

TEST_CASE("progress is told while a long result is written, and an exception from it ends the writing") {
  PlaceTable table{.name = "many", .source = {}, .names_from = {}, .indicators = {"x"}, .places = 200'000};
  PlaceGrouping grouping;
  grouping.rows = table.places;
  grouping.groups.assign(table.places, 0);
  std::ostringstream out;
  std::vector<double> shares;
  write_places_csv(out, grouping, table, [&](double share) { shares.push_back(share); });
  CHECK(shares.size() >= 1);
  CHECK(std::ranges::is_sorted(shares));
  std::ostringstream other;
  CHECK_THROWS_AS(write_places_csv(other, grouping, table, [](double) { throw 7; }), int);
}
