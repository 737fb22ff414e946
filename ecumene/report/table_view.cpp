#include "ecumene/report/table_view.hpp"

#include <algorithm>
#include <string_view>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

std::string in_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

std::string shown(const ViewCell& cell) {
  return in_one_line(cell.text) + (cell.mark == Mark::flagged ? " !" : "");
}

// Headings are broken into lines, so that a narrow column of figures stays narrow.
std::vector<std::vector<std::string>> headings_of(const TableView& view) {
  std::vector<std::vector<std::string>> headings;
  for (const ViewColumn& column : view.columns) headings.push_back(wrapped(column.heading, 16, 5));
  return headings;
}

std::vector<std::size_t> widths_of(const TableView& view, const std::vector<std::vector<std::string>>& headings) {
  std::vector<std::size_t> widths;
  for (const auto& lines : headings) {
    std::size_t width = 1;
    for (const std::string& line : lines) width = std::max(width, utf8::display_width(line));
    widths.push_back(width);
  }
  for (const auto& row : view.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], utf8::display_width(shown(row[i])));
  }
  return widths;
}

std::string without_trailing_spaces(std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace

std::string note_of(const TableView& view) {
  if (view.rows.size() <= most_rows_shown) return view.note;
  return view.note + (view.note.empty() ? "" : " ") + "Shown are the first " + grouped(most_rows_shown) + " of " +
         counted(view.rows.size(), "row") + "; the CSV and JSON results hold all.";
}

std::string aligned_text(const TableView& view) {
  if (view.rows.empty()) return "";
  const auto headings = headings_of(view);
  const std::vector<std::size_t> widths = widths_of(view, headings);
  const auto line_of = [&](const auto& text_at) {
    std::string line;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
      if (i > 0) line += "  ";
      line += view.columns[i].align != Align::right ? padded_right(text_at(i), widths[i])
                                                    : padded_left(text_at(i), widths[i]);
    }
    return without_trailing_spaces(line) + "\n";
  };
  std::string out = view.caption.empty() ? "" : in_one_line(view.caption) + "\n";
  std::size_t lines = 1;
  for (const auto& heading : headings) lines = std::max(lines, heading.size());
  for (std::size_t line = 0; line < lines; ++line) {
    out += line_of([&](std::size_t i) {
      const std::size_t above = lines - headings[i].size();
      return line < above ? std::string() : headings[i][line - above];
    });
  }
  std::string rule;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) rule += "  ";
    for (std::size_t k = 0; k < widths[i]; ++k) rule += "─";
  }
  out += rule + "\n";
  for (const auto& row : view.rows) out += line_of([&](std::size_t i) { return shown(row[i]); });
  if (!view.note.empty()) out += view.note + "\n";
  return out;
}

std::string markdown_escaped(const std::string& text) {
  constexpr std::string_view special = "\\`*_{}[]<>#|~&!";
  std::string out;
  for (const char c : in_one_line(text)) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_table(const TableView& view) {
  if (view.rows.empty()) return "";
  std::string out = view.caption.empty() ? "" : "*" + markdown_escaped(view.caption) + "*\n\n";
  out += "|";
  for (const ViewColumn& column : view.columns) out += " " + markdown_escaped(column.heading) + " |";
  out += "\n|";
  for (const ViewColumn& column : view.columns) out += column.align != Align::right ? ":---|" : "---:|";
  out += "\n";
  for (std::size_t i = 0; i < std::min(view.rows.size(), most_rows_shown); ++i) {
    const auto& row = view.rows[i];
    out += "|";
    for (const ViewCell& cell : row) {
      const std::string text = markdown_escaped(cell.text);
      out += cell.mark == Mark::flagged ? " **" + text + "** |" : " " + text + " |";
    }
    out += "\n";
  }
  if (const std::string note = note_of(view); !note.empty()) out += "\n" + markdown_escaped(note) + "\n";
  return out + "\n";
}

}  // namespace ecumene
