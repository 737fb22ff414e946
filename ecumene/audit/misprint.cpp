#include "ecumene/audit/misprint.hpp"

#include <algorithm>
#include <string>

namespace ecumene::auditing {
namespace {

Units magnitude(Units value) {
  return value < 0 ? -value : value;
}

std::string digits_of(Units value) {
  std::string digits;
  for (auto rest = magnitude(value); rest != 0; rest /= 10)
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

Units value_of(const std::string& digits) {
  Units value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

// The same digits in another order: 6581 for 1658.
bool has_swapped_digits(std::string shown, std::string wanted) {
  std::sort(shown.begin(), shown.end());
  std::sort(wanted.begin(), wanted.end());
  return shown == wanted && shown.size() >= 2;
}

// Every figure one exchange of neighbouring digits or one other digit away.
template <class Meant>
Misprint slip_in_digits(const std::string& digits, Meant meant) {
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    auto swapped = digits;
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped != digits && meant(swapped)) return Misprint::digits_swapped;
  }
  for (std::size_t i = 0; i < digits.size(); ++i)
    for (char digit = '0'; digit <= '9'; ++digit) {
      auto other = digits;
      other[i] = digit;
      if (other != digits && meant(other)) return Misprint::one_digit;
    }
  return Misprint::none;
}

}  // namespace

Misprint misprint(const Figures& figures, const Figure& printed, Units needed, Units slack) {
  if (printed.state != State::figure || printed.range || printed.mid == 0) return Misprint::none;
  const auto step = figures.last_digit(printed.decimals);
  const auto room = slack + step / 2;
  const auto meant = [&](Units value) { return magnitude(value - needed) <= room; };
  if (meant(printed.mid)) return Misprint::none;
  if (meant(-printed.mid)) return Misprint::sign;
  const auto shown = printed.mid / step;
  Units factor = 1;
  for (int shift = 1; shift <= 3; ++shift) {
    factor *= 10;
    const bool lost = magnitude(shown) >= 10 && magnitude(printed.mid * factor - needed) <= factor * step / 2 + slack;
    const bool gained = magnitude(needed) >= 10 * step && magnitude(needed * factor - printed.mid) <= factor * room;
    if (lost || gained) return Misprint::decimal_shift;
  }
  const auto digits = digits_of(shown);
  if (has_swapped_digits(digits, digits_of(figures.rounded(needed, printed.decimals) / step)) &&
      (shown < 0) == (needed < 0))
    return Misprint::digits_swapped;
  return slip_in_digits(digits, [&](const std::string& wanted) {
    const auto value = value_of(wanted) * step;
    return meant(shown < 0 ? -value : value);
  });
}

bool is_telling(Misprint kind, const Figures& figures, const Figure& printed) {
  if (kind != Misprint::one_digit) return kind != Misprint::none;
  return magnitude(printed.mid) >= 1000 * figures.last_digit(printed.decimals);
}

std::string_view in_words(Misprint kind) {
  switch (kind) {
    case Misprint::none:
      return "";
    case Misprint::digits_swapped:
      return "digits swapped";
    case Misprint::one_digit:
      return "one digit wrong";
    case Misprint::decimal_shift:
      return "decimal point shifted";
    case Misprint::sign:
      return "sign wrong";
  }
  return "";
}

}  // namespace ecumene::auditing
