// Running text taken out of a formatted document, with the way back to where each character stands there.
//
// Paragraphs stand between empty lines; rows of a table each on a line, their cells apart by tabs; raised digits as
// the raised digits of Unicode, so that footnote marks can be told from figures.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"

namespace ecumene {

class ExtractedText {
 public:
  struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };
  // A word of a page: bytes of the text, and its box in points from the upper left corner.
  struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t page = 0;  // 1-based
    std::array<double, 4> box{};
  };

  // A character that stands in `original_size` bytes of the current part at `original`.
  void add(char32_t character, std::uint64_t original, std::uint32_t original_size);
  // A character that the original does not have (a separator), at that place.
  void separate(char32_t character, std::uint64_t original) { add(character, original, 0); }
  // Ends a paragraph, a line: at most one empty line, and none at the beginning. White space before it goes.
  void end_paragraph(std::uint64_t original) { end_lines(2, original); }
  void end_line(std::uint64_t original) { end_lines(1, original); }
  // Characters added from now on stand in this part of the file ("word/document.xml").
  void begin_part(std::string name);
  void remove_trailing_spaces();
  void add_word(Word word) { words_.push_back(word); }

  const std::string& text() const { return text_; }
  bool ends_with_space() const;  // or is empty
  Range original(std::size_t begin, std::size_t end) const;
  std::string_view part(std::size_t offset) const;  // empty: the file itself
  const std::vector<Word>& words() const { return words_; }

  std::vector<Finding> findings{};

 private:
  // Characters that follow one another in both texts, each of the same size.
  struct Run {
    std::size_t text_begin;
    std::uint64_t original_begin;
    std::uint32_t text_step;
    std::uint32_t original_step;
    std::uint32_t part;
  };
  void end_lines(std::size_t count, std::uint64_t original);
  const Run* run_at(std::size_t offset) const;

  std::string text_;
  std::vector<Run> runs_;
  std::vector<std::string> parts_{std::string()};
  std::vector<Word> words_;
};

// The raised form of a digit: U'2' gives U'²'.
char32_t raised_digit(char32_t digit);

// Each throws Error; `name` is what errors call the file.
// HTML: bytes are those of `html`, which is UTF-8.
ExtractedText html_text(std::string_view html, const std::string& name);
// Office Open XML (.docx): bytes are those inside word/document.xml and word/footnotes.xml. Errors "document-damaged",
// "document-too-large".
ExtractedText docx_text(std::string_view bytes, const std::string& name);
// What `pdftotext -bbox-layout` of poppler prints: words with their boxes, in lines, in blocks.
ExtractedText pdf_layout_text(std::string_view layout, const std::string& name);
// Runs pdftotext on a file. Errors "program-missing", "document-damaged".
ExtractedText pdf_text(const std::string& path);

}  // namespace ecumene
