// Ranges of dates: "1943–1945", "January 6 to August 26, 1942", "XVII–XVIII веков".
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// The token behind a dash or a word such as "to", where the second date of a range begins; 0 if there is none.
std::size_t behind_connector(const Page& page, std::size_t at) {
  const std::size_t from = skip_comma(page, at);
  // "3 июля, и до осени": behind a comma "and to" goes on with another time.
  if (const Found to = page.find(WordKind::to, from); to && (from == at || to.sense->words.size() == 1)) return to.next;
  if (page.is_mark(at, U'-')) return at + 1;
  return 0;
}

// "1943-45": two digits that go on from a year. "1939 г. - 55" is a figure behind its year.
std::optional<DateRead> read_short_year(const Page& page, std::size_t at, int first) {
  if (const auto one = small_number(page, at, 1, 1); one && first % 10 < *one && !is_inside_number(page, at)) {
    // "1904–5"
    const bool is_joined = page.is_glued(at) && page.is_glued(at - 1);
    const bool counts = is_counting(page, at + 1) || (page.is_word(at + 1) && page.is_glued(at + 1));
    return is_joined && !counts ? std::optional(DateRead{.parts = {.year = first / 10 * 10 + *one}, .next = at + 1})
                                : std::nullopt;
  }
  const auto two = small_number(page, at, 2, 2);
  if (!two || first / 100 * 100 + *two <= first || is_inside_number(page, at)) return std::nullopt;
  const bool is_apart = !page.is_glued(at) || !page.is_glued(at - 1);
  if (is_apart && (!page.is_digits(at - 2) || !page.find(WordKind::year, at + 1))) return std::nullopt;
  if (is_counting(page, at + 1) && !page.find(WordKind::year, at + 1)) return std::nullopt;
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

// "20 мамыр мен 14 маусым аралығында": an ending that stands free joins the two, and the word for "between" is behind.
bool is_joined_by_ending(const Page& page, std::size_t at) {
  return page.has_kind_anywhere(bits_of(WordKind::between)) && page.language().has_bare_numerals() &&
         page.is_word(at) && !page.is_glued(at) && page.is_ending(at);
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

// "September 10–16", "April 8 to 12, 2019": the last day where the month stands before the first.
std::optional<DateRead> read_last_day_of_month(const Page& page, std::size_t at, const DateRead& first) {
  const bool is_behind_month = first.parts.day != 0 && first.parts.month != 0 && !first.parts.year &&
                               !page.find(WordKind::month, first.next - 1);
  const bool is_month_first = page.language().has_capital_months() || page.language().has_bare_years();
  const auto day = is_behind_month && is_month_first ? day_number(page, at) : std::nullopt;
  if (!day || *day <= first.parts.day) return std::nullopt;
  DateRead last{.parts = {.month = first.parts.month, .day = *day}, .next = after_ordinal_ending(page, at + 1)};
  if (last.next == at + 1 && (is_counting(page, last.next) || read_unit(page, last.next))) return std::nullopt;
  const bool is_joined = page.is_glued(at) && page.is_glued(at - 1);
  const bool may_count = page.is_word(last.next) && !page.has_kind(last.next, bits_of(WordKind::stop, WordKind::and_));
  if (!is_joined && may_count && last.next == at + 1) return std::nullopt;
  take_year(page, last);
  return last;
}

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

void move_to_century(RangeRead& range, int century) {
  range.first.year = century + *range.first.year % 100;
  range.last.year = century + *range.last.year % 100;
  range.first.is_short = range.last.is_short = false;
}

// "30–40-е годы XIX века".
void take_century_behind(const Page& page, RangeRead& range) {
  std::size_t behind = range.next;
  if (const Found of = page.find(WordKind::of, behind)) behind = of.next;
  if (const Found article = page.find(WordKind::article, behind)) behind = article.next;
  const auto century = read_century(page, behind);
  if (!century || !century->parts.is_century) return;
  move_to_century(range, *century->parts.year);
  range.next = century->next;
}

// "XVII–XVIII веков", "17th and 18th centuries", "1950-1960-е годы", "20-30-жылдары": the word behind the second names
// both.
std::optional<RangeRead> read_range_of_parts(const Page& page, std::size_t at) {
  const auto decade = decade_number(page, at);
  if (!decade && !page.has_kind_anywhere(bits_of(WordKind::century))) return std::nullopt;
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
                  .is_short = decade && page.tokens().raw(at).size() == 2,
                  .is_century = century.has_value()};
  if (!last || !(*first.year < *last->parts.year)) return std::nullopt;
  RangeRead range{first, last->parts, last->next};
  if (decade) take_century_behind(page, range);
  return range;
}

// "II–III кварталы 2023 года": Roman numbers, or a year behind; else they may be blocks of a town.
std::optional<RangeRead> read_range_of_quarters(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::quarter)) || !page.is_mark(at + 1, U'-')) return std::nullopt;
  std::size_t behind = at + 1;
  std::size_t next = at + 2;
  const auto first = ordinal_value(page, at, behind);
  const auto last = first && behind == at + 1 ? ordinal_value(page, at + 2, next) : std::nullopt;
  if (!last || *first < 1 || *last <= *first || *last > last_quarter) return std::nullopt;
  const Found quarter = page.find(WordKind::quarter, next);
  if (!quarter) return std::nullopt;
  constexpr int before_first_quarter = 32;  // EDTF
  DateRead read{.parts = {.part = before_first_quarter + *last}, .next = quarter.next};
  take_year(page, read);
  if (!read.parts.year && page.is_digits(at)) return std::nullopt;
  DateParts begin = read.parts;
  begin.part = before_first_quarter + *first;
  return RangeRead{begin, read.parts, read.next};
}

