// Which lines of a text are rows of tables.
#include <algorithm>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/aligned_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

bool is_blank(std::string_view line) {
  return utf8::trimmed(line).empty();
}

// Calls visit(first byte, content) for each cell of a line.
template <class Visit>
void each_cell(std::string_view text, const TextLine& line, char mark, Visit visit) {
  std::size_t begin = line.begin;
  std::size_t end = line.end;
  if (mark == '|') {
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
    while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
    if (begin < end && text[begin] == '|') ++begin;
    if (begin < end && text[end - 1] == '|' && (end < begin + 2 || text[end - 2] != '\\')) --end;
  }
  for (std::size_t at = begin; at <= end; ++at) {
    const bool is_escaped = mark == '|' && at > begin && text[at - 1] == '\\';
    if (at < end && (text[at] != mark || is_escaped)) continue;
    visit(begin, utf8::trimmed(text.substr(begin, at - begin)));
    begin = at + 1;
  }
}

std::size_t filled_cells(std::string_view text, const TextLine& line, char mark) {
  std::size_t filled = 0;
  each_cell(text, line, mark, [&](std::size_t, std::string_view raw) { filled += raw.empty() ? 0 : 1; });
  return filled;
}

std::size_t filled(const std::vector<Cell>& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [](const Cell& cell) { return !cell.raw.empty(); }));
}

// "|---|:--:|"
bool is_rule(std::string_view line) {
  return line.find("--") != std::string_view::npos && line.find_first_not_of(" \t|:-\r") == std::string_view::npos;
}

class Blocks {
 public:
  Blocks(std::string_view text, const std::vector<TextLine>& lines) : text_(text), lines_(lines) {}

  std::vector<TableBlock> run() {
    if (text_.find('\t') == std::string_view::npos && text_.find('|') == std::string_view::npos) return {};
    for (std::size_t at = 0; at < lines_.size();) {
      const TableBlock block = block_at(at);
      if (block.last == at) {
        ++at;
        continue;
      }
      if (!found_.empty() && continues(found_.back(), block)) {
        found_.back().last = block.last;
      } else {
        found_.push_back(block);
      }
      at = block.last;
    }
    return std::move(found_);
  }

 private:
  std::string_view line(std::size_t at) const {
    return text_.substr(lines_[at].begin, lines_[at].end - lines_[at].begin);
  }

  // Two lines or more, with two filled cells in one of them: an indented paragraph is no table. Where a run of lines
  // with this mark is none, no part of it is.
  TableBlock block_at(std::size_t first) {
    TableBlock block{.first = first, .last = first};
    const bool has_pipe = line(first).find('|') != std::string_view::npos;
    const bool has_pipes = has_pipe && first + 1 < lines_.size() && is_rule(line(first + 1)) &&
                           line(first + 1).find('|') != std::string_view::npos;
    block.mark = has_pipes ? ColumnMark::pipes : ColumnMark::tabs;
    const char mark = has_pipes ? '|' : '\t';
    std::size_t& none_before = has_pipes ? no_pipes_before_ : no_tabs_before_;
    if (first < none_before) return block;
    std::size_t widest = 0;
    std::size_t last = first;
    for (; last < lines_.size() && line(last).find(mark) != std::string_view::npos && !is_blank(line(last)); ++last)
      widest = std::max(widest, filled_cells(text_, lines_[last], mark));
    (last >= first + 2 && widest >= 2 ? block.last : none_before) = last;
    return block;
  }

  // A table goes on behind empty lines where the first row behind them has as many cells as the last before.
  bool continues(const TableBlock& before, const TableBlock& block) const {
    constexpr std::size_t most_blank_lines = 4;
    const bool are_tabs = before.mark == ColumnMark::tabs && block.mark == ColumnMark::tabs;
    if (!are_tabs || block.first - before.last > most_blank_lines) return false;
    for (std::size_t at = before.last; at < block.first; ++at)
      if (!is_blank(line(at))) return false;
    const auto above = cells_of(text_, lines_[before.last - 1], '\t');
    const auto below = cells_of(text_, lines_[block.first], '\t');
    const auto has_figure = [](const std::vector<Cell>& cells) {
      return cells.size() > 1 &&
             std::any_of(cells.begin() + 1, cells.end(), [](const Cell& cell) { return looks_like_figure(cell.raw); });
    };
    return filled(above) == filled(below) && has_figure(above) && has_figure(below) && !below.front().raw.empty();
  }

  std::string_view text_;
  const std::vector<TextLine>& lines_;
  std::vector<TableBlock> found_;
  std::size_t no_pipes_before_ = 0;  // no table of pipes begins before this line from where the search stands
  std::size_t no_tabs_before_ = 0;
};

}  // namespace

std::vector<TextLine> lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    make_room(lines);
    lines.push_back({at, end > at && text[end - 1] == '\r' ? end - 1 : end});
    at = end + 1;
  }
  return lines;
}

std::vector<TableBlock> blocks_of(std::string_view text, const std::vector<TextLine>& lines) {
  return with_aligned_blocks(text, lines, Blocks(text, lines).run());
}

std::vector<Cell> cells_of(std::string_view text, const TextLine& line, char mark) {
  std::vector<Cell> cells;
  each_cell(text, line, mark, [&](std::size_t begin, std::string_view raw) {
    Cell cell{.raw = std::string(raw), .kind = raw.empty() ? CellKind::empty : CellKind::text};
    cell.field = static_cast<std::uint32_t>(cells.size() + 1);
    cell.byte_begin = raw.empty() ? begin : static_cast<std::size_t>(raw.data() - text.data());
    cell.byte_end = cell.byte_begin + raw.size();
    cells.push_back(std::move(cell));
  });
  return cells;
}

}  // namespace ecumene::evidence_internal
