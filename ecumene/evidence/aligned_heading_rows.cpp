// Headings of several lines, and over several columns, as rows of a grid.
#include <algorithm>
#include <optional>

#include "ecumene/evidence/aligned_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

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
      if (is_rule_line(text_.substr(lines_[at - 1].begin, lines_[at - 1].end - lines_[at - 1].begin))) continue;
      HeadingLine line{.line = at - 1, .pieces = pieces_of(text_, lines_[at - 1])};
      if (line.pieces.empty()) continue;
      if (headings_.empty() && !unit_ && is_unit_of_all(line.pieces)) {
        unit_ = std::move(line);
        continue;
      }
      line.has_values =
          std::any_of(line.pieces.begin(), line.pieces.end(), [](const Piece& p) { return p.is_value(); });
      place(line);
      headings_.insert(headings_.begin(), std::move(line));
    }
    std::vector<AlignedRow> result = rows();
    if (unit_ && !result.empty()) result.push_back(unit_row(*unit_));
    return result;
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

  // "thousand tons" below the other headings: of every column but the labels.
  bool is_unit_of_all(const std::vector<Piece>& pieces) const {
    return pieces.size() == 1 && names_unit(text_, pieces.front()) && pieces.front().begin >= extents_.front().end;
  }
  AlignedRow unit_row(const HeadingLine& line) const {
    AlignedRow row{line.line, empty_cells(extents_.size(), lines_[line.line], line.line + 1)};
    for (std::size_t column = 1; column < extents_.size(); ++column)
      append_piece(row.cells[column], text_, line.pieces.front(), line.line + 1);
    return row;
  }

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
    const HeadingLine* below = line_below();
    const bool has_years = below != nullptr && below->has_values;
    std::vector<Over> own;
    std::vector<bool> spans;
    for (const Piece& piece : line.pieces) own.push_back(over(piece));
    for (std::size_t at = 0; at < own.size(); ++at) {
      const bool heads_labels = own[at].count() == 1 && own[at].first == 0;
      spans.push_back(!heads_labels && (own[at].count() != 1 || (has_years && is_told_below(own[at].first)) ||
                                        is_over_middle(line, own, at)));
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

  // "2019" over the middle, give or take a quarter, of "Plan" and "Fact": of the columns that no other piece stands
  // over and to which this one is nearest, the headings below begin anew, with a capital or a digit.
  bool is_over_middle(const HeadingLine& line, const std::vector<Over>& own, std::size_t piece) const {
    if (own[piece].count() != 1 || !begins_anew_below(own[piece].first)) return false;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t columns = 0;
    for (std::size_t column = 1; column < extents_.size(); ++column) {
      const auto is_over = [&](const Over& range) { return range.first <= column && column < range.last; };
      const auto other = std::find_if(own.begin(), own.end(), is_over);
      const bool is_others = other != own.end() && other != own.begin() + static_cast<std::ptrdiff_t>(piece);
      if (is_others || nearest_piece(line, own, column) != piece || !begins_anew_below(column)) continue;
      if (columns++ == 0) begin = extents_[column].begin;
      end = extents_[column].end;
    }
    const std::size_t one = line.pieces[piece].begin + line.pieces[piece].end;
    const std::size_t away = one < begin + end ? begin + end - one : one - (begin + end);
    return columns > 1 && 2 * away <= end - begin;
  }

  // Of the pieces that do not head the labels.
  std::size_t nearest_piece(const HeadingLine& line, const std::vector<Over>& own, std::size_t column) const {
    std::size_t nearest = own.size();
    for (std::size_t at = 0; at < own.size(); ++at) {
      if (own[at].count() == 1 && own[at].first == 0) continue;
      const bool is_nearer =
          nearest == own.size() || distance(line.pieces[at], column) < distance(line.pieces[nearest], column);
      if (is_nearer) nearest = at;
    }
    return nearest;
  }

  // The nearest that does not head the labels alone.
  const HeadingLine* line_below() const {
    const auto found = std::find_if_not(headings_.begin(), headings_.end(), heads_labels_alone);
    return found == headings_.end() ? nullptr : &*found;
  }
  static bool heads_labels_alone(const HeadingLine& line) {
    return line.columns.size() == 1 && line.columns.front() == 0;
  }

  bool begins_anew_below(std::size_t column) const {
    const HeadingLine* below = line_below();
    if (below == nullptr) return false;
    const auto found = std::find(below->columns.begin(), below->columns.end(), column);
    if (found == below->columns.end()) return false;
    const Piece& piece = below->pieces[static_cast<std::size_t>(found - below->columns.begin())];
    const std::string_view raw = text_.substr(piece.byte_begin, piece.byte_end - piece.byte_begin);
    const bool is_sign = std::string_view("(%").find(raw.front()) != std::string_view::npos;
    return !begins_small(raw) && !is_sign;
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
      const bool is_corner = heads_labels_alone(line);
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
  std::optional<HeadingLine> unit_{};  // the line below them that is a unit
};

}  // namespace

std::vector<AlignedRow> heading_rows(std::string_view text, const std::vector<TextLine>& lines, const TableBlock& block,
                                     const AlignedColumns& columns) {
  return HeadingRows(text, lines, columns).run(block);
}

}  // namespace ecumene::evidence_internal
