// The steps from lines to tables: blocks of rows, their cells, headings put back in their columns.
#pragma once

#include "ecumene/evidence/tables.hpp"
#include "ecumene/source/grid.hpp"

namespace ecumene::evidence_internal {

struct TextLine {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;    // without its line break
};

struct TableBlock {
  std::size_t first = 0;  // lines
  std::size_t last = 0;   // one past
  bool has_pipes = false;
};

std::vector<TextLine> lines_of(std::string_view text);
std::vector<TableBlock> blocks_of(std::string_view text, const std::vector<TextLine>& lines);

// The cells of a line of a table, or the whole of another line as one cell.
std::vector<Cell> cells_of(std::string_view text, const TextLine& line, char mark);

// Headings that slipped: a column of labels without one, a heading line moved by one. `first` .. `last` are the rows
// of the table in the grid. True if something was moved.
bool put_back_headings(Grid& grid, std::size_t first, std::size_t last);

}  // namespace ecumene::evidence_internal
