#include "ecumene/audit/names.hpp"

#include <algorithm>
#include <array>

#include "ecumene/base/utf8.hpp"

namespace ecumene::auditing {
namespace {

// Words that say what kind of unit it is, not which: half of all names share them.
constexpr std::array<std::string_view, 22> kinds{"oblast", "republic",   "krai",    "region",     "district", "city",
                                                 "okrug",  "province",   "область", "республика", "край",     "округ",
                                                 "район",  "республіка", "область", "місто",      "облысы",   "қаласы",
                                                 "город",  "state",      "county",  "territory"};

std::vector<char32_t> letters(std::string_view text) {
  const auto folded = utf8::folded(text);
  std::vector<char32_t> points;
  for (std::size_t offset = 0; offset < folded.size();) points.push_back(utf8::next(folded, offset));
  return points;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto left = letters(a), right = letters(b);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const auto replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

bool same_but_for_spelling(std::string_view a, std::string_view b) {
  const auto shortest = std::min(letters(a).size(), letters(b).size());
  return shortest >= 6 && edit_distance(a, b) <= 2;
}

bool resemble(std::string_view a, std::string_view b) {
  const auto left = utf8::folded(a), right = utf8::folded(b);
  const auto right_words = utf8::words(right);
  for (const auto word : utf8::words(left)) {
    if (letters(word).size() < 4 || std::find(kinds.begin(), kinds.end(), word) != kinds.end()) continue;
    if (std::find(right_words.begin(), right_words.end(), word) != right_words.end()) return true;
  }
  const auto longest = std::max(letters(a).size(), letters(b).size());
  return longest > 0 && edit_distance(a, b) * 4 <= longest;
}

}  // namespace ecumene::auditing
