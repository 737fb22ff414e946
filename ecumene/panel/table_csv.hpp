// A table as plain CSV text (RFC 4180): one heading line, then one line a row; the stub columns come first.
//
// Fields are quoted only where they must be; lines end in a line feed, so that the same table gives the same bytes on
// every machine. Captions, notes and places are not part of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ecumene/panel/table.hpp"

namespace ecumene {

// printed: figures as the source prints them ("1 234,5", "6–8"). plain: as other programs read them ("1234.5", "6-8").
enum class FigureForm : std::uint8_t { printed, plain };

std::string to_csv(const Table& table, FigureForm form = FigureForm::printed);

}  // namespace ecumene
