// What a number is a number of: units, currencies, percent.
#include "ecumene/evidence/quantities_internal.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ecumene/base/unit.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene::evidence_internal {
namespace {

char32_t mark_at(const Page& page, std::size_t at) {
  return page.has(at) ? page.tokens()[at].mark() : 0;
}

// "12 с лишним", "сто с": a single letter that is a small word too is a unit only where no word follows, and never
// behind a number that is spelled.
bool is_small_word(const Page& page, const Found& unit, std::size_t at) {
  const std::string_view word = page.tokens().word(at);
  const bool is_letter = utf8::length(word) == 1;
  if (unit.next != at + 1 || !is_letter || at == page.first()) return false;
  if (page.is_mark(at - 1, U'/') && page.is_glued(at)) return false;  // "м³/с воды"
  if (page.is_word(at - 1) && !page.find_before(WordKind::power, at)) return true;
  constexpr auto small_words = bits_of(WordKind::from, WordKind::in, WordKind::to, WordKind::of, WordKind::stop);
  return page.has_kind(at, small_words) && page.is_word(unit.next);
}

}  // namespace

std::optional<UnitRead> read_simple_unit(const Page& page, std::size_t at) {
  const Found unit = page.find(WordKind::unit, at);
  if (!unit || is_small_word(page, unit, at)) return std::nullopt;
  UnitRead read{unit.sense->code, QuantityKind::measure, unit.next};
  const std::string_view code = unit.sense->code;
  if (code == "[ppth]") read.kind = QuantityKind::share;
  const std::size_t behind = after_raising(page, read.next);
  if (behind > read.next && (code == "m" || code == "km" || code == "cm" || code == "mm")) {
    read.code += page.tokens().raw(read.next);
    read.next = behind;
  }
  return read;
}

namespace {

// "x", "х": letters that stand for the sign of multiplication.
bool is_times_letter(const Page& page, std::size_t at) {
  return page.is_word(at) && (page.tokens().word(at) == "x" || page.tokens().word(at) == "х");
}

// The token where the second factor of a unit can stand: behind "·", "*", "×", "x", a hyphen or a full stop without
// white space, or right here.
std::size_t behind_joint(const Page& page, std::size_t at) {
  switch (mark_at(page, at)) {
    case 0xB7:
    case 0x2219:
    case 0x22C5:
    case 0xD7:
    case U'*':
      return at + 1;
    case U'-':  // broken at the end of a line too
      if (page.is_glued(at) && page.has(at + 1) && page.tokens()[at + 1].gap == Gap::line) return at + 1;
      [[fallthrough]];
    case U'.':
      return page.is_glued(at) && page.is_glued(at + 1) ? at + 1 : at;
    default:
      return is_times_letter(page, at) ? at + 1 : at;
  }
}

bool is_power(std::string_view code) {
  return code == "W" || code == "kW" || code == "MW" || code == "GW" || code == "TW";
}

bool is_load(std::string_view code) {
  return code == "t" || code == "kg" || code == "dt" || code == "pood";
}

bool is_way(std::string_view code) {
  return code == "km" || code == "m" || code == "mi" || code == "verst" || code == "nmi";
}

// A product of two units: "кВт·ч", "tonne-kilometres", "MW hours". Without a sign between them only power and hours,
// loads and ways are one.
void take_factor(const Page& page, UnitRead& read) {
  const std::size_t at = behind_joint(page, read.next);
  if (page.has(at) && page.tokens()[at].gap == Gap::line && at == read.next) return;
  const Found factor = page.find(WordKind::unit, at);
  if (!factor) return;
  const bool is_energy = is_power(read.code) && factor.sense->code == "h";
  const bool is_transport = is_load(read.code) && is_way(factor.sense->code);
  const bool has_stop = page.is_mark(read.next, U'.');
  if ((at == read.next || has_stop) && !is_energy && !is_transport) return;
  read.code += (is_energy ? "" : ".") + factor.sense->code;  // kWh, not kW.h
  read.next = factor.next;
}

std::optional<UnitRead> read_product(const Page& page, std::size_t at) {
  auto read = read_simple_unit(page, at);
  if (read) take_factor(page, *read);
  return read;
}

std::optional<UnitRead> read_unit_below(const Page& page, std::size_t at) {
  auto unit = read_product(page, at);
  const Found below = page.find(WordKind::divisor, at);
  if (!below || (unit && unit->next >= below.next)) return unit;
  return UnitRead{below.sense->code, QuantityKind::measure, below.next};
}

// The unit below the stroke: "/ha", "per hectare", "на 1 кв. км". Behind a word only land, volume, mass and the units
// of speed and of flow divide: "5 tons a year" are tons.
std::optional<UnitRead> read_divisor(const Page& page, std::size_t at, std::string_view above) {
  if (page.is_mark(at, U'/') && page.is_glued(at + 1)) return read_unit_below(page, at + 1);
  const Found per = page.find(WordKind::per, at);
  if (!per) return std::nullopt;
  const bool has_one = page.is_digits(per.next) && page.tokens().raw(per.next) == "1";
  auto below = read_unit_below(page, has_one ? per.next + 1 : per.next);
  if (const Found money = page.find(WordKind::money, per.next); money && below && money.next > below->next)
    return std::nullopt;  // "9.45 roubles to the pound sterling"
  if (!below || (page.is_mark(below->next, U'-') && page.is_glued(below->next))) return std::nullopt;  // pood-verst
  static constexpr std::array<std::string_view, 24> dividing{
      "ha", "km2", "m2", "m3", "mi2", "verst2", "desyatina", "acre", "t",   "kg", "dt",   "bbl",
      "L",  "lb",  "oz", "bu", "gal", "pood",   "kWh",       "MWh",  "GWh", "GJ", "Gcal", "t.km"};
  const bool is_time = below->code == "h" || below->code == "s";
  const bool is_speed = (is_way(above) || above == "cm" || above == "mm" || above == "ft") && is_time;
  const bool is_flow = (above == "m3" || above == "L" || above == "gal") && (is_time || below->code == "d");
  if (is_speed || is_flow || std::ranges::find(dividing, below->code) != dividing.end()) return below;
  static constexpr std::array<std::string_view, 7> priced{"h", "m", "km", "mi", "verst", "kW", "MW"};
  const bool may_be_price = std::ranges::find(priced, below->code) != priced.end();
  const auto unit_above = may_be_price ? parse_unit(above) : std::nullopt;
  return unit_above && unit_above->dimension == Dimension::money ? below : std::nullopt;
}

}  // namespace

