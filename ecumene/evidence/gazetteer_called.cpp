// From a name, in any of the languages and perhaps bent, to the places so called.
#include <algorithm>
#include <string>
#include <vector>

#include "ecumene/evidence/gazetteer.hpp"
#include "ecumene/evidence/gazetteer_internal.hpp"
#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene {
namespace {

using evidence_internal::Gazetteer;
using Words = std::vector<std::vector<std::string>>;  // of each word the forms that it may come from

// The words of a name stand apart by one space, hyphen or full stop.
bool is_name(std::string_view name, const Words& words) {
  for (const auto& forms : words) {
    const std::size_t end = std::min(name.find_first_of(" -."), name.size());
    if (std::ranges::find(forms, name.substr(0, end)) == forms.end()) return false;
    const std::size_t behind = name.find_first_not_of(" -.", end);
    name = behind == std::string_view::npos ? std::string_view() : name.substr(behind);
  }
  return name.empty();
}

void add_called(const Gazetteer& gazetteer, const Words& words, std::vector<const GazetteerPlace*>& places) {
  if (words.empty()) return;
  for (const std::string& first : words.front()) {
    for (std::uint32_t at = gazetteer.first_name(first); at != 0; at = gazetteer.name(at - 1).next) {
      const auto& name = gazetteer.name(at - 1);
      if (name.is_adjective || !is_name(name.words, words)) continue;
      const GazetteerPlace* place = &gazetteer.place(name.place);
      if (std::ranges::find(places, place) == places.end()) places.push_back(place);
    }
  }
}

}  // namespace

std::vector<const GazetteerPlace*> gazetteer_places_called(std::string_view name, NameForm form) {
  const Gazetteer& gazetteer = evidence_internal::gazetteer();
  std::vector<const GazetteerPlace*> places;
  const std::vector<std::string> folded = words_of(name);
  if (form == NameForm::as_it_is) {
    Words words;
    for (const std::string& word : folded) words.push_back({word});
    add_called(gazetteer, words, places);
  } else {
    for (const Language& language : languages()) {
      Words words;
      for (const std::string& word : folded) {
        auto& forms = words.emplace_back();
        for (const PlaceBase& base : language.places().bases(language, word))
          if (base.form == PlaceBase::Form::name) forms.push_back(base.word);
      }
      add_called(gazetteer, words, places);
    }
  }
  std::ranges::stable_sort(places, [](const auto* a, const auto* b) { return a->population > b->population; });
  return places;
}

}  // namespace ecumene
