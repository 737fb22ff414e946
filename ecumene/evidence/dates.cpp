// Dates and periods to EDTF.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "ecumene/base/period.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// What a date says. A part of 0 is not said.
struct DateParts {
  std::optional<int> year{};
  int month = 0;
  int day = 0;
  int part = 0;            // EDTF season, quarter or half: 21-24, 33-36, 40-41
  int decade_half = 0;     // 1 or 2
  bool is_decade = false;  // `year` is its first
  bool is_century = false;
};

struct DateRead {
  DateParts parts{};
  std::size_t next = 0;
  bool is_sure = true;  // a bare number or a bare month is not
};

constexpr int first_year = 1000;
constexpr int last_year = 2100;

std::optional<int> small_number(const Page& page, std::size_t at, std::size_t least_digits, std::size_t most_digits) {
  if (!page.is_digits(at)) return std::nullopt;
  const auto raw = page.tokens().raw(at);
  if (raw.size() < least_digits || raw.size() > most_digits) return std::nullopt;
  int value = 0;
  std::from_chars(raw.data(), raw.data() + raw.size(), value);
  return value;
}

// Part of "12.5", "1,093" or "45/1944": not a number of its own.
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

// An ending behind a number: "1942-го", "20-шы", "5th", "1943-тен".
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

// A year with its word or without: "1944", "1945 г.", "1926 жылғы", "1942-го".
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

// The first year of the decade that digits name.
std::optional<int> decade_number(const Page& page, std::size_t at) {
  const auto number = small_number(page, at, 2, 4);
  if (!number || *number % 10 != 0 || is_inside_number(page, at)) return std::nullopt;
  const auto digits = page.tokens().raw(at).size();
  if (digits == 2) return century_meant + *number;
  return digits == 4 && *number >= first_year && *number <= last_year ? number : std::nullopt;
}

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

std::optional<DateRead> read_one(const Page& page, std::size_t at) {
  for (const auto read : {read_numeric, read_day_first, read_month_first, read_decade_of_century, read_decade,
                          read_year_first, read_part_first, read_letter_part, read_century, read_season_first}) {
    if (auto date = read(page, at)) return date;
  }
  auto year = read_year(page, at);
  if (year && !year->is_sure && !is_year_like(page, at)) return std::nullopt;
  return year;
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

// EDTF of one date; REQUIRES a year.
std::string edtf_of(const DateParts& parts) {
  const std::string year = padded(*parts.year, 4);
  if (parts.is_century) return year.substr(0, 2) + "XX";
  if (parts.decade_half != 0)
    return year.substr(0, 3) +
           (parts.decade_half == 1 ? "0/" + year.substr(0, 3) + "4" : "5/" + year.substr(0, 3) + "9");
  if (parts.is_decade) return year.substr(0, 3) + "X";
  if (parts.part != 0) return year + "-" + std::to_string(parts.part);
  if (parts.month == 0) return year;
  if (parts.day == 0) return year + "-" + padded(parts.month, 2);
  return year + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2);
}

std::string granularity_of(const DateParts& parts) {
  if (parts.is_century) return "century";
  if (parts.decade_half != 0) return "range";
  if (parts.is_decade) return "decade";
  if (parts.part != 0) return "season";
  return parts.month == 0 ? "year" : parts.day == 0 ? "month" : "day";
}

// The token behind a dash or a word such as "to", where the second date of a range begins; 0 if there is none.
std::size_t behind_connector(const Page& page, std::size_t at) {
  const std::size_t from = skip_comma(page, at);
  if (const Found to = page.find(WordKind::to, from)) return to.next;
  if (page.is_mark(at, U'-')) return at + 1;
  return 0;
}

// "1943-45": two digits that go on from a year.
std::optional<DateRead> read_short_year(const Page& page, std::size_t at, int first) {
  const auto two = small_number(page, at, 2, 2);
  if (!two || first / 100 * 100 + *two <= first || is_inside_number(page, at)) return std::nullopt;
  DateRead read{.parts = {.year = first / 100 * 100 + *two}, .next = at + 1};
  if (const Found word = page.find(WordKind::year, read.next)) read.next = word.next;
  return read;
}

bool is_bare_year(const DateParts& parts) {
  return parts.year && parts.month == 0 && parts.part == 0 && !parts.is_decade && !parts.is_century;
}

// "2013 жылдан 2016 жылға дейін": two dates that follow one another, and a word behind the second.
bool is_followed_by_until(const Page& page, std::size_t at) {
  return page.find(WordKind::until, page.after_ending(at)).sense != nullptr;
}

// What the first date of a range leaves unsaid stands in the second: "January 6 to August 26, 1942".
void inherit(DateParts& first, const DateParts& second) {
  if (!first.year) first.year = second.year;
  if (first.day != 0 && first.month == 0) first.month = second.month;
}

// The day that begins "6 по 26 августа 1942": a number, a connector and a full date behind.
std::optional<DateRead> read_bare_day(const Page& page, std::size_t at) {
  const auto day = day_number(page, at);
  if (!day) return std::nullopt;
  return DateRead{.parts = {.day = *day}, .next = after_ordinal_ending(page, at + 1), .is_sure = false};
}