void take_divisor(const Page& page, UnitRead& read) {
  if (const auto below = read_divisor(page, read.next, read.code)) {
    const bool is_product = below->code.find('.') != std::string::npos;  // UCUM reads "a/b.c" as (a/b).c
    read.code += is_product ? "/(" + below->code + ")" : "/" + below->code;
    read.next = below->next;
  }
}

namespace {

// "чел./км²", "people per square kilometre", "41 per km²": what is counted on a piece of land.
std::optional<UnitRead> read_density(const Page& page, std::size_t at) {
  const Found counted = page.find(WordKind::counted, at);
  if (!counted && !page.find(WordKind::per, at)) return std::nullopt;
  const std::size_t behind = !counted ? at : page.is_mark(counted.next, U'.') ? counted.next + 1 : counted.next;
  const auto below = read_divisor(page, behind, "1");
  const bool is_wide = below && (below->code == "km2" || below->code == "mi2" || below->code == "acre");
  if (!below || !(is_wide || (counted && (below->code.ends_with('2') || below->code == "ha")))) return std::nullopt;
  return UnitRead{"1/" + below->code, QuantityKind::measure, below->next};
}

// A unit with a factor and a divisor: "кВт·ч", "tonne-kilometres", "kg/ha".
std::optional<UnitRead> read_physical_unit(const Page& page, std::size_t at) {
  auto read = read_product(page, at);
  if (read) take_divisor(page, *read);
  return read;
}

// "two million pounds" are money, and any pounds where the text told amounts in them, unless they are of something.
bool is_money_meant(const Page& page, std::size_t at, const UnitRead& money) {
  if (page.find(WordKind::of, money.next)) return false;
  return page.money().code == money.code || page.find_before(WordKind::power, at) ||
         page.find_before(WordKind::plus, at);
}

// The longest of what can stand behind a number: "pounds sterling" are no pounds, "p.p." no pence.
std::optional<UnitRead> read_word_unit(const Page& page, std::size_t at) {
  constexpr auto kinds = bits_of(WordKind::unit, WordKind::money, WordKind::points, WordKind::percent, WordKind::times);
  const bool is_perhaps_money = page.may_find(at, bits_of(WordKind::money)) || may_be_money(page, at);
  if (!page.may_find(at, kinds) && !is_perhaps_money) return std::nullopt;
  auto best = read_physical_unit(page, at);
  const auto take_longer = [&](UnitRead read) {
    if (!best || best->next < read.next) best = std::move(read);
  };
  if (auto money = is_perhaps_money ? read_money(page, at) : std::nullopt) {
    const bool is_either = best && best->next == money->next;
    if (is_either && is_money_meant(page, at, *money)) best.reset();
    take_longer(*std::move(money));
  }
  if (const Found points = page.find(WordKind::points, at)) take_longer({"[pp]", QuantityKind::share, points.next});
  if (const Found percent = page.find(WordKind::percent, at)) take_longer({"%", QuantityKind::share, percent.next});
  if (const Found times = page.find(WordKind::times, at)) take_longer({"1", QuantityKind::multiple, times.next});
  return best;
}

}  // namespace

