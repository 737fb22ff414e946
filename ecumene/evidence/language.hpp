// What the reader knows of a language: words as data, nothing in the engine. One file evidence/languages/<code>.lang
// each.
//
// A line of such a file is `kind value : form, form, ...`; `#` begins a comment. A form is one word or several; `*` at
// its end stands for any case ending of the language (or none), and a form written with a full stop at its end stands
// only where the text has the full stop too ("с." is a page, "с" a preposition). Kinds and their values:
//
//   language CODE: NAME                  letters: letters that tell this language from some others
//   endings: a, b, ...                   case endings; several such lines follow one another in a word, each or none
//   common: words by which a paragraph in this language is known     grouping: space | comma     decimal: comma | point
//   months: capital | small   does a month have a capital (May, not may)
//   years: bare | prepositions   do years stand without a preposition ("1913 деңгейінен")
//   number N: ...                        a cardinal                  ordinal N: ...               a rank or part number
//   fraction N/M: half, ...              scale N: hundred, ...       within a spelled number
//   power N: thousand, млн., ...         multiplies by 10^N
//   month N, season N (21-24), quarter, half, year, decade, century  words of the calendar
//   unit CODE: kg, ...                   money CODE: roubles, ...    percent: ...  points: ...  times: ...
//   modifier approx|over|under: ...      before or after the number  after approx|over|under: ...  after it only
//   from, to, between, and, of: ...      the words of ranges and of "48 out of 305"
//   label: No., p., page, Table, ...     the number behind it names something
//   rank: place, ...   age: ...          what the number counts      counted: people, ...
//   idiom: one of the, ...               numbers in it are none      in: in, since, ...            before years
//   speech: said, ...                    verbs of speaking           early: early, mid, ...        outside a date
//   references: literature, ...          the heading of a list of references
//   plus N/M: and a half                 behind a number             article: the, a
//   aside: which, who                    behind a comma: a year there does not lead the story on
//   short N: m, bn                       multiplies money only (€3.5m)
//   ordinal_endings: го, й, ...          behind digits they make an ordinal (15-й)
//   until: дейін                         behind the last of two dates that follow one another
//   clock: a.m., часов утра              behind the hour of a time of day
//   topic NAME: plant*, factory, ...     what a sentence with this word speaks of; the same names in every language
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ecumene/base/decimal.hpp"

namespace ecumene {

enum class WordKind : std::uint8_t {
  number,
  ordinal,
  fraction,
  scale,
  power,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century,
  unit,
  money,
  percent,
  points,
  times,
  modifier,
  modifier_after,
  from,
  to,
  between,
  and_,
  of,
  label,
  rank,
  age,
  counted,
  idiom,
  in,
  speech,
  early,
  references,
  plus,  // "and a half" behind a number
  article,
  aside,        // which, who: a year behind them does not lead the story on
  short_power,  // letters that multiply behind money: $3m
  until,        // behind the second of two dates
  clock,        // behind a time of day
  topic,        // what a sentence speaks of
};

// One meaning of one form.
struct Sense {
  WordKind kind = WordKind::number;
  std::int64_t value = 0;            // number, ordinal, scale; power of ten; month; season; numerator of a fraction
  std::int64_t denominator = 1;      // of a fraction
  std::string code{};                // unit, money; "approx", "over", "under"
  std::vector<std::string> words{};  // folded, without full stops
  bool takes_ending = false;         // the last word may carry a case ending
  bool takes_stop = false;           // it ends with a full stop
};

class Language {
 public:
  // Throws Error "language-data-not-understood" naming line, what and way out.
  Language(std::string_view data, std::string_view file);
  Language(Language&&) = default;
  Language& operator=(Language&&) = default;

  const std::string& code() const { return code_; }
  const std::string& name() const { return name_; }
  bool groups_by_space() const { return groups_by_space_; }
  bool decimal_comma() const { return decimal_comma_; }
  bool has_capital_months() const { return has_capital_months_; }
  bool has_bare_years() const { return has_bare_years_; }
  // Senses whose first word is this folded word (as such, or with a case ending where the form is of one word).
  void senses(std::string_view folded_word, std::vector<const Sense*>& found) const;
  bool is_ending(std::string_view letters) const { return !letters.empty() && is_ending(letters, 0); }
  bool is_ordinal_ending(std::string_view letters) const { return ordinal_endings_.contains(letters); }
  bool is_common(std::string_view folded_word) const { return common_.contains(folded_word); }
  // How many letters of the word are among those by which this language is known?
  std::size_t own_letters(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  void take_line(std::string_view line);
  void take_forms(Sense sense, std::string_view forms);
  bool is_ending(std::string_view letters, std::size_t layer) const;
  void add_endings(const std::vector<std::string_view>& layer);

  std::string code_;
  std::string name_;
  bool groups_by_space_ = true;
  bool decimal_comma_ = true;
  bool has_capital_months_ = false;
  bool has_bare_years_ = false;
  std::u32string letters_;
  std::vector<std::vector<std::string>> endings_;  // layer by layer
  Map<char> common_;
  Map<char> ordinal_endings_;
  std::vector<std::unique_ptr<Sense>> all_;
  Map<std::vector<const Sense*>> by_first_word_;
  Map<std::vector<const Sense*>> by_stem_;  // forms whose first word takes an ending
};

// All that are built in, by code.
std::span<const Language> languages();
const Language* language(std::string_view code);

}  // namespace ecumene
