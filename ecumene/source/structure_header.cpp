// Where the headings end and the figures begin.
#include <algorithm>

#include "ecumene/base/unit.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

// How many body rows are asked whether a column holds figures.
constexpr std::size_t sample_rows = 200;

struct LookCount {
  std::size_t words = 0;
  std::size_t figures = 0;  // and marks
  std::size_t years = 0;
};

LookCount count_row(const Grid& grid, const Region& region, std::size_t index) {
  LookCount count;
  for (std::size_t column = region.first_column + 1; column < region.end_column; ++column) {
    switch (look(cell_at(grid, region.rows[index], column))) {
      case CellLook::word:
        ++count.words;
        break;
      case CellLook::year:
        ++count.years;
        break;
      case CellLook::figure:
      case CellLook::mark:
        ++count.figures;
        break;
      case CellLook::blank:
        break;
    }
  }
  return count;
}

const Cell& corner(const Grid& grid, const Region& region, std::size_t index) {
  return cell_at(grid, region.rows[index], region.first_column);
}

bool table_has_figures(const Grid& grid, const Region& region) {
  const std::size_t end = std::min(region.rows.size(), sample_rows);
  for (std::size_t index = 1; index < end; ++index) {
    const LookCount count = count_row(grid, region, index);
    if (count.figures + count.years > 0) return true;
  }
  return false;
}

// Columns whose heading would be a year hold years themselves ("founded": 1893, 1950): then the row is no heading.
bool years_go_on_below(const Grid& grid, const Region& region) {
  const std::size_t end = std::min(region.rows.size(), sample_rows);
  if (end < 2) return true;
  for (std::size_t column = region.first_column + 1; column < region.end_column; ++column) {
    if (look(cell_at(grid, region.rows[0], column)) != CellLook::year) continue;
    for (std::size_t index = 1; index < end; ++index) {
      const CellLook below = look(cell_at(grid, region.rows[index], column));
      if (below != CellLook::year && below != CellLook::blank) return false;
    }
  }
  return true;
}

bool years_rise(const Grid& grid, const Region& region) {
  std::string last;
  std::size_t steps = 0;
  for (std::size_t column = region.first_column + 1; column < region.end_column; ++column) {
    const Cell& cell = cell_at(grid, region.rows[0], column);
    if (look(cell) != CellLook::year) continue;
    if (!last.empty() && cell.raw <= last) return false;
    if (!last.empty()) ++steps;
    last = cell.raw;
  }
  return steps > 0;
}

bool opens_with_headings(const Grid& grid, const Region& region) {
  const LookCount count = count_row(grid, region, 0);
  const Cell& first = corner(grid, region, 0);
  if (heads_labels(first.raw) || heads_periods(first.raw)) return true;
  if (region.width() == 1) return look(first) == CellLook::word;
  if (count.figures > 0)
    return look(first) != CellLook::figure && region.rows.size() > 1 && numbers_columns(grid, region, 0);
  if (count.years > 0) {
    const CellLook label = look(first);
    if (label != CellLook::word && label != CellLook::blank) return false;
    return years_rise(grid, region) || !years_go_on_below(grid, region);
  }
  return true;
}

// A row of units: "%", "млн руб.", "тыс. чел." under the headings.
bool names_units(const Grid& grid, const Region& region, std::size_t index) {
  std::size_t units = 0;
  for (std::size_t column = region.first_column + 1; column < region.end_column; ++column) {
    const Cell& cell = cell_at(grid, region.rows[index], column);
    if (is_blank(cell)) continue;
    if (!parse_unit(cell.raw) && !unit_in_heading(", " + cell.raw)) return false;
    ++units;
  }
  return units > 0;
}

bool fills_a_gap(const Grid& grid, const Region& region, std::size_t index) {
  for (std::size_t column = region.first_column + 1; column < region.end_column; ++column) {
    if (is_blank(cell_at(grid, region.rows[index], column))) continue;
    bool blank_above = true;
    for (std::size_t above = 0; above < index; ++above) {
      const Cell& cell = cell_at(grid, region.rows[above], column);
      blank_above = blank_above && (is_blank(cell) || cell.merged);
    }
    if (blank_above) return true;
  }
  return false;
}

