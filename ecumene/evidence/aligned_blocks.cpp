// Which lines are rows of a table whose columns are apart by spaces.
#include <algorithm>
#include <map>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/aligned_internal.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene::evidence_internal {
namespace {

// How the figures of a column stand.
class ColumnLook {
 public:
  void take(const Piece& piece, std::string_view raw) {
    ++values_;
    figures_ += piece.is_figure() ? 1 : 0;
    if (!piece.is_figure()) return;
    const std::size_t mark = raw.find_last_of(".,");
    const std::size_t point = mark == std::string_view::npos ? raw.size() : mark;
    lefts_.push_back(piece.begin);
    rights_.push_back(piece.end);
    middles_.push_back((piece.begin + piece.end) / 2);
    points_.push_back(piece.begin + utf8::length(raw.substr(0, point)));
  }

  bool is_of_figures(std::size_t rows) {
    return 2 * values_ > rows && figures_ >= 2 &&
           (are_in_line(rights_) || are_in_line(lefts_) || are_in_line(points_) || are_in_line(middles_));
  }
  std::size_t values() const { return values_; }

 private:
  // Three in four at one place or the next.
  static bool are_in_line(std::vector<std::size_t>& places) {
    std::sort(places.begin(), places.end());
    std::size_t most = 0;
    for (std::size_t first = 0, last = 0; first < places.size(); ++first) {
      while (last < places.size() && places[last] <= places[first] + 1) ++last;
      most = std::max(most, last - first);
    }
    return 4 * most >= 3 * places.size();
  }

  std::size_t values_ = 0;
  std::size_t figures_ = 0;
  std::vector<std::size_t> lefts_;
  std::vector<std::size_t> rights_;
  std::vector<std::size_t> middles_;
  std::vector<std::size_t> points_;
};

// Where the bars between pieces stand.
class BarLook {
 public:
  void take(std::span<const Piece> row) {
    for (const Piece& piece : row) {
      if (piece.bar == 0) continue;
      ++bars_;
      ++rows_at_[piece.bar];
    }
  }
  bool are_in_line(std::size_t rows) const {
    std::size_t in_line = 0;
    for (const auto& [place, count] : rows_at_) in_line += 2 * count > rows ? count : 0;
    return 4 * in_line >= 3 * bars_;
  }

 private:
  std::map<std::size_t, std::size_t> rows_at_;  // by place
  std::size_t bars_ = 0;
};

class AlignedFinder {
 public:
  AlignedFinder(std::string_view text, const std::vector<TextLine>& lines) : text_(text), lines_(lines) {}

  // Tables in the lines first .. last-1. Where a run of rows is none, the search goes on from its middle, so that each
  // line is looked at a bounded number of times.
  void search(std::size_t first, std::size_t last) {
    floor_ = first;
    for (std::size_t at = first; at < last;) {
      const std::vector<Piece> row = row_at(at);
      if (row.empty() || (names_years(row) && !(at + 1 < last && names_years(row_at(at + 1))))) {
        ++at;  // a line of years heads the rows below, unless these are years too
        continue;
      }
      AlignedColumns columns;
      const std::size_t end = end_of_rows(at, last, row, columns);
      columns.settle();
      if (const auto block = table_of(at, end, last, columns)) {
        found_.push_back(*block);
        at = floor_ = block->last;
      } else {
        at = std::max(at + 1, at + (end - at) / 2);
      }
    }
  }

  std::vector<TableBlock> run() { return std::move(found_); }

 private:
  std::string_view line(std::size_t at) const {
    return text_.substr(lines_[at].begin, lines_[at].end - lines_[at].begin);
  }
  bool is_blank(std::size_t at) const { return utf8::trimmed(line(at)).empty(); }

  std::vector<Piece> row_at(std::size_t at) const {
    if (!may_have_gap(line(at))) return {};
    std::vector<Piece> pieces = pieces_of(text_, lines_[at]);
    if (!is_row(text_, pieces)) pieces.clear();
    return pieces;
  }

  // One past the last row that goes with the first, and their columns.
  std::size_t end_of_rows(std::size_t first, std::size_t last, const std::vector<Piece>& first_row,
                          AlignedColumns& columns) const {
    constexpr std::size_t most_between = 2;  // lines of words, and as many rules
    columns.take(first_row);
    std::size_t end = first + 1;
    std::size_t words = 0;
    std::size_t rules = 0;
    std::size_t blanks = 0;
    for (std::size_t at = end; at < last && words <= most_between && rules <= most_between && blanks <= 1; ++at) {
      if (is_blank(at)) {
        ++blanks;
        continue;
      }
      if (is_rule_line(line(at))) {
        ++rules;
        continue;
      }
      const std::vector<Piece> row = columns.parted(text_, pieces_of(text_, lines_[at]));
      if (!is_row(text_, row)) {
        if (!may_stand_between(at, row, columns)) break;
        ++words;
        continue;
      }
      if ((blanks > 0 && !columns.has_values_under(row)) || !columns.take(row)) break;
      end = at + 1;
      words = rules = blanks = 0;
    }
    return end;
  }

  // A label broken over lines, a heading inside the table, words in several columns.
  bool may_stand_between(std::size_t at, std::span<const Piece> pieces, const AlignedColumns& columns) const {
    constexpr std::size_t longest = 60;  // code points
    if (pieces.empty() || is_caption_line(line(at)) || pieces.size() > columns.columns().size()) return false;
    return pieces.back().end <= columns.right_end() &&
           std::all_of(pieces.begin(), pieces.end(), [](const Piece& p) { return p.end - p.begin <= longest; });
  }

