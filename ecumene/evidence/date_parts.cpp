// Parts of the calendar: halves, quarters, seasons, decades, centuries.
#include <algorithm>
#include <array>

#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr int first_half = 40;  // EDTF
constexpr int first_quarter = 33;

// The first or second half of a decade or century.
void take_half(DateParts& parts, int half) {
  parts.years = parts.is_century ? 50 : 5;
  parts.year = *parts.year + (half - 1) * parts.years;
  parts.is_century = parts.is_decade = false;
}

// "the last quarter of 2022", "2024 жылдың соңғы тоқсанында": with its year before or behind it; without one it is any
// three months.
std::optional<int> last_of_year(const Page& page, std::size_t at, std::size_t& next) {
  const Found quarter = page.is_in(WordSet::closing, at) ? page.find(WordKind::quarter, at + 1) : Found{};
  if (!quarter) return std::nullopt;
  const Found of = page.find(WordKind::of, quarter.next);
  const bool has_year = read_year(page, of ? of.next : quarter.next) || page.find_before(WordKind::year, at);
  if (has_year) next = at + 1;
  return has_year ? std::optional(last_quarter) : std::nullopt;
}

}  // namespace

bool take_part(const Page& page, std::size_t at, DateParts& parts, std::size_t& next) {
  if (parts.is_century && take_quarter_of_century(page, at, parts, next)) return true;
  if (!page.has_kind_anywhere(bits_of(WordKind::half, WordKind::quarter))) return false;
  std::size_t behind = at;
  auto ordinal = ordinal_value(page, at, behind);
  if (!ordinal) ordinal = last_of_year(page, at, behind);
  if (!ordinal || *ordinal < 1) return false;
  if (const Found half = page.find(WordKind::half, behind); half && *ordinal <= 2) {
    if (parts.is_decade || parts.is_century) {
      take_half(parts, *ordinal);
    } else {
      parts.part = first_half + *ordinal - 1;
    }
    next = half.next;
    return true;
  }
  const Found quarter = page.find(WordKind::quarter, behind);
  const bool is_square = quarter && page.find(WordKind::unit, behind).next > quarter.next;  // "2 кв. км"
  if (quarter && !is_square && *ordinal <= last_quarter && !parts.is_decade) {
    parts.part = first_quarter + *ordinal - 1;
    next = quarter.next;
    return true;
  }
  return false;
}

namespace {

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

// "1960s", "the '60s", "in the 60s and 70s", but not "£6 10s.": two digits need a word before them.
bool is_decade_told(const Page& page, std::size_t at) {
  if (page.tokens().raw(at).size() == 4 || (at > page.first() && page.is_mark(at - 1, U'\''))) return true;
  constexpr std::array leads{WordKind::in, WordKind::article, WordKind::early, WordKind::and_, WordKind::to};
  return std::ranges::any_of(leads, [&](WordKind lead) { return bool(page.find_before(lead, at)); });
}

// The token behind the word or the ending that makes a decade of the number before `at`; 0 if there is none.
std::size_t after_decade_word(const Page& page, std::size_t at) {
  if (page.is_word(at) && page.is_glued(at) && page.tokens().word(at) == "s")
    return is_decade_told(page, at - 1) ? at + 1 : 0;
  const std::size_t behind = after_ordinal_ending(page, at);
  const bool is_hyphened = page.is_mark(at, U'-') && page.is_glued(at);
  const std::size_t word = behind > at ? behind : is_hyphened ? at + 1 : at;
  const Found decade = page.find(WordKind::decade, word);
  // "1930 годов" are years; "1930 жылдары" a decade, where years stand bare and the plural is a word of its own.
  if (!decade || (word == at && !page.language().has_bare_years())) return 0;
  return decade.next;
}

// "1930-е", "1990-х": the plural ending alone, behind a full year or behind a preposition ("в 30-х").
std::size_t after_decade_ending(const Page& page, std::size_t at) {
  const std::size_t hyphen = at + 1;
  if (!page.is_mark(hyphen, U'-') || !page.is_glued(hyphen) || !page.is_word(hyphen + 1) || !page.is_glued(hyphen + 1))
    return 0;
  if (!page.is_in(WordSet::decade_endings, hyphen + 1)) return 0;
  const bool is_full = page.tokens().raw(at).size() == 4;
  const bool is_led = page.find_before(WordKind::in, at) || page.find_before(WordKind::early, at);
  return is_full || is_led ? hyphen + 2 : 0;
}

// "двадцатых чисел": behind ordinals that name decades alone, a noun says what else they count.
bool is_before_noun(const Page& page, std::size_t at) {
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::and_, WordKind::in, WordKind::to);
  return page.is_word(at) && page.tokens()[at].gap != Gap::line && !page.has_kind(at, small_words) &&
         !page.has_ending(EndingSort::past, at);
}

