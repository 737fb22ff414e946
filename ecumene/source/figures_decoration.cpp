// What stands around the digits of a figure: footnote marks, flags, signs, percent, ranges, units.
#include <array>
#include <utility>

#include "ecumene/base/unit.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures.hpp"
#include "ecumene/source/figures_footnote.hpp"

namespace ecumene {
namespace {

bool take_front(std::string_view& text, std::string_view piece) {
  if (!text.starts_with(piece)) return false;
  text.remove_prefix(piece.size());
  return true;
}

constexpr std::array<std::string_view, 6> dashes{"-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212"};
constexpr std::array<std::string_view, 10> currency_symbols{"$", "€", "£", "¥", "₽", "₸", "₴", "₹", "руб.", "US$"};

bool take_dash(std::string_view& text) {
  for (std::string_view dash : dashes) {
    if (take_front(text, dash)) return true;
  }
  return false;
}

// "-5", "−5", "– 5", "+5".
bool take_sign(std::string_view& text) {
  if (take_front(text, "+")) return false;
  if (!take_dash(text)) return false;
  text = utf8::trimmed(text);
  return true;
}

void take_currency(std::string_view& text, PrintedFigure& figure) {
  for (std::string_view symbol : currency_symbols) {
    if (!take_front(text, symbol)) continue;
    figure.unit = symbol;
    text = utf8::trimmed(text);
    return;
  }
}

// Percent signs and footnote marks come in any order: "12,5 % 1)", "12,5*%".
void take_back(std::string_view& text, PrintedFigure& figure) {
  for (;;) {
    text = utf8::trimmed(text);
    if (text.ends_with('%')) {
      text.remove_suffix(1);
      figure.percent = true;
      continue;
    }
    std::string mark = take_footnote_back(text);
    if (mark.empty()) return;
    if (const auto flag = flag_status(mark)) figure.status = *flag;
    figure.footnote.insert(0, mark);
  }
}

// The second end of a range. False if what follows the first end cannot be one.
bool take_range_end(std::string_view& text, PrintedFigure& figure) {
  std::string_view rest = utf8::trimmed(text);
  const bool percent = take_front(rest, "%");
  if (percent) rest = utf8::trimmed(rest);
  if (!take_dash(rest) && !take_front(rest, "÷")) return true;
  rest = utf8::trimmed(rest);
  if (rest.empty()) return true;  // "5-": a trailing minus
  const bool negative = take_dash(rest);
  if (figure.low.negative != negative) return false;  // "-5-3" says nothing certain
  figure.high = take_number(rest);
  if (!figure.high) return false;
  figure.high->negative = negative;
  figure.percent = figure.percent || percent;
  // "2009-10": October or a season, no range of figures.
  if (figure.high->digits.size() <= 2 && figure.low.digits.size() == 4 && figure.low.decimal == NumberMark::none)
    return false;
  text = rest;
  return true;
}

bool names_unit(std::string_view words) {
  for (std::string_view symbol : currency_symbols) {
    if (words == symbol) return true;
  }
  const auto first = static_cast<unsigned char>(words.front());
  const bool letter = first >= 0x80 || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  return letter && words.size() <= 40 && utf8::words(words).size() <= 3 &&
         unit_in_heading(", " + std::string(words)).has_value();
}

// What is left behind the digits: nothing, a trailing minus, a flag of the statistical office, or a unit.
bool take_rest(std::string_view text, PrintedFigure& figure) {
  if (text.empty()) return true;
  if (text == "-" || text == "\u2212") {
    if (figure.low.negative || figure.high || figure.percent) return false;
    figure.low.negative = true;
    return true;
  }
  if (text == " e" || text == " p") {
    text.remove_prefix(1);
    figure.footnote = text;
    figure.status = text == "e" ? ObservationStatus::estimated : ObservationStatus::provisional;
    return true;
  }
  text = utf8::trimmed(text);
  if (text.empty() || !names_unit(text)) return text.empty();
  figure.unit = figure.unit.empty() ? std::string(text) : std::string(text) + ' ' + figure.unit;
  return true;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// "1234.5", "-12": digits and marks alone, as most cells are; saves looking for what is not there.
std::optional<PrintedFigure> take_bare(std::string_view text) {
  const bool negative = text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  auto number = take_number(text);
  if (!number || !text.empty()) return std::nullopt;
  std::optional<PrintedFigure> figure(std::in_place);
  figure->low = std::move(*number);
  figure->low.negative = negative;
  return figure;
}

}  // namespace

std::optional<PrintedFigure> take_apart(std::string_view text) {
  if (!has_digit(text)) return std::nullopt;
  if (auto bare = take_bare(text)) return bare;
  PrintedFigure figure;
  text = utf8::trimmed(text);
  figure.footnote = take_footnote_front(text);
  take_back(text, figure);
  // Accountants print a loss in parentheses.
  const bool accounting = text.size() > 2 && text.front() == '(' && text.back() == ')';
  if (accounting) {
    text = text.substr(1, text.size() - 2);
    take_back(text, figure);
  }
  bool negative = take_sign(text);
  take_currency(text, figure);
  if (!figure.unit.empty() && !negative) negative = take_sign(text);
  auto low = take_number(text);
  if (!low) return std::nullopt;
  figure.low = std::move(*low);
  figure.low.negative = negative;
  if (!take_range_end(text, figure) || !take_rest(text, figure)) return std::nullopt;
  if (accounting) {
    if (figure.low.negative || figure.high) return std::nullopt;
    figure.low.negative = true;
  }
  return figure;
}

}  // namespace ecumene
