#include "ecumene/source/structure.hpp"

#include <doctest/doctest.h>

#include "ecumene/source/structure_testing.hpp"

using namespace ecumene;
using namespace ecumene::structure_testing;

TEST_CASE("the plain table: one heading line, the region first, one column an indicator") {
  const ReadResult result = read("region,gdp,unemployment\nTomsk,12.5,4.1\nOmsk,10.0,5.2\n");
  REQUIRE(result.tables.size() == 1);
  const Table& table = result.tables.front();
  CHECK(table.name == "regions");
  CHECK(table.stub_headings == Words{"region"});
  CHECK(labels(table) == Words{"gdp", "unemployment"});
  CHECK(row_labels(table) == Words{"Tomsk", "Omsk"});
  CHECK(table.at(1, 1).low == Decimal(52, 1));
  CHECK(to_string(table.place(1, 1)) == "data/regions.csv:3:11");
  CHECK(table.at(1, 1).byte_begin == 49);
  CHECK(result.findings.empty());
}

// Table 1 of the article on the Siberian Federal District: two heading lines, a code beside the name, tied ranks.
TEST_CASE("two heading lines join, and a heading over several columns names each") {
  const ReadResult result = read(
      "Regions\t\tEconomic activities\t\t\tAverage value of rating\t\n"
      "\t\tMining operations\tManufacturing activity\tFinancial activity\tAll economic activities\tInnovation\n"
      "Altai Republic\tP1\t11-12\t11-12\t12\t<b>11.7</b>\t12\n"
      "Republic of Buryatia\tP2\t6-8\t9-10\t7-8\t<b>8.3</b>\t6-7\n"
      "\n"
      " \n"
      "Irkutsk Oblast\tP8\t3-4\t3-4\t2\t<b>3.3</b>\t6-7\n"
      "Omsk Oblast\tP11\t5\t2\t4-5\t<b>4.9</b>\t5\n",
      {.format = "tsv"});
  REQUIRE(result.tables.size() == 1);
  const Table& table = result.tables.front();
  CHECK(table.stub_headings == Words{"Regions", ""});
  CHECK(labels(table) ==
        Words{"Economic activities / Mining operations", "Economic activities / Manufacturing activity",
              "Economic activities / Financial activity", "Average value of rating / All economic activities",
              "Average value of rating / Innovation"});
  CHECK(row_labels(table) ==
        Words{"Altai Republic · P1", "Republic of Buryatia · P2", "Irkutsk Oblast · P8", "Omsk Oblast · P11"});
  CHECK(table.at(0, 0).kind == CellKind::interval);
  CHECK(table.at(0, 3).emphasised);
  CHECK(table.at(0, 3).raw == "11.7");
  CHECK(result.findings.empty());
}

// Table 2: years as headings, a caption with the unit, a legend under the table.
TEST_CASE("a line of years is a heading, a caption names the unit, and a legend explains the marks") {
  const ReadResult result = read(
      "**Table 2. Funding Sources for Innovative Enterprises in Siberian Federal District, %\\***\n"
      "\n"
      "Funding sources\t2005\t2006\t2009\t2010\n"
      "Own funds\t73.1\t74.0\t76.0\t78.3\n"
      "Budget of the subject\t0.4\t0.8\t...\t0.0\n"
      "<b>Total costs</b>\t<b>100</b>\t<b>100</b>\t<b>100</b>\t<b>100</b>\n"
      "Including bank loans\t34.3\t15.2\t16.0\t5.8\n"
      "\n"
      "\\* Calculated according to [5, c. 92-95; 6, c. 109-112]\n"
      "\n"
      "... - no data available\n"
      "\n"
      "0,0 – minor value\n",
      {.format = "tsv"});
  REQUIRE(result.tables.size() == 1);
  const Table& table = result.tables.front();
  CHECK(table.title == "Table 2. Funding Sources for Innovative Enterprises in Siberian Federal District, %*");
  CHECK(labels(table) == Words{"2005", "2006", "2009", "2010"});
  REQUIRE(table.columns[0].unit.has_value());
  CHECK(table.columns[0].unit->code == "%");
  CHECK(row_labels(table).size() == 4);
  CHECK(table.rows[2].stub[0].emphasised);
  CHECK(table.at(1, 2).status == ObservationStatus::missing);
  CHECK(table.at(1, 3).negligible);
  CHECK(notes(table) == Words{"* Calculated according to [5, c. 92-95; 6, c. 109-112]", "... - no data available",
                              "0,0 – minor value"});
  CHECK(result.findings.empty());
}

