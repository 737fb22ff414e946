// Dates and periods to EDTF: ranges, what is a year, and the year that the story carries.
#include <algorithm>
#include <utility>

#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

// EDTF of one date; REQUIRES a year.
std::string edtf_of(const DateParts& parts) {
  std::string year = padded(*parts.year, 4);
  if (parts.is_century) return year.substr(0, 2) + "XX";
  if (parts.years != 0) return year + "/" + padded(*parts.year + parts.years - 1, 4);
  if (parts.is_decade) return year.substr(0, 3) + "X";
  if (parts.part != 0) return year + "-" + std::to_string(parts.part);
  if (parts.month == 0) return year;
  if (parts.day == 0) return year + "-" + padded(parts.month, 2);
  return year + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2);
}

std::string_view granularity_of(const DateParts& parts) {
  if (parts.is_century) return "century";
  if (parts.years != 0) return "range";
  if (parts.is_decade) return "decade";
  if (parts.part != 0) return "season";
  return parts.month == 0 ? "year" : parts.day == 0 ? "month" : "day";
}

// "the mean temperature of January": a degree sign behind it in the sentence.
bool is_month_of_climate(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 10;  // tokens
  constexpr char32_t degree = 0xB0;
  for (std::size_t next = at + 1; page.has(next) && next < at + reach; ++next) {
    if (page.is_mark(next, U'.') && !page.is_glued(next + 1)) return false;
    if (page.is_mark(next, degree)) return true;
  }
  return false;
}

// "зимой −17 °C": a season of the climate.
bool is_season_of_climate(const Page& page, const DateParts& parts, std::size_t at) {
  constexpr int last_season = 24;  // EDTF
  return parts.part != 0 && parts.part <= last_season && !parts.year && is_month_of_climate(page, at);
}

// "тамызда", "тамыз айында"; "маусым" alone is a season, "қазан" a cauldron.
bool has_ending_or_word(const Page& page, std::size_t at) {
  const Found month = page.find(WordKind::month, at);
  const Found word = page.find(WordKind::unit, month.next);
  return page.tokens().word(month.next - 1).size() > month.sense->words.back().size() ||
         (word && word.sense->code == "mo") || page.is_mark(month.next, U'-');
}

// May, March: without a day or a year only behind a preposition.
bool is_bare_month_meant(const Page& page, std::size_t at) {
  if (is_month_of_climate(page, at)) return false;
  if (page.language().has_bare_years()) return has_ending_or_word(page, at);
  if (!page.language().has_capital_months()) return true;
  if (at >= page.first() + 2 && page.is_mark(at - 1, U'-') && page.find_before(WordKind::early, at - 1))
    return true;  // "mid-June"
  return at > page.first() && (page.find_before(WordKind::in, at) || page.find_before(WordKind::of, at) ||
                               page.find_before(WordKind::from, at) || page.find_before(WordKind::early, at) ||
                               page.find_before(WordKind::to, at));
}

// The year that the story carries, if any.
std::optional<int> carried_year(const Narrative& narrative) {
  return narrative.year ? narrative.year : narrative.opening;
}

// "'44", "24/11/29": two digits mean the century of the story, or the one before if the story is young in it and the
// year would lie well ahead.
void settle_century(DateParts& parts, const Narrative& narrative) {
  const auto story = carried_year(narrative);
  if (!parts.is_short || !story || !parts.year) return;
  constexpr int century = 100;
  constexpr int young = 30;
  constexpr int ahead = 10;
  const int year = *story / century * century + *parts.year % century;
  parts.year = *story % century < young && year > *story + ahead ? year - century : year;
}

