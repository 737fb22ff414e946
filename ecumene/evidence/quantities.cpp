// Numbers with what they count or measure.
#include <algorithm>

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

struct UnitRead {
  std::string code = "1";
  QuantityKind kind = QuantityKind::count;
  std::size_t next = 0;
};

std::string_view money_of(char32_t sign) {
  switch (sign) {
    case U'$':
      return "USD";
    case 0x20AC:
      return "EUR";
    case 0xA3:
      return "GBP";
    case 0x20BD:
      return "RUB";
    case 0x20B8:
      return "KZT";
    case 0x20B4:
      return "UAH";
    case 0xA5:
      return "JPY";
    default:
      return {};
  }
}

char32_t mark_at(const Page& page, std::size_t at) {
  return page.has(at) && page.tokens()[at].kind == TokenKind::mark ? page.tokens()[at].mark : 0;
}

// "m2", "km3": the digit that raises the unit of length before it.
std::size_t after_raising(const Page& page, std::size_t at) {
  const bool is_digit = page.is_digits(at) && page.is_glued(at) && page.is_word(at - 1);
  return is_digit && (page.tokens().raw(at) == "2" || page.tokens().raw(at) == "3") ? at + 1 : at;
}

std::optional<UnitRead> read_simple_unit(const Page& page, std::size_t at) {
  const Found unit = page.find(WordKind::unit, at);
  if (!unit) return std::nullopt;
  UnitRead read{unit.sense->code, QuantityKind::measure, unit.next};
  const bool is_length = read.code == "m" || read.code == "km" || read.code == "cm" || read.code == "mm";
  if (const std::size_t behind = after_raising(page, read.next); is_length && behind > read.next) {
    read.code += page.tokens().raw(read.next);
    read.next = behind;
  }
  return read;
}

// "/ha", "/ч".
void take_divisor(const Page& page, UnitRead& read) {
  if (!page.is_mark(read.next, U'/')) return;
  if (const auto below = read_simple_unit(page, read.next + 1)) {
    read.code += "/" + below->code;
    read.next = below->next;
  }
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
  if (const Found money = page.find(WordKind::money, at)) {
    UnitRead read{money.sense->code, QuantityKind::money, money.next};
    take_divisor(page, read);
    return read;
  }
  if (const Found points = page.find(WordKind::points, at)) return UnitRead{"[pp]", QuantityKind::share, points.next};
  if (const Found percent = page.find(WordKind::percent, at)) return UnitRead{"%", QuantityKind::share, percent.next};
  if (const Found times = page.find(WordKind::times, at)) return UnitRead{"1", QuantityKind::multiple, times.next};
  return std::nullopt;
}

std::optional<UnitRead> read_unit(const Page& page, std::size_t at) {
  const char32_t mark = mark_at(page, at);
  if (mark == U'%') return UnitRead{"%", QuantityKind::share, at + 1};
  if (mark == 0x2030) return UnitRead{"[ppth]", QuantityKind::share, at + 1};
  if (const auto code = money_of(mark); !code.empty()) return UnitRead{std::string(code), QuantityKind::money, at + 1};
  if (mark == 0xB0 && page.is_word(at + 1)) return UnitRead{"Cel", QuantityKind::measure, at + 2};
  if (auto unit = read_word_unit(page, at)) return unit;
  // "two-year", "100-hour", "3-х комнатных" is none.
  if (mark == U'-' && page.is_glued(at) && page.is_glued(at + 1)) {
    if (auto unit = read_word_unit(page, at + 1); unit && unit->kind != QuantityKind::money) return unit;
  }
  if (const std::size_t behind = page.after_ending(at); behind > at) {  // "в 5-ти раз"
    if (auto unit = read_word_unit(page, behind)) return unit;
  }
  return std::nullopt;
}

// Money before its number: "$84 billion", "USD 135 billion".
struct MoneyBefore {
  std::string code;
  std::size_t begin;
};

std::optional<MoneyBefore> money_before(const Page& page, std::size_t at) {
  if (at == page.first()) return std::nullopt;
  if (const auto code = money_of(mark_at(page, at - 1)); !code.empty() && !page.is_taken(at - 1)) {
    const bool has_country =
        at >= page.first() + 2 && page.is_word(at - 2) && page.tokens().word(at - 2) == "us" && page.is_glued(at - 1);
    return MoneyBefore{std::string(code), has_country ? at - 2 : at - 1};
  }
  const Found money = page.find_before(WordKind::money, at);
  if (!money) return std::nullopt;
  const auto raw = page.tokens().raw(at - 1);
  if (raw.size() != 3 || raw != money.sense->code) return std::nullopt;
  return MoneyBefore{money.sense->code, at - 1};
}

struct QuantityRead {
  Mention mention{};
  std::size_t begin = 0;
  std::size_t next = 0;
  bool is_spelled = false;
};

