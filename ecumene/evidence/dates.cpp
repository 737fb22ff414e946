// Dates and periods to EDTF.
#include <algorithm>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"
#include "ecumene/evidence/story_year_internal.hpp"
#include "ecumene/evidence/tense_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "на 9 градусов ниже нормы": a difference, of one year.
bool is_by(const Page& page, std::size_t number) {
  const Found by = page.find_before(WordKind::tie, number);
  return by && by.sense->value == static_cast<std::int64_t>(Tie::by);
}

// "the mean temperature of January": a degree sign behind it in the sentence.
bool is_month_of_climate(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 10;  // tokens
  constexpr char32_t degree = 0xB0;
  for (std::size_t next = at + 1; page.has(next) && next < at + reach; ++next) {
    if (page.is_mark(next, U'.') && !page.is_glued(next + 1)) return false;
    const Found unit = page.is_mark(next, degree) ? Found{} : page.find(WordKind::unit, next);
    if (page.is_mark(next, degree) || (unit && unit.sense->code == "Cel")) return !is_by(page, next - 1);
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

// "of that year", "сол жылдың": the year of a season is pointed at.
bool is_year_pointed_at(const Page& page, std::size_t at, std::size_t next) {
  if (const Found of = page.find(WordKind::of, next)) next = of.next;
  return page.find(WordKind::near, next) || page.find_before(WordKind::near, at);
}

// "зимой дороги закрыты", "every summer", "in the summer months": a season of any year.
bool is_season_of_any_year(const Page& page, const DateRead& read, std::size_t at, const Narrative& narrative) {
  constexpr int last_season = 24;  // EDTF
  const bool is_bare = read.parts.part != 0 && read.parts.part <= last_season && !read.parts.year;
  if (!is_bare || is_year_pointed_at(page, at, read.next)) return false;
  if (at > page.first() && page.is_in(WordSet::other_year, at - 1)) return true;  // "next summer"
  const Found unit = page.find(WordKind::unit, read.next);
  if (unit && unit.sense->code == "mo" && page.has_ending(EndingSort::plural, read.next)) return true;
  return is_timeless(page, at, read.next, narrative.dateline ? Standpoint::day : Standpoint::no_day);
}

// "роковини Жовтня", "the Winter War": a capital that neither the sentence nor the language asks for makes a name of a
// month or a season.
bool is_name(const Page& page, const DateRead& read, std::size_t at) {
  const bool is_bare = !read.parts.year && read.parts.day == 0 && read.next == at + 1;
  if (!is_bare || at == page.first() || !is_capitalised(page.tokens().raw(at))) return false;
  const auto is_capital = [&](std::size_t word) {
    return page.is_word(word) && is_capitalised(page.tokens().raw(word)) &&
           !page.has_kind(word, bits_of(WordKind::stop));
  };
  const bool has_capital_months = page.language().has_capital_months();
  if (has_capital_months && read.parts.month != 0 && !page.find_before(WordKind::in, at) && is_capital(at + 1))
    return true;  // "Prof. August Becker"
  if (page.tokens()[at].gap == Gap::line || page.is_mark(at - 1, U'.') || page.is_mark(at - 1, U':')) return false;
  if (!has_capital_months) return page.is_word(at - 1);
  const bool is_behind_capital = is_capital(at - 1) && !page.is_mark(at - 2, U'.');  // "the Red October works"
  if (is_behind_capital && read.parts.month != 0 && !page.find_before(WordKind::in, at)) return true;
  return read.parts.part != 0 && is_capital(at + 1);
}

// May, March: without a day or a year only behind a preposition.
bool is_bare_month_meant(const Page& page, std::size_t at) {
  if (is_month_of_climate(page, at) && !page.find_before(WordKind::early, at)) return false;
  if (page.language().has_bare_years())  // "бір қазанға" is one cauldron
    return has_ending_or_word(page, at) && !page.find_before(WordKind::number, at);
  if (!page.language().has_capital_months()) return true;
  if (at >= page.first() + 2 && page.is_mark(at - 1, U'-') && page.find_before(WordKind::early, at - 1))
    return true;  // "mid-June"
  // "that August", "with October alone": longer names are of nothing but months.
  constexpr std::size_t least_letters = 6;
  if (page.tokens().raw(at).size() >= least_letters) return true;
  return at > page.first() && (page.find_before(WordKind::in, at) || page.find_before(WordKind::of, at) ||
                               page.find_before(WordKind::from, at) || page.find_before(WordKind::early, at) ||
                               page.find_before(WordKind::to, at));
}

void remember(const std::optional<int>& year, Narrative& narrative) {
  if (!year) return;
  narrative.earliest = narrative.earliest == 0 ? *year : std::min(narrative.earliest, *year);
  narrative.latest = std::max(narrative.latest, *year);
}

// A paragraph begins with a date: an entry of a diary, unless the text is told from a day.
void begin_entry(const DateParts& parts, Narrative& narrative) {
  narrative.entry.reset();
  if (narrative.dateline || !parts.year || parts.day == 0) return;
  narrative.entry = Day{*parts.year, parts.month, parts.day};
  narrative.year = parts.year;
}

std::size_t take_range(Page& page, std::size_t at, RangeRead range, Narrative& narrative) {
  settle_century(range.first, narrative);
  settle_century(range.last, narrative);
  if (!range.first.year && !range.last.year)
    range.first.year = range.last.year = year_told({page, at, range.next}, range.last, narrative);
  const std::string first = edtf_of(range.first);
  const std::string last = edtf_of(range.last);
  Taken& taken = page.take(MentionType::date, at, range.next, "date-range");
  taken.edtf = first.substr(0, first.find('/')) + "/" + last.substr(last.find('/') + 1);
  taken.granularity = Granularity::range;
  remember(range.first.year, narrative);
  remember(range.last.year, narrative);
  if (at == page.first()) begin_entry(range.last, narrative);
  if (!narrative.year || range.first.year == range.last.year) {
    lead_on({page, at, range.next}, range.last, narrative);
    const bool is_over_newyear = range.first.month > range.last.month && range.last.month != 0 && range.last.year &&
                                 *range.first.year + 1 == *range.last.year && narrative.year == range.last.year;
    if (is_over_newyear) narrative.months_over_newyear = {range.first.month, range.last.month};
  }
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

// "5 tons": a word that no calendar has, behind a number of a day, and nothing that leads on to another date.
bool is_before_plain_word(const Page& page, std::size_t at) {
  constexpr auto kinds = bits_of(WordKind::month, WordKind::of, WordKind::decade, WordKind::century, WordKind::half,
                                 WordKind::quarter, WordKind::and_, WordKind::to);
  return page.is_word(at + 1) && !page.is_glued(at + 1) && !page.may_find(at + 1, kinds) && !page.is_ending(at + 1);
}

// "months" of "nine months of 2024".
bool is_months(const Page& page, std::size_t at) {
  const Found unit = page.find(WordKind::unit, at);
  return unit && unit.sense->code == "mo";
}

// Days and years have one, two or four digits, and stand alone but in "23.08.1943", "31.10 2012" and "1943/44".
bool may_begin_date_in_digits(const Page& page, std::size_t at) {
  constexpr std::size_t most_digits = 4;
  const Token& token = page.tokens()[at];
  const std::size_t digits = token.end - token.begin;
  if (digits == 3 || digits > most_digits) return false;
  if (digits == 1 && at > page.first() && page.is_glued(at) && page.is_word(at - 1)) return false;  // "Q1" is its own
  // "$1100–1250"
  if (at > page.first() && page.is_glued(at) && !page.is_word(at - 1) && begin_with_money(page, at) < at) return false;
  const bool is_day = digits < 3;
  if (is_day && is_months(page, after_ordinal_ending(page, at + 1))) return true;  // "9 months of 2024"
  if (is_day && (is_before_plain_word(page, at) || is_among_numbers(page, at) || is_among_ranges(page, at)))
    return false;
  return !is_inside_number(page, at) || page.is_mark(at + 1, U'/') || page.is_mark(at + 1, U'-') ||
         page.is_mark(at + 3, U'.') || page.is_digits(at + 3);
}

// "twenty-first", "двадцатые", "nineteen forty-five", "six months of 1933": a cardinal begins an ordinal of tens, a
// year in words where a word leads to one, or months.
bool may_begin_date_in_words(const Page& page, std::size_t at) {
  const Found number = page.find(WordKind::number, at);
  if (!number) return false;
  constexpr std::int64_t ten = 10;
  return number.sense->value % ten == 0 || page.language().has_bare_years() || page.find_before(WordKind::in, at) ||
         page.find_before(WordKind::month, at) || page.find_before(WordKind::season, at) ||
         is_months(page, number.next) ||
         (page.language().has_paired_years() && page.has_kind_anywhere(bits_of(WordKind::tens)));
}

// The first letter of "FY", "Q1", "H1" or of a Roman number, in which I and X may be Cyrillic.
bool begins_code(std::string_view raw) {
  std::size_t at = 0;
  switch (utf8::next(raw, at)) {
    case U'F':
    case U'Q':
    case U'H':
    case U'I':
    case U'V':
    case U'X':
    case U'L':
    case U'\u0406':
    case U'\u0425':
      return true;
    default:
      return false;
  }
}

// Can a date begin here? A digit, a word of the calendar, an ordinal, a Roman number, "Q1".
bool may_begin_date(const Page& page, std::size_t at) {
  constexpr auto kinds = bits_of(WordKind::month, WordKind::season, WordKind::ordinal, WordKind::tens, WordKind::power);
  if (page.is_digits(at)) return may_begin_date_in_digits(page, at);
  if (page.may_find(at, kinds) || page.is_mark(at, U'\'')) return true;
  if (page.may_find(at, bits_of(WordKind::number)) && may_begin_date_in_words(page, at)) return true;
  if (page.may_find(at, bits_of(WordKind::quarter)) && page.is_digits(at + 1)) return true;
  if (!page.is_word(at)) return false;
  if (page.has_kind_anywhere(bits_of(WordKind::century, WordKind::quarter)) && page.is_in(WordSet::closing, at))
    return true;
  const auto raw = page.tokens().raw(at);
  constexpr std::size_t longest_roman = 12;  // bytes
  if (!begins_code(raw)) return false;
  return raw == "FY" || raw == "Q" || raw == "H" || (raw.size() <= longest_roman && roman_number(raw));
}

}  // namespace

std::optional<int> first_dated_year(const Page& page) {
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (!page.is_digits(at) && !page.may_find(at, bits_of(WordKind::month))) continue;
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
    auto read = read_one(page, at);
    if (const auto range = read_range(page, at, read); range && page.is_free(at, range->next)) {
      if (range->first.year || range->last.year || carried_year(narrative))
        at = take_range(page, at, *range, narrative);
      else
        page.reject(std::exchange(at, range->next), range->next, "date-without-year");
      continue;
    }
    if (read) settle_century(read->parts, narrative);
    const bool is_bare_month = read && read->parts.month != 0 && read->parts.day == 0 && !read->parts.year;
    if (!read || !page.is_free(at, read->next) || (is_bare_month && !is_bare_month_meant(page, at)) ||
        is_name(page, *read, at) || is_season_of_climate(page, read->parts, at) ||
        is_season_of_any_year(page, *read, at, narrative) || (!read->parts.year && !carried_year(narrative))) {
      if (read && read->parts.day != 0 && !read->parts.year) page.reject(at, read->next, "date-without-year");
      ++at;
      continue;
    }
    Taken& taken = page.take(MentionType::date, at, read->next, "date");
    taken.is_year_carried = complete({page, at, read->next}, read->parts, narrative);
    taken.edtf = edtf_of(read->parts);
    taken.granularity = granularity_of(read->parts);
    if (is_about(page, at)) taken.modifier = Modifier::approx;
    remember(read->parts.year, narrative);
    if (at == page.first()) begin_entry(read->parts, narrative);
    const bool is_long = read->parts.is_century || read->parts.is_decade || read->parts.years != 0;
    if (!is_long && !taken.is_year_carried) lead_on({page, at, read->next}, read->parts, narrative);
    at = read->next;
  }
}

}  // namespace ecumene::evidence_internal
