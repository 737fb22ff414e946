#include "ecumene/source/figures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "ecumene/source/figures_marks.hpp"
#include "ecumene/source/figures_testing.hpp"

using namespace ecumene;

using namespace ecumene::figures_testing;

TEST_CASE("columns of figures are read as their number format, marks and legends say") {
  std::ifstream file(ECUMENE_SOURCE_DIR "/tests/cases/figures_columns.case");
  REQUIRE(file.good());
  std::size_t cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    CAPTURE(line);
    const auto fields = split(line, " |");
    REQUIRE(fields.size() >= 3);
    const auto cells = split(fields[0], " ;");
    const auto expected = split(fields[1], " ;");
    REQUIRE(cells.size() == expected.size());
    Table table = column_of(cells, fields.size() > 3 ? split(fields[3], " / ") : std::vector<std::string>{});
    const auto findings = read(table);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      CAPTURE(cells[i]);
      CHECK(shown(table.at(i, 0)) == expected[i]);
      CHECK(table.at(i, 0).raw == cells[i]);
    }
    auto codes = fields[2].empty() ? std::vector<std::string>{} : split(fields[2], " ");
    std::sort(codes.begin(), codes.end());
    CHECK(codes_of(findings) == codes);
    ++cases;
  }
  CHECK(cases > 60);
}

TEST_CASE("a figure that cannot be read is refused with its cell and a way out") {
  Table table = column_of({"12", "see note", "14"}, {}, "output, mln");
  table.rows[1].stub[0].raw = "Томск";
  const auto findings = read(table);
  REQUIRE(findings.size() == 1);
  CHECK(to_string(findings[0]) ==
        "regions.csv:3:7: error: number-not-understood: 'see note' in column \"output, mln\" (row \"Томск\") is no "
        "figure "
        "in any number format; it is kept as text\n"
        "    way out: correct the cell, or explain the mark in a line under the table, such as: see note - no data "
        "available");
}

TEST_CASE("an ambiguous comma is named with both readings and what to type") {
  Table table = column_of({"1,234", "2,345", "3,456"}, {}, "output, mln");
  table.rows[0].stub[0].raw = "Tomsk";
  const auto findings = read(table);
  REQUIRE(findings.size() == 1);
  CHECK(
      to_string(findings[0]) ==
      "regions.csv:2:7: warning: number-format-ambiguous: '1,234' in column \"output, mln\" (row \"Tomsk\") and 2 more "
      "cells can be read in two ways and nothing in the table decides; it is read as 1234\n"
      "    way out: say what the comma is: --decimal=comma (reads 1.234) or --thousands=comma (reads 1234)");
  CHECK(findings[0].places.size() == 3);
}

TEST_CASE("the language of the table decides what nothing else does") {
  Table table = column_of({"1,234", "2,345"}, {}, "Объём производства, млн руб.");
  const auto findings = read(table);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "number-format-ambiguous");
  CHECK(table.at(0, 0).low == Decimal(1234, 3));
}

TEST_CASE("what the user says about commas and points is believed, without a finding") {
  Table as_decimal = column_of({"1,234", "2,345"});
  CHECK(read(as_decimal, {.decimal = DecimalMark::comma}).empty());
  CHECK(as_decimal.at(0, 0).low == Decimal(1234, 3));
  Table as_thousands = column_of({"1,234", "2,345"});
  CHECK(read(as_thousands, {.thousands = ThousandsMark::comma}).empty());
  CHECK(as_thousands.at(0, 0).low == Decimal(1234));
  Table points = column_of({"1.234", "2.345"});
  CHECK(read(points, {.thousands = ThousandsMark::point}).empty());
  CHECK(points.at(0, 0).low == Decimal(1234));
  Table none = column_of({"1,234", "2,345"});
  CHECK(read(none, {.thousands = ThousandsMark::none}).empty());
  CHECK(none.at(0, 0).low == Decimal(1234, 3));
}

TEST_CASE("the same mark cannot be decimal and thousands mark") {
  Table table = column_of({"1,234"});
  CHECK_THROWS_WITH(read(table, {.decimal = DecimalMark::comma, .thousands = ThousandsMark::comma}),
                    "error: number-format-contradiction: the comma cannot be both the decimal mark and the thousands "
                    "mark\n    way out: give --decimal=comma or --thousands=comma, not both");
}

