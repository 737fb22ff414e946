#include "ecumene/diagnosis/typology.hpp"

#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/numeric/summary.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

double euclidean(const RegionTable& table, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t j = 0; j < table.indicators.size(); ++j) {
    const double difference =
        table.value[a * table.indicators.size() + j] - table.value[b * table.indicators.size() + j];
    sum += difference * difference;
  }
  return std::sqrt(sum);
}

// Single linkage as the definition has it: join the two nearest groups, nearness being that of their nearest members.
std::vector<double> naive_single_heights(const RegionTable& table) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < table.regions.size(); ++i) groups.push_back({i});
  std::vector<double> heights;
  while (groups.size() > 1) {
    double best = std::numeric_limits<double>::infinity();
    std::pair<std::size_t, std::size_t> pair;
    for (std::size_t a = 0; a < groups.size(); ++a) {
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const std::size_t i : groups[a]) {
          for (const std::size_t j : groups[b]) nearest = std::min(nearest, euclidean(table, i, j));
        }
        if (nearest < best) {
          best = nearest;
          pair = {a, b};
        }
      }
    }
    heights.push_back(best);
    groups[pair.first].insert(groups[pair.first].end(), groups[pair.second].begin(), groups[pair.second].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(pair.second));
  }
  return heights;
}

// Regions that a chain of steps no longer than `height` joins: what single linkage means.
std::vector<std::size_t> chained(const RegionTable& table, double height) {
  std::vector<std::size_t> label(table.regions.size());
  std::iota(label.begin(), label.end(), std::size_t{0});
  for (std::size_t a = 0; a < label.size(); ++a) {
    for (std::size_t b = 0; b < label.size(); ++b) {
      if (euclidean(table, a, b) > height) continue;
      const std::size_t from = std::max(label[a], label[b]);
      const std::size_t to = std::min(label[a], label[b]);
      std::ranges::replace(label, from, to);
    }
  }
  return label;
}

template <class A, class B>
bool same_partition(const std::vector<A>& a, const std::vector<B>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if ((a[i] == a[j]) != (b[i] == b[j])) return false;
    }
  }
  return true;
}

// Three clouds of `size` regions around (0, 0), (100, 0), (0, 100).
RegionTable clouds(std::size_t size, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::string> names;
  std::vector<double> values;
  for (std::size_t i = 0; i < 3 * size; ++i) {
    names.push_back("R" + std::to_string(i));
    values.push_back((i % 3 == 1 ? 100 : 0) + static_cast<double>(random() % 1000) / 100);
    values.push_back((i % 3 == 2 ? 100 : 0) + static_cast<double>(random() % 1000) / 100);
  }
  return table_of(std::move(names), {"x", "y"}, std::move(values));
}

}  // namespace

TEST_CASE("the single-linkage scale of the Siberian mid-ranks is the one the definition gives") {
  const RegionTable table = siberian_ranks();
  const Typology typology = group(table, {.groups = 3}).typology;
  const std::vector<double> expected = naive_single_heights(table);
  REQUIRE(typology.tree.merges.size() == 11);
  for (std::size_t k = 0; k < 11; ++k)
    CHECK(typology.tree.merges[k].height == doctest::Approx(expected[k]).epsilon(1e-14));
  for (std::size_t k = 0; k < 11; ++k) {
    // Between two different heights the groups are the chains.
    if (k + 1 < 11 && expected[k + 1] == doctest::Approx(expected[k])) continue;
    const double height = k + 1 < 11 ? (expected[k] + expected[k + 1]) / 2 : expected[k] + 1;
    const Typology cut = group(table, {.height = height}).typology;
    CHECK(same_partition(cut.groups, chained(table, height)));
    CHECK(*cut.options.groups == 11 - k);
  }
}

TEST_CASE("groups are numbered from the left of the dendrogram and each stands together in it") {
  const Typology typology = group(siberian_ranks(), {.linkage = Linkage::average, .groups = 4}).typology;
  std::vector<std::uint32_t> along;
  for (const std::uint32_t leaf : typology.order) along.push_back(typology.groups[leaf]);
  CHECK(std::ranges::is_sorted(along));
  CHECK(along.front() == 0);
  CHECK(along.back() == 3);
  CHECK(std::set<std::uint32_t>(typology.order.begin(), typology.order.end()).size() == 12);
  for (std::size_t g = 0; g < 4; ++g) {
    CHECK(typology.profiles[g].group == g);
    for (const std::size_t row : typology.profiles[g].members) CHECK(typology.groups[row] == g);
  }
}

