#include <array>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures_footnote.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

struct Rewrite {
  std::string_view from;
  std::string_view to;
};

constexpr std::array<Rewrite, 28> rewrites{{
    {"<b>", ""},      {"</b>", ""},         {"<strong>", ""},     {"</strong>", ""},
    {"<i>", ""},      {"</i>", ""},         {"<em>", ""},         {"</em>", ""},
    {"<br>", " "},    {"<br/>", " "},       {"<br />", " "},      {"<B>", ""},
    {"</B>", ""},     {"&nbsp;", "\u00A0"}, {"&#160;", "\u00A0"}, {"&thinsp;", "\u2009"},
    {"&ndash;", "–"}, {"&mdash;", "—"},     {"&minus;", "−"},     {"&hellip;", "…"},
    {"&laquo;", "«"}, {"&raquo;", "»"},     {"&lt;", "<"},        {"&gt;", ">"},
    {"&quot;", "\""}, {"&#39;", "'"},       {"&amp;", "&"},       {"\\*", "*"},
}};

bool has_marks(std::string_view text) {
  return text.find_first_of("<&*\\") != std::string_view::npos;
}

bool is_bold(std::string_view text) {
  return text.find("<b>") != std::string_view::npos || text.find("<B>") != std::string_view::npos ||
         text.find("<strong>") != std::string_view::npos;
}

std::string rewritten(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const Rewrite* found = nullptr;
    for (const Rewrite& rewrite : rewrites) {
      if (text.starts_with(rewrite.from)) {
        found = &rewrite;
        break;
      }
    }
    plain += found == nullptr ? text.substr(0, 1) : found->to;
    text.remove_prefix(found == nullptr ? 1 : found->from.size());
  }
  return plain;
}

bool is_letter_flag(std::string_view mark) {
  return mark.back() == ')' && mark.find_first_of("0123456789") == std::string_view::npos;
}

// "Output¹": a mark; "km²", "тыс. м³": a unit.
std::string take_superscript_behind_letter(std::string_view& text) {
  for (std::string_view sign : {"¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰"}) {
    if (!text.ends_with(sign)) continue;
    const std::string_view before = text.substr(0, text.size() - sign.size());
    if (before.ends_with('m') || before.ends_with("м")) return {};
    text = before;
    return std::string(sign);
  }
  return {};
}

}  // namespace

void clean_cell(Cell& cell) {
  if (has_marks(cell.raw)) {
    if (is_bold(cell.raw)) cell.emphasised = true;
    cell.raw = rewritten(cell.raw);
    const std::string_view text = utf8::trimmed(cell.raw);
    if (text.size() > 4 && text.starts_with("**") && text.ends_with("**")) {
      cell.raw = std::string(text.substr(2, text.size() - 4));
      cell.emphasised = true;
    }
  }
  const std::string_view text = utf8::trimmed(cell.raw);
  if (text.size() != cell.raw.size()) cell.raw = std::string(text);
  if (cell.raw.empty() && !cell.is_numeric()) cell.kind = CellKind::empty;
}

void take_label_footnotes(Cell& cell) {
  std::string_view text = cell.raw;
  std::string marks;
  for (;;) {
    text = utf8::trimmed(text);
    std::string_view rest = text;
    std::string mark = take_footnote_back(rest);
    if (mark.empty()) mark = take_superscript_behind_letter(rest);
    if (mark.empty() || is_letter_flag(mark) || utf8::trimmed(rest).empty()) break;
    marks.insert(0, mark);
    text = rest;
  }
  if (marks.empty()) return;
  cell.footnote = marks + cell.footnote;
  cell.raw = std::string(text);
}

}  // namespace ecumene
