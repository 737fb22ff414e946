#include "ecumene/audit/lists.hpp"

#include <algorithm>
#include <map>

#include "ecumene/base/utf8.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::size_t longest_name = 60;  // code points; longer cells are prose

bool has_figures(const TableWork& work) {
  return std::find(work.figure_columns.begin(), work.figure_columns.end(), true) != work.figure_columns.end();
}

bool is_name(const std::string& text) {
  return !text.empty() && utf8::length(text) <= longest_name && text.find(',') == std::string::npos &&
         text.find(';') == std::string::npos;
}

struct TextColumn {
  std::string heading;
  std::vector<const Cell*> cells;  // by row; null where nothing stands
  std::vector<Place> places;
};

Place stub_place(const Table& table, std::size_t row, std::size_t stub, const std::string& heading) {
  const auto& cell = table.rows[row].stub[stub];
  Place place = table.row_place(row);
  place.row = cell.row;
  place.field = cell.field;
  place.line = cell.line;
  place.column = cell.column;
  place.byte_begin = cell.byte_begin;
  place.byte_end = cell.byte_end;
  place.row_label = cell.raw;
  place.column_label = heading;
  place.text = cell.raw;
  return place;
}

std::vector<TextColumn> text_columns(const Table& table) {
  std::vector<TextColumn> columns;
  const auto stubs = table.rows.empty() ? 0 : table.rows.front().stub.size();
  for (std::size_t stub = 0; stub < stubs; ++stub) {
    TextColumn column{.heading = stub < table.stub_headings.size() ? table.stub_headings[stub] : std::string(),
                      .cells = {},
                      .places = {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto* cell = stub < table.rows[row].stub.size() ? &table.rows[row].stub[stub] : nullptr;
      if (cell != nullptr && cell->raw.empty()) cell = nullptr;
      const bool repeated = cell != nullptr && row > 0 && stub < table.rows[row - 1].stub.size() &&
                            cell->raw == table.rows[row - 1].stub[stub].raw;
      column.cells.push_back(repeated ? nullptr : cell);
      column.places.push_back(cell == nullptr ? Place{} : stub_place(table, row, stub, column.heading));
    }
    columns.push_back(std::move(column));
  }
  for (std::size_t body = 0; body < table.columns.size(); ++body) {
    TextColumn column{.heading = table.columns[body].label, .cells = {}, .places = {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto& cell = table.at(row, body);
      column.cells.push_back(cell.kind == CellKind::text ? &cell : nullptr);
      column.places.push_back(table.place(row, body));
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

bool are_names(const TextColumn& column) {
  std::size_t names = 0, cells = 0;
  for (const auto* cell : column.cells) {
    if (cell == nullptr) continue;
    ++cells;
    if (is_name(cell->raw)) ++names;
  }
  return cells > 0 && names * 10 >= cells * 9;
}

std::size_t distinct(const TextColumn& column) {
  std::set<std::string> values;
  for (const auto* cell : column.cells)
    if (cell != nullptr) values.insert(utf8::folded(cell->raw));
  return values.size();
}

// The part of a heading that groups share: "Cluster 1" and "Cluster 2" are alike, "Region" and "Clusters" are not.
std::string stem(const std::string& heading) {
  const auto folded = utf8::folded(heading);
  const auto words = utf8::words(folded);
  return words.empty() ? std::string() : std::string(words.front());
}

std::vector<Member> members_by_column(const std::vector<TextColumn>& columns) {
  std::vector<Member> members;
  for (const auto& column : columns)
    for (std::size_t row = 0; row < column.cells.size(); ++row)
      if (column.cells[row] != nullptr)
        members.push_back(
            {column.cells[row]->raw, utf8::folded(column.cells[row]->raw), column.heading, column.places[row]});
  return members;
}

std::vector<Member> members_by_row(const TextColumn& names, const TextColumn& groups) {
  std::vector<Member> members;
  std::string group;
  for (std::size_t row = 0; row < names.cells.size(); ++row) {
    if (groups.cells[row] != nullptr) group = groups.cells[row]->raw;
    if (names.cells[row] != nullptr)
      members.push_back({names.cells[row]->raw, utf8::folded(names.cells[row]->raw), group, names.places[row]});
  }
  return members;
}

}  // namespace

std::vector<Member> members_of(const TableWork& work) {
  if (has_figures(work) || work.table().rows.size() < 2) return {};
  auto columns = text_columns(work.table());
  std::erase_if(columns, [](const TextColumn& column) {
    return std::all_of(column.cells.begin(), column.cells.end(), [](auto* c) { return c == nullptr; });
  });
  if (columns.size() < 2 || !std::all_of(columns.begin(), columns.end(), are_names)) return {};
  if (columns.size() == 2) {
    const auto rows = work.table().rows.size();
    for (const auto& [names, groups] : {std::pair(0, 1), std::pair(1, 0)}) {
      const auto few = distinct(columns[static_cast<std::size_t>(groups)]);
      const auto many = distinct(columns[static_cast<std::size_t>(names)]);
      if (few >= 2 && few * 2 <= rows && many * 10 >= rows * 7)
        return members_by_row(columns[static_cast<std::size_t>(names)], columns[static_cast<std::size_t>(groups)]);
    }
  }
  const auto first = stem(columns.front().heading);
  const bool alike = !first.empty() && std::all_of(columns.begin(), columns.end(),
                                                   [&](const TextColumn& c) { return stem(c.heading) == first; });
  const auto members = members_by_column(columns);
  std::set<std::string> names;
  for (const auto& member : members) names.insert(member.folded);
  const bool nearly_disjoint = names.size() * 10 >= members.size() * 8;
  return alike && nearly_disjoint ? members : std::vector<Member>{};
}

std::set<std::string> region_names(const TableWork& work) {
  std::set<std::string> names;
  if (!has_figures(work)) return names;
  for (std::size_t row = 0; row < work.table().rows.size(); ++row) {
    const auto& stub = work.table().rows[row].stub;
    if (stub.empty() || stub.front().raw.empty() || work.total_rows[row] || work.row_cues[row].of_which) continue;
    names.insert(utf8::folded(stub.front().raw));
  }
  return names;
}

}  // namespace ecumene::auditing
