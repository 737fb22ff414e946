#include "ecumene/report/cell_index.hpp"

#include <algorithm>

#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

constexpr std::ptrdiff_t rows_of_large_table = 200;

std::uint32_t heading_file_row(const Table& table) {
  for (const TableColumn& column : table.columns) {
    if (column.heading.row > 0) return column.heading.row;
  }
  return 0;
}

std::size_t stub_size(const Table& table) {
  std::size_t size = table.stub_headings.size();
  for (const TableRow& row : table.rows) size = std::max(size, row.stub.size());
  return size;
}

std::uint32_t stub_field(const Table& table, std::size_t k) {
  for (const TableRow& row : table.rows) {
    if (k < row.stub.size() && row.stub[k].field > 0) return row.stub[k].field;
  }
  return 0;
}

}  // namespace

std::uint32_t file_row(const Table& table, std::size_t row) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.at(row, column).row > 0) return table.at(row, column).row;
  }
  // Stub cells filled from above keep the row they were filled from: the last one is this row's own, if any is.
  return table.rows[row].stub.empty() ? 0 : table.rows[row].stub.back().row;
}

CellIndex::Entry CellIndex::entry_of(const Table& table) const {
  Entry entry;
  entry.numbered = true;
  const auto add = [&](std::map<std::uint32_t, std::ptrdiff_t>& numbers, std::uint32_t number, std::ptrdiff_t index) {
    if (number == 0 || !numbers.emplace(number, index).second) entry.numbered = false;
  };
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    add(entry.row_of, file_row(table, row), static_cast<std::ptrdiff_t>(row));
    entry.row_by_label.emplace(table.rows[row].label(), static_cast<std::ptrdiff_t>(row));
    if (!table.rows[row].stub.empty())
      entry.row_by_region.emplace(table.rows[row].region(), static_cast<std::ptrdiff_t>(row));
  }
  for (std::size_t k = 0; k < stub_size(table); ++k) {
    add(entry.column_of, stub_field(table, k), -1 - static_cast<std::ptrdiff_t>(k));
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    add(entry.column_of, table.columns[column].field, static_cast<std::ptrdiff_t>(column));
    entry.column_by_label.emplace(table.columns[column].label, static_cast<std::ptrdiff_t>(column));
  }
  if (const std::uint32_t heading = heading_file_row(table); heading > 0) {
    add(entry.row_of, heading, CellPosition::heading_row);
  }
  for (const auto& [field, column] : entry.column_of) entry.field_of.emplace(column, field);
  return entry;
}

CellIndex::CellIndex(std::span<const Table> tables, std::size_t most_cells) : tables_(tables) {
  std::set<std::string> taken;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    Entry entry = entry_of(tables[table]);
    const std::string name = slug(tables[table].name);
    std::string unique = name.empty() ? "t" + std::to_string(table + 1) : name;
    for (std::size_t n = 2; !taken.insert(unique).second; ++n) unique = name + "-" + std::to_string(n);
    entry.id = unique;
    if (tables[table].cells.size() > most_cells) entry.first_hidden = rows_of_large_table;
    entries_.push_back(std::move(entry));
    by_source_[tables[table].source].push_back(table);
  }
}

std::string CellIndex::id(const CellPosition& position) const {
  const Entry& entry = entries_[position.table];
  const std::string start = "cell-" + entry.id;
  if (entry.numbered) {
    const Table& table = tables_[position.table];
    const bool heading = position.row == CellPosition::heading_row;
    const std::uint32_t row =
        heading ? heading_file_row(table) : file_row(table, static_cast<std::size_t>(position.row));
    const auto field = entry.field_of.find(position.column);
    return start + "-r" + std::to_string(row) + "-c" +
           std::to_string(field == entry.field_of.end() ? 0 : field->second);
  }
  const auto counted_from_one = [](std::ptrdiff_t index) {
    return index < 0 ? "s" + std::to_string(-index) : std::to_string(index + 1);
  };
  return start + "-i" + counted_from_one(position.row) + "-j" + counted_from_one(position.column);
}

