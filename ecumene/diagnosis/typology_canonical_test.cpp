// The order in which a table lists its regions decides nothing.
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

std::vector<std::size_t> permutation(std::size_t n, std::mt19937_64& random) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

// Whole numbers 0 to 3 in three indicators: ties at every height, and some regions with equal figures.
RegionTable tied_table(std::size_t regions, std::mt19937_64& random) {
  std::vector<std::string> names;
  std::vector<double> values;
  for (std::size_t i = 0; i < regions; ++i) names.push_back("R" + std::to_string(i));
  for (std::size_t at = 0; at < 3 * regions; ++at) values.push_back(static_cast<double>(random() % 4));
  return table_of(std::move(names), {"x", "y", "z"}, std::move(values));
}

// What a typology says, by the names of the regions.
struct Said {
  std::map<std::string, std::uint32_t> groups;
  std::map<std::string, double> silhouettes;
  std::map<std::string, double> stability;
  std::vector<std::string> order;
  std::vector<double> heights;
  std::vector<std::set<std::string>> clusters;  // merge by merge
  std::vector<double> figures;                  // all that has no region to it
  std::string findings;
  friend bool operator==(const Said&, const Said&) = default;
};

void add_tree(const Typology& typology, Said& said) {
  for (const Merge& merge : typology.tree.merges) {
    CHECK(merge.left < merge.right);
    std::set<std::string> both;
    for (const std::uint32_t node : {merge.left, merge.right}) {
      if (node < typology.regions.size())
        both.insert(typology.regions[node]);
      else
        both.insert(said.clusters[node - typology.regions.size()].begin(),
                    said.clusters[node - typology.regions.size()].end());
    }
    said.clusters.push_back(both);
    said.heights.push_back(merge.height);
  }
  for (const std::uint32_t leaf : typology.order) said.order.push_back(typology.regions[leaf]);
}

// NaN equals nothing, not even itself.
double comparable(double value) {
  return std::isnan(value) ? -99 : value;
}

Said said_by(const TypologyResult& result) {
  const Typology& typology = result.typology;
  Said said;
  for (std::size_t row = 0; row < typology.regions.size(); ++row) {
    said.groups[typology.regions[row]] = typology.groups[row];
    said.silhouettes[typology.regions[row]] = comparable(typology.silhouettes[row]);
    said.stability[typology.regions[row]] = typology.membership_stability[row];
  }
  add_tree(typology, said);
  said.figures = {typology.cophenetic_correlation, typology.agglomerative_coefficient,
                  comparable(typology.mean_silhouette)};
  for (const GroupProfile& profile : typology.profiles) {
    said.figures.insert(said.figures.end(), profile.mean.begin(), profile.mean.end());
    for (const double variance : profile.variance) said.figures.push_back(comparable(variance));
  }
  for (const auto& [groups, silhouette] : typology.silhouette_by_k) said.figures.push_back(comparable(silhouette));
  for (const double stability : typology.stability_without_indicator) said.figures.push_back(comparable(stability));
  for (const GroupContrast& contrast : typology.contrasts) said.figures.push_back(comparable(contrast.f_ratio));
  for (const Finding& finding : result.findings) said.findings += to_string(finding) + "\n";
  return said;
}

}  // namespace

TEST_CASE("sixty tied regions have one partition into five in every order of the table and under every linkage") {
  // SciPy has 142 to 193 partitions of such data in 200 orders, by the linkage.
  INFO("seed 60");
  std::mt19937_64 random(60);
  const RegionTable table = tied_table(60, random);
  for (const Linkage linkage : {Linkage::average, Linkage::complete, Linkage::ward_d2, Linkage::centroid}) {
    CAPTURE(descriptor(linkage).name);
    const TypologyOptions options{.linkage = linkage, .groups = 5, .optimal_order = false};
    CHECK(said_by(group(reordered(table, permutation(60, random)), options)) == said_by(group(table, options)));
  }
}

TEST_CASE("the order in which regions are worked out is the same for 200 orders of the table") {
  INFO("seed 65");
  std::mt19937_64 random(65);
  const RegionTable table = tied_table(60, random);
  const auto names_in_order = [](const RegionTable& shown) {
    Typology typology;
    typology.regions = shown.regions;
    typology.indicators = shown.indicators;
    typology.values = shown.value;
    diagnosis_internal::CanonicalRegions(typology).sort(typology);
    return typology.regions;
  };
  const std::vector<std::string> expected = names_in_order(table);
  for (int trial = 0; trial < 200; ++trial)
    REQUIRE(names_in_order(reordered(table, permutation(60, random))) == expected);
}

TEST_CASE("no distance, scaling or way to order leaves lets the order of the table decide") {
  INFO("seed 61");
  std::mt19937_64 random(61);
  const RegionTable table = tied_table(11, random);
  for (const DistanceDescriptor& distance : distances()) {
    if (distance.distance == Distance::correlation) continue;  // rows with three equal figures have none
    for (const Scaling scaling : {Scaling::z_score, Scaling::rank}) {
      for (const LinkageDescriptor& linkage : linkages()) {
        CAPTURE(distance.name);
        CAPTURE(linkage.name);
        const TypologyOptions options{.scaling = scaling, .distance = distance.distance, .linkage = linkage.linkage};
        const Said expected = said_by(group(table, options));
        CHECK(said_by(group(reordered(table, permutation(11, random)), options)) == expected);
      }
    }
  }
}

