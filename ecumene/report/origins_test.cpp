#include "ecumene/report/origins.hpp"

#include <doctest/doctest.h>

#include "ecumene/report/demo_report.hpp"

namespace ecumene {

TEST_CASE("the figures of a typology are found in the table whose rows hold them") {
  ReportInput input = demo_report();
  const Typology& typology = input.typologies[0].typology;
  const Page page(input);
  const TypologyOrigins origins(page, typology);
  CHECK(origins.table() == "#table-table-1");
  CHECK(origins.table_name() == "Table 1");
  // Altai Republic stands in row 2 of the file, the first activity in field 2.
  CHECK(origins.row("Altai Republic") == "#row-table-1-r2");
  CHECK(origins.column(0) == "#cell-table-1-r1-c2");
  CHECK(origins.row("Atlantis").empty());
}

TEST_CASE("of two rows of one region the one with the figures used is its origin") {
  ReportInput input;
  Table table = demo_table("innovation", "Costs", {{"Region", "Mean"}, {"A", "30"}, {"A", "70"}, {"B", "45"}});
  input.tables = {table};
  Typology typology;
  typology.regions = {"A", "B"};
  typology.indicators = {"Mean"};
  typology.values = {70, 45};
  const Page page(input);
  CHECK(TypologyOrigins(page, typology).row("A") == "#row-innovation-r3");
  // Figures that no row holds have no origin, rather than a wrong one.
  typology.values = {71, 45};
  CHECK(TypologyOrigins(page, typology).row("A").empty());
  CHECK(TypologyOrigins(page, typology).row("B") == "#row-innovation-r4");
}

TEST_CASE("a typology without figures or table has no origins") {
  const ReportInput input;
  const Page page(input);
  CHECK(TypologyOrigins(page, {}).table().empty());
  CHECK(region_origin(page, "A").empty());
  CHECK(table_origin(page, "A").empty());
}

}  // namespace ecumene
