// Two numbers that tell one range.
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// The first number with what multiplies the second: "два-три миллиона", "two or three hundred".
Decimal raised_alike(const Page& page, const NumberRead& first, const NumberRead& last, std::size_t second) {
  Decimal low = first.value;
  if (first.has_power) return low;
  const Found ones = first.is_spelled ? page.find(WordKind::number, second) : Found{};
  const bool is_smaller = ones && low < Decimal(ones.sense->value);
  if (const Found scale = is_smaller ? page.find(WordKind::scale, ones.next) : Found{})
    low = low * Decimal(scale.sense->value);
  const auto bare = first.is_spelled ? spelled_number(page, second) : digits_number(page, second);
  if (!last.has_power || !bare || !(low < bare->value)) return low;
  const Found power = page.find(WordKind::power, bare->next);
  return power ? low * Decimal(1, -static_cast<int>(power.sense->value)) : low;
}

// The second number of a range begins at `second`: "50-60 million", "80–85 %". Its multiplier serves both.
std::optional<QuantityRead> read_up_to(const Page& page, std::size_t at, const NumberRead& first, std::size_t second) {
  if (first.is_spelled == page.is_digits(second)) return std::nullopt;
  const auto last = whole_number(page, second);
  if (!last) return std::nullopt;
  // "by 12.4 thousand to 1.86 million": each has its own multiplier, and they differ.
  const bool is_scaled = first.has_power && last->has_power && first.value * Decimal(10) < last->value;
  if (is_scaled && !page.find_before(WordKind::between, begin_with_money(page, at))) return std::nullopt;
  QuantityRead read{.begin = at, .next = last->next, .is_spelled = first.is_spelled};
  const Decimal low = raised_alike(page, first, *last, second);
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
  return read_up_to(page, at, first, behind_same_money(page, at, first.next + 1));
}

// "rose by 248 000 to 17.1 million": what was added and what came of it.
bool is_step_and_level(const Page& page, std::size_t at, const NumberRead& first, const QuantityRead& range) {
  const Found by = page.find_before(WordKind::tie, at);
  if (!by || by.sense->value != static_cast<std::int64_t>(Tie::by)) return false;
  constexpr int large = 1000;  // "by 5 to 10 million" is a range
  constexpr int farthest = 10;
  return Decimal(large) <= first.value && first.value * Decimal(farthest) < range.mention.high;
}

// "rose $5 to $12", "up 5 to 12": moved by the first.
bool is_behind_movement(const Page& page, std::size_t begin) {
  const Found tie = page.find_before(WordKind::tie, begin);
  if (!tie) return false;
  const auto kind = static_cast<Tie>(tie.sense->value);
  return kind == Tie::rise || kind == Tie::fall || kind == Tie::by;
}

// "between 5 and 10", "5 to 10", "between £5 and £10"; but "from (fewer than) 5 to 10" and "с 5 до 10" tell of a
// change: two numbers.
std::optional<QuantityRead> read_worded_range(const Page& page, std::size_t at, const NumberRead& first) {
  if (!page.may_find(first.next, bits_of(WordKind::to, WordKind::and_))) return std::nullopt;
  const std::size_t begin = begin_with_money(page, at);
  const bool is_between = page.find_before(WordKind::between, begin).sense != nullptr;
  Found joint = page.find(WordKind::to, first.next);
  if (is_between && !joint) joint = page.find(WordKind::and_, first.next);
  const Found hedge = page.find_before(WordKind::modifier, begin);
  const std::size_t lead = hedge && !is_between ? begin - hedge.sense->words.size() : begin;
  if (!joint || (!is_between && page.find_before(WordKind::from, lead))) return std::nullopt;
  const std::size_t second = behind_same_money(page, at, joint.next);
  if (second > joint.next && !is_between && is_behind_movement(page, begin)) return std::nullopt;
  const auto range = read_up_to(page, at, first, second);
  return range && is_step_and_level(page, at, first, *range) ? std::nullopt : range;
}

// "two or three hundred", "пятнадцать или двадцать лет": close together, and no third.
std::optional<QuantityRead> read_either(const Page& page, std::size_t at, const NumberRead& first) {
  if (!page.is_in(WordSet::either, first.next) || page.find_before(WordKind::label, at)) return std::nullopt;
  auto range = read_up_to(page, at, first, first.next + 1);
  constexpr int farthest = 2;  // times
  const bool is_close = range && !(range->mention.low * Decimal(farthest) < range->mention.high);
  return is_close && !page.is_in(WordSet::either, range->next) ? range : std::nullopt;
}

// "rose some 5% to 12%": does something move, a few words before the number?
bool is_moved(const Page& page, std::size_t begin) {
  constexpr std::size_t reach = 5;                          // words
  if (page.find_before(WordKind::of, begin)) return false;  // "a rise of 2% to 3%"
  for (std::size_t at = begin; at > page.first() && at + reach > begin && page.is_word(at - 1); --at)
    if (is_behind_movement(page, at)) return true;
  return false;
}

}  // namespace

void take_end_in_same_unit(const Page& page, QuantityRead& read) {
  if (read.mention.is_range || read.is_spelled || read.mention.kind == QuantityKind::money) return;
  const bool is_between = page.find_before(WordKind::between, read.begin).sense != nullptr;
  const bool is_dash = page.is_mark(read.next, U'-') && page.has(read.next + 1) &&
                       page.tokens()[read.next].gap == page.tokens()[read.next + 1].gap;
  Found joint = page.find(WordKind::to, read.next);
  if (is_between && !joint) joint = page.find(WordKind::and_, read.next);
  const std::size_t second = is_dash ? read.next + 1 : joint ? joint.next : read.next;
  const auto last = second > read.next && page.is_digits(second) ? digits_number(page, second) : std::nullopt;
  const auto unit = last ? read_unit(page, last->next) : std::nullopt;
  if (!unit || unit->code != read.mention.unit.view() || unit->kind != read.mention.kind) return;
  if (is_dash && (page.is_mark(unit->next, U'-') || (read.begin > page.first() && page.is_mark(read.begin - 1, U'-'))))
    return;                    // "64 % – 81 % – 70 %"
  constexpr int farthest = 4;  // times: "by 5% to 60%" are a step and a level
  if (!(read.mention.low < last->value) || Decimal(farthest) * read.mention.low < last->value) return;
  const bool is_change = page.find_before(WordKind::from, read.begin) || is_moved(page, read.begin);
  if (!is_between && is_change) return;
  read.mention.high = last->value;
  read.mention.is_range = true;
  read.next = unit->next;
}

std::optional<QuantityRead> read_number_range(const Page& page, std::size_t at, const NumberRead& first) {
  auto range = read_dash_range(page, at, first);
  if (!range) range = read_worded_range(page, at, first);
  return range ? range : read_either(page, at, first);
}

}  // namespace ecumene::evidence_internal
