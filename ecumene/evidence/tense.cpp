#include "ecumene/evidence/tense_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

enum class Tense : std::uint8_t { none, past, coming };

constexpr std::size_t reach = 20;  // tokens

bool ends_sentence(const Page& page, std::size_t at) {
  return !page.has(at) || page.is_mark(at, U';') || page.is_mark(at, U'?') || page.is_mark(at, U'!') ||
         (page.is_mark(at, U'.') && !page.is_glued(at + 1));
}

Tense tense_of(const Page& page, std::size_t at) {
  if (!page.is_word(at)) return Tense::none;
  const Found tie = page.find(WordKind::tie, at);
  if (tie && tie.sense->value == static_cast<std::int64_t>(Tie::plan)) return Tense::coming;
  const std::string_view word = page.tokens().word(at);
  if (page.language().has_ending(EndingSort::coming, word)) return Tense::coming;
  return page.language().has_ending(EndingSort::past, word) ? Tense::past : Tense::none;
}

// Of the first word with a tense from `at` on.
Tense tense_behind(const Page& page, std::size_t at, std::size_t& steps) {
  for (steps = 0; steps < reach && !ends_sentence(page, at + steps); ++steps)
    if (const Tense tense = tense_of(page, at + steps); tense != Tense::none) return tense;
  return Tense::none;
}

// Of the first word with a tense from before `at` back.
Tense tense_before(const Page& page, std::size_t at, std::size_t& steps) {
  for (steps = 0; steps < reach && at > page.first() + steps; ++steps) {
    const std::size_t word = at - steps - 1;
    if (ends_sentence(page, word)) break;
    if (const Tense tense = tense_of(page, word); tense != Tense::none) return tense;
  }
  return Tense::none;
}

bool tells_of_each(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::each))) return false;
  for (std::size_t word = at; word-- > page.first() && word + reach >= at && !ends_sentence(page, word);)
    if (page.find(WordKind::each, word)) return true;
  return false;
}

}  // namespace

bool is_to_come(const Page& page, std::size_t at, std::size_t next) {
  std::size_t behind = 0;
  std::size_t before = 0;
  const Tense later = tense_behind(page, next, behind);
  if (later != Tense::none && page.language().has_verbs_last()) return later == Tense::coming;
  const Tense earlier = tense_before(page, at, before);
  if (later == Tense::none || earlier == Tense::none) return later == Tense::coming || earlier == Tense::coming;
  return (behind < before ? later : earlier) == Tense::coming;
}

bool is_timeless(const Page& page, std::size_t at, std::size_t next) {
  if (tells_of_each(page, at)) return true;
  // Where months have capitals, as in English, half of the past is told by words without an ending: went, rose.
  if (page.language().has_capital_months()) return false;
  std::size_t steps = 0;
  return tense_behind(page, next, steps) == Tense::none && tense_before(page, at, steps) == Tense::none;
}

}  // namespace ecumene::evidence_internal
