// Where the cells of the source tables stand on a report's page, so that any figure can lead to its cell.
//
// A cell's id is "cell-<table>-r<row>-c<field>" with the row and field of the source file; where a table has no such
// numbers, or has them twice, "cell-<table>-i<row>-j<column>" counted inside the table. Ids are unique in the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/panel/table.hpp"

namespace ecumene {

// Row `heading_row` is the line of headings; columns below 0 are those of the stub: -1 the first, -2 the second.
struct CellPosition {
  static constexpr std::ptrdiff_t heading_row = -1;
  std::size_t table = 0;
  std::ptrdiff_t row = 0;
  std::ptrdiff_t column = 0;
  friend auto operator<=>(const CellPosition&, const CellPosition&) = default;
};

class CellIndex {
 public:
  // Tables of more than `most_cells` cells show their first rows and those that were asked for with show_row.
  explicit CellIndex(std::span<const Table> tables, std::size_t most_cells = 20'000);

  std::string table_id(std::size_t table) const { return entries_[table].id; }
  std::string id(const CellPosition& position) const;

  // Matched by source, sheet, row and field; without row and field by source and labels.
  std::optional<CellPosition> locate(const Place& place) const;
  // "#cell-...", "#table-..." where the row is not shown, "" where the place stands in none of the tables.
  std::string href(const Place& place) const;
  std::string href(const CellPosition& position) const;
  // A whole row: what a computed figure of its region rests on. "#row-...", or the table where the row is not shown.
  std::string row_id(const CellPosition& position) const;
  std::string row_href(const CellPosition& position) const;
  // The first row of any table with this label, or whose region has this name.
  std::optional<CellPosition> find_row(const std::string& region) const;

  // The cell of a table with this name by its labels.
  std::optional<CellPosition> find(const std::string& table, const std::string& row, const std::string& column) const;
  // The same in the first table that has both.
  std::optional<CellPosition> find(const std::string& row, const std::string& column) const;

  void show_row(std::size_t table, std::ptrdiff_t row);
  bool is_shown(std::size_t table, std::ptrdiff_t row) const;

 private:
  struct Entry {
    std::string id;
    bool numbered = false;  // file rows and fields serve as ids
    std::map<std::uint32_t, std::ptrdiff_t> row_of;
    std::map<std::uint32_t, std::ptrdiff_t> column_of;
    std::map<std::ptrdiff_t, std::uint32_t> field_of;  // column_of, the other way round
    std::map<std::string, std::ptrdiff_t, std::less<>> row_by_label;
    std::map<std::string, std::ptrdiff_t, std::less<>> row_by_region;
    std::map<std::string, std::ptrdiff_t, std::less<>> column_by_label;
    std::ptrdiff_t first_hidden = PTRDIFF_MAX;
    std::set<std::ptrdiff_t> shown;
  };
  Entry entry_of(const Table& table) const;
  std::optional<CellPosition> find_in(std::size_t table, const std::string& row, const std::string& column) const;
  std::optional<CellPosition> locate_in(std::size_t table, const Place& place) const;

  std::span<const Table> tables_;
  std::vector<Entry> entries_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_source_;
};

// The row of a body row in the file; 0 if not known.
std::uint32_t file_row(const Table& table, std::size_t row);

}  // namespace ecumene
