// What the reader knows of a language: words as data, nothing in the engine. One file evidence/languages/<code>.lang
// each.
//
// A line of such a file is `kind value : form, form, ...`; `#` begins a comment. A form is one word or several; `*` at
// its end stands for any case ending of the language (or none), and a form written with a full stop at its end stands
// only where the text has the full stop too ("с." is a page, "с" a preposition). Several values of a kind may share a
// line: `ordinal 1: first; 2: second`. Kinds and their values:
//
//   language CODE: NAME                  letters: letters that tell this language from some others
//   alphabet: all its letters, small     a word with another letter is of another language
//   typical_endings: ості, ында          of words of this language and hardly of another
//   endings: a, b, ...                   case endings; several such lines follow one another in a word, each or none
//   common: words by which a paragraph in this language is known     grouping: space | comma     decimal: comma | point
//   months: capital | small   does a month have a capital (May, not may)
//   spelled_years: pairs          "nineteen forty-five"
//   years: bare | prepositions   do years stand without a preposition ("1913 деңгейінен")
//   number N: ...                        a cardinal                  ordinal N: ...               a rank or part number
//   fraction N/M: half, ...              scale N: hundred, ...       within a spelled number
//   power N: thousand, млн., ...         multiplies by 10^N
//   month N, season N (21-24), quarter, half, year, decade, century  words of the calendar
//   unit CODE: kg, ...                   money CODE: roubles, ...    percent: ...  points: ...  times: ...
//   raised N: square, sq.                makes of the length behind it one to the Nth power
//   sign CODE: Rs                       money before its number only   divisor CODE: s, second   a unit under a stroke
//   money CODE/N: kopecks, ...           N of them are one of the code; of several codes the one told last, else the
//   first
//   money_before: 1917 RUB, 1992 karbovanets     the money of a story of the years before, as long as it tells none
//   modifier approx|over|under: ...      before or after the number  after approx|over|under: ...  after it only;
//       older, younger there: over and under an age
//   from, to, between, and, of: ...      the words of ranges and of "48 out of 305"
//   label: No., p., page, Table, ...     the number behind it names something
//   rank: place, ...   age: ...          what the number counts      counted: people, ...
//   idiom: one of the, ...               numbers in it are none      in: in, since, ...            before years
//   speech: said, ...                    verbs of speaking           early: early, mid, ...        outside a date
//   references: literature, ...          the heading of a list of references
//   plus N/M: and a half                 behind a number             article: the, a
//   aside: which, who                    behind a comma: a year there does not lead the story on
//   short N: m, bn                       multiplies money only (€3.5m)      frost: мороза     behind degrees below zero
//   ordinal_endings: го, й, ...          behind digits they make an ordinal (15-й)
//   until: дейін                         behind the last of two dates that follow one another
//   clock: a.m., часов утра              behind the hour of a time of day
//   street: street, ул.                  the number of a house stands beside it
//   opening: first    closing: last     "the first nine months of 2024"
//   account: за          before a month or quarter that is over when it is told of
//   report: report, отчет     "Annual report for 2023" is told from the end of 2023
//   other_year: next, last    "next summer"
//   pointing: level, уровень        "the level of wages": of wages
//   others: al, др      "Smith et al. (2015)"
//   either: or, или     "two or three"          of_age: of       "a girl of 12"
//   spoken_in: in, since        "I went there in fifty-three"
//   of_whole: от, к              between a share and what it is a share of: "71 % от среднего"
//   dated: prices, census       a year stands right before them: "constant 2015 prices"
//   graded: largest    graded_by: величине     "the third largest town", "третий по величине город"
//   one_power: тысяча           "тысяча двести" is 1200
//   collective: четверо     numbers of persons, which take no unit from the figures around them
//   contact: telephone, code, call        the numbers behind them, some words between, are those of a line or place
//   bare_points: points                   behind a percentage told before they are percentage points
//   each: every, usually                 "every third" is 1/3            ratio: in, out of      "one in three" is 1/3
//   per: per, с                          before the unit that divides: "quintals per hectare"
//   person: man, женщина                 who is 35 years old             older: older, старше   before an age
//   at_age: at      behind a comma: ", at 63,"
//   aged: I was, мне                     "I was seventeen"               tens 60: sixties, шестидесятых
//   limit: до                            "up to" where nothing moves there   arriving: довести  words of moving there
//   compare: since, the same period of   a year behind them does not lead the story on
//   decade_endings: е, х                 behind the digits of a year they make a decade (1930-е)
//   difference_endings: ға, ге           of a number by which something is more or less than another
//   approx_endings: дай, дей             at the end of a number they say "about"
//   prefix N/M: двух, ...                begins compounds: prefix and suffix are "двухмесячный", "двадцатипятилетний"
//   suffix CODE: месячн*, ...            ends them; CODE is a unit, %, money, times, or 10^3     suffix_of_half: of 1/2
//   parts: часть                         "пятая часть" is 1/5           minus: минус     before a number below zero
//   inverted: лет, верст, ...            before a number they say "about": "лет двадцать", "верст через сорок"
//   inverted_few: года, версты, ...      before two, three and four that count nothing else: "года два", "тонны на три"
//   many: много, ...                     with these before them they do not   over: через   may stand between
//   topic NAME: plant*, factory, ...     what a sentence with this word speaks of; the same names in every language
//   claim lost|restored|since|ago|before|after|back|is-DIMENSION: what claim_ties.hpp makes of it (destroyed; these)
//   tie NAME: rose, against, ...         what ties a figure to its time, whole and noun; the names: enum Tie,
//   word_kinds.hpp near CODE: the previous year, ...    a period told by another: year, month or period, with +N or -N
//   behind it; span:
//                                        the last interval, span+1 its end
//   event NAME: war, ...                 "at the time of the liberation" finds the date that the text gives to it; NAME
//                                        is the same in every language; "war.second" is a kind of "war"
//   stop: and, with, was, ...            ends the words of a noun
//   plural NOUN: people, ...             its plural without the ending of plurals; `person` counts anybody
//   word_endings SORT: a, b, ...         of nouns, adjectives, ...: enum EndingSort, word_kinds.hpp
//   verbs: middle | last                 where the verb of a clause stands
//   numerals: bare | bent   has a number before its noun no case ending ("10 адамнан"), or has it one ("10-ти лет")
//   heads: first | last | plural         which word behind a number is the noun that is counted
//   place at|away|city|named|not|back-...|Oblast|...: words beside names of places, see evidence/places.hpp
//   place_...                            how names of places are bent, see evidence/place_grammar.hpp
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ecumene/evidence/place_grammar.hpp"
#include "ecumene/evidence/word_index.hpp"
#include "ecumene/evidence/word_kinds.hpp"

