// The words of the language files as tests want them: read by other code than the reader's, so that the two are twins.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/utf8.hpp"

namespace ecumene::language_data {

// The lines `kind value: form, form; value: form` of a language file, read by other code than the reader's.
struct Data {
  std::string language;
  std::map<std::string, std::multimap<std::string, std::string>> forms{};  // by kind, then by form: its values
  std::vector<std::string> endings{""};                                    // of the first layers, each alone
};

inline std::vector<std::string> parts(const std::string& text, char mark) {
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    const std::string part(utf8::trimmed(std::string_view(text).substr(begin, end - begin)));
    if (!part.empty()) found.push_back(part);
    begin = end + 1;
  }
  return found;
}

inline void take(Data& data, const std::string& kind, const std::string& values) {
  for (const std::string& value : parts(values, ';')) {
    const std::size_t colon = value.find(':');
    const auto names = parts(value.substr(0, colon), ' ');
    for (const std::string& form : parts(value.substr(colon + 1), ','))
      data.forms[kind].emplace(form, names.empty() ? "" : names.front());
  }
}

inline Data data_of(const std::string& code) {
  Data data{.language = code};
  std::ifstream file(ECUMENE_SOURCE_DIR "/ecumene/evidence/languages/" + code + ".lang");
  if (!file) throw std::runtime_error("no data of the language " + code);
  for (std::string line; std::getline(file, line);) {
    const std::size_t end = line.find_first_of(" :");
    if (line.empty() || line.front() == '#' || end == std::string::npos) continue;
    const std::string kind = line.substr(0, end);
    take(data, kind, line.substr(end));
    if (kind == "endings")
      for (const std::string& ending : parts(line.substr(end + 1), ',')) data.endings.push_back(ending);
  }
  return data;
}

inline std::string stop_behind(const std::string& form) {
  return form.back() == '.' ? "" : ".";
}

inline const std::vector<std::string> codes{"be", "en", "kk", "ru", "uk"};

struct Budget {
  std::size_t forms;  // how many endings of each form are tried
  std::mt19937_64 random;
};

inline Budget budget() {
  const bool is_full = std::getenv("ECUMENE_FULL_TESTS") != nullptr;
  return {is_full ? std::size_t{40} : std::size_t{1}, std::mt19937_64(13)};
}

// The form as it is written, with endings where the data have "*".
inline std::vector<std::string> written(const Data& data, const std::string& form, Budget& budget) {
  if (form.back() != '*') return {form};
  std::vector<std::string> found;
  for (std::size_t count = 0; count < budget.forms; ++count)
    found.push_back(form.substr(0, form.size() - 1) + data.endings[budget.random() % data.endings.size()]);
  return found;
}

}  // namespace ecumene::language_data
