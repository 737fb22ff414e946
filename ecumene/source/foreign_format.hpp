// Files that people name by mistake: containers, pictures, old office files, and bytes that are no text at all.
#pragma once

#include <string_view>

namespace ecumene {

// A format that is known but not read.
struct ForeignFormat {
  std::string_view magic{};    // its first bytes
  std::string_view title{};    // ends the sentence "this is ..."
  std::string_view way_out{};  // what to do with it
};
// nullptr: none of them.
const ForeignFormat* foreign_format(std::string_view bytes);

// Bytes that are a text in some encoding: once they are decoded, at most one character in fifty of their first
// 64 KiB is a control character beside tabs, line and page ends, or no more than three are.
bool is_text(std::string_view bytes);

}  // namespace ecumene