TEST_CASE("three clouds are found as three groups by every linkage, without being told how many") {
  const RegionTable table = clouds(8, 3);
  for (const LinkageDescriptor& linkage : linkages()) {
    CAPTURE(linkage.name);
    const TypologyResult result = group(table, {.linkage = linkage.linkage});
    CHECK(*result.typology.options.groups == 3);
    for (std::size_t i = 3; i < 24; ++i) CHECK(result.typology.groups[i] == result.typology.groups[i - 3]);
    CHECK(count_of(result.findings, "groups-chosen") == 1);
    CHECK(count_of(result.findings, "structure-weak") == 0);
    CHECK(result.typology.silhouette_by_k.size() == 9);
    CHECK(result.typology.mean_silhouette == doctest::Approx(result.typology.silhouette_by_k[1].second));
  }
}

TEST_CASE("group profiles are means and variances of the measured figures, not the scaled ones") {
  const RegionTable table = table_of({"A", "B", "C", "D"}, {"x", "y"}, {1, 10, 3, 12, 100, 7, 102, 9});
  const Typology typology =
      group(table, {.scaling = Scaling::z_score, .linkage = Linkage::complete, .groups = 2}).typology;
  const GroupProfile& with_a = typology.profiles[typology.groups[0]];
  REQUIRE(with_a.members == std::vector<std::size_t>{0, 1});
  CHECK(with_a.mean == std::vector<double>{2, 11});
  CHECK(with_a.variance == std::vector<double>{2, 2});
  CHECK(with_a.standard_deviation[1] == doctest::Approx(std::sqrt(2)));
}

