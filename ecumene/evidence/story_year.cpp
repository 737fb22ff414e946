// The year in which the story stands.
#include "ecumene/evidence/story_year_internal.hpp"
#include "ecumene/evidence/tense_internal.hpp"

namespace ecumene::evidence_internal {

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
  if (parts.is_decade || parts.years != 0) {
    // "the 80s" are of the twentieth century; of the one before where the text has told of years about them, and of
    // hardly one later.
    constexpr int behind = 15;
    const int before = *parts.year - century;
    const int begin = *parts.year / century * century;
    const bool is_early = narrative.latest < begin + 2 * ahead && narrative.latest + ahead < *parts.year;
    if (is_early && narrative.latest != 0 && narrative.earliest <= before + behind) parts.year = before;
    return;
  }
  const int year = *story / century * century + *parts.year % century;
  parts.year = *story % century < young && year > *story + ahead ? year - century : year;
}

namespace {

constexpr int months_of_year = 12;
constexpr int days_of_month = 31;

// Where in its year a date begins, in days of months that all have 31.
int place_in_year(const DateParts& parts) {
  constexpr int first_quarter = 33;  // EDTF
  constexpr int first_half = 40;
  constexpr int winter = 24;
  int month = parts.month == 0 ? 1 : parts.month;
  if (parts.part >= first_half) {
    month = 1 + (parts.part - first_half) * 6;
  } else if (parts.part >= first_quarter) {
    month = 1 + (parts.part - first_quarter) * 3;
  } else if (parts.part != 0 && parts.part < winter) {
    month = 3 * (parts.part - 20);
  }
  return month * days_of_month + (parts.day == 0 ? 1 : parts.day);
}

// How many months a date takes.
int months_in(const DateParts& parts) {
  constexpr int first_half = 40;  // EDTF
  if (parts.month != 0) return 1;
  return parts.part >= first_half ? 6 : parts.part != 0 ? 3 : months_of_year;  // a quarter or a season
}

// How far behind its day a text names a date without saying that it is to come.
enum class Outlook : std::uint8_t { near, until_deadline, coming };

// The year of a date told from a day: the last that has begun, or the next if it begins soon enough; of what is to come
// the next that is not over.
int year_near(const DateParts& parts, const Day& day, Outlook outlook) {
  constexpr int year = months_of_year * days_of_month;
  if (day.is_of_report && outlook != Outlook::coming) return day.year;
  const int ahead = place_in_year(parts) - (day.month * days_of_month + day.day);
  if (outlook == Outlook::coming) {
    // "said Oct. 10 it will close", told on the 11th: no eleven months ahead.
    const int length = parts.day == 0 ? months_in(parts) * days_of_month : days_of_month;
    return ahead + length > 0 ? day.year : day.year + 1;
  }
  const int reach = outlook == Outlook::until_deadline ? year / 2 : 2 * days_of_month;
  if (ahead > reach) return day.year - 1;
  return ahead + year <= reach ? day.year + 1 : day.year;
}

// "до конца 2030 года", "15 мамырға дейін": where something shall be done, not where the story is.
bool is_deadline(const Page& page, std::size_t at, std::size_t next) {
  if (page.find(WordKind::until, page.after_ending(next))) return true;
  if (const Found early = page.find_before(WordKind::early, at)) at -= early.sense->words.size();
  return bool(page.find_before(WordKind::limit, at));
}

}  // namespace

namespace {

// "10 июля. Ветер": the day of an entry of a diary, which goes on from the entry before it.
std::optional<int> year_of_entry(const DatePlace& place, const DateParts& parts, const Narrative& narrative) {
  if (!narrative.entry || parts.day == 0 || place.at != place.page.first()) return std::nullopt;
  const Day& before = *narrative.entry;
  const bool is_behind = std::pair(parts.month, parts.day) >= std::pair(before.month, before.day);
  return is_behind ? before.year : before.year + 1;
}

}  // namespace

std::optional<int> year_told(const DatePlace& place, const DateParts& parts, const Narrative& narrative) {
  if (const auto year = year_of_entry(place, parts, narrative)) return year;
  if (!narrative.dateline || narrative.is_led_here) {
    const auto year = carried_year(narrative);
    const auto& months = narrative.months_over_newyear;
    const bool is_before_newyear = year && months && parts.month >= months->first && parts.month > months->second;
    return is_before_newyear ? *year - 1 : year;
  }
  const auto [page, at, next] = place;
  const bool is_over = at > page.first() && page.is_in(WordSet::account, at - 1);
  const Outlook outlook = is_over                       ? Outlook::near
                          : is_to_come(page, at, next)  ? Outlook::coming
                          : is_deadline(page, at, next) ? Outlook::until_deadline
                                                        : Outlook::near;
  // "Ухвалою від 12.07.2023 засідання призначено на 3 серпня": what was to come on that day.
  const bool is_from_here = outlook == Outlook::coming && narrative.day_here;
  return year_near(parts, is_from_here ? *narrative.day_here : *narrative.dateline, outlook);
}

