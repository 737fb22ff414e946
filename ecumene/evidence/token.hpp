// Text as the reader sees it: words, runs of digits, marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene {

enum class TokenKind : std::uint8_t {
  word,         // letters, apostrophes between letters; "m²" and "км³" with their raised digit
  digits,       // 0-9
  superscript,  // a run of raised digits
  mark          // any other single character that is no white space
};

// What stands before a token.
enum class Gap : std::uint8_t { none, narrow, space, line };  // narrow: no-break or thin space; line: a line break

struct Token {
  TokenKind kind = TokenKind::mark;
  Gap gap = Gap::line;
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::uint32_t word = 0;  // words: which of the distinct folded words of the text; marks: see mark()
  // Marks: the character, every dash as '-', every quote as '"', every apostrophe as '\''; 0 of others.
  char32_t mark() const { return kind == TokenKind::mark ? char32_t{word} : 0; }
};

struct Tokens {
  std::string_view text;
  std::vector<Token> tokens;
  std::string folded;                     // the distinct words, folded, one behind the other
  std::vector<std::uint32_t> word_end{};  // of each in `folded`

  std::size_t size() const { return tokens.size(); }
  const Token& operator[](std::size_t at) const { return tokens[at]; }
  std::string_view raw(std::size_t at) const {
    return text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
  }
  std::size_t distinct_words() const { return word_end.size(); }
  std::string_view distinct_word(std::size_t id) const {
    const std::size_t begin = id == 0 ? 0 : word_end[id - 1];
    return std::string_view(folded).substr(begin, word_end[id] - begin);
  }
  std::string_view word(std::size_t at) const {  // folded; empty unless a word
    return tokens[at].kind == TokenKind::word ? distinct_word(tokens[at].word) : std::string_view();
  }
  bool is_word(std::size_t at) const { return at < size() && tokens[at].kind == TokenKind::word; }
  bool is_digits(std::size_t at) const { return at < size() && tokens[at].kind == TokenKind::digits; }
  bool is_mark(std::size_t at, char32_t mark) const {
    return at < size() && tokens[at].mark() == mark && tokens[at].kind == TokenKind::mark;
  }
};

// REQUIRES text shorter than 4 GiB. Linear; ill-formed bytes are marks of their own.
Tokens tokens_of(std::string_view text);

// The folded words of a form ("кв. м" gives two).
std::vector<std::string> words_of(std::string_view form);

// Is its first letter a capital?
bool is_capitalised(std::string_view word);

}  // namespace ecumene
