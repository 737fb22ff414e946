// UTF-8 text as regional tables need it: validity, code points, width, folding of the spaces, dashes and letters that
// look alike. Everything works on bytes and copies nothing it need not.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene::utf8 {

// Byte offset of the first ill-formed sequence (Unicode 15, table 3-7), or nullopt if `text` is well-formed.
std::optional<std::size_t> first_invalid(std::string_view text);

// Does a well-formed code point of two bytes, a letter of nearly any text, start at `offset`?
inline bool is_pair(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  return lead >= 0xC2 && lead < 0xE0 && offset + 1 < text.size() &&
         (static_cast<unsigned char>(text[offset + 1]) & 0xC0U) == 0x80U;
}

char32_t next_beyond_pairs(std::string_view text, std::size_t& offset);
// Decodes the code point that starts at `offset` and moves `offset` behind it; U+FFFD and one byte on where ill-formed.
inline char32_t next(std::string_view text, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {
    ++offset;
    return byte;
  }
  if (!is_pair(text, offset)) return next_beyond_pairs(text, offset);
  const auto second = static_cast<unsigned char>(text[offset + 1]);
  offset += 2;
  return (byte & 0x1FU) << 6U | (second & 0x3FU);
}
void append(std::string& text, char32_t code_point);

std::size_t length(std::string_view text);  // in code points

// Columns a terminal needs for `text`: wide East Asian 2, combining marks 0, everything else 1.
std::size_t display_width(std::string_view text);

// The Unicode property White_Space: ASCII space, tab, CR, LF, NBSP U+00A0, U+2007, U+2009, U+202F, U+3000 and the rest.
bool is_white_space(char32_t code_point);

// Without leading and trailing white space and byte order marks.
std::string_view trimmed(std::string_view text);

// Simple lower case of Latin and Cyrillic (with the Ukrainian and Kazakh letters); everything else, ill-formed bytes
// included, unchanged.
std::string lowered(std::string_view text);
char32_t lowered(char32_t code_point);

// A label for comparison: trimmed, lowered, runs of white space as one space, every dash as '-', curly apostrophes and
// quotes straight, ё as е, Latin ə (U+0259) as Cyrillic ә (U+04D9), invisible characters (soft hyphen, zero-width
// space) dropped, й and ї written as letter and mark joined. Two headings a reader takes for the same are equal.
std::string folded(std::string_view text);

// Splits at any run of white space.
std::vector<std::string_view> words(std::string_view text);

}  // namespace ecumene::utf8