bool complete(DateParts& parts, const Narrative& narrative) {
  if (parts.year) return false;
  parts.year = carried_year(narrative);
  return true;
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

bool is_tie(const Page& page, std::size_t at, Tie wanted) {
  const Found tie = page.find(WordKind::tie, at);
  return tie && tie.sense->value == static_cast<std::int64_t>(wanted);
}

bool is_comparison(const Page& page, std::size_t at) {
  if (page.find(WordKind::compare, at)) return true;
  const bool is_verdict =
      page.language().has_verbs_last() && (is_tie(page, at, Tie::more) || is_tie(page, at, Tie::less));
  return is_verdict || is_tie(page, at, Tie::against);
}

// "since 1957", "by comparison with 2021", "the same period of 2022"; "2021 жылмен салыстырғанда" where verbs are last.
bool is_compared(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 7;  // tokens
  if (page.language().has_verbs_last()) {
    for (std::size_t next = at + 1; next <= at + reach && page.has(next) && !year_number(page, next); ++next)
      if (is_comparison(page, next)) return true;
  }
  constexpr std::size_t farthest = 6;  // tokens
  bool has_digits = false;
  for (std::size_t steps = 0; steps < farthest && at-- > page.first(); ++steps) {
    const bool is_decimal_mark = page.is_digits(at + 1) && page.is_glued(at + 1) && page.is_glued(at);
    if (!is_decimal_mark && (page.is_mark(at, U'.') || page.is_mark(at, U','))) break;
    if (page.is_mark(at, U';') || page.is_mark(at, U'(') || page.is_taken(at)) break;
    if (is_comparison(page, at)) return true;
    has_digits = has_digits || page.is_digits(at);
    if (!has_digits && (is_tie(page, at, Tie::more) || is_tie(page, at, Tie::less))) return true;  // "больше, чем в"
  }
  return false;
}

bool begins_sentence(const Page& page, std::size_t at) {
  return at == page.first() || (page.is_mark(at - 1, U'.') && !page.is_glued(at) &&
                                (!page.is_word(at) || is_capitalised(page.tokens().raw(at))));
}

// "..., в 2022 году было 8,1": does a figure or a date stand before it in the sentence?
bool stands_behind_figure(const Page& page, std::size_t at) {
  constexpr std::size_t farthest = 64;  // tokens
  for (std::size_t steps = 0; steps < farthest && !begins_sentence(page, at); ++steps) {
    --at;
    if (page.is_digits(at) || page.has_kind(at, bits_of(WordKind::number, WordKind::month))) return true;
  }
  return false;
}

// "до конца 2030 года": where something shall be done, not where the story is.
bool is_deadline(const Page& page, std::size_t at) {
  if (const Found early = page.find_before(WordKind::early, at)) at -= early.sense->words.size();
  return bool(page.find_before(WordKind::limit, at));
}

// A year behind which the story goes on where it was: an aside, a year of birth, a year back that only a figure is
// compared with, a year to come.
bool is_passing(const Page& page, std::size_t at, std::size_t next, int year, int now) {
  if (is_aside(page, at) || page.find(WordKind::aside, next)) return true;
  return year < now ? stands_behind_figure(page, at) : year > now && is_deadline(page, at);
}

// Where the story stands behind a date of a year at tokens at .. next-1.
void lead_on(const Page& page, std::size_t at, std::size_t next, std::optional<int> year, Narrative& narrative) {
  if (is_compared(page, at)) return;
  if (!year || !narrative.year || !is_passing(page, at, next, *year, *narrative.year)) narrative.year = year;
}

std::size_t take_range(Page& page, std::size_t at, RangeRead range, Narrative& narrative) {
  settle_century(range.first, narrative);
  settle_century(range.last, narrative);
  if (!range.first.year && !range.last.year) range.first.year = range.last.year = carried_year(narrative);
  const std::string first = edtf_of(range.first);
  const std::string last = edtf_of(range.last);
  Mention& mention = page.take(MentionType::date, at, range.next, "date-range");
  mention.edtf = first.substr(0, first.find('/')) + "/" + last.substr(last.find('/') + 1);
  mention.granularity = "range";
  if (!narrative.year || range.first.year == range.last.year) lead_on(page, at, range.next, range.last.year, narrative);
  return range.next;
}

// Nothing but numbers and marks that join no dates stand behind a day, and no "until" behind two dates.
bool is_among_numbers(const Page& page, std::size_t at) {
  if (page.has_kind_anywhere(bits_of(WordKind::until))) return false;
  constexpr std::u32string_view joints = U"-/.(";
  const std::size_t behind = page.is_mark(at + 1, U',') ? at + 2 : at + 1;
  if (!page.has(behind) || page.is_digits(behind)) return true;
  const char32_t mark = page.tokens()[behind].mark();
  return mark != 0 && mark != U',' && joints.find(mark) == std::u32string_view::npos;
}

// "5-7-9": no words of the calendar, no year at the end, no tens that could be a decade.
bool is_among_ranges(const Page& page, std::size_t at) {
  constexpr auto words =
      bits_of(WordKind::month, WordKind::decade, WordKind::century, WordKind::half, WordKind::quarter, WordKind::until);
  if (!page.is_mark(at + 1, U'-') || !page.is_digits(at + 2) || page.has_kind_anywhere(words)) return false;
  constexpr std::size_t year = 4;                // digits
  if (page.is_mark(at + 3, U'/')) return false;  // "5-7/X 1934"
  for (const std::size_t end : {at + 2, at + 4, at + 6})
    if (small_number(page, end, year, year)) return false;
  return page.tokens().raw(at).back() != '0';
}

// Days and years have one, two or four digits, and stand alone but in "23.08.1943" and "1943/44".
bool may_begin_date_in_digits(const Page& page, std::size_t at) {
  constexpr std::size_t most_digits = 4;
  const Token& token = page.tokens()[at];
  const std::size_t digits = token.end - token.begin;
  if (digits == 3 || digits > most_digits) return false;
  if (digits < 3 && (is_among_numbers(page, at) || is_among_ranges(page, at))) return false;
  return !is_inside_number(page, at) || page.is_mark(at + 1, U'/') || page.is_mark(at + 1, U'-') ||
         page.is_mark(at + 3, U'.');
}

// Can a date begin here? A digit, a word of the calendar, an ordinal, a Roman number, "Q1".
bool may_begin_date(const Page& page, std::size_t at) {
  constexpr auto kinds =
      bits_of(WordKind::month, WordKind::season, WordKind::ordinal, WordKind::number, WordKind::tens, WordKind::power);
  if (page.is_digits(at)) return may_begin_date_in_digits(page, at);
  if (page.has_kind(at, kinds) || page.is_mark(at, U'\'')) return true;
  if (page.has_kind(at, bits_of(WordKind::quarter)) && page.is_digits(at + 1)) return true;
  if (!page.is_word(at)) return false;
  const auto raw = page.tokens().raw(at);
  constexpr std::size_t longest_roman = 12;  // bytes
  return raw == "FY" || raw == "Q" || raw == "H" || (raw.size() <= longest_roman && roman_number(raw));
}

}  // namespace

