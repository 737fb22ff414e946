// Studies of documents: claims, tables in texts, what is written.
#include <doctest/doctest.h>

#include <algorithm>

#include "ecumene/base/test_folder_internal.hpp"
#include "ecumene/study/documents_internal.hpp"
#include "ecumene/study/run.hpp"

namespace ecumene {
namespace {

using tests::Folder;
using tests::refusal;

constexpr std::string_view text =
    "In 1943 the town had 40 schools. By May 1944 about 52 schools were open.\n\n"
    "Table 2. Funding, %\nRegion\t2009\t2010\nNorth\t60\t70\nSouth\t40\t30\n\nThe end.\n";

StudyResult run(const Folder& folder, std::string_view study) {
  folder.write("study.toml", study);
  folder.write("town.txt", text);
  return run_study(load_study(folder.path()));
}

TEST_CASE("a document of a study is cited with its hash, and every figure stands in statements.csv") {
  const Folder folder;
  const StudyResult result = run(folder, "title = \"x\"\n[[document]]\nfile = \"town.txt\"\ncitation = \"c\"\n");
  REQUIRE(result.report.documents.size() == 1);
  const DocumentSection& document = result.report.documents.front();
  CHECK(document.claims.size() == 4);
  CHECK(document.spans.size() == document.claims.size());
  CHECK(document.languages == std::vector<std::string>{"English"});
  REQUIRE(result.report.sources.size() == 1);
  CHECK(result.report.sources.front().sha256.size() == 64);
  CHECK(result.report.sources.front().bytes == text.size());
  write_results(result, folder.file("out"));
  const std::string statements = folder.read("out/statements.csv");
  CHECK(std::ranges::count(statements, '\n') == 5);
  CHECK(statements.find("town.txt,1,22,21,23,quantity,40,40,") != std::string::npos);
}

TEST_CASE("every run of digits of a document is a claim or rejected for a reason") {
  const Folder folder;
  const StudyResult result = run(folder, "title = \"x\"\n[[document]]\nfile = \"town.txt\"\n");
  const DocumentSection& document = result.report.documents.front();
  std::size_t runs = document.claims.size();
  for (const DocumentSection::Rejection& rejection : document.rejections) runs += rejection.runs;
  CHECK(runs == document.digit_runs);
}

TEST_CASE("a figure in the report leads to its words in the document") {
  const Folder folder;
  const StudyResult result = run(folder, "title = \"x\"\n[[document]]\nfile = \"town.txt\"\n");
  const std::string page = html_report(result.report);
  CHECK(page.find("href=\"#passage-1-2\"") != std::string::npos);
  CHECK(page.find("<mark id=\"passage-1-2\" title=\"40\">40</mark> schools") != std::string::npos);
}

TEST_CASE("a table in running text is a source like any other") {
  const Folder folder;
  const StudyResult result = run(folder,
                                 "title = \"x\"\n[[source]]\nfile = \"town.txt\"\ntable = \"2\"\n"
                                 "layout = \"region-by-period\"\nindicator = \"funding\"\nunit = \"%\"\n");
  CHECK(result.observations.size() == 4);
  CHECK(result.report.documents.empty());
}

TEST_CASE("a figure in a table of a text stands at its line, column and bytes of the file") {
  const Folder folder;
  const std::string bytes =  // "Регион", "Север", "Юг" in windows-1251
      "Table 2. x\n\xd0\xe5\xe3\xe8\xee\xed\t2009\t2010\n\xd1\xe5\xe2\xe5\xf0\t61\t70\n\xde\xe3\t42\t35\n";
  folder.write("cp1251.txt", bytes);
  folder.write("study.toml",
               "title = \"x\"\n[[source]]\nfile = \"cp1251.txt\"\ntable = \"2\"\n"
               "encoding = \"windows-1251\"\n");
  const StudyResult result = run_study(load_study(folder.path()));
  const Place place = result.report.tables.at(0).place(1, 1);
  CHECK(place.row_label == "Юг");
  CHECK(place.line == 4);
  CHECK(place.column == 7);
  CHECK(bytes.substr(place.byte_begin, place.byte_end - place.byte_begin) == "35");
}

TEST_CASE("a table that the text does not have is refused with those it has") {
  const Folder folder;
  CHECK(refusal(folder, [&] { run(folder, "title = \"x\"\n[[source]]\nfile = \"town.txt\"\ntable = \"3\"\n"); }) ==
        "study.toml:3:8: error: table-not-found: town.txt holds no table '3'\n    way out: its tables are: 2");
}

Claim level() {
  return {.low = Decimal(40), .high = Decimal(40), .subject = "schools", .period = "1943", .place = "Omsk"};
}

TEST_CASE("levels with subject, place and period are observations; a hedge makes them estimates") {
  Panel panel;
  Claim about = level();
  about.modifier = Modifier::approx;
  CHECK(add_observations(std::vector<Claim>{level(), about}, panel).empty());
  REQUIRE(panel.size() == 2);
  CHECK(panel.at(0).status == ObservationStatus::normal);
  CHECK(panel.at(1).status == ObservationStatus::estimated);
  CHECK(panel.at(0).region == "Omsk");
}

TEST_CASE("bounds, movements and figures without place or period stay statements, counted by reason") {
  Panel panel;
  std::vector<Claim> claims(5, level());
  claims[0].modifier = Modifier::over;
  claims[1].movement = Movement::rise;
  claims[2].place = {};
  claims[3].period = {};
  claims[4].subject = {};
  const std::vector<Finding> findings = add_observations(claims, panel);
  CHECK(panel.size() == 0);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().what ==
        "5 of 5 figures of this document are no observations: 1 a bound only, 1 no level, 1 no period, 1 no place, 1 "
        "no subject");
}

TEST_CASE("the timeline of a transcript says whose words each entry is") {
  const Folder folder;
  folder.write("study.toml", "title = \"x\"\n[[document]]\nfile = \"talk.txt\"\n");
  folder.write("talk.txt",
               "Anna Petrova: In 1943 the school had 40 pupils.\n\nBoris Orlov: The mill opened in 1944.\n\n"
               "Anna Petrova: Thank you.\n");
  const StudyResult result = run_study(load_study(folder.path()));
  REQUIRE(result.report.recovery);
  const std::vector<TimelineEntry>& timeline = result.report.recovery->timeline;
  REQUIRE(timeline.size() == 2);
  CHECK(timeline[0].speaker == "Anna Petrova");
  CHECK(timeline[1].speaker == "Boris Orlov");
}

TEST_CASE("what a speaker says is an observation of that speaker") {
  Panel panel;
  Claim said = level();
  said.speaker = "Anna Petrova";
  said.passage.source = "meeting.txt";
  add_observations(std::vector<Claim>{said}, panel);
  CHECK(panel.at(0).source == "meeting.txt (Anna Petrova)");
}

}  // namespace
}  // namespace ecumene
