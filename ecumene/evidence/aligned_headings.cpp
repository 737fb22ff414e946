// The headings over columns that spaces keep apart.
#include <algorithm>

#include "ecumene/base/unit.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/aligned_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

std::string_view content(std::string_view text, const TextLine& line) {
  return text.substr(line.begin, line.end - line.begin);
}

// "(thousand people)", "млн руб.": says of all figures in which unit they are, and heads no column.
bool names_unit(std::string_view text, const Piece& piece) {
  const std::string_view raw = text.substr(piece.byte_begin, piece.byte_end - piece.byte_begin);
  return (raw.front() == '(' && raw.back() == ')') || unit_in_heading(", " + std::string(raw)).has_value();
}

class HeadingFinder {
 public:
  HeadingFinder(std::string_view text, const std::vector<TextLine>& lines, const AlignedColumns& columns)
      : text_(text), lines_(lines), columns_(columns) {}

  Headings run(std::size_t floor, std::size_t row) {
    constexpr std::size_t most_lines = 8;
    Headings found{.first = row, .body = row};
    std::size_t body = row;  // where headings are found above
    std::size_t blanks = 0;
    for (std::size_t at = row; at > floor && row - at < 2 * most_lines && headings_ < most_lines; --at) {
      const std::string_view line = content(text_, lines_[at - 1]);
      if (utf8::trimmed(line).empty()) {
        if (++blanks > 1) break;
        continue;
      }
      if (is_rule_line(line)) {
        if (blanks == 0 && headings_ > 0) found.first = at - 1;
        has_rule_ = true;
        continue;
      }
      if (is_caption_line(line)) break;
      const std::vector<Piece> pieces = pieces_of(text_, lines_[at - 1]);
      if (is_label(pieces) && blanks == 0 && row - at < most_labels) {
        body = at - 1;
        if (goes_on_below(pieces.front(), at)) found = {.first = body, .body = body};
        continue;
      }
      if (!heads_columns(pieces, blanks)) break;
      found = {.first = at - 1, .body = body};
      ++headings_;
      blanks = 0;
    }
    return found;
  }

 private:
  // Words over the first row alone in the column of labels, with no rule between: its label goes on below, or they head
  // the rows.
  bool is_label(const std::vector<Piece>& pieces) const {
    return headings_ == 0 && !has_rule_ && pieces.size() == 1 && !pieces.front().is_value() &&
           pieces.front().begin < columns_.columns().front().end && pieces.front().end <= columns_.first_values();
  }

  bool goes_on_below(const Piece& label, std::size_t below) const {
    const std::vector<Piece> row = pieces_of(text_, lines_[below]);
    const char last = text_[label.byte_end - 1];
    return last == '-' || last == ',' ||
           begins_small(text_.substr(row.front().byte_begin, row.front().byte_end - row.front().byte_begin));
  }

  bool heads_columns(const std::vector<Piece>& pieces, std::size_t blanks) const {
    constexpr std::size_t longest = 60;  // code points
    const auto is_long = [](const Piece& piece) { return piece.end - piece.begin > longest; };
    if (pieces.empty() || pieces.size() > columns_.columns().size() ||
        std::any_of(pieces.begin(), pieces.end(), is_long) || pieces.front().begin >= columns_.right_end())
      return false;
    if (pieces.size() > 1) return pieces.back().end > columns_.first_values();
    const Piece& alone = pieces.front();
    if (blanks > 0) return false;
    const bool heads_labels = alone.begin < columns_.columns().front().end;
    if (heads_labels) return (headings_ > 0 || has_rule_) && alone.end <= columns_.first_values();
    return alone.end <= columns_.right_end() + slack && !names_unit(text_, alone);
  }

  static constexpr std::size_t slack = 8;  // places that a heading may reach beyond the last figure
  std::string_view text_;
  const std::vector<TextLine>& lines_;
  const AlignedColumns& columns_;
  static constexpr std::size_t most_labels = 2;  // lines
  std::size_t headings_ = 0;
  bool has_rule_ = false;  // below the lines seen
};

struct HeadingLine {
  std::size_t line = 0;
  std::vector<Piece> pieces{};
  std::vector<std::size_t> columns{};  // of each piece; the first where it stands over several
  bool is_level = false;               // a piece of it stands over several columns
  bool has_values = false;
};

class HeadingRows {
 public:
  HeadingRows(std::string_view text, const std::vector<TextLine>& lines, const AlignedColumns& columns)
      : text_(text), lines_(lines) {
    for (const AlignedColumns::Column& column : columns.columns()) extents_.push_back({column.begin, column.end});
  }

