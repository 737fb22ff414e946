// Typologies against R's hclust and cluster (../shared/verify): 50 American states, raw and as z-scores.
#include <cmath>
#include <sstream>

#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/diagnosis/typology.hpp"

using namespace ecumene;
using namespace ecumene::test;

TEST_CASE("cophenetic and agglomerative coefficients and the cuts into three and four are those of R") {
  if (!has_verify("hclust/data_USArrests.csv")) return;
  const RegionTable table = table_of_text(read_csv("hclust/data_USArrests.csv"));
  std::size_t cuts = 0;
  for (const auto& line : read_csv("hclust/cophenetic.csv")) {
    if (line[0] != "USArrests") continue;
    CAPTURE(line[1]);
    CAPTURE(line[2]);
    const auto linkage = std::ranges::find(linkages(), line[2], &LinkageDescriptor::name);
    REQUIRE(linkage != linkages().end());
    TypologyOptions options{
        .scaling = line[1] == "zscore" ? Scaling::z_score : Scaling::none, .linkage = linkage->linkage, .groups = 3};
    const Typology three = group(table, options).typology;
    // R's centroid and median trees have squared heights, so their cophenetic correlation is another figure.
    if (linkage->monotone) CHECK(three.cophenetic_correlation == doctest::Approx(std::stod(line[3])).epsilon(1e-10));
    for (const std::size_t k : {std::size_t{3}, std::size_t{4}}) {
      const std::string file = "hclust/cut_USArrests_" + line[1] + "_" + line[2] + "_k" + std::to_string(k) + ".csv";
      if (!std::filesystem::exists(verify_path(file))) continue;
      options.groups = k;
      const Typology typology = group(table, options).typology;
      PublishedGroups published{.name = file};
      for (const auto& row : read_csv(file)) {
        if (row[0] == "unit") continue;
        published.regions.push_back(row[0]);
        published.groups.push_back(row[1]);
      }
      const Agreement result = agreement(typology, published);
      CHECK(result.compared.size() == 50);
      CHECK(result.adjusted_rand_index == 1);
      ++cuts;
    }
  }
  CHECK(cuts >= 20);
}

TEST_CASE("mean silhouettes of the states are those of R's cluster package") {
  if (!has_verify("validity/internal_indices.csv")) return;
  const RegionTable table = table_of_text(read_csv("hclust/data_USArrests.csv"));
  std::size_t compared = 0;
  for (const auto& line : read_csv("validity/internal_indices.csv")) {
    if (line[0] != "USArrests" || line[4] != "avg_silhouette" || line[5] == "NaN") continue;
    const auto linkage = std::ranges::find(linkages(), line[2], &LinkageDescriptor::name);
    if (linkage == linkages().end()) continue;
    CAPTURE(line[1]);
    CAPTURE(line[2]);
    CAPTURE(line[3]);
    const Typology typology = group(table, {.scaling = line[1] == "raw" ? Scaling::none : Scaling::z_score,
                                            .linkage = linkage->linkage,
                                            .groups = std::stoul(line[3])})
                                  .typology;
    CHECK(typology.mean_silhouette == doctest::Approx(std::stod(line[5])).epsilon(1e-9));
    ++compared;
  }
  CHECK(compared > 10);
}
