// Units that are named once in a series, and percent signs that were lost.
#include <algorithm>
#include <array>

#include "ecumene/evidence/quantities_internal.hpp"
#include "ecumene/evidence/series_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "от 300 до 500 г": nothing but the word between them.
bool is_first_of_pair(const Page& page, const Taken& here, const Taken& later) {
  const Found to = page.find(WordKind::to, here.end);
  return to && to.next == later.begin && page.find_before(WordKind::from, here.begin) &&
         later.kind != QuantityKind::multiple;
}

// "4,7 және 4,5%", "12 and 15 km": nothing but the word between them, and a unit behind the second; "10, 20 и 40 км/ч".
bool is_joined_by_and(const Page& page, const Taken& here, const Taken& later) {
  const bool is_listed = page.is_mark(here.end, U',') && here.end + 1 == later.begin && later.is_unit_inferred;
  if (is_listed && later.unit != "%" && later.unit != "1") return true;
  const Found joint = page.find(WordKind::and_, here.end);
  return joint && joint.next == later.begin && later.unit != "1";
}

// "from 4 to 5 million tons": the first of the pair is in millions too.
void take_power(const Page& page, Taken& here, const Taken& later) {
  for (std::size_t at = later.begin; at < later.end; ++at) {
    const Found power = page.find(WordKind::power, at);
    if (!power) continue;
    const Decimal factor(1, -static_cast<int>(power.sense->value));
    const Decimal value = here.low * factor;
    constexpr int alike = 20;  // "с 118 до 47 тысяч", but not "с 900 до 2 тысяч"
    if (here.is_range || ends_with_power(page, here) || later.low * Decimal(alike) < value) return;
    here.low = here.high = value;
    return;
  }
}

// "уголь 41, лес 17, ...": a bare number, a comma, a word or two and the next.
bool is_list_item(const Page& page, const Taken& item, const Taken& next) {
  constexpr std::size_t longest = 4;  // tokens between them
  return is_bare(item) && page.is_mark(item.end, U',') && next.begin <= item.end + longest;
}

// "орыстар — 40, украиндар 10,7%": a whole number in a list of percentages.
bool is_in_list_of_percents(const Page& page, const Taken& here, const Taken& later, bool is_behind_one) {
  constexpr std::size_t longest = 8;  // tokens between them
  constexpr int whole = 100;
  if (later.unit != "%" || Decimal(whole) < here.high || later.begin > here.end + longest) return false;
  if (page.is_mark(later.begin - 1, U'(')) return false;
  const bool goes_on = page.is_mark(here.end, U',') || page.find(WordKind::and_, here.end);
  if (later.is_unit_inferred && goes_on) return true;
  const bool is_behind_dash = here.begin > page.first() && page.is_mark(here.begin - 1, U'-');
  return goes_on && (is_behind_dash || is_behind_one);
}

// An index of 0.127 is no percentage of a series in whole per cent.
bool is_as_fine(const Taken& here, const Taken& later) {
  return here.low.decimals() <= later.low.decimals() + 1;
}

// The quantity before mention `at`, if it stands in the same sentence.
const Taken* earlier_in_sentence(const Page& page, std::size_t at) {
  if (at == 0) return nullptr;
  const Taken& earlier = page.mentions()[at - 1];
  const bool is_near =
      earlier.type == MentionType::quantity && !sentence_ends_between(page, earlier.end, page.mentions()[at].begin);
  return is_near ? &earlier : nullptr;
}