TEST_CASE("the user's marks win over the legend and the defaults") {
  Table table = column_of({"5", "...", "-", "9999", "0.0", "k.A."}, {"... - не собирались"});
  const std::vector<Mark> marks{{"...", CellKind::absent, ObservationStatus::suppressed},
                                {"-", CellKind::absent, ObservationStatus::missing},
                                {"9999", CellKind::absent, ObservationStatus::missing},
                                {"0.0", CellKind::number, ObservationStatus::not_significant},
                                {"k.A.", CellKind::absent, ObservationStatus::not_collected}};
  CHECK(read(table, {.marks = marks}).empty());
  CHECK(shown(table.at(1, 0)) == "Q");
  CHECK(shown(table.at(2, 0)) == "O");
  CHECK(shown(table.at(3, 0)) == "O");
  CHECK(shown(table.at(4, 0)) == "0.0~[N]");
  CHECK(shown(table.at(5, 0)) == "L");
}

TEST_CASE("a mark for a negligible figure must be a zero") {
  CHECK_THROWS_WITH(
      Marks(std::vector<Mark>{{"1.0", CellKind::number, ObservationStatus::not_significant}}),
      "error: mark-not-understood: the mark '1.0' is to stand for a negligible figure, but it is no zero\n"
      "    way out: give a printed zero such as 0.0, or say that the mark means no figure or nil");
}

TEST_CASE("a column without evidence follows the table") {
  Table table = column_of({"1,234", "2,345"});
  table.columns.push_back({.label = "share", .unit = {}, .field = 3, .heading = {}});
  Cell decimal;
  decimal.raw = "0,5";
  Cell other;
  other.raw = "12,75";
  table.cells = {table.cells[0], decimal, table.cells[1], other};
  CHECK(read(table).empty());
  CHECK(table.at(0, 0).low == Decimal(1234, 3));
  CHECK(table.at(1, 1).low == Decimal(1275, 2));
}

TEST_CASE("a figure of 400 digits is said to be too large and stays as it is printed") {
  const std::string digits(400, '7');
  Table table = column_of({"5", digits, "1" + std::string(399, '0')});
  const auto findings = read(table);
  CHECK(codes_of(findings) == std::vector<std::string>{"number-too-large", "number-too-large"});
  CHECK(table.at(1, 0).raw == digits);
  CHECK(table.at(1, 0).kind == CellKind::text);
}

TEST_CASE("a thousand bad cells give a hundred findings and a count of the rest") {
  std::vector<std::string> cells(2001, "12");
  for (std::size_t i = 0; i < 1000; ++i) cells[i] = "?";
  Table table = column_of(cells);
  const auto findings = read(table);
  REQUIRE(findings.size() == 100);
  CHECK(findings.back().what.ends_with("; 900 more in column \"output\" are the same case"));
}

TEST_CASE("words that are close to figures are none") {
  for (const std::string text : {"Tomsk",
                                 "P1",
                                 "School No. 181",
                                 "1st State Flour Mill Plant",
                                 "№ 24",
                                 "2:Med",
                                 "3D",
                                 "12.05.2010",
                                 "2010-05-12",
                                 "2009-10",
                                 "50:50",
                                 "3/4",
                                 "5 in 100",
                                 "007",
                                 "1,2,3",
                                 "1 2 3",
                                 "..5",
                                 "5..",
                                 "1e",
                                 "e5",
                                 "+",
                                 "(",
                                 "()",
                                 "( )",
                                 "%",
                                 "5%%5",
                                 "5-",
                                 "",
                                 " "}) {
    CAPTURE(text);
    const bool trailing_minus = text == "5-";
    CHECK(take_apart(text).has_value() == trailing_minus);
  }
}

TEST_CASE("anything that could be a figure or stand for one looks like a figure") {
  for (const std::string text :
       {"5", "1,234", "1.234,5", "6-8", "9,5 %", "(12)", "...", "–", "x", "NaN", "12*", "1e5", "100 млн"}) {
    CAPTURE(text);
    CHECK(looks_like_figure(text));
  }
  for (const std::string text : {"", "Tomsk", "Average value", "P1"}) {
    CAPTURE(text);
    CHECK_FALSE(looks_like_figure(text));
  }
}
