#include <cmath>

#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/diagnosis/typology.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

Typology typology_of(std::vector<std::string> regions, std::vector<std::uint32_t> groups) {
  Typology typology;
  typology.name = "ours";
  typology.regions = std::move(regions);
  typology.groups = std::move(groups);
  return typology;
}

}  // namespace

TEST_CASE("the same groups under other names agree fully") {
  const Typology typology = typology_of({"A", "B", "C"}, {0, 1, 1});
  const Agreement result = agreement(typology, {.name = "p", .regions = {"c", "b", "a"}, .groups = {"x", "x", "y"}});
  CHECK(result.adjusted_rand_index == 1);
  CHECK(result.variation_of_information == doctest::Approx(0));
  CHECK(result.differing.empty());
  CHECK(result.compared == std::vector<std::string>{"A", "B", "C"});
  CHECK(result.published == "p");
  CHECK(result.typology == "ours");
}

TEST_CASE("the published Siberian groups name one region twice and leave another out") {
  // Tyuleneva 2012, section 2: the three groups by social and economic indicators.
  const PublishedGroups published{
      .name = "social and economic",
      .regions = {"Kemerovo Oblast", "Krasnoyarsk Krai", "Tomsk Oblast", "Omsk Oblast", "Irkutsk Oblast",
                  "Altai Republic", "Republic of Buryatia", "Zabaykalsky Krai", "Republic of Khakassia",
                  "Tyva Republic", "Altai Republic", "Novosibirsk Oblast"},
      .groups = {"1", "1", "2", "2", "2", "3", "3", "3", "3", "3", "3", "3"}};
  const Typology typology = group(siberian_ranks(), {.groups = 3}).typology;
  const Agreement result = agreement(typology, published);
  CHECK(result.repeated == std::vector<std::string>{"Altai Republic"});
  CHECK(result.only_computed == std::vector<std::string>{"Altai Krai"});
  CHECK(result.only_published.empty());
  CHECK(result.compared.size() == 11);
  std::vector<std::uint32_t> ours;
  std::vector<std::uint32_t> theirs;
  for (std::size_t row = 0; row < 12; ++row) {
    const auto found = std::ranges::find(published.regions, typology.regions[row]);
    if (found == published.regions.end()) continue;
    ours.push_back(typology.groups[row]);
    theirs.push_back(
        static_cast<std::uint32_t>(published.groups[static_cast<std::size_t>(found - published.regions.begin())][0]));
  }
  CHECK(result.adjusted_rand_index == doctest::Approx(adjusted_rand_index(ours, theirs)));
  CHECK(result.variation_of_information == doctest::Approx(variation_of_information(ours, theirs)));
  CHECK(result.differing.size() == best_match(ours, theirs).differing_rows.size());
}

TEST_CASE("regions placed otherwise under the best matching of groups are named, and those that only one list holds") {
  const Typology typology = typology_of({"A", "B", "C", "D", "E"}, {0, 0, 0, 1, 1});
  const Agreement result =
      agreement(typology, {.name = "p", .regions = {"A", "B", "C", "D", "Z"}, .groups = {"x", "x", "y", "y", "y"}});
  CHECK(result.differing == std::vector<std::string>{"C"});
  CHECK(result.only_computed == std::vector<std::string>{"E"});
  CHECK(result.only_published == std::vector<std::string>{"Z"});
}

TEST_CASE("lists without a common region give no figure") {
  const Agreement result = agreement(typology_of({"A"}, {0}), {.name = "p", .regions = {"B"}, .groups = {"x"}});
  CHECK(std::isnan(result.adjusted_rand_index));
  CHECK(std::isnan(result.variation_of_information));
  CHECK(result.only_published == std::vector<std::string>{"B"});
}
