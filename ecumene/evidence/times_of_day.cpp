// Hours of the day are no quantities.
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

bool is_hour(std::string_view digits) {
  return digits.size() == 1 || (digits.size() == 2 && digits < "25");
}

// "6 a.m.", "в 4 часа утра".
void reject_clock_hours(Page& page) {
  if (!page.may_find_anywhere(bits_of(WordKind::clock))) return;
  for (const std::size_t at : page.figures()) {
    if (!page.is_digits(at) || page.is_taken(at) || !is_hour(page.tokens().raw(at))) continue;
    if (page.find(WordKind::clock, at + 1)) page.reject(at, at + 1, "time-of-day");
  }
}

// "в 7.40", where decimals have a comma and nothing is counted by it; "с 0.31" is none.
bool is_hour_with_point(const Page& page, std::size_t at) {
  if (page.tokens().raw(at) == "0" || !page.language().decimal_comma() || !page.is_mark(at + 1, U'.') ||
      !page.find_before(WordKind::in, at))
    return false;
  if (read_numeric_date(page, at)) return false;  // "на 01.10.2023"
  if (page.has(at + 3) && (page.is_glued(at + 3) && !page.is_mark(at + 3, U',') && !page.is_mark(at + 3, U'.')))
    return false;
  for (const auto kind : {WordKind::unit, WordKind::power, WordKind::money, WordKind::times, WordKind::percent})
    if (page.find(kind, at + 3)) return false;
  return !page.is_mark(at + 3, U'%');
}

// "12:30", and "07:30:15".
void reject_clock_times(Page& page) {
  if (!page.may_have_mark(U':') && !page.may_have_mark(U'.')) return;
  for (const std::size_t at : page.figures()) {
    const bool is_time = page.is_digits(at) && (page.is_mark(at + 1, U':') || is_hour_with_point(page, at)) &&
                         page.is_glued(at + 1) && page.is_digits(at + 2) && page.is_glued(at + 2) &&
                         page.tokens().raw(at + 2).size() == 2 && is_hour(page.tokens().raw(at));
    if (!is_time || !page.is_free(at, at + 3)) continue;
    if (page.tokens().raw(at + 2) < "60") page.reject(at, at + 3, "time-of-day");
  }
}

}  // namespace

void reject_times_of_day(Page& page) {
  reject_clock_times(page);
  reject_clock_hours(page);
}

}  // namespace ecumene::evidence_internal
