// Single dates in their forms.
#include <algorithm>
#include <array>

#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/digit_groups_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {

std::optional<DateRead> read_year(const Page& page, std::size_t at) {
  const auto year = year_number(page, at);
  if (!year) return std::nullopt;
  const std::size_t behind = after_ordinal_ending(page, at + 1);
  DateRead read{.parts = {.year = year}, .next = behind, .is_sure = behind > at + 1};
  if (const Found word = page.find(WordKind::year, behind)) {
    read.next = word.next;
    read.is_sure = true;
  }
  return read;
}

namespace {

constexpr int century_meant = 1900;

DateRead short_year(int year, std::size_t next) {
  return {.parts = {.year = century_meant + year, .is_short = true}, .next = next};
}

// "'31", "May '44": two digits behind an apostrophe that stands free.
std::optional<DateRead> read_year_behind_apostrophe(const Page& page, std::size_t at) {
  if (!page.is_mark(at, U'\'') || page.is_glued(at) || !page.is_glued(at + 1)) return std::nullopt;
  const auto year = small_number(page, at + 1, 2, 2);
  if (!year || is_inside_number(page, at + 1) || (page.is_word(at + 2) && page.is_glued(at + 2))) return std::nullopt;
  return short_year(*year, at + 2);
}

// "декабре 47-го", "46-жылы", "47-нің көктемінде": two digits with the ending of an ordinal or the word for a year.
std::optional<DateRead> read_two_digit_year(const Page& page, std::size_t at) {
  if (const auto year = read_year_behind_apostrophe(page, at)) return year;
  const auto year = small_number(page, at, 2, 2);
  if (!year || is_inside_number(page, at)) return std::nullopt;
  const bool is_joined = page.is_mark(at + 1, U'-') && page.is_glued(at + 1) && page.is_glued(at + 2);
  if (const Found word = page.find(WordKind::year, at + 2);
      is_joined && word && page.language().has_bare_years() && !page.find(WordKind::decade, at + 2))
    return short_year(*year, word.next);
  const std::size_t behind = after_ordinal_ending(page, at + 1);
  if (behind == at + 1) return std::nullopt;
  return short_year(*year, behind);
}

// Does a month, or a day and a month, begin here?
bool is_month_ahead(const Page& page, std::size_t at) {
  return page.find(WordKind::month, at) || (day_number(page, at) && page.find(WordKind::month, at + 1));
}

}  // namespace

void take_year(const Page& page, DateRead& read) {
  std::size_t at = read.next;
  if (const Found of = page.find(WordKind::of, at)) at = of.next;
  at = skip_comma(page, at);
  auto year = read_year(page, at);
  if (!year) year = read_two_digit_year(page, at);
  if (!year) year = read_spelled_year(page, at);
  if (year) {
    // "маусымда 2021 жылғы желтоқсанмен": where the year comes first, it belongs to the month behind it.
    if (page.language().has_bare_years() && year->is_sure && is_month_ahead(page, year->next)) return;
    read.parts.year = year->parts.year;
    read.next = year->next;
    read.is_sure = true;
  }
}

