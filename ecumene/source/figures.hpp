// One printed figure taken apart: its digits and the marks between them, sign, percent sign, range, footnote mark,
// unit.
//
// Taking apart needs no number format: "1,234" stays ambiguous until figures_votes.hpp has decided what the comma is.
// The digits are kept as printed and become an exact Decimal with their printed decimals; never binary floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/status.hpp"

namespace ecumene {

enum class NumberMark : std::uint8_t { none, point, comma, space, apostrophe };

// What a comma (or a point) that stands alone before three digits is taken for.
enum class MarkMeaning : std::uint8_t { undecided, decimal, thousands };

struct NumberFormat {
  MarkMeaning comma = MarkMeaning::undecided;
  MarkMeaning point = MarkMeaning::undecided;
};

// Digits with marks between them. At most one of `decimal` and `ambiguous` is set.
struct PrintedNumber {
  bool negative = false;
  std::string digits;          // every digit, marks left out; no leading zero before another integer digit
  std::string exponent;        // "5", "-3" of "1e5", "1E-3"; empty: none
  std::size_t last_group = 0;  // digits after the last mark
  NumberMark decimal = NumberMark::none;
  NumberMark thousands = NumberMark::none;
  NumberMark ambiguous = NumberMark::none;  // comma or point: "1,234", "1.234"
  bool irregular = false;                   // a group of four before groups of three: "1196 164"
};

// Reads a number from the front of `text` and moves `text` behind it; nullopt (and `text` as it was) if there is none.
// Grouping must be in threes; space, NBSP, U+2007, U+2009 and U+202F group alike; "007" is a code, not a number.
std::optional<PrintedNumber> take_number(std::string_view& text);

struct PrintedFigure {
  PrintedNumber low;
  std::optional<PrintedNumber> high;  // of a range "6-8", "50–60"
  bool percent = false;
  std::string footnote;                                  // "1)", "*", "²"
  std::string unit;                                      // "млн" of "100 млн", "$": only words that name a unit
  ObservationStatus status = ObservationStatus::normal;  // from a flag: "12.5 (e)"
};

// nullopt where the text is no figure in any number format. Dates, codes, ordinals and phrases are no figures.
std::optional<PrintedFigure> take_apart(std::string_view text);

enum class FigureTrouble : std::uint8_t { none, too_large, too_fine, reversed };

struct FigureValue {
  FigureTrouble trouble = FigureTrouble::none;
  Decimal low;
  Decimal high;
};

// The value under a number format; what is undecided there is read as a decimal mark. too_large: more than 30 digits
// before the decimal mark; too_fine: more than 30 behind it, or more than 38 in all (sums must stay exact); reversed: a
// range whose first end is above its second.
FigureValue figure_value(const PrintedFigure& figure, const NumberFormat& format);

// True for a whole year 1800-2100 or a range of such years ("2005", "2005-2010", "1939 г.").
bool is_year(const PrintedFigure& figure);

}  // namespace ecumene
