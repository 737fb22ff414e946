#include "ecumene/audit/lists.hpp"

#include <algorithm>
#include <array>

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
      if (cell != nullptr && (cell->raw.empty() || cell->merged)) cell = nullptr;
      column.cells.push_back(cell);
      column.places.push_back(cell == nullptr ? Place{} : stub_place(table, row, stub, column.heading));
    }
    columns.push_back(std::move(column));
  }
  for (std::size_t body = 0; body < table.columns.size(); ++body) {
    TextColumn column{.heading = table.columns[body].label, .cells = {}, .places = {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto& cell = table.at(row, body);
      column.cells.push_back((cell.kind == CellKind::text || cell.is_numeric()) && !cell.merged ? &cell : nullptr);
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

std::size_t filled(const TextColumn& column) {
  return column.cells.size() - static_cast<std::size_t>(std::count(column.cells.begin(), column.cells.end(), nullptr));
}

// The part of a heading that groups share: "Cluster 1" and "Cluster 2" are alike, "Region" and "Clusters" are not.
std::string stem(const std::string& heading) {
  const auto folded = utf8::folded(heading);
  const auto words = utf8::words(folded);
  return words.empty() ? std::string() : std::string(words.front());
}

bool headed_alike(const std::vector<TextColumn>& columns) {
  const auto first = stem(columns.front().heading);
  return !first.empty() &&
         std::all_of(columns.begin(), columns.end(), [&](const TextColumn& c) { return stem(c.heading) == first; });
}

// "Group 1" and "Group 2": the same word, then a number or a letter or two.
bool numbered_alike(const std::vector<TextColumn>& columns) {
  return headed_alike(columns) && std::all_of(columns.begin(), columns.end(), [](const TextColumn& column) {
           const auto folded = utf8::folded(column.heading);
           const auto words = utf8::words(folded);
           return words.size() == 2 && utf8::length(words.back()) <= 3;
         });
}

// Names from the first row on without a gap, none twice: how a list looks, and groups beside their members do not.
bool is_plain_list(const TextColumn& column) {
  const auto count = filled(column);
  const auto end = column.cells.begin() + static_cast<std::ptrdiff_t>(count);
  return std::find(column.cells.begin(), end, nullptr) == end && distinct(column) == count;
}

bool are_groups(const TextColumn& names, const TextColumn& groups) {
  const auto rows = names.cells.size(), few = distinct(groups), many = distinct(names);
  const bool beside_every_name = filled(groups) == rows || !is_plain_list(groups);
  return few >= 2 && few * 3 <= rows * 2 && few < many && many * 10 >= rows * 7 && beside_every_name;
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

std::vector<TextColumn> columns_of_words(const TableWork& work) {
  auto columns = text_columns(work.table());
  std::erase_if(columns, [](const TextColumn& column) { return filled(column) == 0; });
  if (columns.size() < 2 || !std::all_of(columns.begin(), columns.end(), are_names)) return {};
  return columns;
}

bool says_group(const std::string& heading) {
  constexpr std::array<std::string_view, 11> stems{"group", "cluster", "type", "class", "tier", "групп",
                                                   "груп",  "кластер", "тип",  "класс", "топ"};
  const auto folded = utf8::folded(heading);
  const auto words = utf8::words(folded);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) { return word.starts_with(stem); });
  });
}

// Numbers of groups: small and under a heading that says so, or 1 to k throughout, two members to each on average.
bool numbers_groups(const TableWork& work, std::size_t column) {
  constexpr Units largest = 50;
  std::set<Units> numbers;
  for (std::size_t row = 0; row < work.figures.rows(); ++row) {
    const auto& figure = work.figures.at(row, column);
    if (figure.state != State::figure || figure.range || figure.mid % work.figures.one() != 0) return false;
    numbers.insert(figure.mid / work.figures.one());
  }
  if (numbers.size() < 2 || *numbers.begin() < 0 || *numbers.rbegin() > largest) return false;
  const bool throughout = *numbers.begin() == 1 && *numbers.rbegin() == static_cast<Units>(numbers.size());
  return says_group(work.table().columns[column].label) || (throughout && numbers.size() * 2 <= work.figures.rows());
}

std::vector<Member> members_of_numbered_groups(const TableWork& work) {
  auto columns = text_columns(work.table());
  std::erase_if(columns, [](const TextColumn& column) { return filled(column) == 0; });
  if (columns.size() != 2 || !are_names(columns.front())) return {};
  if (work.figures.columns() != 1 || !numbers_groups(work, 0) ||
      (work.rank_columns[0] && !says_group(work.table().columns[0].label)))
    return {};
  return are_groups(columns.front(), columns.back()) ? members_by_row(columns.front(), columns.back())
                                                     : std::vector<Member>{};
}

}  // namespace

std::vector<Member> members_of(const TableWork& work) {
  if (work.table().rows.size() < 2) return {};
  if (has_figures(work)) return members_of_numbered_groups(work);
  const auto columns = columns_of_words(work);
  if (columns.empty()) return {};
  if (columns.size() == 2 && !numbered_alike(columns)) {
    if (are_groups(columns[0], columns[1])) return members_by_row(columns[0], columns[1]);
    if (are_groups(columns[1], columns[0])) return members_by_row(columns[1], columns[0]);
  }
  auto members = members_by_column(columns);
  std::set<std::string> names;
  for (const auto& member : members) names.insert(member.folded);
  const bool nearly_disjoint = names.size() * 10 >= members.size() * 8;
  if (!headed_alike(columns) || !nearly_disjoint) members.clear();
  return members;
}

std::vector<Member> members_among(const TableWork& work, const std::set<std::string>& regions) {
  if (has_figures(work) || work.table().rows.size() < 2) return {};
  const auto columns = columns_of_words(work);
  const bool of_regions = std::all_of(columns.begin(), columns.end(), [&](const TextColumn& column) {
    const auto known =
        static_cast<std::size_t>(std::count_if(column.cells.begin(), column.cells.end(), [&](const Cell* cell) {
          return cell != nullptr && regions.contains(utf8::folded(cell->raw));
        }));
    return known * 10 >= filled(column) * 7;
  });
  return of_regions ? members_by_column(columns) : std::vector<Member>{};
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
