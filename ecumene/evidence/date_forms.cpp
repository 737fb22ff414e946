// Single dates in their forms.
#include <algorithm>
#include <array>
#include <charconv>

#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {

std::optional<int> small_number(const Page& page, std::size_t at, std::size_t least_digits, std::size_t most_digits) {
  if (!page.is_digits(at)) return std::nullopt;
  const auto raw = page.tokens().raw(at);
  if (raw.size() < least_digits || raw.size() > most_digits) return std::nullopt;
  int value = 0;
  std::from_chars(raw.data(), raw.data() + raw.size(), value);
  return value;
}

bool is_inside_number(const Page& page, std::size_t at) {
  const auto joins = [&](std::size_t mark) {
    return page.is_mark(mark, U'.') || page.is_mark(mark, U',') || page.is_mark(mark, U'/') || page.is_mark(mark, U':');
  };
  if (at >= page.first() + 2 && page.is_glued(at) && joins(at - 1) && page.is_glued(at - 1) && page.is_digits(at - 2))
    return true;
  return joins(at + 1) && page.is_glued(at + 1) && page.is_digits(at + 2) && page.is_glued(at + 2);
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
  return page.language().is_ending(page.tokens().word(at + 1)) ? at + 2 : at;
}

std::optional<int> day_number(const Page& page, std::size_t at) {
  const auto day = small_number(page, at, 1, 2);
  if (!day || *day < 1 || *day > 31 || is_inside_number(page, at)) return std::nullopt;
  return day;
}

std::optional<int> ordinal_value(const Page& page, std::size_t at, std::size_t& next) {
  if (const Found tens = page.find(WordKind::number, at); tens && tens.sense->value == 20) {  // двадцать первый
    if (const Found word = page.find(WordKind::ordinal, tens.next); word && word.sense->value < 10) {
      next = word.next;
      return 20 + static_cast<int>(word.sense->value);
    }
  }
  if (const Found word = page.find(WordKind::ordinal, at)) {
    next = word.next;
    return static_cast<int>(word.sense->value);
  }
  if (page.is_word(at) && is_capitalised(page.tokens().raw(at))) {
    next = at + 1;
    return roman_number(page.tokens().raw(at));
  }
  if (const auto number = small_number(page, at, 1, 2)) {
    next = after_ordinal_ending(page, at + 1);
    return number;
  }
  return std::nullopt;
}

std::size_t skip_comma(const Page& page, std::size_t at) {
  return page.is_mark(at, U',') ? at + 1 : at;
}

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

// The year behind a month, a season, ...: "September 1943", "August 23, 1943", "май 1945 года".
void take_year(const Page& page, DateRead& read) {
  std::size_t at = read.next;
  if (const Found of = page.find(WordKind::of, at)) at = of.next;
  at = skip_comma(page, at);
  if (const auto year = read_year(page, at)) {
    read.parts.year = year->parts.year;
    read.next = year->next;
    read.is_sure = true;
  }
}

// "may" and "march" are words too; where months have a capital, these are none.
bool may_be_month(const Page& page, std::size_t at) {
  return !page.language().has_capital_months() || is_capitalised(page.tokens().raw(at));
}

std::optional<DateRead> read_month_first(const Page& page, std::size_t at) {
  const Found month = page.find(WordKind::month, at);
  if (!month || !may_be_month(page, at)) return std::nullopt;
  DateRead read{.parts = {.month = static_cast<int>(month.sense->value)}, .next = month.next, .is_sure = false};
  if (const auto day = day_number(page, month.next); day && !page.find(WordKind::power, month.next + 1)) {
    const std::size_t behind = after_ordinal_ending(page, month.next + 1);
    const bool is_count = page.find(WordKind::unit, behind) || page.find(WordKind::counted, behind);
    if (!is_count) {
      read.parts.day = *day;
      read.next = behind;
      read.is_sure = true;
    }
  }
  take_year(page, read);
  return read;
}

