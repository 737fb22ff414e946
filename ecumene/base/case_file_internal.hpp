// Reading tests/cases/*.case: lines of fields separated by '|', each field trimmed; '#' begins a comment line.
#pragma once

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/utf8.hpp"

namespace ecumene::tests {

struct CaseLine {
  std::size_t number = 0;
  std::vector<std::string> fields;
  const std::string& operator[](std::size_t i) const { return fields.at(i); }
};

inline std::vector<CaseLine> case_lines(const std::string& name) {
  std::ifstream file(std::string(ECUMENE_SOURCE_DIR "/tests/cases/") + name);
  std::vector<CaseLine> lines;
  std::string text;
  for (std::size_t number = 1; std::getline(file, text); ++number) {
    if (text.empty() || text.front() == '#') continue;
    CaseLine line{number, {}};
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      line.fields.emplace_back(utf8::trimmed(rest.substr(0, bar)));
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace ecumene::tests
