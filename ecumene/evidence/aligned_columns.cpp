// The columns that the pieces of rows stand in.
#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/aligned_internal.hpp"

namespace ecumene::evidence_internal {

AlignedColumns::Under AlignedColumns::under(const Piece& piece, std::size_t free) const {
  const auto begin = columns_.begin() + static_cast<std::ptrdiff_t>(free);
  const auto first =
      std::partition_point(begin, columns_.end(), [&](const Column& column) { return column.end <= piece.begin; });
  const auto last =
      std::partition_point(first, columns_.end(), [&](const Column& column) { return column.begin < piece.end; });
  return {static_cast<std::size_t>(first - columns_.begin()), static_cast<std::size_t>(last - columns_.begin())};
}

bool AlignedColumns::stand_together(const Column& one, const Column& other) const {
  for (std::size_t id = 0; id < next_id_; ++id)
    if (one.ids[id] && (together_[id] & other.ids).any()) return true;
  return false;
}

bool AlignedColumns::can_join(Under range) const {
  for (std::size_t one = range.first; one < range.last; ++one)
    for (std::size_t other = one + 1; other < range.last; ++other)
      if (stand_together(columns_[one], columns_[other])) return false;
  return true;
}

void AlignedColumns::join(Under range) {
  Column& joined = columns_[range.first];
  for (std::size_t at = range.first + 1; at < range.last; ++at) {
    joined.end = std::max(joined.end, columns_[at].end);
    joined.has_values = joined.has_values || columns_[at].has_values;
    joined.has_figures = joined.has_figures || columns_[at].has_figures;
    joined.ids |= columns_[at].ids;
  }
  columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(range.first + 1),
                 columns_.begin() + static_cast<std::ptrdiff_t>(range.last));
}

std::optional<std::size_t> AlignedColumns::insert(std::size_t at, const Piece& piece, std::size_t end) {
  Column column{.begin = piece.begin, .end = end, .has_values = piece.is_value(), .has_figures = piece.is_figure()};
  if (next_id_ == column.ids.size() || columns_.size() == most_columns || end <= piece.begin) return std::nullopt;
  column.ids.set(next_id_++);
  together_.resize(next_id_);
  columns_.insert(columns_.begin() + static_cast<std::ptrdiff_t>(at), column);
  return at;
}

// A figure stands in one column, and makes it as wide as itself. A label that reached under it in another row reached
// too far.
std::optional<std::size_t> AlignedColumns::place_value(const Piece& piece, std::size_t free) {
  if (free > 0 && columns_[free - 1].end > piece.begin) {
    Column& before = columns_[free - 1];
    if (before.has_values || before.begin >= piece.begin) return std::nullopt;
    before.end = piece.begin;
  }
  Under range = under(piece, free);
  while (range.last > range.first + 1 && !columns_[range.first].has_values && columns_[range.first].begin < piece.begin)
    columns_[range.first++].end = piece.begin;
  if (range.first == range.last) return insert(range.first, piece, piece.end);
  if (range.last > range.first + 1) {
    if (!can_join(range)) return std::nullopt;
    join(range);
  }
  Column& column = columns_[range.first];
  column.begin = std::min(column.begin, piece.begin);
  column.end = std::max(column.end, piece.end);
  column.has_values = column.has_values || free > 0;
  column.has_figures = column.has_figures || piece.is_figure();
  return range.first;
}

// Words stand in the first column below them; they make a column of words wider, but none of figures.
std::optional<std::size_t> AlignedColumns::place_word(const Piece& piece, std::size_t free) {
  const Under range = under(piece, free);
  if (range.first == range.last) return insert(range.first, piece, piece.end);
  Column& column = columns_[range.first];
  if (column.has_values && piece.begin < column.begin && range.first > free && !columns_[range.first - 1].has_values) {
    columns_[range.first - 1].end = column.begin;
    return range.first - 1;
  }
  const bool are_words = std::none_of(columns_.begin() + static_cast<std::ptrdiff_t>(range.first),
                                      columns_.begin() + static_cast<std::ptrdiff_t>(range.last),
                                      [](const Column& under_it) { return under_it.has_values; });
  if (are_words && can_join(range)) join(range);
  if (column.has_values) return range.first;
  const bool is_last = range.first + 1 == columns_.size();
  column.begin = std::min(column.begin, piece.begin);
  column.end = std::max(column.end, is_last ? piece.end : std::min(piece.end, columns_[range.first + 1].begin));
  return range.first;
}

