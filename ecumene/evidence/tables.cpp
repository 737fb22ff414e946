#include "ecumene/evidence/tables.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/tables_internal.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {

using namespace evidence_internal;

namespace {

std::string_view content(std::string_view text, const TextLine& line) {
  return utf8::trimmed(text.substr(line.begin, line.end - line.begin));
}

// "2" of "**Table 2. Funding sources**".
std::string caption_number(std::string_view title) {
  const std::size_t begin = title.find_first_of("0123456789");
  constexpr std::size_t longest_word = 40;  // bytes before the number
  if (begin > longest_word) return {};      // no number is further than any
  std::size_t end = title.find_first_not_of("0123456789.", begin);
  if (end == std::string_view::npos) end = title.size();
  while (end > begin && title[end - 1] == '.') --end;
  return std::string(title.substr(begin, end - begin));
}

class TableFinder {
 public:
  TableFinder(std::string_view text, const std::string& name) : text_(text), name_(name), lines_(lines_of(text)) {}

  TextTables run() {
    std::size_t free_from = 0;
    for (const TableBlock& block : blocks_of(text_, lines_)) {
      take(block, free_from);
      free_from = block.last;
    }
    for (const TextTable& table : result_.tables) learn_codes(table.table);
    return std::move(result_);
  }

 private:
  void add_line(Grid& grid, std::size_t line, char mark) {
    std::vector<Cell> cells = cells_of(text_, lines_[line], mark);
    std::size_t begin = lines_[line].begin;
    std::uint32_t column = 1;
    for (Cell& cell : cells) {
      column += static_cast<std::uint32_t>(utf8::length(text_.substr(begin, cell.byte_begin - begin)));
      begin = cell.byte_begin;
      cell.line = line + 1;
      cell.column = column;
      cell.row = static_cast<std::uint32_t>(grid.rows.size() + 1);
    }
    grid.rows.push_back(std::move(cells));
  }

  void add_aligned(Grid& grid, const TableBlock& block) {
    for (AlignedRow& row : aligned_rows(text_, lines_, block)) {
      for (Cell& cell : row.cells) {
        const std::size_t begin = lines_[cell.line - 1].begin;
        cell.column = static_cast<std::uint32_t>(utf8::length(text_.substr(begin, cell.byte_begin - begin)) + 1);
        cell.row = static_cast<std::uint32_t>(grid.rows.size() + 1);
      }
      grid.rows.push_back(std::move(row.cells));
    }
  }

  // Over columns apart by spaces the caption may be of several lines, its number apart from its words and the unit.
  std::size_t caption_above(const TableBlock& block, std::size_t free_from) const {
    const std::size_t most_lines = block.mark == ColumnMark::spaces ? 4 : 1;
    std::size_t lines = 0;
    std::size_t blanks = 0;
    for (std::size_t above = block.first; above > free_from && lines < most_lines; --above) {
      if (content(text_, lines_[above - 1]).empty()) {
        if (lines > 0 && ++blanks > 1) break;
        continue;
      }
      ++lines;
      blanks = 0;
      if (is_caption_line(content(text_, lines_[above - 1]))) return above - 1;
    }
    return block.first;
  }

  // The caption is the nearest line above, the legend what follows below and begins with a mark.
  void take(const TableBlock& block, std::size_t free_from) {
    Grid grid{.source = name_};
    constexpr char whole_line = '\0';
    std::string title;
    for (std::size_t line = caption_above(block, free_from); line < block.first; ++line) {
      if (content(text_, lines_[line]).empty()) continue;
      if (title.empty()) title = content(text_, lines_[line]);
      add_line(grid, line, whole_line);
    }
    if (!title.empty()) grid.rows.emplace_back();
    const std::size_t first = grid.rows.size();
    if (block.mark == ColumnMark::spaces) add_aligned(grid, block);
    for (std::size_t line = block.first; line < block.last && block.mark != ColumnMark::spaces; ++line) {
      const bool is_rule = block.mark == ColumnMark::pipes && line == block.first + 1;
      if (!is_rule && !content(text_, lines_[line]).empty())
        add_line(grid, line, block.mark == ColumnMark::pipes ? '|' : '\t');
    }
    const bool was_moved = block.mark != ColumnMark::spaces && put_back_headings(grid, first, grid.rows.size());
    add_legend(grid, block);
    build(grid, block, title, was_moved);
  }

