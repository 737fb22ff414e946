// Footnote marks and flags at a figure or a label: "12,5*", "12.5¹", "1 234 1)", "<sup>1</sup>", "12.5 (e)".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ecumene/base/status.hpp"

namespace ecumene {

// Takes one mark off the end (or the front) of `text`; empty if there is none. A number in front of a closing
// parenthesis is a mark only behind a space ("1 234 1)"), because "12341)" does not say where the figure ends.
std::string take_footnote_back(std::string_view& text);
std::string take_footnote_front(std::string_view& text);

// The status a flag stands for, as Eurostat and the IMF print them: "(e)" estimated, "(p)" provisional, "(b)" break in
// the series, "(f)" forecast, "(u)" low reliability, "(d)" definition differs.
std::optional<ObservationStatus> flag_status(std::string_view mark);

}  // namespace ecumene
