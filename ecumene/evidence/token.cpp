#include "ecumene/evidence/token.hpp"

#include <algorithm>
#include <functional>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
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

// Lower case without a detour for the letters that nearly all words are made of.
void append_folded(std::string& folded, std::string_view word) {
  bool is_plain = true;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto c = static_cast<unsigned char>(word[at]);
    is_plain = is_plain && (c < 0x80 || ((c == 0xD0 || c == 0xD1) && at + 1 < word.size() &&
                                         !(c == 0xD0 && static_cast<unsigned char>(word[at + 1]) < 0x90) &&
                                         !(c == 0xD1 && static_cast<unsigned char>(word[at + 1]) >= 0x90)));
    if (c >= 0x80) ++at;
  }
  if (!is_plain) {
    folded += utf8::folded(word);
    return;
  }
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto c = static_cast<unsigned char>(word[at]);
    if (c < 0x80) {
      folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      continue;
    }
    char32_t letter = (static_cast<char32_t>(c & 0x1F) << 6) | (static_cast<unsigned char>(word[++at]) & 0x3F);
    if (letter >= 0x410 && letter <= 0x42F) letter += 32;
    utf8::append(folded, letter);
  }
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) { result_.text = text; }

  Tokens run() {
    Gap gap = Gap::line;
    while (at_ < result_.text.size()) {
      const std::size_t begin = at_;
      const char32_t c = utf8::next(result_.text, at_);
      if (is_invisible(c)) continue;
      if (utf8::is_white_space(c)) {
        gap = std::max(gap, gap_of(c));
        continue;
      }
      take(c, begin, gap);
      gap = Gap::none;
    }
    return std::move(result_);
  }

 private:
  static Gap gap_of(char32_t c) {
    if (c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029 || c == U'\f' || c == U'\v') return Gap::line;
    return c == U' ' || c == U'\t' || c == 0x3000 ? Gap::space : Gap::narrow;
  }

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
      take_word(begin);
    } else {
      token.mark = plain_mark(c);
    }
    token.end = static_cast<std::uint32_t>(at_);
    if (token.kind == TokenKind::word) token.word = word_id(result_.text.substr(begin, at_ - begin));
    result_.tokens.push_back(token);
  }

  // Open addressing over the distinct words; at most half full.
  std::uint32_t word_id(std::string_view raw) {
    scratch_.clear();
    append_folded(scratch_, raw);
    if (2 * (result_.distinct_words() + 1) > slots_.size()) grow();
    std::size_t slot = std::hash<std::string_view>{}(scratch_) & (slots_.size() - 1);
    for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1))
      if (result_.distinct_word(slots_[slot] - 1) == scratch_) return slots_[slot] - 1;
    result_.folded += scratch_;
    result_.word_end.push_back(static_cast<std::uint32_t>(result_.folded.size()));
    slots_[slot] = static_cast<std::uint32_t>(result_.distinct_words());
    return slots_[slot] - 1;
  }

  void grow() {
    slots_.assign(std::max<std::size_t>(1024, 2 * slots_.size()), 0);
    for (std::size_t id = 0; id < result_.distinct_words(); ++id) {
      std::size_t slot = std::hash<std::string_view>{}(result_.distinct_word(id)) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(id + 1);
    }
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
    constexpr std::size_t longest_symbol = 6;  // bytes
    if ((raised == 0xB2 || raised == 0xB3) && at_ - begin <= longest_symbol) {
      std::size_t behind = after;
      if (!is_superscript(peek(behind))) at_ = after;
    }
  }

  Tokens result_;
  std::size_t at_ = 0;
  std::string scratch_;
  std::vector<std::uint32_t> slots_;  // distinct word + 1; 0: free
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
  std::size_t at = 0;
  const char32_t first = utf8::next(word, at);
  std::string letter;
  utf8::append(letter, first);
  return utf8::lowered(letter) != letter;
}

}  // namespace ecumene
