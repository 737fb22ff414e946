// Numbers that dates are made of: years, days, ordinals.
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {

bool is_inside_number(const Page& page, std::size_t at) {
  const auto joins = [&](std::size_t mark) {
    return page.is_mark(mark, U'.') || page.is_mark(mark, U',') || page.is_mark(mark, U'/') || page.is_mark(mark, U':');
  };
  if (at >= page.first() + 2 && page.is_glued(at) && joins(at - 1) && page.is_glued(at - 1) && page.is_digits(at - 2))
    return true;
  return joins(at + 1) && page.is_glued(at + 1) && page.is_digits(at + 2) && page.is_glued(at + 2) &&
         !page.is_taken(at + 2);  // the mark of a footnote
}

std::optional<int> year_number(const Page& page, std::size_t at) {
  const auto year = small_number(page, at, 4, 4);
  if (!year || *year < first_year || *year > last_year || is_inside_number(page, at)) return std::nullopt;
  return year;
}

std::size_t after_ordinal_ending(const Page& page, std::size_t at) {
  const std::size_t ordinal = after_ordinal(page, at);
  if (ordinal > at) return ordinal;
  if (!page.is_mark(at, U'-') || !page.is_glued(at) || !page.is_word(at + 1) || !page.is_glued(at + 1)) return at;
  return page.is_ending(at + 1) ? at + 2 : at;
}

std::optional<int> day_number(const Page& page, std::size_t at) {
  const auto day = small_number(page, at, 1, 2);
  if (!day || *day < 1 || *day > 31 || is_inside_number(page, at)) return std::nullopt;
  return day;
}

std::optional<int> ordinal_value(const Page& page, std::size_t at, std::size_t& next) {
  if (const auto ordinal = spelled_ordinal(page, at)) {
    next = ordinal->next;
    return static_cast<int>(ordinal->value.to_double());
  }
  if (page.is_word(at) && is_capitalised(page.tokens().raw(at))) {
    next = at + 1;
    return roman_number(page.tokens().raw(at));
  }
  if (const auto number = small_number(page, at, 1, 2); number && !is_inside_number(page, at)) {
    next = after_ordinal_ending(page, at + 1);
    const bool is_joined = page.is_mark(next, U'-') && page.is_glued(next) && page.is_glued(next + 1);
    if (is_joined && page.find(WordKind::quarter, next + 1)) ++next;  // "4-тоқсан"
    return number;
  }
  return std::nullopt;
}

bool is_stop_of_ordinal(const Page& page, std::size_t at) {
  return page.is_mark(at, U'.') && page.is_glued(at) && page.is_word(at + 1) && !page.is_glued(at + 1) &&
         !is_capitalised(page.tokens().raw(at + 1));
}

std::size_t skip_comma(const Page& page, std::size_t at) {
  return page.is_mark(at, U',') ? at + 1 : at;
}

}  // namespace ecumene::evidence_internal
