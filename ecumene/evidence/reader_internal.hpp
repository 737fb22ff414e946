// What the steps of reading one paragraph share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/lexicon_internal.hpp"
#include "ecumene/evidence/reading.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene::evidence_internal {

// A form found in the text: tokens `at` .. next-1.
struct Found {
  const Sense* sense = nullptr;
  std::size_t next = 0;
  explicit operator bool() const { return sense != nullptr; }
};

// The money that a text spoke of last: whose hundredths are its kopecks, and which pence are meant.
struct MoneyTold {
  std::string code{};
  std::int64_t parts = 1;  // the smallest of its parts that was named
};

// The millions that a text told: how many amounts of money and of other things, and what the last was.
struct ScaledAmounts {
  std::string unit{};  // of the last money
  bool is_money = false;
  int money = 0;
  int others = 0;
};

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
  bool is_of_report = false;  // the last of the year that a report is of
};

// What mentions leave behind for the mentions after them.
struct Narrative {
  std::optional<int> year{};      // where the story stands
  std::optional<int> opening{};   // of the first full date in the text: for days before any year
  std::optional<Day> dateline{};  // the day from which the text is told
  bool is_led_here = false;       // did this paragraph lead the story to its year?
  // A diary: the day, with its year, at which the last of the paragraphs began that begin with a date.
  std::optional<Day> entry{};
  std::optional<Day> day_here{};  // the last day of the dateline's year that this paragraph told
  // Of "(сентябрь 1943 г. — март 1944 г.)", where the story stands in its last year: both months.
  std::optional<std::pair<int, int>> months_over_newyear{};
  int earliest = 0;  // of the years told so far; 0: none
  int latest = 0;
  MoneyTold money{};
  ScaledAmounts scaled{};
};

// What the words of a quantity say of it, without what the text around it fills later.
struct QuantitySaid {
  SharedText unit = "1";
  Decimal low{};
  Decimal high{};
  QuantityKind kind = QuantityKind::count;
  Modifier modifier = Modifier::exact;
  bool is_range = false;
};

// What was taken on a page: a Mention to be, by its tokens and in half its room.
struct Taken : QuantitySaid {
  MentionType type = MentionType::rejected;
  Granularity granularity = Granularity::year;
  bool is_unit_inferred = false;
  bool is_year_carried = false;
  std::uint32_t begin = 0;  // tokens
  std::uint32_t end = 0;
  std::string_view rule{};
  SharedText edtf{};
};

// A paragraph under reading: its tokens, what its words mean, what has been taken.
class Page {
 public:
  explicit Page(const Tokens& tokens) : tokens_(tokens) {}  // REQUIRES turn_to before all else
  Page(const Tokens& tokens, std::size_t first, std::size_t last, Lexicon& lexicon) : Page(tokens) {
    turn_to(first, last, lexicon);
  }
  // As if made anew for these tokens, in the memory that it has: most texts are of many short paragraphs.
  void turn_to(std::size_t first, std::size_t last, Lexicon& lexicon);

  const Tokens& tokens() const { return tokens_; }
  const Language& language() const { return lexicon_->language(); }
  std::size_t first() const { return first_; }
  std::size_t last() const { return last_; }  // one past
  bool has(std::size_t at) const { return at >= first_ && at < last_; }

  // Its digits and raised digits, as tokens.
  const std::vector<std::uint32_t>& figures() const { return figures_; }
  // May a form of one of these kinds (bits) begin anywhere in it?
  bool has_kind_anywhere(std::uint64_t kinds) const { return (all_kinds_ & kinds) != 0; }
  // May find() find one of these (bits) anywhere in it? (Never a false no.)
  bool may_find_anywhere(std::uint64_t kinds) const { return (all_found_ & kinds) != 0; }
  // Is a word of this set anywhere in it?
  bool has_anywhere(WordSet set) const { return (all_sets_ & Language::bit(set)) != 0; }
  bool has_word_of_address() const { return (all_sets_ & Lexicon::beside_address) != 0; }
  // May it have this mark? (Never a false no.)
  bool may_have_mark(char32_t mark) const { return (all_marks_ >> (mark & 63U) & 1U) != 0; }

  // The longest form of this kind that begins at a token.
  Found find(WordKind kind, std::size_t at) const {
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(kind);
    if (!may_find(at, bit)) return {};
    WordForms& forms = words_[at - first_];
    if (forms.longer == not_asked) look_behind(at, forms);
    if ((forms.longer & bit) != 0) return longest(kind, at);
    return (forms.found & bit) != 0 ? Found{lexicon_->sense_alone(tokens_[at].word, kind), at + 1} : Found{};
  }
  // The longest form of money; among equal ones that of the money told, in parts that go with the parts told.
  Found find_money(std::size_t at, const MoneyTold& told) const;
  const MoneyTold& money() const { return money_; }
  void tell_money(const MoneyTold& money) { money_ = money; }
  // The longest form of this kind that ends before token `next`.
  Found find_before(WordKind kind, std::size_t next) const {
    return (all_found_ >> static_cast<unsigned>(kind) & 1U) != 0 ? longest_before(kind, next) : Found{};
  }
  // May a form of one of these kinds (bits) begin here?
  bool has_kind(std::size_t at, std::uint64_t kinds) const {
    return is_word(at) && (lexicon_->kinds(tokens_[at].word) & kinds) != 0;
  }
  // May find() find one of these here? No, where what stands behind the word rules its forms out.
  bool may_find(std::size_t at, std::uint64_t kinds) const {
    return has(at) && (words_[at - first_].found & kinds) != 0;
  }
  bool is_digits(std::size_t at) const { return has(at) && tokens_.is_digits(at); }
  bool is_word(std::size_t at) const { return has(at) && tokens_.is_word(at); }
  bool is_mark(std::size_t at, char32_t mark) const { return has(at) && tokens_.is_mark(at, mark); }
  bool is_glued(std::size_t at) const { return has(at) && tokens_[at].gap == Gap::none; }
  // Is the word a case ending?
  bool is_ending(std::size_t at) const { return is_word(at) && lexicon_->is_ending(tokens_[at].word); }
  bool is_in(WordSet set, std::size_t at) const { return is_word(at) && lexicon_->is_in(set, tokens_[at].word); }
  bool is_beside_address(std::size_t at) const { return is_word(at) && lexicon_->is_beside_address(tokens_[at].word); }
  // Of a word; false of what is none.
  bool has_ending(EndingSort sort, std::size_t at) const {
    return is_word(at) && lexicon_->has_ending(sort, tokens_[at].word);
  }
  // A hyphen and a case ending behind a number ("-дан", "-го", " - ға"): the token behind it, or `at`.
  std::size_t after_ending(std::size_t at) const;