namespace ecumene {

// Letters below U+0600: Latin, Greek, Cyrillic, Armenian.
class LetterSet {
 public:
  void add(char32_t letter) {
    if (letter < end) bits_[letter / 64] |= std::uint64_t{1} << letter % 64;
  }
  bool contains(char32_t letter) const { return letter < end && (bits_[letter / 64] >> letter % 64 & 1U) != 0; }

 private:
  static constexpr char32_t end = 0x600;
  std::array<std::uint64_t, end / 64> bits_{};
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
  bool has_verbs_last() const { return has_verbs_last_; }
  bool has_paired_years() const { return has_paired_years_; }
  bool has_bare_numerals() const { return has_bare_numerals_; }
  HeadPlace heads() const { return heads_; }
  // Does the word have an ending of this sort, and two letters or more before it?
  bool has_ending(EndingSort sort, std::string_view folded_word) const {
    return (endings(folded_word) >> static_cast<unsigned>(sort) & 1U) != 0;
  }
  // A bit for each sort of ending that it has.
  std::uint16_t endings(std::string_view folded_word) const;
  // The word without its longest noun ending that leaves three letters or more.
  std::string_view stem(std::string_view folded_word) const;
  // As many tokens as a form of this kind can take: its words, joints of two marks between them, a full stop. Never too
  // few.
  std::size_t longest_form(WordKind kind) const { return longest_forms_[static_cast<std::size_t>(kind)]; }
  // Adds by kind the senses whose first word is this folded word (or, where the form is of one word, an ended one).
  void senses(std::string_view folded_word, std::vector<const Sense*>& found) const;
  bool is_ending(std::string_view letters) const { return !letters.empty() && is_ending(letters, 0); }
  bool is_in(WordSet set, std::string_view folded_word) const { return (sets(folded_word) & bit(set)) != 0; }
  // A bit for each set that it is in.
  std::uint32_t sets(std::string_view folded_word) const {
    const auto found = sets_.find(folded_word);
    return found == sets_.end() ? std::uint32_t{0} : found->second;
  }
  // Has it words of this set?
  bool has_words_of(WordSet set) const { return (all_sets_ & bit(set)) != 0; }
  static constexpr std::uint32_t bit(WordSet set) { return 1U << static_cast<unsigned>(set); }
  // The unit of length with this code raised to a power: of "m" and 2 square metres. nullptr of what is no length.
  const Sense* raised_unit(const std::string& code, std::int64_t power) const {
    const auto found = raised_units_.find(code + std::to_string(power));
    return found == raised_units_.end() ? nullptr : found->second.get();
  }
  const PlaceGrammar& places() const { return places_; }
  // Is it written in the letters of the language?
  bool has_letters_of(std::string_view folded_word) const;
  // How well does a word fit: common words, letters and endings of its own; below 0 with a letter that it does not
  // have.
  int familiarity(std::string_view folded_word) const;
  // Of the parts of money that a text names of a year, when it has told none before; empty: the first in the data.
  std::string_view money_in(int year) const;
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
  bool take_setting(std::string_view name, std::string_view setting);
  bool take_set(std::string_view name, const std::vector<std::string_view>& words);
  void take_forms(Sense sense, std::string_view forms);
  bool is_ending(std::string_view letters, std::size_t layer) const;
  void add_endings(const std::vector<std::string_view>& layer);
  bool take_affix(std::string_view name, std::string_view value, const std::vector<std::string_view>& words);
  void add_compounds();
  void add_raised_units();
  void add_word_endings(std::string_view sort, std::string_view endings);

