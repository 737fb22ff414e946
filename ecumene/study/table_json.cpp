#include "ecumene/study/table_json.hpp"

#include <array>

namespace ecumene {

namespace {

std::string_view kind_name(CellKind kind) {
  static constexpr std::array<std::string_view, 6> names{"empty", "number", "interval", "absent", "nil", "text"};
  return names.at(static_cast<std::size_t>(kind));
}

void write_cell(JsonWriter& json, const Cell& cell) {
  json.begin_object();
  json.member("text", std::string_view(cell.raw)).member("kind", kind_name(cell.kind));
  if (cell.kind == CellKind::number) json.member("value", cell.low);
  if (cell.kind == CellKind::interval) json.member("low", cell.low).member("high", cell.high);
  if (cell.kind != CellKind::empty && cell.kind != CellKind::text) json.member("status", code(cell.status));
  if (cell.percent) json.member("percent", true);
  if (cell.emphasised) json.member("emphasised", true);
  if (cell.hidden) json.member("hidden", true);
  if (!cell.footnote.empty()) json.member("footnote", std::string_view(cell.footnote));
  if (cell.line > 0) json.member("line", cell.line).member("column", static_cast<std::uint64_t>(cell.column));
  if (cell.row > 0) json.member("cell", std::string_view(cell_address(cell.row, cell.field)));
  if (cell.byte_end > cell.byte_begin) json.member("byte_begin", cell.byte_begin).member("byte_end", cell.byte_end);
  json.end_object();
}

}  // namespace

void write_json(JsonWriter& json, const Table& table) {
  json.begin_object();
  json.member("name", std::string_view(table.name)).member("source", std::string_view(table.source));
  json.member("sheet", std::string_view(table.sheet)).member("title", std::string_view(table.title));
  json.key("stub").begin_array();
  for (const std::string& heading : table.stub_headings) json.value(std::string_view(heading));
  json.end_array().key("columns").begin_array();
  for (const TableColumn& column : table.columns) {
    json.begin_object().member("label", std::string_view(column.label));
    if (column.unit)
      json.member("unit", std::string_view(to_string(*column.unit))).member("multiplier", column.unit->multiplier);
    json.end_object();
  }
  json.end_array().key("rows").begin_array();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    json.begin_object().key("stub").begin_array();
    for (const Cell& cell : table.rows[i].stub) json.value(std::string_view(cell.raw));
    json.end_array().key("cells").begin_array();
    for (std::size_t j = 0; j < table.columns.size(); ++j) write_cell(json, table.at(i, j));
    json.end_array().end_object();
  }
  json.end_array().key("notes").begin_array();
  for (const Cell& note : table.notes) json.value(std::string_view(note.raw));
  json.end_array().end_object();
}

}  // namespace ecumene