  bool is_taken(std::size_t at) const { return taken_[at - first_] != 0; }
  bool is_free(std::size_t begin, std::size_t end) const;
  // Takes tokens begin .. end-1.
  Taken& take(MentionType type, std::size_t begin, std::size_t end, std::string_view rule);
  // Brings what was taken into the order of the text.
  void sort();
  // Unless something there is taken already.
  void reject(std::size_t begin, std::size_t end, std::string_view reason) {
    if (is_free(begin, end)) take(MentionType::rejected, begin, end, reason);
  }
  std::vector<Taken>& mentions() { return mentions_; }
  const std::vector<Taken>& mentions() const { return mentions_; }

 private:
  // What may begin at a word, a bit for each kind.
  struct WordForms {
    std::uint64_t found = 0;           // any form that what stands behind it allows
    std::uint64_t longer = not_asked;  // one of more than the word
  };
  static constexpr std::uint64_t not_asked = ~std::uint64_t{0};
  void look_behind(std::size_t at, WordForms& forms) const;
  Found longest(WordKind kind, std::size_t at) const;
  Found longest_before(WordKind kind, std::size_t next) const;
  Found matched(const Sense& sense, std::size_t at) const;
  std::size_t behind_joint(std::size_t next) const;
  Found longest_plain(WordKind kind, std::size_t at) const;
  Found raised_length(std::size_t at) const;

  const Tokens& tokens_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  Lexicon* lexicon_ = nullptr;
  std::vector<char> taken_;
  mutable std::vector<WordForms> words_;  // of each token; `longer` is filled at the first question
  std::uint64_t all_kinds_ = 0;
  std::uint64_t all_found_ = 0;
  std::uint32_t all_sets_ = 0;
  std::uint64_t all_marks_ = 0;  // a bit for each residue of a mark by 64
  std::vector<std::uint32_t> figures_;
  std::vector<Taken> mentions_;
  MoneyTold money_;
};

template <class... Kind>
constexpr std::uint64_t bits_of(Kind... kinds) {
  return ((std::uint64_t{1} << static_cast<unsigned>(kinds)) | ...);
}

// A number as it stands, without multiplier.
struct NumberRead {
  Decimal value{};
  std::size_t next = 0;
  bool is_spelled = false;
  bool has_power = false;
};
std::optional<NumberRead> digits_number(const Page& page, std::size_t at);
std::optional<NumberRead> spelled_number(const Page& page, std::size_t at);
// With multipliers: "1 million 289 thousand".
std::optional<NumberRead> whole_number(const Page& page, std::size_t at);
// "½", "¾" as one character.
std::optional<Decimal> vulgar_fraction(const Page& page, std::size_t at);
// "third", "двадцать первый", "он үшінші".
// Of capitals alone: "ГОСТ", "КВЕД".
bool is_acronym(std::string_view word);
std::optional<NumberRead> spelled_ordinal(const Page& page, std::size_t at);
// Do the words around an ordinal (tokens at .. behind-1) say that it is a rank: "third place", "ranks 17th", "19th of
// 80"?
bool is_ranking(const Page& page, std::size_t at, std::size_t behind);
std::optional<int> roman_number(std::string_view letters);  // capitals, Latin or the Cyrillic look-alikes; 1..50

// "5th", "15-й", "20-шы": the token behind the ending that makes the digits before `at` an ordinal, or `at`.
std::size_t after_ordinal(const Page& page, std::size_t at);

// Is a bare number at this token a year?
bool is_year_like(const Page& page, std::size_t at);

void reject_web_addresses(Page& page);
void reject_labels(Page& page);                     // pages, sections, citations, items of lists
void reject_list_numbers(Page& page);               // "1.", "2.3", "4)"
void reject_times_of_day(Page& page);               // "12:30", "6 a.m."
void reject_footnote_marks(Page& page);             // raised digits, and those stuck to what they note
bool is_raising(const Page& page, std::size_t at);  // the digit of "км2"
void reject_postal(Page& page);                     // coordinates, telephones, houses
// More than 200 runs of digits with no word among them but names of rows, each table as one mention.
void reject_figure_rows(Page& page);
void reject_names(Page& page);  // before all else: addresses, references, labels, coordinates, list numbers
// The year of the first date with day, month and year.
std::optional<int> first_dated_year(const Page& page);
void read_dates(Page& page, Narrative& narrative);
void reject_identifiers(Page& page);  // codes and names with digits, after dates
void read_quantities(Page& page, Narrative& narrative);
void complete_series(Page& page);  // units named once, percent signs lost
// Millions that count nothing are of the money that the text told its millions in.
void complete_bare_millions(Page& page, Narrative& narrative);
void reject_all(Page& page, std::string_view reason);  // digits that are not taken yet

}  // namespace ecumene::evidence_internal