namespace {

// "may" and "march" are words too; where months have a capital, these are none.
bool may_be_month(const Page& page, std::size_t at) {
  return !page.language().has_capital_months() || is_capitalised(page.tokens().raw(at));
}

// "May 4", "мамырдың 4": elsewhere a day behind its month has the ending of an ordinal, and "в октябре 4 850 грн" none.
bool stands_before_day(const Page& page) {
  return page.language().has_capital_months() || page.language().has_bare_years();
}

std::optional<DateRead> read_month_first(const Page& page, std::size_t at) {
  const Found month = page.find(WordKind::month, at);
  if (!month || !may_be_month(page, at)) return std::nullopt;
  DateRead read{.parts = {.month = static_cast<int>(month.sense->value)}, .next = month.next, .is_sure = false};
  if (const auto day = day_number(page, month.next); day && !page.find(WordKind::power, month.next + 1)) {
    const std::size_t behind = after_ordinal_ending(page, month.next + 1);
    const bool is_bare = behind == month.next + 1;
    const bool is_first = page.is_mark(behind, U'-') && page.is_glued(behind) && page.is_digits(behind + 1) &&
                          read_unit(page, behind + 2);  // "шілдеде 18–20 °С"
    const bool is_count =
        is_bare && (is_first || page.find(WordKind::unit, behind) || page.find(WordKind::counted, behind) ||
                    (page.language().groups_by_space() && is_group(page, behind)));
    if (!is_count && (!is_bare || stands_before_day(page))) {
      read.parts.day = *day;
      read.next = behind;
      read.is_sure = true;
    }
  }
  take_year(page, read);
  return read;
}

// "25 октября (7 ноября) 1917 г.", "7 ноября (25 октября) 1917 г.": one day in two calendars; the later one is ours.
std::optional<DateRead> read_other_style(const Page& page, const DateRead& first) {
  const std::size_t at = first.next;
  if (!page.is_mark(at, U'(')) return std::nullopt;
  const auto day = day_number(page, at + 1);
  const Found month = page.find(WordKind::month, at + 2);
  if (!day || !month || !page.is_mark(month.next, U')')) return std::nullopt;
  DateRead other{.parts = {.month = static_cast<int>(month.sense->value), .day = *day}, .next = month.next + 1};
  const bool is_later = other.parts.month * 31 + other.parts.day > first.parts.month * 31 + first.parts.day;
  if (!is_later) {
    other.parts.month = first.parts.month;
    other.parts.day = first.parts.day;
  }
  take_year(page, other);
  return other.parts.year ? std::optional(other) : std::nullopt;
}

// "25", "25-го", "twenty-fifth of", "третьего", "бірінші": a day before its month, and the token behind.
std::optional<int> day_told(const Page& page, std::size_t at, std::size_t& next) {
  if (const auto day = day_number(page, at)) {
    next = after_ordinal_ending(page, at + 1);
    return day;
  }
  const auto ordinal = spelled_ordinal(page, at);
  constexpr int most = 31;
  // "тридцать второго мая" is no second of May.
  if (!ordinal || Decimal(most) < ordinal->value || page.find_before(WordKind::number, at)) return std::nullopt;
  // "the first March of the war": where months have a capital, "of" stands between.
  if (page.language().has_capital_months() && !page.find(WordKind::of, ordinal->next)) return std::nullopt;
  next = ordinal->next;
  return static_cast<int>(ordinal->value.to_double());
}

std::optional<DateRead> read_day_first(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::month))) return std::nullopt;
  std::size_t next = at;
  const auto day = day_told(page, at, next);
  if (!day) return std::nullopt;
  std::optional<int> other;  // "17 (29) августа": the later day is ours
  if (page.is_mark(next, U'(') && page.is_mark(next + 2, U')') && (other = day_number(page, next + 1))) next += 3;
  if (const Found of = page.find(WordKind::of, next)) next = of.next;
  if (is_stop_of_ordinal(page, next)) ++next;
  const Found month = page.find(WordKind::month, next);
  if (!month || !may_be_month(page, next)) return std::nullopt;
  DateRead read{.parts = {.month = static_cast<int>(month.sense->value), .day = std::max(*day, other.value_or(0))},
                .next = month.next};
  if (const auto both = read_other_style(page, read)) return both;
  take_year(page, read);
  return read;
}

