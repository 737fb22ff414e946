// One figure of a large file.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/table_rows.hpp"
#include "ecumene/source/place_text_internal.hpp"

namespace ecumene::source_internal {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Powers of ten that are doubles [Clinger 1990]: a whole number up to 2^53 divided by one is rounded once.
constexpr std::array<double, 23> tens{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

std::optional<double> with_point(std::string_view text, std::size_t mark) {
  std::array<char, 48> plain{};
  if (text.size() > plain.size()) return std::nullopt;
  std::copy(text.begin(), text.end(), plain.begin());
  if (mark < text.size()) plain.at(mark) = '.';
  double value = 0;
  const auto [end, fault] = std::from_chars(plain.data(), plain.data() + text.size(), value);
  if (fault != std::errc() || end != plain.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> short_figure(std::string_view text, const NumberFormat& format) {
  constexpr std::size_t most_digits = 18;  // so many fit 64 bits, and a Decimal keeps them all
  const bool negative = !text.empty() && text.front() == '-';
  std::size_t at = negative ? 1 : 0;
  const std::size_t begin = at;
  std::uint64_t digits = 0;
  for (; at < text.size() && is_digit(text[at]); ++at)
    digits = digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
  const std::size_t whole = at - begin;
  if (whole == 0 || (whole > 1 && text[begin] == '0')) return std::nullopt;
  const std::size_t mark = at;
  std::size_t decimals = 0;
  if (at < text.size() && ((text[at] == '.' && format.point == MarkMeaning::decimal) ||
                           (text[at] == ',' && format.comma == MarkMeaning::decimal))) {
    for (++at; at < text.size() && is_digit(text[at]); ++at) {
      digits = digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
    }
    decimals = at - mark - 1;
    if (decimals == 0) return std::nullopt;
  }
  if (at != text.size() || whole + decimals > most_digits) return std::nullopt;
  if (digits > std::uint64_t{1} << 53U) return with_point(text, mark);
  const double value = static_cast<double>(digits) / tens.at(decimals);
  return negative && digits > 0 ? -value : value;
}

FigureRead any_figure(std::string_view text, const FigureColumn& column, const Marks& marks) {
  text = utf8::trimmed(text);
  if (text.empty()) return {nothing, FigureFault::missing};
  if (const auto value = short_figure(text, column.format)) return {*value};
  if (const auto mark = marks.find(text)) {
    return mark->kind == CellKind::nil ? FigureRead{0} : FigureRead{nothing, FigureFault::missing};
  }
  const auto figure = take_apart(text);
  if (!figure || figure->unit != column.unit) return {nothing, FigureFault::not_understood};
  const FigureValue value = figure_value(*figure, column.format);
  if (value.trouble == FigureTrouble::too_large) return {nothing, FigureFault::too_large};
  if (value.trouble != FigureTrouble::none) return {nothing, FigureFault::not_understood};
  const double middle = midpoint_number({value.low, value.high});
  return std::isfinite(middle) ? FigureRead{middle} : FigureRead{nothing, FigureFault::too_large};
}

}  // namespace ecumene::source_internal