std::optional<CellPosition> CellIndex::locate_in(std::size_t table, const Place& place) const {
  const Entry& entry = entries_[table];
  const Table& of = tables_[table];
  if (!place.sheet.empty() && place.sheet != of.sheet && place.sheet != of.name) return std::nullopt;
  const auto in = [&](const auto& map, const auto& key) -> std::optional<std::ptrdiff_t> {
    const auto found = map.find(key);
    if (found == map.end()) return std::nullopt;
    return found->second;
  };
  if (place.row > 0 && place.field > 0) {
    const auto row = in(entry.row_of, place.row);
    const auto column = in(entry.column_of, place.field);
    if (row && column) return CellPosition{table, *row, *column};
    return std::nullopt;
  }
  if (place.row_label.empty()) return std::nullopt;
  const auto row = in(entry.row_by_label, place.row_label);
  if (!row) return std::nullopt;
  const auto column = in(entry.column_by_label, place.column_label);
  return CellPosition{table, *row, column.value_or(-1)};
}

std::optional<CellPosition> CellIndex::locate(const Place& place) const {
  const auto tables = by_source_.find(place.source);
  if (tables == by_source_.end()) return std::nullopt;
  for (const std::size_t table : tables->second) {
    if (auto position = locate_in(table, place)) return position;
  }
  return std::nullopt;
}

std::string CellIndex::href(const Place& place) const {
  const auto position = locate(place);
  return position ? href(*position) : "";
}

std::string CellIndex::href(const CellPosition& position) const {
  if (!is_shown(position.table, position.row)) return "#table-" + table_id(position.table);
  return "#" + id(position);
}

std::string CellIndex::row_id(const CellPosition& position) const {
  const Entry& entry = entries_[position.table];
  if (position.row < 0) return "";
  const std::string start = "row-" + entry.id;
  if (!entry.numbered) return start + "-i" + std::to_string(position.row + 1);
  return start + "-r" + std::to_string(file_row(tables_[position.table], static_cast<std::size_t>(position.row)));
}

std::string CellIndex::row_href(const CellPosition& position) const {
  if (position.row < 0 || !is_shown(position.table, position.row)) return "#table-" + table_id(position.table);
  return "#" + row_id(position);
}

std::optional<CellPosition> CellIndex::find_row(const std::string& region) const {
  for (const auto by : {&Entry::row_by_label, &Entry::row_by_region}) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const auto& rows = entries_[i].*by;
      if (const auto row = rows.find(region); row != rows.end()) return CellPosition{i, row->second, -1};
    }
  }
  return std::nullopt;
}

std::optional<CellPosition> CellIndex::find_in(std::size_t table, const std::string& row,
                                               const std::string& column) const {
  const Entry& entry = entries_[table];
  const auto at_row = entry.row_by_label.find(row);
  const auto at_column = entry.column_by_label.find(column);
  if (at_row == entry.row_by_label.end() || at_column == entry.column_by_label.end()) return std::nullopt;
  return CellPosition{table, at_row->second, at_column->second};
}

std::optional<CellPosition> CellIndex::find(const std::string& table, const std::string& row,
                                            const std::string& column) const {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    if (tables_[i].name == table) return find_in(i, row, column);
  }
  return std::nullopt;
}

std::optional<CellPosition> CellIndex::find(const std::string& row, const std::string& column) const {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    if (auto position = find_in(i, row, column)) return position;
  }
  return std::nullopt;
}

void CellIndex::show_row(std::size_t table, std::ptrdiff_t row) {
  entries_[table].shown.insert(row);
}

bool CellIndex::is_shown(std::size_t table, std::ptrdiff_t row) const {
  const Entry& entry = entries_[table];
  return row < entry.first_hidden || entry.shown.contains(row);
}

}  // namespace ecumene