std::optional<int> first_dated_year(const Page& page) {
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (!page.is_digits(at) && !page.has_kind(at, bits_of(WordKind::month))) continue;
    const bool may_be_numeric = page.is_mark(at + 1, U'/') || page.is_mark(at + 3, U'.') ||
                                page.is_mark(at + 3, U'/') || page.is_mark(at + 3, U'-');
    if (!may_be_numeric && !page.has_kind_anywhere(bits_of(WordKind::month))) continue;
    const auto date = read_one(page, at);
    if (date && date->parts.day != 0 && date->parts.year) return date->parts.year;
  }
  return std::nullopt;
}

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
      if (range->first.year || range->last.year || carried_year(narrative))
        at = take_range(page, at, *range, narrative);
      else
        page.reject(std::exchange(at, range->next), range->next, "date-without-year");
      continue;
    }
    auto read = read_one(page, at);
    if (read) settle_century(read->parts, narrative);
    const bool is_bare_month = read && read->parts.month != 0 && read->parts.day == 0 && !read->parts.year;
    if (!read || !page.is_free(at, read->next) || (is_bare_month && !is_bare_month_meant(page, at)) ||
        is_season_of_climate(page, read->parts, at) || (!read->parts.year && !carried_year(narrative))) {
      if (read && read->parts.day != 0 && !read->parts.year) page.reject(at, read->next, "date-without-year");
      ++at;
      continue;
    }
    Mention& mention = page.take(MentionType::date, at, read->next, "date");
    mention.is_year_carried = complete(read->parts, narrative);
    mention.edtf = edtf_of(read->parts);
    mention.granularity = granularity_of(read->parts);
    const bool is_long = read->parts.is_century || read->parts.is_decade || read->parts.years != 0;
    if (!is_long && !mention.is_year_carried) lead_on(page, at, read->next, read->parts.year, narrative);
    at = read->next;
  }
}

}  // namespace ecumene::evidence_internal
