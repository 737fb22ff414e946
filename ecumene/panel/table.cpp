#include "ecumene/panel/table.hpp"

#include <algorithm>
#include <string_view>

namespace ecumene {
namespace {

Place cell_place(const Table& table, const Cell& cell) {
  return Place{.source = table.source,
               .sheet = table.sheet,
               .line = cell.line,
               .column = cell.column,
               .row = cell.row,
               .field = cell.field,
               .byte_begin = cell.byte_begin,
               .byte_end = cell.byte_end,
               .row_label = {},
               .column_label = {},
               .text = cell.raw};
}

}  // namespace

std::string TableRow::label() const {
  std::string joined;
  for (auto cell = stub.begin(); cell != stub.end(); ++cell) {
    if (cell->raw.empty()) continue;
    if (std::any_of(stub.begin(), cell, [&](const Cell& earlier) { return earlier.raw == cell->raw; })) continue;
    if (!joined.empty()) joined += " · ";
    joined += cell->raw;
  }
  return joined;
}

Place Table::place(std::size_t row, std::size_t column) const {
  Place place = cell_place(*this, at(row, column));
  // A cell that a ragged row left out has no place of its own; its row and column still say where it should stand.
  if (place.row == 0 && !rows[row].stub.empty()) place.row = rows[row].stub.front().row;
  if (place.field == 0) place.field = columns[column].field;
  if (place.line == 0 && !rows[row].stub.empty()) place.line = rows[row].stub.front().line;
  place.row_label = rows[row].label();
  place.column_label = columns[column].label;
  return place;
}

Place Table::row_place(std::size_t row) const {
  const TableRow& at_row = rows[row];
  Place place = cell_place(*this, at_row.stub.empty() ? Cell{} : at_row.stub.front());
  place.row_label = at_row.label();
  if (!stub_headings.empty()) place.column_label = stub_headings.front();
  return place;
}

Place Table::column_place(std::size_t column) const {
  Place place = cell_place(*this, columns[column].heading);
  if (place.field == 0) place.field = columns[column].field;
  place.column_label = columns[column].label;
  if (place.text.empty()) place.text = columns[column].label;
  return place;
}

}  // namespace ecumene
