#include "ecumene/diagnosis/test_support_internal.hpp"
#include "ecumene/diagnosis/typology.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

bool has_code(const TypologyResult& result, std::string_view code) {
  return std::ranges::any_of(result.findings, [&](const Finding& finding) { return finding.code == code; });
}

// Two groups that every indicator tells apart, and E, which the indicators put to one or the other.
RegionTable two_groups_and_one() {
  return table_of({"A", "B", "C", "D", "E"}, {"x", "y", "z"}, {0, 0, 0, 1, 1, 1, 9, 9, 9, 8, 8, 8, 5, 4, 5});
}

}  // namespace

TEST_CASE("a cluster that every indicator shows has full support; one that hangs on the draw has less") {
  const TypologyOptions options{.linkage = Linkage::average, .groups = 2, .support_draws = 200};
  const Typology typology = group(two_groups_and_one(), options).typology;
  REQUIRE(typology.support.size() == 4);
  CHECK(typology.support[0].au == 1);
  CHECK(typology.support[1].au == 1);
  CHECK(typology.support[2].bp < 1);
  CHECK(typology.support[2].bp > 0.5);
  CHECK(typology.support[3].au == 1);  // all regions
}

TEST_CASE("support does not depend on the order of the regions, and stands only where it was asked for") {
  const RegionTable reversed =
      table_of({"E", "D", "C", "B", "A"}, {"x", "y", "z"}, {5, 4, 5, 8, 8, 8, 9, 9, 9, 1, 1, 1, 0, 0, 0});
  const TypologyOptions options{.linkage = Linkage::average, .groups = 2, .support_draws = 50};
  const Typology a = group(two_groups_and_one(), options).typology;
  const Typology b = group(reversed, options).typology;
  REQUIRE(a.support.size() == b.support.size());
  for (std::size_t k = 0; k < a.support.size(); ++k) CHECK(a.support[k].au == b.support[k].au);
  CHECK(group(two_groups_and_one(), {.groups = 2}).typology.support.empty());
}

TEST_CASE("few indicators make the support rough; one, or Mahalanobis distances, give none, which is said") {
  CHECK(has_code(group(two_groups_and_one(), {.groups = 2, .support_draws = 10}), "support-rough"));
  const RegionTable one = table_of({"A", "B", "C"}, {"x"}, {0, 1, 9});
  const TypologyResult result = group(one, {.groups = 2, .support_draws = 10});
  CHECK(result.typology.support.empty());
  CHECK(has_code(result, "support-not-computed"));
  const RegionTable spread = table_of({"A", "B", "C", "D", "E"}, {"x", "y"}, {0, 0, 1, 3, 9, 2, 8, 8, 5, 4});
  CHECK(has_code(group(spread, {.distance = Distance::mahalanobis, .groups = 2, .support_draws = 10}),
                 "support-not-computed"));
}

TEST_CASE("draws that leave a region without a correlation are counted") {
  const RegionTable table =
      table_of({"A", "B", "C", "D"}, {"w", "x", "y", "z"}, {1, 1, 1, 5, 1, 2, 3, 4, 4, 3, 2, 9, 2, 4, 1, 3});
  const TypologyResult result =
      group(table, {.distance = Distance::correlation, .linkage = Linkage::average, .groups = 2, .support_draws = 40});
  CHECK(has_code(result, "support-draws-left-out"));
  CHECK(result.typology.support.size() == 3);
}