  std::optional<TableBlock> table_of(std::size_t body, std::size_t end, std::size_t last,
                                     const AlignedColumns& columns) const {
    if (end < body + 2) return std::nullopt;
    const Shape shape = shape_of(columns, body, end);
    if (shape.rows < 2 || shape.columns_of_figures == 0 || !shape.has_bars_in_line) return std::nullopt;
    const Headings headings = headings_over(text_, lines_, floor_, body, columns);
    if (shape.columns_of_figures == 1 && !is_sure(shape, headings)) return std::nullopt;
    return TableBlock{.first = headings.first,
                      .last = end_of_table(end, last, columns),
                      .mark = ColumnMark::spaces,
                      .body = headings.body};
  }

  struct Shape {
    std::size_t rows = 0;
    std::size_t columns_of_figures = 0;  // behind the first
    std::size_t filled = 0;              // of the last of them
    std::size_t led = 0;                 // rows with leader dots
    bool lists_pages = true;             // whole numbers of few digits that never fall
    bool has_bars_in_line = true;
    bool has_units = false;  // behind some of the last figures
  };

  // Of the first thousand rows.
  Shape shape_of(const AlignedColumns& columns, std::size_t body, std::size_t end) const {
    constexpr std::size_t most_rows = 1000;
    Shape shape;
    std::vector<ColumnLook> looks(columns.columns().size());
    BarLook bars;
    std::string last_page;
    for (std::size_t at = body; at < end && shape.rows < most_rows; ++at) {
      const std::vector<Piece> row = columns.parted(text_, pieces_of(text_, lines_[at]));
      if (!is_row(text_, row)) continue;
      ++shape.rows;
      bars.take(row);
      shape.led += std::any_of(row.begin(), row.end(), [](const Piece& piece) { return piece.is_led; }) ? 1 : 0;
      const std::vector<std::size_t> places = columns.columns_of(row);
      for (std::size_t piece = 0; piece < row.size(); ++piece)
        if (row[piece].is_value()) looks[places[piece]].take(row[piece], raw(row[piece]));
      shape.lists_pages = shape.lists_pages && is_page_behind(last_page, raw(row.back()));
      last_page = raw(row.back());
      shape.has_units = shape.has_units || last_page.find_first_not_of("0123456789 .,") != std::string::npos;
    }
    shape.has_bars_in_line = bars.are_in_line(shape.rows);
    for (std::size_t column = 1; column < looks.size(); ++column) {
      if (!looks[column].is_of_figures(shape.rows)) continue;
      ++shape.columns_of_figures;
      shape.filled = looks[column].values();
    }
    return shape;
  }

  static bool is_page_behind(std::string_view last, std::string_view page) {
    constexpr std::size_t most_digits = 4;
    return page.size() <= most_digits && page.find_first_not_of("0123456789") == std::string_view::npos &&
           (last.size() < page.size() || (last.size() == page.size() && last <= page));
  }

  // One column of figures: what says that it is a table?
  bool is_sure(const Shape& shape, Headings headings) const {
    if (shape.rows < 3 || 4 * shape.filled < 3 * shape.rows) return false;
    std::size_t above = headings.first;
    while (above > floor_ && above + 2 > headings.first && is_blank(above - 1)) --above;
    const bool has_caption = above > floor_ && is_caption_line(line(above - 1));
    if (has_caption || shape.lists_pages) return has_caption;
    const bool has_rule = above > floor_ && is_rule_line(line(above - 1));
    return headings.first < headings.body || has_rule || (2 * shape.led > shape.rows && !shape.has_units);
  }

  // The last label may go on below its figures: in small letters, within its column. Then rules may close the table.
  std::size_t end_of_table(std::size_t end, std::size_t last, const AlignedColumns& columns) const {
    constexpr std::size_t most_rules = 2;
    if (end < last && !is_rule_line(line(end))) {
      const std::vector<Piece> below = pieces_of(text_, lines_[end]);
      const bool is_label = below.size() == 1 && !below.front().is_value() && begins_small(raw(below.front()));
      end += is_label && below.front().end <= columns.first_values() ? 1 : 0;
    }
    for (std::size_t rules = 0; end < last && rules < most_rules && is_rule_line(line(end)); ++rules) ++end;
    return end;
  }

  std::string_view raw(const Piece& piece) const {
    return text_.substr(piece.byte_begin, piece.byte_end - piece.byte_begin);
  }

  std::string_view text_;
  const std::vector<TextLine>& lines_;
  std::size_t floor_ = 0;  // headings begin no earlier
  std::vector<TableBlock> found_;
};

}  // namespace

bool is_caption_line(std::string_view line) {
  Cell cell{.raw = std::string(utf8::trimmed(line))};
  while (!cell.raw.empty() && (cell.raw.front() == '#' || cell.raw.front() == ' ')) cell.raw.erase(0, 1);
  clean_cell(cell);
  return reads_as_caption(cell.raw);
}

std::vector<TableBlock> with_aligned_blocks(std::string_view text, const std::vector<TextLine>& lines,
                                            std::vector<TableBlock> blocks) {
  AlignedFinder finder(text, lines);
  std::size_t first = 0;
  for (const TableBlock& block : blocks) {
    finder.search(first, block.first);
    first = block.last;
  }
  finder.search(first, lines.size());
  std::vector<TableBlock> aligned = finder.run();
  std::vector<TableBlock> all(blocks.size() + aligned.size());
  std::merge(blocks.begin(), blocks.end(), aligned.begin(), aligned.end(), all.begin(),
             [](const TableBlock& one, const TableBlock& other) { return one.first < other.first; });
  return all;
}

}  // namespace ecumene::evidence_internal
