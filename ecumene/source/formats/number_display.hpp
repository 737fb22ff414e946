// How a workbook displays a stored number: the number formats of ECMA-376 part 1, section 18.8.30/31, as far as figures
// need them (digit placeholders, thousands, percent, scaling commas, literals, sections, exponents); dates and times
// are recognised and shown as ISO 8601.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ecumene/base/decimal.hpp"

namespace ecumene {

// Which day a workbook counts as day 0: 1899-12-30 (after the fictitious 29 February 1900) or 1904-01-01.
enum class DateSystem : std::uint8_t { from_1900, from_1904 };

struct Displayed {
  std::string text{};  // what the user sees, with '.' as decimal mark and no thousands marks
  bool is_date = false;
  bool percent = false;
};

// `code` as in numFmt/@formatCode; "General" shows at most 11 significant digits.
Displayed displayed(const Decimal& stored, std::string_view code, DateSystem dates = DateSystem::from_1900);

// The code of a built-in format id (ECMA-376, 18.8.30); "General" for those that are not defined.
std::string_view builtin_format(int id);

}  // namespace ecumene
