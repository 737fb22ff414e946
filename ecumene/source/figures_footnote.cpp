#include "ecumene/source/figures_footnote.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

constexpr std::array<std::string_view, 15> signs{"*", "†", "‡", "¹", "²", "³", "⁰", "⁴",
                                                 "⁵", "⁶", "⁷", "⁸", "⁹", "⁾", "⁽"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A mark hangs on what it marks; behind a letter "²" belongs to a unit ("km²").
bool can_carry_mark(std::string_view text) {
  if (text.empty()) return false;
  const char last = text.back();
  if (is_digit(last) || last == '%' || last == ')' || last == ' ') return true;
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return text.ends_with(sign); });
}

std::string take_sign_back(std::string_view& text) {
  for (std::string_view sign : signs) {
    if (!text.ends_with(sign)) continue;
    const std::string_view before = text.substr(0, text.size() - sign.size());
    const bool always = sign == "*" || sign == "†" || sign == "‡";
    if (before.empty() || (!always && !can_carry_mark(before))) return {};
    text = before;
    return std::string(sign);
  }
  return {};
}

std::string take_superscript_back(std::string_view& text) {
  constexpr std::string_view close = "</sup>";
  constexpr std::string_view open = "<sup>";
  if (!text.ends_with(close)) return {};
  const std::size_t at = text.rfind(open);
  if (at == std::string_view::npos || at == 0) return {};
  std::string mark(utf8::trimmed(text.substr(at + open.size(), text.size() - close.size() - at - open.size())));
  text = text.substr(0, at);
  return mark;
}

// " 1)", " (1)", " a)", " (e)", "[1]".
std::string take_bracketed_back(std::string_view& text) {
  if (text.size() < 3 || (text.back() != ')' && text.back() != ']')) return {};
  const char open = text.back() == ')' ? '(' : '[';
  std::size_t at = text.size() - 1;
  while (at > 0 && is_digit(text[at - 1]) && text.size() - at < 3) --at;
  if (at == text.size() - 1 && is_letter(text[at - 1])) --at;
  if (at == text.size() - 1 || at == 0) return {};
  const bool opened = text[at - 1] == open;
  if (opened) --at;
  if (at == 0 || (!opened && open == '[')) return {};
  const std::string_view before = text.substr(0, at);
  const bool apart = utf8::trimmed(before).size() < before.size();
  if (!apart && open == '(') return {};
  std::string mark(text.substr(at));
  text = before;
  return mark;
}

}  // namespace

std::string take_footnote_back(std::string_view& text) {
  if (text.empty()) return {};
  if (std::string mark = take_sign_back(text); !mark.empty()) return mark;
  if (std::string mark = take_superscript_back(text); !mark.empty()) return mark;
  return take_bracketed_back(text);
}

std::string take_footnote_front(std::string_view& text) {
  std::string marks;
  for (bool more = true; more;) {
    more = false;
    for (std::string_view sign : {"*", "†", "‡"}) {
      if (!text.starts_with(sign)) continue;
      marks += sign;
      text.remove_prefix(sign.size());
      more = true;
    }
  }
  if (text.starts_with("<sup>")) {
    if (const std::size_t close = text.find("</sup>"); close != std::string_view::npos) {
      marks += text.substr(5, close - 5);
      text.remove_prefix(close + 6);
    }
  }
  const std::size_t close = text.find(") ");
  if (close != std::string_view::npos && close >= 1 && close <= 2 && is_digit(text[0]) && is_digit(text[close - 1])) {
    marks += text.substr(0, close + 1);
    text.remove_prefix(close + 2);
  }
  text = utf8::trimmed(text);
  return marks;
}

std::optional<ObservationStatus> flag_status(std::string_view mark) {
  if (mark.size() != 3 || mark.front() != '(' || mark.back() != ')') return std::nullopt;
  switch (mark[1]) {
    case 'b':
      return ObservationStatus::time_series_break;
    case 'd':
      return ObservationStatus::definition_differs;
    case 'e':
      return ObservationStatus::estimated;
    case 'f':
      return ObservationStatus::forecast;
    case 'p':
      return ObservationStatus::provisional;
    case 'u':
      return ObservationStatus::low_reliability;
    default:
      return std::nullopt;
  }
}

}  // namespace ecumene
