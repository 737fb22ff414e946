// Grid -> tables, step by step: clean cells; blocks between blank lines; captions, bodies and notes; heading lines;
// label columns; tables. Each step is a file structure_<step>.cpp; find_tables (grid.hpp) is the door.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/source/grid.hpp"

namespace ecumene {

// As find_tables, but empties `grid` instead of copying its cells, and gives back the rows that fit no table.
std::vector<Table> take_tables(Grid& grid, const ReadOptions& options, std::vector<Finding>& findings,
                               std::vector<RejectedRow>& rejected);

// structure_clean.cpp:

// Takes formatting marks out of a cell: <b>, <i>, <br>, **bold**, \*, &nbsp; and the like. Bold sets `emphasised`.
void clean_cell(Cell& cell);
// Moves footnote marks at the end of a label into `footnote`: "Tyumen Oblast*", "Moscow 1)".
void take_label_footnotes(Cell& cell);

// structure_look.cpp:

enum class CellLook : std::uint8_t { blank, word, figure, year, mark };
CellLook look(const Cell& cell);
bool is_blank(const Cell& cell);
// "region", "регион", "субъект", "№", "year", ...: words that head label columns.
bool heads_labels(std::string_view heading);
bool heads_periods(std::string_view heading);
bool heads_numbering(std::string_view heading);
// A line under a table: a footnote, a legend, a source, or a whole sentence.
bool reads_as_note(std::string_view line);
// "Table 3. ...", "Таблица 2", "Кесте 1", "1-кесте".
bool reads_as_caption(std::string_view line);

// structure_regions.cpp:

// The rows of one table in its grid: heading lines and body in `rows`.
struct Region {
  std::vector<std::size_t> captions;
  std::vector<std::size_t> rows;
  std::vector<std::size_t> notes;
  std::size_t first_column = 0;
  std::size_t end_column = 0;

  std::size_t width() const { return end_column - first_column; }
};
std::vector<Region> find_regions(const Grid& grid, const ReadOptions& options);

// The cell at a grid position; a blank one where the row is too short.
const Cell& cell_at(const Grid& grid, std::size_t row, std::size_t column);
// Non-blank cells of the row within the columns, not counting repeats of merged ones.
std::size_t filled_cells(const Grid& grid, std::size_t row, std::size_t first_column, std::size_t end_column);

// structure_header.cpp:

// How many of `region.rows` are heading lines. A line of years is one although it is numeric.
std::size_t heading_lines(const Grid& grid, const Region& region);
// True if the row under the heading only numbers the columns: "1 2 3 4", "А 1 2 3".
bool numbers_columns(const Grid& grid, const Region& region, std::size_t index);
// One label a column: the heading lines joined by " / ", a heading over several columns repeated for each.
std::vector<std::string> heading_labels(const Grid& grid, const Region& region, std::size_t lines);

// structure_stub.cpp:

struct Columns {
  std::optional<std::size_t> numbering;  // a column that only numbers the rows
  std::size_t first = 0;                 // of the labels
  std::size_t stub = 0;                  // how many label columns follow; 0: lists without labels
};
// Looks at the first 5,000 body rows. `lines` heading lines stand above the body.
Columns find_columns(const Grid& grid, const Region& region, std::size_t lines, const std::vector<std::string>& labels);

// structure_columns.cpp:

struct HeadingPlan {
  std::size_t lines = 0;                   // heading lines
  const std::vector<std::string>& labels;  // of every column of the region
  const std::vector<std::size_t>& fields;  // the columns behind the labels
  const std::string& title;                // may name the unit of all figures: "Funding sources, %"
};
// The columns with unique labels and their units. Findings: "heading-missing", "heading-repeated".
std::vector<TableColumn> make_columns(const Grid& grid, const Region& region, const HeadingPlan& plan,
                                      std::vector<Finding>& findings);
Place place_of(const Grid& grid, const Cell& cell);

// structure_table.cpp:

struct Harvest {  // where the steps put what they have to say
  std::vector<Finding>& findings;
  std::vector<RejectedRow>& rejected;
};
Table build_table(Grid& grid, const Region& region, const ReadOptions& options, const std::string& name,
                  Harvest harvest);

}  // namespace ecumene
