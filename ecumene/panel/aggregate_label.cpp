#include "ecumene/panel/aggregate_label.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

using namespace std::string_view_literals;

// No place is named with one of these words first, so whatever follows is a total ("Всего по округу", "Total,
// Siberia").
constexpr std::array opening_words{
    "total"sv,   "totals"sv, "subtotal"sv, "average"sv,                 // en
    "итого"sv,   "всего"sv,  "итог"sv,                                  // ru
    "усього"sv,  "всього"sv, "разом"sv,    "підсумок"sv,  "загалом"sv,  // uk
    "барлығы"sv, "жиыны"sv,  "жиынтығы"sv, "қорытынды"sv,               // kk
};

// Words that also open the names of places ("Средний Урал") or could: the label must be the phrase, or go on after it.
constexpr std::array whole_labels{
    "mean"sv,        "sum"sv,
    "median"sv,      "all regions"sv,  // en
    "среднее"sv,     "сумма"sv,
    "медиана"sv,     "все регионы"sv,  // ru
    "середнє"sv,     "медіана"sv,
    "усі регіони"sv,                      // uk
    "орташа"sv,      "барлық өңірлер"sv,  // kk
};
constexpr std::array opening_phrases{
    "grand total"sv, "mean value"sv,       "arithmetic mean"sv,        "overall total"sv, "mean of"sv,
    "sum of"sv,                                                                                          // en
    "среднее по"sv,  "среднее значение"sv, "среднее арифметическое"sv, "в среднем"sv,     "в целом"sv,   // ru
    "середнє по"sv,  "середнє значення"sv, "в середньому"sv,           "у середньому"sv,  "в цілому"sv,  // uk
    "орташа мән"sv,  "орта есеппен"sv,     "орташа есеппен"sv,                                           // kk
};

// True if `text` is `opening` or goes on after it with a separator.
bool opens_with(std::string_view text, std::string_view opening) {
  if (!text.starts_with(opening)) return false;
  return text.size() == opening.size() || " :,.(;"sv.find(text[opening.size()]) != std::string_view::npos;
}

}  // namespace

bool is_aggregate_label(std::string_view label) {
  const std::string folded = utf8::folded(label);
  std::string_view text = folded;
  while (!text.empty() && ":.,;* "sv.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  const auto opens = [&](std::string_view opening) { return opens_with(text, opening); };
  return std::any_of(opening_words.begin(), opening_words.end(), opens) ||
         std::any_of(opening_phrases.begin(), opening_phrases.end(), opens) ||
         std::find(whole_labels.begin(), whole_labels.end(), text) != whole_labels.end();
}

}  // namespace ecumene
