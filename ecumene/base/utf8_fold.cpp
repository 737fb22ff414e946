// Lower case and folding of labels. The tables are those of the Unicode character database (simple lower case mapping)
// for the blocks in which the languages of our sources are written.
#include <cstddef>
#include <string>
#include <string_view>

#include "ecumene/base/utf8.hpp"

namespace ecumene::utf8 {

namespace {
bool within(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}
char32_t if_even(char32_t c) {
  return c % 2 == 0 ? c + 1 : c;
}
char32_t if_odd(char32_t c) {
  return c % 2 == 1 ? c + 1 : c;
}

char32_t lower_latin(char32_t c) {
  if (within(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 0x20;  // U+00D7 is the multiplication sign
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c == 0x18F) return 0x259;
  if (c == 0x1E9E) return 0xDF;
  if (within(c, 0x100, 0x137) || within(c, 0x14A, 0x177)) return if_even(c);
  if (within(c, 0x139, 0x148) || within(c, 0x179, 0x17E) || within(c, 0x1CD, 0x1DC)) return if_odd(c);
  if (within(c, 0x1DE, 0x1EF) || within(c, 0x1F8, 0x21F)) return if_even(c);
  if (within(c, 0x1E00, 0x1E95) || within(c, 0x1EA0, 0x1EFF)) return if_even(c);
  return c;
}

char32_t lower_cyrillic(char32_t c) {
  if (c < 0x410) return c + 0x50;
  if (c < 0x430) return c + 0x20;
  if (within(c, 0x460, 0x481) || within(c, 0x48A, 0x4BF) || within(c, 0x4D0, 0x52F)) return if_even(c);
  if (c == 0x4C0) return 0x4CF;
  if (within(c, 0x4C1, 0x4CE)) return if_odd(c);
  return c;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return within(c, 'A', 'Z') ? c + 0x20 : c;
  return within(c, 0x400, 0x52F) ? lower_cyrillic(c) : lower_latin(c);
}

bool is_dash(char32_t c) {
  return within(c, 0x2010, 0x2015) || c == 0x2212 || c == 0x2043 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}
bool is_apostrophe(char32_t c) {
  return within(c, 0x2018, 0x201B) || c == 0x2BC || c == 0x2B9 || c == 0x2032 || c == 0xB4 || c == '`';
}
bool is_quote(char32_t c) {
  return within(c, 0x201C, 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033;
}

// What no reader sees: soft hyphen, zero-width space, joiners, marks of direction, byte order mark.
bool is_invisible(char32_t c) {
  return c == 0xAD || within(c, 0x200B, 0x200F) || within(c, 0x202A, 0x202E) || c == 0x2060 || c == 0xFEFF;
}

char32_t fold(char32_t c) {
  c = lower(c);
  if (is_dash(c)) return '-';
  if (is_apostrophe(c)) return '\'';
  if (is_quote(c)) return '"';
  if (c == 0x451) return 0x435;  // ё as е
  if (c == 0x259) return 0x4D9;  // Latin schwa as the Kazakh letter
  return c;
}

// Letters that some systems write as a base letter and a combining mark; 0 where the pair is no such letter.
char32_t composed(char32_t base, char32_t mark) {
  constexpr char32_t breve = 0x306;
  constexpr char32_t diaeresis = 0x308;
  if (mark == breve && base == 0x438) return 0x439;      // й
  if (mark == breve && base == 0x443) return 0x45E;      // ў
  if (mark == diaeresis && base == 0x456) return 0x457;  // ї
  if (mark == diaeresis && base == 0x435) return 0x435;  // ё, folded as е
  return 0;
}

// Appends folded code points; remembers the last one so that a following mark can be joined to it.
class Folder {
 public:
  explicit Folder(std::size_t capacity) { text_.reserve(capacity); }

  void space() { pending_space_ = !text_.empty(); }

  void code_point(char32_t c) {
    if (const char32_t letter = pending_space_ ? 0 : composed(last_, c); letter != 0) {
      text_.resize(last_begin_);
      put(letter);
      return;
    }
    bytes({});
    put(c);
  }

  // Ill-formed bytes stay as they are, so that texts that differ stay different.
  void bytes(std::string_view raw) {
    if (pending_space_) text_ += ' ';
    pending_space_ = false;
    last_ = 0;
    text_ += raw;
  }

  std::string take() && { return std::move(text_); }

 private:
  void put(char32_t c) {
    last_ = c;
    last_begin_ = text_.size();
    append(text_, c);
  }

  std::string text_;
  bool pending_space_ = false;
  char32_t last_ = 0;
  std::size_t last_begin_ = 0;
};

bool is_ill_formed(char32_t c, std::size_t bytes) {
  return c == 0xFFFD && bytes == 1;
}
}  // namespace

char32_t lowered(char32_t code_point) {
  return lower(code_point);
}

std::string lowered(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = next(text, offset);
    const char32_t small = lower(c);
    if (small == c || is_ill_formed(c, offset - begin)) {
      result += text.substr(begin, offset - begin);
    } else {
      append(result, small);
    }
  }
  return result;
}

std::string folded(std::string_view text) {
  Folder folder(text.size());
  // An invisible mark behind ill-formed bytes stays: without it these bytes and the next could read as a letter.
  bool after_ill_formed = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = next(text, offset);
    const std::string_view raw = text.substr(begin, offset - begin);
    if (is_ill_formed(c, raw.size())) {
      folder.bytes(raw);
    } else if (is_white_space(c)) {
      folder.space();
    } else if (!is_invisible(c) || after_ill_formed) {
      folder.code_point(fold(c));
    }
    after_ill_formed = is_ill_formed(c, raw.size());
  }
  return std::move(folder).take();
}

}  // namespace ecumene::utf8
