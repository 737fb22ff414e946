// Tables whose columns are kept apart by runs of spaces: typewritten reports, e-mails, `pdftotext -layout`, OCR.
//
// THE RULE. A line falls into pieces at its gaps: two white spaces or more, a tab (to the next of every eight places),
// a vertical bar with white space beside it, five leader dots or more. Places are counted in code points. A *row* has
// two pieces or more, at most 64, and behind the first of them a figure or a mark in place of one. Rows make a table
// where
//   - each follows the last behind at most one empty line, two rules and two lines of words (a label broken over lines,
//     a heading inside the table), and its pieces fit the columns: no piece reaches from one column into another one
//     that some row fills beside it, and behind an empty line a figure stands under a figure;
//   - a *column of figures* is one behind the first with figures or marks in more than half of the rows (of the first
//     1,000 of a longer table), figures in two at the least, of which three in four share, within one place, their left
//     end, right end, middle or decimal mark;
//   - there are two rows and two such columns; or three rows, one such column, filled in three of four rows, and a
//     caption, headings or a rule above to say that it is a table, or leader dots in most rows before bare numbers. One
//     column of whole numbers of up to four digits that never fall is a list of contents, unless a caption stands
//     above.
// The lines above the rows whose pieces stand over the columns are headings: at most eight. Prose, justified or with
// two spaces behind full stops, lists, addresses, verse, code and two columns of prose have no columns of figures.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ecumene/evidence/tables_internal.hpp"

namespace ecumene::evidence_internal {

enum class PieceLook : std::uint8_t { word, figure, year, mark };

struct Piece {
  std::size_t byte_begin = 0;  // of the text
  std::size_t byte_end = 0;
  std::size_t begin = 0;  // places in the line
  std::size_t end = 0;
  PieceLook look = PieceLook::word;
  std::size_t bar = 0;  // the place behind the bar before it; 0: none
  bool is_led = false;  // leader dots stand before it

  bool is_value() const { return look != PieceLook::word; }
  bool is_figure() const { return look == PieceLook::figure || look == PieceLook::year; }
};

// aligned_pieces.cpp:

// None of a line of more than 2,000 bytes, which nobody sets as a row.
std::vector<Piece> pieces_of(std::string_view text, const TextLine& line);
// A look at the bytes alone: false where the line is one piece for certain.
bool may_have_gap(std::string_view line);
PieceLook look_of(std::string_view raw);
// "-----  ----", "=====", "├────┼────┤": at least three marks in a row, and nothing else but white space.
bool is_rule_line(std::string_view line);
bool is_row(std::string_view text, std::span<const Piece> pieces);
// A row of years and nothing else behind its first piece: "Region  2005  2006".
bool names_years(std::span<const Piece> pieces);

// aligned_columns.cpp:

// The columns of rows that are taken one after the other. A piece belongs to the column under which it stands; figures
// make a column wider, a label that reaches further than the others does not.
class AlignedColumns {
 public:
  static constexpr std::size_t most_columns = 64;

  struct Column {
    std::size_t begin = 0;  // places
    std::size_t end = 0;
    bool has_values = false;
    bool has_figures = false;
    std::bitset<2 * most_columns> ids{};  // of the columns that it was before they grew together
  };

  // False, and nothing is changed, where the row does not fit. Linear in the columns.
  bool take(std::span<const Piece> row);
  // Does a column of values stand under one of the values of this row?
  bool has_values_under(std::span<const Piece> row) const;
  // Behind the last row: joins neighbours that no row fills both and that a row of their table would not tell apart.
  void settle();
  // "Very long label 12.5" where a column of figures stands under "12.5" and nothing else fills it: two pieces.
  std::vector<Piece> parted(std::string_view text, std::vector<Piece> row) const;
  // The column of each piece of a row that was taken; REQUIRES settle().
  std::vector<std::size_t> columns_of(std::span<const Piece> row) const;

  std::span<const Column> columns() const { return columns_; }
  std::size_t right_end() const { return columns_.empty() ? 0 : columns_.back().end; }
  std::size_t first_values() const;  // where the first column of values behind the labels begins

 private:
  struct Under {  // columns first .. last-1 stand under a piece
    std::size_t first = 0;
    std::size_t last = 0;
  };
  Under under(const Piece& piece, std::size_t free) const;
  std::optional<std::size_t> place_value(const Piece& piece, std::size_t free);
  std::optional<std::size_t> place_word(const Piece& piece, std::size_t free);
  std::optional<std::size_t> insert(std::size_t at, const Piece& piece, std::size_t end);
  static std::optional<Piece> figure_behind(std::string_view text, const Piece& piece, const Column& column);
  bool stand_together(const Column& one, const Column& other) const;
  bool can_join(Under range) const;
  void join(Under range);
  bool belong_together(const Column& left, const Column& right) const;

  std::vector<Column> columns_;                            // in order, apart
  std::vector<std::bitset<2 * most_columns>> together_{};  // by id: which ids some row fills beside it
  std::size_t next_id_ = 0;
};

// The columns of the rows first .. last-1 of the text.
AlignedColumns columns_of_lines(std::string_view text, const std::vector<TextLine>& lines, std::size_t first,
                                std::size_t last);

// aligned_blocks.cpp:

// Adds the tables of this kind that stand between the blocks, which are in text order; so is the result.
std::vector<TableBlock> with_aligned_blocks(std::string_view text, const std::vector<TextLine>& lines,
                                            std::vector<TableBlock> blocks);

// aligned_headings.cpp:

struct Headings {
  std::size_t first = 0;  // line of the headings; `body` where there are none
  std::size_t body = 0;   // line of the first row, or of the words above it that belong to its rows
};
// "(thousand people)", "млн руб.": says of all figures in which unit they are.
bool names_unit(std::string_view text, const Piece& piece);
Headings headings_over(std::string_view text, const std::vector<TextLine>& lines, std::size_t floor, std::size_t row,
                       const AlignedColumns& columns);
// aligned_heading_rows.cpp:

// The headings as rows of a grid: lines of one heading joined, a heading over several columns over the first of them.
std::vector<AlignedRow> heading_rows(std::string_view text, const std::vector<TextLine>& lines, const TableBlock& block,
                                     const AlignedColumns& columns);

// aligned_rows.cpp:

// Puts a piece behind the text of a cell: "Output of" + "coal" is "Output of coal", "produc-" + "tion" "production".
void append_piece(Cell& cell, std::string_view text, const Piece& piece, std::size_t line);
std::vector<Cell> empty_cells(std::size_t count, const TextLine& line, std::size_t number);
bool begins_small(std::string_view words);  // with a small letter

}  // namespace ecumene::evidence_internal
