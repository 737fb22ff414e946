#include "ecumene/panel/table.hpp"

#include <doctest/doctest.h>

#include "ecumene/panel/aggregate_label.hpp"
#include "ecumene/panel/table_csv.hpp"
#include "ecumene/panel/table_for_tests.hpp"

using namespace ecumene;
using for_tests::cell;
using for_tests::table;

TEST_CASE("a row is labelled by its stub texts, each once") {
  CHECK(TableRow{{cell("Omsk Oblast"), cell("product")}}.label() == "Omsk Oblast · product");
  CHECK(TableRow{{cell("Omsk Oblast"), cell("Omsk Oblast")}}.label() == "Omsk Oblast");
  CHECK(TableRow{{cell("Omsk Oblast"), cell(""), cell("process")}}.label() == "Omsk Oblast · process");
  CHECK(TableRow{}.label().empty());
}

TEST_CASE("a body cell's place names its row and column and keeps its text") {
  const Table t = table(1, {{"region", "output"}, {"Omsk Oblast", "1.5"}});
  const Place place = t.place(0, 0);
  CHECK(to_string(place) == "regions.csv:2:2");
  CHECK(place.row_label == "Omsk Oblast");
  CHECK(place.column_label == "output");
  CHECK(place.text == "1.5");
  CHECK(t.row_place(0).text == "Omsk Oblast");
  CHECK(t.row_place(0).column_label == "region");
  CHECK(t.column_place(0).text == "output");
}

TEST_CASE("a cell that a ragged row left out still has a row and a field") {
  Table t = table(1, {{"region", "output"}, {"Omsk Oblast", "1.5"}});
  t.cells[0] = Cell{};
  CHECK(t.place(0, 0).row == 2);
  CHECK(t.place(0, 0).field == 2);
}

TEST_CASE("a table becomes CSV with RFC 4180 quoting") {
  const Table t =
      table(1, {{"region", "output, mln", "say \"so\""}, {"Omsk", "6-8", "-"}, {"Tomsk\nOblast", "...", ""}});
  CHECK(to_csv(t) == "region,\"output, mln\",\"say \"\"so\"\"\"\nOmsk,6-8,-\n\"Tomsk\nOblast\",...,\n");
}

TEST_CASE("figures are written as printed or as other programs read them") {
  Table t = table(1, {{"region", "output"}, {"Omsk", "1234.5"}});
  t.cells[0].raw = "1 234,5";
  CHECK(to_csv(t, FigureForm::printed) == "region,output\nOmsk,\"1 234,5\"\n");
  CHECK(to_csv(t, FigureForm::plain) == "region,output\nOmsk,1234.5\n");
}

TEST_CASE("labels for totals and means are recognised in four languages") {
  for (const char* label : {"Total", "TOTAL:", "Total in Siberian Federal District", "Average value", "Mean", "Итого",
                            "Всего по округу", "Среднее", "Среднее по округу", "В среднем", "Усього", "Разом",
                            "Середнє значення", "Барлығы", "Орташа", "  итого  ", "Subtotal", "Орта есеппен"}) {
    CAPTURE(label);
    CHECK(is_aggregate_label(label));
  }
}

TEST_CASE("names of places are no totals, even where they look like one") {
  for (const char* label : {"Russia", "Средний Урал", "Средняя Азия", "Totalitaria", "Meanwood", "Суми", "Omsk Oblast",
                            "Siberian Federal District", "Разомське", "", "Average-sur-Mer", "Sumy Oblast"}) {
    CAPTURE(label);
    CHECK_FALSE(is_aggregate_label(label));
  }
}