bool is_ordinal(const Page& page, std::size_t at) {
  return bool(page.find(WordKind::ordinal, at));
}

DateRead spelled_decade(int tens, std::size_t next) {
  constexpr int century = 100;  // "двухтысячные" are of no other century
  return {.parts = {.year = century_meant + tens, .is_decade = true, .is_short = tens < century}, .next = next};
}

// "the nineteen-thirties", "eighteen nineties": the century and the tens of it, where the language says years so.
std::optional<DateRead> read_decade_in_pairs(const Page& page, std::size_t at) {
  constexpr std::int64_t first_century = 11;
  constexpr std::int64_t last_century = 20;
  constexpr int century = 100;
  const Found hundreds = page.find(WordKind::number, at);
  if (!hundreds || hundreds.sense->value < first_century || hundreds.sense->value > last_century) return std::nullopt;
  const bool is_joined = page.is_mark(hundreds.next, U'-') && page.is_glued(hundreds.next);
  const Found tens = page.find(WordKind::tens, is_joined ? hundreds.next + 1 : hundreds.next);
  if (!tens || tens.sense->value >= century) return std::nullopt;
  const auto year = static_cast<int>(hundreds.sense->value * century + tens.sense->value);
  return DateRead{.parts = {.year = year, .is_decade = true}, .next = tens.next};
}

// "пятидесятые годы": the ordinals of full tens.
std::optional<DateRead> read_spelled_decade(const Page& page, std::size_t at) {
  constexpr int least = 20;
  if (page.language().has_paired_years() && page.has_kind_anywhere(bits_of(WordKind::tens)))
    if (const auto pair = read_decade_in_pairs(page, at)) return pair;
  if (const Found name = page.find(WordKind::tens, at)) {
    const Found decade = page.find(WordKind::decade, name.next);
    if (decade || page.find_before(WordKind::in, at) || page.find_before(WordKind::article, at) ||
        (is_ordinal(page, at) && !is_before_noun(page, name.next)))
      return spelled_decade(static_cast<int>(name.sense->value), decade ? decade.next : name.next);
  }
  const auto ordinal = spelled_ordinal(page, at);
  const int tens = ordinal ? static_cast<int>(ordinal->value.to_double()) : 0;
  if (tens % 10 != 0 || tens < least) return std::nullopt;
  const Found decade = page.find(WordKind::decade, ordinal->next);
  if (!decade) return std::nullopt;
  return spelled_decade(tens, decade.next);
}

}  // namespace

std::optional<DateRead> read_decade(const Page& page, std::size_t at) {
  if (auto spelled = read_spelled_decade(page, at)) return spelled;
  const auto number = decade_number(page, at);
  std::size_t next = number ? after_decade_word(page, at + 1) : 0;
  if (number && next == 0) next = after_decade_ending(page, at);
  if (next == 0) return std::nullopt;
  const bool is_short = page.tokens().raw(at).size() == 2;
  DateRead read{.parts = {.year = *number, .is_decade = true, .is_short = is_short}, .next = next};
  take_part(page, next, read.parts, read.next);
  return read;
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

// "winter of 2025/26": a stroke and digits behind the year.
void take_year_with_next(const Page& page, DateRead& read) {
  const Found of = page.find(WordKind::of, read.next);
  const std::size_t at = of ? of.next : read.next;
  const auto year = small_number(page, at, 4, 4);
  if (!year || after_second_year(page, at + 1, *year) == at + 1) return;
  read.parts.year = year;
  read.next = at + 1;
}

// "весной", "in the spring": a season that stands as a time, of the year that the story carries.
bool is_bare_season_meant(const Page& page, std::size_t at) {
  if (page.find(WordKind::in, at)) return true;
  const Found article = page.find_before(WordKind::article, at);
  const std::size_t before = article ? at - article.sense->words.size() : at;
  // "for winter maintenance", "in summer resorts": without an article a noun behind it takes it as its own, where words
  // are joined so.
  const Found season = page.find(WordKind::season, at);
  const bool joins_nouns = page.language().heads() != HeadPlace::first;
  if (joins_nouns && !article && page.is_word(season.next) && !page.has_kind(season.next, bits_of(WordKind::stop)))
    return false;
  return page.find_before(WordKind::in, before) && !page.find_before(WordKind::of, before) &&
         !page.find_before(WordKind::and_, before);
}

}  // namespace

