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
