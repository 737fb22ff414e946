#include "ecumene/source/formats/workbook.hpp"

#include <algorithm>
#include <utility>

#include "ecumene/base/utf8.hpp"

namespace ecumene {

namespace {
constexpr std::uint32_t most_columns = 16'384;  // the widest sheet a spreadsheet program makes
constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::size_t most_cells = 20'000'000;  // some 4 GB of cells
}  // namespace

SheetBuilder::SheetBuilder(std::string source, std::string sheet) {
  grid_.source = std::move(source);
  grid_.sheet = std::move(sheet);
}

Cell& SheetBuilder::cell(std::uint32_t row, std::uint32_t column) {
  const bool fits = row < most_rows && column < most_columns;
  if (fits && row >= grid_.rows.size()) grid_.rows.resize(row + 1);
  if (fits && column >= grid_.rows[row].size()) {
    cells_ += column + 1 - grid_.rows[row].size();
    if (cells_ <= most_cells) grid_.rows[row].resize(column + 1);
  }
  if (!fits || cells_ > most_cells) {
    throw Error(
        Finding{.code = "workbook-too-large",
                .severity = Severity::error,
                .what = "the sheet '" + grid_.sheet + "' has more cells than are read from a workbook (20 million)",
                .way_out = "save the sheet as CSV, which is read piece by piece",
                .places = {{.source = grid_.source, .sheet = grid_.sheet}}});
  }
  Cell& cell = grid_.rows[row][column];
  cell.row = row + 1;
  cell.field = column + 1;
  return cell;
}

void SheetBuilder::hide_columns(std::uint32_t first, std::uint32_t end) {
  hidden_columns_.emplace_back(first, std::min(end, most_columns));
}

Grid SheetBuilder::finish() && {
  for (const MergedArea& area : areas_) {
    // Merges run over empty margins to the sheet's end at times; only rows that hold something are filled.
    const std::uint32_t end_row = std::min<std::uint32_t>(area.end_row, static_cast<std::uint32_t>(grid_.rows.size()));
    if (area.first_row >= end_row || area.first_column >= grid_.rows[area.first_row].size()) continue;
    const Cell first = grid_.rows[area.first_row][area.first_column];
    if (first.kind == CellKind::empty) continue;
    for (std::uint32_t row = area.first_row; row < end_row; ++row) {
      for (std::uint32_t column = area.first_column; column < std::min(area.end_column, most_columns); ++column) {
        if (row == area.first_row && column == area.first_column) continue;
        Cell& copy = cell(row, column);
        const auto [own_row, own_field] = std::pair(copy.row, copy.field);
        copy = first;
        copy.merged = true;
        copy.row = own_row;
        copy.field = own_field;
      }
    }
  }
  for (const std::uint32_t row : hidden_rows_) {
    if (row >= grid_.rows.size()) continue;
    for (Cell& cell : grid_.rows[row]) cell.hidden = true;
  }
  for (std::vector<Cell>& row : grid_.rows) {
    for (const auto& [first, end] : hidden_columns_) {
      for (std::uint32_t column = first; column < end && column < row.size(); ++column) row[column].hidden = true;
    }
    for (std::size_t column = 0; column < row.size(); ++column) {
      row[column].row = static_cast<std::uint32_t>(&row - grid_.rows.data()) + 1;
      row[column].field = static_cast<std::uint32_t>(column) + 1;
    }
  }
  return std::move(grid_);
}

void set_figure(Cell& cell, const Decimal& stored, const std::string& shown) {
  cell.raw = shown;
  cell.kind = CellKind::text;
  const std::optional<Decimal> printed = Decimal::parse(shown);
  if (!printed) return;
  cell.kind = CellKind::number;
  cell.low = cell.high = *printed;
  if (stored != *printed) cell.stored = stored;
}

bool is_wanted(const std::string& sheet, const ReadOptions& options) {
  return options.sheet.empty() || utf8::folded(options.sheet) == utf8::folded(sheet);
}

void refuse_unknown_sheet(const std::vector<std::string>& sheets, const std::string& file, const ReadOptions& options) {
  if (std::any_of(sheets.begin(), sheets.end(), [&](const std::string& sheet) { return is_wanted(sheet, options); }))
    return;
  std::string list;
  for (const std::string& sheet : sheets) list += (list.empty() ? "'" : "', '") + sheet;
  throw Error(Finding{
      .code = "sheet-not-found",
      .severity = Severity::error,
      .what = sheets.empty() ? "the workbook has no sheets" : "the workbook has no sheet '" + options.sheet + "'",
      .way_out = sheets.empty() ? "save the workbook again in a spreadsheet program" : "its sheets are " + list + "'",
      .places = {{.source = file}}});
}

Finding hidden_sheet(const std::string& file, const std::string& sheet) {
  return {.code = "sheet-hidden",
          .severity = Severity::note,
          .what = "the sheet '" + sheet + "' is hidden in the workbook and was read all the same",
          .way_out = "name the sheet to read with --sheet if this one is not meant",
          .places = {{.source = file, .sheet = sheet}}};
}

}  // namespace ecumene
