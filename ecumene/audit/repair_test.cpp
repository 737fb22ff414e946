#include "ecumene/audit/repair.hpp"

#include <doctest/doctest.h>

#include <array>

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/misprint.hpp"
#include "ecumene/audit/names.hpp"
#include "ecumene/audit/rank_columns.hpp"
#include "ecumene/audit/table_text_internal.hpp"

namespace ecumene {
namespace {

using testing::table_from_text;

auditing::Misprint slip(const std::string& printed, const std::string& needed) {
  const auto table = table_from_text("Region | a | b\nA | " + printed + " | " + needed + "\n");
  const auditing::Figures figures(table);
  return auditing::misprint(figures, figures.at(0, 0), figures.at(0, 1).mid);
}

std::vector<Finding> errors(const AuditResult& result) {
  std::vector<Finding> found;
  for (const auto& finding : result.findings)
    if (finding.severity == Severity::error) found.push_back(finding);
  return found;
}

// Two faults far apart: a part of B (212 printed as 912) and the total of the second column (digits swapped).
constexpr const char* two_faults = R"(Enterprise | Wages | Materials | Rent | Energy | Costs
A | 1204 | 345 | 118 | 77 | 1744
B | 1658 | 912 | 240 | 91 | 2201
C | 987 | 104 | 66 | 45 | 1202
D | 2315 | 498 | 301 | 120 | 3234
E | 1411 | 260 | 152 | 83 | 1906
Total | 7575 | 1419 | 788 | 416 | 10287
)";

}  // namespace

TEST_CASE("slips are recognised from the figure that should stand there") {
  using auditing::Misprint;
  CHECK(slip("6581", "1658") == Misprint::digits_swapped);
  CHECK(slip("17.1", "11.7") == Misprint::digits_swapped);
  CHECK(slip("1.2", "12.0") == Misprint::decimal_shift);
  CHECK(slip("120", "12") == Misprint::decimal_shift);
  CHECK(slip("-3.5", "3.5") == Misprint::sign);
  CHECK(slip("40.2", "48.2") == Misprint::one_digit);
  CHECK(slip("40.2", "40.2") == Misprint::none);
  CHECK(slip("40.2", "73.9") == Misprint::none);
}

TEST_CASE("two independent faults are two findings, each with the one cell that mends it") {
  const std::array tables{table_from_text(two_faults)};
  const auto found = errors(audit(tables));
  REQUIRE(found.size() == 2);
  CHECK(found[0].printed == "912");
  CHECK(found[0].recomputed == "212");
  CHECK(found[0].repair.alternatives == 0);
  CHECK(found[1].printed == "788");
  CHECK(found[1].recomputed == "877");
}

TEST_CASE("where a row and a column cross, the repair is the one cell in both and there is no other") {
  const std::array tables{table_from_text(R"(Region | a | b | c | Total
A | 120 | 345 | 511 | 976
B | 658 | 221 | 187 | 1066
C | 987 | 104 | 909 | 2000
D | 231 | 498 | 281 | 1010
Total | 1996 | 1168 | 1888 | 5052
)")};
  REQUIRE(errors(audit(tables)).empty());
  auto wrong = tables;
  wrong[0].at(1, 1) = testing::cell_from_text("271");
  wrong[0].at(1, 1).row = 3;
  wrong[0].at(1, 1).field = 3;
  const auto found = errors(audit(wrong));
  REQUIRE(found.size() == 1);
  CHECK(found.front().printed == "271");
  CHECK(found.front().recomputed == "221");
  CHECK(found.front().repair.cells.size() == 1);
  CHECK(found.front().repair.alternatives == 0);
  CHECK(found.front().places.front().row == 3);
}

TEST_CASE("names that share their own word resemble each other, names that share only the kind of unit do not") {
  using auditing::edit_distance;
  using auditing::resemble;
  CHECK(resemble("Altai Republic", "Altai Krai"));
  CHECK(resemble("Алматы", "Алматинская область") == false);
  CHECK(resemble("Республика Алтай", "Алтайский край") == false);  // other words, and far apart
  CHECK(!resemble("Omsk Oblast", "Irkutsk Oblast"));
  CHECK(edit_distance("kitten", "sitting") == 3);  // Levenshtein's own kind of example
  CHECK(auditing::same_but_for_spelling("Zabaykalsky Krai", "Zabaikalsky Krai"));
  CHECK(!auditing::same_but_for_spelling("Omsk", "Tomsk"));
}

TEST_CASE("places are covered once under ranges and under each way of printing ties") {
  const auto valid = [](const std::string& places) {
    std::string text = "Region | Rank\n";
    for (std::size_t begin = 0, i = 0; begin <= places.size(); ++i) {
      const auto end = std::min(places.find(' ', begin), places.size());
      text += "R" + std::to_string(i) + " | " + places.substr(begin, end - begin) + "\n";
      begin = end + 1;
    }
    const auto table = table_from_text(text);
    const auditing::TableWork work(table);
    const auto columns = auditing::rank_columns(work);
    return !columns.empty() && columns.front().valid;
  };
  CHECK(valid("1 2 3 4 5"));
  CHECK(valid("1 2-3 2-3 4 5"));
  CHECK(valid("1 2 2 4 5"));      // first place of a tie
  CHECK(valid("1 3 3 4 5"));      // last
  CHECK(valid("1 2.5 2.5 4 5"));  // middle
  CHECK(!valid("1 2-3 2-3 2-3 5"));
  CHECK(!valid("1 2 2 3 5"));
  CHECK(!valid("1 2 4 4 5 7"));
}

TEST_CASE("a place given twice names the place given to nobody") {
  const std::array tables{table_from_text(R"(Region | Rank | Other rank
A | 1 | 4
B | 2 | 1
C | 3 | 3
D | 4 | 2
E | 4 | 5
F | 5 | 6
G | 8 | 7
H | 7 | 8
)")};
  const auto found = errors(audit(tables));
  REQUIRE(found.size() == 1);
  CHECK(found.front().code == "ranks-conflict");
  CHECK(found.front().what.find("given to nobody: 6") != std::string::npos);
}

}  // namespace ecumene
