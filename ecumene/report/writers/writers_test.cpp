#include <doctest/doctest.h>

#include <cmath>
#include <sstream>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/demo_report.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/text.hpp"

namespace ecumene {
namespace {

Typology three_regions() {
  Typology typology;
  typology.name = "t";
  typology.regions = {"Алтайский край", "B, \"b\"", "C"};
  typology.indicators = {"x"};
  typology.tree.leaves = 3;
  typology.tree.merges = {{0, 1, 1.0, 2}, {2, 3, 4.0, 3}};
  typology.order = {0, 1, 2};
  typology.groups = {0, 0, 1};
  typology.silhouettes = {0.75, 0.5, 0};
  typology.profiles = {{0, {0, 1}, {1.5}, {0.5}, {0.7071}, 0.625}, {1, {2}, {5}, {std::nan("")}, {std::nan("")}, 0}};
  return typology;
}

std::string json_of(const Typology& typology) {
  std::ostringstream out;
  JsonWriter json(out, JsonStyle::compact);
  write_typology_json(json, typology);
  return out.str();
}

}  // namespace

TEST_CASE("the tree in the terminal joins its regions at their heights") {
  CHECK(dendrogram_text(three_regions(), {.width = 20}) ==
        "  1  Алтайский край ─────┬──────────────┐\n"
        "  1  B, \"b\"         ─────┘              │\n"
        "  2  C              ────────────────────┘\n"
        "                    0    1    2    3    4\n"
        "cut at height 2.5; the numbers on the left are the groups\n");
}

TEST_CASE("counts of an audit stand in one line") {
  const std::vector<CheckCount> counts{{"shares", 300, 9, 3, 2}, {"ranks", 96, 0, 2, 0}};
  CHECK(counts_line(counts) == "412 recomputations: 396 hold, 9 within rounding, 5 conflict, 2 open");
  CHECK(counts_line({}) == "0 recomputations: 0 hold, 0 within rounding, 0 conflict, 0 open");
}

TEST_CASE("findings for the terminal stand worst first; those that hold are only counted") {
  Finding worse;
  worse.code = "demo-conflict";
  worse.severity = Severity::error;
  worse.verdict = Verdict::conflict;
  worse.what = "The mean does not follow.";
  Finding note;
  note.code = "demo-note";
  note.severity = Severity::note;
  note.what = "A column was left out.";
  Finding holding = note;
  holding.verdict = Verdict::holds;
  holding.what = "All is well.";
  const std::string text = findings_text(std::vector<Finding>{note, holding, worse});
  CHECK(text.find("The mean does not follow.") < text.find("A column was left out."));
  CHECK(text.find("All is well.") == std::string::npos);
  CHECK(text.ends_with("1 error, 0 warnings, 1 note\n"));
}

TEST_CASE("the summary for a terminal names no ids and fits its width") {
  const std::string text = summary_text(demo_report(), 60);
  CHECK(text.starts_with("- Table 1: 3 printed figures of “Mean rating” do not follow\n  from the others: "));
  CHECK(text.find("[") == std::string::npos);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    CHECK(utf8::display_width(text.substr(begin, end - begin)) <= 60);
    begin = end + 1;
  }
}

TEST_CASE("a typology as CSV counts groups from 1 and numbers nodes as SciPy does") {
  CHECK(memberships_csv(three_regions()) ==
        "region,group,silhouette,leaf_place\n"
        "Алтайский край,1,0.75,1\n"
        "\"B, \"\"b\"\"\",1,0.5,2\n"
        "C,2,0,3\n");
  CHECK(merges_csv(three_regions()) == "left,right,height,size\n0,1,1,2\n2,3,4,3\n");
  Typology supported = three_regions();
  supported.support = {{.au = 0.75, .bp = 0.5, .au_error = 0.25, .bp_error = 0.125, .fit_p = 1},
                       {.au = 1, .bp = 1, .fit_p = 1}};
  CHECK(merges_csv(supported) ==
        "left,right,height,size,au,au_error,bp,bp_error,fit_p\n0,1,1,2,0.75,0.25,0.5,0.125,1\n2,3,4,3,1,0,1,0,1\n");
  CHECK(profiles_csv(three_regions()) ==
        "group,indicator,regions,mean,variance,standard_deviation\n"
        "1,x,2,1.5,0.5,0.7071\n"
        "2,x,1,5,,\n");
}

TEST_CASE("a typology as JSON keeps the contract of the command") {
  const std::string text = json_of(three_regions());
  CHECK(text.find("\"labels\":[\"Алтайский край\",\"B, \\\"b\\\"\",\"C\"]") != std::string::npos);
  CHECK(text.find("\"merges\":[[0,1,1,2],[2,3,4,3]]") != std::string::npos);
  CHECK(text.find("\"order\":[0,1,2]") != std::string::npos);
  CHECK(text.find("\"groups\":[1,1,2]") != std::string::npos);
  CHECK(text.find("\"variance\":[null]") != std::string::npos);
  CHECK(text.find("\"linkage\":\"single\"") != std::string::npos);
}

TEST_CASE("a rating as JSON and CSV gives low, middle and high of every tied place") {
  Rating rating;
  rating.name = "t";
  rating.input = RatingInput::ranks;
  rating.regions = {"A", "B", "C"};
  rating.activities = {{.indicator = "mining"}};
  rating.ranks = {{{1, 2}, {1, 2}, {3, 3}}};
  rating.dense = {{1, 1, 2}};
  rating.mean_rank = {1.5, 1.5, 3};
  rating.overall = {{1, 2}, {1, 2}, {3, 3}};
  std::ostringstream out;
  {
    JsonWriter json(out, JsonStyle::compact);
    write_rating_json(json, rating);
  }
  CHECK(out.str().find("\"region\":\"A\",\"activities\":{\"mining\":{\"low\":1,\"mid\":1.5,\"high\":2,\"dense\":1}},"
                       "\"mean_rank\":1.5,\"overall\":{\"low\":1,\"mid\":1.5,\"high\":2}") != std::string::npos);
  CHECK(out.str().find("\"score\"") == std::string::npos);
  const std::string csv = rating_csv(rating);
  CHECK(csv.starts_with("region,mining low,mining high,mean_rank,overall_low,overall_high,"));
  CHECK(csv.find("\nA,1,2,1.5,1,2,") != std::string::npos);
  CHECK(rating_text(rating).find("1–2") != std::string::npos);
}

TEST_CASE("results without regions give headings and nothing else") {
  CHECK(memberships_csv({}) == "region,group,silhouette,leaf_place\n");
  CHECK(dendrogram_text({}).empty());
  CHECK_FALSE(rating_text({}).empty());
  CHECK_FALSE(typology_text({}).empty());
  CHECK_FALSE(comparison_text({}).empty());
}

}  // namespace ecumene
