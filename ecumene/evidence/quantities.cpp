// Numbers with what they count or measure.
#include <algorithm>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/quantities_internal.hpp"
#include "ecumene/evidence/story_year_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "one major overhaul and five minor ones", "семнадцать девушек и один старик": counted beside another number, a few
// words and "and" between them.
bool is_paired(const Page& page, std::size_t at, std::size_t next) {
  constexpr std::size_t most_words = 4;
  for (std::size_t word = next; word <= next + most_words && page.is_word(word); ++word) {
    const Found joint = word > next ? page.find(WordKind::and_, word) : Found{};
    if (!joint) continue;
    return (page.is_digits(joint.next) || spelled_number(page, joint.next)) && !page.find(WordKind::of, next);
  }
  const Found joint = page.find_before(WordKind::and_, at);
  if (!joint || page.mentions().empty() || !page.is_word(next) || page.has_kind(next, bits_of(WordKind::stop)))
    return false;
  const auto& last = page.mentions().back();
  if (last.type != MentionType::quantity || last.unit != "1" || last.end + most_words + 1 < at) return false;
  for (std::size_t word = last.end; word < at; ++word)
    if (!page.is_word(word)) return false;
  return true;
}

// A lone "one" is mostly no count: "one of the", "on the one hand", "the one that".
bool is_lone_one(const Page& page, const NumberRead& number, std::size_t at) {
  if (!number.is_spelled || number.has_power || number.value != Decimal(1)) return false;
  return !read_unit(page, number.next) && !page.find_before(WordKind::modifier, at) &&
         !is_paired(page, at, number.next);
}

// "CHAPTER THREE" that is all of a line, "Ольга Сорока": a lone numeral that is part of a name.
bool is_in_name(const Page& page, const NumberRead& number, std::size_t at) {
  if (!number.is_spelled || number.next != at + 1 || at == page.first() || page.tokens()[at].gap == Gap::line)
    return false;
  const bool is_last = !page.has(number.next) || page.tokens()[number.next].gap == Gap::line;
  const Found label = is_last ? page.find_before(WordKind::label, at) : Found{};
  if (label && (at == page.first() + 1 || page.tokens()[at - 1].gap == Gap::line)) return true;
  return is_capitalised(page.tokens().raw(at)) && page.is_word(at - 1) && is_capitalised(page.tokens().raw(at - 1)) &&
         !read_unit(page, number.next);
}

bool is_temperature(const QuantityRead& read) {
  return read.mention.unit == "Cel" || read.mention.unit == "[degF]";
}

// A minus, not a hyphen: it stands free before the number, and what is measured can be below zero.
bool has_sign(const Page& page, const QuantityRead& read) {
  const std::size_t sign = read.begin - 1;
  if (read.begin == page.first()) return false;
  if (page.is_in(WordSet::minus, sign))
    return !page.find_before(WordKind::modifier, read.begin);  // "plus minus" is about so much
  const bool is_open = !page.is_glued(sign) || page.is_mark(sign - 1, U'(');
  if (read.is_spelled || !page.is_mark(sign, U'-') || !page.is_glued(read.begin) || !is_open) return false;
  if (page.tokens().raw(sign) == "−" || page.is_mark(sign - 1, U'=')) return true;
  const bool may_be_negative = is_temperature(read) || read.mention.kind == QuantityKind::share;
  if (!may_be_negative) return false;
  return sign == page.first() || !page.is_digits(sign - 1);
}

// "twenty degrees of frost", "4 below zero": frost needs no unit of its own.
bool take_frost(const Page& page, QuantityRead& read) {
  const bool is_bare = read.mention.unit == "1" && read.mention.kind == QuantityKind::count;
  const Found frost = is_bare || is_temperature(read) ? page.find(WordKind::frost, read.next) : Found{};
  if (!frost) return false;
  if (is_bare) {
    read.mention.unit = "Cel";
    read.mention.kind = QuantityKind::measure;
    read.next = frost.next;
  }
  return true;
}

// "−4 °C", "minus twenty degrees", "двадцать градусов мороза", "four degrees below zero".
void take_sign(const Page& page, QuantityRead& read) {
  if (has_sign(page, read)) {
    --read.begin;
  } else if (!take_frost(page, read)) {
    return;
  }
  const Decimal low = read.mention.low;
  read.mention.low = -read.mention.high;
  read.mention.high = -low;
}

