// Quantities and dates of a text, and the account of all its digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/period.hpp"
#include "ecumene/base/shared_text.hpp"
#include "ecumene/evidence/language.hpp"
#include "ecumene/panel/claim.hpp"

namespace ecumene {

enum class MentionType : std::uint8_t { quantity, date, rejected };

// Where the text says when a quantity holds.
enum class PeriodFrom : std::uint8_t { nothing, clause, sentence, narrative, document };
std::string_view to_string(PeriodFrom from);  // empty: nothing
// "day", "month", "season", "year", "decade", "century", "range".
std::string_view to_string(Granularity granularity);

struct Mention {
  std::size_t begin = 0;  // bytes of the text; the number with its multiplier and unit, nothing more
  std::size_t end = 0;
  std::string_view rule{};  // the rule that read it; for `rejected` the reason; lives as long as the program

  // quantity
  SharedText unit = "1";
  Decimal low{};  // with multiplier; low == high unless is_range
  Decimal high{};

  // date
  SharedText edtf{};

  // What the text around it says of a quantity; empty: nothing. In the words of the source where not said otherwise.
  SharedText subject{};   // what is counted or measured
  SharedText head{};      // the head noun of the subject, folded, without case ending where the language data know it
  SharedText place{};     // English name
  SharedText place_id{};  // of the gazetteer; empty: not known there or ambiguous
  SharedText period{};    // EDTF
  SharedText base{};      // of a share, a multiple, an index: the whole or the period it relates to
  SharedText speaker{};   // whose words these are
  SharedText source{};    // the note that the text gives for it, verbatim

  // The small fields stand together, so that a mention takes 32 bytes less.
  MentionType type = MentionType::quantity;
  Granularity granularity = Granularity::year;  // date; a quarter or half of a year is a season
  bool is_range : 1 = false;                    // quantity
  bool is_unit_inferred : 1 = false;            // a lost percent sign, or a currency named once in a series
  bool is_year_carried : 1 = false;             // date: the year comes from the narrative
  QuantityKind kind = QuantityKind::count;
  Modifier modifier = Modifier::exact;
  Movement movement = Movement::level;
  PeriodFrom period_from = PeriodFrom::nothing;
};

struct Paragraph {
  std::size_t begin = 0;
  std::size_t end = 0;
  const Language* language = nullptr;
};

struct SentenceRange {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::size_t paragraph = 0;  // which one
  std::string_view topic{};   // what it speaks of, as the language data name it ("industry"); empty: none of these
};

struct Reading {
  std::vector<Paragraph> paragraphs;
  std::vector<SentenceRange> sentences;  // in text order; together all the text but white space
  std::vector<Mention> mentions;         // in text order; no two overlap; every run of digits lies in exactly one
};

struct ReadingOptions {
  const Language* language = nullptr;  // nullptr: found for each paragraph
};

// Reads a text in UTF-8. Linear in its length. Ill-formed bytes are passed over.
Reading read_text(std::string_view text, const ReadingOptions& options = {});

}  // namespace ecumene