struct RangeRead {
  DateParts first;
  DateParts last;
  std::size_t next;
};

// "1943/44": two years that follow one another.
std::optional<RangeRead> read_slash_years(const Page& page, std::size_t at) {
  const auto first = small_number(page, at, 4, 4);
  if (!first || *first < first_year || *first > last_year || !page.is_mark(at + 1, U'/')) return std::nullopt;
  auto last = small_number(page, at + 2, 2, 4);
  if (!last || !page.is_glued(at + 1) || !page.is_glued(at + 2)) return std::nullopt;
  if (*last < 100) last = *first / 100 * 100 + *last;
  if (*last != *first + 1) return std::nullopt;
  RangeRead range{{.year = first}, {.year = last}, at + 3};
  if (const Found word = page.find(WordKind::year, range.next)) range.next = word.next;
  return range;
}

// "XVII–XVIII веков", "17th and 18th centuries", "1950-1960-е годы", "20-30-жылдары": the word behind the second names
// both.
std::optional<RangeRead> read_range_of_parts(const Page& page, std::size_t at) {
  const auto decade = decade_number(page, at);
  std::size_t next = at + 1;
  std::optional<int> century;
  if (!decade) century = ordinal_value(page, at, next);
  if (!decade && !century) return std::nullopt;
  if (decade) next = after_ordinal_ending(page, next);
  const Found joint = page.find(WordKind::and_, next);
  const std::size_t behind = page.is_mark(next, U'-') ? next + 1 : joint ? joint.next : 0;
  if (behind == 0 || !page.has(behind)) return std::nullopt;
  const auto last = decade ? read_decade(page, behind) : read_century(page, behind);
  DateParts first{.year = decade ? *decade : (*century - 1) * 100,
                  .is_decade = decade.has_value(),
                  .is_century = century.has_value()};
  if (!last || !(*first.year < *last->parts.year)) return std::nullopt;
  return RangeRead{first, last->parts, last->next};
}

// Does what stands here make a count of the number before it?
bool is_counting(const Page& page, std::size_t at) {
  for (const auto kind :
       {WordKind::power, WordKind::unit, WordKind::money, WordKind::percent, WordKind::times, WordKind::counted}) {
    if (page.find(kind, at)) return true;
  }
  return page.is_mark(at, U'%');
}

std::optional<RangeRead> read_range(const Page& page, std::size_t at) {
  if (auto years = read_slash_years(page, at)) return years;
  if (auto parts = read_range_of_parts(page, at)) return parts;
  auto first = read_one(page, at);
  if (!first && year_number(page, at)) first = read_year(page, at);
  if (!first) first = read_bare_day(page, at);
  if (!first) return std::nullopt;
  std::size_t behind = behind_connector(page, first->next);
  if (behind == 0 && page.find_before(WordKind::between, at)) behind = page.find(WordKind::and_, first->next).next;
  const bool needs_until = behind == 0;
  if (needs_until) behind = first->next;
  std::optional<DateRead> last;
  if (is_bare_year(first->parts) && page.is_mark(first->next, U'-'))
    last = read_short_year(page, behind, *first->parts.year);
  if (!last) last = read_one(page, behind);
  const bool is_plural_year = last && last->parts.is_decade && page.find(WordKind::decade, behind + 1);
  if (is_plural_year && is_bare_year(first->parts)) last = read_year(page, behind);  // "1928-1940 жылдары"
  if (!last && is_bare_year(first->parts)) {
    last = read_year(page, behind);
    if (last && *last->parts.year <= *first->parts.year) last.reset();
  }
  if (last && !last->is_sure && is_bare_year(last->parts) && is_counting(page, last->next)) return std::nullopt;
  if (!last || (needs_until && !is_followed_by_until(page, last->next))) return std::nullopt;
  const bool is_only_day = first->parts.day != 0 && first->parts.month == 0;
  if (is_only_day && last->parts.day == 0) return std::nullopt;
  if (!last->parts.year && !first->parts.year && is_only_day == false && first->parts.month == 0) return std::nullopt;
  RangeRead range{first->parts, last->parts, last->next};
  if (!range.last.year) range.last.year = range.first.year;
  inherit(range.first, range.last);
  return range;
}

// May, March: without a day or a year only behind a preposition.
bool is_bare_month_meant(const Page& page, std::size_t at) {
  if (!page.language().has_capital_months()) return true;
  return at > page.first() && (page.find_before(WordKind::in, at) || page.find_before(WordKind::of, at) ||
                               page.find_before(WordKind::from, at) || page.find_before(WordKind::early, at) ||
                               page.find_before(WordKind::to, at));
}

bool complete(DateParts& parts, const Narrative& narrative) {
  if (parts.year) return false;
  parts.year = narrative.year;
  return true;
}

