// Numbers as they are written and as they are spelled.
#include <algorithm>
#include <array>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/digit_groups_internal.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

bool is_decimal_mark(const Page& page, std::size_t at, char32_t grouping) {
  if (!page.is_glued(at) || !page.is_digits(at + 1) || !page.is_glued(at + 1)) return false;
  if (page.is_mark(at, U',')) return grouping != U',';
  return page.is_mark(at, U'.') && grouping != U'.';
}

Decimal scaled(const NumberRead& number, const Found& power) {
  return number.value * Decimal(1, -static_cast<int>(power.sense->value));
}

}  // namespace

std::optional<Decimal> vulgar_fraction(const Page& page, std::size_t at) {
  if (!page.has(at) || page.tokens()[at].kind != TokenKind::mark) return std::nullopt;
  struct Row {
    char32_t mark;
    std::int64_t above;
    std::int64_t below;
  };
  static constexpr std::array<Row, 15> rows{{{0xBC, 1, 4},
                                             {0xBD, 1, 2},
                                             {0xBE, 3, 4},
                                             {0x2153, 1, 3},
                                             {0x2154, 2, 3},
                                             {0x2155, 1, 5},
                                             {0x2156, 2, 5},
                                             {0x2157, 3, 5},
                                             {0x2158, 4, 5},
                                             {0x2159, 1, 6},
                                             {0x215A, 5, 6},
                                             {0x215B, 1, 8},
                                             {0x215C, 3, 8},
                                             {0x215D, 5, 8},
                                             {0x215E, 7, 8}}};
  constexpr int places = 12;
  const auto row = std::ranges::find(rows, page.tokens()[at].mark(), &Row::mark);
  if (row == rows.end()) return std::nullopt;
  return quotient(Decimal(row->above), Decimal(row->below), places);
}

std::optional<NumberRead> digits_number(const Page& page, std::size_t at) {
  if (!page.is_digits(at)) return std::nullopt;
  constexpr std::size_t most_digits = 18;  // of a std::int64_t
  const std::string_view digits = page.tokens().raw(at);
  const bool goes_on = page.has(at + 1) && (page.tokens()[at + 1].kind == TokenKind::mark || is_group(page, at + 1));
  if (!goes_on && digits.size() <= most_digits) {  // as most are
    std::int64_t value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return NumberRead{.value = Decimal(value), .next = at + 1};
  }
  Groups groups = grouped_digits(page, at);
  std::string text = groups.digits;
  if (is_decimal_mark(page, groups.next, groups.separator)) {
    text += '.';
    text += page.tokens().raw(groups.next + 1);
    groups.next += 2;
  }
  auto value = Decimal::parse(text);
  if (!value) return std::nullopt;
  if (const auto part = vulgar_fraction(page, groups.next); part && page.tokens()[groups.next].gap != Gap::line) {
    value = *value + *part;
    ++groups.next;
  }
  return NumberRead{.value = *value, .next = groups.next};
}

namespace {

// "екінші" is екі with an ending, "двадцать пятый" no twenty: the ordinal that begins here, none where more letters of
// the word speak for a cardinal ("пяти").
const Sense* ordinal_at(const Page& page, std::size_t at) {
  const Found ordinal = page.find(WordKind::ordinal, at);
  const Found number = page.find(WordKind::number, at);
  if (!ordinal || (number && number.sense->words.back().size() >= ordinal.sense->words.back().size())) return nullptr;
  return ordinal.sense;
}

}  // namespace

