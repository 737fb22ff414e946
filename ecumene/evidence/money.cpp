// Money: its signs, codes and words before and behind a number, and sums in its parts.
#include <algorithm>
#include <array>

#include "ecumene/base/unit.hpp"
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {

bool may_be_money(const Page& page, std::size_t at) {
  constexpr std::size_t letters = 3;  // of a code of ISO 4217
  if (!page.has(at) || page.is_digits(at)) return false;
  const std::string_view raw = page.tokens().raw(at);
  return !page.is_word(at) || (raw.size() == letters && raw.front() >= 'A' && raw.front() <= 'Z');
}

namespace {

// The signs that Unicode has for money in use; several countries share $, £, ¥: it is that of the most frequent one.
std::string_view money_of(char32_t sign) {
  struct Row {
    char32_t sign;
    std::string_view code;
  };
  static constexpr std::array<Row, 18> rows{{{U'$', "USD"},
                                             {0xA2, "USD"},
                                             {0xA3, "GBP"},
                                             {0xA5, "JPY"},
                                             {0x20A1, "CRC"},
                                             {0x20A6, "NGN"},
                                             {0x20A9, "KRW"},
                                             {0x20AA, "ILS"},
                                             {0x20AB, "VND"},
                                             {0x20AC, "EUR"},
                                             {0x20AE, "MNT"},
                                             {0x20B1, "PHP"},
                                             {0x20B4, "UAH"},
                                             {0x20B8, "KZT"},
                                             {0x20B9, "INR"},
                                             {0x20BA, "TRY"},
                                             {0x20BC, "AZN"},
                                             {0x20BD, "RUB"}}};
  const auto row = std::ranges::find(rows, sign, &Row::sign);
  return row == rows.end() ? std::string_view() : row->code;
}

constexpr char32_t cent_sign = 0xA2;

std::string_view money_sign(const Page& page, std::size_t at) {
  if (!page.has(at) || page.tokens()[at].kind != TokenKind::mark) return {};
  return money_of(page.tokens()[at].mark());
}

// "NPR", "KZT": a code of ISO 4217 in capitals.
bool is_money_code(const Page& page, std::size_t at) {
  if (!page.is_word(at)) return false;
  const std::string_view raw = page.tokens().raw(at);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (raw.size() != 3 || !std::ranges::all_of(raw, is_capital)) return false;
  const auto unit = parse_unit(raw);
  return unit && unit->dimension == Dimension::money;
}

// Money before its number: "$84 billion", "USD 135 billion".
struct MoneyBefore {
  std::string code;
  std::size_t begin;
};

// "US$", "A$", "C$", "HK$": the country of a dollar, glued before its sign.
std::string_view dollar_of(std::string_view country) {
  struct Row {
    std::string_view letters;
    std::string_view code;
  };
  static constexpr std::array<Row, 9> rows{{{"us", "USD"},
                                            {"a", "AUD"},
                                            {"au", "AUD"},
                                            {"c", "CAD"},
                                            {"ca", "CAD"},
                                            {"hk", "HKD"},
                                            {"nz", "NZD"},
                                            {"s", "SGD"},
                                            {"r", "BRL"}}};
  const auto row = std::ranges::find(rows, country, &Row::letters);
  return row == rows.end() ? std::string_view() : row->code;
}

std::optional<MoneyBefore> money_before(const Page& page, std::size_t at) {
  if (at == page.first()) return std::nullopt;
  if (!may_be_money(page, at - 1) && !page.may_find_anywhere(bits_of(WordKind::money_sign))) return std::nullopt;
  if (const auto code = money_sign(page, at - 1); !code.empty() && !page.is_taken(at - 1)) {
    const bool has_word = page.is_mark(at - 1, U'$') && at >= page.first() + 2 && page.is_word(at - 2);
    const auto dollar = has_word && page.is_glued(at - 1) ? dollar_of(page.tokens().word(at - 2)) : std::string_view();
    if (!dollar.empty()) return MoneyBefore{std::string(dollar), at - 2};
    return MoneyBefore{std::string(code), at - 1};
  }
  if (const Found sign = page.find_before(WordKind::money_sign, at); sign && !page.is_taken(at - 1)) {
    std::size_t begin = at - 1;
    while (begin > page.first() && page.find(WordKind::money_sign, begin).next != at) --begin;
    return MoneyBefore{sign.sense->code, begin};
  }
  if (!is_money_code(page, at - 1) || page.is_taken(at - 1)) return std::nullopt;
  return MoneyBefore{std::string(page.tokens().raw(at - 1)), at - 1};
}

// "12 руб. 50 коп.", "£2 10s. 6d.", "two shillings and six pence": smaller and smaller parts of the same money.
void take_smaller_parts(const Page& page, QuantityRead& read, std::int64_t parts) {
  if (read.mention.is_range) return;
  for (std::string code = read.mention.unit;;) {
    const Found joint = page.find(WordKind::and_, read.next);
    const std::size_t at = joint ? joint.next : read.next;
    const auto change = page.is_digits(at) ? digits_number(page, at) : spelled_number(page, at);
    constexpr int most = 100;
    if (!change || !(change->value < Decimal(most))) return;
    const Found money = page.find_money(change->next, {.code = code, .parts = parts});
    if (!money || money.sense->code != code || money.sense->denominator <= parts) return;
    parts = money.sense->denominator;
    read.mention.low = read.mention.high = read.mention.low + share_of_money(change->value, parts);
    read.parts = parts;
    UnitRead unit{code, QuantityKind::money, money.next};
    take_divisor(page, unit);
    read.mention.unit = unit.code;
    read.next = unit.next;
  }
}

}  // namespace

Decimal share_of_money(const Decimal& amount, std::int64_t parts) {
  if (parts == 1) return amount;
  constexpr std::int64_t hundred = 100;
  if (hundred % parts == 0) return amount * Decimal(hundred / parts, 2);
  constexpr int places = 12;
  return quotient(amount, Decimal(parts), places);
}

std::optional<UnitRead> read_money(const Page& page, std::size_t at) {
  UnitRead read{.kind = QuantityKind::money};
  if (const auto code = money_sign(page, at); !code.empty()) {
    constexpr std::int64_t hundred = 100;
    read.code = code;
    read.parts = page.is_mark(at, cent_sign) ? hundred : 1;
    read.next = at + 1;
  } else if (const Found money = page.find_money(at, page.money())) {
    read.code = money.sense->code;
    read.parts = money.sense->denominator;
    read.next = money.next;
  } else if (is_money_code(page, at)) {
    read.code = page.tokens().raw(at);
    read.next = at + 1;
  } else {
    return std::nullopt;
  }
  take_divisor(page, read);
  return read;
}

// "$3.5m", "2.3m roubles", "US$ 282 m": the letter multiplies money only.
void take_short_power(const Page& page, QuantityRead& read) {
  const Found power = page.find(WordKind::short_power, read.next);
  if (!power || page.tokens()[read.next].gap == Gap::line) return;
  const Decimal factor(1, -static_cast<int>(power.sense->value));
  read.mention.low = read.mention.low * factor;
  read.mention.high = read.mention.high * factor;
  read.next = power.next;
}

std::size_t begin_with_money(const Page& page, std::size_t number) {
  const auto money = money_before(page, number);
  return money ? money->begin : number;
}

std::size_t behind_same_money(const Page& page, std::size_t number, std::size_t at) {
  const std::size_t begin = begin_with_money(page, number);
  for (std::size_t token = begin; token < number; ++token)
    if (!page.has(at + (token - begin)) || page.tokens().raw(token) != page.tokens().raw(at + (token - begin)))
      return at;
  return at + (number - begin);
}

bool take_money_before(const Page& page, QuantityRead& read) {
  const auto money = money_before(page, read.begin);
  if (!money) return false;
  read.begin = money->begin;
  read.mention.kind = QuantityKind::money;
  take_short_power(page, read);
  UnitRead unit{money->code, QuantityKind::money, read.next};
  take_divisor(page, unit);
  read.mention.unit = unit.code;
  read.next = unit.next;
  take_parts_of_money(page, read, 1);
  return true;
}

void take_parts_of_money(const Page& page, QuantityRead& read, std::int64_t parts) {
  if (parts > 1) {
    read.mention.low = share_of_money(read.mention.low, parts);
    read.mention.high = share_of_money(read.mention.high, parts);
  }
  read.parts = parts;
  take_smaller_parts(page, read, parts);
}

}  // namespace ecumene::evidence_internal
