#include "ecumene/source/structure.hpp"

#include <doctest/doctest.h>

#include "ecumene/source/structure_testing.hpp"

using namespace ecumene;
using namespace ecumene::structure_testing;

TEST_CASE("several tables in a file keep their own captions and notes") {
  const ReadResult result = read(
      "Table 1. Output\n\nregion;2009;2010\nTomsk;5;6\nOmsk;7;8\n\n* preliminary\n\n"
      "Table 2. Employment\nregion;2009;2010\nTomsk;50;60\n\nSource: statistical office\n");
  REQUIRE(result.tables.size() == 2);
  CHECK(result.tables[0].name == "regions");
  CHECK(result.tables[0].title == "Table 1. Output");
  CHECK(notes(result.tables[0]) == Words{"* preliminary"});
  CHECK(result.tables[1].name == "regions#2");
  CHECK(result.tables[1].title == "Table 2. Employment");
  CHECK(notes(result.tables[1]) == Words{"Source: statistical office"});
  CHECK(result.tables[1].at(0, 1).low == Decimal(60));
}

TEST_CASE("tables side by side are told apart by the blank column between them") {
  const ReadResult result = read("region;2010;;city;2010\nTomsk;5;;Seversk;1\nOmsk;6;;Tara;2\n;;;Asino;3\n");
  REQUIRE(result.tables.size() == 2);
  CHECK(row_labels(result.tables[0]) == Words{"Tomsk", "Omsk"});
  CHECK(row_labels(result.tables[1]) == Words{"Seversk", "Tara", "Asino"});
  CHECK(result.tables[1].columns[0].field == 5);
  const ReadResult spaced = read("region;2009;;2010\nTomsk;5;;1\nOmsk;6;;2\n");
  REQUIRE(spaced.tables.size() == 1);
  CHECK(labels(spaced.tables[0]) == Words{"2009", "2010"});
}

TEST_CASE("a note that was cut at its delimiters is one note and no ragged row") {
  const ReadResult result = read(
      "region,2005,2006\nTomsk,5.1,0.0\nOmsk,7.2,...\n* Calculated according to [5, p. 90; 6, p. 107-108]\n"
      "0,0 – minor value\n... - no data available\n");
  const Table& table = result.tables.front();
  CHECK(table.rows.size() == 2);
  CHECK(table.notes.size() == 3);
  CHECK(table.notes[1].raw == "0,0 – minor value");
  CHECK(table.at(0, 1).negligible);
  CHECK(result.findings.empty());
}

TEST_CASE("a row with a delimiter too many is rejected with its reason") {
  const ReadResult result = read("region,output,jobs\nTomsk,1,234,5\nOmsk,7,8\nAltai,9,10\nTyva,1,2\n");
  CHECK(row_labels(result.tables[0]) == Words{"Omsk", "Altai", "Tyva"});
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].raw == "Tomsk,1,234,5");
  CHECK(result.rejected[0].reason == "row-too-long");
  CHECK(result.rejected[0].place.line == 2);
  REQUIRE(codes(result) == Words{"row-too-long"});
  CHECK(to_string(result.findings[0]) ==
        "data/regions.csv:2:1: error: row-too-long: the row 'Tomsk' has 4 fields where the heading has 3; it is left "
        "out, "
        "because its figures may stand in wrong columns\n"
        "    way out: put quotes around a field that holds the delimiter, or take the extra delimiter out");
}

TEST_CASE("a short row keeps its place and is empty where nothing stands") {
  const ReadResult result = read("region,output,jobs\nTomsk,1\nOmsk,7,8\nAltai,9,10\n");
  CHECK(result.tables[0].rows.size() == 3);
  CHECK(result.tables[0].at(0, 1).kind == CellKind::empty);
  CHECK(result.tables[0].place(0, 1).line == 2);
  CHECK(codes(result) == Words{"row-ragged"});
}

TEST_CASE("a heading between rows is a row without figures") {
  const ReadResult result = read("region;2009;2010\nSiberia;;\nTomsk;5;6\nOmsk;7;8\n");
  CHECK(row_labels(result.tables[0]) == Words{"Siberia", "Tomsk", "Omsk"});
  CHECK(result.tables[0].at(0, 0).kind == CellKind::empty);
}

TEST_CASE("footnote marks leave labels and headings but are kept") {
  const ReadResult result =
      read("Region*;Output¹;Area, km²\nTyumen Oblast 1);5;1\nMoscow**;6;2\nAltai (republic);7;3\n");
  const Table& table = result.tables.front();
  CHECK(table.stub_headings == Words{"Region"});
  CHECK(labels(table) == Words{"Output", "Area, km²"});
  CHECK(row_labels(table) == Words{"Tyumen Oblast", "Moscow", "Altai (republic)"});
  CHECK(table.rows[0].stub[0].footnote == "1)");
  CHECK(table.rows[1].stub[0].footnote == "**");
}

TEST_CASE("headings alone make a table without rows, and it is said") {
  const ReadResult result = read("region,output\n");
  REQUIRE(result.tables.size() == 1);
  CHECK(result.tables[0].rows.empty());
  REQUIRE(codes(result) == Words{"table-without-rows"});
  CHECK(to_string(result.findings[0]) ==
        "data/regions.csv:1:1: error: table-without-rows: the table has headings but no rows\n"
        "    way out: check that the file was saved whole; if the first line is a row, say so: --header-lines=0");
}

TEST_CASE("merged headings of a workbook join once") {
  Grid grid{.source = "book.xlsx", .sheet = "A", .hidden = false, .rows = {}};
  const auto row = [&](const Words& words) {
    auto& cells = grid.rows.emplace_back();
    for (std::size_t i = 0; i < words.size(); ++i) {
      Cell cell;
      const bool copy = !words[i].empty() && words[i].front() == '~';
      cell.raw = copy ? words[i].substr(1) : words[i];
      cell.merged = copy;
      cell.kind = cell.raw.empty() ? CellKind::empty : CellKind::text;
      cell.row = static_cast<std::uint32_t>(grid.rows.size());
      cell.field = static_cast<std::uint32_t>(i + 1);
      cells.push_back(cell);
    }
  };
  row({"Output of regions", "~Output of regions", "~Output of regions"});
  row({"Region", "Output", "~Output"});
  row({"~Region", "2009", "2010"});
  row({"Tomsk", "5", "6"});
  std::vector<Finding> findings;
  const auto tables = find_tables(grid, {}, findings);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].name == "book-A");
  CHECK(tables[0].title == "Output of regions");
  CHECK(tables[0].stub_headings == Words{"Region"});
  CHECK(labels(tables[0]) == Words{"Output / 2009", "Output / 2010"});
  CHECK(tables[0].rows.size() == 1);
}

TEST_CASE("reading does not depend on the order of the rows") {
  const ReadResult one = read("region,output,jobs\nTomsk,\"1,5\",x\nOmsk,7,8\nAltai,abc,10\n");
  const ReadResult two = read("region,output,jobs\nAltai,abc,10\nOmsk,7,8\nTomsk,\"1,5\",x\n");
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 2; ++column) {
      CHECK(one.tables[0].at(row, column).kind == two.tables[0].at(2 - row, column).kind);
      CHECK(one.tables[0].at(row, column).low == two.tables[0].at(2 - row, column).low);
    }
  }
}
