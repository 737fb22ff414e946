// How a word begins and ends, where most answers are no: the last byte decides nearly all of them.
#pragma once

#include <string_view>

namespace ecumene::evidence_internal {

inline bool ends_in(std::string_view word, std::string_view ending) {
  if (ending.empty()) return true;
  return word.size() >= ending.size() && word.back() == ending.back() && word.ends_with(ending);
}

inline bool begins_in(std::string_view word, std::string_view beginning) {
  if (beginning.empty()) return true;
  const std::size_t last = beginning.size() - 1;
  return word.size() > last && word[last] == beginning[last] && word.starts_with(beginning);
}

}  // namespace ecumene::evidence_internal
