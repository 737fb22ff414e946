// A field as a cell: trimming, bold marks, and where what is left stands in the file.
#include <algorithm>
#include <array>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/formats/csv_internal.hpp"

namespace ecumene {

namespace {

struct Mark {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Mark, 5> bold_marks = {
    {{"<b>", "</b>"}, {"<B>", "</B>"}, {"<strong>", "</strong>"}, {"<STRONG>", "</STRONG>"}, {"**", "**"}}};

// `text` without the marks that stand around all of it; true if there were any. "**" alone and "***" are no marks.
bool unwrap(std::string_view& text) {
  if (text.empty() || (text.front() != '<' && text.front() != '*')) return false;
  for (const auto& [open, close] : bold_marks) {
    if (text.size() <= open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close)) continue;
    const std::string_view inside = text.substr(open.size(), text.size() - open.size() - close.size());
    if (inside.find(open) != std::string_view::npos || inside.find(close) != std::string_view::npos) continue;
    if (inside.front() == '*' || inside.back() == '*') continue;
    text = utf8::trimmed(inside);
    return true;
  }
  return false;
}

// Tags around a part of the text: "<b>Total</b>, mln". Asterisks inside a text may be footnote marks and stay.
bool remove_inner_tags(std::string& text) {
  bool removed = false;
  for (const auto& [open, close] : bold_marks) {
    if (open == "**" || text.find(open) == std::string::npos || text.find(close) == std::string::npos) continue;
    for (const std::string_view tag : {open, close}) {
      for (auto at = text.find(tag); at != std::string::npos; at = text.find(tag, at)) text.erase(at, tag.size());
    }
    removed = true;
  }
  return removed;
}

// NUL bytes cannot be shown; each becomes the mark U+FFFD, as other wrong bytes do.
void replace_nul(std::string& text) {
  constexpr std::string_view mark = "\xEF\xBF\xBD";
  for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) text.replace(at, 1, mark);
}

// Most fields begin and end with a visible ASCII character; white space beyond ASCII is looked for only in the others.
std::string_view without_margins(std::string_view text) {
  const auto visible = [](char c) { return c > ' ' && c < '\x7f'; };
  if (!text.empty() && visible(text.front()) && visible(text.back())) return text;
  return text.empty() ? text : utf8::trimmed(text);
}

}  // namespace

Cell cell_of(const DelimitedField& field, std::string_view decoded) {
  Cell cell;
  std::string_view text = without_margins(field.text);
  cell.emphasised = unwrap(text);
  cell.raw = text;
  if (cell.raw.find('<') != std::string::npos && remove_inner_tags(cell.raw)) {
    cell.emphasised = true;
    cell.raw = utf8::trimmed(std::string(cell.raw));
  }
  replace_nul(cell.raw);
  cell.kind = cell.raw.empty() ? CellKind::empty : CellKind::text;
  if (field.verbatim) {
    cell.byte_begin = static_cast<std::uint64_t>(text.data() - decoded.data());
    cell.byte_end = cell.byte_begin + text.size();
  } else {
    const std::string_view whole = decoded.substr(field.byte_begin, field.byte_end - field.byte_begin);
    const std::string_view trimmed = utf8::trimmed(whole);
    cell.byte_begin = field.byte_begin + static_cast<std::uint64_t>(trimmed.data() - whole.data());
    cell.byte_end = cell.byte_begin + trimmed.size();
  }
  return cell;
}

}  // namespace ecumene