  // From the lowest line up, since a heading over several columns is told by what stands below it.
  std::vector<AlignedRow> run(const TableBlock& block) {
    for (std::size_t at = block.body; at > block.first; --at) {
      if (is_rule_line(content(text_, lines_[at - 1]))) continue;
      HeadingLine line{.line = at - 1, .pieces = pieces_of(text_, lines_[at - 1])};
      if (line.pieces.empty()) continue;
      line.has_values =
          std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& p) { return p.is_value(); });
      place(line);
      headings_.insert(headings_.begin(), std::move(line));
    }
    return rows();
  }

 private:
  struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Over {  // columns first .. last-1
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t count() const { return last - first; }
  };

  Over over(const Piece& piece) const {
    Over result;
    while (result.first < extents_.size() && extents_[result.first].end <= piece.begin) ++result.first;
    result.last = result.first;
    while (result.last < extents_.size() && extents_[result.last].begin < piece.end) ++result.last;
    if (result.first == 0 && result.last > 1) result.last = 1;  // a long heading over the labels
    return result;
  }

  void place(HeadingLine& line) {
    const std::size_t pieces = line.pieces.size();
    const bool is_unlabelled = pieces + 1 == extents_.size() && line.pieces.front().begin >= extents_.front().end;
    if (pieces == extents_.size() || is_unlabelled) {
      for (std::size_t at = 0; at < pieces; ++at) line.columns.push_back(is_unlabelled ? at + 1 : at);
    } else {
      place_apart(line);
    }
    if (line.is_level) return;
    for (std::size_t at = 0; at < pieces; ++at) {
      Extent& extent = extents_[line.columns[at]];
      const std::size_t left = line.columns[at] == 0 ? 0 : extents_[line.columns[at] - 1].end;
      const bool is_last = line.columns[at] + 1 == extents_.size();
      const std::size_t right = is_last ? line.pieces[at].end : extents_[line.columns[at] + 1].begin;
      extent.begin = std::min(extent.begin, std::max(left, line.pieces[at].begin));
      extent.end = std::max(extent.end, std::min(right, line.pieces[at].end));
    }
  }

  // Fewer headings than columns: some stand over several, or a heading of several lines has only some of its columns in
  // this one.
  void place_apart(HeadingLine& line) {
    const bool has_years = !headings_.empty() && headings_.front().has_values;
    std::vector<Over> own;
    std::vector<bool> spans;
    for (const Piece& piece : line.pieces) {
      own.push_back(over(piece));
      const bool heads_labels = own.back().count() == 1 && own.back().first == 0;
      spans.push_back(!heads_labels && (own.back().count() != 1 || (has_years && is_told_below(own.back().first))));
      line.is_level = line.is_level || spans.back();
    }
    line.columns.resize(line.pieces.size(), extents_.size());
    for (std::size_t at = 0; at < line.pieces.size(); ++at)
      if (own[at].count() > 0) line.columns[at] = own[at].first;
    if (line.is_level) spread(line, own, spans);
    std::size_t next = 0;  // each column once, and in order
    for (std::size_t at = 0; at < line.pieces.size(); ++at) {
      const std::size_t most = extents_.size() - (line.pieces.size() - at);
      line.columns[at] = std::min(std::max(line.columns[at], next), most);
      next = line.columns[at] + 1;
    }
  }

  // A column that no piece stands over belongs to the nearest heading over several.
  void spread(HeadingLine& line, const std::vector<Over>& own, const std::vector<bool>& spans) const {
    for (std::size_t column = extents_.size(); column-- > 1;) {
      const auto is_over = [&](const Over& range) { return range.first <= column && column < range.last; };
      if (std::any_of(own.begin(), own.end(), is_over) || !is_told_below(column)) continue;
      std::size_t nearest = own.size();
      for (std::size_t at = 0; at < own.size(); ++at)
        if (spans[at] &&
            (nearest == own.size() || distance(line.pieces[at], column) < distance(line.pieces[nearest], column)))
          nearest = at;
      if (nearest < own.size()) line.columns[nearest] = std::min(line.columns[nearest], column);
    }
  }

  // Does a lower heading line name the column?
  bool is_told_below(std::size_t column) const {
    return std::any_of(headings_.begin(), headings_.end(), [&](const HeadingLine& line) {
      return std::find(line.columns.begin(), line.columns.end(), column) != line.columns.end();
    });
  }

  // Twice the places between the middles.
  std::size_t distance(const Piece& piece, std::size_t column) const {
    const std::size_t one = piece.begin + piece.end;
    const std::size_t other = extents_[column].begin + extents_[column].end;
    return one < other ? other - one : one - other;
  }

  // The words over the labels stand in the first row.
  std::vector<AlignedRow> rows() const {
    std::vector<AlignedRow> result;
    const HeadingLine* above = nullptr;
    for (const HeadingLine& line : headings_) {
      const bool is_corner = line.columns.size() == 1 && line.columns.front() == 0;
      if (result.empty() || (!is_corner && above != nullptr && !goes_on(*above, line)))
        result.push_back({line.line, empty_cells(extents_.size(), lines_[line.line], line.line + 1)});
      for (std::size_t piece = 0; piece < line.pieces.size(); ++piece) {
        AlignedRow& row = line.columns[piece] == 0 ? result.front() : result.back();
        append_piece(row.cells[line.columns[piece]], text_, line.pieces[piece], line.line + 1);
      }
      if (!is_corner) above = &line;
    }
    return result;
  }

  static bool goes_on(const HeadingLine& above, const HeadingLine& line) {
    return !line.is_level && !line.has_values && !above.is_level && !above.has_values;
  }

  std::string_view text_;
  const std::vector<TextLine>& lines_;
  std::vector<Extent> extents_;        // of the columns with their headings
  std::vector<HeadingLine> headings_;  // from the top
};

}  // namespace

Headings headings_over(std::string_view text, const std::vector<TextLine>& lines, std::size_t floor, std::size_t row,
                       const AlignedColumns& columns) {
  return HeadingFinder(text, lines, columns).run(floor, row);
}

std::vector<AlignedRow> heading_rows(std::string_view text, const std::vector<TextLine>& lines, const TableBlock& block,
                                     const AlignedColumns& columns) {
  return HeadingRows(text, lines, columns).run(block);
}

}  // namespace ecumene::evidence_internal