  void add_legend(Grid& grid, const TableBlock& block) {
    constexpr std::size_t most_lines = 8;
    constexpr std::size_t opening = 40;  // bytes
    std::size_t line = block.last;
    for (std::size_t taken = 0; line < lines_.size() && taken < most_lines; ++line) {
      std::string_view note = content(text_, lines_[line]);
      if (note.empty()) continue;
      if (note.front() == '\\') note.remove_prefix(1);  // Markdown: "\* Calculated ..."
      std::size_t at = 0;
      const char32_t first = utf8::next(note, at);
      const bool is_marked =
          first < 0x80 ? std::string_view("*-.0123456789").find(static_cast<char>(first)) != std::string_view::npos
                       : first == 0x2026 || first == 0x2013 || first == 0x2014;
      // Lines of typewritten pages are short: no line below them is a note for its length alone.
      const bool is_opened = block.mark == ColumnMark::spaces && reads_as_note(note.substr(0, opening));
      if (!is_opened && (!is_marked || !reads_as_note(note))) return;
      if (taken == 0) grid.rows.emplace_back();
      add_line(grid, line, '\0');
      ++taken;
    }
  }

  void build(Grid& grid, const TableBlock& block, const std::string& title, bool was_moved) {
    const TextRange range{lines_[block.first].begin, lines_[block.last - 1].end};
    std::vector<Finding> findings;  // of cells as figures: here cells may be words
    for (Table& table : find_tables(grid, {}, findings)) {
      read_figures(table, {}, findings);
      TextTable found{.table = std::move(table), .range = range, .number = {}};
      if (!title.empty()) found.number = caption_number(title);
      result_.tables.push_back(std::move(found));
    }
    for (Finding& finding : findings)
      if (finding.severity == Severity::error) result_.findings.push_back(std::move(finding));
    if (!was_moved) return;
    result_.findings.push_back(
        {.code = "heading-shifted",
         .severity = Severity::warning,
         .what = "the headings of the table do not stand over their columns; they were moved by one",
         .way_out = "compare the columns with the printed page",
         .places = {{.source = name_, .line = block.first + 1}}});
  }

  // A label column of codes ("P1") beside the names.
  void learn_codes(const Table& table) {
    for (std::size_t column = 1; column < table.stub_headings.size(); ++column) {
      if (!table.stub_headings[column].empty() && !is_code_column(table, column)) continue;
      for (const TableRow& row : table.rows)
        if (column < row.stub.size() && is_code(row.stub[column].raw))
          result_.codes.emplace(row.region(), row.stub[column].raw);
    }
  }

  static bool is_code(std::string_view text) {
    constexpr std::size_t longest = 6;
    const std::size_t digits = text.find_first_of("0123456789");
    return text.size() <= longest && digits != 0 && digits != std::string_view::npos &&
           text.find_first_not_of("0123456789", digits) == std::string_view::npos;
  }

  static bool is_code_column(const Table& table, std::size_t column) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
      return column >= row.stub.size() || row.stub[column].raw.empty() || is_code(row.stub[column].raw);
    });
  }

  std::string_view text_;
  const std::string& name_;
  std::vector<TextLine> lines_;
  TextTables result_;
};

}  // namespace

std::vector<TextRange> table_ranges(std::string_view text) {
  const auto lines = lines_of(text);
  std::vector<TextRange> ranges;
  for (const TableBlock& block : blocks_of(text, lines)) {
    ranges.push_back({lines[block.first].begin, lines[block.last - 1].end});
  }
  return ranges;
}

TextTables tables_in(std::string_view text, const std::string& name) {
  return TableFinder(text, name).run();
}

void place_in_file(const Document& document, Table& table) {
  const auto place = [&](Cell& cell) {
    if (cell.line == 0) return;  // a cell that the text left out stands nowhere
    const Origin origin = document.origin(cell.byte_begin, cell.byte_end);
    cell.byte_begin = origin.byte_begin;
    cell.byte_end = origin.byte_end;
  };
  for (TableColumn& column : table.columns) place(column.heading);
  for (TableRow& row : table.rows) std::for_each(row.stub.begin(), row.stub.end(), place);
  std::for_each(table.cells.begin(), table.cells.end(), place);
  std::for_each(table.notes.begin(), table.notes.end(), place);
}

}  // namespace ecumene
