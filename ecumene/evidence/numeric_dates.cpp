// Dates in digits: "23.08.1943", "31.10 2012", "24/11/29", "1/I 1937".
#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr int century_meant = 1900;  // moved to that of the story later

// "1/I 1937 г.", "15/VIII-1924": a Roman month behind a stroke, and the year.
std::optional<DateRead> read_roman_month(const Page& page, std::size_t at) {
  const auto day = day_number(page, at);
  if (!day || !page.is_mark(at + 1, U'/') || !page.is_word(at + 2) || !page.is_glued(at + 2)) return std::nullopt;
  const auto month = roman_number(page.tokens().raw(at + 2));
  constexpr int months = 12;
  const std::size_t behind = page.is_mark(at + 3, U'-') || page.is_mark(at + 3, U'/') ? at + 4 : at + 3;
  const auto year = read_year(page, behind);
  if (!month || *month > months || !year) return std::nullopt;
  return DateRead{.parts = {.year = year->parts.year, .month = *month, .day = *day}, .next = year->next};
}

// "24/11/29", "03.05.41": the year in two digits; the month may stand first where the second number is no month.
std::optional<DateRead> read_short_numeric_date(const Page& page, std::size_t at) {
  const auto day = small_number(page, at, 1, 2);
  const auto month = small_number(page, at + 2, 1, 2);
  const auto year = small_number(page, at + 4, 2, 2);
  if (!day || !month || !year) return std::nullopt;
  const bool has_strokes = page.is_mark(at + 1, U'/') && page.is_mark(at + 3, U'/');
  const bool has_points = page.is_mark(at + 1, U'.') && page.is_mark(at + 3, U'.') && small_number(page, at, 2, 2) &&
                          small_number(page, at + 2, 2, 2);
  for (std::size_t next = at + 1; next <= at + 4; ++next)
    if (!page.is_glued(next)) return std::nullopt;
  const bool goes_on = page.has(at + 6) && page.is_glued(at + 5) && page.is_digits(at + 6) && page.is_glued(at + 6);
  if ((!has_strokes && !has_points) || goes_on || (at > page.first() && page.is_glued(at))) return std::nullopt;
  constexpr int months = 12;
  constexpr int days = 31;
  const bool is_month_first = *month > months && has_strokes;
  DateRead read{.parts = {.year = century_meant + *year, .is_short = true}, .next = at + 5};
  read.parts.month = is_month_first ? *day : *month;
  read.parts.day = is_month_first ? *month : *day;
  if (read.parts.month < 1 || read.parts.month > months || read.parts.day < 1 || read.parts.day > days)
    return std::nullopt;
  return read;
}

// "(31.10 2012)", "31.10 2012 г.": day and month with a point, the year apart. Two columns of figures look alike, so
// that nothing but a mark or the word for a year may stand behind it, and no figure before it.
std::optional<DateRead> read_date_with_year_apart(const Page& page, std::size_t at) {
  const auto day = small_number(page, at, 2, 2);
  const auto month = small_number(page, at + 2, 2, 2);
  const auto year = small_number(page, at + 3, 4, 4);
  if (!day || !month || !year || !page.is_mark(at + 1, U'.') || page.is_glued(at + 3)) return std::nullopt;
  if (!page.is_glued(at + 1) || !page.is_glued(at + 2) || page.tokens()[at + 3].gap == Gap::line) return std::nullopt;
  if (*month < 1 || *month > 12 || *day < 1 || *day > 31 || *year < first_year || *year > last_year)
    return std::nullopt;
  if (at > page.first() && page.is_digits(at - 1)) return std::nullopt;
  DateRead read{.parts = {.year = year, .month = *month, .day = *day}, .next = at + 4};
  const Found word = page.find(WordKind::year, read.next);
  const bool is_closed = !page.has(read.next) || (page.is_glued(read.next) && page.tokens()[read.next].mark() != 0);
  if (!word && !is_closed) return std::nullopt;
  if (word) read.next = word.next;
  return read;
}

}  // namespace

std::optional<DateRead> read_numeric_date(const Page& page, std::size_t at) {
  const char32_t joint = page.has(at + 1) ? page.tokens()[at + 1].mark() : 0;
  if (!page.is_digits(at) || (joint != U'.' && joint != U'/' && joint != U'-')) return std::nullopt;
  for (const char32_t mark : {U'.', U'/', U'-'}) {
    if (!page.is_mark(at + 1, mark) || !page.is_glued(at + 1) || !page.is_glued(at + 2)) continue;
    if (!page.is_mark(at + 3, mark) || !page.is_glued(at + 3) || !page.is_glued(at + 4)) continue;
    const bool is_iso = small_number(page, at, 4, 4).has_value();
    const auto year = small_number(page, is_iso ? at : at + 4, 4, 4);
    auto month = small_number(page, at + 2, 1, 2);
    if (!month && page.is_word(at + 2)) month = roman_number(page.tokens().raw(at + 2));  // 30.XI.1939
    const auto day = small_number(page, is_iso ? at + 4 : at, 1, 2);
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) continue;
    if (*year < first_year || *year > last_year) continue;
    DateRead read{.parts = {.year = year, .month = *month, .day = *day}, .next = at + 5};
    if (const Found word = page.find(WordKind::year, read.next)) read.next = word.next;
    return read;
  }
  if (const auto date = read_short_numeric_date(page, at)) return date;
  if (const auto date = read_date_with_year_apart(page, at)) return date;
  return read_roman_month(page, at);
}

}  // namespace ecumene::evidence_internal
