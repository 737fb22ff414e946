#include <cmath>

#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/diagnosis/typology.hpp"

using namespace ecumene;
using namespace ecumene::test;

TEST_CASE("a region halfway between two others is named: its group hangs on how a tie is broken") {
  // A 0, B 1 | C 3 | D 5, E 6: C is as far from B as from D, so in two groups it can stand with either.
  const RegionTable table = table_of({"A", "B", "C", "D", "E"}, {"x"}, {0, 1, 3, 5, 6});
  const TypologyResult result = group(table, {.groups = 2});
  const Finding& finding = finding_of(result.findings, "linkage-ties");
  CHECK(finding.severity == Severity::warning);
  CHECK(finding.what.find("2 merges at height 1 (2 pairs equally near)") == 0);
  CHECK(
      finding.what.ends_with("could have been made in another order; 2 dendrograms are equally good, with 2 ways to "
                             "form the groups; 1 region changes its group: C"));
  CHECK(result.typology.membership_stability == std::vector<double>{1, 1, 0.5, 1, 1});
}

TEST_CASE("ties below the cut change no group and are a note") {
  const RegionTable table = table_of({"A", "B", "C", "D"}, {"x"}, {0, 1, 100, 101});
  const TypologyResult result = group(table, {.groups = 2});
  const Finding& finding = finding_of(result.findings, "linkage-ties");
  CHECK(finding.severity == Severity::note);
  CHECK(finding.what.ends_with("; the dendrogram is the same in any order, and so are the groups"));
  CHECK(result.typology.membership_stability == std::vector<double>{1, 1, 1, 1});
}

TEST_CASE("the same table gives the same stability figures every time") {
  const RegionTable table = siberian_ranks();
  const Typology a = group(table, {.groups = 4}).typology;
  const Typology b = group(table, {.groups = 4}).typology;
  CHECK(a.membership_stability == b.membership_stability);
  CHECK(a.stability_without_indicator == b.stability_without_indicator);
}

TEST_CASE("inversions of centroid linkage are put into words") {
  // An equilateral triangle: two corners join at 1, the third joins their middle at sqrt(3)/2.
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {0, 0, 1, 0, 0.5, std::sqrt(3.0) / 2});
  const TypologyResult result = group(table, {.linkage = Linkage::centroid, .groups = 2});
  CHECK(result.typology.tree.merges[1].height == doctest::Approx(std::sqrt(3.0) / 2));
  CHECK(
      to_string(finding_of(result.findings, "dendrogram-inversions")) ==
      "warning: dendrogram-inversions: 1 merge is lower than a merge below it: there the dendrogram crosses itself and "
      "its height is no scale of likeness\n"
      "    way out: take a linkage without inversions: --linkage=average or ward.D2");
}

TEST_CASE("leaving an indicator out gives the agreement that grouping the smaller table gives") {
  const RegionTable table = siberian_ranks();
  for (const Linkage linkage : {Linkage::single, Linkage::average, Linkage::ward_d2}) {
    const TypologyOptions options{.linkage = linkage, .groups = 3};
    const Typology full = group(table, options).typology;
    for (std::size_t j = 0; j < table.indicators.size(); ++j) {
      const Typology part = group(without(table, {table.indicators[j]}), options).typology;
      CHECK(full.stability_without_indicator[j] == doctest::Approx(adjusted_rand_index(full.groups, part.groups)));
    }
  }
}

TEST_CASE("an indicator that alone makes the groups is named") {
  // x parts the regions in two; y is the same noise in both.
  const RegionTable table =
      table_of({"A", "B", "C", "D", "E", "F"}, {"x", "y"}, {0, 1, 0, 5, 0, 9, 50, 2, 50, 6, 50, 8});
  const TypologyResult result = group(table, {.linkage = Linkage::average, .groups = 2});
  CHECK(result.typology.stability_without_indicator[1] == 1);
  CHECK(result.typology.stability_without_indicator[0] < 0.65);
  const Finding& finding = finding_of(result.findings, "groups-hang-on-indicator");
  CHECK(finding.what.find("\"x\" (") != std::string::npos);
  CHECK(finding.what.find("\"y\"") == std::string::npos);
}

TEST_CASE("a single indicator cannot be left out, and one that the distance needs gives no figure") {
  CHECK(group(table_of({"A", "B", "C"}, {"x"}, {1, 2, 9}), {.groups = 2}).typology.stability_without_indicator.empty());
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {1, 2, 5, 3, 1, 9});
  const Typology typology = group(table, {.distance = Distance::correlation, .groups = 2}).typology;
  CHECK(std::isnan(typology.stability_without_indicator[0]));
}

TEST_CASE("groups without structure are said to be none") {
  std::vector<std::string> names;
  std::vector<double> values;
  for (int i = 0; i < 8; ++i) names.push_back("R" + std::to_string(i));
  for (int i = 0; i < 8; ++i)
    values.insert(values.end(), {i == 0 ? 1.0 : 0.0, i == 1 ? 1.0 : 0.0, i == 2 ? 1.0 : 0.0, i == 3 ? 1.0 : 0.0,
                                 i == 4 ? 1.0 : 0.0, i == 5 ? 1.0 : 0.0, i == 6 ? 1.0 : 0.0, i == 7 ? 1.0 : 0.0});
  const TypologyResult result = group(table_of(names, {"a", "b", "c", "d", "e", "f", "g", "h"}, values), {.groups = 3});
  CHECK(finding_of(result.findings, "structure-weak").what.starts_with("the mean silhouette of the 3 groups is 0:"));
}

TEST_CASE("the eight linkages are compared on the same distances and the same number of groups") {
  const RegionTable table = siberian_ranks();
  const TypologyOptions options{.linkage = Linkage::average, .groups = 3};
  const Typology chosen = group(table, options).typology;
  const std::vector<LinkageSummary> summaries = compare_linkages(table, options);
  REQUIRE(summaries.size() == 8);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(summaries[i].linkage == linkages()[i].linkage);
    const Typology own = group(table, {.linkage = summaries[i].linkage, .groups = 3}).typology;
    CHECK(summaries[i].cophenetic_correlation == own.cophenetic_correlation);
    CHECK(summaries[i].agglomerative_coefficient == own.agglomerative_coefficient);
    CHECK(summaries[i].mean_silhouette == doctest::Approx(own.mean_silhouette));
    CHECK(summaries[i].inversions == own.tree.inversions.size());
    CHECK(summaries[i].adjusted_rand_index == doctest::Approx(adjusted_rand_index(chosen.groups, own.groups)));
    if (summaries[i].linkage == Linkage::average) CHECK(summaries[i].adjusted_rand_index == 1);
  }
}

TEST_CASE("above the limits stability is left out with notes, and the typology still stands") {
  std::vector<std::string> names;
  std::vector<double> values;
  for (std::size_t i = 0; i < optimal_order_limit + 1; ++i) {
    names.push_back("R" + std::to_string(i));
    values.push_back(static_cast<double>(i) * static_cast<double>(i) + (i < 900 ? 0 : 1e9));
  }
  const TypologyResult result = group(table_of(names, {"x"}, values), {.groups = 2});
  CHECK(count_of(result.findings, "leaf-order-as-merged") == 1);
  CHECK_FALSE(result.typology.options.optimal_order);
  CHECK(result.typology.order.size() == names.size());
  CHECK(result.typology.groups[0] == result.typology.groups[899]);
  CHECK(result.typology.groups[899] != result.typology.groups[900]);
}
