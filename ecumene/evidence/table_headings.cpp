// Headings that slipped by a column when a page became text.
#include <algorithm>
#include <set>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/tables_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

using Row = std::vector<Cell>;

bool is_filled(const Row& row, std::size_t column) {
  return column < row.size() && !row[column].raw.empty();
}

bool is_figure(const Row& row, std::size_t column) {
  return is_filled(row, column) && looks_like_figure(row[column].raw);
}

std::size_t used_columns(const Row& row) {
  std::size_t used = row.size();
  while (used > 0 && row[used - 1].raw.empty()) --used;
  return used;
}

void renumber(Row& row) {
  for (std::size_t column = 0; column < row.size(); ++column)
    row[column].field = static_cast<std::uint32_t>(column + 1);
}

void insert_blank(Row& row, std::size_t column) {
  Cell blank;
  blank.line = row.front().line;
  blank.row = row.front().row;
  row.insert(row.begin() + static_cast<std::ptrdiff_t>(std::min(column, row.size())), blank);
  if (row.back().raw.empty()) row.pop_back();
  renumber(row);
}

// A label column without a heading pushes the labels of most rows one to the right of theirs: under the first figures'
// heading stand words, and behind the last heading stand figures. Rows without that label keep their old columns.
bool insert_label_column(std::span<Row> rows) {
  const std::size_t headed = used_columns(rows[0]);
  std::size_t first_figure = 1;
  while (first_figure < headed && !is_figure(rows[0], first_figure)) ++first_figure;  // a year
  if (first_figure >= headed) return false;
  std::vector<Row*> pushed;
  std::vector<Row*> kept;
  for (Row& row : rows.subspan(1)) {
    const bool is_pushed = used_columns(row) == headed + 1 && !is_figure(row, first_figure);
    (is_pushed ? pushed : kept).push_back(&row);
  }
  const auto is_kept = [&](const Row* row) {
    return used_columns(*row) <= headed && is_filled(*row, first_figure - 1);
  };
  if (pushed.size() < 2 || pushed.size() <= kept.size() || !std::all_of(kept.begin(), kept.end(), is_kept))
    return false;
  // The place where the labels of the kept rows meet their like in the pushed ones.
  std::size_t best_place = 1;
  std::size_t best_meetings = 0;
  for (std::size_t place = 1; place <= first_figure; ++place) {
    std::size_t meetings = 0;
    for (std::size_t column = 1; column < first_figure; ++column) {
      std::set<std::string> labels;
      for (const Row* row : pushed) labels.insert((*row)[column < place ? column : column + 1].raw);
      for (const Row* row : kept) meetings += is_filled(*row, column) && labels.contains((*row)[column].raw) ? 1 : 0;
    }
    if (meetings <= best_meetings) continue;
    best_place = place;
    best_meetings = meetings;
  }
  insert_blank(rows[0], best_place);
  for (Row* row : kept) insert_blank(*row, best_place);
  return true;
}

// A heading line moved one to the right: its last heading stands over nothing, and another of its headings stands
// again, one to the left, in another line.
bool pull_heading_line(std::span<Row> rows) {
  std::size_t headings = 0;
  const auto has_figures = [](const Row& row) {
    for (std::size_t column = 1; column < row.size(); ++column)
      if (is_figure(row, column)) return true;
    return false;
  };
  while (headings < rows.size() && !has_figures(rows[headings])) ++headings;
  if (headings < 2 || headings == rows.size()) return false;
  std::size_t widest = 0;
  for (const Row& row : rows.first(headings)) widest = std::max(widest, used_columns(row));
  for (const Row& row : rows.subspan(headings))
    if (used_columns(row) >= widest) return false;
  for (std::size_t line = 0; line < headings; ++line) {
    if (used_columns(rows[line]) != widest) continue;
    for (std::size_t column = 1; column < widest; ++column) {
      if (!is_filled(rows[line], column) || is_filled(rows[line], column - 1)) continue;
      for (std::size_t other = 0; other < headings; ++other) {
        if (other == line || !is_filled(rows[other], column - 1)) continue;
        if (utf8::folded(rows[other][column - 1].raw) != utf8::folded(rows[line][column].raw)) continue;
        rows[line].erase(rows[line].begin() + static_cast<std::ptrdiff_t>(column - 1));
        renumber(rows[line]);
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool put_back_headings(Grid& grid, std::size_t first, std::size_t last) {
  if (last < first + 3) return false;
  const std::span<Row> rows(grid.rows.data() + first, last - first);
  const bool has_inserted = insert_label_column(rows);
  return pull_heading_line(rows) || has_inserted;
}

}  // namespace ecumene::evidence_internal
