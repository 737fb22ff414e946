#include "ecumene/report/cell_index.hpp"

#include <doctest/doctest.h>

#include "ecumene/report/demo_report.hpp"

namespace ecumene {

TEST_CASE("a cell is found by its row and field, and its id says both") {
  const std::vector<Table> tables{
      demo_table("Table 1", "", {{"Region", "a", "b"}, {"Omsk", "1", "2"}, {"Tomsk", "3", "4"}})};
  const CellIndex cells(tables);
  CHECK(cells.href(tables[0].place(1, 1)) == "#cell-table-1-r3-c3");
  CHECK(cells.href(tables[0].row_place(0)) == "#cell-table-1-r2-c1");
  CHECK(cells.href(tables[0].column_place(0)) == "#cell-table-1-r1-c2");
}

TEST_CASE("a place without row and field is found by its labels") {
  const std::vector<Table> tables{demo_table("t", "", {{"Region", "a", "b"}, {"Omsk", "1", "2"}})};
  const CellIndex cells(tables);
  Place place;
  place.source = "t.csv";
  place.row_label = "Omsk";
  place.column_label = "b";
  CHECK(cells.href(place) == "#cell-t-r2-c3");
  place.source = "elsewhere.csv";
  CHECK(cells.href(place).empty());
}

TEST_CASE("tables of the same name and cells without numbers still get ids of their own") {
  std::vector<Table> tables{demo_table("t", "", {{"Region", "a"}, {"Omsk", "1"}, {"Tomsk", "3"}}),
                            demo_table("t", "", {{"Region", "a"}, {"Omsk", "1"}})};
  for (Cell& cell : tables[0].cells) cell.row = 0;
  for (TableRow& row : tables[0].rows) row.stub.front().row = 0;
  const CellIndex cells(tables);
  CHECK(cells.id({0, 1, 0}) == "cell-t-i2-j1");
  CHECK(cells.id({0, 1, -1}) == "cell-t-i2-js1");
  CHECK(cells.id({1, 0, 0}) == "cell-t-2-r2-c2");
}

TEST_CASE("a large table shows its first rows and those that were asked for; the others lead to the table") {
  std::vector<std::vector<std::string>> rows{{"Region", "a"}};
  for (int i = 0; i < 300; ++i) rows.push_back({"R" + std::to_string(i), "1"});
  const std::vector<Table> tables{demo_table("t", "", rows)};
  CellIndex cells(tables, 100);
  cells.show_row(0, 250);
  CHECK(cells.href(CellPosition{0, 10, 0}) == "#cell-t-r12-c2");
  CHECK(cells.href(CellPosition{0, 240, 0}) == "#table-t");
  CHECK(cells.href(CellPosition{0, 250, 0}) == "#cell-t-r252-c2");
}

}  // namespace ecumene
