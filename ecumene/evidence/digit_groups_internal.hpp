// Digits in groups: "1,093,000", "1 093 000", "1.093.000", "8,43,750".
#pragma once

#include <string>

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

struct Groups {
  std::string digits;
  std::size_t next;
  char32_t separator;  // 0: none or spaces
};

// Three digits, as they stand behind a separator.
bool is_group(const Page& page, std::size_t at);

// The number whose digits begin at a token. One group behind a mark that is also a decimal mark, in this language or in
// this text, is no group.
Groups grouped_digits(const Page& page, std::size_t at);

}  // namespace ecumene::evidence_internal
