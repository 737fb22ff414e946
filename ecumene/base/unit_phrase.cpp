#include "ecumene/base/unit_phrase_internal.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "ecumene/base/utf8.hpp"

namespace ecumene::unit_phrase {

namespace {
bool is_sign(char32_t c) {
  constexpr std::u32string_view signs = U"%‰/$€£₽₴₸°,;()[]";
  return signs.find(c) != std::u32string_view::npos;
}

bool is_word_character(char32_t c) {
  const bool ascii_alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  const bool is_punctuation = (c >= 0x80 && c < 0xC0) || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00);
  return ascii_alphanumeric || (c >= 0x80 && !is_punctuation);
}

// "100,000": a comma between digits ends no part of a heading.
bool groups_digits(std::string_view text, std::size_t comma) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return comma > 0 && comma + 1 < text.size() && is_digit(text[comma - 1]) && is_digit(text[comma + 1]);
}
}  // namespace

Words words_of(std::string_view heading) {
  Words words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  const std::string folded = utf8::folded(heading);
  for (std::size_t offset = 0; offset < folded.size();) {
    const std::size_t begin = offset;
    const char32_t c = utf8::next(folded, offset);
    if (c == U'²' || c == U'³') {
      word += c == U'²' ? '2' : '3';
    } else if (c == ',' && groups_digits(folded, begin)) {
      finish();
    } else if (is_sign(c)) {
      finish();
      words.push_back(folded.substr(begin, offset - begin));
    } else if (is_word_character(c)) {
      word.append(folded, begin, offset - begin);
    } else if (c != '^') {
      finish();
    }
  }
  finish();
  return words;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

namespace {
// How many words at the front of `words` spell `name`; 0 if they do not.
std::size_t spelled(std::string_view name, WordSpan words) {
  std::size_t count = 0;
  while (!name.empty()) {
    if (count == words.size()) return 0;
    const std::size_t space = std::min(name.find(' '), name.size());
    std::string_view part = name.substr(0, space);
    const bool any_ending = part.size() > 1 && part.back() == '*';
    if (any_ending) part.remove_suffix(1);
    if (any_ending ? !words[count].starts_with(part) : words[count] != part) return 0;
    name.remove_prefix(std::min(space + 1, name.size()));
    ++count;
  }
  return count;
}

struct Match {
  const unit_table::Name* name = nullptr;
  std::size_t words = 0;
};

// Rows of a table by how their names begin, each list in the order of the table. A table has hundreds of rows, and
// hardly any of them can be what a word of a heading begins. REQUIRES two bytes at least before an asterisk.
template <class Row>
class RowsByBegin {
 public:
  void add(std::span<const Row> rows) {
    for (const Row& row : rows) {
      const std::string_view first = row.name.substr(0, std::min(row.name.find_first_of(" *"), row.name.size()));
      rows_[key_of(first)].push_back(&row);
    }
  }
  std::span<const Row* const> starting(WordSpan words) const {
    const auto found = words.empty() ? rows_.end() : rows_.find(key_of(words.front()));
    return found == rows_.end() ? std::span<const Row* const>() : found->second;
  }

 private:
  static std::uint16_t key_of(std::string_view word) {
    const auto byte = [&](std::size_t at) { return at < word.size() ? static_cast<unsigned char>(word[at]) : 0U; };
    return static_cast<std::uint16_t>(byte(0) << 8U | byte(1));
  }

  std::unordered_map<std::uint16_t, std::vector<const Row*>> rows_;  // by the first two bytes
};

// The longest name at the front; of names equally long the first in the table.
Match unit_at(WordSpan words) {
  static const auto names = [] {
    RowsByBegin<unit_table::Name> all;
    all.add(unit_table::noun_names());
    all.add(unit_table::measure_names());
    return all;
  }();
  Match best;
  for (const unit_table::Name* const name : names.starting(words)) {
    const std::size_t count = spelled(name->name, words);
    if (count > best.words) best = {name, count};
  }
  return best;
}

// The multiplier word at the front.
std::optional<int> multiplier_at(WordSpan words) {
  static const auto multipliers = [] {
    RowsByBegin<unit_table::Multiplier> all;
    all.add(unit_table::multipliers());
    return all;
  }();
  for (const unit_table::Multiplier* const multiplier : multipliers.starting(words))
    if (spelled(multiplier->name, words) == 1) return multiplier->power;
  return std::nullopt;
}

// The power of a whole power of ten ("1000"); nullopt for any other number.
std::optional<int> power_of(std::string_view number) {
  if (!is_number(number) || number.front() != '1' || number.size() > 10) return std::nullopt;
  if (number.find_first_not_of('0', 1) != std::string_view::npos) return std::nullopt;
  return static_cast<int>(number.size()) - 1;
}

// Reads a phrase from the front and moves `words` behind what it used.
class PhraseReader {
 public:
  explicit PhraseReader(WordSpan words) : words_(words) {}

  Phrase read() {
    multipliers(1);
    const Match match = unit_at(words_);
    if (match.words > 0 && match.name->position != unit_table::Position::denominator) {
      phrase_.unit = match.name;
      skip(match.words);
      multipliers(1);
      if (phrase_.unit->code.size() == 3 && front() == "m") accept_million();
    }
    denominator();
    return phrase_;
  }
  std::size_t left() const { return words_.size(); }

 private:
  std::string_view front() const { return words_.empty() ? std::string_view{} : words_.front(); }
  void skip(std::size_t count) { words_ = words_.subspan(count); }

  // At most two: "сотен тысяч".
  void multipliers(int sign) {
    for (int count = 0; count < 2; ++count) {
      const auto power = multiplier_at(words_);
      if (!power) return;
      phrase_.power += sign * *power;
      phrase_.multiplied = phrase_.multiplied || sign > 0;
      skip(1);
    }
  }

  // "$m", "EUR m": the letter is a multiplier only behind money.
  void accept_million() {
    if (!unit_table::is_currency(phrase_.unit->code)) return;
    phrase_.power += 6;
    phrase_.multiplied = true;
    skip(1);
  }

  // "/ чел.", "per capita", "на 1000 человек населения", "на душу населения", "на 1 жителя".
  void denominator() {
    static constexpr std::array<std::string_view, 3> per{"/", "per", "на"};
    static constexpr std::array<std::string_view, 6> one{"одного", "одну", "a", "each", "кожного", "каждого"};
    const WordSpan before = words_;
    const Phrase phrase_before = phrase_;
    if (!is_one_of(front(), per)) return;
    skip(1);
    if (is_one_of(front(), one)) skip(1);
    std::string number;  // "1 000", "100 000" come as several words
    for (; is_number(front()) && number.size() < 10; skip(1)) number += front();
    const auto power = number.empty() ? std::optional(0) : power_of(number);
    phrase_.power -= power.value_or(0);
    multipliers(-1);
    const Match match = unit_at(words_);
    if (!power || match.words == 0) {
      words_ = before;
      phrase_ = phrase_before;
      return;
    }
    phrase_.per = match.name;
    skip(match.words);
  }

  WordSpan words_;
  Phrase phrase_;
};
}  // namespace

PhraseReading read_phrase(WordSpan words) {
  PhraseReader reader(words);
  const Phrase phrase = reader.read();
  return {phrase, words.size() - reader.left()};
}

}  // namespace ecumene::unit_phrase
