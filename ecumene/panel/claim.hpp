// A claim: what a text says in a figure or a date, by whom, and where it stands: an observation before it is mapped to
// an indicator. Claims of different speakers and sources stand side by side; none is adopted as a fact.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/finding.hpp"
#include "ecumene/base/shared_text.hpp"

namespace ecumene {

// What a quantity counts or measures.
enum class QuantityKind : std::uint8_t { count, measure, share, money, multiple, rank, age, ordinal, other };
// How the text hedges it: "about", "over", "under".
enum class Modifier : std::uint8_t { exact, approx, over, under };
// Is it the level itself, or that by which (or how many times) something rose or fell?
enum class Movement : std::uint8_t { level, rise, fall };
std::string_view to_string(QuantityKind kind);
std::string_view to_string(Modifier modifier);
std::string_view to_string(Movement movement);

// What the words of a text say of two claims: "51 of the 126", "80 years since 23 August 1943".
enum class ClaimTie : std::uint8_t {
  none,
  part,    // a part of that quantity: "of them", "out of", "including"
  span,    // the duration of that interval: "two years (1941-1943)"
  since,   // the time that has passed since that date
  before,  // a date that the text puts before that date
  after,   // a date that the text puts behind that date
  within,  // a date that the text puts inside that interval
};
// What the sentence says happened to what is counted.
enum class ClaimFate : std::uint8_t { none, lost, restored };
std::string_view to_string(ClaimTie tie);
std::string_view to_string(ClaimFate fate);

// Where a claim stands: the source, its place there, and the words themselves. What is the same for many claims is kept
// once; findings take it as a Place.
struct ClaimPlace {
  SharedText source{};
  SharedText sheet{};  // page of a PDF, part of a container
  std::uint64_t line = 0;
  std::uint32_t column = 0;
  std::uint64_t byte_begin = 0;
  std::uint64_t byte_end = 0;
  SharedText text{};

  operator Place() const;
};

enum class ClaimType : std::uint8_t { quantity, date };

struct Claim {
  // quantity: multiplied out, with the decimals printed ("2.8 million" has -5), so that printed_interval() knows how
  // far it is rounded; low == high unless the text gives a range
  Decimal low{};
  Decimal high{};
  SharedText unit = "1";
  SharedText subject{};  // what is counted or measured, in the words of the source
  SharedText head{};     // its head noun, folded and without its case ending as far as the language data know it
  // What its words mean in any language ("population urban"); empty: not known. See evidence/concepts.hpp.
  SharedText concepts{};
  SharedText base{};    // the whole or the period it relates to: "1913", "2.8 million m²"
  SharedText period{};  // EDTF: when it holds

  SharedText edtf{};  // of a date

  SharedText place{};     // English name, empty: none named
  SharedText place_id{};  // of the gazetteer; empty: not known there or ambiguous
  SharedText speaker{};   // whose words these are
  SharedText note{};      // the footnote the text gives for it
  SharedText topic{};     // of its sentence: "industry", "housing", ...; see evidence/topics.hpp

  // What its noun is measured in: "length", "power"; "people" right behind a count. Empty: the noun does not say.
  SharedText noun_dimension{};

  // where it stands
  ClaimPlace passage{};
  SharedText sentence{};              // that it stands in
  SharedText language{};              // "en", "ru", ...
  std::uint32_t sentence_number = 0;  // in the document, from 0: claims of one sentence share it
  std::uint32_t paragraph_number = 0;

  // The small fields stand together, so that a claim takes 24 bytes less.
  ClaimType type = ClaimType::quantity;
  bool is_range = false;          // quantity
  bool is_unit_inferred = false;  // of a lost percent sign, of a currency named once in a series
  QuantityKind kind = QuantityKind::count;
  Modifier modifier = Modifier::exact;
  Movement movement = Movement::level;

  // what its words say beside the figure; filled from the language data, see evidence/claim_ties.hpp
  ClaimTie tie = ClaimTie::none;
  ClaimFate fate = ClaimFate::none;
  bool refers_back = false;  // "these 625 establishments": a figure that was given before
  std::int32_t tied_to = 0;  // the other claim: so many on (+) or back (-) among the claims of its document
};

}  // namespace ecumene