// "$3.5m", "2.3m roubles": the letter multiplies money only. Was there one?
bool take_short_power(const Page& page, QuantityRead& read) {
  const Found power = page.find(WordKind::short_power, read.next);
  if (!power || !page.is_glued(read.next)) return false;
  const Decimal factor(1, -static_cast<int>(power.sense->value));
  read.mention.low = read.mention.low * factor;
  read.mention.high = read.mention.high * factor;
  read.next = power.next;
  return true;
}

void take_unit(const Page& page, QuantityRead& read) {
  if (const auto money = money_before(page, read.begin)) {
    read.mention.unit = money->code;
    read.mention.kind = QuantityKind::money;
    read.begin = money->begin;
    take_short_power(page, read);
    return;
  }
  if (const Found power = page.find(WordKind::short_power, read.next); power && page.find(WordKind::money, power.next))
    take_short_power(page, read);
  const auto unit = read_unit(page, read.next);
  if (!unit) return;
  read.mention.unit = unit->code;
  read.mention.kind = unit->kind;
  read.next = unit->next;
}

// The second number of a range begins at `second`: "50-60 million", "80–85 %". Its multiplier serves both.
std::optional<QuantityRead> read_up_to(const Page& page, std::size_t at, const NumberRead& first, std::size_t second) {
  if (first.is_spelled == page.is_digits(second)) return std::nullopt;
  const auto bare = first.is_spelled ? spelled_number(page, second) : digits_number(page, second);
  const auto last = whole_number(page, second);
  if (!bare || !last) return std::nullopt;
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

// "between 5 and 10", "от 5 до 10", "5 to 10"; but "from 5 to 10" and "с 5 до 10" tell of a change: two numbers.
std::optional<QuantityRead> read_worded_range(const Page& page, std::size_t at, const NumberRead& first) {
  const bool is_between = page.find_before(WordKind::between, at).sense != nullptr;
  Found joint = page.find(WordKind::to, first.next);
  if (is_between && !joint) joint = page.find(WordKind::and_, first.next);
  if (!joint || (!is_between && page.find_before(WordKind::from, at))) return std::nullopt;
  return read_up_to(page, at, first, joint.next);
}

// "3/4": a fraction below one with a small denominator.
std::optional<QuantityRead> read_slash(const Page& page, std::size_t at) {
  if (!page.is_digits(at) || !page.is_mark(at + 1, U'/') || !page.is_glued(at + 1)) return std::nullopt;
  if (!page.is_digits(at + 2) || !page.is_glued(at + 2) || page.is_mark(at + 3, U'/')) return std::nullopt;
  const auto above = Decimal::parse(page.tokens().raw(at));
  const auto below = Decimal::parse(page.tokens().raw(at + 2));
  constexpr int places = 12;
  if (!above || !below || !(*above < *below) || !(*below <= Decimal(100)) || above->is_zero()) return std::nullopt;
  QuantityRead read{.begin = at, .next = at + 3};
  read.mention.low = read.mention.high = quotient(*above, *below, places);
  read.mention.kind = QuantityKind::share;
  return read;
}

std::optional<QuantityRead> read_fraction(const Page& page, std::size_t at) {
  const Found fraction = page.find(WordKind::fraction, at);
  if (!fraction) return std::nullopt;
  constexpr int places = 12;
  QuantityRead read{.begin = at, .next = fraction.next, .is_spelled = true};
  read.mention.low = read.mention.high =
      quotient(Decimal(fraction.sense->value), Decimal(fraction.sense->denominator), places);
  read.mention.kind = QuantityKind::share;
  const Found article = page.find(WordKind::article, fraction.next);  // "a quarter of a million"
  if (const Found power = page.find(WordKind::power, article ? article.next : fraction.next)) {
    const Decimal factor(1, -static_cast<int>(power.sense->value));
    read.mention.low = read.mention.high = (read.mention.low * factor).rounded(6);
    read.next = power.next;
  }
  if (Decimal(1) < read.mention.low) {
    read.mention.kind = QuantityKind::count;
    take_unit(page, read);
  }
  return read;
}

// "third place", "үшінші орынға", "3-е место": the ordinal alone is the quote.
std::optional<QuantityRead> read_rank(const Page& page, std::size_t at) {
  const Found ordinal = page.find(WordKind::ordinal, at);
  if (!ordinal || !page.find(WordKind::rank, ordinal.next)) return std::nullopt;
  QuantityRead read{.begin = at, .next = ordinal.next, .is_spelled = true};
  read.mention.low = read.mention.high = Decimal(ordinal.sense->value);
  read.mention.kind = QuantityKind::rank;
  return read;
}

// A lone "one" is mostly no count: "one of the", "on the one hand", "the one that".
bool is_lone_one(const Page& page, const NumberRead& number, std::size_t at) {
  if (!number.is_spelled || number.has_power || number.value != Decimal(1)) return false;
  return !read_unit(page, number.next) && !page.find_before(WordKind::modifier, at);
}

// "19th of 80", "19-е место".
std::optional<QuantityRead> read_rank_in_digits(const Page& page, std::size_t at) {
  const auto number = digits_number(page, at);
  if (!number) return std::nullopt;
  const std::size_t behind = after_ordinal(page, number->next);
  const Found of = page.find(WordKind::of, behind);
  const bool is_rank = page.find(WordKind::rank, behind) || (behind > number->next && of && page.is_digits(of.next));
  if (!is_rank) return std::nullopt;
  QuantityRead read{.begin = at, .next = number->next};
  read.mention.low = read.mention.high = number->value;
  read.mention.kind = QuantityKind::rank;
  return read;
}

// A minus, not a hyphen: it stands free before the number, and what is measured can be below zero.
void take_sign(const Page& page, QuantityRead& read) {
  const std::size_t sign = read.begin - 1;
  if (read.begin == page.first() || !page.is_mark(sign, U'-') || !page.is_glued(read.begin) || page.is_glued(sign))
    return;
  const bool is_minus = page.tokens().raw(sign) == "−";
  if (!is_minus && read.mention.unit != "Cel" && read.mention.unit != "%") return;
  if (!is_minus && sign > page.first() && page.is_digits(sign - 1)) return;
  read.begin = sign;
  const Decimal low = read.mention.low;
  read.mention.low = -read.mention.high;
  read.mention.high = -low;
}

std::optional<QuantityRead> read_number(const Page& page, std::size_t at) {
  if (auto rank = read_rank_in_digits(page, at)) return rank;
  const auto number = whole_number(page, at);
  if (!number || is_lone_one(page, *number, at)) return std::nullopt;
  auto read = read_dash_range(page, at, *number);
  if (!read) read = read_worded_range(page, at, *number);
  if (!read) {
    read = QuantityRead{.begin = at, .next = number->next, .is_spelled = number->is_spelled};
    read->mention.low = read->mention.high = number->value;
  }
  take_unit(page, *read);
  if (!number->is_spelled) take_sign(page, *read);
  return read;
}

Modifier modifier_of(const Sense& sense) {
  return sense.code == "approx" ? Modifier::approx : sense.code == "over" ? Modifier::over : Modifier::under;
}

void take_modifier(const Page& page, QuantityRead& read) {
  if (const Found before = page.find_before(WordKind::modifier, read.begin)) {
    read.mention.modifier = modifier_of(*before.sense);
    return;
  }
  std::size_t behind = page.after_ending(read.next);
  constexpr std::size_t farthest = 2;  // words between: "1,8 млн. адамнан асты"
  for (std::size_t words = 0; words <= farthest && page.is_word(behind); ++words, ++behind) {
    if (const Found after = page.find(WordKind::modifier_after, behind)) {
      read.mention.modifier = modifier_of(*after.sense);
      return;
    }
  }
}

void take_kind(const Page& page, QuantityRead& read) {
  const std::size_t behind = page.after_ending(read.next);
  if (page.find(WordKind::rank, behind)) read.mention.kind = QuantityKind::rank;
  if (read.mention.unit == "year" &&
      (page.find(WordKind::age, read.next) || page.find_before(WordKind::age, read.begin)))
    read.mention.kind = QuantityKind::age;
}

std::optional<QuantityRead> read_quantity(const Page& page, std::size_t at) {
  if (auto read = read_slash(page, at)) return read;
  if (auto read = read_fraction(page, at)) return read;
  if (auto read = read_rank(page, at)) return read;
  return read_number(page, at);
}

}  // namespace

void read_quantities(Page& page) {
  for (std::size_t at = page.first(); at < page.last();) {
    if (page.is_taken(at)) {
      ++at;
      continue;
    }
    constexpr auto kinds =
        bits_of(WordKind::number, WordKind::fraction, WordKind::ordinal, WordKind::scale, WordKind::idiom);
    const bool is_raising = page.is_digits(at) && at > page.first() && after_raising(page, at) > at &&
                            page.find_before(WordKind::unit, at);  // "people/km2"
    if ((!page.is_digits(at) && !page.has_kind(at, kinds)) || is_raising) {
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
    take_modifier(page, *read);
    take_kind(page, *read);
    Mention& mention =
        page.take(MentionType::quantity, read->begin, read->next, read->is_spelled ? "spelled" : "number");
    const std::size_t begin = mention.begin;
    const std::size_t end = mention.end;
    const std::string rule = mention.rule;
    mention = read->mention;
    mention.begin = begin;
    mention.end = end;
    mention.rule = rule;
    at = read->next;
  }
}

}  // namespace ecumene::evidence_internal
