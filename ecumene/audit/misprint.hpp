// The slips by which a figure is printed wrong, recognised from the figure that should stand there.
#pragma once

#include <cstdint>
#include <string_view>

#include "ecumene/audit/figures.hpp"

namespace ecumene::auditing {

enum class Misprint : std::uint8_t {
  none,
  digits_swapped,  // 6581 for 1658 counts as well: the same digits in another order
  one_digit,       // one digit differs
  decimal_shift,   // ten, a hundred or a thousand times too large or too small
  sign,            // the minus is lost or added
};

// How `printed` came from the figure that should stand there, which is `needed` give or take `slack`. none if no single
// slip explains it, or if they are equal.
Misprint misprint(const Figures& figures, const Figure& printed, Units needed, Units slack = 0);

// Slips so specific that chance hardly gives them: all but one_digit, and that too in a figure of four digits or more.
bool is_telling(Misprint kind, const Figures& figures, const Figure& printed);

std::string_view in_words(Misprint kind);  // "digits swapped", ...; empty for none

}  // namespace ecumene::auditing
