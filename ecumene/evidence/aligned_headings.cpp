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

}  // namespace

// "(thousand people)", "млн руб.": says of all figures in which unit they are.
bool names_unit(std::string_view text, const Piece& piece) {
  const std::string_view raw = text.substr(piece.byte_begin, piece.byte_end - piece.byte_begin);
  return (raw.front() == '(' && raw.back() == ')') || unit_in_heading(", " + std::string(raw)).has_value();
}

namespace {

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
      if (is_unit_below_headings(pieces, blanks)) continue;  // heads the columns with what stands above it, if anything
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
    const auto is_figure = [](const Piece& piece) { return piece.look == PieceLook::figure; };
    if (pieces.empty() || pieces.size() > columns_.columns().size() ||
        std::any_of(pieces.begin(), pieces.end(), is_long) || std::any_of(pieces.begin(), pieces.end(), is_figure) ||
        pieces.front().begin >= columns_.right_end())
      return false;
    if (pieces.size() > 1) return pieces.back().end > columns_.first_values();
    const Piece& alone = pieces.front();
    if (blanks > 0) return false;
    const bool heads_labels = alone.begin < columns_.columns().front().end;
    if (heads_labels) return (headings_ > 0 || has_rule_) && alone.end <= columns_.first_values();
    return alone.end <= columns_.right_end() + slack && !names_unit(text_, alone);
  }

  // "thousand tons" below a line of years, right above the rows.
  bool is_unit_below_headings(const std::vector<Piece>& pieces, std::size_t blanks) const {
    return headings_ == 0 && blanks == 0 && pieces.size() == 1 && names_unit(text_, pieces.front()) &&
           pieces.front().begin >= columns_.columns().front().end && pieces.front().end <= columns_.right_end() + slack;
  }

  static constexpr std::size_t slack = 8;  // places that a heading may reach beyond the last figure
  std::string_view text_;
  const std::vector<TextLine>& lines_;
  const AlignedColumns& columns_;
  static constexpr std::size_t most_labels = 2;  // lines
  std::size_t headings_ = 0;
  bool has_rule_ = false;  // below the lines seen
};

}  // namespace

Headings headings_over(std::string_view text, const std::vector<TextLine>& lines, std::size_t floor, std::size_t row,
                       const AlignedColumns& columns) {
  return HeadingFinder(text, lines, columns).run(floor, row);
}

}  // namespace ecumene::evidence_internal
