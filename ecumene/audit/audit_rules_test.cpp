// What the rules of the checks catch and what they leave alone, each on the smallest table that shows it. The figures
// are made for the tests; what must be found follows from adding them up.
#include <doctest/doctest.h>

#include <algorithm>

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/table_text_internal.hpp"

namespace ecumene {
namespace {

AuditResult audited(const std::string& text, std::size_t stubs = 1, const AuditOptions& options = {}) {
  const std::vector<Table> tables{testing::table_from_text(text, stubs)};
  return audit(tables, options);
}

std::vector<std::string> errors(const AuditResult& result) {
  std::vector<std::string> codes;
  for (const auto& finding : result.findings)
    if (finding.severity == Severity::error) codes.push_back(finding.code + " " + finding.places.front().row_label);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("two lists are lists, however much longer one of them is") {
  const std::string lists =
      "Group 1 | Group 2\nOmsk | Altai\nTomsk | Tyva\n | Kurgan\n | Perm\n | Amur\n | Kursk\n | Tula\n";
  CHECK(errors(audited(lists, 0)).empty());
  CHECK(errors(audited(lists, 2)).empty());
  CHECK(errors(audited(lists + " | Omsk\n", 0)).size() == 1);
  CHECK(errors(audited(lists + " | Tula\n", 0)).size() == 1);
}

TEST_CASE("a region named twice beside its groups is a conflict, whatever the groups are called") {
  CHECK(errors(audited("Region | Cluster\nOmsk | Leader\nTomsk | Follower\nOmsk | Follower\nAltai | Leader\n"
                       "Tyva | Outsider\n",
                       2)) == Codes{"partition-member-twice Omsk"});
  CHECK(errors(audited("Region | Group\nOmsk | 1\nTomsk | 2\nOmsk | 2\nAltai | 1\nTyva | 2\nPerm | 1\n")) ==
        Codes{"partition-member-twice Omsk"});
}

TEST_CASE("a total that lies among its parts is a conflict where the other rows of that size hold") {
  const std::string rows =
      "Region | 2003 | 2004 | 2005 | Total\nA | 667.6 | 873.3 | 493.7 | 2034.6\nB | 283.2 | 388.4 | 502.5 | 1174.1\n"
      "C | 335.5 | 810.1 | 214.8 | 1360.4\nD | 374.2 | 721.4 | 521.8 | 1617.4\nE | 486.6 | 225.2 | 117.1 | 828.9\n";
  CHECK(errors(audited(rows)).empty());
  CHECK(errors(audited(rows + "F | 220.4 | 524.0 | 609.7 | 519.9\n")) == Codes{"totals-conflict F"});
}

TEST_CASE("a density in a row of totals is no wrong sum") {
  CHECK(errors(audited("Region | Population | Area | Density | Unemployment | Wage\n"
                       "R1 | 70426 | 892.9 | 0.08 | 3.4 | 35966\nR2 | 437421 | 631.3 | 0.69 | 10.7 | 49192\n"
                       "R3 | 211173 | 318.3 | 0.66 | 9.7 | 47234\nR4 | 3621279 | 371.1 | 9.76 | 8.5 | 29691\n"
                       "R5 | 38491 | 293.6 | 0.13 | 8.3 | 45298\nR6 | 4642268 | 457.3 | 10.15 | 3.8 | 19780\n"
                       "Total | 9021058 | 2964.7 | 3.04 | 6.2 | 26063\n"))
            .empty());
}

TEST_CASE("percentages of no or negative counts are recomputed, too") {
  const std::string rows =
      "B | 2000 | 440 | 22.0\nC | 340 | 34 | 10.0\nD | 520 | 52 | 10.0\nE | 3000 | 330 | 11.0\nF | 909 | 808 | 88.9\n"
      "G | 744 | 33 | 4.4\n";
  const std::string heading = "Region | Surveyed | Innovators | Share, %\n";
  CHECK(errors(audited(heading + "A | 1000 | 123 | 12.3\n" + rows)).empty());
  CHECK(errors(audited(heading + "A | 1000 | 0 | 0.0\n" + rows)).empty());
  for (const auto* row : {"A | 1000 | 123 | 0\n", "A | -1000 | 123 | 12.3\n", "A | 1000 | 123 | -12.3\n"}) {
    CAPTURE(row);
    CHECK(errors(audited(heading + row + rows)) == Codes{"percent-of-counts-conflict A"});
  }
}

TEST_CASE("regions share a place only if their figures are equal within rounding") {
  const std::string rows =
      "Region | GRP | Place\nA | 782.3 | 2\nB | 539.4 | 4\nC | 245.0 | 7\nE | 69.5 | 9\nF | 1476.6 | 1\nG | 228.0 | 8\n"
      "H | 693.2 | 3\n";
  CHECK(errors(audited(rows + "D | 262.4 | 6\nI | 446.6 | 5\n")).empty());
  CHECK(errors(audited(rows + "D | 262.4 | 6\nI | 262.4 | 6\n")).empty());
  CHECK(errors(audited(rows + "D | 262.4 | 6\nI | 446.6 | 6\n")) == Codes{"rank-order-conflict I"});
}

TEST_CASE("scores from 1 to 5 are no broken ranks") {
  CHECK(errors(
            audited("Region | a | b | c | d | e\nR1 | 5 | 4 | 5 | 4 | 3\nR2 | 5 | 1 | 1 | 1 | 4\n"
                    "R3 | 3 | 3 | 5 | 1 | 3\nR4 | 5 | 3 | 2 | 2 | 1\nR5 | 1 | 3 | 3 | 5 | 5\nR6 | 2 | 4 | 5 | 4 | 2\n"))
            .empty());
}

TEST_CASE("a tie in another style than the other columns print is a conflict") {
  // Columns a and b give tied regions the first of their places; in c, 5 became 6 where nobody else has it.
  CHECK(errors(audited("Region | a | b | c\nR1 | 1 | 3 | 6\nR2 | 2 | 1 | 1\nR3 | 2 | 1 | 2\nR4 | 4 | 4 | 3\n"
                       "R5 | 5 | 5 | 4\nR6 | 6 | 6 | 6\nR7 | 7 | 7 | 7\n")) == Codes{"ranks-conflict R1"});
}

TEST_CASE("the ranks of four regions are places where three columns have them, and their mean follows") {
  CHECK(
      errors(audited("Region | a | b | c | Average\nR1 | 1 | 2 | 4 | 2.3\nR2 | 2 | 1 | 3 | 3.0\nR3 | 3 | 4 | 1 | 2.7\n"
                     "R4 | 4 | 3 | 2 | 3.0\n")) == Codes{"mean-of-ranks-conflict R2"});
}

TEST_CASE("of three columns, a mean total far out of its range is a conflict") {
  const std::string parts =
      "R1 | 98.8 | 111.4 | 107.0\nR2 | 103.6 | 101.9 | 102.5\nR3 | 108.0 | 108.6 | 94.2\nR4 | 108.0 | 105.6 | 106.0\n"
      "R5 | 106.4 | 103.6 | 102.5\n";
  const std::string heading = "Region | 2004 | 2005 | 2006\n";
  CHECK(errors(audited(heading + "Total | 106.1 | 103.5 | 103.6\n" + parts)).empty());
  for (const auto* total : {"Total | 106.1 | 1035.0 | 103.6\n", "Total | 106.1 | -103.5 | 103.6\n"})
    CHECK(errors(audited(heading + total + parts)) == Codes{"range-of-parts-conflict Total"});
}

TEST_CASE("a labelled total that holds in one column and is nearly right in the other is a conflict") {
  const std::string parts = "A | 7736.9 | 4720.6\nB | 5764.5 | 6344.4\nC | 7809.2 | 6107.3\nD | 24058.1 | 32178.0\n";
  const std::string heading = "Region | Mining | Manufacturing\n";
  CHECK(errors(audited(heading + parts + "Total | 45368.7 | 49350.3\n")).empty());
  CHECK(errors(audited(heading + parts + "Total | 45395.6 | 49350.3\n")).size() == 1);
}

TEST_CASE("the list of what holds is as long as the counts") {
  AuditOptions options;
  options.list_holding = true;
  for (const std::string text :
       {"Region | GRP | Place\nA | 782.3 | 2\nB | 539.4 | 4\nC | 245.0 | 7\nE | 69.5 | 9\nF | 1476.6 | 1\nG | 228.0 | "
        "8\n"
        "H | 693.2 | 3\nD | 262.4 | 6\nI | 446.6 | 5\n",
        "Group 1 | Group 2\nOmsk | Altai\nTomsk | Tyva\n | Kurgan\n",
        "Region | 2004 | 2005 | 2006\nTotal | 106.1 | 103.5 | 103.6\nR1 | 98.8 | 111.4 | 107.0\nR2 | 103.6 | 101.9 | "
        "102.5\nR3 | 108.0 | 108.6 | 94.2\nR4 | 108.0 | 105.6 | 106.0\n"}) {
    CAPTURE(text);
    const auto result = audited(text, text.starts_with("Group") ? 0 : 1, options);
    std::size_t counted = 0;
    for (const auto& count : result.counts) counted += count.holds + count.rounding;
    const auto listed = std::count_if(result.findings.begin(), result.findings.end(), [](const Finding& finding) {
      return finding.verdict == Verdict::holds || finding.verdict == Verdict::rounding;
    });
    CHECK(counted > 0);
    CHECK(static_cast<std::size_t>(listed) == counted);
  }
}

}  // namespace ecumene
