// Tables whose columns are kept apart by spaces: worked examples in five languages, and what is none.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "ecumene/evidence/aligned_internal.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/tables.hpp"

using namespace ecumene;

namespace {

// "Table 4 | Region | 1913 | 1928", then "Omsk | 12.5 | -" for each row, all cells as printed.
std::string read(const std::string& text) {
  std::string all;
  for (const TextTable& found : tables_in(text, "a.txt").tables) {
    const Table& table = found.table;
    all += found.number.empty() ? "-" : found.number;
    for (const std::string& heading : table.stub_headings) all += " | " + heading;
    for (const TableColumn& column : table.columns) all += " | " + column.label;
    all += '\n';
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      all += table.rows[row].label();
      for (std::size_t column = 0; column < table.columns.size(); ++column) all += " | " + table.at(row, column).raw;
      all += '\n';
    }
  }
  return all;
}

bool is_none(const std::string& text) {
  return tables_in(text, "a.txt").tables.empty();
}

// Every cell of figures stands in the text as it was read, and every run of digits is accounted for.
void check_places(const std::string& text) {
  const auto found = tables_in(text, "a.txt");
  REQUIRE(found.tables.size() == 1);
  for (const Cell& cell : found.tables[0].table.cells)
    CHECK(text.substr(cell.byte_begin, cell.byte_end - cell.byte_begin) == cell.raw);
  const auto document = Document::of_text(text, "a.txt", "utf-8");
  const Account balance = account(document, read_text(document.text()));
  std::size_t runs = 0;
  for (const Account::Line& line : balance.lines) runs += line.runs;
  CHECK(runs == balance.runs);
}

}  // namespace

TEST_CASE("English: rules, thousands apart by a space, labels over two lines, marks and their legend") {
  const std::string text = R"(In 1955 the railway published its first report.

Table 4. Goods carried by rail (thousand tons)
=====================================================
                          1953        1954       1955
-----------------------------------------------------
Coal and coke          12 450.5    13 001.2   13 877.0
Grain, flour and
  groats                  980.0     1 044.7      998.3
Building materials of
all kinds               2 310.4         ...    3 000.0
Timber                    877.1       901.0          -
-----------------------------------------------------
All goods              16 618.0    17 900.9   18 750.1
=====================================================
... - no data available

The line was 240 km long.
)";
  CHECK(read(text) ==
        "4 |  | 1953 | 1954 | 1955\n"
        "Coal and coke | 12 450.5 | 13 001.2 | 13 877.0\n"
        "Grain, flour and groats | 980.0 | 1 044.7 | 998.3\n"
        "Building materials of all kinds | 2 310.4 | ... | 3 000.0\n"
        "Timber | 877.1 | 901.0 | -\n"
        "All goods | 16 618.0 | 17 900.9 | 18 750.1\n");
  check_places(text);
  const Table table = tables_in(text, "a.txt").tables[0].table;
  CHECK(table.title == "Table 4. Goods carried by rail (thousand tons)");
  CHECK(table.at(0, 0).low == Decimal::parse("12450.5"));
  CHECK(table.at(2, 1).kind == CellKind::absent);
  CHECK(table.at(3, 2).kind == CellKind::nil);
  REQUIRE(table.notes.size() == 1);
  const Cell& label = table.rows[1].stub[0];
  CHECK(text.substr(label.byte_begin, label.byte_end - label.byte_begin) == "Grain, flour and\n  groats");
}