// Table 3: a region over two rows, product and process.
TEST_CASE("years with the word year behind them are headings, and a caption may begin with its number") {
  const ReadResult result = read("12-кесте\n\n\t1939 г.\t1940 г.\nAbai\t12\t13\nShet\t14\t15\n", {.format = "tsv"});
  REQUIRE(result.tables.size() == 1);
  CHECK(labels(result.tables.front()) == Words{"1939 г.", "1940 г."});
  for (const char* line : {"3-кесте. Мал саны", "12-таблица", "Табліца 2", "Кесте 1"}) CHECK(reads_as_caption(line));
  for (const char* line : {"3-", "кес", "3-жол", "12", "-кесте", ""}) CHECK_FALSE(reads_as_caption(line));
}

TEST_CASE("a label over several rows is repeated for the blanks under it, with their own places") {
  const ReadResult result = read(
      "Region\t\tInnovation type\t2005\t2006\tAverage value\n"
      "Total in the district\t\tproduct\t...\t29.1\t32.6\n"
      "\t\tprocess\t...\t70.9\t67.4\n"
      "Altai Republic\tP1\tproduct\t...\t90.3\t70.7\n"
      "\t\tprocess\t-\t9.7\t29.3\n",
      {.format = "tsv"});
  REQUIRE(result.tables.size() == 1);
  const Table& table = result.tables.front();
  CHECK(table.stub_headings == Words{"Region", "", "Innovation type"});
  CHECK(labels(table) == Words{"2005", "2006", "Average value"});
  CHECK(row_labels(table) == Words{"Total in the district · product", "Total in the district · process",
                                   "Altai Republic · P1 · product", "Altai Republic · P1 · process"});
  CHECK(table.rows[3].region() == "Altai Republic");
  CHECK(table.rows[3].stub[0].merged);
  CHECK(table.rows[3].stub[0].line == 5);
  CHECK_FALSE(table.rows[2].stub[0].merged);
  CHECK(table.rows[2].stub[1].raw == "P1");
  CHECK(table.at(3, 0).kind == CellKind::nil);
}

// Table 4: regions and what stands beside them in words.
TEST_CASE("a table of words keeps its first column as label") {
  const ReadResult result = read(
      "Regions\tClusters\n"
      "Altai Krai\tAgro-industrial, bio-pharmaceutical, tourist and health improving\n"
      "Kemerovo Oblast\tCoal-mining, metallurgical, coal chemical\n"
      "Omsk Oblast\tAgro-industrial, bio-pharmaceutical, petrochemical, silicon\n",
      {.format = "tsv"});
  REQUIRE(result.tables.size() == 1);
  CHECK(result.tables[0].stub_headings == Words{"Regions"});
  CHECK(labels(result.tables[0]) == Words{"Clusters"});
  CHECK(result.tables[0].at(1, 0).kind == CellKind::text);
  CHECK(result.tables[0].rows.size() == 3);
  CHECK(result.findings.empty());
}

TEST_CASE("a region with its group is a label and a column of words") {
  const ReadResult result = read("Region,Group\nTomsk Oblast,Group 1\nOmsk Oblast,Group 1\nAltai Krai,Group 2\n");
  CHECK(result.tables[0].stub_headings == Words{"Region"});
  CHECK(labels(result.tables[0]) == Words{"Group"});
  CHECK(row_labels(result.tables[0]) == Words{"Tomsk Oblast", "Omsk Oblast", "Altai Krai"});
}

