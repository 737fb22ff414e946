// Places in a text.
//
// Words of kind `place CODE` in the language files stand beside names:
//   at, away     before a name: the place where something holds, or that it comes from, goes to, is compared with
//   city         before or behind: it is a city ("г.", "қаласы")        named   before or behind: named after somebody
//   not          a name that is also a word or a person's: it needs support beside it
//   back-city, back-region, back-republic, back-country   "the city": the one spoken of
//   back-there   "where": the place named last            and   between names of a list, beside the words of ranges
//   Oblast, Krai, District, ...  with a capital: behind a name, the region or district of that name; the English word
//
// A name counts at once if it is a country, a region, written by hand in the gazetteer or a city of some size; any
// other needs support: a preposition of place, a word for city or region, a case that says where. Of several places of
// one name these are kept, in this order, until one is left: those written by hand; those in the country that the text
// names most; the one at least five times as large as the next. If more are left the mention stays ambiguous.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ecumene/evidence/gazetteer.hpp"
#include "ecumene/evidence/place_grammar.hpp"
#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {

struct PlaceMention {
  enum class Form : std::uint8_t { name, adjective, back };

  std::size_t first = 0;                            // tokens
  std::size_t last = 0;                             // one past
  const GazetteerPlace* place = nullptr;            // nullptr: ambiguous, or a district that the gazetteer lacks
  SharedText name{};                                // English; empty: of the ambiguous places have different names
  std::vector<const GazetteerPlace*> candidates{};  // of an ambiguous one, the largest first
  Form form = Form::name;
  PlaceRole role = PlaceRole::plain;
  PlaceKind kind = PlaceKind::city;
  std::string_view back{};  // of a word that refers back: "back-city", ...; it has no place yet
};

// In text order, apart from each other. Notes and lists of references are passed over. Linear.
std::vector<PlaceMention> places_in(const Tokens& tokens, const std::vector<Stretch>& stretches);

}  // namespace ecumene::evidence_internal