// "417,9 млн, в 1945 году — 404,3 млн руб.": the money named at the end of a series; "61—ге, ал ... 82,9%", "23,4, 9,6,
// 41%": a percent sign lost where the number has a case ending or stands in a list.
void complete_backwards(Page& page) {
  auto& mentions = page.mentions();
  const Taken* later = nullptr;
  std::size_t searched = 0;  // the first token already searched for the end of the sentence
  for (std::size_t at = mentions.size(); at-- > 0;) {
    Taken& here = mentions[at];
    if (here.type != MentionType::quantity) continue;
    if (later != nullptr && sentence_ends_between(page, here.end - 1, searched)) later = nullptr;
    searched = here.end;
    if (later != nullptr && is_bare(here)) {
      constexpr int highest = 200;  // per cent that a lost sign is believed for
      const bool has_ending = page.after_ending(here.end) > here.end && here.high < Decimal(highest);
      const Taken* earlier = earlier_in_sentence(page, at);
      const bool is_behind_one = earlier != nullptr && (earlier->unit == "%" || is_list_item(page, *earlier, here));
      const bool goes_on_from_earlier = earlier != nullptr && earlier->unit != "1" && earlier->unit != "%";
      const bool has_decimals = here.low.decimals() > 0 && page.is_mark(here.end, U',');
      if (is_first_of_pair(page, here, *later)) {
        take_power(page, here, *later);
        if (later->unit != "1") take_unit(page, here, *later);
      }
      if (is_joined_by_and(page, here, *later)) {
        take_power(page, here, *later);
        take_unit(page, here, *later);
      }
      if (later->unit == "%" && is_as_fine(here, *later) && (!goes_on_from_earlier || later->is_unit_inferred) &&
          (has_ending || has_decimals || is_in_list_of_percents(page, here, *later, is_behind_one)))
        infer(here, "%", later->kind);
      if (later->unit != "%" && has_decimals && earlier == nullptr && is_near(here, *later)) {
        take_power(page, here, *later);  // "озимые дали 31,2, яровые — 21,7 ц/га"
        if (later->unit != "1") infer(here, later->unit, later->kind);
      }
      if (later->kind == QuantityKind::money && ends_with_power(page, here) && counts_nothing(page, here.end))
        infer(here, later->unit, QuantityKind::money);
    }
    if (here.unit != "1" || power_of(page, here) != 0) {
      later = &here;
      searched = here.begin;
    }
  }
}

// What a number of a series leaves to the ones behind it.
struct Pattern {
  SharedText unit{};
  QuantityKind kind = QuantityKind::count;
  int power = 0;
  Decimal value{};
  std::int64_t parts = 1;  // of money, as it is said: 100 of kopecks
  bool is_in_digits = false;
};

// "из них 11,9 млн", "против 1 522 тыс.": of the same as the figure before.
bool is_part_of_before(const Page& page, const Taken& here) {
  constexpr std::size_t reach = 3;  // tokens
  for (std::size_t at = here.begin; at > page.first() && at + reach > here.begin; --at) {
    const Found tie = page.find(WordKind::tie, at - 1);
    if (tie && (tie.sense->value == static_cast<std::int64_t>(Tie::them) ||
                tie.sense->value == static_cast<std::int64_t>(Tie::against)))
      return true;
  }
  return false;
}

// "живут семеро", "глубиной до четырёх саженей; два из них": persons or things, of whatever the figures before are.
bool counts_persons_or_things(const Page& page, const Taken& here, const Pattern& pattern) {
  if (page.is_in(WordSet::collective, here.begin)) return true;
  const Found them = page.find(WordKind::tie, here.end);
  return them && them.sense->value == static_cast<std::int64_t>(Tie::them) && page.is_word(here.begin) &&
         pattern.kind == QuantityKind::measure;
}

// "зі 112 знеструмлених сіл без світла лишаються 37": some of what was counted before.
bool is_some_of_counted(const Page& page, const Taken& here, const Taken* before) {
  constexpr int times = 20;
  if (before == nullptr || !is_bare(*before) || counts_nothing(page, before->end) || here.low.decimals() > 0)
    return false;
  return here.low < before->low && before->low < here.low * Decimal(times);
}

