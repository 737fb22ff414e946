// Lines of columns apart by spaces become the rows of a grid.
#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/aligned_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

struct Draft {
  AlignedRow row{};
  std::size_t indent = 0;      // places before its first piece
  bool is_label = false;       // nothing but words in the first column
  bool is_behind_gap = false;  // an empty line or a rule stands above
};

const std::string& label_of(const Draft& draft) {
  return draft.row.cells.front().raw;
}

bool breaks_off(std::string_view label) {
  return !label.empty() && (label.back() == '-' || label.back() == ',');
}

class RowBuilder {
 public:
  RowBuilder(std::string_view text, const std::vector<TextLine>& lines, const AlignedColumns& columns)
      : text_(text), lines_(lines), columns_(columns) {}

  std::vector<AlignedRow> run(const TableBlock& block) {
    for (std::size_t at = block.body; at < block.last; ++at) draft(at);
    std::vector<Draft> joined;
    for (std::size_t at = 0; at < drafts_.size(); ++at) {
      Draft& draft = drafts_[at];
      if (!joined.empty() && goes_on_above(joined.back(), draft)) {
        append_label(joined.back(), draft);
      } else if (!joined.empty() && goes_on_below(joined.back(), at)) {
        append_label(joined.back(), draft);
        std::move(draft.row.cells.begin() + 1, draft.row.cells.end(), joined.back().row.cells.begin() + 1);
        joined.back().is_label = draft.is_label;
      } else {
        joined.push_back(std::move(draft));
      }
    }
    std::vector<AlignedRow> rows;
    for (Draft& draft : joined) rows.push_back(std::move(draft.row));
    return rows;
  }

 private:
  void draft(std::size_t at) {
    const std::string_view line = text_.substr(lines_[at].begin, lines_[at].end - lines_[at].begin);
    if (utf8::trimmed(line).empty() || is_rule_line(line)) {
      is_behind_gap_ = true;
      return;
    }
    const std::vector<Piece> pieces = columns_.parted(text_, pieces_of(text_, lines_[at]));
    if (pieces.empty()) return;
    Draft draft{.row = {at, empty_cells(columns_.columns().size(), lines_[at], at + 1)},
                .indent = pieces.front().begin,
                .is_label = pieces.size() == 1 && !pieces.front().is_value(),
                .is_behind_gap = is_behind_gap_};
    const std::vector<std::size_t> places = columns_.columns_of(pieces);
    for (std::size_t piece = 0; piece < pieces.size(); ++piece)
      append_piece(draft.row.cells[draft.is_label ? 0 : places[piece]], text_, pieces[piece], at + 1);
    drafts_.push_back(std::move(draft));
    is_behind_gap_ = false;
  }

  // "Manufacture of food   12   13" / "and beverages"
  static bool goes_on_above(const Draft& above, const Draft& label) {
    if (!label.is_label || label.is_behind_gap || label_of(above).empty()) return false;
    return breaks_off(label_of(above)) || (begins_small(label_of(label)) && label_of(label).back() != ':');
  }

  // "Manufacture of food" / "and beverages   12   13"; but "Industry" over "  coal   5" and "  steel   7" is a heading.
  bool goes_on_below(const Draft& label, std::size_t at) const {
    const Draft& row = drafts_[at];
    if (!label.is_label || row.is_behind_gap || label_of(row).empty() || label_of(label).back() == ':') return false;
    if (breaks_off(label_of(label))) return true;
    if (!begins_small(label_of(row))) return false;
    const bool is_list = row.indent > label.indent && at + 1 < drafts_.size() && drafts_[at + 1].indent == row.indent;
    return !is_list;
  }

  // Only white space between: one place; else that of the first line.
  void append_label(Draft& to, const Draft& from) const {
    Cell& cell = to.row.cells.front();
    const Cell& more = from.row.cells.front();
    const std::string_view between =
        text_.substr(cell.byte_end, std::max<std::size_t>(more.byte_begin, cell.byte_end) - cell.byte_end);
    const bool is_divided = cell.raw.back() == '-' && begins_small(more.raw);
    if (is_divided) cell.raw.pop_back();
    cell.raw += (is_divided ? "" : " ") + more.raw;
    if (utf8::trimmed(between).empty()) cell.byte_end = more.byte_end;
  }

  std::string_view text_;
  const std::vector<TextLine>& lines_;
  const AlignedColumns& columns_;
  std::vector<Draft> drafts_;
  bool is_behind_gap_ = false;
};

}  // namespace

bool begins_small(std::string_view words) {
  if (words.empty()) return false;
  std::size_t at = 0;
  const char32_t c = utf8::next(words, at);
  const bool is_letter = (c >= U'a' && c <= U'z') || (c >= 0xDF && c < 0x530 && c != 0xF7);
  return is_letter && utf8::lowered(c) == c;
}

std::vector<Cell> empty_cells(std::size_t count, const TextLine& line, std::size_t number) {
  std::vector<Cell> cells(count);
  for (std::size_t at = 0; at < count; ++at) {
    cells[at].field = static_cast<std::uint32_t>(at + 1);
    cells[at].line = number;
    cells[at].byte_begin = cells[at].byte_end = line.end;
  }
  return cells;
}

void append_piece(Cell& cell, std::string_view text, const Piece& piece, std::size_t line) {
  const std::string_view raw = text.substr(piece.byte_begin, piece.byte_end - piece.byte_begin);
  if (cell.raw.empty()) {
    cell.raw = raw;
    cell.kind = CellKind::text;
    cell.line = line;
    cell.byte_begin = piece.byte_begin;
    cell.byte_end = piece.byte_end;
    return;
  }
  const bool is_divided = cell.line != line && cell.raw.back() == '-' && begins_small(raw);
  if (is_divided) cell.raw.pop_back();
  cell.raw += (is_divided ? "" : " ") + std::string(raw);
  const std::string_view between = text.substr(cell.byte_end, piece.byte_begin - cell.byte_end);
  if (utf8::trimmed(between).empty()) cell.byte_end = piece.byte_end;
}

std::vector<AlignedRow> aligned_rows(std::string_view text, const std::vector<TextLine>& lines,
                                     const TableBlock& block) {
  const AlignedColumns columns = columns_of_lines(text, lines, block.body, block.last);
  std::vector<AlignedRow> rows = heading_rows(text, lines, block, columns);
  for (AlignedRow& row : RowBuilder(text, lines, columns).run(block)) rows.push_back(std::move(row));
  return rows;
}

}  // namespace ecumene::evidence_internal
