#include "ecumene/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ecumene::utf8 {

namespace {
constexpr char32_t replacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool in_ranges(const std::array<Range, N>& ranges, char32_t c) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

// Bytes of the well-formed sequence at `offset`, 0 if it is ill-formed: The Unicode Standard 15.0, table 3-7. The
// second byte alone excludes overlong forms (E0, F0), surrogates (ED) and code points beyond U+10FFFF (F4).
std::size_t sequence_length(std::string_view text, std::size_t offset) {
  const unsigned lead = byte_at(text, offset);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - offset < size) return 0;
  const unsigned lowest = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
  const unsigned highest = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
  const unsigned second = byte_at(text, offset + 1);
  if (second < lowest || second > highest) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if ((byte_at(text, offset + i) & 0xC0U) != 0x80U) return 0;
  }
  return size;
}

// Where the code point that ends just before `end` begins. An ill-formed tail counts as single bytes.
std::size_t previous(std::string_view text, std::size_t end) {
  for (std::size_t back = 1; back <= 4 && back <= end; ++back) {
    if ((byte_at(text, end - back) & 0xC0U) == 0x80U) continue;
    return sequence_length(text, end - back) == back ? end - back : end - 1;
  }
  return end - 1;
}

constexpr std::array<Range, 37> zero_width{{
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
    {0x06EA, 0x06ED}, {0x0711, 0x0711}, {0x0730, 0x074A}, {0x07A6, 0x07B0}, {0x0900, 0x0902}, {0x093A, 0x093A},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0951, 0x0957}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E}, {0x1AB0, 0x1ACE}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064},
    {0x20D0, 0x20F0}, {0x2DE0, 0x2DFF}, {0xA66F, 0xA672}, {0xA674, 0xA67D}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
}};

// East Asian Wide and Fullwidth (UAX #11) and the emoji that terminals draw two columns wide.
constexpr std::array<Range, 22> wide{{
    {0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE}, {0x2614, 0x2615},
    {0x2648, 0x2653}, {0x26A1, 0x26A1}, {0x2705, 0x2705},   {0x274C, 0x274C},   {0x2E80, 0x303E}, {0x3041, 0x33FF},
    {0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
}};
}  // namespace

// The property White_Space of the Unicode character database.
bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (byte_at(text, offset) < 0x80) {
      ++offset;
      continue;
    }
    const std::size_t size = is_pair(text, offset) ? 2 : sequence_length(text, offset);
    if (size == 0) return offset;
    offset += size;
  }
  return std::nullopt;
}

char32_t next_beyond_pairs(std::string_view text, std::size_t& offset) {
  const std::size_t size = sequence_length(text, offset);
  if (size == 0) {
    ++offset;
    return replacement;
  }
  char32_t c = byte_at(text, offset);
  if (size > 1) c &= 0x7FU >> size;  // the payload bits of the leading byte
  for (std::size_t i = 1; i < size; ++i) c = (c << 6U) | (byte_at(text, offset + i) & 0x3FU);
  offset += size;
  return c;
}

void append(std::string& text, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
  const auto put = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) next(text, offset);
  return count;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next(text, offset);
    if (c < 0x300) {
      columns += 1;
    } else if (!in_ranges(zero_width, c)) {
      columns += in_ranges(wide, c) ? 2 : 1;
    }
  }
  return columns;
}

std::string_view trimmed(std::string_view text) {
  constexpr char32_t byte_order_mark = 0xFEFF;
  const auto is_margin = [](char32_t c) { return is_white_space(c) || c == byte_order_mark; };
  const auto is_plain = [](char byte) { return byte > ' ' && byte < 0x7F; };  // nearly every end of a text
  std::size_t begin = 0;
  for (std::size_t offset = 0; begin < text.size() && !is_plain(text[begin]) && is_margin(next(text, offset));)
    begin = offset;
  std::size_t end = text.size();
  while (end > begin && !is_plain(text[end - 1])) {
    const std::size_t start = previous(text, end);
    std::size_t offset = start;
    if (!is_margin(next(text, offset))) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> found;
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    if (!is_white_space(next(text, offset))) continue;
    if (start > begin) found.push_back(text.substr(begin, start - begin));
    begin = offset;
  }
  if (begin < text.size()) found.push_back(text.substr(begin));
  return found;
}

}  // namespace ecumene::utf8