bool AlignedColumns::take(std::span<const Piece> row) {
  if (row.size() > most_columns) return false;
  const std::vector<Column> before = columns_;
  std::bitset<2 * most_columns> filled;
  std::size_t free = 0;
  for (const Piece& piece : row) {
    const auto at = piece.is_value() ? place_value(piece, free) : place_word(piece, free);
    if (!at) {
      columns_ = before;
      return false;
    }
    filled |= columns_[*at].ids;
    free = *at + 1;
  }
  for (std::size_t id = 0; id < next_id_; ++id)
    if (filled[id]) together_[id] |= filled;
  return true;
}

bool AlignedColumns::has_values_under(std::span<const Piece> row) const {
  return std::any_of(row.begin(), row.end(), [&](const Piece& piece) {
    const Under range = under(piece, 0);
    return piece.is_value() && range.first < range.last && columns_[range.last - 1].has_values;
  });
}

bool AlignedColumns::belong_together(const Column& left, const Column& right) const {
  const bool are_words = !left.has_values && !right.has_values;
  const bool are_close = right.begin < left.end + 2 && left.has_values == right.has_values;
  const bool are_marks = left.has_values && right.has_values && (!left.has_figures || !right.has_figures);
  return (are_words || are_close || are_marks) && !stand_together(left, right);
}

void AlignedColumns::settle() {
  for (std::size_t at = 0; at + 1 < columns_.size();) {
    if (belong_together(columns_[at], columns_[at + 1])) {
      join({at, at + 2});
    } else {
      ++at;
    }
  }
}

// The figure is the longest that ends the piece: "of coal 1 234 567".
std::optional<Piece> AlignedColumns::figure_behind(std::string_view text, const Piece& piece, const Column& column) {
  constexpr std::size_t longest = 48;  // bytes of a figure
  std::optional<Piece> figure;
  std::size_t place = piece.end;
  for (std::size_t byte = piece.byte_end; byte > piece.byte_begin && piece.byte_end - byte < longest; --byte) {
    place -= (static_cast<unsigned char>(text[byte - 1]) & 0xC0U) != 0x80U ? 1 : 0;
    if (text[byte - 1] != ' ' || place + 1 >= column.end) continue;
    Piece right{.byte_begin = byte, .byte_end = piece.byte_end, .begin = place + 1, .end = piece.end};
    right.look = look_of(text.substr(byte, right.byte_end - byte));
    if (right.is_figure()) figure = right;
  }
  return figure;
}

std::vector<Piece> AlignedColumns::parted(std::string_view text, std::vector<Piece> row) const {
  for (std::size_t at = 0; at < row.size(); ++at) {
    const Piece piece = row[at];
    if (piece.is_value()) continue;
    const Under range = under(piece, 0);
    for (std::size_t column = range.first; column < range.last; ++column) {
      if (!columns_[column].has_figures || columns_[column].begin <= piece.begin) continue;
      const auto figure = figure_behind(text, piece, columns_[column]);
      if (!figure) break;
      row[at].byte_end = figure->byte_begin - 1;
      row[at].end = figure->begin - 1;
      row.insert(row.begin() + static_cast<std::ptrdiff_t>(at + 1), *figure);
      break;
    }
  }
  return row;
}

std::vector<std::size_t> AlignedColumns::columns_of(std::span<const Piece> row) const {
  std::vector<std::size_t> result;
  std::size_t free = 0;
  for (const Piece& piece : row) {
    const Under range = under(piece, free);
    std::size_t at = range.first;
    if (range.first == range.last) {
      const bool is_nearer_left =
          at > free && (at == columns_.size() || piece.begin - columns_[at - 1].end < columns_[at].begin - piece.end);
      at = is_nearer_left || at == columns_.size() ? at - 1 : at;
    } else if (piece.is_value()) {
      while (at + 1 < range.last && !columns_[at].has_values) ++at;
    } else if (columns_[at].has_values && piece.begin < columns_[at].begin && at > free &&
               !columns_[at - 1].has_values) {
      --at;
    }
    result.push_back(at);
    free = std::min(at + 1, columns_.size());
  }
  return result;
}

std::size_t AlignedColumns::first_values() const {
  const auto found = std::find_if(columns_.begin() + (columns_.empty() ? 0 : 1), columns_.end(),
                                  [](const Column& column) { return column.has_values; });
  return found == columns_.end() ? right_end() : found->begin;
}

AlignedColumns columns_of_lines(std::string_view text, const std::vector<TextLine>& lines, std::size_t first,
                                std::size_t last) {
  AlignedColumns columns;
  for (std::size_t line = first; line < last; ++line) {
    const std::vector<Piece> row = columns.parted(text, pieces_of(text, lines[line]));
    if (is_row(text, row)) columns.take(row);
  }
  columns.settle();
  return columns;
}

}  // namespace ecumene::evidence_internal
