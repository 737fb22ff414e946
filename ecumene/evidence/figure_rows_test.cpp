// Numbers by the hundred with hardly a word.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ecumene/evidence/document.hpp"

using namespace ecumene;

namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t at = 0; at < count; ++at) text += piece;
  return text;
}

// Quantities and dates that are read, and the runs of digits accounted for as a row of figures.
struct Counts {
  std::size_t said = 0;
  std::size_t in_rows = 0;
  std::size_t runs = 0;
  std::size_t accounted = 0;
  std::size_t findings = 0;
};

Counts counts(const std::string& text) {
  const Document document = Document::of_text(text, "t.txt", "utf-8");
  const Reading reading = read_text(document.text(), {.language = language("en")});
  Counts counts;
  counts.said = static_cast<std::size_t>(std::ranges::count_if(
      reading.mentions, [](const Mention& mention) { return mention.type != MentionType::rejected; }));
  const Account balance = account(document, reading);
  counts.runs = balance.runs;
  for (const Account::Line& line : balance.lines) {
    counts.accounted += line.runs;
    if (line.what == "row-of-figures") counts.in_rows = line.runs;
  }
  counts.findings = reading_findings(document, reading).size();
  return counts;
}

}  // namespace

TEST_CASE("a list of some dozens of numbers, each of several groups, is read number by number") {
  const Counts list = counts("The mines gave " + repeated("1,093,007 t, ", 60) + "and no more.");
  CHECK(list.said == 60);
  CHECK(list.in_rows == 0);
  CHECK(list.findings == 0);
  CHECK(counts("The samples weighed " + repeated("7; ", 200)).said == 200);
}

TEST_CASE("hundreds of numbers without a word are a row of figures, and every run of digits stays accounted for") {
  for (const char* piece : {"7 ", "12.5 ", "3 %, ", "1943\n", "(5) ", "1-2-", "$4 ", "23.08.1943 ", "| 1 "}) {
    CAPTURE(piece);
    const Counts row = counts("They gave " + repeated(piece, 300) + "\n\nThe town had 5 mills.");
    CHECK(row.in_rows == row.runs - 1);
    CHECK(row.said == 1);
    CHECK(row.accounted == row.runs);
    CHECK(row.findings == 1);
  }
}

TEST_CASE("a word ends a row of figures, and one every so often leaves none") {
  const std::string half = repeated("7 ", 150);
  CHECK(counts(half + "tons in all the mills of the district, and " + half).in_rows == 0);
  CHECK(counts(repeated("7 tons, ", 300)).said == 300);
  CHECK(counts(half + "\n\n" + half).in_rows == 0);  // nor do two paragraphs make one
}

TEST_CASE("rows of five figures and more, each with its name, are a table that lost its form") {
  const Counts table = counts("They gave: " + repeated("Upper Mill 5 12 7 (9) 14.5\n", 40));
  CHECK(table.in_rows == 240);
  CHECK(table.said == 0);
  CHECK(table.findings == 1);
  CHECK(table.accounted == table.runs);
}

TEST_CASE("lists whose items have few numbers, or a sentence each, are no table") {
  CHECK(counts(repeated("Upper Mill 5 12 7 14, ", 80)).said == 320);
  CHECK(counts(repeated("strike 03.05.1921 - 04.06.1921, ", 80)).in_rows == 0);
  CHECK(counts(repeated("The mill gave the town 5, 12, 7, 9 and 14 loads. ", 50)).in_rows == 0);
}

TEST_CASE("one finding names the rows of figures of a document, where they stand and what to do") {
  const std::string text = "A title\n\nThe ages: " + repeated("4 ", 201) + "\n\n" + repeated("5 ", 300) + "\n";
  const Document document = Document::of_text(text, "t.txt", "utf-8");
  const std::vector<Finding> findings = reading_findings(document, read_text(document.text()));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "figures-without-words");
  CHECK(findings[0].what ==
        "501 runs of digits stand in 2 rows with hardly a word among them; they were taken for rows of a table, not "
        "for statements");
  REQUIRE(findings[0].places.size() == 2);
  CHECK(to_string(findings[0].places[0]) == "t.txt:3:11");
  CHECK(to_string(findings[0].places[1]) == "t.txt:5:1");
}