std::size_t take_range(Page& page, std::size_t at, RangeRead range, Narrative& narrative) {
  if (!range.first.year && !range.last.year) range.first.year = range.last.year = narrative.year;
  const std::string first = edtf_of(range.first);
  const std::string last = edtf_of(range.last);
  Mention& mention = page.take(MentionType::date, at, range.next, "date-range");
  mention.edtf = first.substr(0, first.find('/')) + "/" + last.substr(last.find('/') + 1);
  mention.granularity = "range";
  narrative.year = range.last.year;
  return range.next;
}

// "1000 до 1500 человек", "between 1500 and 1600 people".
bool is_counted_with_next(const Page& page, std::size_t at) {
  Found joint = page.find(WordKind::to, at + 1);
  if (!joint && page.find_before(WordKind::between, at)) joint = page.find(WordKind::and_, at + 1);
  return joint && page.is_digits(joint.next) && is_counting(page, joint.next + 1);
}

// "1932, 1933 и 1934 годов": a bare number right behind a date and before another year.
bool is_in_list_of_years(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 2;
  if (at < page.first() + reach || !page.is_mark(at - 1, U',') || !page.is_taken(at - reach)) return false;
  const Found joint = page.find(WordKind::and_, at + 1);
  const std::size_t behind = joint ? joint.next : page.is_mark(at + 1, U',') ? at + reach : 0;
  return behind != 0 && year_number(page, behind) && *year_number(page, behind) > *year_number(page, at);
}

}  // namespace

bool is_year_like(const Page& page, std::size_t at) {
  if (!year_number(page, at)) return false;
  const std::size_t behind = at + 1;
  if (is_counting(page, behind) || is_counted_with_next(page, at)) return false;
  if (const Found modifier = page.find_before(WordKind::modifier, at)) {
    // "around 1700 the fort": the same word leads to a year where nothing stands behind that could be counted.
    const Found in = page.find_before(WordKind::in, at);
    return in && in.sense->words == modifier.sense->words &&
           (!page.is_word(behind) || page.find(WordKind::article, behind));
  }
  if (at > page.first() && (page.find_before(WordKind::in, at) || page.find_before(WordKind::early, at) ||
                            page.find_before(WordKind::from, at) || page.find_before(WordKind::to, at) ||
                            page.find_before(WordKind::of, at)))
    return true;
  constexpr int earliest_bare = 1500;
  if (*year_number(page, at) < earliest_bare) return false;
  if (is_in_list_of_years(page, at)) return true;
  // A sentence does not begin with a count in digits.
  if (at == page.first() || page.is_mark(at - 1, U'.') || page.is_mark(at - 1, U'(')) return true;
  // "the 1940 level", "a 1921 census".
  if (at > page.first() && page.find_before(WordKind::article, at) && page.is_word(behind)) return true;
  // A noun behind it is counted by it, where the language puts the noun behind and years behind a preposition.
  return page.language().has_bare_years() || !page.is_word(behind) || page.tokens()[behind].gap == Gap::line;
}

namespace {

// Can a date begin here? A digit, a word of the calendar, an ordinal, a Roman number, "Q1".
bool may_begin_date(const Page& page, std::size_t at) {
  constexpr auto kinds = bits_of(WordKind::month, WordKind::season, WordKind::ordinal, WordKind::number);
  if (page.is_digits(at) || page.has_kind(at, kinds)) return true;
  if (!page.is_word(at)) return false;
  const auto raw = page.tokens().raw(at);
  constexpr std::size_t longest_roman = 12;  // bytes
  return raw == "Q" || raw == "H" || (raw.size() <= longest_roman && roman_number(raw));
}

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

}  // namespace

void read_dates(Page& page, Narrative& narrative) {
  for (std::size_t at = page.first(); at < page.last();) {
    if (const Found idiom = page.find(WordKind::idiom, at)) {
      at = idiom.next;
      continue;
    }
    if (page.is_taken(at) || !may_begin_date(page, at)) {
      ++at;
      continue;
    }
    if (const auto range = read_range(page, at); range && page.is_free(at, range->next)) {
      if (range->first.year || range->last.year || narrative.year)
        at = take_range(page, at, *range, narrative);
      else
        page.reject(std::exchange(at, range->next), range->next, "date-without-year");
      continue;
    }
    auto read = read_one(page, at);
    const bool is_bare_month = read && read->parts.month != 0 && read->parts.day == 0 && !read->parts.year;
    if (!read || !page.is_free(at, read->next) || (is_bare_month && !is_bare_month_meant(page, at)) ||
        (!read->parts.year && !narrative.year)) {
      if (read && read->parts.day != 0 && !read->parts.year) page.reject(at, read->next, "date-without-year");
      ++at;
      continue;
    }
    Mention& mention = page.take(MentionType::date, at, read->next, "date");
    mention.is_year_carried = complete(read->parts, narrative);
    mention.edtf = edtf_of(read->parts);
    mention.granularity = granularity_of(read->parts);
    const bool leads_on = !read->parts.is_century && !read->parts.is_decade && !is_aside(page, at);
    if (leads_on || !narrative.year) narrative.year = read->parts.year;
    at = read->next;
  }
}

}  // namespace ecumene::evidence_internal