// Number words of falling size: two hundred (and) eighty-three; двести восемьдесят три; екі жүз сексен үш.
std::optional<NumberRead> spelled_number(const Page& page, std::size_t at) {
  if (!page.may_find(at, bits_of(WordKind::number))) return std::nullopt;
  std::int64_t value = 0;
  std::int64_t room = 1'000;  // the next word must be below it
  std::size_t next = at;
  for (std::size_t probe = at; page.has(probe);) {
    if (probe > at && page.is_mark(probe, U'-') && page.is_glued(probe)) ++probe;
    if (const Found joint = page.find(WordKind::and_, probe); joint && next > at && value % 100 == 0 && value > 0)
      probe = joint.next;
    if (const Sense* ordinal = ordinal_at(page, probe)) {
      const bool goes_on = ordinal->value < room && probe <= next + 1;
      if (goes_on) return std::nullopt;
      break;
    }
    if (const Found number = page.find(WordKind::number, probe); number && number.sense->value < room) {
      value += number.sense->value;
      room = number.sense->value >= 100 ? 100 : number.sense->value >= 10 && number.sense->value % 10 == 0 ? 10 : 0;
      probe = next = number.next;
    } else if (const Found scale = page.find(WordKind::scale, probe);
               scale && value > 0 && value < scale.sense->value) {
      value *= scale.sense->value;
      room = scale.sense->value;
      probe = next = scale.next;
    } else {
      break;
    }
  }
  if (next == at) return std::nullopt;
  return NumberRead{.value = Decimal(value), .next = next, .is_spelled = true};
}

namespace {

// "and a half", and a dozen behind digits.
void take_addition(const Page& page, NumberRead& number) {
  constexpr int places = 6;
  if (const Found plus = page.find(WordKind::plus, number.next)) {
    number.value = number.value + quotient(Decimal(plus.sense->value), Decimal(plus.sense->denominator), places);
    number.next = plus.next;
  } else if (const Found scale = page.find(WordKind::scale, number.next); scale && !number.is_spelled) {
    number.value = number.value * Decimal(scale.sense->value);
    number.next = scale.next;
  }
}

// "28 тис. 400 грн": three digits behind thousands, with a unit; behind the whole word ("4 тисячі 150") without one
// too.
bool is_rest_of_thousands(const Page& page, std::size_t at, const NumberRead& more, std::int64_t power) {
  constexpr std::int64_t thousands = 3;
  if (power != thousands || more.next != at + 1 || !is_group(page, at)) return false;
  constexpr std::size_t longest_short = 4;  // letters: "тыс", "тис"
  const bool is_whole_word = page.is_word(at - 1) && utf8::length(page.tokens().raw(at - 1)) > longest_short;
  if (is_whole_word && !page.is_word(more.next)) return true;
  return page.find(WordKind::money, more.next) || page.find(WordKind::unit, more.next) ||
         page.find(WordKind::counted, more.next);
}

}  // namespace

namespace {

// "a million and a half", "миллион с половиной".
std::optional<NumberRead> power_and_part(const Page& page, std::size_t at) {
  const Found article = page.find(WordKind::article, at);
  const Found power = page.find(WordKind::power, article ? article.next : at);
  const Found plus = power ? page.find(WordKind::plus, power.next) : Found{};
  if (!plus) return std::nullopt;
  constexpr int places = 6;
  const NumberRead sum{.value =
                           Decimal(1) + quotient(Decimal(plus.sense->value), Decimal(plus.sense->denominator), places)};
  return NumberRead{.value = scaled(sum, power), .next = plus.next, .is_spelled = true, .has_power = true};
}

}  // namespace

namespace {

// Smaller powers behind 10^last may follow, each with a number of its own, and a number below them.
void take_smaller_powers(const Page& page, NumberRead& result, std::int64_t last) {
  for (;;) {
    const auto more = result.is_spelled ? spelled_number(page, result.next) : digits_number(page, result.next);
    if (!more) return;
    const Found power = page.find(WordKind::power, more->next);
    if (!power && !more->is_spelled && !is_rest_of_thousands(page, result.next, *more, last)) return;
    if (power && power.sense->value >= last) return;
    result.value = result.value + (power ? scaled(*more, power) : more->value);
    result.next = power ? power.next : more->next;
    if (!power) return;
    last = power.sense->value;
  }
}

// "тысяча двести", "a thousand two hundred", "мың екі жүз": one thousand, and a number behind it.
std::optional<NumberRead> one_power_and_more(const Page& page, std::size_t at) {
  const Found article = page.find(WordKind::article, at);
  const std::size_t word = article ? article.next : at;
  const Found power = page.find(WordKind::power, word);
  if (!power || !(article || page.is_in(WordSet::one_power, word)) || page.find_before(WordKind::number, at))
    return std::nullopt;
  NumberRead result{
      .value = scaled({.value = Decimal(1)}, power), .next = power.next, .is_spelled = true, .has_power = true};
  take_smaller_powers(page, result, power.sense->value);
  return result.next > power.next ? std::optional(result) : std::nullopt;
}

}  // namespace

