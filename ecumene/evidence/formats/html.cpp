// HTML: the text a reader of the page sees.
#include <algorithm>
#include <array>
#include <charconv>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/formats/extracted.hpp"
#include "ecumene/evidence/formats/markup.hpp"

namespace ecumene {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view other) { return same_name(name, other); });
}

constexpr std::array<std::string_view, 8> unseen{"script",   "style", "noscript", "template",
                                                 "textarea", "svg",   "iframe",   "title"};
constexpr std::array<std::string_view, 35> blocks{
    "p",       "div",     "h1",     "h2",      "h3",         "h4",    "h5",      "h6",         "ul",
    "ol",      "li",      "dl",     "dt",      "dd",         "table", "header",  "footer",     "main",
    "section", "nav",     "pre",    "hr",      "address",    "aside", "body",    "blockquote", "figure",
    "form",    "article", "center", "details", "figcaption", "html",  "caption", "summary"};

class HtmlText {
 public:
  explicit HtmlText(std::string_view html) : html_(html), scanner_(html) {}

  ExtractedText run() {
    while (const auto piece = scanner_.next()) {
      if (piece->kind == MarkupKind::text) {
        take_text(piece->begin, piece->end);
      } else {
        take_tag(*piece);
      }
    }
    out_.remove_trailing_spaces();
    return std::move(out_);
  }

 private:
  void take_text(std::size_t at, std::size_t end) {
    while (at < end) {
      const std::size_t begin = at;
      const auto reference = html_[at] == '&' ? character_reference(html_.substr(0, end), at) : std::nullopt;
      char32_t character = 0;
      if (reference) {
        character = reference->character;
        at += reference->size;
      } else {
        character = utf8::next(html_, at);
      }
      take_character(character, begin, std::min(at, end) - begin);
    }
  }

  void take_character(char32_t character, std::size_t begin, std::size_t size) {
    const bool is_space =
        character == U' ' || character == U'\t' || character == U'\n' || character == U'\r' || character == U'\f';
    if (is_space && preformatted_ > 0 && character == U'\n' && !in_cell_) {
      out_.add(U'\n', begin, static_cast<std::uint32_t>(size));
    } else if (is_space) {
      if (!out_.ends_with_space()) out_.add(U' ', begin, static_cast<std::uint32_t>(size));
    } else {
      if (raised_ > 0) character = raised_digit(character);
      out_.add(character, begin, static_cast<std::uint32_t>(size));
    }
  }

  void take_tag(const MarkupPiece& tag) {
    const bool opens = tag.kind != MarkupKind::close;
    if (opens && is_one_of(tag.name, unseen)) {
      if (tag.kind == MarkupKind::open) scanner_.skip_to_close(tag.name);
    } else if (same_name(tag.name, "sup")) {
      raised_ = tag.kind == MarkupKind::open ? 1 : 0;
    } else if (same_name(tag.name, "br")) {
      if (in_cell_) {
        if (!out_.ends_with_space()) out_.separate(U' ', tag.begin);
      } else {
        out_.end_line(tag.begin);
      }
    } else if (same_name(tag.name, "td") || same_name(tag.name, "th")) {
      take_cell(tag);
    } else if (same_name(tag.name, "tr")) {
      end_row(tag.begin);
    } else if (is_one_of(tag.name, blocks)) {
      take_block(tag);
    }
  }

  void take_block(const MarkupPiece& tag) {
    if (same_name(tag.name, "pre")) preformatted_ = tag.kind == MarkupKind::open ? 1 : 0;
    if (same_name(tag.name, "table")) end_row(tag.begin);
    if (in_cell_) {
      if (!out_.ends_with_space()) out_.separate(U' ', tag.begin);
    } else {
      out_.end_paragraph(tag.begin);
    }
  }

  // Cells are apart by tabs; one that spans columns counts for as many.
  void take_cell(const MarkupPiece& tag) {
    if (tag.kind == MarkupKind::close) {
      out_.remove_trailing_spaces();
      in_cell_ = false;
      return;
    }
    out_.remove_trailing_spaces();
    if (cells_ == 0) out_.end_line(tag.begin);
    for (std::size_t left = cells_ == 0 ? 0 : span_; left > 0; --left) out_.separate(U'\t', tag.begin);
    ++cells_;
    in_cell_ = true;
    span_ = 1;
    constexpr std::size_t widest = 1000;  // columns, as browsers limit it
    if (const auto value = attribute(tag.attributes, "colspan"))
      std::from_chars(value->data(), value->data() + value->size(), span_);
    span_ = std::clamp<std::size_t>(span_, 1, widest);
  }

  void end_row(std::size_t place) {
    in_cell_ = false;
    if (cells_ > 0) out_.end_line(place);
    cells_ = 0;
    span_ = 1;
  }

  std::string_view html_;
  MarkupScanner scanner_;
  ExtractedText out_;
  int raised_ = 0;
  int preformatted_ = 0;
  bool in_cell_ = false;
  std::size_t cells_ = 0;  // of the row so far
  std::size_t span_ = 1;   // of the cell before
};

}  // namespace

ExtractedText html_text(std::string_view html, const std::string&) {
  return HtmlText(html).run();
}

}  // namespace ecumene