TEST_CASE("Russian: a caption of three lines, headings over two columns each, headings between the rows") {
  const std::string text = R"(
                                                     Таблица 12
            Скот и птица в хозяйствах
                                                   (тыс. голов)
───────────────────────────────────────────────────────────────
                     Крупный скот              Овцы
Район             ─────────────────────    ─────────────────
                    1939 г.    1940 г.     1939 г.   1940 г.
───────────────────────────────────────────────────────────────
Северные районы
  Абанский             41,2       43,0         8,1       9,4
  Дзержинский           7,9        8,8        10,2      10,0
Южные районы
  Ермаковский        118,45     120,00           x       7,7
Всего                167,55     171,80         8,9       8,8
───────────────────────────────────────────────────────────────
)";
  CHECK(read(text) ==
        "12 | Район | Крупный скот / 1939 г. | Крупный скот / 1940 г. | Овцы / 1939 г. | Овцы / 1940 г.\n"
        "Северные районы |  |  |  | \n"
        "Абанский | 41,2 | 43,0 | 8,1 | 9,4\n"
        "Дзержинский | 7,9 | 8,8 | 10,2 | 10,0\n"
        "Южные районы |  |  |  | \n"
        "Ермаковский | 118,45 | 120,00 | x | 7,7\n"
        "Всего | 167,55 | 171,80 | 8,9 | 8,8\n");
  check_places(text);
}

TEST_CASE("Ukrainian: words of a heading divided at the end of a line, an empty line between the rows") {
  const std::string text =
      "Таблиця 1\n\nМісто          Насе-      Приріст,\n               лення         %\n\n"
      "Полтава        92 000        1,5\n\nСуми           64 000       -0,4\n\nЛубни          22 100        0,0\n\n";
  CHECK(read(text) ==
        "1 | Місто | Населення | Приріст, %\nПолтава | 92 000 | 1,5\nСуми | 64 000 | -0,4\nЛубни | 22 100 | 0,0\n");
  check_places(text);
}

TEST_CASE("Belarusian: leader dots, apart and together") {
  const std::string text =
      "Табліца 2. Даўжыня чыгунак, км\n\nВобласць . . . . . . . . 1926      1939\n"
      "Віцебская . . . . . . .  1 104    1 180\nГомельская...............  877      902\n"
      "Мінская ...............  1 320    1 402\n";
  CHECK(read(text) ==
        "2 | Вобласць | 1926 | 1939\nВіцебская | 1 104 | 1 180\nГомельская | 877 | 902\nМінская | 1 320 | 1 402\n");
  check_places(text);
}

TEST_CASE("Kazakh: a caption that begins with its number, columns apart by drawn lines") {
  const std::string text =
      "7-кесте\nАудандар бойынша егін көлемі, мың га\n\n│ Аудан        │  1955 │  1956 │ Өсім, % │\n"
      "├──────────────┼───────┼───────┼─────────┤\n│ Атбасар      │  45,2 │ 120,7 │   267,0 │\n"
      "│ Есіл         │   8,0 │  99,1 │ 1 238,8 │\n│ Барлығы      │  53,2 │ 219,8 │   413,2 │\n";
  CHECK(read(text) ==
        "7 | Аудан | 1955 | 1956 | Өсім, %\nАтбасар | 45,2 | 120,7 | 267,0\nЕсіл | 8,0 | 99,1 | 1 238,8\n"
        "Барлығы | 53,2 | 219,8 | 413,2\n");
  check_places(text);
}

TEST_CASE("a label that reaches its figure is told from it by the column of the others") {
  const std::string text =
      "Region               Men    Women\nOmsk                   5        6\nVery long region nam 12       13\n"
      "Tomsk                  7        8\n                      24       27\n";
  CHECK(read(text) ==
        "- | Region | Men | Women\nOmsk | 5 | 6\nVery long region nam | 12 | 13\nTomsk | 7 | 8\n | 24 | 27\n");
  check_places(text);
}

TEST_CASE("an e-mail: a table stands between paragraphs, and columns under a caption may hold but one of figures") {
  CHECK(read("Dear all, the figures of 2024:\n\nQuarter    Sales   Returns\nQ1           120        12\n"
             "Q2           118         9\n\nBest regards\nA.\n") ==
        "- | Quarter | Sales | Returns\nQ1 | 120 | 12\nQ2 | 118 | 9\n");
  CHECK(read("Table 3. Mills\nDistrict     Mills\nAbai             5\nBorili          12\nShet            17\n") ==
        "3 | District | Mills\nAbai | 5\nBorili | 12\nShet | 17\n");
}

