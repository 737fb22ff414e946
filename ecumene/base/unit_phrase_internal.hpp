// Unit phrases: "млн руб.", "тыс. чел.", "ц/га", "на 1000 человек".
//
//   phrase := multiplier* unit multiplier* [ ("/" | "per" | "на") [number] multiplier* unit ]
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/unit_table_internal.hpp"

namespace ecumene::unit_phrase {

using Words = std::vector<std::string>;
using WordSpan = std::span<const std::string>;

// Folded words; points, dashes and the like only separate them; % / $ € , ( ) and other signs are words of their own.
Words words_of(std::string_view heading);

bool is_one_of(std::string_view word, std::span<const std::string_view> list);
bool is_number(std::string_view word);

struct Phrase {
  const unit_table::Name* unit = nullptr;
  const unit_table::Name* per = nullptr;
  int power = 0;
  bool multiplied = false;
};

struct PhraseReading {
  Phrase phrase;
  std::size_t words = 0;  // of those given, from the front
};

// The longest phrase at the front; nothing in it is required.
PhraseReading read_phrase(WordSpan words);

}  // namespace ecumene::unit_phrase