// The membership lists of the same article.
TEST_CASE("columns that count up are lists without row labels") {
  const ReadResult result = read(
      "Cluster 1\tCluster 2\tCluster 3\n"
      "Kemerovo Oblast\tTomsk Oblast\tAltai Republic\n"
      "Krasnoyarsk Krai\tOmsk Oblast\tRepublic of Buryatia\n"
      "\tIrkutsk Oblast\tZabaykalsky Krai\n"
      "\t\tRepublic of Khakassia\n",
      {.format = "tsv"});
  REQUIRE(result.tables.size() == 1);
  const Table& table = result.tables.front();
  CHECK(table.stub_headings.empty());
  CHECK(labels(table) == Words{"Cluster 1", "Cluster 2", "Cluster 3"});
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[0].stub.empty());
  CHECK(table.at(0, 0).raw == "Kemerovo Oblast");
  CHECK(table.at(0, 0).kind == CellKind::text);
  CHECK(table.at(3, 0).kind == CellKind::empty);
  CHECK(table.at(3, 2).raw == "Republic of Khakassia");
  CHECK(result.findings.empty());
}

TEST_CASE("columns of the same kind of names are lists even if their headings differ") {
  const ReadResult result = read(
      "Leaders;Followers\nTomsk Oblast;Altai Krai\nOmsk Oblast;Kemerovo Oblast\nKrasnoyarsk Krai;Irkutsk Oblast\n");
  CHECK(result.tables[0].stub_headings.empty());
  CHECK(labels(result.tables[0]) == Words{"Leaders", "Followers"});
}

TEST_CASE("a centre named like its region is no list") {
  const ReadResult result = read("Name;Centre\nTomsk Oblast;Tomsk\nOmsk Oblast;Omsk\nIrkutsk Oblast;Irkutsk\n");
  CHECK(result.tables[0].stub_headings == Words{"Name"});
}

TEST_CASE("one column of names is a list") {
  const ReadResult result = read("Regions\nTomsk Oblast\nOmsk Oblast\n");
  CHECK(result.tables[0].stub_headings.empty());
  CHECK(labels(result.tables[0]) == Words{"Regions"});
  CHECK(result.tables[0].rows.size() == 2);
}

TEST_CASE("a line of units belongs to the headings") {
  const ReadResult result = read("Регион;Объём;Занятые\n;млн руб.;тыс. чел.\nТомск;5,5;12\nОмск;6,5;13\n");
  const Table& table = result.tables.front();
  CHECK(labels(table) == Words{"Объём / млн руб.", "Занятые / тыс. чел."});
  REQUIRE(table.columns[0].unit.has_value());
  CHECK(table.columns[0].unit->code == "RUB");
  CHECK(table.columns[0].unit->multiplier == 6);
  CHECK(table.rows.size() == 2);
  const ReadResult labelled = read("Регион;Объём;Занятые\nЕд. изм.;млн руб.;тыс. чел.\nТомск;5,5;12\nОмск;6,5;13\n");
  CHECK(labelled.tables[0].rows.size() == 2);
}

TEST_CASE("a line that numbers the columns is left out with a note") {
  const ReadResult result = read("Регион;2009;2010\nА;1;2\nТомск;5,5;12\nОмск;6,5;13\n");
  CHECK(result.tables[0].rows.size() == 2);
  REQUIRE(codes(result) == Words{"numbering-row-dropped"});
  CHECK(to_string(result.findings[0]) ==
        "data/regions.csv:2:1: note: numbering-row-dropped: the line under the headings only numbers the columns; it "
        "is left "
        "out\n    way out: if it is a row of figures, say how many heading lines there are: --header-lines=1");
  const ReadResult kept = read("Region;2009;2010\nА;1;2\nTomsk;5;12\n", {.header_lines = 1});
  CHECK(kept.tables[0].rows.size() == 2);
}

TEST_CASE("regions called by single letters are no numbering of the columns") {
  const ReadResult result = read("Region,a,b\nA,1,2\nB,3,4\nC,5,9\n");
  CHECK(result.findings.empty());
  CHECK(result.tables.at(0).rows.size() == 3);
}

