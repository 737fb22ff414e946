#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/diagnosis/typology.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

struct Watched {
  std::vector<std::string> stages;
  std::vector<double> fractions;
  Typology typology;
};

Watched watched(const RegionTable& table, const TypologyOptions& options) {
  Watched result;
  const auto note = [&](std::string_view stage, double fraction) {
    if (result.stages.empty() || result.stages.back() != stage) result.stages.emplace_back(stage);
    result.fractions.push_back(fraction);
  };
  result.typology = group(table, options, note).typology;
  return result;
}

}  // namespace

TEST_CASE("the progress of a typology names its stages, begins at 0, never falls and changes no figure") {
  const RegionTable table = table_of({"A", "B", "C", "D", "E"}, {"x", "y"}, {0, 1, 1, 1, 3, 1, 5, 1, 6, 2});
  const Watched seen = watched(table, {.groups = 2});
  CHECK(seen.stages == std::vector<std::string>{"distances", "merging", "leaf order", "cophenetic correlation",
                                                "silhouettes", "ties", "indicators"});
  CHECK(seen.fractions.front() == 0);
  CHECK(seen.fractions.back() <= 1);
  CHECK(std::ranges::is_sorted(seen.fractions));
  const Typology unwatched = group(table, {.groups = 2}).typology;
  CHECK(seen.typology.groups == unwatched.groups);
  CHECK(seen.typology.silhouettes == unwatched.silhouettes);
  CHECK(seen.typology.membership_stability == unwatched.membership_stability);
}

TEST_CASE("without ties no stage for them is shown") {
  const Watched seen = watched(table_of({"A", "B", "C"}, {"x"}, {0, 1, 3}), {});
  CHECK(std::ranges::find(seen.stages, "ties") == seen.stages.end());
}

TEST_CASE("a progress that throws ends the work with its exception") {
  const RegionTable table = table_of({"A", "B", "C"}, {"x"}, {0, 1, 3});
  CHECK_THROWS_AS(group(table, {}, [](std::string_view, double) { throw std::runtime_error("stop"); }),
                  std::runtime_error);
}

TEST_CASE("the silhouettes of the chosen groups are those in the figures for the choice of their number") {
  const RegionTable table = table_of({"A", "B", "C", "D", "E", "F"}, {"x"}, {0, 1, 10, 11, 30, 32});
  const Typology chosen = group(table).typology;
  REQUIRE(chosen.options.groups == 3);
  CHECK(chosen.silhouette_by_k[1].second == chosen.mean_silhouette);
  CHECK(chosen.silhouettes == silhouettes(chosen.distances, chosen.groups));
  const Typology by_height = group(table, {.height = 5}).typology;
  CHECK(by_height.silhouettes == chosen.silhouettes);
  CHECK(by_height.silhouette_by_k == chosen.silhouette_by_k);
}