std::optional<DateRead> read_day_first(const Page& page, std::size_t at) {
  const auto day = day_number(page, at);
  if (!day) return std::nullopt;
  std::size_t next = after_ordinal_ending(page, at + 1);
  if (const Found of = page.find(WordKind::of, next)) next = of.next;
  const Found month = page.find(WordKind::month, next);
  if (!month || !may_be_month(page, next)) return std::nullopt;
  DateRead read{.parts = {.month = static_cast<int>(month.sense->value), .day = *day}, .next = month.next};
  take_year(page, read);
  return read;
}

// "first half", "II quarter", "екінші жартысында".
bool take_part(const Page& page, std::size_t at, DateParts& parts, std::size_t& next) {
  std::size_t behind = at;
  const auto ordinal = ordinal_value(page, at, behind);
  if (!ordinal) return false;
  if (const Found half = page.find(WordKind::half, behind); half && *ordinal <= 2) {
    (parts.is_decade ? parts.decade_half : parts.part) = parts.is_decade ? *ordinal : 39 + *ordinal;
    next = half.next;
    return true;
  }
  if (const Found quarter = page.find(WordKind::quarter, behind); quarter && *ordinal <= 4) {
    parts.part = 32 + *ordinal;
    next = quarter.next;
    return true;
  }
  return false;
}

