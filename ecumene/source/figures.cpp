#include "ecumene/source/figures.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ecumene {
namespace {

constexpr int most_integer_digits = 30;
constexpr int most_decimals = 30;
constexpr std::size_t most_digits = 38;  // of a Decimal

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Separator {
  NumberMark mark = NumberMark::none;
  std::size_t bytes = 0;
};

Separator separator_at(std::string_view text) {
  switch (text.front()) {
    case '.':
      return {NumberMark::point, 1};
    case ',':
      return {NumberMark::comma, 1};
    case ' ':
      return {NumberMark::space, 1};
    case '\'':
      return {NumberMark::apostrophe, 1};
    default:
      break;
  }
  if (static_cast<unsigned char>(text.front()) < 0x80) return {};
  if (text.starts_with("\u00A0")) return {NumberMark::space, 2};
  for (std::string_view space : {"\u202F", "\u2009", "\u2007"}) {
    if (text.starts_with(space)) return {NumberMark::space, space.size()};
  }
  if (text.starts_with("\u2019")) return {NumberMark::apostrophe, 3};
  return {};
}

// The groups of digits and the marks between them, summed up while reading.
struct Groups {
  std::string digits;
  std::size_t separators = 0;
  std::size_t first = 0;               // digits before the first mark
  std::size_t current = 0;             // digits since the last mark
  NumberMark head = NumberMark::none;  // the mark that all but the last share
  NumberMark tail = NumberMark::none;  // the last mark
  bool regular = true;                 // inner groups are threes, and all marks but the last are the same

  void add_digit(char digit) {
    digits += digit;
    ++current;
  }

  void add_separator(NumberMark mark) {
    if (separators == 0) {
      first = current;
    } else {
      regular = regular && current == 3 && (separators == 1 || head == tail);
      head = tail;
    }
    tail = mark;
    current = 0;
    ++separators;
  }
};

bool is_decimal_mark(NumberMark mark) {
  return mark == NumberMark::point || mark == NumberMark::comma;
}

// "1196 164": Soviet yearbooks set no space in the first four digits of a longer figure.
bool opens_groups(const Groups& groups, NumberMark mark, PrintedNumber& number) {
  number.irregular = groups.first == 4 && mark == NumberMark::space;
  return (groups.first >= 1 && groups.first <= 3) || number.irregular;
}

bool resolve_one_mark(const Groups& groups, PrintedNumber& number) {
  if (!is_decimal_mark(groups.tail)) {
    number.thousands = groups.tail;
    return groups.current == 3 && opens_groups(groups, groups.tail, number);
  }
  const bool either = groups.first >= 1 && groups.first <= 3 && groups.current == 3 && groups.digits.front() != '0' &&
                      number.exponent.empty();
  (either ? number.ambiguous : number.decimal) = groups.tail;
  return true;
}

// Decides what the marks are, as far as one number can tell. False if no format reads it.
bool resolve_marks(const Groups& groups, PrintedNumber& number) {
  if (groups.separators == 0) return true;
  if (groups.separators == 1) return resolve_one_mark(groups, number);
  number.thousands = groups.head;
  if (!groups.regular || !opens_groups(groups, groups.head, number)) return false;
  if (groups.head == groups.tail) return groups.current == 3 && number.exponent.empty();
  number.decimal = groups.tail;
  return is_decimal_mark(groups.tail);
}

std::string take_exponent(std::string_view& text) {
  if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return {};
  std::size_t at = 1;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  const std::size_t digits = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at == digits) return {};
  std::string exponent(text.substr(1, at - 1));
  text.remove_prefix(at);
  return exponent;
}

Groups take_groups(std::string_view& text) {
  Groups groups;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      groups.add_digit(text.front());
      text.remove_prefix(1);
      continue;
    }
    const Separator separator = separator_at(text);
    const bool inside = separator.bytes > 0 && separator.bytes < text.size() && is_digit(text[separator.bytes]) &&
                        (!groups.digits.empty() || is_decimal_mark(separator.mark));
    if (!inside) break;
    groups.add_separator(separator.mark);
    text.remove_prefix(separator.bytes);
  }
  return groups;
}

