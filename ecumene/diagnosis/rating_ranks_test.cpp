#include <cmath>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/test_support_internal.hpp"

using namespace ecumene;
using namespace ecumene::test;

namespace {

// One column of printed ranks of regions A, B, C, ...
RegionTable ranks_of(const std::vector<std::string>& printed_ranks) {
  std::vector<std::vector<std::string>> lines{{"region", "rank"}};
  for (const std::string& rank : printed_ranks)
    lines.push_back({std::string(1, static_cast<char>('A' + lines.size() - 1)), rank});
  return table_of_text(lines);
}

std::vector<std::string> places(const RegionTable& table, RatingInput input = RatingInput::ranks) {
  std::vector<std::string> texts;
  const Rating rating = rate(table, {.input = input}).rating;
  for (const RankRange& rank : rating.ranks[0]) texts.push_back(printed(rank));
  return texts;
}

std::string fault(const std::vector<std::string>& printed_ranks) {
  const RatingResult result = rate(ranks_of(printed_ranks), {.input = RatingInput::ranks});
  const auto found = std::ranges::find(result.findings, "ranks-not-valid", &Finding::code);
  return found == result.findings.end() ? "" : found->what;
}

}  // namespace

TEST_CASE("a rank prints as it stands in a rating") {
  CHECK(printed({6, 8}) == "6-8");
  CHECK(printed({7, 7}) == "7");
  CHECK(printed({11.5, 11.5}) == "11.5");
  CHECK(printed({missing, missing}).empty());
}

TEST_CASE("tied places are read in the three ways they are printed with single figures") {
  const std::vector<std::string> ranges{"1", "2-4", "2-4", "2-4", "5"};
  CHECK(places(ranks_of({"1", "2-4", "2-4", "2-4", "5"})) == ranges);
  CHECK(places(ranks_of({"1", "2", "2", "2", "5"})) == ranges);
  CHECK(places(ranks_of({"1", "3", "3", "3", "5"})) == ranges);
  CHECK(places(ranks_of({"1", "4", "4", "4", "5"})) == ranges);
  CHECK(fault({"1", "2", "2", "2", "5"}).empty());
}

TEST_CASE("ranks that cannot be are named with what is wrong, and taken as they stand") {
  const std::string tail = "; the ranks are taken as they stand";
  const std::string head = "\"rank\" is no valid set of tied ranks: ";
  CHECK(fault({"1", "2-4", "2-4", "2-4", "6"}) == head + "place 6 stands in a column of 5 regions" + tail);
  CHECK(fault({"1", "2-4", "2-4", "5", "5"}) == head + "place 2-4 is given to 2 regions, not 3" + tail);
  CHECK(fault({"1", "3", "4", "5", "5-6"}) == head + "place 2 is given to no region" + tail);
  CHECK(fault({"1-2", "2-3", "1-2", "2-3"}) == head + "place 2-3 is given to more regions than it has places" + tail);
  CHECK(places(ranks_of({"1", "2-4", "2-4", "5", "5"})) == std::vector<std::string>{"1", "2-4", "2-4", "5", "5"});
}

TEST_CASE("places left free by missing ranks are no fault") {
  CHECK(fault({"1", "", "3", "4-5", ""}).empty());
  CHECK(places(ranks_of({"1", "", "3", "4-5", ""})) == std::vector<std::string>{"1", "", "3", "4-5", ""});
}

TEST_CASE(
    "a table is taken for ranks if three columns in four are; a column of means is then left out, with a finding") {
  const RegionTable four = table_of({"A", "B", "C"}, {"p", "q", "r", "mean"}, {1, 2, 1, 1.3, 2, 1, 2, 1.7, 3, 3, 3, 3});
  const RatingResult result = rate(four);
  CHECK(result.rating.input == RatingInput::ranks);
  CHECK(result.rating.activities.size() == 3);
  CHECK(finding_of(result.findings, "column-not-ranks").what ==
        "\"mean\" holds figures that are no ranks in a table of printed ranks; it is left out of the rating");
  CHECK(rate(without(four, {"r"})).rating.input == RatingInput::values);
}

TEST_CASE("a column that was asked for stays in a rating of ranks even if it holds none") {
  const RegionTable table = table_of({"A", "B", "C"}, {"p", "mean"}, {1, 1.3, 2, 1.7, 3, 3});
  const RatingResult result =
      rate(table, {.input = RatingInput::ranks, .activities = {{.indicator = "p"}, {.indicator = "mean"}}});
  CHECK(result.rating.activities.size() == 2);
  CHECK(finding_of(result.findings, "ranks-not-valid").what.find("\"1.3\" is no place") != std::string::npos);
}

TEST_CASE("measurements are not taken for ranks: figures beyond the places, constants, columns mostly empty") {
  CHECK(rate(ranks_of({"3", "14", "15", "92"})).rating.input == RatingInput::values);
  CHECK(rate(ranks_of({"1", "1", "1", "1"})).rating.input == RatingInput::values);
  CHECK(rate(ranks_of({"1", "", "", ""})).rating.input == RatingInput::values);
  CHECK(rate(ranks_of({"1", "2", "3", "4"})).rating.input == RatingInput::ranks);
}

TEST_CASE("a table of printed ranks without any rank is refused") {
  CHECK(refusal([] {
          rate(ranks_of({"1.3", "2.7"}), {.input = RatingInput::ranks});
        }) ==
        "error: nothing-to-rate: no column of the table \"test\" holds ranks\n"
        "    way out: say that the table holds measurements: --input=values");
}

TEST_CASE("dense places count the different ranks") {
  CHECK(rate(ranks_of({"1", "2-4", "2-4", "2-4", "5"}), {.input = RatingInput::ranks}).rating.dense[0] ==
        std::vector<double>{1, 2, 2, 2, 3});
}

TEST_CASE("computed figures that agree to twelve digits tie; others do not") {
  const std::vector<double> values{0.1 + 0.2, 0.3, 0.3 + 1e-10, missing, -std::numeric_limits<double>::infinity()};
  const std::vector<RankRange> ranks = order_of(values, Better::lower);
  CHECK(printed(ranks[0]) == "2-3");
  CHECK(printed(ranks[1]) == "2-3");
  CHECK(printed(ranks[2]) == "4");
  CHECK(printed(ranks[3]).empty());
  CHECK(printed(ranks[4]) == "1");
}
