// What tests say of the quantities of a text.
#pragma once

#include <string>
#include <string_view>

#include "ecumene/evidence/reading.hpp"

namespace ecumene::evidence_internal {

// Value, unit, kind and modifier of each quantity: "12.5 RUB money exact".
inline std::string told(std::string_view text, std::string_view code) {
  std::string said;
  for (const Mention& mention : read_text(text, {.language = language(code)}).mentions) {
    if (mention.type != MentionType::quantity) continue;
    const auto plain = [](const Decimal& value) {
      std::string digits = value.rounded(4).to_string();
      if (digits.find('.') == std::string::npos) return digits;
      while (digits.back() == '0') digits.pop_back();
      if (digits.back() == '.') digits.pop_back();
      return digits;
    };
    if (!said.empty()) said += "; ";
    said += plain(mention.low) + (mention.is_range ? ".." + plain(mention.high) : "") + " " + mention.unit + " " +
            std::string(to_string(mention.kind)) + " " + std::string(to_string(mention.modifier));
  }
  return said;
}

}  // namespace ecumene::evidence_internal
