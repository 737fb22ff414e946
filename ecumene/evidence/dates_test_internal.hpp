// What tests say of the dates of a text.
#pragma once

#include <string>
#include <string_view>

#include "ecumene/evidence/reading.hpp"

namespace ecumene::evidence_internal {

// EDTF of each date: "1943-08-23; 1944".
inline std::string dates(std::string_view text, std::string_view code) {
  std::string said;
  for (const Mention& mention : read_text(text, {.language = language(code)}).mentions)
    if (mention.type == MentionType::date) said += (said.empty() ? "" : "; ") + mention.edtf;
  return said;
}

}  // namespace ecumene::evidence_internal