// Kazakh order: "1926 жылғы 17 желтоқсандағы", "1923 жылы тамызда", "1922 жылдың екінші жартысында".
std::optional<DateRead> read_year_first(const Page& page, std::size_t at) {
  auto read = read_year(page, at);
  if (!read && page.language().has_bare_years()) read = read_two_digit_year(page, at);
  if (!read && page.language().has_bare_years()) read = read_spelled_year(page, at);
  if (!read || !read->is_sure) return std::nullopt;
  constexpr int least_short = century_meant + 20;  // "10-нан 2 тамызға дейін" are days
  if (read->parts.is_short && (*read->parts.year < least_short || page.is_digits(read->next))) return std::nullopt;
  const std::size_t comma = skip_comma(page, read->next);  // "1935 жыл, 22 қыркүйек"
  const std::size_t behind =
      page.language().has_bare_years() && day_number(page, comma) && page.find(WordKind::month, comma + 1) ? comma
                                                                                                           : read->next;
  // "1918–1920 гг. Весной": the full stop of the abbreviation ends the sentence too.
  if (page.is_mark(behind - 1, U'.') && page.is_word(behind) && is_capitalised(page.tokens().raw(behind)) &&
      !roman_number(page.tokens().raw(behind)))
    return std::nullopt;
  std::size_t behind_day = behind;
  if (const auto day = day_told(page, behind, behind_day)) {
    if (const Found month = page.find(WordKind::month, behind_day))
      return DateRead{.parts = {.year = read->parts.year, .month = static_cast<int>(month.sense->value), .day = *day},
                      .next = month.next};
  }
  if (const Found month = page.find(WordKind::month, behind)) {
    read->parts.month = static_cast<int>(month.sense->value);
    read->next = month.next;
    if (const auto day = day_number(page, month.next)) {
      const std::size_t next = after_ordinal_ending(page, month.next + 1);
      if (next > month.next + 1) {
        read->parts.day = *day;
        read->next = next;
      }
    }
    return read;
  }
  if (const Found season = page.find(WordKind::season, behind)) {
    read->parts.part = static_cast<int>(season.sense->value);
    read->next = season.next;
    return read;
  }
  if (take_part(page, behind, read->parts, read->next)) return read;
  return std::nullopt;
}

}  // namespace

namespace {

// "1941, 8 августа. — Завод остановлен.", "1903, April": the head of an entry in a chronicle.
std::optional<DateRead> read_head_of_entry(const Page& page, std::size_t at) {
  if (!page.is_mark(at + 1, U',') || (at != page.first() && page.tokens()[at].gap != Gap::line)) return std::nullopt;
  const auto year = year_number(page, at);
  if (!year) return std::nullopt;
  auto read = read_day_first(page, at + 2);
  if (!read) read = read_month_first(page, at + 2);
  if (!read || read->parts.year) return std::nullopt;
  read->parts.year = year;
  read->is_sure = true;
  return read;
}

// "с 31-го на 16-е место", "была на 24-м": years stand behind no word of differences, nor before one and a number.
bool is_among_ranks(const Page& page, std::size_t at, std::size_t next) {
  const auto is_by = [](const Found& tie) { return tie && tie.sense->value == static_cast<std::int64_t>(Tie::by); };
  if (is_by(page.find_before(WordKind::tie, at))) return true;
  if (const Found by = page.find(WordKind::tie, next); is_by(by) && page.is_digits(by.next)) return true;
  // "7-е, 24-е и 81-е места": behind "and" only where a date stands before it.
  const Found joint = page.find_before(WordKind::and_, at);
  return joint && (at < page.first() + 2 || !page.is_taken(at - 2));
}

// "в 43-м": behind a preposition, and nothing behind it that it could number.
std::optional<DateRead> read_bare_two_digit_year(const Page& page, std::size_t at) {
  const auto year = read_two_digit_year(page, at);
  constexpr int least = century_meant + 20;
  const bool is_told = year && (page.is_mark(at, U'\'') || page.find_before(WordKind::year, year->next));
  if (!is_told && (!year || *year->parts.year < least || !page.find_before(WordKind::in, at))) return std::nullopt;
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::and_, WordKind::in);
  if (is_told) return year;
  if (page.is_word(year->next) && !page.has_kind(year->next, small_words)) return std::nullopt;
  return is_among_ranks(page, at, year->next) ? std::nullopt : year;
}

}  // namespace

std::optional<DateRead> read_one(const Page& page, std::size_t at) {
  for (const auto read :
       {read_numeric_date, read_head_of_entry, read_day_first, read_month_first, read_decade_of_century, read_decade,
        read_year_first, read_part_first, read_letter_part, read_century, read_season_first}) {
    if (auto date = read(page, at)) return date;
  }
  auto year = read_year(page, at);
  if (year && !year->is_sure && !is_year_like(page, at)) return std::nullopt;
  if (!year) year = read_spelled_year(page, at);
  if (!year) year = read_bare_two_digit_year(page, at);
  return year;
}

}  // namespace ecumene::evidence_internal