namespace {

// "влітку, 22 липня 1947 року", "in spring, in April 1947": the year of the date behind a season's comma.
std::optional<int> year_of_season(const DatePlace& place, const DateParts& parts) {
  constexpr int spring = 21;  // EDTF
  const auto [page, at, next] = place;
  if (parts.part < spring || parts.part > spring + 3 || !page.is_mark(next, U',')) return std::nullopt;
  const Found in = page.find(WordKind::in, next + 1);
  auto date = read_one(page, next + 1);
  if (in && (!date || date->parts.month == 0)) date = read_one(page, in.next);
  if (!date || !date->parts.year || date->parts.month == 0) return std::nullopt;
  constexpr int months_of_season = 3;
  const bool is_within = date->parts.month % months_of_year / months_of_season == (parts.part - spring + 1) % 4;
  return is_within ? date->parts.year : std::nullopt;
}

// "2 квітня та 18 червня 2022 року", "in May and in June 1943": the year of the date that a list goes on with, or the
// one before where that comes earlier in its year.
std::optional<int> year_shared(const DatePlace& place, const DateParts& parts) {
  if (parts.month == 0) return std::nullopt;
  const auto [page, at, next] = place;
  const Found joint = page.find(WordKind::and_, next);
  if (!joint && !page.is_mark(next, U',')) return std::nullopt;
  std::size_t behind = joint ? joint.next : next + 1;
  if (const Found in = page.find(WordKind::in, behind)) behind = in.next;
  const auto last = read_one(page, behind);
  const bool is_alike = last && last->parts.month != 0 && (last->parts.day != 0) == (parts.day != 0);
  if (!is_alike || !last->parts.year) return std::nullopt;
  return place_in_year(parts) < place_in_year(last->parts) ? *last->parts.year : *last->parts.year - 1;
}

}  // namespace

bool complete(const DatePlace& place, DateParts& parts, const Narrative& narrative) {
  if (parts.year) return false;
  parts.year = parts.part != 0 ? year_of_season(place, parts) : year_shared(place, parts);
  if (!parts.year) parts.year = year_told(place, parts, narrative);
  return true;
}

namespace {

// A year in a relative clause or in parentheses is an aside; the story does not go there.
bool is_aside(const Page& page, std::size_t at) {
  constexpr std::size_t farthest = 64;  // tokens
  for (std::size_t steps = 0; steps < farthest && at-- > page.first(); ++steps) {
    if (page.is_mark(at, U'(')) return true;
    if (page.is_mark(at, U')') || page.is_mark(at, U'.')) return false;
    if (!page.is_mark(at, U',')) continue;
    const bool is_led = page.has_kind(at + 1, bits_of(WordKind::in, WordKind::stop));  // ", про які в 1923 році"
    if (page.find(WordKind::aside, at + 1) || (is_led && page.find(WordKind::aside, at + 2))) return true;
  }
  return false;
}

// "the main, begun in the autumn of 2024, reached the city": a participle and its date between two commas.
bool is_between_commas(const Page& page, std::size_t at, std::size_t next) {
  constexpr std::size_t longest = 6;  // tokens
  if (!page.is_mark(next, U',')) return false;
  for (std::size_t word = at; word > page.first() + 1 && word + longest > at && page.is_word(word - 1); --word)
    if (page.is_mark(word - 2, U','))
      return page.has_ending(EndingSort::participle, word - 1) && !page.has_kind(word - 1, bits_of(WordKind::stop)) &&
             !is_capitalised(page.tokens().raw(word - 1));
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

// A year behind which the story goes on where it was: an aside, a year of birth, a year back that only a figure is
// compared with, a year to come.
bool is_passing(const Page& page, std::size_t at, std::size_t next, int year, int now) {
  if (is_aside(page, at) || is_between_commas(page, at, next) || page.find(WordKind::aside, next)) return true;
  if (page.find_before(WordKind::aside, at)) return true;  // "мост постройки 1896 года"
  // "1939 жылғы 92 мың тұрғын": the figure alone is of that year.
  if (year < now && page.is_digits(next) && page.has_ending(EndingSort::attributive, next - 1)) return true;
  return year < now ? stands_behind_figure(page, at)
                    : year > now && (is_deadline(page, at, next) || is_to_come(page, at, next));
}

}  // namespace

namespace {

// "На 1 января 1937 г.": the books of the year before are closed; the story stays in it.
bool closes_year(const DateParts& parts, int now) {
  return parts.day == 1 && parts.month == 1 && *parts.year == now + 1;
}

}  // namespace

void lead_on(const DatePlace& place, const DateParts& parts, Narrative& narrative) {
  const auto [page, at, next] = place;
  const auto year = parts.year;
  if (!year || is_compared(page, at)) return;
  // From the day of the text the story goes to no year to come: what it says of one are plans.
  if (narrative.dateline && *year > narrative.dateline->year) return;
  const auto now = narrative.year;
  if (now && (closes_year(parts, *now) || is_passing(page, at, next, *year, *now))) return;
  narrative.year = year;
  narrative.months_over_newyear.reset();
  narrative.is_led_here = !narrative.dateline || *year != narrative.dateline->year;
  if (!narrative.is_led_here && parts.day != 0) narrative.day_here = Day{*year, parts.month, parts.day};
}

}  // namespace ecumene::evidence_internal