// "ХХ ғасырдың 20-30-жылдары": the century of the decades stands before them.
std::optional<RangeRead> read_range_behind_century(const Page& page, std::size_t at) {
  const auto century = read_century(page, at);
  if (!century || !century->parts.is_century || !decade_number(page, century->next)) return std::nullopt;
  auto range = read_range_of_parts(page, century->next);
  if (!range || !range->first.is_decade) return std::nullopt;
  move_to_century(*range, *century->parts.year);
  return range;
}

}  // namespace

// Does what stands here make a count of the number before it?
bool is_counting(const Page& page, std::size_t at) {
  for (const auto kind :
       {WordKind::power, WordKind::unit, WordKind::money, WordKind::percent, WordKind::times, WordKind::counted}) {
    if (page.find(kind, at)) return true;
  }
  return page.is_mark(at, U'%');
}

namespace {

// "2024 жылдың 8–10 сәуірінде": where the year comes first, the days of a range stand behind it.
std::optional<RangeRead> read_range_behind_year(const Page& page, std::size_t at) {
  if (!page.language().has_bare_years() || !year_number(page, at)) return std::nullopt;
  const auto year = read_year(page, at);
  if (!year || !year->is_sure || !day_number(page, year->next)) return std::nullopt;
  auto range = read_range(page, year->next, read_one(page, year->next));
  if (!range || range->first.month == 0 || range->first.year || range->last.year) return std::nullopt;
  range->first.year = range->last.year = year->parts.year;
  return range;
}

}  // namespace

std::optional<RangeRead> read_range(const Page& page, std::size_t at, std::optional<DateRead> first) {
  if (auto days = read_range_behind_year(page, at)) return days;
  if (auto years = read_slash_years(page, at)) return years;
  if (auto months = read_month_run(page, at)) return months;
  if (auto parts = read_range_of_parts(page, at)) return parts;
  if (auto parts = read_range_behind_century(page, at)) return parts;
  if (auto quarters = read_range_of_quarters(page, at)) return quarters;
  if (!first && year_number(page, at)) first = read_year(page, at);
  if (!first) first = read_bare_day(page, at);
  if (!first) return std::nullopt;
  std::size_t behind = behind_connector(page, first->next);
  if (behind == 0 && page.find_before(WordKind::between, at) && !page.find_before(WordKind::from, at))
    behind = page.find(WordKind::and_, skip_comma(page, first->next)).next;
  if (behind == 0 && is_joined_by_ending(page, first->next)) behind = first->next + 1;
  const bool needs_between = behind == first->next + 1 && is_joined_by_ending(page, first->next);
  const bool needs_until = behind == 0;
  if (needs_until && !page.has_kind_anywhere(bits_of(WordKind::until))) return std::nullopt;
  if (needs_until) behind = first->next;
  std::optional<DateRead> last;
  if (is_bare_year(first->parts) && page.is_mark(first->next, U'-'))
    last = read_short_year(page, behind, *first->parts.year);
  if (!last) last = read_one(page, behind);
  if (!last) last = read_last_day_of_month(page, behind, *first);
  const bool is_plural_year = last && last->parts.is_decade && page.find(WordKind::decade, behind + 1);
  if (is_plural_year && is_bare_year(first->parts)) last = read_year(page, behind);  // "1928-1940 жылдары"
  if (!last && is_bare_year(first->parts)) {
    last = read_year(page, behind);
    if (last && *last->parts.year <= *first->parts.year) last.reset();
  }
  if (last && !last->is_sure && is_bare_year(last->parts) && is_counting(page, last->next)) return std::nullopt;
  if (!last || (needs_until && !is_followed_by_until(page, last->next))) return std::nullopt;
  if (needs_between && !page.find(WordKind::between, last->next)) return std::nullopt;
  const bool is_only_day = first->parts.day != 0 && first->parts.month == 0;
  if (is_only_day && last->parts.day == 0) return std::nullopt;
  if (!last->parts.year && !first->parts.year && is_only_day == false && first->parts.month == 0) return std::nullopt;
  // "у вересні до серпня": a month against the one before.
  const bool is_backwards = !first->parts.year && !last->parts.year && last->parts.month < first->parts.month;
  if (is_backwards && last->parts.month != 0 && !page.is_mark(first->next, U'-')) return std::nullopt;
  RangeRead range{first->parts, last->parts, last->next};
  if (!range.last.year) range.last.year = range.first.year;
  inherit(range.first, range.last);
  return range;
}

}  // namespace ecumene::evidence_internal
