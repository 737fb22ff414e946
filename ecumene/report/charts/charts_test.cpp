#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/demo_report.hpp"
#include "ecumene/report/tree_layout.hpp"
#include "ecumene/report/xml_check.hpp"

namespace ecumene {
namespace {

// Three regions, the first two joined at 1, all at 3.
Typology small_typology() {
  Typology typology;
  typology.name = "t";
  typology.regions = {"A", "B", "C"};
  typology.tree.leaves = 3;
  typology.tree.merges = {{0, 1, 1.0, 2}, {2, 3, 3.0, 3}};
  typology.order = {2, 0, 1};
  typology.groups = {1, 1, 0};
  typology.silhouettes = {0.5, -0.2, 0};
  typology.mean_silhouette = 0.1;
  return typology;
}

struct Label {
  double x = 0;
  double y = 0;
  std::string style;
};

std::vector<Label> labels_of(const XmlCheck& chart) {
  std::vector<Label> labels;
  for (const XmlElement& element : chart.elements) {
    if (element.name != "text") continue;
    labels.push_back(
        {std::stod(element.attribute("x")), std::stod(element.attribute("y")), element.attribute("class")});
  }
  return labels;
}

}  // namespace

TEST_CASE("a tree is drawn in leaf order, with each join in the middle of what it joins") {
  const TreeLayout layout = tree_layout(small_typology());
  REQUIRE(layout.rows.size() == 3);
  CHECK(layout.rows[0].label == "C");
  CHECK(layout.rows[2].label == "B");
  REQUIRE(layout.joins.size() == 2);
  CHECK(layout.joins[0].first_row == 1);
  CHECK(layout.joins[0].second_row == 2);
  CHECK(layout.joins[1].first_row == 0);
  CHECK(layout.joins[1].second_row == 1.5);
  CHECK(layout.joins[1].second_height == 1);
  // Two groups: the cut lies between the merge at 1 and the merge at 3.
  CHECK(layout.cut == 2.0);
}

TEST_CASE("a large tree is pruned to its highest branches and loses no region") {
  const ReportInput input = large_report(300);
  const TreeLayout layout = tree_layout(input.typologies[0].typology, 40);
  CHECK(layout.rows.size() == 40);
  CHECK(layout.joins.size() == 39);
  std::size_t regions = 0;
  for (const TreeRow& row : layout.rows) regions += row.regions;
  CHECK(regions == 300);
}

TEST_CASE("a tree of outliers is drawn by its larger branches and its groups; the others are counted where they join") {
  // 60 regions: two dense halves of 20, then 20 that join one by one; the last of them is a group of its own.
  Typology typology;
  typology.name = "outliers";
  typology.tree.leaves = 60;
  const auto add = [&](std::uint32_t left, std::uint32_t right, double height, std::uint32_t size) {
    typology.tree.merges.push_back({left, right, height, size});
  };
  for (const std::uint32_t half : {0U, 20U})
    for (std::uint32_t k = 0; k < 19; ++k) add(half + k + 1, k == 0 ? half : 60 + half / 20 * 19 + k - 1, 1, k + 2);
  add(60 + 18, 60 + 37, 5, 40);
  for (std::uint32_t k = 0; k < 20; ++k) add(40 + k, 60 + 38 + k, 6.0 + k, 41 + k);
  for (std::uint32_t region = 0; region < 60; ++region) {
    typology.regions.push_back("R" + std::to_string(region));
    typology.groups.push_back(region == 59);
  }
  const TreeLayout layout = tree_layout(typology, 10);
  REQUIRE(layout.rows.size() == 3);
  CHECK(layout.rows[0].label == "20 regions, among them R0");
  CHECK(layout.rows[0].height == 1);
  CHECK(layout.rows[2].label == "R59");
  CHECK(layout.stragglers == 19);
  CHECK(layout.joins[1].first_stragglers == 19);
  CHECK(stragglers_in_words(layout) ==
        "19 regions join alone or in parts of fewer than 6; they have no row of their own.");
  const std::string chart = dendrogram_chart(typology, {.id = "tree", .most_rows = 10}).text();
  CHECK(check_xml(chart).fault == "");
  CHECK(chart.find("+ 19") != std::string::npos);
}

TEST_CASE("the support of each cluster stands left of its join, in a gap between rows that is the join's own") {
  const std::size_t regions = 40;
  Typology typology = large_report(regions).typologies[0].typology;
  typology.support.assign(regions - 1, {.au = 1, .bp = 1, .fit_p = 1});
  typology.support[0] = {.au = 0.946, .bp = 0.3, .fit_p = 0.01};
  const TreeLayout layout = tree_layout(typology);
  std::set<double> gaps;
  for (const TreeJoin& join : layout.joins) {
    CHECK(join.first_row < join.parting);
    CHECK(join.parting < join.second_row);
    gaps.insert(join.parting);
  }
  CHECK(gaps.size() == regions - 1);
  const XmlCheck chart = check_xml(dendrogram_chart(typology).text());
  REQUIRE(chart.fault == "");
  std::vector<std::string> styles;
  for (const Label& label : labels_of(chart)) {
    if (label.style.find("support") == std::string::npos) continue;
    styles.push_back(label.style);
    CHECK(label.x > 34 + 44);  // right of the names
  }
  // All regions together are no finding.
  CHECK(styles.size() == regions - 2);
  CHECK(std::count(styles.begin(), styles.end(), "end support bold") == regions - 2);
  typology.support[0].au = 0.944;
  CHECK(dendrogram_chart(typology).text().find(">94/30<") != std::string::npos);
  typology.support[0] = {.au = 0.99, .bp = 0.3, .fit_p = 0.009};  // its law does not fit
  CHECK(dendrogram_chart(typology).text().find(R"(support soft">99/30<)") != std::string::npos);
}

TEST_CASE("a tree that does not fit its regions is not drawn") {
  Typology typology = small_typology();
  typology.tree.merges[1].left = 9;
  CHECK(dendrogram_chart(typology).is_empty());
  typology.tree.merges[1].left = typology.tree.merges[0].left;  // joined twice
  CHECK(dendrogram_chart(typology).is_empty());
  CHECK(dendrogram_chart({}).is_empty());
  CHECK(silhouette_chart({}).is_empty());
  CHECK(heat_map_chart({}).is_empty());
  CHECK(slope_chart({}).is_empty());
  CHECK(bump_chart({}).is_empty());
  CHECK(rank_interval_chart({}).is_empty());
  CHECK(shares_chart({}, {}).is_empty());
}

TEST_CASE("axis steps are round and stay inside") {
  CHECK(axis_ticks(0, 6, 7) == std::vector<double>{0, 1, 2, 3, 4, 5, 6});
  CHECK(axis_ticks(0, 100, 6) == std::vector<double>{0, 20, 40, 60, 80, 100});
  CHECK(axis_ticks(0, 0, 6) == std::vector<double>{0});
  CHECK(axis_ticks(0, INFINITY, 6) == std::vector<double>{0});
}

TEST_CASE("labels of places never stand on one another, however many regions tie") {
  RatingComparison comparison;
  comparison.first_name = "first";
  comparison.second_name = "second";
  for (int i = 0; i < 30; ++i) {
    comparison.gaps.push_back(
        {"Карачаево-Черкесская Республика " + std::to_string(i), {1, 30}, {1.0 + i, 1.0 + i}, 0, false});
  }
  const XmlCheck chart = check_xml(slope_chart(comparison).text());
  REQUIRE(chart.fault == "");
  std::vector<Label> left = labels_of(chart);
  std::erase_if(left, [](const Label& label) { return label.style != "end"; });
  REQUIRE(left.size() == 30);
  std::sort(left.begin(), left.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < left.size(); ++i) CHECK(left[i].y - left[i - 1].y >= 14);
}

TEST_CASE("no text of a chart begins above or ends below its frame") {
  const ReportInput input = demo_report();
  const Rating& rating = input.ratings[0];
  const Typology& typology = input.typologies[0].typology;
  for (const Markup& chart :
       {dendrogram_chart(typology), silhouette_chart(typology), bump_chart(rating), rank_interval_chart(rating),
        slope_chart(input.comparisons[0]), shares_chart(input.shares[0], {})}) {
    const XmlCheck check = check_xml(chart.text());
    REQUIRE(check.fault == "");
    const double height = std::stod(check.elements[0].attribute("height"));
    for (const Label& label : labels_of(check)) {
      CHECK(label.y >= 8);
      CHECK(label.y <= height);
    }
  }
}

TEST_CASE("what a source leaves unknown is hatched and counted above its column") {
  const ShareSeries shares{"Shares", "t", {"a", "b"}, {"2009", "2010"}, {97.3, 60, std::nan(""), 40}, {}};
  const XmlCheck check = check_xml(shares_chart(shares, {}).text());
  CHECK(check.text.find("1 missing") != std::string::npos);
  CHECK(check.text.find("not known in 2009: 2.7") != std::string::npos);
  const auto hatched = std::count_if(check.elements.begin(), check.elements.end(),
                                     [](const XmlElement& element) { return element.attribute("class") == "gap"; });
  CHECK(hatched == 1);
}

TEST_CASE("shares of one are drawn against one, shares of a hundred against a hundred") {
  const ShareSeries ones{"Shares", "t", {"a", "b"}, {"2010"}, {0.25, 0.75}, {}};
  CHECK(shares_chart(ones, {}).text().find(">0.8<") != std::string::npos);
  const ShareSeries hundred{"Shares", "t", {"a", "b"}, {"2010"}, {25, 75}, {}};
  CHECK(shares_chart(hundred, {}).text().find(">80<") != std::string::npos);
}

}  // namespace ecumene
