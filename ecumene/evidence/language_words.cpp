// What a language says of a word, and the words of its sets.
#include <algorithm>
#include <array>
#include <charconv>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/word_endings_internal.hpp"

namespace ecumene {

using evidence_internal::begins_in;
using evidence_internal::ends_in;

namespace {

// In the order of enum WordSet.
constexpr std::array<std::string_view, 30> set_names{
    "common",         "parts",    "minus",   "contact",         "bare_points",    "inverted",
    "inverted_few",   "many",     "over",    "ordinal_endings", "decade_endings", "difference_endings",
    "approx_endings", "opening",  "closing", "account",         "at_age",         "report",
    "other_year",     "pointing", "others",  "either",          "of_age",         "spoken_in",
    "of_whole",       "dated",    "graded",  "graded_by",       "one_power",      "collective"};

}  // namespace

bool Language::take_set(std::string_view name, const std::vector<std::string_view>& words) {
  if (name == "typical_endings") {
    for (const auto ending : words) typical_endings_.push_back(utf8::folded(ending));
    return true;
  }
  if (name == "money_before") {
    for (const auto item : words) {
      const std::size_t space = item.find(' ');
      int year = 0;
      if (space == std::string_view::npos || std::from_chars(item.data(), item.data() + space, year).ec != std::errc{})
        return false;
      money_before_.emplace_back(year, item.substr(space + 1));
    }
    return true;
  }
  const auto set = std::ranges::find(set_names, name);
  if (set == set_names.end()) return false;
  const std::uint32_t is_in_it = bit(static_cast<WordSet>(set - set_names.begin()));
  all_sets_ |= is_in_it;
  for (const auto word : words) sets_[utf8::folded(word)] |= is_in_it;
  return true;
}

std::string_view Language::money_in(int year) const {
  const auto row = std::ranges::find_if(money_before_, [year](const auto& before) { return year < before.first; });
  return row == money_before_.end() ? std::string_view() : std::string_view(row->second);
}

std::uint16_t Language::endings(std::string_view folded_word) const {
  constexpr std::size_t least_letters = 2;
  std::uint16_t sorts = 0;
  for (const auto& [sort, ending] : word_endings_) {
    const auto has_sort = static_cast<std::uint16_t>(1U << static_cast<unsigned>(sort));
    if ((sorts & has_sort) != 0 || !ends_in(folded_word, ending)) continue;
    if (utf8::length(folded_word.substr(0, folded_word.size() - ending.size())) >= least_letters) sorts |= has_sort;
  }
  return sorts;
}

std::string_view Language::stem(std::string_view folded_word) const {
  constexpr std::size_t least_letters = 3;
  std::string_view shortest = folded_word;
  for (const auto& [sort, ending] : word_endings_) {
    if (sort != EndingSort::noun || !ends_in(folded_word, ending)) continue;
    const std::string_view rest = folded_word.substr(0, folded_word.size() - ending.size());
    if (rest.size() < shortest.size() && utf8::length(rest) >= least_letters) shortest = rest;
  }
  return shortest;
}

// One ending of each layer from `layer` on, or none of it.
bool Language::is_ending(std::string_view letters, std::size_t layer) const {
  if (letters.empty()) return true;
  for (; layer < endings_.size(); ++layer)
    for (const std::string& ending : endings_[layer])
      if (begins_in(letters, ending) && is_ending(letters.substr(ending.size()), layer + 1)) return true;
  return false;
}

std::size_t Language::own_letters(std::string_view word) const {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();)
    if (letters_.contains(utf8::next(word, at))) ++count;
  return count;
}

bool Language::has_letters_of(std::string_view folded_word) const {
  for (std::size_t at = 0; at < folded_word.size();) {
    const char32_t letter = utf8::next(folded_word, at);
    const bool is_letter = letter > U'@' && letter != 0xB2 && letter != 0xB3;  // no apostrophe, no raised digit
    if (is_letter && !alphabet_.contains(letter)) return false;
  }
  return true;
}

int Language::familiarity(std::string_view folded_word) const {
  constexpr int common = 4;
  constexpr int typical = 2;
  constexpr int foreign = -4;
  constexpr std::size_t most_letters = 3;
  if (!has_letters_of(folded_word)) return foreign;
  const bool is_typical = std::ranges::any_of(typical_endings_, [&](const std::string& ending) {
    return folded_word.size() > ending.size() && ends_in(folded_word, ending);
  });
  return (is_in(WordSet::common, folded_word) ? common : 0) + (is_typical ? typical : 0) +
         static_cast<int>(std::min(own_letters(folded_word), most_letters));
}

void Language::senses(std::string_view folded_word, std::vector<const Sense*>& found) const {
  constexpr std::size_t longest = 128;            // bytes; what is longer is no word of a language
  std::array<std::uint32_t, longest + 1> hashes;  // of the beginnings
  hashes[0] = word_hash_start;
  const bool is_long = folded_word.size() > longest;
  if (!is_long)
    for (std::size_t at = 0; at < folded_word.size(); ++at) hashes[at + 1] = word_hash(hashes[at], folded_word[at]);
  const std::uint32_t whole = is_long ? word_hash(folded_word) : hashes[folded_word.size()];
  const auto before = static_cast<std::ptrdiff_t>(found.size());
  if (const auto* row = by_first_word_.find(folded_word, whole)) found.insert(found.end(), row->begin(), row->end());
  for (std::size_t cut = is_long ? 0 : folded_word.size(); cut > 0; --cut) {
    const auto* row = by_stem_.find(folded_word.substr(0, cut), hashes[cut]);
    if (row != nullptr && is_ending(folded_word.substr(cut), 0)) found.insert(found.end(), row->begin(), row->end());
  }
  std::ranges::stable_sort(found.begin() + before, found.end(), {}, &Sense::kind);
}

}  // namespace ecumene
