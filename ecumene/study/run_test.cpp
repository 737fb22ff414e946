#include "ecumene/study/run.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "ecumene/base/sha256.hpp"
#include "ecumene/base/test_folder_internal.hpp"
#include "ecumene/panel/table_for_tests.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/study/file.hpp"
#include "ecumene/study/manual_internal.hpp"

namespace ecumene {

namespace {

using tests::Folder;
using tests::refusal;
using Names = std::vector<std::string>;

// Ranks of four regions on two activities with their printed mean, in which D's is wrong: (4 + 4) / 2 is not 4.1.
const std::string ranks_csv =
    "Region,Mining,Trade,Average,Innovation\nA,1,2,1.5,1\nB,2,1,1.5,2\nC,3,3,3.0,3\nD,4,4,4.1,4\n";
const std::string groups_csv = "Cluster 1,Cluster 2\nA,C\nB,D\n";
const std::string funds_csv = "Source,2009,2010\nOwn,60,70\nBudget,40,...\nTotal,100,100\n";

const std::string ranks_source = "[[source]]\nfile = \"ranks.csv\"\nperiod = \"2010\"\nunit = \"[rank]\"\n";
const std::string groups_source = "[[source]]\nfile = \"groups.csv\"\nlayout = \"membership\"\n";
const std::string funds_source =
    "[[source]]\nfile = \"funds.csv\"\nlayout = \"indicator-by-period\"\nregion = \"All\"\nunit = \"%\"\n";

const std::string rating =
    "[[rating]]\nname = \"activities\"\ntitle = \"Activities\"\nsource = \"ranks\"\ninput = \"ranks\"\n"
    "printed-mean = \"average\"\n[[rating.activity]]\nindicator = \"Mining\"\n[[rating.activity]]\n"
    "indicator = \"trade\"\n";
const std::string comparison = "[[comparison]]\nrating = \"activities\"\nsource = \"ranks\"\ncolumn = \"Innovation\"\n";
const std::string typology =
    "[[typology]]\nname = \"types\"\nsource = \"ranks\"\nindicators = [\"Mining\", \"Trade\"]\nlinkage = \"single\"\n"
    "groups = 2\npublished = [\"groups\"]\n";
const std::string shares = "[[shares]]\ntitle = \"Funds\"\nsource = \"funds\"\n";

void write_sources(const Folder& folder) {
  folder.write("ranks.csv", ranks_csv);
  folder.write("groups.csv", groups_csv);
  folder.write("funds.csv", funds_csv);
}

StudyResult result_of(const Folder& folder, const std::string& sources, const std::string& analyses) {
  write_sources(folder);
  folder.write("study.toml", "title = \"Four regions\"\n" + sources + analyses);
  return run_study(load_study(folder.path()));
}

StudyResult whole_study(const Folder& folder) {
  return result_of(folder, ranks_source + groups_source + funds_source, rating + comparison + typology + shares);
}

// What is said of analyses that could not be made, one line each.
Names failures(const StudyResult& result) {
  Names said;
  for (const Finding& finding : result.report.findings) {
    if (finding.what.find("could not be made") != std::string::npos) said.push_back(to_string(finding));
  }
  return said;
}

}  // namespace

TEST_CASE("a study gives its rating and finds the printed mean that does not follow") {
  const Folder folder;
  const StudyResult result = whole_study(folder);
  CHECK(failures(result).empty());
  REQUIRE(result.report.ratings.size() == 1);
  const Rating& made = result.report.ratings[0];
  CHECK(made.name == "Activities");
  CHECK(made.regions == Names{"A", "B", "C", "D"});
  CHECK(made.mean_rank == std::vector<double>{1.5, 1.5, 3, 4});
  CHECK(made.overall == std::vector<RankRange>{{1, 2}, {1, 2}, {3, 3}, {4, 4}});
  REQUIRE(result.report.printed_ratings.size() == 1);
  CHECK(result.report.printed_ratings[0].differs == std::vector<bool>{false, false, false, true});
  CHECK(result.report.printed_ratings[0].recomputed == Names{"1.5", "1.5", "3.0", "4.0"});
  REQUIRE(result.report.comparisons.size() == 1);
  CHECK(result.report.comparisons[0].second_name == "Innovation");
  CHECK(result.report.comparisons[0].mean_shift == 0.25);  // A and B share 1.5 against 1 and 2: (0.5 + 0.5) / 4
}

TEST_CASE("a study gives its typology, held against the published groups, and its shares") {
  const Folder folder;
  const StudyResult result = whole_study(folder);
  REQUIRE(result.report.typologies.size() == 1);
  const TypologySection& section = result.report.typologies[0];
  // A and B, C and D are sqrt(2) apart; the nearest of different pairs sqrt(5).
  CHECK(section.typology.groups[0] == section.typology.groups[1]);
  CHECK(section.typology.groups[2] == section.typology.groups[3]);
  CHECK(section.typology.groups[0] != section.typology.groups[2]);
  REQUIRE(section.agreements.size() == 1);
  CHECK(section.agreements[0].adjusted_rand_index == doctest::Approx(1));
  CHECK(section.linkages.size() == 8);
  REQUIRE(result.report.shares.size() == 1);
  CHECK(result.report.shares[0].parts == Names{"Own", "Budget"});
  REQUIRE(result.report.sources.size() == 3);
  CHECK(result.report.sources[0].sha256 == sha256(ranks_csv));
  CHECK(result.report.sources[0].bytes == ranks_csv.size());
  CHECK(result.observations.size() == 16 + 4);  // regions x columns; parts x years
}

TEST_CASE("a published list that names a region twice has it reported as repeated") {
  const Folder folder;
  folder.write("twice.csv", "Cluster 1,Cluster 2\nA,C\nB,D\n,A\n");
  const StudyResult result =
      result_of(folder, ranks_source + "[[source]]\nfile = \"twice.csv\"\nlayout = \"membership\"\n",
                "[[typology]]\nname = \"t\"\nsource = \"ranks\"\ngroups = 2\npublished = [\"twice\"]\n");
  REQUIRE(result.report.typologies.size() == 1);
  CHECK(result.report.typologies[0].agreements.at(0).repeated == Names{"A"});
}

TEST_CASE("an analysis that cannot be made is told and does not stop the others") {
  const Folder folder;
  const StudyResult result =
      result_of(folder, ranks_source + groups_source + funds_source,
                "[[rating]]\nname = \"broken\"\ntitle = \"Broken\"\nsource = \"ranks\"\nprinted-mean = \"Mean\"\n"
                "[[comparison]]\nrating = \"broken\"\nsource = \"ranks\"\ncolumn = \"Innovation\"\n"
                "[[typology]]\nname = \"many\"\nsource = \"ranks\"\ngroups = 9\n"
                "[[typology]]\nname = \"none\"\nsource = \"ranks\"\nwhere = { \"Kind\" = \"product\" }\n"
                "[[shares]]\nsource = \"funds\"\nparts = [\"Grants\"]\n" +
                    rating + comparison + typology + shares);
  CHECK(result.report.ratings.size() == 1);
  CHECK(result.rating_names == Names{"activities"});
  CHECK(result.report.comparisons.size() == 1);
  CHECK(result.report.typologies.size() == 1);
  CHECK(result.typology_names == Names{"types"});
  CHECK(result.report.shares.size() == 1);
  const Names said = failures(result);
  REQUIRE(said.size() == 5);
  CHECK(said[0].find("error: indicator-unknown: the rating 'Broken' could not be made: ") != std::string::npos);
  CHECK(said[1] ==
        "error: rating-not-made: a comparison of 'broken' could not be made: it needs the rating 'broken', which could "
        "not be made\n    way out: correct what the finding on that rating says");
  CHECK(said[2].find("error: groups-not-valid: the typology 'many' could not be made: ") != std::string::npos);
  CHECK(said[3] ==
        "ranks.csv: error: stub-unknown: the typology 'none' could not be made: 'ranks' has no label column 'Kind'\n"
        "    way out: its label columns are 'Region'");
  CHECK(said[4] ==
        "funds.csv: error: row-unknown: the shares of 'funds' could not be made: 'funds' has no row 'Grants'\n"
        "    way out: write the row's label as the table prints it");
  for (const std::string& line : said) CHECK(line.find("way out: ") != std::string::npos);
}

TEST_CASE("a second table that a source does not hold is told") {
  const Folder folder;
  const StudyResult result = result_of(folder, ranks_source, "[[rating]]\nname = \"r\"\nsource = \"ranks#2\"\n");
  CHECK(failures(result) ==
        Names{"error: table-not-found: the rating 'r' could not be made: the source 'ranks#2' holds no table\n"
              "    way out: see what `ecumene read` makes of it"});
}

TEST_CASE("the order of the sources changes no rating and no typology") {
  Names sources{ranks_source, groups_source, funds_source};
  std::sort(sources.begin(), sources.end());
  Names files;
  do {
    const Folder folder;
    const StudyResult result =
        result_of(folder, sources[0] + sources[1] + sources[2], rating + comparison + typology + shares);
    REQUIRE(failures(result).empty());
    files.push_back(rating_csv(result.report.ratings[0]) + memberships_csv(result.report.typologies[0].typology) +
                    merges_csv(result.report.typologies[0].typology));
    CHECK(files.back() == files.front());
  } while (std::next_permutation(sources.begin(), sources.end()));
  CHECK(files.size() == 6);
}

TEST_CASE("a study run twice, in two folders, writes the same bytes") {
  const Folder first;
  const Folder second;
  const Names names = write_results(whole_study(first), first.file("out"));
  CHECK(write_results(whole_study(second), second.file("results/here")) == names);
  CHECK(names == Names{"report.html", "report.md", "report.json", "findings.json", "observations.csv", "rejected.csv",
                       "rating-activities.csv", "groups-types.csv", "merges-types.csv", "profiles-types.csv"});
  for (const std::string& name : names) {
    CAPTURE(name);
    REQUIRE(first.has("out/" + name));
    CHECK_FALSE(first.read("out/" + name).empty());
    CHECK(first.read("out/" + name) == second.read("results/here/" + name));
    CHECK(first.read("out/" + name).find(first.path()) == std::string::npos);
  }
  // What a run wrote is no input of the next one.
  CHECK(write_results(whole_study(first), first.file("out")) == names);
  for (const std::string& name : names) CHECK(first.read("out/" + name) == second.read("results/here/" + name));
}

TEST_CASE("analyses whose names differ only in signs keep a file each") {
  const Folder folder;
  const std::string r = "source = \"ranks\"\n";
  const std::string long_name = "ы" + std::string(130, 'x');
  const StudyResult result = result_of(
      folder, ranks_source,
      "[[rating]]\nname = \"a b\"\n" + r + "[[rating]]\nname = \"a/b\"\n" + r + "[[rating]]\nname = \"../..\"\n" + r +
          "[[rating]]\nname = \"Промышленность\"\n" + r + "[[rating]]\nname = \"x" + long_name + "\"\n" + r);
  const Names names = write_results(result, folder.file("out"));
  const Names ratings(names.begin() + 6, names.end());
  REQUIRE(ratings.size() == 5);
  CHECK(ratings[0] == "rating-a-b.csv");
  CHECK(ratings[1] == "rating-a-b-2.csv");
  CHECK(ratings[2] == "rating-result.csv");
  CHECK(ratings[3] == "rating-Промышленность.csv");
  for (const std::string& name : names) CHECK(folder.has("out/" + name));
}

TEST_CASE("a source whose file is missing is named with its line in the study") {
  const Folder folder;
  folder.write("study.toml", "title = \"x\"\n\n[[source]]\nfile = \"tabel.csv\"\nname = \"output\"\n");
  CHECK(
      refusal(folder, [&] { run_study(load_study(folder.path())); }) ==
      "study.toml:4:8: error: file-not-found: source 'output', tabel.csv: there is no such file\n"
      "    way out: correct file = \"tabel.csv\", or put the file there; it is looked for in the folder of the study");
  folder.write("study.toml", "title = \"x\"\n[[source]]\nfile = \"inside\"\n");
  folder.write("inside/table.csv", ranks_csv);
  CHECK(refusal(folder, [&] { run_study(load_study(folder.path())); }) ==
        "study.toml:3:8: error: file-is-directory: source 'inside', inside: this is a folder, not a file\n"
        "    way out: name a file in it");
}

TEST_CASE("a source that is no table is named with its file") {
  const Folder folder;
  folder.write("study.toml", "title = \"x\"\n[[source]]\nfile = \"empty.csv\"\n");
  folder.write("empty.csv", "");
  const std::string said = refusal(folder, [&] { run_study(load_study(folder.path())); });
  CHECK(said.starts_with("empty.csv: error: file-empty: "));
}

TEST_CASE("progress tells each stage and never goes back") {
  const Folder folder;
  whole_study(folder);
  std::vector<double> fractions;
  Names stages;
  RunOptions options;
  options.progress = [&](std::string_view stage, double fraction) {
    stages.emplace_back(stage);
    fractions.push_back(fraction);
  };
  run_study(load_study(folder.path()), options);
  CHECK(stages == Names{"reading ranks.csv", "reading groups.csv", "reading funds.csv", "auditing", "rating activities",
                        "grouping types"});
  CHECK(std::is_sorted(fractions.begin(), fractions.end()));
  CHECK(fractions.front() >= 0);
  CHECK(fractions.back() <= 1);
}

TEST_CASE("findings of reading, audit and methods are shown together, errors first") {
  const Folder folder;
  const StudyResult result = whole_study(folder);
  const std::vector<Finding> findings = all_findings(result.report);
  CHECK(findings.size() == result.report.findings.size() + result.report.audit.findings.size());
  for (std::size_t i = 1; i < findings.size(); ++i) CHECK(display_order(findings[i - 1], findings[i]) <= 0);
}

TEST_CASE("the study of the manual runs, and all its analyses are made") {
  const Folder folder;
  folder.write("study.toml", tests::manual_study());
  folder.write("table-1.csv",
               "Region,Type,Mining,Average,Rating of innovation,North,South,Total\n"
               "A,product,9,1,1,1,2,3\nA,process,5,1,2,2,2,4\nB,product,7,2,2,3,2,5\nB,process,6,2,1,4,2,6\n"
               "C,product,3,3,3,5,3,8\nC,process,4,3,3,6,3,9\nD,product,1,4,4,7,4,11\nD,process,2,4,4,8,5,13\n");
  folder.write("table-2.csv", "Source,2009,2010\nOwn funds,60,70\nBudget,40,30\nTotal,100,100\n");
  folder.write("groups.csv", "Cluster 1,Cluster 2\nA,B\n");
  folder.write("history.txt",
               "In 1943 the town of Omsk had 40 schools.\n\nTable 2. Costs, %\nRegion\t2009\t2010\nA\t60\t70\n"
               "B\t40\t30\n\nThey were open by May 1944.\n");
  const StudyResult result = run_study(load_study(folder.path()));
  CHECK(failures(result) == Names{});
  CHECK(result.report.documents.size() == 1);
  CHECK(result.report.ratings.size() == 1);
  CHECK(result.report.printed_ratings.size() == 1);
  CHECK(result.report.comparisons.size() == 1);
  CHECK(result.report.typologies.size() == 1);
  CHECK(result.report.shares.size() == 1);
  write_results(result, folder.file("out"));
  CHECK(folder.has("out/report.html"));
}

TEST_CASE("plain tables make a study of their own") {
  const Folder folder;
  write_sources(folder);
  const Study study = study_of_tables({folder.file("ranks.csv"), folder.file("groups.csv")}, {});
  CHECK(study.title == "2 tables");
  CHECK(study.ratings.size() == 1);
  CHECK(study.typologies.size() == 1);
  const StudyResult result = run_study(study);
  CHECK(failures(result).empty());
  CHECK(result.report.tables.size() == 2);
  CHECK(refusal(folder, [&] {
          study_of_tables({folder.file("none.csv")}, {});
        }).starts_with("none.csv: error: file-not-found: "));
}

}  // namespace ecumene
