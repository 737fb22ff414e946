// A table of one column of figures for tests, and what its cells were read as.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/grid.hpp"

namespace ecumene::figures_testing {

// A table of one column, as find_tables would leave it.
inline Table column_of(const std::vector<std::string>& cells, const std::vector<std::string>& notes = {},
                       const std::string& heading = "output") {
  Table table;
  table.source = "regions.csv";
  table.stub_headings = {"region"};
  table.columns.resize(1);
  table.columns[0].label = heading;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Cell label;
    label.raw = "r" + std::to_string(i + 1);
    label.kind = CellKind::text;
    table.rows.push_back({{label}});
    Cell cell;
    cell.raw = cells[i];
    cell.line = i + 2;
    cell.column = 7;
    table.cells.push_back(cell);
  }
  for (const std::string& note : notes) {
    Cell cell;
    cell.raw = note;
    table.notes.push_back(cell);
  }
  return table;
}

inline std::vector<std::string> split(const std::string& line, const std::string& mark) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(mark, begin);
    parts.emplace_back(utf8::trimmed(std::string_view(line).substr(begin, end - begin)));
    if (end == std::string::npos) return parts;
    begin = end + mark.size();
  }
}

// A figure whose last printed digit stands before the decimal mark shows as "15e5".
inline std::string shown(const Decimal& value) {
  if (value.decimals() >= 0) return value.to_string();
  return Decimal::from_units(value.units(), 0).to_string() + 'e' + std::to_string(-value.decimals());
}

inline std::string shown(const Cell& cell) {
  std::string text;
  switch (cell.kind) {
    case CellKind::empty:
      return "empty";
    case CellKind::text:
      return "text";
    case CellKind::nil:
      return "nil";
    case CellKind::absent:
      return std::string(code(cell.status));
    case CellKind::number:
      text = shown(cell.low);
      break;
    case CellKind::interval:
      text = shown(cell.low) + ".." + shown(cell.high);
      break;
  }
  if (cell.percent) text += '%';
  if (!cell.footnote.empty()) text += '^' + cell.footnote;
  if (cell.negligible) text += '~';
  if (cell.status != ObservationStatus::normal) text += '[' + std::string(code(cell.status)) + ']';
  return text;
}

inline std::vector<std::string> codes_of(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings) codes.push_back(finding.code);
  std::sort(codes.begin(), codes.end());
  return codes;
}

inline std::vector<Finding> read(Table& table, const ReadOptions& options = {}) {
  std::vector<Finding> findings;
  read_figures(table, options, findings);
  return findings;
}

}  // namespace ecumene::figures_testing
