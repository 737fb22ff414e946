// A table as it was published: labelled rows and columns of cells that keep their printed text and their place.
//
// The source room makes tables from files; audit and reports read them; a panel is filled from them. The plain-table
// form is: the first column (or the leading text columns: the stub) names the row, one column an indicator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/finding.hpp"
#include "ecumene/base/status.hpp"
#include "ecumene/base/unit.hpp"

namespace ecumene {

enum class CellKind : std::uint8_t {
  empty,     // nothing printed
  number,    // one figure; low == high
  interval,  // "6-8", "50–60": low < high
  absent,    // a mark for "no figure": "...", "..", "x", "c"; status says which
  nil,       // "-" or "–": the phenomenon does not occur; counts as zero where the source's own sums do
  text,      // words
};

struct Cell {
  std::string raw{};  // as printed, entities and formatting marks removed
  CellKind kind = CellKind::empty;
  Decimal low{};
  Decimal high{};
  ObservationStatus status = ObservationStatus::normal;
  bool percent = false;     // printed with a percent sign
  bool negligible = false;  // a printed zero that the legend explains as "less than half the unit"
  bool emphasised = false;  // bold, or marked as such
  bool hidden = false;      // in a hidden row, column or sheet
  bool merged = false;      // repeats the value of a merged cell
  // The number a workbook stores where its display rounds it (shown 1.6, stored 1.5833): analyses use it, the audit
  // uses what is printed.
  std::optional<Decimal> stored = {};
  std::string footnote{};  // footnote marks attached to the figure: "1)", "*", "²"
  // Place in the file, see Place.
  std::uint64_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t row = 0;
  std::uint32_t field = 0;
  std::uint64_t byte_begin = 0;
  std::uint64_t byte_end = 0;

  bool is_numeric() const { return kind == CellKind::number || kind == CellKind::interval; }
  Decimal mid() const { return midpoint({low, high}); }
};

struct TableColumn {
  std::string label{};         // headings of several header lines joined by " / "
  std::optional<Unit> unit{};  // from the heading, where it names one
  std::uint32_t field = 0;     // 1-based field in the file or sheet
  Cell heading{};              // where the lowest heading cell stands
};

struct TableRow {
  std::vector<Cell> stub{};   // the leading label cells; merged or omitted ones filled from above
  std::string label() const;  // the stub texts joined by " · ", without repeats
  const std::string& region() const { return stub.front().raw; }
};

struct Table {
  std::string source{};  // file as the user named it
  std::string sheet{};   // sheet name in a workbook, else empty
  std::string name{};    // stable name in a study: "table-1"; defaults to the file's stem, with "#2" for a second table
  std::string title{};   // caption as printed, if any
  std::vector<std::string> stub_headings{};  // headings of the label columns: "Region", "Innovation type"
  std::vector<TableColumn> columns{};
  std::vector<TableRow> rows{};
  std::vector<Cell> cells{};  // rows.size() × columns.size(), row after row
  std::vector<Cell> notes{};  // lines under the table: legends and footnotes

  const Cell& at(std::size_t row, std::size_t column) const { return cells[row * columns.size() + column]; }
  Cell& at(std::size_t row, std::size_t column) { return cells[row * columns.size() + column]; }
  // The place of a body cell with its labels, and of a row's or column's heading.
  Place place(std::size_t row, std::size_t column) const;
  Place row_place(std::size_t row) const;
  Place column_place(std::size_t column) const;
};

}  // namespace ecumene
