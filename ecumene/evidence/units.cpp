// What a number is a number of: units, currencies, percent.
#include "ecumene/evidence/quantities_internal.hpp"

#include <algorithm>
#include <array>

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
  if (page.is_word(at - 1) && !page.find_before(WordKind::power, at)) return true;
  constexpr auto small_words = bits_of(WordKind::from, WordKind::in, WordKind::to, WordKind::of, WordKind::stop);
  return page.has_kind(at, small_words) && page.is_word(unit.next);
}

}  // namespace

std::optional<UnitRead> read_simple_unit(const Page& page, std::size_t at) {
  const Found unit = page.find(WordKind::unit, at);
  if (!unit || is_small_word(page, unit, at)) return std::nullopt;
  UnitRead read{unit.sense->code, QuantityKind::measure, unit.next};
  const bool is_length = read.code == "m" || read.code == "km" || read.code == "cm" || read.code == "mm";
  if (read.code == "[ppth]") read.kind = QuantityKind::share;
  if (const std::size_t behind = after_raising(page, read.next); is_length && behind > read.next) {
    read.code += page.tokens().raw(read.next);
    read.next = behind;
  }
  return read;
}

namespace {

std::optional<UnitRead> read_unit_below(const Page& page, std::size_t at) {
  auto unit = read_simple_unit(page, at);
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
  const auto unit_above = parse_unit(above);
  const bool is_money = unit_above && unit_above->dimension == Dimension::money;
  if (is_money && page.find(WordKind::article, at)) return std::nullopt;  // "28 cents a bushel"
  const bool has_one = page.is_digits(per.next) && page.tokens().raw(per.next) == "1";
  auto below = read_unit_below(page, has_one ? per.next + 1 : per.next);
  if (!below || (page.is_mark(below->next, U'-') && page.is_glued(below->next))) return std::nullopt;  // pood-verst
  static constexpr std::array<std::string_view, 20> dividing{"ha",   "km2", "m2",  "m3",   "mi2", "verst2", "desyatina",
                                                             "acre", "t",   "kg",  "dt",   "bbl", "L",      "lb",
                                                             "oz",   "bu",  "gal", "pood", "kWh", "MWh"};
  const bool is_time = below->code == "h" || below->code == "s";
  const bool is_speed = (above == "km" || above == "m" || above == "mi" || above == "verst") && is_time;
  const bool is_flow = (above == "m3" || above == "L") && (is_time || below->code == "d");
  const bool is_wage = is_money && below->code == "h";
  if (!is_speed && !is_flow && !is_wage && std::ranges::find(dividing, below->code) == dividing.end())
    return std::nullopt;
  return below;
}

}  // namespace

void take_divisor(const Page& page, UnitRead& read) {
  if (const auto below = read_divisor(page, read.next, read.code)) {
    read.code += "/" + below->code;
    read.next = below->next;
  }
}

namespace {

// "чел./км²", "people per square kilometre": what is counted on a piece of land.
std::optional<UnitRead> read_density(const Page& page, std::size_t at) {
  const Found counted = page.find(WordKind::counted, at);
  if (!counted) return std::nullopt;
  const std::size_t behind = page.is_mark(counted.next, U'.') ? counted.next + 1 : counted.next;
  const auto below = read_divisor(page, behind, "1");
  if (!below || !(below->code.ends_with('2') || below->code == "ha")) return std::nullopt;
  return UnitRead{"1/" + below->code, QuantityKind::measure, below->next};
}

// A unit with a factor and a divisor: "кВт·ч", "tonne-kilometres", "kg/ha".
std::optional<UnitRead> read_physical_unit(const Page& page, std::size_t at) {
  auto read = read_simple_unit(page, at);
  if (!read) return std::nullopt;
  const bool is_joint = page.is_mark(read->next, 0xB7) || page.is_mark(read->next, 0x22C5) ||
                        page.is_mark(read->next, U'*') || page.is_mark(read->next, U'-');
  if (is_joint && page.is_glued(read->next) && page.is_glued(read->next + 1)) {
    if (const auto factor = read_simple_unit(page, read->next + 1)) {
      const bool is_energy = factor->code == "h" && read->code.ends_with('W');  // kWh, not kW.h
      read->code += (is_energy ? "" : ".") + factor->code;
      read->next = factor->next;
    }
  }
  take_divisor(page, *read);
  return read;
}

std::optional<UnitRead> read_word_unit(const Page& page, std::size_t at) {
  if (auto unit = read_physical_unit(page, at)) return unit;
  if (auto money = read_money(page, at)) return money;
  if (const Found points = page.find(WordKind::points, at)) return UnitRead{"[pp]", QuantityKind::share, points.next};
  if (const Found percent = page.find(WordKind::percent, at)) return UnitRead{"%", QuantityKind::share, percent.next};
  if (const Found times = page.find(WordKind::times, at)) return UnitRead{"1", QuantityKind::multiple, times.next};
  return std::nullopt;
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

void take_unit(const Page& page, QuantityRead& read) {
  if (take_money_before(page, read)) return;
  if (const Found power = page.find(WordKind::short_power, read.next); power && page.find(WordKind::money, power.next))
    take_short_power(page, read);
  auto unit = read_unit(page, read.next);
  if (const Found hedge = page.find(WordKind::modifier_after, read.next); !unit && hedge && hedge.next > read.next + 1)
    unit = read_unit(page, hedge.next);  // "пять с лишним раз"
  if (!unit) return;
  read.mention.unit = unit->code;
  read.mention.kind = unit->kind;
  read.next = unit->next;
  if (unit->kind == QuantityKind::money) take_parts_of_money(page, read, unit->parts);
}

}  // namespace ecumene::evidence_internal
