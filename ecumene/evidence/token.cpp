#include "ecumene/evidence/token.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/word_numbers_internal.hpp"

namespace ecumene {

using evidence_internal::WordNumbers;

namespace {

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_superscript(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

// Letters of the scripts read here, and combining marks, which stay with their letter.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c == 0xAA || c == 0xB5 || c == 0xBA) return true;
  if (c >= 0xC0 && c <= 0x24F) return c != 0xD7 && c != 0xF7;
  if (c >= 0x250 && c <= 0x2AF) return true;  // Latin ə written for Cyrillic ә
  if (c >= 0x300 && c <= 0x36F) return true;  // combining marks
  if (c >= 0x370 && c <= 0x3FF) return c != 0x37E && c != 0x387;
  if (c >= 0x400 && c <= 0x52F) return c != 0x482;
  return (c >= 0x531 && c <= 0x587) || (c >= 0x10A0 && c <= 0x10FF) || (c >= 0x1E00 && c <= 0x1FFF);
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x2BC || c == 0x2018;
}

char32_t plain_mark(char32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return U'-';
    case 0x2018:
    case 0x2019:
    case 0x2BC:
    case 0x2032:
      return U'\'';
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return U'"';
    case 0xFF05:
    case 0x66A:
      return U'%';
    default:
      return c;
  }
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

// The letters that nearly all words are made of, of one byte or two, each with its folded form: those that fold by
// themselves, without the letter before them.
class PlainLetters {
 public:
  static constexpr char32_t end = 0x800;
  PlainLetters() {
    for (char32_t letter = 0; letter < end; ++letter) {
      const bool is_mark = letter >= 0x300 && letter <= 0x36F;  // joins the letter before it
      if (!is_letter(letter) || is_mark) continue;
      std::string text;
      utf8::append(text, letter);
      const std::string folded = utf8::folded(text);
      std::size_t behind = 0;
      const char32_t first = utf8::next(folded, behind);
      if (behind == folded.size() && first < end) folded_[letter] = static_cast<std::uint16_t>(first);
    }
  }
  char32_t folded(char32_t letter) const { return folded_[letter]; }  // 0: no plain letter; REQUIRES letter < end

 private:
  std::array<std::uint16_t, end> folded_{};
};

const PlainLetters& plain_letters() {
  static const PlainLetters letters;
  return letters;
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) {
    constexpr std::size_t bytes_a_token = 4;  // nearly no text has fewer; what is not used costs no memory
    result_.text = text;
    reserve(result_.tokens, text.size() / bytes_a_token + 1);
  }

  Tokens run() {
    Gap gap = Gap::line;
    while (at_ < result_.text.size()) {
      const std::size_t begin = at_;
      const char32_t c = utf8::next(result_.text, at_);
      const bool is_plain = (c > U' ' && c < 0x7F) || (c >= 0x400 && c <= 0x52F);
      if (!is_plain && is_invisible(c)) continue;
      if (!is_plain && utf8::is_white_space(c)) {
        gap = std::max(gap, gap_of(c));
        continue;
      }
      take(c, begin, gap);
      gap = Gap::none;
    }
    look_up_all();
    return std::move(result_);
  }

 private:
  static Gap gap_of(char32_t c) {
    if (c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029 || c == U'\f' || c == U'\v') return Gap::line;
    return c == U' ' || c == U'\t' || c == 0x3000 ? Gap::space : Gap::narrow;
  }

  // The character at `after`, which moves behind it; 0: the end of the text.
  char32_t peek(std::size_t& after) const {
    if (after >= result_.text.size()) return 0;
    return utf8::next(result_.text, after);
  }

  template <class Belongs>
  void take_while(Belongs belongs) {
    for (std::size_t after = at_; belongs(peek(after)); at_ = after) {
    }
  }

  void take(char32_t c, std::size_t begin, Gap gap) {
    Token token{.gap = gap, .begin = static_cast<std::uint32_t>(begin)};
    if (is_digit(c)) {
      token.kind = TokenKind::digits;
      take_while(is_digit);
    } else if (is_superscript(c)) {
      token.kind = TokenKind::superscript;
      take_while(is_superscript);
    } else if (is_letter(c)) {
      token.kind = TokenKind::word;
      at_ = begin;
      if (take_plain_word())
        ask_for_plain_word();
      else
        token.word = take_any_word(begin);
    } else {
      token.word = plain_mark(c);
    }
    token.end = static_cast<std::uint32_t>(at_);
    result_.tokens.push_back(token);
  }