TEST_CASE("headings over several columns are told from words of one heading by what stands below them") {
  CHECK(read("                               2019             2020\n"
             "                         ---------------   ---------------\n"
             "Item                      Plan     Fact     Plan     Fact\n"
             "Revenue                  1,200    1,250    1,300      990\n"
             "Costs                    (800)      850      900      870\n") ==
        "- | Item | 2019 / Plan | 2019 / Fact | 2020 / Plan | 2020 / Fact\n"
        "Revenue | 1,200 | 1,250 | 1,300 | 990\nCosts | (800) | 850 | 900 | 870\n");
  CHECK(read("                             Urban\nRegion    Population   population   Rural, %\n"
             "Omsk            1200          800       33.3\nAbai             900          300       66.7\n") ==
        "- | Region | Population | Urban population | Rural, %\nOmsk | 1200 | 800 | 33.3\nAbai | 900 | 300 | 66.7\n");
}

TEST_CASE("a line that numbers the columns, numbers of the rows, marks of notes, notes and a source below") {
  const std::string text =
      "Приложение 2\nЗаведения по отраслям\n\n                           Число       Рабочих,     В % к\n"
      "  Отрасли                 заведе-      тыс. чел.   итогу\n                           ний\n"
      "        А                    1            2           3\n\n"
      " 1. Металлургия             12          45,5        41,2%\n 2. Текстильная             40*         31,0        "
      "28,1%\n 3. Пищевая               1 104         33,9        30,7%\n    Итого                 1 156        110,4  "
      "     100%\n\n* С отделениями.\nИсточник: отчёт за 1927 год.\n\nДалее текст 5.\n";
  CHECK(read(text) ==
        "2 | Отрасли | Число заведений | Рабочих, тыс. чел. | В % к итогу\n1. Металлургия | 12 | 45,5 | 41,2%\n"
        "2. Текстильная | 40* | 31,0 | 28,1%\n3. Пищевая | 1 104 | 33,9 | 30,7%\nИтого | 1 156 | 110,4 | 100%\n");
  check_places(text);
  const Table table = tables_in(text, "a.txt").tables[0].table;
  REQUIRE(table.notes.size() == 2);
  CHECK(table.notes[1].raw == "Источник: отчёт за 1927 год.");
  CHECK(table.at(1, 0).footnote == "*");
}

TEST_CASE(
    "names apart from bare numbers by leader dots are a table; where the numbers have units they are statements") {
  CHECK(read("Population ............... 92 000\nArea, km² ................ 48.5\nHospital beds ............ 310\n") ==
        "- |  | column 2\nPopulation | 92 000\nArea, km² | 48.5\nHospital beds | 310\n");
  CHECK(is_none("Rail ................. 5 km\nRoads ................ 7 km\nRivers ............... 2 km\n"));
}

TEST_CASE("columns apart by the signs of printers without a bar") {
  CHECK(read("ОБЛАСТЬ     !  1913 Г.  !  1916 Г.\n-----------!-----------!----------\n"
             "ТОМСКАЯ     !    12,5   !    13,1\nОМСКАЯ      !     8,0   !     9,9\n") ==
        "- | ОБЛАСТЬ | 1913 Г. | 1916 Г.\nТОМСКАЯ | 12,5 | 13,1\nОМСКАЯ | 8,0 | 9,9\n");
}

TEST_CASE("two tables one below the other stay two") {
  CHECK(
      read("Road         1990    1991\nA              12      13\nB              14      15\n\n"
           "Table 9. Next, km\n\nRoad         1990    1991\nC              16      17\nD              18      19\n") ==
      "- | Road | 1990 | 1991\nA | 12 | 13\nB | 14 | 15\n9 | Road | 1990 | 1991\nC | 16 | 17\nD | 18 | 19\n");
}

TEST_CASE("a tab goes to the next of every eight places, and no-break spaces are white") {
  CHECK(read("Region\t2005  2006\nOmsk    1.5   2.5\nAltai\u00A0\u00A0\u00A03.5  14.5\n") ==
        "- | Region | 2005 | 2006\nOmsk | 1.5 | 2.5\nAltai | 3.5 | 14.5\n");
}

