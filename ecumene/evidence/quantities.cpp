// Numbers with what they count or measure.
#include <algorithm>
#include <utility>

#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// The second number of a range begins at `second`: "50-60 million", "80–85 %". Its multiplier serves both.
std::optional<QuantityRead> read_up_to(const Page& page, std::size_t at, const NumberRead& first, std::size_t second) {
  if (first.is_spelled == page.is_digits(second)) return std::nullopt;
  const auto bare = first.is_spelled ? spelled_number(page, second) : digits_number(page, second);
  const auto last = whole_number(page, second);
  if (!bare || !last) return std::nullopt;
  // "by 12.4 thousand to 1.86 million": each has its own multiplier, and they differ.
  const bool is_scaled = first.has_power && last->has_power && first.value * Decimal(10) < last->value;
  if (is_scaled && !page.find_before(WordKind::between, at)) return std::nullopt;
  QuantityRead read{.begin = at, .next = last->next, .is_spelled = first.is_spelled};
  Decimal low = first.value;
  if (last->has_power && !first.has_power && first.value < bare->value) {
    const auto power = page.find(WordKind::power, bare->next);
    if (power) low = first.value * Decimal(1, -static_cast<int>(power.sense->value));
  }
  if (!(low < last->value)) return std::nullopt;
  read.mention.low = low;
  read.mention.high = last->value;
  read.mention.is_range = true;
  return read;
}

// "50-60", "пять-шесть".
std::optional<QuantityRead> read_dash_range(const Page& page, std::size_t at, const NumberRead& first) {
  if (!page.is_mark(first.next, U'-') || !page.has(first.next + 1)) return std::nullopt;
  const bool is_open = page.tokens()[first.next].gap != Gap::none;
  if ((page.tokens()[first.next + 1].gap != Gap::none) != is_open) return std::nullopt;
  return read_up_to(page, at, first, first.next + 1);
}

// "rose by 248 000 to 17.1 million": what was added and what came of it.
bool is_step_and_level(const Page& page, std::size_t at, const NumberRead& first, const QuantityRead& range) {
  const Found by = page.find_before(WordKind::tie, at);
  if (!by || by.sense->value != static_cast<std::int64_t>(Tie::by)) return false;
  constexpr int large = 1000;  // "by 5 to 10 million" is a range
  constexpr int farthest = 10;
  return Decimal(large) <= first.value && first.value * Decimal(farthest) < range.mention.high;
}

// "between 5 and 10", "5 to 10"; but "from (fewer than) 5 to 10" and "с 5 до 10" tell of a change: two numbers.
std::optional<QuantityRead> read_worded_range(const Page& page, std::size_t at, const NumberRead& first) {
  const bool is_between = page.find_before(WordKind::between, at).sense != nullptr;
  Found joint = page.find(WordKind::to, first.next);
  if (is_between && !joint) joint = page.find(WordKind::and_, first.next);
  const Found hedge = page.find_before(WordKind::modifier, at);
  const std::size_t lead = hedge && !is_between ? at - hedge.sense->words.size() : at;
  if (!joint || (!is_between && page.find_before(WordKind::from, lead))) return std::nullopt;
  const auto range = read_up_to(page, at, first, joint.next);
  return range && is_step_and_level(page, at, first, *range) ? std::nullopt : range;
}

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
  if (page.tokens().raw(sign) == "−") return true;
  if (!is_temperature(read) && read.mention.unit != "%") return false;
  return sign == page.first() || !page.is_digits(sign - 1);
}

// "−4 °C", "minus twenty degrees", "двадцать градусов мороза".
void take_sign(const Page& page, QuantityRead& read) {
  if (has_sign(page, read)) {
    --read.begin;
  } else if (!is_temperature(read) || !page.find(WordKind::frost, read.next)) {
    return;
  }
  const Decimal low = read.mention.low;
  read.mention.low = -read.mention.high;
  read.mention.high = -low;
}

std::optional<QuantityRead> read_number(const Page& page, std::size_t at) {
  const auto number = whole_number(page, at);
  if (!number || is_lone_one(page, *number, at)) return std::nullopt;
  auto read = read_dash_range(page, at, *number);
  if (!read) read = read_worded_range(page, at, *number);
  if (!read) {
    read = QuantityRead{.begin = at, .next = number->next, .is_spelled = number->is_spelled};
    read->mention.low = read->mention.high = number->value;
  }
  take_unit(page, *read);
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
  if (auto read = read_share(page, at)) return read;
  if (auto read = read_rank(page, at)) return read;
  return read_number(page, at);
}

}  // namespace

void read_quantities(Page& page, Narrative& narrative) {
  page.tell_money(narrative.money);
  for (std::size_t at = page.first(); at < page.last();) {
    if (page.is_taken(at)) {
      ++at;
      continue;
    }
    constexpr auto kinds = bits_of(WordKind::number, WordKind::fraction, WordKind::ordinal, WordKind::scale,
                                   WordKind::idiom, WordKind::each, WordKind::compound);
    const bool is_raising = page.is_digits(at) && at > page.first() && after_raising(page, at) > at &&
                            page.find_before(WordKind::unit, at);  // "people/km2"
    if ((!page.is_digits(at) && !page.may_find(at, kinds)) || is_raising) {
      ++at;
      continue;
    }
    if (const Found idiom = page.find(WordKind::idiom, at)) {
      at = idiom.next;
      continue;
    }
    auto read = read_quantity(page, at);
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