  // A word of plain letters alone, folded on the way. False: it goes on with something else, or is too long.
  bool take_plain_word() {
    if (asked_count_ == asked_.size()) look_up_all();
    Asked& word = asked_[asked_count_];
    std::memset(word.folded.data(), 0, sizeof(WordNumbers::Beginning));
    std::size_t size = 0;
    char32_t behind = 0;
    while (size + 2 <= word.folded.size()) {
      std::size_t after = at_;
      behind = peek(after);
      const char32_t folded = behind < PlainLetters::end ? letters_.folded(behind) : 0;
      if (folded == 0) break;
      if (folded < 0x80) {
        word.folded[size++] = static_cast<char>(folded);
      } else {
        word.folded[size++] = static_cast<char>(0xC0U | folded >> 6U);
        word.folded[size++] = static_cast<char>(0x80U | (folded & 0x3FU));
      }
      at_ = after;
    }
    word.size = size;
    return size + 2 <= word.folded.size() && ends_word(behind);
  }

  // Its number is looked up some words later, when its place among the known words has come from the memory: of a text
  // rich in words most places are far away.
  void ask_for_plain_word() {
    Asked& word = asked_[asked_count_];
    word.hash = WordNumbers::hash_of(word.beginning(), word.plain());
    word.token = static_cast<std::uint32_t>(result_.tokens.size());
    numbers_.fetch(word.hash);
    ++asked_count_;
  }

  void look_up_all() {
    for (std::size_t at = 0; at < asked_count_; ++at) {
      const Asked& word = asked_[at];
      result_.tokens[word.token].word = numbers_.number(result_, word.plain(), word.beginning(), word.hash);
    }
    asked_count_ = 0;
  }

  // Does no word go on over this character, which is no plain letter?
  static bool ends_word(char32_t c) {
    return c < 0x80 ? c != U'\'' : !is_letter(c) && !is_apostrophe(c) && !is_superscript(c) && c != 0xAD;
  }

  std::uint32_t take_any_word(std::size_t begin) {
    at_ = begin;
    take_word(begin);
    look_up_all();  // so that words are numbered as they first appear
    const std::string folded = utf8::folded(result_.text.substr(begin, at_ - begin));
    const WordNumbers::Beginning beginning = WordNumbers::beginning_of(folded);
    return numbers_.number(result_, folded, beginning, WordNumbers::hash_of(beginning, folded));
  }

  void take_word(std::size_t begin) {
    const auto belongs = [](char32_t c) { return is_letter(c) || c == 0xAD; };
    take_while(belongs);
    for (;;) {  // an apostrophe between letters
      std::size_t after = at_;
      if (!is_apostrophe(peek(after)) || !is_letter(peek(after))) break;
      at_ = after;
      take_while(belongs);
    }
    std::size_t after = at_;  // m², км³
    const char32_t raised = peek(after);
    constexpr std::size_t longest_symbol = 2;  // letters; behind a longer word it is the mark of a note: "2 млн³"
    const bool is_raised = raised == 0xB2 || raised == 0xB3;
    if (is_raised && utf8::length(result_.text.substr(begin, at_ - begin)) <= longest_symbol) {
      std::size_t behind = after;
      if (!is_superscript(peek(behind))) at_ = after;
    }
  }

  Tokens result_;
  std::size_t at_ = 0;
  const PlainLetters& letters_ = plain_letters();
  // A plain word that is not looked up yet.
  struct Asked {
    std::uint32_t hash = 0;
    std::uint32_t token = 0;
    std::size_t size = 0;
    std::array<char, 112> folded;  // zeros behind a short word
    std::string_view plain() const { return {folded.data(), size}; }
    WordNumbers::Beginning beginning() const {
      WordNumbers::Beginning bytes;
      std::memcpy(bytes.data(), folded.data(), sizeof bytes);
      return bytes;
    }
  };
  std::array<Asked, 16> asked_;
  std::size_t asked_count_ = 0;
  WordNumbers numbers_;
};

}  // namespace

Tokens tokens_of(std::string_view text) {
  return Tokeniser(text).run();
}

std::vector<std::string> words_of(std::string_view form) {
  const Tokens tokens = tokens_of(form);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (tokens.is_word(at)) words.emplace_back(tokens.word(at));
  return words;
}

bool is_capitalised(std::string_view word) {
  if (word.empty()) return false;
  std::size_t at = 0;
  const char32_t first = utf8::next(word, at);
  return utf8::lowered(first) != first;
}

}  // namespace ecumene