TEST_CASE("scaling sums do not run in the order of the table") {
  INFO("seed 62");
  std::mt19937_64 random(62);
  std::vector<std::string> names;
  std::vector<double> values;
  for (int i = 0; i < 20; ++i) names.push_back("R" + std::to_string(i));
  for (int at = 0; at < 60; ++at) values.push_back(std::ldexp(static_cast<double>(random() % 100003), -7) / 3);
  const RegionTable table = table_of(names, {"x", "y", "z"}, values);
  for (const Distance distance : {Distance::mahalanobis, Distance::correlation, Distance::euclidean}) {
    const TypologyOptions options{.scaling = Scaling::z_score, .distance = distance, .linkage = Linkage::ward_d2};
    const Said expected = said_by(group(table, options));
    for (int trial = 0; trial < 5; ++trial)
      CHECK(said_by(group(reordered(table, permutation(20, random)), options)) == expected);
  }
}

TEST_CASE("gaps under Gower's distance have their place in the order too") {
  const RegionTable table =
      table_of({"A", "B", "C", "D", "E", "F"}, {"x", "y"}, {1, 1, 1, 2, 2, 2, 1, missing, 3, 1, 1, 2});
  const TypologyOptions options{.distance = Distance::gower, .linkage = Linkage::average, .groups = 2};
  std::mt19937_64 random(63);
  const Said expected = said_by(group(table, options));
  for (int trial = 0; trial < 10; ++trial)
    CHECK(said_by(group(reordered(table, permutation(6, random)), options)) == expected);
}

TEST_CASE("what stands in the order of the table stays there") {
  const RegionTable table = table_of({"high", "low", "middle", "gap"}, {"x"}, {9, 1, 8, missing});
  const Typology typology = group(table, {.scaling = Scaling::rank, .groups = 2}).typology;
  CHECK(typology.regions == std::vector<std::string>{"high", "low", "middle"});
  CHECK(typology.values == std::vector<double>{9, 1, 8});
  CHECK(typology.scaled == std::vector<double>{3, 1, 2});
  CHECK(typology.distances == std::vector<double>{2, 1, 1});
  // Ranks 1, 2, 3: the pair of the least rows, low and middle, is joined first.
  CHECK(typology.tree.merges[0] == Merge{1, 2, 1, 2});
  CHECK(typology.tree.merges[1] == Merge{0, 3, 1, 3});
  CHECK(typology.groups[1] == typology.groups[2]);
  CHECK(typology.profiles[typology.groups[1]].members == std::vector<std::size_t>{1, 2});
}

TEST_CASE("regions with equal figures are told apart by their names") {
  // B and C are equal; A is as far from them as D is.
  const RegionTable table = table_of({"D", "C", "B", "A"}, {"x"}, {4, 2, 2, 0});
  const Typology typology = group(table, {.linkage = Linkage::complete, .groups = 2}).typology;
  const Typology turned = group(reordered(table, {3, 2, 1, 0}), {.linkage = Linkage::complete, .groups = 2}).typology;
  CHECK(typology.tree.merges[0] == Merge{1, 2, 0, 2});
  CHECK(typology.tree.merges[1] == Merge{3, 4, 2, 3});  // A, the lower one
  CHECK(turned.tree.merges[1] == Merge{0, 4, 2, 3});
}

TEST_CASE("a refusal names the rows of the table, not those of the inner order") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x", "y"}, {7, 3, 5, 5, 1, 2});
  const std::string message = refusal([&] { group(table, {.distance = Distance::correlation}); });
  CHECK(message.find("row 2 has the same value in every column") != std::string::npos);
  CHECK(message.find("row 2 is B") != std::string::npos);
}

TEST_CASE("the comparison of linkages does not hang on the order of the table") {
  INFO("seed 64");
  std::mt19937_64 random(64);
  const RegionTable table = tied_table(30, random);
  const TypologyOptions options{.linkage = Linkage::average, .groups = 5, .optimal_order = false};
  const std::vector<LinkageSummary> expected = compare_linkages(table, options);
  for (int trial = 0; trial < 3; ++trial) {
    const std::vector<std::size_t> order = permutation(30, random);
    const std::vector<LinkageSummary> found = compare_linkages(reordered(table, order), options);
    for (std::size_t at = 0; at < expected.size(); ++at) {
      CHECK(found[at].adjusted_rand_index == expected[at].adjusted_rand_index);
      CHECK(found[at].mean_silhouette == expected[at].mean_silhouette);
      CHECK(found[at].cophenetic_correlation == expected[at].cophenetic_correlation);
      CHECK(found[at].groups.front() == 0);
      for (std::size_t i = 0; i < 30; ++i)
        for (std::size_t j = 0; j < i; ++j)
          CHECK((found[at].groups[i] == found[at].groups[j]) ==
                (expected[at].groups[order[i]] == expected[at].groups[order[j]]));
    }
  }
}
