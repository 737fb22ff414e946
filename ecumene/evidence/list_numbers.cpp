// Numbers of items in lists, at the beginning of a line or inside a paragraph.
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "2.3 Productive sectors": the number of a paragraph that begins with a capital, and nothing that it could measure.
bool is_numbered_paragraph(const Page& page, std::size_t at, std::size_t next) {
  constexpr auto measures = bits_of(WordKind::unit, WordKind::money, WordKind::power, WordKind::percent);
  return at == page.first() && next == at + 3 && page.is_word(next) && page.tokens()[next].gap != Gap::none &&
         is_capitalised(page.tokens().raw(next)) && !page.has_kind(next, measures);
}

// "5. липня ми оглядали": the ordinal of a day before its month.
bool is_day_with_stop(const Page& page, std::size_t at) {
  return page.is_mark(at + 1, U'.') && page.find(WordKind::month, at + 2) && day_number(page, at) &&
         !is_capitalised(page.tokens().raw(at + 2));
}

// "1. ", "2.3 ", "4) " at the beginning of a paragraph or line. Behind a line that no mark ends, only 1 or the number
// that follows the last: else it is the line break of "закончено⏎263. Складов".
void reject_leading_list_numbers(Page& page) {
  std::size_t number = 0;
  for (const std::size_t at : page.figures()) {
    if (!page.is_digits(at) || page.is_taken(at) || page.tokens()[at].gap != Gap::line) continue;
    constexpr std::size_t longest = 3;  // digits
    if (page.tokens().raw(at).size() > longest || read_numeric_date(page, at)) continue;
    const auto here = static_cast<std::size_t>(small_number(page, at, 1, longest).value_or(0));
    std::size_t next = at + 1;
    while (page.is_mark(next, U'.') && page.is_glued(next) && page.is_digits(next + 1) && page.is_glued(next + 1))
      next += 2;
    const bool goes_on = here == number + 1 || (here == number && next > at + 1);  // "6. Proposals⏎6.1. To report"
    if (at > page.first() && page.is_word(at - 1) && here != 1 && !goes_on) continue;
    if (is_day_with_stop(page, at)) continue;
    const bool is_closed = (page.is_mark(next, U'.') || page.is_mark(next, U')')) && page.is_glued(next) &&
                           page.has(next + 1) && !page.is_glued(next + 1);
    if (!is_closed && next <= at + 3 && !is_numbered_paragraph(page, at, next)) continue;
    page.reject(at, next, "list-number");
    number = here;
  }
}

// "Questions. 1. Why is ...? 2. Compare ...": numbers in order inside a paragraph, a sentence before and behind each.
void reject_inner_list_numbers(Page& page) {
  std::size_t number = 0;
  constexpr std::size_t longest = 2;  // digits
  if (!page.may_have_mark(U'.') && !page.may_have_mark(U')')) return;
  for (const std::size_t at : page.figures()) {
    if (at == page.first() || page.is_taken(at) || page.is_glued(at) || page.is_word(at - 1)) continue;
    const bool is_behind_sentence =
        page.is_glued(at - 1) && (page.is_mark(at - 1, U'.') || page.is_mark(at - 1, U'?') ||
                                  page.is_mark(at - 1, U'!') || page.is_mark(at - 1, U':'));
    const bool is_bracketed = page.is_mark(at + 1, U')') && page.has(at + 2);  // "Tasks. 1) Find ... 2) Compare"
    const bool is_before_sentence =
        (page.is_mark(at + 1, U'.') || is_bracketed) && page.is_glued(at + 1) && !page.is_glued(at + 2) &&
        (is_bracketed || (page.is_word(at + 2) && is_capitalised(page.tokens().raw(at + 2))));
    if (!is_behind_sentence || !is_before_sentence) continue;
    const auto here = static_cast<std::size_t>(small_number(page, at, 1, longest).value_or(0));
    if (here != number + 1) continue;
    page.reject(at, at + 1, "list-number");
    number = here;
  }
}

}  // namespace

void reject_list_numbers(Page& page) {
  reject_leading_list_numbers(page);
  reject_inner_list_numbers(page);
}

}  // namespace ecumene::evidence_internal
