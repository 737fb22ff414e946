#include "ecumene/evidence/reference_entries_internal.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// Rejects what is free among tokens begin .. end-1 and has digits.
void reject_free(Page& page, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end;) {
    if (page.is_taken(at)) {
      ++at;
      continue;
    }
    const std::size_t first = at;
    bool has_digits = false;
    for (; at < end && !page.is_taken(at); ++at) has_digits |= page.is_digits(at);
    if (has_digits) page.reject(first, at, "reference");
  }
}

// "Sources: own funds 30 mln, loans 20 %" tells amounts, no books.
bool has_amount(const Page& page, std::size_t begin) {
  constexpr auto amounts = bits_of(WordKind::power, WordKind::money, WordKind::percent);
  for (std::size_t at = begin; page.has(at + 1); ++at)
    if (page.is_digits(at) && (page.is_mark(at + 1, U'%') || page.has_kind(at + 1, amounts))) return true;
  return false;
}

bool is_capital_word(const Page& page, std::size_t at) {
  return page.is_word(at) && is_capitalised(page.tokens().raw(at));
}

// "М.", "СПб.", "K.": the short name of a city whose full stop stands at `stop`.
bool is_short_city(const Page& page, std::size_t stop) {
  constexpr std::size_t longest = 3;  // letters
  return stop > page.first() && page.is_mark(stop, U'.') && page.is_glued(stop) && is_capital_word(page, stop - 1) &&
         utf8::length(page.tokens().word(stop - 1)) <= longest;
}

// "Omsk, 1968;", "М., 1988.": where and when a book came out. "Notes: in 1952, 14 farms" tells no book.
bool has_edition(const Page& page, std::size_t begin) {
  for (std::size_t at = begin + 2; page.has(at); ++at) {
    if (!page.is_mark(at - 1, U',') || !year_number(page, at) || page.is_word(at + 1)) continue;
    if (is_capital_word(page, at - 2) || is_short_city(page, at - 2)) return true;
  }
  return false;
}

// "Лит.: Петров А. Записки. Омск, 1968; ...", "**Sources:** ...": up to the end of the paragraph.
void reject_labelled_list(Page& page) {
  if (!page.has_kind_anywhere(bits_of(WordKind::references)) || !page.may_have_mark(U':')) return;
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    const Found label = page.find(WordKind::references, at);
    if (!label || !is_capitalised(page.tokens().raw(at)) || !page.is_mark(label.next, U':')) continue;
    const bool begins = at == page.first() || page.tokens()[at].gap == Gap::line || !page.is_word(at - 1);
    if (!begins || !has_edition(page, label.next) || has_amount(page, label.next)) continue;
    reject_free(page, label.next, page.last());
    return;
  }
}

// "Н. В.": a capital letter and a full stop among the tokens before; or "//" before the name of a journal.
bool has_author_before(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 32;  // tokens
  const std::size_t first = at > page.first() + reach ? at - reach : page.first();
  for (; at > first; --at) {
    const bool is_initial = page.is_mark(at, U'.') && page.is_glued(at) && is_capital_word(page, at - 1) &&
                            utf8::length(page.tokens().word(at - 1)) == 1;
    if (is_initial || (page.is_mark(at, U'/') && page.is_mark(at - 1, U'/'))) return true;
  }
  return false;
}

// "№ 3", "С. 71–80", "240 с.", "P. 5" at `at`: the parts of an entry behind its year.
bool is_part_of_entry(const Page& page, std::size_t at) {
  if (page.is_mark(at, U'-')) ++at;
  if (page.is_digits(at)) {
    const std::size_t unit = page.is_mark(at + 1, U'-') ? at + 2 : at + 1;
    return bool(page.find(WordKind::label, unit));
  }
  const Found label = page.find(WordKind::label, at);
  return page.is_digits(page.is_mark(at, 0x2116) ? at + 1 : label ? label.next : page.last());
}

// The token behind the last digits of an entry whose year ends before `at`: "2009. № 3. С. 71–80".
std::size_t end_of_entry(const Page& page, std::size_t at) {
  constexpr std::size_t longest = 24;  // tokens
  const std::size_t last = std::min(page.last(), at + longest);
  std::size_t end = at;
  while (at < last) {
    const std::size_t next = page.is_mark(at, U'.') || page.is_mark(at, U',') || page.is_mark(at, U':') ? at + 1 : at;
    const bool is_pages = page.is_mark(at, U':') && page.is_digits(next);  // "№ 2 (17): 34–61"
    if (!is_pages && !is_part_of_entry(page, next)) break;
    at = next;
    while (at < last && !page.is_digits(at)) ++at;
    while (at < last && (page.is_digits(at) || (page.is_mark(at, U'-') && page.is_digits(at + 1)) ||
                         (page.is_mark(at, U'(') && page.is_mark(at + 2, U')'))))
      at += page.is_mark(at, U'(') ? 3 : 1;
    end = at;
    if (const Found label = page.find(WordKind::label, at)) at = label.next;
  }
  return end;
}

// "Омск, 1968", "М., 1968" with the year at `at`: a city behind the end of a title, a comma and the year.
bool is_place_and_year(const Page& page, std::size_t at) {
  if (at < page.first() + 3 || !page.is_mark(at - 1, U',')) return false;
  if (is_short_city(page, at - 2)) return true;
  std::size_t city = at - 2;
  while (city > page.first() + 1 && page.is_mark(city - 1, U'-') && page.is_glued(city)) city -= 2;
  if (!is_capital_word(page, city) || city == page.first()) return false;
  const bool is_behind_title =
      page.is_mark(city - 1, U'.') || page.is_mark(city - 1, U'-') || page.is_mark(city - 1, U':');
  return is_behind_title && (has_author_before(page, city - 1) || is_part_of_entry(page, at + 2));
}

// "Вопросы истории. 2009. № 3", "2024, № 1 (55)": the year of a number of a journal.
bool is_year_of_journal(const Page& page, std::size_t at) {
  if (at == page.first() || !(page.is_mark(at - 1, U'.') || page.is_mark(at - 1, U','))) return false;
  if (!page.is_mark(at + 1, U'.') && !page.is_mark(at + 1, U',')) return false;
  const std::size_t part = at + 2;
  const bool is_number = page.is_mark(part, 0x2116) && page.is_digits(part + 1);
  return is_number || (has_author_before(page, at - 1) && is_part_of_entry(page, part));
}

void reject_entries(Page& page) {
  for (const std::size_t at : page.figures()) {
    if (page.is_taken(at) || !year_number(page, at) || page.find(WordKind::year, at + 1)) continue;
    const bool is_closed = !page.has(at + 1) || page.is_mark(at + 1, U'.') || page.is_mark(at + 1, U';') ||
                           page.is_mark(at + 1, U',') || page.is_mark(at + 1, U':');
    if (is_closed && (is_place_and_year(page, at) || is_year_of_journal(page, at)))
      reject_free(page, at, end_of_entry(page, at + 1));
  }
}

}  // namespace

void reject_reference_entries(Page& page) {
  reject_labelled_list(page);
  reject_entries(page);
}

}  // namespace ecumene::evidence_internal