TEST_CASE("prose is no table: two spaces behind full stops, justified lines, verse, two columns") {
  CHECK(
      is_none("The plan of 1940  was met.  In 1941  the town had  12 mills,  and  5 of them\n"
              "stood still.  By 1945  it had  14,  of which  7 worked.  They  gave  30 t\n"
              "of flour  a day,  or  2  wagons.  In all  120  people  worked  there,  45\n"
              "of them  women.  The rest  were  men.\n"));
  CHECK(
      is_none("The road goes on, the river bends,        5\n   and twelve the bells at evening ring.\n"
              "The year is done, the winter ends,       10\n   and five the birds that learn to sing.\n"));
  CHECK(
      is_none("The harvest of that year was poor in        In the east 14 mines were opened\n"
              "all 12 districts. In 1936 it rose           by 1938, and 20 000 people came\n"
              "to 400 000 tons and stayed there            there. The railway reached them\n"
              "until 1940 when the war began.              in 1939 at a cost of 12 million.\n"));
}

TEST_CASE("lists, contents, addresses, signatures and code are no tables") {
  CHECK(is_none("1.  The first item, 12 t.\n2.  The second item, 13 t.\n3.  The third item, 14 t.\n"));
  CHECK(
      is_none("Contents\nIntroduction ........................ 5\nChapter one ......................... 12\n"
              "Chapter two ......................... 118\nConclusion .......................... 204\n"));
  CHECK(
      is_none("                               Page\nIntroduction                     5\n"
              "Chapter one                     12\nChapter two                    118\n"));
  CHECK(
      is_none("Ministry of Finance          14 Market Street\nDepartment 5                 Tomsk 634050\n"
              "Tel.  12-34-56               Fax  12-34-57\n"));
  CHECK(
      is_none("Director                     A. Petrov\nChief accountant             B. Orlova\n"
              "12 May 1954                  No. 14\n"));
  CHECK(is_none("    int total = 5;       // 12\n    int rest = 6;        // 13\n    total += rest * 7;   // 14\n"));
  CHECK(is_none("mov   ax,   5    7\nmov   bx,   6    8\nadd   ax,   7    9\n"));
}

TEST_CASE("bars that stand in no line make no table") {
  CHECK(is_none("RU-TAM | 72 | 484646 | Tambov\nRU-TA | 73 | 551487 | Tatarstan\nRU-TOM | 75 | 1489421 | Tomsk\n"));
}

TEST_CASE("one column of figures without caption, headings or rule stays what is said of each") {
  CHECK(is_none("Population     92 000\nMills              14\nSchools            31\n"));
}

TEST_CASE("a line that a look at its bytes passes over is one piece") {
  constexpr std::array<std::string_view, 13> signs{"a", "Д", "Ф", "1", " ", "\u00A0", "\t",
                                                   "|", ".", "…", "│", "—", "«"};
  std::mt19937 random(1);
  std::size_t passed_over = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string line;
    const std::size_t length = random() % 30;
    const std::size_t letters = 1 + random() % 40;  // to one of the signs
    for (std::size_t at = 0; at < length; ++at) line += random() % letters > 1 ? "b" : signs[random() % signs.size()];
    CAPTURE(line);
    if (evidence_internal::may_have_gap(line)) continue;
    ++passed_over;
    CHECK(evidence_internal::pieces_of(line, {0, line.size()}).size() <= 1);
  }
  CHECK(passed_over > 5'000);
}

TEST_CASE("figures that stand in no column make no table") {
  CHECK(is_none("a  12   b\nabc   13  c\nabcdef     14  d\n"));
  CHECK(is_none("Coal   12     13\nIron       14      15\nSteel            16       17\n"));
}

TEST_CASE("a unit below the years is the unit of every column") {
  const auto found = tables_in(
      "                 1928     1940\n                 thousand tons\n"
      "Coal             12.5     45.9\nSteel             3.2     11.0\n",
      "a.txt");
  REQUIRE(found.tables.size() == 1);
  REQUIRE(found.tables[0].table.columns.size() == 2);
  for (const TableColumn& column : found.tables[0].table.columns) CHECK(column.unit.value().code == "t");
  CHECK(found.tables[0].table.columns[1].label == "1940 / thousand tons");
}