// "imports were 2,904,110 tons, exports 1,312,720", "чоловік — 45 коп., жінка — 30": of the same size as the one
// before; "61%-ке жетті, әйелдер арасында - 47-ге": with a case ending behind a percentage.
bool is_alike(const Page& page, const Taken& here, const Pattern& pattern) {
  if (pattern.unit.starts_with('1') || pattern.power != 0 || here.is_range || power_of(page, here) != 0) return false;
  if (counts_persons_or_things(page, here, pattern)) return false;
  if (pattern.unit == "%") return page.after_ending(here.end) > here.end && here.high < Decimal(200);
  if (pattern.unit == "year" || pattern.unit == "d" || pattern.unit == "mo" || pattern.unit == "h") return false;
  // "7.8 m long, with a crew of three"
  const bool is_spelled = page.is_word(here.begin);
  if (is_spelled && pattern.is_in_digits && page.find_before(WordKind::of, here.begin)) return false;
  const int times = pattern.kind == QuantityKind::money ? 20 : 4;
  const Decimal value = share_of_money(here.low, pattern.parts);
  return value < pattern.value * Decimal(times) && pattern.value < value * Decimal(times);
}

// "from 168 thousand hectares to 150 thousand, by 2030 to 190 thousand": another level, no noun between.
bool is_next_level(const Page& page, const Taken& here, const Taken& before) {
  const bool is_led = page.find_before(WordKind::to, here.begin) || page.find_before(WordKind::limit, here.begin);
  if (!is_led) return false;
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::in, WordKind::to, WordKind::from, WordKind::and_,
                                       WordKind::limit, WordKind::tie, WordKind::modifier);
  for (std::size_t at = before.end; at < here.begin; ++at)
    if (page.is_word(at) && !page.has_kind(at, small_words) && !is_in_date(page, at)) return false;
  return true;
}

// "4 млн га под пшеницей и 5 млн — под ячменём": an amount between "and" or a comma and a dash.
bool is_next_of_list(const Page& page, const Taken& here) {
  if (here.begin == page.first() || !page.is_mark(here.end, U'-')) return false;
  return page.is_mark(here.begin - 1, U',') || page.find_before(WordKind::and_, here.begin);
}

// "ржи 690 тыс. пудов, овса 305 тыс., муки 178 тыс.": an amount in the same power between commas, and only names.
bool is_next_name(const Page& page, const Taken& here, const Pattern& pattern, const Taken& before) {
  constexpr auto others = bits_of(WordKind::stop, WordKind::counted, WordKind::person);
  constexpr std::size_t longest = 8;  // tokens between them
  const bool is_alike = pattern.kind == QuantityKind::measure && !here.is_range && page.is_mark(here.end, U',') &&
                        page.is_mark(before.end, U',') && power_of(page, here) == pattern.power;
  if (!is_alike || before.end + longest < here.begin) return false;
  for (std::size_t at = before.end + 1; at < here.begin; ++at) {
    if (page.is_mark(at, U',') || page.find(WordKind::and_, at)) continue;
    if (!page.is_word(at) || page.has_kind(at, others) || page.has_ending(EndingSort::past, at)) return false;
  }
  return true;
}

// "412,7 тыс. кв. м, из них 263,5": a decimal that counts nothing goes on in the unit and the multiplier before it;
// "33,5 млрд крб, у тому числі промисловості — 10 млрд." in the money.
void go_on(const Page& page, Taken& here, const Pattern& pattern, const Taken* before) {
  if (!is_bare(here)) return;
  const bool is_scaled = ends_with_power(page, here);
  const bool is_part = is_part_of_before(page, here);
  // "19,5 млн євро, з яких 12 млн надасть банк": a part is of what the whole is of, unless it counts people.
  const bool is_of_whole = is_scaled && is_part && !page.find(WordKind::counted, here.end);
  if (!is_of_whole && !counts_nothing(page, here.end)) return;
  if (is_scaled) {
    const bool is_level = before != nullptr && is_next_level(page, here, *before);
    const bool goes_on = pattern.kind == QuantityKind::money || is_part || is_next_of_list(page, here) || is_level ||
                         (before != nullptr && is_next_name(page, here, pattern, *before));
    if (pattern.unit == "1" || !goes_on) return;
    infer(here, pattern.unit, pattern.kind);
    if (is_level && here.modifier == Modifier::under) here.modifier = Modifier::exact;
    return;
  }
  if (is_alike(page, here, pattern) && !is_some_of_counted(page, here, before)) {
    here.low = here.high = share_of_money(here.low, pattern.parts);
    infer(here, pattern.unit, pattern.kind);
    return;
  }
  const bool is_fine = here.low.decimals() > 0 || here.high.decimals() > 0;
  if (!is_fine || power_of(page, here) != 0) return;
  const Decimal factor(1, -pattern.power);
  here.low = here.low * factor;
  here.high = here.high * factor;
  if (pattern.unit != "1") infer(here, pattern.unit, pattern.kind);
}

