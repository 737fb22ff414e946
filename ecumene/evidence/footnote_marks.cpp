// Marks of footnotes: raised digits, and digits stuck to what they note.
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "от довоенного 1.": a lone digit between a long word and the full stop that ends the paragraph. A count would be
// spelled there or have something to count.
bool is_stray_mark(const Page& page, std::size_t at) {
  constexpr std::size_t long_word = 8;  // bytes
  return page.is_mark(at + 1, U'.') && !page.has(at + 2) && page.tokens().raw(at).size() == 1 &&
         page.tokens()[at].gap == Gap::space && page.is_word(at - 1) &&
         page.tokens().word(at - 1).size() >= long_word && !page.find_before(WordKind::modifier, at) &&
         !page.find_before(WordKind::label, at);
}

// "hospitals23", but no "T34".
bool is_behind_word(const Page& page, std::size_t at) {
  constexpr std::size_t least = 3;       // bytes
  constexpr std::size_t short_name = 4;  // bytes
  const std::string_view raw = page.tokens().raw(at - 1);
  return page.is_word(at - 1) && page.tokens().word(at - 1).size() >= least &&
         !(is_capitalised(raw) && raw.size() <= short_name);
}

// "hospitals.23", "(годы)3".
bool is_behind_mark(const Page& page, std::size_t at) {
  const bool is_mark = page.is_mark(at - 1, U'.') || page.is_mark(at - 1, U',') || page.is_mark(at - 1, U'"') ||
                       page.is_mark(at - 1, U')') || page.is_mark(at - 1, U';');
  return is_mark && at >= page.first() + 2 && (page.is_word(at - 2) || page.is_mark(at - 2, U'.')) &&
         page.is_glued(at - 1);
}

// "5,4 кв. м8", "14 %10"; 2 and 3 behind a unit raise it.
bool is_behind_measure(const Page& page, std::size_t at) {
  if (at < page.first() + 2) return false;
  if (page.is_mark(at - 1, U'%')) return page.is_digits(at - 2);
  const bool is_unit = page.is_word(at - 1) && !page.is_glued(at - 1) && page.find_before(WordKind::unit, at);
  return is_unit && !is_capitalised(page.tokens().raw(at - 1)) &&
         (page.is_digits(at - 2) || page.is_mark(at - 2, U'.'));
}

// "the census of 1926.1 Its face", "as early as December 12.6 For": behind the full stop of a date, before a capital.
bool is_behind_date(const Page& page, std::size_t at) {
  if (at < page.first() + 2 || !page.is_mark(at - 1, U'.') || !page.is_glued(at - 1)) return false;
  const auto year = small_number(page, at - 2, 4, 4);
  const bool is_year = year && *year >= first_year && *year <= last_year;
  const bool is_day = small_number(page, at - 2, 1, 2) && page.find_before(WordKind::month, at - 2);
  if (!is_year && !is_day) return false;
  if (!page.has(at + 1)) return is_day;  // "index 1926.1" may end a line
  return page.is_word(at + 1) && !page.is_glued(at + 1) && is_capitalised(page.tokens().raw(at + 1)) &&
         !page.find(WordKind::power, at + 1) && !page.find(WordKind::counted, at + 1);
}

// Stuck to what stands before, the end of something, and the amount of nothing: "61 крб.40 коп.".
bool is_stuck_mark(const Page& page, std::size_t at) {
  if (!page.is_glued(at) || is_raising(page, at)) return false;
  const bool is_end = !page.has(at + 1) || !page.is_glued(at + 1) || page.is_mark(at + 1, U'.') ||
                      page.is_mark(at + 1, U',') || page.is_mark(at + 1, U';') || page.is_mark(at + 1, U')');
  if (!is_end || page.find(WordKind::money, at + 1) || page.find(WordKind::unit, at + 1)) return false;
  return is_behind_word(page, at) || is_behind_mark(page, at) || is_behind_measure(page, at) ||
         is_behind_date(page, at);
}

}  // namespace

bool is_raising(const Page& page, std::size_t at) {
  return at > page.first() && after_raising(page, at) > at && page.find_before(WordKind::unit, at);
}

void reject_footnote_marks(Page& page) {
  constexpr std::size_t longest = 3;  // digits
  for (const std::size_t at : page.figures()) {
    if (page.is_taken(at)) continue;
    const bool is_raised = page.tokens()[at].kind == TokenKind::superscript;
    const bool may_be_mark = page.is_digits(at) && page.tokens().raw(at).size() <= longest && at != page.first();
    if (is_raised || (may_be_mark && (is_stray_mark(page, at) || is_stuck_mark(page, at))))
      page.reject(at, at + 1, "footnote-mark");
  }
}

}  // namespace ecumene::evidence_internal
