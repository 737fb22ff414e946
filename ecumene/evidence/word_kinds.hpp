// What the forms of a language's data mean. How the data are written is told at the head of language.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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
  tie,          // Sense::value is a Tie
  near,         // a period told by another one
  event,        // war, liberation: its date is remembered
  stop,         // ends the words of a noun
  plural,       // an irregular one
  street,       // the number of a house stands beside it
  each,         // every third
  ratio,        // one in three
  per,          // quintals per hectare
  person,       // of an age
  older,        // before an age
  limit,        // "up to", or the goal of a movement
  arriving,     // words of such a movement, beside Tie::rise, fall and reach
  compare,      // before a year that the story does not go to
  aged,         // before the bare number of somebody's years
  tens,         // the sixties
  place,        // beside the name of a place
  frost,        // behind degrees below zero
  claim,        // what is said of a figure beside its value, see claim_ties.hpp
  compound,     // a number and what it is a number of in one word
  money_sign,   // a word for money that stands before the number only
  divisor,      // a unit only under a stroke or behind "per"
};

// Words that tie a figure to its time, its whole and what is counted.
enum class Tie : std::uint8_t {
  rise,          // grew, growth
  fall,          // fell, decline
  more,          // more, higher (than)
  less,          // less, lower (than)
  reach,         // reached, was: a level follows
  against,       // compared with, than
  level,         // "the level of 1913"
  share,         // share, proportion
  amount,        // number, volume: the noun behind it is counted
  by,            // before that by which something moved
  ago,           // behind a duration
  act,           // decree, law: its date is part of its name
  beginning,     // at the beginning of
  respectively,  // figures and dates follow in the same order
  them,          // of them, including: parts of the figure before
  index,         // price index
  according,     // according to (a person)
  contrast,      // while, whereas: another clause with its own time
  after,         // a date behind it is where something begins
  before,        // of an event: at an unknown time
  moment,        // at the time of: the date of an event
  institution,   // no person
  end,           // by the end of
  through,       // owing to, at the expense of
  plan,          // will, is expected: the clause tells of what is to come
};

// Words and endings that a language lists without a value.
enum class WordSet : std::uint8_t {
  common,              // words by which a paragraph in the language is known
  parts,               // "пятая часть" is 1/5
  minus,               // before a number below zero
  contact,             // the numbers behind them are those of a line or place
  bare_points,         // behind a percentage told before they are percentage points
  inverted,            // before a number they say "about"
  inverted_few,        // before two, three and four they do: "года два"
  many,                // with these before them they do not
  over,                // may stand between those and the number
  ordinal_endings,     // behind digits they make an ordinal
  decade_endings,      // behind the digits of a year they make a decade
  difference_endings,  // of a number by which something is more or less than another
  approx_endings,      // at the end of a number they say "about"
  opening,             // "the first nine months of 2024"
  closing,             // "the last six months"
  account,             // before a month or quarter that is over when it is told of
  at_age,              // behind a comma and before an age: ", at 63,"
  report,              // a title with it is of the year that it names
  other_year,          // before a season of no year of the story: "next summer"
  pointing,            // level, period: what stands behind them is counted, as behind "number of"
  others,              // before the year of a citation: "et al. (2015)"
  either,              // between two numbers of which one is meant: "two or three"
  of_age,              // between a person and an age: "a girl of 12"
  spoken_in,           // before a year told by its last two figures: "in fifty-three"
  of_whole,            // between a share and what it is a share of: "71 % от среднего"
  dated,               // nouns that a year stands right before: "constant 2015 prices"
  graded,              // largest: what "the third" before it ranks
  graded_by,           // величине: "третий по величине"
  one_power,           // тысяча: "тысяча двести" is 1200
  collective,          // четверо: numbers of persons, of no unit
};

// Endings by which words of a sort are known.
enum class EndingSort : std::uint8_t {
  noun,         // case and number; cut off, they leave the stem
  plural,       // of nouns in the plural
  not_plural,   // look like plurals and are none
  adjective,    // of words that are no nouns
  verb,         // of finite verbs
  genitive,     // of nouns
  possessed,    // of nouns that belong to the noun before
  attributive,  // of a date that describes the noun behind it
  ablative,     // "from"
  locative,     // "in", describing a noun
  past,         // of verbs that tell what has been
  coming,       // of verbs that tell what will be or shall be
  open,         // of verbs that tell habits and what is to come alike
  participle,   // of words that tell what was done with the noun before them: begun, built, начатый
  neuter_past,  // of verbs in the past that go with counts too: "1629 женщин работало"
};

enum class HeadPlace : std::uint8_t { first, last, plural };

// The first two bytes of a word, or of nothing: tells most words apart without reading them.
class WordBegin {
 public:
  WordBegin() = default;
  explicit WordBegin(std::string_view word)
      : first_(word.empty() ? '\0' : word[0]), second_(word.size() < 2 ? '\0' : word[1]) {}
  // May a word that begins so be this one with an ending? Of nothing: always.
  bool may_begin(const WordBegin& word) const {
    return first_ == '\0' || (first_ == word.first_ && (second_ == '\0' || second_ == word.second_));
  }

 private:
  char first_ = '\0';
  char second_ = '\0';
};

// One meaning of one form.
struct Sense {
  WordKind kind = WordKind::number;
  std::int64_t value = 0;            // number, ordinal, scale; power of ten; month; season; numerator of a fraction;
                                     // of a word before a unit: to which power it raises it
  std::int64_t denominator = 1;      // of a fraction; of money: how many make one of the code
  std::string code{};                // unit, money; "approx", "over", "under"
  std::vector<std::string> words{};  // folded, without full stops
  WordBegin second{};                // of words: the second, if there is one
  bool takes_ending = false;         // the last word may carry a case ending
  bool takes_stop = false;           // it ends with a full stop
};

}  // namespace ecumene