// "Бюджет — 412,8 млрд тенге. Собственные — 118 млрд": in a paragraph that told such an amount of money before.
void go_on_in_money(const Page& page, Taken& here, const Pattern& money) {
  constexpr int thousands_of_millions = 9;
  if (money.power < thousands_of_millions || power_of(page, here) < thousands_of_millions) return;
  if (is_bare(here) && counts_nothing(page, here.end)) infer(here, money.unit, QuantityKind::money);
}

// "на 100 тыс. жителей", "per 1,000": what a rate is told for leaves nothing to the figures behind it.
bool is_base_of_rate(const Page& page, const Taken& taken) {
  static constexpr std::array<double, 6> bases{1e1, 1e2, 1e3, 1e4, 1e5, 1e6};  // exact
  if (taken.is_range || taken.low < Decimal(10) || !page.find_before(WordKind::per, taken.begin)) return false;
  return std::ranges::find(bases, taken.low.to_double()) != bases.end();
}

void complete_forwards(Page& page) {
  Pattern pattern{.unit = "1"};
  Pattern money{.unit = "1"};
  std::size_t searched = page.first();
  const Taken* before = nullptr;  // the quantity before
  for (Taken& here : page.mentions()) {
    if (here.type != MentionType::quantity || is_base_of_rate(page, here)) continue;
    if (sentence_ends_between(page, searched, here.begin)) pattern = {.unit = "1"};
    go_on_in_money(page, here, money);
    searched = here.begin;
    const int power = power_of(page, here);
    const bool was_bare = is_bare(here);
    if (pattern.unit != "1" || pattern.power != 0) go_on(page, here, pattern, before);
    before = &here;
    if (!was_bare || power != 0)
      pattern = {here.unit, here.kind, power, here.low, parts_of(page, here), page.is_digits(here.begin)};
    if (here.unit != "1") searched = here.end;
    if (here.kind == QuantityKind::money && power != 0) money = {here.unit, here.kind, power, here.low};
  }
}

// "Структура занятости, %: промышленность 17,9 / услуги 58,6": the unit stands before the colon, for all of the line.
void complete_headed(Page& page) {
  if (page.mentions().empty() || !page.may_have_mark(U',') || !page.may_have_mark(U':')) return;
  auto next = page.mentions().begin();
  for (std::size_t at = page.first(); at + 2 < page.last(); ++at) {
    if (!page.is_mark(at, U',')) continue;
    const Found power = page.find(WordKind::power, at + 1);
    const auto unit = read_unit(page, power ? power.next : at + 1);
    if (!unit || !page.is_mark(unit->next, U':')) continue;
    std::size_t end = unit->next + 1;
    while (page.has(end) && page.tokens()[end].gap != Gap::line && !sentence_ends_between(page, end - 1, end)) ++end;
    for (; next != page.mentions().end() && next->begin < end; ++next) {
      if (next->begin < unit->next || !is_bare(*next) || !counts_nothing(page, next->end)) continue;
      const Decimal factor(1, power ? -static_cast<int>(power.sense->value) : 0);
      next->low = next->low * factor;
      next->high = next->high * factor;
      infer(*next, unit->code, unit->kind);
    }
    at = end - 1;
  }
}

}  // namespace

void complete_series(Page& page) {
  page.sort();
  complete_headed(page);
  complete_backwards(page);
  complete_forwards(page);
}

}  // namespace ecumene::evidence_internal