std::optional<DateRead> read_season_first(const Page& page, std::size_t at) {
  const Found season = page.find(WordKind::season, at);
  if (!season) return std::nullopt;
  DateRead read{.parts = {.part = static_cast<int>(season.sense->value)}, .next = season.next, .is_sure = false};
  constexpr int winter = 24;
  take_year(page, read);
  if (!read.parts.year && read.parts.part == winter) take_year_with_next(page, read);
  if (!read.parts.year) return is_bare_season_meant(page, at) ? std::optional(read) : std::nullopt;
  if (read.parts.part == winter) read.next = after_second_year(page, read.next, *read.parts.year);
  return read;
}

std::optional<DateRead> read_part_first(const Page& page, std::size_t at) {
  if (auto quarter = read_quarter_of_century(page, at)) return quarter;
  if (!page.has_kind_anywhere(bits_of(WordKind::half, WordKind::quarter))) return std::nullopt;
  DateRead read;
  if (!take_part(page, at, read.parts, read.next)) return std::nullopt;
  const bool is_half = read.parts.part >= first_half;
  const std::size_t behind = behind_of(page, read.next);
  auto whole = read_decade_of_century(page, behind);
  if (!whole) whole = read_decade(page, behind);
  if (!whole) whole = read_century(page, behind);
  if (whole && is_half) {
    take_half(whole->parts, read.parts.part - first_half + 1);
    return whole;
  }
  take_year(page, read);
  if (read.parts.year) return read;
  const bool is_end_of_range = at >= page.first() + 2 && page.is_mark(at - 1, U'-') && page.is_digits(at - 2);
  if (is_end_of_range && page.is_digits(at)) return std::nullopt;  // "2–3 квартала" of a town
  // "in the second quarter" is one of the year that the story carries; of a half only "полугодие" says it.
  read.is_sure = false;
  const bool can_be_share =
      is_half && (page.find_before(WordKind::fraction, read.next) || page.find(WordKind::of, read.next));
  return can_be_share ? std::nullopt : std::optional(read);
}

namespace {

// "Quarter 3 2023", "quarter 2 of 2021".
std::optional<DateRead> read_quarter_first(const Page& page, std::size_t at) {
  const Found quarter = page.find(WordKind::quarter, at);
  if (!quarter) return std::nullopt;
  const auto number = small_number(page, quarter.next, 1, 1);
  constexpr int most = 4;
  if (!number || *number < 1 || *number > most || is_inside_number(page, quarter.next)) return std::nullopt;
  DateRead read{.parts = {.part = first_quarter + *number - 1}, .next = quarter.next + 1};
  take_year(page, read);
  return read.parts.year ? std::optional(read) : std::nullopt;
}

}  // namespace

std::optional<DateRead> read_letter_part(const Page& page, std::size_t at) {
  if (auto quarter = read_quarter_first(page, at)) return quarter;
  if (!page.is_word(at) || !page.is_glued(at + 1)) return std::nullopt;
  const auto raw = page.tokens().raw(at);
  if (raw == "FY" && year_number(page, at + 1)) return read_year(page, at + 1);
  const auto number = small_number(page, at + 1, 1, 1);
  if (!number || *number < 1 || !((raw == "Q" && *number <= 4) || (raw == "H" && *number <= 2))) return std::nullopt;
  const bool has_colon = page.is_mark(at + 2, U':') && page.is_glued(at + 2) && page.is_glued(at + 3);  // "Q3:2025"
  DateRead read{.parts = {.part = (raw == "Q" ? 32 : 39) + *number}, .next = at + 2};
  if (has_colon) {
    read.parts.year = small_number(page, at + 3, 4, 4);
    read.next = at + 4;
  } else {
    take_year(page, read);
  }
  // "in Q1": of the year where the story stands.
  read.is_sure = read.parts.year.has_value();
  if (!read.is_sure && !page.find_before(WordKind::in, at)) return std::nullopt;
  return read;
}

}  // namespace ecumene::evidence_internal
