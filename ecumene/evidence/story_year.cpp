// The year in which the story stands.
#include "ecumene/evidence/story_year_internal.hpp"

namespace ecumene::evidence_internal {

// The year that the story carries, if any.
std::optional<int> carried_year(const Narrative& narrative) {
  return narrative.year ? narrative.year : narrative.opening;
}

// "'44", "24/11/29": two digits mean the century of the story, or the one before if the story is young in it and the
// year would lie well ahead.
void settle_century(DateParts& parts, const Narrative& narrative) {
  const auto story = carried_year(narrative);
  if (!parts.is_short || !story || !parts.year) return;
  constexpr int century = 100;
  constexpr int young = 30;
  constexpr int ahead = 10;
  const int year = *story / century * century + *parts.year % century;
  parts.year = *story % century < young && year > *story + ahead ? year - century : year;
}

bool complete(DateParts& parts, const Narrative& narrative) {
  if (parts.year) return false;
  parts.year = carried_year(narrative);
  return true;
}

namespace {

// A year in a relative clause or in parentheses is an aside; the story does not go there.
bool is_aside(const Page& page, std::size_t at) {
  constexpr std::size_t farthest = 64;  // tokens
  for (std::size_t steps = 0; steps < farthest && at-- > page.first(); ++steps) {
    if (page.is_mark(at, U'(')) return true;
    if (page.is_mark(at, U')') || page.is_mark(at, U'.')) return false;
    if (page.is_mark(at, U',') && page.find(WordKind::aside, at + 1)) return true;
  }
  return false;
}

bool is_tie(const Page& page, std::size_t at, Tie wanted) {
  const Found tie = page.find(WordKind::tie, at);
  return tie && tie.sense->value == static_cast<std::int64_t>(wanted);
}

bool is_comparison(const Page& page, std::size_t at) {
  if (page.find(WordKind::compare, at)) return true;
  const bool is_verdict =
      page.language().has_verbs_last() && (is_tie(page, at, Tie::more) || is_tie(page, at, Tie::less));
  return is_verdict || is_tie(page, at, Tie::against);
}

// "since 1957", "by comparison with 2021", "the same period of 2022"; "2021 жылмен салыстырғанда" where verbs are last.
bool is_compared(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 7;  // tokens
  if (page.language().has_verbs_last()) {
    for (std::size_t next = at + 1; next <= at + reach && page.has(next) && !year_number(page, next); ++next)
      if (is_comparison(page, next)) return true;
  }
  constexpr std::size_t farthest = 6;  // tokens
  bool has_digits = false;
  for (std::size_t steps = 0; steps < farthest && at-- > page.first(); ++steps) {
    const bool is_decimal_mark = page.is_digits(at + 1) && page.is_glued(at + 1) && page.is_glued(at);
    if (!is_decimal_mark && (page.is_mark(at, U'.') || page.is_mark(at, U','))) break;
    if (page.is_mark(at, U';') || page.is_mark(at, U'(') || page.is_taken(at)) break;
    if (is_comparison(page, at)) return true;
    has_digits = has_digits || page.is_digits(at);
    if (!has_digits && (is_tie(page, at, Tie::more) || is_tie(page, at, Tie::less))) return true;  // "больше, чем в"
  }
  return false;
}

bool begins_sentence(const Page& page, std::size_t at) {
  return at == page.first() || (page.is_mark(at - 1, U'.') && !page.is_glued(at) &&
                                (!page.is_word(at) || is_capitalised(page.tokens().raw(at))));
}

// "..., в 2022 году было 8,1": does a figure or a date stand before it in the sentence?
bool stands_behind_figure(const Page& page, std::size_t at) {
  constexpr std::size_t farthest = 64;  // tokens
  for (std::size_t steps = 0; steps < farthest && !begins_sentence(page, at); ++steps) {
    --at;
    if (page.is_digits(at) || page.has_kind(at, bits_of(WordKind::number, WordKind::month))) return true;
  }
  return false;
}

// "до конца 2030 года": where something shall be done, not where the story is.
bool is_deadline(const Page& page, std::size_t at) {
  if (const Found early = page.find_before(WordKind::early, at)) at -= early.sense->words.size();
  return bool(page.find_before(WordKind::limit, at));
}

// A year behind which the story goes on where it was: an aside, a year of birth, a year back that only a figure is
// compared with, a year to come.
bool is_passing(const Page& page, std::size_t at, std::size_t next, int year, int now) {
  if (is_aside(page, at) || page.find(WordKind::aside, next)) return true;
  return year < now ? stands_behind_figure(page, at) : year > now && is_deadline(page, at);
}

}  // namespace

// Where the story stands behind a date of a year at tokens at .. next-1.
void lead_on(const Page& page, std::size_t at, std::size_t next, std::optional<int> year, Narrative& narrative) {
  if (is_compared(page, at)) return;
  if (!year || !narrative.year || !is_passing(page, at, next, *year, *narrative.year)) narrative.year = year;
}

}  // namespace ecumene::evidence_internal