std::size_t after_raising(const Page& page, std::size_t at) {
  const bool is_digit = page.is_digits(at) && page.is_glued(at) && page.is_word(at - 1);
  return is_digit && (page.tokens().raw(at) == "2" || page.tokens().raw(at) == "3") ? at + 1 : at;
}

std::optional<UnitRead> read_unit(const Page& page, std::size_t at) {
  const char32_t mark = mark_at(page, at);
  if (mark == U'%') return UnitRead{"%", QuantityKind::share, at + 1};
  if (mark == 0x2030) return UnitRead{"[ppth]", QuantityKind::share, at + 1};
  if (mark == 0xB0 && page.is_word(at + 1))
    return UnitRead{page.tokens().word(at + 1) == "f" ? "[degF]" : "Cel", QuantityKind::measure, at + 2};
  if (auto unit = read_word_unit(page, at)) return unit;
  if (auto density = read_density(page, at)) return density;
  // "two-year", "100-hour", "3-х комнатных" is none.
  if (mark == U'-' && page.is_glued(at) && page.is_glued(at + 1)) {
    if (auto unit = read_word_unit(page, at + 1); unit && unit->kind != QuantityKind::money) return unit;
  }
  if (const std::size_t behind = page.after_ending(at);
      behind > at && !page.language().has_bare_numerals()) {  // "в 5-ти раз"
    if (auto unit = read_word_unit(page, behind)) return unit;
  }
  return std::nullopt;
}

namespace {

// "38 мың жас маман", "20 жас жұмысшы": where one word means years of age and "young", it says the latter of more than
// anybody lives, and before persons.
bool is_of_young(const Page& page, const QuantityRead& read) {
  constexpr int oldest = 130;
  const Found unit = page.find(WordKind::unit, read.next);
  if (!unit || unit.sense->code != "year" || !page.find(WordKind::age, read.next)) return false;
  if (Decimal(oldest) < read.mention.high) return true;
  const bool is_bent = page.tokens().word(read.next) != unit.sense->words.back();
  return !is_bent && unit.next == read.next + 1 && page.find(WordKind::person, unit.next);
}

// "2.4 points below the national rate" behind a percentage.
bool is_in_points(const Page& page, const QuantityRead& read) {
  constexpr std::size_t reach = 48;  // tokens
  if (!page.is_in(WordSet::bare_points, read.next)) return false;
  const auto& mentions = page.mentions();
  for (std::size_t at = mentions.size(); at-- > 0 && mentions[at].end + reach > read.begin;)
    if (mentions[at].type == MentionType::quantity && mentions[at].unit != "1")
      return mentions[at].unit == "%" || mentions[at].unit == "[pp]";
  return false;
}

}  // namespace

namespace {

// "1.1M people", "0.9M": a capital multiplies what has decimals or counts persons.
void take_capital_power(const Page& page, QuantityRead& read) {
  const Found power = page.is_glued(read.next) ? page.find(WordKind::short_power, read.next) : Found{};
  if (!power || !page.is_word(read.next) || page.tokens().raw(read.next).size() != 1) return;
  if (!is_capitalised(page.tokens().raw(read.next))) return;
  const bool counts = page.find(WordKind::counted, power.next) || page.find(WordKind::person, power.next);
  if (counts || read.mention.high.decimals() > 0) take_short_power(page, read);
}

}  // namespace

void take_unit(const Page& page, QuantityRead& read) {
  if (take_money_before(page, read)) return;
  take_capital_power(page, read);
  if (const Found power = page.find(WordKind::short_power, read.next); power && page.find(WordKind::money, power.next))
    take_short_power(page, read);
  auto unit = read_unit(page, read.next);
  if (unit && is_of_young(page, read)) return;
  if (const Found hedge = page.find(WordKind::modifier_after, read.next); !unit && hedge && hedge.next > read.next + 1)
    unit = read_unit(page, hedge.next);  // "пять с лишним раз"
  if (!unit && is_in_points(page, read)) unit = UnitRead{"[pp]", QuantityKind::share, read.next + 1};
  if (!unit) return;
  read.mention.unit = unit->code;
  read.mention.kind = unit->kind;
  read.next = unit->next;
  if (unit->kind == QuantityKind::money)
    take_parts_of_money(page, read, unit->parts);
  else if (unit->kind == QuantityKind::measure)
    take_smaller_units(page, read);
}

}  // namespace ecumene::evidence_internal