std::optional<NumberRead> whole_number(const Page& page, std::size_t at) {
  auto number = digits_number(page, at);
  if (!number) number = spelled_number(page, at);
  if (!number) {
    const auto part = power_and_part(page, at);
    return part ? part : one_power_and_more(page, at);
  }
  take_addition(page, *number);
  Found power = page.find(WordKind::power, number->next);
  if (!power && page.is_mark(number->next, U'-') && page.is_glued(number->next) && page.is_glued(number->next + 1))
    power = page.find(WordKind::power, number->next + 1);  // "30-тысячный"
  if (!power) return number;
  NumberRead result{
      .value = scaled(*number, power), .next = power.next, .is_spelled = number->is_spelled, .has_power = true};
  take_smaller_powers(page, result, power.sense->value);
  return result;
}

namespace {

// "двадцать" fits the pattern of "двадцатый" too: a cardinal in full is no ordinal.
bool is_plain_cardinal(const Page& page, std::size_t at) {
  const Found number = page.find(WordKind::number, at);
  return number && !number.sense->takes_ending && number.sense->words.back() == page.tokens().word(at);
}

}  // namespace

std::optional<NumberRead> spelled_ordinal(const Page& page, std::size_t at) {
  if (!page.may_find(at, bits_of(WordKind::number, WordKind::ordinal))) return std::nullopt;
  if (const Found tens = page.find(WordKind::number, at);
      tens && tens.sense->value % 10 == 0 && tens.sense->value < 100) {
    const std::size_t behind = page.is_mark(tens.next, U'-') && page.is_glued(tens.next) ? tens.next + 1 : tens.next;
    const Found ones = page.find(WordKind::ordinal, behind);
    if (ones && ones.sense->value < 10 && !is_plain_cardinal(page, behind))
      return NumberRead{.value = Decimal(tens.sense->value + ones.sense->value), .next = ones.next, .is_spelled = true};
  }
  const Found ordinal = page.find(WordKind::ordinal, at);
  if (!ordinal || is_plain_cardinal(page, at)) return std::nullopt;
  return NumberRead{.value = Decimal(ordinal.sense->value), .next = ordinal.next, .is_spelled = true};
}

std::size_t after_ordinal(const Page& page, std::size_t at) {
  if (page.is_word(at) && page.is_glued(at)) return page.is_in(WordSet::ordinal_endings, at) ? at + 1 : at;
  if (!page.is_mark(at, U'-') || !page.is_glued(at) || !page.is_word(at + 1) || !page.is_glued(at + 1)) return at;
  return page.is_in(WordSet::ordinal_endings, at + 1) ? at + 2 : at;
}

namespace {

// 0: no Roman digit of a number up to fifty. The Cyrillic letters that look alike count too.
int roman_digit(char32_t letter) {
  switch (letter) {
    case U'I':
    case U'І':
      return 1;
    case U'V':
      return 5;
    case U'X':
    case U'Х':
      return 10;
    case U'L':
      return 50;
    default:
      return 0;
  }
}

}  // namespace

std::optional<int> roman_number(std::string_view letters) {
  int value = 0;
  int before = 0;  // the digit whose sign the next one decides
  for (std::size_t at = 0; at < letters.size();) {
    const int digit = roman_digit(utf8::next(letters, at));
    if (digit == 0) return std::nullopt;
    value += before < digit ? -before : before;
    before = digit;
  }
  value += before;
  return value >= 1 && value <= 50 ? std::optional(value) : std::nullopt;
}

}  // namespace ecumene::evidence_internal