// Kazakh order: "1926 жылғы 17 желтоқсандағы", "1923 жылы тамызда", "1922 жылдың екінші жартысында".
std::optional<DateRead> read_year_first(const Page& page, std::size_t at) {
  auto read = read_year(page, at);
  if (!read || !read->is_sure) return std::nullopt;
  const std::size_t behind = read->next;
  if (const auto day = day_number(page, behind)) {
    if (const Found month = page.find(WordKind::month, after_ordinal_ending(page, behind + 1)))
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

constexpr int century_meant = 1900;  // of "the 30s"

}  // namespace

std::optional<int> decade_number(const Page& page, std::size_t at) {
  const auto number = small_number(page, at, 2, 4);
  if (!number || *number % 10 != 0 || is_inside_number(page, at)) return std::nullopt;
  const auto digits = page.tokens().raw(at).size();
  if (digits == 2) return century_meant + *number;
  return digits == 4 && *number >= first_year && *number <= last_year ? number : std::nullopt;
}

namespace {

// The token behind the word or the ending that makes a decade of the number before `at`; 0 if there is none.
std::size_t after_decade_word(const Page& page, std::size_t at) {
  if (page.is_word(at) && page.is_glued(at) && page.tokens().word(at) == "s") return at + 1;
  const std::size_t behind = after_ordinal_ending(page, at);
  const bool is_hyphened = page.is_mark(at, U'-') && page.is_glued(at);
  const std::size_t word = behind > at ? behind : is_hyphened ? at + 1 : at;
  const Found decade = page.find(WordKind::decade, word);
  // "1930 годов" are years; "1930 жылдары" a decade, where years stand bare and the plural is a word of its own.
  if (!decade || (word == at && !page.language().has_bare_years())) return 0;
  return decade.next;
}

// "пятидесятые годы": the ordinals of full tens.
std::optional<DateRead> read_spelled_decade(const Page& page, std::size_t at) {
  const Found tens = page.find(WordKind::ordinal, at);
  constexpr int least = 20;
  if (!tens || tens.sense->value % 10 != 0 || tens.sense->value < least) return std::nullopt;
  const Found decade = page.find(WordKind::decade, tens.next);
  if (!decade) return std::nullopt;
  return DateRead{.parts = {.year = century_meant + static_cast<int>(tens.sense->value), .is_decade = true},
                  .next = decade.next};
}

}  // namespace

std::optional<DateRead> read_decade(const Page& page, std::size_t at) {
  if (auto spelled = read_spelled_decade(page, at)) return spelled;
  const auto number = decade_number(page, at);
  const std::size_t next = number ? after_decade_word(page, at + 1) : 0;
  if (next == 0) return std::nullopt;
  DateRead read{.parts = {.year = *number, .is_decade = true}, .next = next};
  take_part(page, next, read.parts, read.next);
  return read;
}

std::optional<DateRead> read_century(const Page& page, std::size_t at) {
  std::size_t next = at;
  const auto ordinal = ordinal_value(page, at, next);
  if (!ordinal || *ordinal < 1 || *ordinal > 30) return std::nullopt;
  const Found century = page.find(WordKind::century, page.is_mark(next, U'-') && page.is_glued(next) ? next + 1 : next);
  if (!century) return std::nullopt;
  return DateRead{.parts = {.year = (*ordinal - 1) * 100, .is_century = true}, .next = century.next};
}

namespace {

// "winter 1941-42": the winter that begins in the first year. Returns the token behind the second, or `at`.
std::size_t after_second_year(const Page& page, std::size_t at, int first) {
  if (!page.is_mark(at, U'-') && !page.is_mark(at, U'/')) return at;
  const auto second = small_number(page, at + 1, 2, 4);
  if (!second || (*second != first + 1 && *second != (first + 1) % 100)) return at;
  const Found word = page.find(WordKind::year, at + 2);
  return word ? word.next : at + 2;
}

std::optional<DateRead> read_season_first(const Page& page, std::size_t at) {
  const Found season = page.find(WordKind::season, at);
  if (!season) return std::nullopt;
  DateRead read{.parts = {.part = static_cast<int>(season.sense->value)}, .next = season.next, .is_sure = false};
  take_year(page, read);
  if (!read.parts.year) return std::nullopt;
  constexpr int winter = 24;
  if (read.parts.part == winter) read.next = after_second_year(page, read.next, *read.parts.year);
  return read;
}

std::optional<DateRead> read_part_first(const Page& page, std::size_t at) {
  DateRead read;
  if (!take_part(page, at, read.parts, read.next)) return std::nullopt;
  std::size_t behind = read.next;
  if (const Found of = page.find(WordKind::of, behind)) behind = of.next;
  if (const auto decade = read_decade(page, behind); decade && read.parts.part >= 40) {
    DateParts parts = decade->parts;
    parts.decade_half = read.parts.part - 39;
    return DateRead{.parts = parts, .next = decade->next};
  }
  take_year(page, read);
  if (!read.parts.year) return std::nullopt;
  return read;
}

// 23.08.1943, 1943-08-23, 23/08/1943.
std::optional<DateRead> read_numeric(const Page& page, std::size_t at) {
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
  return std::nullopt;
}

// "Q1 2013", "H2 1944".
std::optional<DateRead> read_letter_part(const Page& page, std::size_t at) {
  if (!page.is_word(at) || !page.is_glued(at + 1)) return std::nullopt;
  const auto raw = page.tokens().raw(at);
  const auto number = small_number(page, at + 1, 1, 1);
  if (!number || *number < 1 || !((raw == "Q" && *number <= 4) || (raw == "H" && *number <= 2))) return std::nullopt;
  DateRead read{.parts = {.part = (raw == "Q" ? 32 : 39) + *number}, .next = at + 2};
  take_year(page, read);
  if (!read.parts.year) return std::nullopt;
  return read;
}

// "30-е годы XX века", "the 30s of the 19th century", "ХХ ғасырдың 30-жылдары".
std::optional<DateRead> read_decade_of_century(const Page& page, std::size_t at) {
  auto first = read_decade(page, at);
  if (!first) first = read_century(page, at);
  if (!first) return std::nullopt;
  std::size_t behind = first->next;
  if (const Found of = page.find(WordKind::of, behind)) behind = of.next;
  if (const Found article = page.find(WordKind::article, behind)) behind = article.next;
  const auto second = first->parts.is_decade ? read_century(page, behind) : read_decade(page, behind);
  if (!second) return std::nullopt;
  const auto& decade = first->parts.is_decade ? first : second;
  const auto& century = first->parts.is_decade ? second : first;
  DateParts parts = decade->parts;
  parts.year = *century->parts.year + *decade->parts.year % 100;
  return DateRead{.parts = parts, .next = second->next};
}

}  // namespace

std::optional<DateRead> read_one(const Page& page, std::size_t at) {
  for (const auto read : {read_numeric, read_day_first, read_month_first, read_decade_of_century, read_decade,
                          read_year_first, read_part_first, read_letter_part, read_century, read_season_first}) {
    if (auto date = read(page, at)) return date;
  }
  auto year = read_year(page, at);
  if (year && !year->is_sure && !is_year_like(page, at)) return std::nullopt;
  return year;
}

}  // namespace ecumene::evidence_internal