bool continues_headings(const Grid& grid, const Region& region, std::size_t index, bool figures) {
  const LookCount count = count_row(grid, region, index);
  if (count.figures > 0 || count.words + count.years == 0) return false;
  const Cell& first = corner(grid, region, index);
  const Cell& above = corner(grid, region, index - 1);
  const bool unlabelled = is_blank(first) || (first.merged && first.raw == above.raw) || first.raw == above.raw;
  if (unlabelled) return figures ? true : fills_a_gap(grid, region, index);
  return figures && count.years == 0 && names_units(grid, region, index);
}

void join(std::string& label, const std::string& piece) {
  if (piece.empty()) return;
  // "Average / Average": a merged or repeated heading says nothing twice.
  if (label == piece || label.ends_with(" / " + piece)) return;
  if (!label.empty()) label += " / ";
  label += piece;
}

bool named_below(const Grid& grid, const Region& region, std::size_t line, std::size_t lines, std::size_t column) {
  for (std::size_t below = line + 1; below < lines; ++below) {
    if (!is_blank(cell_at(grid, region.rows[below], column))) return true;
  }
  return false;
}

// The headings of one line: each column's own, or the one to the left that spans it, if a lower line tells the columns
// under it apart. A span ends where a line above begins a new heading; the label column spans nothing.
std::vector<std::string> line_headings(const Grid& grid, const Region& region, std::size_t line, std::size_t lines) {
  std::vector<std::string> headings(region.width());
  std::string span;
  for (std::size_t column = region.first_column; column < region.end_column; ++column) {
    const Cell& own = cell_at(grid, region.rows[line], column);
    bool begins_above = false;
    for (std::size_t above = 0; above < line; ++above) {
      begins_above = begins_above || !is_blank(cell_at(grid, region.rows[above], column));
    }
    if (!is_blank(own)) {
      span = column > region.first_column ? own.raw : std::string();
    } else if (begins_above) {
      span.clear();
    }
    const bool spanned = is_blank(own) && named_below(grid, region, line, lines, column);
    headings[column - region.first_column] = spanned ? span : own.raw;
  }
  return headings;
}

}  // namespace

std::size_t heading_lines(const Grid& grid, const Region& region) {
  if (region.rows.empty() || !opens_with_headings(grid, region)) return 0;
  if (region.width() == 1) return 1;
  const bool figures = table_has_figures(grid, region);
  std::size_t lines = 1;
  while (lines < region.rows.size() && lines < 12 && continues_headings(grid, region, lines, figures)) ++lines;
  return lines;
}

bool numbers_columns(const Grid& grid, const Region& region, std::size_t index) {
  if (index >= region.rows.size()) return false;
  std::size_t expected = 0;
  std::size_t count = 0;
  for (std::size_t column = region.first_column; column < region.end_column; ++column) {
    const Cell& cell = cell_at(grid, region.rows[index], column);
    if (is_blank(cell)) continue;
    const bool letter = count == 0 && utf8::length(cell.raw) == 1 && look(cell) == CellLook::word;
    if (!letter) {
      if (expected == 0) expected = 1;
      if (expected == 1 && count == 1 && cell.raw == "2") expected = 2;
      if (cell.raw != std::to_string(expected)) return false;
      ++expected;
    }
    ++count;
  }
  if (count < 3) return false;
  if (index + 1 >= region.rows.size()) return true;
  // An ordinary row that happens to read 1, 2, 3 is followed by row number 2; a region called A by one called B.
  const Cell& below = corner(grid, region, index + 1);
  const bool letter = look(corner(grid, region, index)) == CellLook::word;
  if (letter && utf8::length(utf8::trimmed(below.raw)) == 1) return false;
  return look(below) != CellLook::figure;
}

std::vector<std::string> heading_labels(const Grid& grid, const Region& region, std::size_t lines) {
  std::vector<std::string> labels(region.width());
  for (std::size_t line = 0; line < lines; ++line) {
    const std::vector<std::string> headings = line_headings(grid, region, line, lines);
    for (std::size_t column = 0; column < labels.size(); ++column) {
      Cell heading;
      heading.raw = headings[column];
      take_label_footnotes(heading);
      join(labels[column], heading.raw);
    }
  }
  return labels;
}

}  // namespace ecumene