std::size_t fraction_digits(const PrintedNumber& number, const NumberFormat& format) {
  if (number.decimal != NumberMark::none) return number.last_group;
  if (number.ambiguous == NumberMark::none) return 0;
  const MarkMeaning meaning = number.ambiguous == NumberMark::comma ? format.comma : format.point;
  return meaning == MarkMeaning::thousands ? 0 : number.last_group;
}

struct NumberValue {
  FigureTrouble trouble = FigureTrouble::none;
  Decimal value;
};

NumberValue number_value(const PrintedNumber& number, const NumberFormat& format) {
  const std::size_t fraction = fraction_digits(number, format);
  const std::size_t whole = number.digits.size() - fraction;
  const auto significant = static_cast<std::size_t>(std::distance(
      std::find_if(number.digits.begin(), number.digits.end(), [](char c) { return c != '0'; }), number.digits.end()));
  if (significant > most_digits) {
    return {whole > most_digits ? FigureTrouble::too_large : FigureTrouble::too_fine, {}};
  }
  std::string plain = number.negative ? "-" : "";
  plain += whole == 0 ? "0" : number.digits.substr(0, whole);
  if (fraction > 0) plain += '.' + number.digits.substr(whole);
  if (!number.exponent.empty()) plain += 'e' + number.exponent;
  const bool fine = number.exponent.starts_with('-');
  const std::optional<Decimal> value = Decimal::parse(plain);
  if (significant == 0) return {FigureTrouble::none, value && value->decimals() >= 0 ? *value : Decimal(0)};
  if (!value) return {fine ? FigureTrouble::too_fine : FigureTrouble::too_large, {}};
  if (value->decimals() > most_decimals) return {FigureTrouble::too_fine, {}};
  if (static_cast<int>(significant) - value->decimals() > most_integer_digits) return {FigureTrouble::too_large, {}};
  return {FigureTrouble::none, *value};
}

bool is_year(const PrintedNumber& number) {
  return number.digits.size() == 4 && number.exponent.empty() && !number.negative &&
         number.decimal == NumberMark::none && number.thousands == NumberMark::none && number.digits >= "1800" &&
         number.digits <= "2100";
}

}  // namespace

std::optional<PrintedNumber> take_number(std::string_view& text) {
  std::string_view rest = text;
  Groups groups = take_groups(rest);
  if (groups.digits.empty()) return std::nullopt;
  PrintedNumber number;
  number.last_group = groups.current;
  number.exponent = take_exponent(rest);
  if (!resolve_marks(groups, number)) return std::nullopt;
  const std::size_t whole = groups.digits.size() - (number.decimal == NumberMark::none ? 0 : groups.current);
  if (whole > 1 && groups.digits.front() == '0') return std::nullopt;
  number.digits = std::move(groups.digits);
  text = rest;
  return number;
}

FigureValue figure_value(const PrintedFigure& figure, const NumberFormat& format) {
  const NumberValue low = number_value(figure.low, format);
  if (low.trouble != FigureTrouble::none) return {low.trouble, {}, {}};
  if (!figure.high) return {FigureTrouble::none, low.value, low.value};
  const NumberValue high = number_value(*figure.high, format);
  if (high.trouble != FigureTrouble::none) return {high.trouble, {}, {}};
  if (high.value < low.value) return {FigureTrouble::reversed, {}, {}};
  return {FigureTrouble::none, low.value, high.value};
}

bool is_year(const PrintedFigure& figure) {
  constexpr std::array<std::string_view, 5> years{"", "г", "г.", "р", "р."};  // which are grams and roubles elsewhere
  return !figure.percent && std::find(years.begin(), years.end(), figure.unit) != years.end() && is_year(figure.low) &&
         (!figure.high || is_year(*figure.high));
}

}  // namespace ecumene
