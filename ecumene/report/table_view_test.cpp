#include "ecumene/report/table_view.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace ecumene {
namespace {

TableView two_rows() {
  return {"Caption",
          {{"Region", Align::left, {}}, {"Mean rank", Align::right, {}}},
          {{{"Омск"}, {"4.30"}}, {{"Tomsk Oblast"}, {"5.1", nullptr, Mark::flagged}}},
          "Note."};
}

}  // namespace

TEST_CASE("a table for the terminal lines up by display width") {
  CHECK(aligned_text(two_rows()) ==
        "Caption\n"
        "Region        Mean rank\n"
        "────────────  ─────────\n"
        "Омск               4.30\n"
        "Tomsk Oblast      5.1 !\n"
        "Note.\n");
}

TEST_CASE("a Markdown table keeps its columns whatever stands in its cells") {
  CHECK(markdown_table(two_rows()) ==
        "*Caption*\n\n"
        "| Region | Mean rank |\n"
        "|:---|---:|\n"
        "| Омск | 4.30 |\n"
        "| Tomsk Oblast | **5.1** |\n"
        "\nNote.\n\n");
  CHECK(markdown_escaped("a|b\n<i>*x*`y`[z]") == "a\\|b \\<i\\>\\*x\\*\\`y\\`\\[z\\]");
}

TEST_CASE("a table of very many rows says how many a page leaves out") {
  TableView view = two_rows();
  view.rows.resize(2500, view.rows.front());
  CHECK(note_of(view) == "Note. Shown are the first 2,000 of 2,500 rows; the CSV and JSON results hold all.");
  const std::string text = markdown_table(view);
  CHECK(std::count(text.begin(), text.end(), '\n') == 2 + 2 + 2000 + 3);
}

TEST_CASE("a table without rows is no table") {
  CHECK(aligned_text({"Caption", {{"Region", Align::left, {}}}, {}, {}}).empty());
  CHECK(markdown_table({"Caption", {{"Region", Align::left, {}}}, {}, {}}).empty());
}

}  // namespace ecumene