TEST_CASE("a column that numbers the rows is left out with a note") {
  for (const char* text :
       {"№ п/п;Region;2009;2010\n1;Tomsk;5;12\n2;Omsk;6;13\n", "ID;Region;2009;2010\n1;Tomsk;5;12\n0;Omsk;6;13\n"}) {
    const ReadResult result = read(text);
    CHECK(result.tables[0].stub_headings == Words{"Region"});
    CHECK(row_labels(result.tables[0]) == Words{"Tomsk", "Omsk"});
    CHECK(codes(result) == Words{"numbering-column-dropped"});
  }
  const ReadResult codes_kept = read("code;Region;2009\n22;Tomsk;5\n55;Omsk;6\n");
  CHECK(codes_kept.tables[0].stub_headings == Words{"code", "Region"});
}

TEST_CASE("a year beside the region is a label of the row") {
  const ReadResult result = read("state,year,pcap\nALABAMA,1970,15032.67\nALABAMA,1971,15501.94\n");
  CHECK(result.tables[0].stub_headings == Words{"state", "year"});
  CHECK(row_labels(result.tables[0]) == Words{"ALABAMA · 1970", "ALABAMA · 1971"});
}

TEST_CASE("years as figures do not make their row a heading") {
  const ReadResult result = read("Tomsk;1804\nOmsk;1822\n");
  CHECK(result.tables[0].rows.size() == 2);
  CHECK(codes(result) == Words{"heading-missing"});
  const ReadResult founded = read("Region;Founded\nBarnaul;1893\nNovosibirsk;1903\n");
  CHECK(founded.tables[0].rows.size() == 2);
  CHECK(labels(founded.tables[0]) == Words{"Founded"});
}

TEST_CASE("a table without headings is read with numbered columns and a way out") {
  const ReadResult result = read("Tomsk,5,6\nOmsk,7,8\n");
  CHECK(labels(result.tables[0]) == Words{"column 2", "column 3"});
  REQUIRE(codes(result) == Words{"heading-missing", "heading-missing"});
  CHECK(to_string(result.findings[0]) ==
        "data/regions.csv:1: warning: heading-missing: field 2 has no heading; it is called \"column 2\"\n"
        "    way out: put a line of headings above the table, or say how many there are: --header-lines=1");
}

TEST_CASE("headings that are figures are headings if the user says so") {
  const ReadResult result = read("Tomsk,5,6\nOmsk,7,8\n", {.header_lines = 1});
  CHECK(labels(result.tables[0]) == Words{"5", "6"});
  CHECK(result.tables[0].rows.size() == 1);
}

TEST_CASE("age groups under a label word are headings") {
  const ReadResult result = read("Region,0-14,15-64,65+\nTomsk,17,68,15\nOmsk,18,66,16\n");
  CHECK(labels(result.tables[0]) == Words{"0-14", "15-64", "65+"});
}

TEST_CASE("the user says how many columns are labels") {
  const ReadResult result = read("a,b,c\nx,y,1\nz,w,2\n", {.stub_columns = 1});
  CHECK(result.tables[0].stub_headings == Words{"a"});
  CHECK(labels(result.tables[0]) == Words{"b", "c"});
  const ReadResult none = read("a,b,c\nx,y,1\nz,w,2\n", {.stub_columns = 0});
  CHECK(none.tables[0].stub_headings.empty());
  CHECK(none.tables[0].columns.size() == 3);
}

TEST_CASE("a heading that stands twice is told apart by a number") {
  const ReadResult result = read("region,rate,rate,Rate\nTomsk,5,6,7\nOmsk,7,8,9\n");
  CHECK(labels(result.tables[0]) == Words{"rate", "rate (2)", "Rate (3)"});
  REQUIRE(codes(result) == Words{"heading-repeated", "heading-repeated"});
  CHECK(to_string(result.findings[0]) ==
        "data/regions.csv:1:13: warning: heading-repeated: the heading \"rate\" stands twice; this column is called "
        "\"rate (2)\"\n    way out: give every column a heading of its own");
}
