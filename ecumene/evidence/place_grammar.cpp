#include "ecumene/evidence/place_grammar.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/word_endings_internal.hpp"

namespace ecumene {

using evidence_internal::ends_in;
namespace {

constexpr std::size_t least_bytes = 4;  // of what an ending of the language leaves: two Cyrillic letters
constexpr std::size_t most_bytes = 80;  // of a word that can be a name

std::string ending_of(std::string_view form) {
  return form == "_" ? std::string() : utf8::folded(form);
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& endings) {
  return std::ranges::any_of(endings, [&](const std::string& ending) { return ends_in(text, ending); });
}

}  // namespace

bool PlaceGrammar::take_line(std::string_view kind, std::string_view value,
                             const std::vector<std::string_view>& forms) {
  if (!kind.starts_with("place_")) return false;
  for (const std::string_view form : forms) {
    if (kind == "place_endings" && form == "*")
      takes_any_ending_ = true;
    else if (kind == "place_endings")
      endings_.push_back({ending_of(form), ending_of(value)});
    else if (kind == "place_adjectives")
      suffixes_.push_back({ending_of(form), ending_of(value)});
    else if (kind == "place_adjective_endings")
      adjective_endings_.push_back(ending_of(form));
    else if (kind == "place_at_endings")
      at_.push_back(ending_of(form));
    else if (kind == "place_away_endings")
      away_.push_back(ending_of(form));
    else
      return false;
  }
  return true;
}

PlaceRole PlaceGrammar::role(std::string_view ending) const {
  if (ends_with_any(ending, away_)) return PlaceRole::away;
  return ends_with_any(ending, at_) ? PlaceRole::at : PlaceRole::plain;
}

void PlaceGrammar::add_names(std::string_view word, std::vector<PlaceBase>& bases) const {
  for (const Ending& ending : endings_) {
    if (!ends_in(word, ending.text)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.text.size());
    if (rest.size() >= least_of_name)
      bases.push_back({std::string(rest) + ending.nominative, PlaceBase::Form::name, role(ending.text)});
  }
}

// The language's own case endings, cut off wherever they may begin.
void PlaceGrammar::add_stems(const Language& language, std::string_view word, std::vector<PlaceBase>& bases) const {
  for (std::size_t cut = word.size() - 1; cut >= least_bytes; --cut) {
    if ((static_cast<unsigned char>(word[cut]) & 0xC0U) == 0x80U) continue;  // within a letter
    const std::string_view rest = word.substr(cut);
    if (!language.is_ending(rest)) continue;
    for (const auto form : {PlaceBase::Form::name, PlaceBase::Form::stem})
      bases.push_back({std::string(word.substr(0, cut)), form, role(rest)});
  }
}

void PlaceGrammar::add_of_stem(std::string_view stem, std::vector<PlaceBase>& bases) const {
  bases.push_back({std::string(stem), PlaceBase::Form::stem, PlaceRole::plain});
  for (const Ending& suffix : suffixes_) {
    if (!ends_in(stem, suffix.text)) continue;
    const std::string_view rest = stem.substr(0, stem.size() - suffix.text.size());
    if (rest.size() >= least_bytes)
      bases.push_back({std::string(rest) + suffix.nominative, PlaceBase::Form::adjective, PlaceRole::plain});
  }
}

void PlaceGrammar::add_adjectives(std::string_view word, std::vector<PlaceBase>& bases) const {
  for (const std::string& ending : adjective_endings_)
    if (ends_in(word, ending) && word.size() >= ending.size() + least_bytes)
      add_of_stem(word.substr(0, word.size() - ending.size()), bases);
}

std::vector<PlaceBase> PlaceGrammar::bases(const Language& language, std::string_view folded_word) const {
  std::vector<PlaceBase> bases{{std::string(folded_word)}};
  if (folded_word.size() > most_bytes || folded_word.empty()) return bases;
  add_names(folded_word, bases);
  if (takes_any_ending_) add_stems(language, folded_word, bases);
  add_adjectives(folded_word, bases);
  return bases;
}

}  // namespace ecumene