TEST_CASE("what distinguishes the groups is the one-way analysis of variance, by indicator, the strongest first") {
  // y: groups {10, 30} and {7, 9}: grand mean 14, between 2*36 + 2*36 = 144, within 200 + 2 = 202.
  const RegionTable table = table_of({"A", "B", "C", "D"}, {"y", "x"}, {10, 1, 30, 3, 7, 100, 9, 102});
  const Typology typology = group(table, {.linkage = Linkage::complete, .groups = 2}).typology;
  CHECK(typology.contrasts[0].eta_squared == doctest::Approx(144.0 / 346));
  CHECK(typology.contrasts[0].f_ratio == doctest::Approx(144 / (202.0 / 2)));
  CHECK(indicators_by_contrast(typology) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("silhouettes follow Rousseeuw's definition, worked out region by region") {
  const RegionTable table = siberian_ranks();
  const Typology typology = group(table, {.linkage = Linkage::average, .groups = 3}).typology;
  double total = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    std::vector<double> sum(3, 0);
    std::vector<double> count(3, 0);
    for (std::size_t j = 0; j < 12; ++j) {
      if (i == j) continue;
      sum[typology.groups[j]] += euclidean(table, i, j);
      count[typology.groups[j]] += 1;
    }
    const std::uint32_t own = typology.groups[i];
    double other = std::numeric_limits<double>::infinity();
    for (std::uint32_t g = 0; g < 3; ++g) {
      if (g != own) other = std::min(other, sum[g] / count[g]);
    }
    const double inside = count[own] > 0 ? sum[own] / count[own] : 0;
    const double expected = count[own] > 0 ? (other - inside) / std::max(inside, other) : 0;
    CHECK(typology.silhouettes[i] == doctest::Approx(expected).epsilon(1e-12));
    total += expected;
  }
  CHECK(typology.mean_silhouette == doctest::Approx(total / 12).epsilon(1e-12));
}

TEST_CASE("a shift or a positive scale of an indicator changes no group under z-scores, min-max and ranks") {
  const RegionTable table = clouds(6, 9);
  RegionTable changed = table;
  for (std::size_t i = 0; i < 18; ++i) changed.value[2 * i] = 64 * table.value[2 * i] - 5;
  for (const Scaling scaling : {Scaling::z_score, Scaling::min_max, Scaling::rank}) {
    const TypologyOptions options{.scaling = scaling, .linkage = Linkage::ward_d2, .groups = 4};
    const Typology a = group(table, options).typology;
    const Typology b = group(changed, options).typology;
    CHECK(a.groups == b.groups);
    for (std::size_t k = 0; k < 17; ++k)
      CHECK(a.tree.merges[k].height == doctest::Approx(b.tree.merges[k].height).epsilon(1e-10));
  }
}

TEST_CASE("reordering the regions reorders the typology and changes nothing else") {
  const RegionTable table = clouds(5, 21);
  std::vector<std::size_t> order(15);
  std::iota(order.rbegin(), order.rend(), std::size_t{0});
  const Typology a = group(table, {.linkage = Linkage::average, .groups = 5}).typology;
  const Typology b = group(reordered(table, order), {.linkage = Linkage::average, .groups = 5}).typology;
  std::vector<std::uint32_t> back(15);
  for (std::size_t i = 0; i < 15; ++i) back[order[i]] = b.groups[i];
  CHECK(same_partition(a.groups, back));
  CHECK(a.cophenetic_correlation == doctest::Approx(b.cophenetic_correlation).epsilon(1e-12));
}

TEST_CASE("a region with a gap is left out and named, unless the distance takes missing values") {
  const RegionTable table = table_of({"A", "B", "C", "D"}, {"x", "y"}, {1, 2, 5, missing, 9, 8, 2, 1});
  const TypologyResult result = group(table, {.groups = 2});
  CHECK(result.typology.regions == std::vector<std::string>{"A", "C", "D"});
  CHECK(result.typology.left_out == std::vector<std::string>{"B"});
  CHECK(
      to_string(finding_of(result.findings, "region-left-out")) ==
      "warning: region-left-out: B is left out of the typology: it has no figure in \"y\"\n"
      "    way out: fill in the figure, leave out the column, or take a distance for missing values: --distance=gower");
  const TypologyResult gower = group(table, {.distance = Distance::gower, .groups = 2});
  CHECK(gower.typology.regions.size() == 4);
  CHECK(gower.findings.size() == count_of(gower.findings, "linkage-ties") + count_of(gower.findings, "structure-weak") +
                                     count_of(gower.findings, "groups-hang-on-indicator"));
  CHECK(gower.typology.profiles.size() == 2);
}

TEST_CASE("an empty indicator is left out before regions are, and a constant one is reported") {
  const RegionTable table =
      table_of({"A", "B", "C"}, {"x", "none", "same"}, {1, missing, 4, 2, missing, 4, 9, missing, 4});
  const TypologyResult result = group(table, {.scaling = Scaling::z_score, .groups = 2});
  CHECK(result.typology.indicators == std::vector<std::string>{"x", "same"});
  CHECK(result.typology.regions.size() == 3);
  CHECK(count_of(result.findings, "indicator-empty") == 1);
  CHECK(finding_of(result.findings, "indicator-constant").what ==
        "\"same\" has the same figure, 4, for every region; it adds nothing to the distances");
}

TEST_CASE("a linkage that has no meaning with the distance is reported") {
  const RegionTable table = clouds(3, 2);
  const auto warned = [&](Linkage linkage, Distance distance) {
    return count_of(group(table, {.distance = distance, .linkage = linkage, .groups = 2}).findings,
                    "linkage-needs-euclidean");
  };
  CHECK(warned(Linkage::centroid, Distance::manhattan) == 1);
  CHECK(warned(Linkage::ward_d2, Distance::squared_euclidean) == 1);
  CHECK(warned(Linkage::ward_d2, Distance::euclidean) == 0);
  CHECK(warned(Linkage::ward_d, Distance::squared_euclidean) == 0);
  CHECK(warned(Linkage::ward_d, Distance::euclidean) == 1);
  CHECK(warned(Linkage::average, Distance::chebyshev) == 0);
}

TEST_CASE("random tables with every scaling, distance and linkage give a complete typology") {
  std::mt19937_64 random(31);
  INFO("seed 31");
  std::vector<double> values;
  std::vector<std::string> names;
  for (int i = 0; i < 11; ++i) names.push_back("R" + std::to_string(i));
  for (int at = 0; at < 33; ++at) values.push_back(static_cast<double>(random() % 97));
  const RegionTable table = table_of(names, {"x", "y", "z"}, values);
  for (const Scaling scaling : {Scaling::none, Scaling::z_score, Scaling::min_max, Scaling::rank}) {
    for (const DistanceDescriptor& distance : distances()) {
      for (const LinkageDescriptor& linkage : linkages()) {
        CAPTURE(distance.name);
        CAPTURE(linkage.name);
        const Typology t =
            group(table, {.scaling = scaling, .distance = distance.distance, .linkage = linkage.linkage}).typology;
        CHECK(t.groups.size() == 11);
        CHECK(t.profiles.size() == *t.options.groups);
        CHECK(t.distances.size() == 55);
        CHECK(t.membership_stability.size() == 11);
        CHECK(t.stability_without_indicator.size() == 3);
      }
    }
  }
}