  std::string code_;
  std::string name_;
  bool groups_by_space_ = true;
  bool decimal_comma_ = true;
  bool has_capital_months_ = false;
  bool has_bare_years_ = false;
  bool has_verbs_last_ = false;
  bool has_bare_numerals_ = false;
  bool has_paired_years_ = false;
  HeadPlace heads_ = HeadPlace::first;
  LetterSet letters_;
  LetterSet alphabet_;
  std::vector<std::pair<int, std::string>> money_before_{};  // in the order of the years
  std::vector<std::string> typical_endings_;
  std::vector<std::pair<EndingSort, std::string>> word_endings_;
  std::vector<std::vector<std::string>> endings_;  // layer by layer
  struct Affix {
    std::string letters;
    std::string code;  // of a suffix
    std::int64_t value = 0;
    std::int64_t denominator = 1;
  };
  std::vector<Affix> prefixes_;
  std::vector<Affix> suffixes_;
  std::vector<Affix> suffixes_of_half_;
  Map<std::unique_ptr<Sense>> raised_units_;  // by code: "m2"
  Map<std::uint32_t> sets_;                   // of each word that is in one
  std::uint32_t all_sets_ = 0;
  PlaceGrammar places_;
  std::vector<std::unique_ptr<Sense>> all_;
  std::array<std::uint8_t, 64> longest_forms_{};  // of each kind
  WordIndex<const Sense*> by_first_word_;
  WordIndex<const Sense*> by_stem_;  // forms whose first word takes an ending
};

// All that are built in, by code.
std::span<const Language> languages();
const Language* language(std::string_view code);
// Their codes alone, in order; the data are not read for it.
std::span<const std::string_view> language_codes();

}  // namespace ecumene
