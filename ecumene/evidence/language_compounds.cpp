// Words that join a number and what it is a number of: "двухмесячный", "двадцатипятилетний", "полмиллиона".
#include <charconv>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/language.hpp"

namespace ecumene {

bool Language::take_affix(std::string_view name, std::string_view value, const std::vector<std::string_view>& words) {
  if (name != "prefix" && name != "suffix" && name != "suffix_of_half") return false;
  Affix affix;
  if (name == "prefix") {
    const std::string_view whole = value.substr(0, value.find('/'));
    std::from_chars(whole.data(), whole.data() + whole.size(), affix.value);
    if (whole.size() < value.size())
      std::from_chars(whole.data() + whole.size() + 1, value.data() + value.size(), affix.denominator);
  } else {
    affix.code = value;
  }
  for (const auto word : words) {
    affix.letters = utf8::folded(word);
    (name == "prefix" ? prefixes_ : name == "suffix" ? suffixes_ : suffixes_of_half_).push_back(affix);
  }
  return true;
}

// Each prefix with each suffix; those of full tens with those of ones between: двадцати-пяти-летний.
void Language::add_compounds() {
  const auto add = [this](const Affix& number, const std::string& letters, const Affix& suffix) {
    Sense sense{.kind = WordKind::compound, .value = number.value, .denominator = number.denominator};
    sense.code = suffix.code;
    take_forms(sense, letters + suffix.letters);
  };
  const auto count = prefixes_.size();
  for (std::size_t at = 0; at < count; ++at) {
    if (prefixes_[at].value < 20 || prefixes_[at].value > 90 || prefixes_[at].denominator != 1) continue;
    for (std::size_t other = 0; other < count; ++other) {
      Affix both = prefixes_[other];
      if (both.value > 9 || both.denominator != 1) continue;
      both.value += prefixes_[at].value;
      both.letters = prefixes_[at].letters + both.letters;
      prefixes_.push_back(both);
    }
  }
  for (const Affix& prefix : prefixes_) {
    const bool is_half = prefix.value == 1 && prefix.denominator == 2;
    for (const Affix& suffix : is_half ? suffixes_of_half_ : suffixes_) add(prefix, prefix.letters, suffix);
    if (!is_half) continue;
    for (const Affix& suffix : suffixes_of_half_) add(prefix, prefix.letters + " ", suffix);  // "пол-литра"
  }
}

}  // namespace ecumene