std::optional<QuantityRead> read_number(const Page& page, std::size_t at) {
  const auto number = whole_number(page, at);
  if (!number || is_lone_one(page, *number, at) || is_in_name(page, *number, at)) return std::nullopt;
  auto read = read_number_range(page, at, *number);
  if (!read) {
    read = QuantityRead{.begin = at, .next = number->next, .is_spelled = number->is_spelled};
    read->mention.low = read->mention.high = number->value;
  }
  take_unit(page, *read);
  if (read->mention.unit != "1" && page.is_digits(read->next + 1)) take_end_in_same_unit(page, *read);
  take_sign(page, *read);
  take_inversion(page, *read);
  return read;
}

const Taken& take_quantity(Page& page, QuantityRead& read) {
  Taken& taken = page.take(MentionType::quantity, read.begin, read.next, read.is_spelled ? "spelled" : "number");
  static_cast<QuantitySaid&>(taken) = std::move(read.mention);
  return taken;
}

std::optional<QuantityRead> read_quantity(const Page& page, std::size_t at) {
  if (auto read = read_compound(page, at)) return read;
  if (auto read = read_share(page, at)) {
    if (read->mention.kind == QuantityKind::count) take_inversion(page, *read);  // "миллиарда полтора"
    return read;
  }
  if (auto read = read_rank(page, at)) return read;
  return read_number(page, at);
}

}  // namespace

namespace {

// "СТО", "the TEN": two or three capitals where the words around have none.
bool is_abbreviation(const Page& page, std::size_t at) {
  constexpr std::size_t longest = 3;  // letters
  const auto is_small = [&](std::size_t word) { return !page.is_word(word) || !is_acronym(page.tokens().raw(word)); };
  if (!page.is_word(at) || !is_acronym(page.tokens().raw(at))) return false;
  const std::size_t letters = utf8::length(page.tokens().raw(at));
  return letters > 1 && letters <= longest && at > page.first() && is_small(at - 1) && is_small(at + 1) &&
         (page.is_word(at - 1) || page.is_word(at + 1));
}

}  // namespace

void read_quantities(Page& page, Narrative& narrative) {
  page.tell_money(narrative.money);
  if (const auto year = carried_year(narrative); year && narrative.money.code.empty())
    page.tell_money({.code = std::string(page.language().money_in(*year)), .parts = 100});
  constexpr auto power_kinds = bits_of(WordKind::power, WordKind::article);
  // "a million and a half", "a thousand two hundred"
  const bool has_parts = page.may_find_anywhere(bits_of(WordKind::plus, WordKind::number));
  for (std::size_t at = page.first(); at < page.last();) {
    if (page.is_taken(at)) {
      ++at;
      continue;
    }
    constexpr auto kinds = bits_of(WordKind::number, WordKind::fraction, WordKind::ordinal, WordKind::scale,
                                   WordKind::idiom, WordKind::each, WordKind::compound);
    const bool is_raising = page.is_digits(at) && at > page.first() && after_raising(page, at) > at &&
                            page.find_before(WordKind::unit, at);  // "people/km2"
    const bool is_power = page.may_find(at, power_kinds) && has_parts;
    if ((!page.is_digits(at) && !page.may_find(at, kinds) && !is_power) || is_raising) {
      ++at;
      continue;
    }
    if (const Found idiom = page.find(WordKind::idiom, at)) {
      const bool ends_in_share = idiom.next > at + 1 && page.find(WordKind::ratio, idiom.next) &&
                                 read_share(page, idiom.next - 1);  // "that one in six households"
      at = ends_in_share ? idiom.next - 1 : idiom.next;
      continue;
    }
    auto read = is_abbreviation(page, at) ? std::nullopt : read_quantity(page, at);
    if (!read || !page.is_free(read->begin, read->next)) {
      ++at;
      continue;
    }
    if (read->mention.modifier == Modifier::exact) take_modifier(page, *read);
    take_kind(page, *read);
    const Taken& taken = take_quantity(page, *read);
    at = read->next;
    if (taken.kind == QuantityKind::money) {
      narrative.money = {std::string(taken.unit.substr(0, taken.unit.find('/'))), read->parts};
      page.tell_money(narrative.money);
    }
  }
}

}  // namespace ecumene::evidence_internal
