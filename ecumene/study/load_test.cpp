#include <doctest/doctest.h>

#include "ecumene/base/test_folder_internal.hpp"
#include "ecumene/study/manual_internal.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

namespace {

Study loaded(const std::string& text) {
  const tests::Folder folder;
  folder.write("study.toml", text);
  return load_study(folder.path());
}

}  // namespace

TEST_CASE("the study of the manual loads, key by key") {
  const Study study = loaded(tests::manual_study());
  CHECK(study.title == "Regions of the north");
  CHECK(study.subtitle == "Ratings recomputed");
  CHECK(study.language == "en");

  REQUIRE_FALSE(study.sources.empty());
  const StudySource& table = study.sources.front();
  CHECK(table.file == "table-1.csv");
  CHECK(table.name == "table-1");
  CHECK(table.title == "Table 1. ...");
  CHECK(table.citation == "Author (year). Title. Journal");
  CHECK(table.licence == "figures, cited");
  CHECK(table.layout == Layout::region_by_indicator);
  CHECK(table.period == "2010");
  CHECK(table.region == "The North");
  CHECK(table.indicator == "output");
  CHECK(table.unit == "%");
  REQUIRE(table.reading.marks.size() == 2);
  CHECK(table.reading.marks[0].text == "-");
  CHECK(table.reading.marks[0].kind == CellKind::nil);
  CHECK(table.reading.marks[1].text == "...");
  CHECK(table.reading.marks[1].kind == CellKind::absent);
  CHECK(table.reading.marks[1].status == ObservationStatus::missing);

  REQUIRE(study.documents.size() == 1);
  CHECK(study.documents[0].file == "history.txt");
  CHECK(study.documents[0].name == "history");
  CHECK(study.documents[0].language == "en");
  CHECK(study.documents[0].written == "2023");
  CHECK(study.sources.back().table == "2");

  CHECK(study.audit.regions == std::vector<std::string>{"A", "B"});
  REQUIRE(study.audit.relations.size() == 1);
  CHECK(study.audit.relations[0].check == "totals");
  CHECK(study.audit.relations[0].table == "table-1");
  CHECK(study.audit.relations[0].target == "Total");
  CHECK(study.audit.relations[0].parts == std::vector<std::string>{"North", "South"});
}

TEST_CASE("the analyses of the manual load, key by key") {
  const Study study = loaded(tests::manual_study());
  REQUIRE(study.ratings.size() == 1);
  const RatingPlan& rating = study.ratings[0];
  CHECK(rating.name == "activities");
  CHECK(rating.title == "Mean rank over five activities");
  CHECK(rating.source == "table-1");
  CHECK(rating.where == RowFilter{{"Type", "product"}});
  CHECK(rating.printed_mean == "Average");
  CHECK(rating.options.input == RatingInput::detect);
  CHECK(rating.options.normalisation == Normalisation::min_max);
  CHECK(rating.options.mean == Mean::arithmetic);
  REQUIRE(rating.options.activities.size() == 1);
  CHECK(rating.options.activities[0].indicator == "Mining");
  CHECK(rating.options.activities[0].better == Better::higher);
  CHECK(rating.options.activities[0].weight == 1);

  REQUIRE(study.comparisons.size() == 1);
  CHECK(study.comparisons[0].rating == "activities");
  CHECK(study.comparisons[0].source == "table-1");
  CHECK(study.comparisons[0].column == "Rating of innovation");

  REQUIRE(study.typologies.size() == 1);
  const TypologyPlan& typology = study.typologies[0];
  CHECK(typology.name == "activities");
  CHECK(typology.options.scaling == Scaling::z_score);
  CHECK(typology.options.distance == Distance::euclidean);
  CHECK(typology.options.linkage == Linkage::ward_d2);
  CHECK(typology.options.groups == 3);
  CHECK(typology.options.support_draws == 1000);
  CHECK(typology.options.support_seed == 1);
  CHECK_FALSE(typology.options.height.has_value());
  CHECK(typology.published == std::vector<std::string>{"groups"});

  REQUIRE(study.shares.size() == 1);
  CHECK(study.shares[0].title == "Sources of funding");
  CHECK(study.shares[0].source == "table-2");
  CHECK(study.shares[0].parts == std::vector<std::string>{"Own funds", "Budget"});
}

TEST_CASE("the keys that help reading") {
  const Study study = loaded(
      "title = \"x\"\n[[source]]\nfile = \"data/table 1.csv\"\nformat = \"csv\"\nencoding = \"windows-1251\"\n"
      "delimiter = \";\"\nsheet = \"Sheet1\"\nheader-lines = 2\nstub-columns = 1\ndecimal = \"comma\"\n"
      "thousands = \"space\"\nmarks = { \"0.0\" = \"N\" }\n");
  const StudySource& table = study.sources.at(0);
  CHECK(table.name == "table 1");  // the stem of the file
  CHECK(table.reading.format == "csv");
  CHECK(table.reading.encoding == "windows-1251");
  CHECK(table.reading.delimiter == ';');
  CHECK(table.reading.sheet == "Sheet1");
  CHECK(table.reading.header_lines == 2);
  CHECK(table.reading.stub_columns == 1);
  CHECK(table.reading.decimal == DecimalMark::comma);
  CHECK(table.reading.thousands == ThousandsMark::space);
  REQUIRE(table.reading.marks.size() == 1);
  CHECK(table.reading.marks[0].kind == CellKind::number);
  CHECK(table.reading.marks[0].status == ObservationStatus::not_significant);
  CHECK(table.place.line == 3);
}

TEST_CASE("the examples load") {
  for (const char* name : {"siberia", "us-states"}) {
    CAPTURE(name);
    const Study study = load_study(std::string(ECUMENE_SOURCE_DIR) + "/examples/" + name);
    CHECK_FALSE(study.sources.empty());
    CHECK_FALSE(study.typologies.empty());
  }
}

}  // namespace ecumene
