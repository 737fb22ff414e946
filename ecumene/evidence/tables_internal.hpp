// The steps from lines to tables: blocks of rows, their cells, headings put back in their columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ecumene/evidence/tables.hpp"
#include "ecumene/source/grid.hpp"

namespace ecumene::evidence_internal {

struct TextLine {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;    // without its line break
};

enum class ColumnMark : std::uint8_t { tabs, pipes, spaces };

struct TableBlock {
  std::size_t first = 0;  // lines
  std::size_t last = 0;   // one past
  ColumnMark mark = ColumnMark::tabs;
  std::size_t body = 0;  // of columns apart by spaces: the line of the first row below the headings
};

struct AlignedRow {
  std::size_t line = 0;
  std::vector<Cell> cells{};
};

std::vector<TextLine> lines_of(std::string_view text);
std::vector<TableBlock> blocks_of(std::string_view text, const std::vector<TextLine>& lines);

// The cells of a line of a table, or the whole of another line as one cell.
std::vector<Cell> cells_of(std::string_view text, const TextLine& line, char mark);

// The headings and rows of a block whose columns are apart by spaces, with their places in bytes and lines; a label
// over several lines is one cell. Its place is that of all its lines where nothing else stands between, else of the
// first. aligned_internal.hpp has the rule.
std::vector<AlignedRow> aligned_rows(std::string_view text, const std::vector<TextLine>& lines,
                                     const TableBlock& block);

bool is_caption_line(std::string_view line);

// Headings that slipped: a column of labels without one, a heading line moved by one. `first` .. `last` are the rows
// of the table in the grid. True if something was moved.
bool put_back_headings(Grid& grid, std::size_t first, std::size_t last);

}  // namespace ecumene::evidence_internal
