// Office Open XML documents (ECMA-376): paragraphs, tables and footnotes.
#include <algorithm>
#include <map>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/formats/extracted.hpp"
#include "ecumene/evidence/formats/markup.hpp"
#include "ecumene/source/formats/archive.hpp"

namespace ecumene {
namespace {

// The notes of a document are numbered in the order of their marks.
using NoteNumbers = std::map<std::string, std::size_t, std::less<>>;

void add_number(ExtractedText& out, std::size_t number, std::uint64_t place) {
  for (const char digit : std::to_string(number)) out.separate(raised_digit(static_cast<char32_t>(digit)), place);
}

class PartText {
 public:
  PartText(std::string_view xml, ExtractedText& out, NoteNumbers& notes) : xml_(xml), out_(out), notes_(notes) {}

  void run() {
    MarkupScanner scanner(xml_);
    while (const auto piece = scanner.next()) {
      if (piece->kind == MarkupKind::text) {
        if (in_text_ && !is_passed_over()) take_text(piece->begin, piece->end);
      } else {
        take_tag(*piece);
      }
    }
    out_.end_paragraph(xml_.size());
  }

 private:
  bool is_passed_over() const { return is_deleted_ || is_passed_note_; }

  void take_text(std::size_t at, std::size_t end) {
    while (at < end) {
      const std::size_t begin = at;
      const auto reference = xml_[at] == '&' ? character_reference(xml_.substr(0, end), at) : std::nullopt;
      char32_t character = 0;
      if (reference) {
        character = reference->character;
        at += reference->size;
      } else {
        character = utf8::next(xml_, at);
      }
      if (character == U'\n' || character == U'\r' || character == U'\t') character = U' ';
      if (character == U' ' && out_.ends_with_space()) continue;
      if (is_raised_) character = raised_digit(character);
      out_.add(character, begin, static_cast<std::uint32_t>(std::min(at, end) - begin));
    }
  }

  void take_tag(const MarkupPiece& tag) {
    const bool opens = tag.kind != MarkupKind::close;
    const std::string_view name = tag.name;
    if (name == "w:t") {
      in_text_ = tag.kind == MarkupKind::open;
    } else if (name == "w:del") {
      is_deleted_ = tag.kind == MarkupKind::open;
    } else if (name == "w:r") {
      is_raised_ = false;
    } else if (name == "w:vertAlign") {
      is_raised_ = attribute(tag.attributes, "w:val").value_or("") == "superscript";
    } else if (name == "w:tab" || name == "w:br" || name == "w:cr") {
      if (opens && is_run_content(tag)) end_or_space(tag);
    } else if (name == "w:footnoteReference" || name == "w:endnoteReference") {
      if (opens && !is_passed_over())
        add_number(out_, notes_.emplace(note_key(tag), notes_.size() + 1).first->second, tag.begin);
    } else if (name == "w:footnote" || name == "w:endnote") {
      take_note(tag);
    } else {
      take_block(tag);
    }
  }

  // Footnotes and endnotes are numbered apart: "f1", "e1".
  static std::string note_key(const MarkupPiece& tag) {
    return tag.name[2] + std::string(attribute(tag.attributes, "w:id").value_or(""));
  }

  // w:tab in the properties of a paragraph is a tab stop, not a tab.
  static bool is_run_content(const MarkupPiece& tag) {
    return tag.name != "w:tab" || !attribute(tag.attributes, "w:pos").has_value();
  }

  void end_or_space(const MarkupPiece& tag) {
    if (cells_ > 0 || tag.name == "w:tab") {
      if (!out_.ends_with_space()) out_.separate(U' ', tag.begin);
    } else {
      out_.end_line(tag.begin);
    }
  }

  void take_note(const MarkupPiece& tag) {
    is_passed_note_ = false;
    if (tag.kind != MarkupKind::open) return;
    const auto known = notes_.find(note_key(tag));
    is_passed_note_ = known == notes_.end();  // separators, and notes without a mark
    if (is_passed_note_) return;
    out_.end_paragraph(tag.begin);
    add_number(out_, known->second, tag.begin);
    out_.separate(U' ', tag.begin);
  }

  void take_block(const MarkupPiece& tag) {
    const bool opens = tag.kind == MarkupKind::open;
    if (tag.name == "w:tbl") {
      out_.end_paragraph(tag.begin);
      cells_ = 0;
    } else if (tag.name == "w:tr") {
      if (cells_ > 0 || opens) out_.end_line(tag.begin);
      cells_ = 0;
    } else if (tag.name == "w:tc") {
      out_.remove_trailing_spaces();
      if (opens && cells_++ > 0) {
        for (std::size_t left = span_; left > 0; --left) out_.separate(U'\t', tag.begin);
      }
      if (opens) span_ = 1;
    } else if (tag.name == "w:gridSpan") {
      constexpr std::size_t widest = 1000;  // columns
      std::size_t span = 0;
      for (const char c : attribute(tag.attributes, "w:val").value_or(""))
        if (c >= '0' && c <= '9' && span < widest) span = span * 10 + static_cast<std::size_t>(c - '0');
      span_ = std::clamp<std::size_t>(span, 1, widest);
    } else if (tag.name == "w:p" && tag.kind == MarkupKind::close) {
      if (cells_ == 0) {
        out_.end_paragraph(tag.begin);
      } else if (!out_.ends_with_space()) {
        out_.separate(U' ', tag.begin);
      }
    }
  }

  std::string_view xml_;
  ExtractedText& out_;
  NoteNumbers& notes_;
  bool in_text_ = false;
  bool is_raised_ = false;
  bool is_deleted_ = false;
  bool is_passed_note_ = false;
  std::size_t cells_ = 0;  // of the row so far; 0: outside a table
  std::size_t span_ = 1;   // of the cell before
};

Finding damaged(const std::string& name, std::string what) {
  return {.code = "document-damaged",
          .severity = Severity::error,
          .what = std::move(what),
          .way_out = "open the document in a word processor, save it again as .docx, and read that copy",
          .places = {{.source = name}}};
}

// The archive speaks of workbooks; here it is a document.
[[noreturn]] void rethrow(const Error& error, const std::string& name) {
  if (error.finding().code != "workbook-too-large")
    throw Error(damaged(name, "the document is no intact ZIP container, or a part of it is cut off"));
  Finding finding = error.finding();
  finding.code = "document-too-large";
  finding.way_out = "save its text as .txt and read that";
  throw Error(std::move(finding));
}

}  // namespace

ExtractedText docx_text(std::string_view bytes, const std::string& name) {
  ExtractedText out;
  NoteNumbers notes;
  try {
    const Archive archive(bytes, name);
    const auto document = archive.part("word/document.xml");
    if (!document) throw Error(damaged(name, "the container has no part 'word/document.xml', so it is no .docx"));
    out.begin_part("word/document.xml");
    PartText(*document, out, notes).run();
    for (const char* part : {"word/footnotes.xml", "word/endnotes.xml"}) {
      const auto xml = archive.part(part);
      if (!xml) continue;
      out.begin_part(part);
      PartText(*xml, out, notes).run();
    }
  } catch (const Error& error) {
    if (!error.finding().code.starts_with("workbook-")) throw;
    rethrow(error, name);
  }
  return out;
}

}  // namespace ecumene
