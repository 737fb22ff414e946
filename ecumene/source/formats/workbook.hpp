// What XLSX and ODS readers share: sheets being filled cell by cell, with merged areas and sheet selection.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/source/grid.hpp"

namespace ecumene {

// Rows and columns from 0. Areas are half-open.
struct MergedArea {
  std::uint32_t first_row;
  std::uint32_t first_column;
  std::uint32_t end_row;
  std::uint32_t end_column;
};

// A sheet that may grow to 16,384 columns and 20 million cells; beyond that Error "workbook-too-large".
class SheetBuilder {
 public:
  SheetBuilder(std::string source, std::string sheet);

  // The cell at row, column (from 0), with its row and field numbers set.
  Cell& cell(std::uint32_t row, std::uint32_t column);
  void merge(const MergedArea& area) { areas_.push_back(area); }
  void hide_row(std::uint32_t row) { hidden_rows_.push_back(row); }
  void hide_columns(std::uint32_t first, std::uint32_t end);

  Grid finish() &&;

 private:
  Grid grid_;
  std::size_t cells_ = 0;
  std::vector<MergedArea> areas_;
  std::vector<std::uint32_t> hidden_rows_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns_;
};

// Sets a cell to a displayed figure: kind number if the display is a plain figure of the stored value, else text.
void set_figure(Cell& cell, const Decimal& stored, const std::string& shown);

// True if options.sheet is empty or this sheet; names compare as folded text.
bool is_wanted(const std::string& sheet, const ReadOptions& options);

// Throws Error "sheet-not-found" listing the sheets, if options.sheet names none of them.
void refuse_unknown_sheet(const std::vector<std::string>& sheets, const std::string& file, const ReadOptions& options);

// "sheet-hidden": a note that a hidden sheet was read.
Finding hidden_sheet(const std::string& file, const std::string& sheet);

}  // namespace ecumene
