#include "ecumene/evidence/find_places_internal.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/gazetteer.hpp"
#include "ecumene/evidence/places_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

struct StoredPlace {
  std::int64_t row = 0;
  std::string id{};
  std::string name{};
  std::int64_t statements = 0;
};

std::vector<StoredPlace> stored_places(const Database& database) {
  std::vector<StoredPlace> places;
  Query rows(database, "SELECT id, place_id, name, statements FROM places ORDER BY id");
  while (rows.step()) places.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.integer(3)});
  return places;
}

std::set<std::string> ids_of(const std::vector<const GazetteerPlace*>& places) {
  std::set<std::string> ids;
  for (const GazetteerPlace* place : places) ids.emplace(place->id);
  return ids;
}

// A region as texts write it, in the language in which the words are one.
std::set<std::string> ids_as_read(const std::string& text) {
  std::set<std::string> ids;
  const Tokens tokens = tokens_of(text);
  for (const Language& language : languages()) {
    auto lexicons = lexicons_of(tokens, &language);
    for (const PlaceMention& mention : places_in(tokens, stretches_of(tokens, lexicons)))
      if (mention.place != nullptr && mention.first == 0 && mention.last == tokens.size())
        ids.emplace(mention.place->id);
  }
  return ids;
}

void take(const std::vector<StoredPlace>& stored, const std::set<std::string>& ids, AskedPlaces& asked) {
  for (const StoredPlace& place : stored) {
    if (!ids.contains(place.id)) continue;
    asked.rows.push_back(place.row);
    asked.names.push_back(place.name);
  }
}

// Least number of letters to put in, leave out or change.
std::size_t letters_apart(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t at = 0; at <= b.size(); ++at) row[at] = at;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

std::u32string letters_of(const std::string& text) {
  std::u32string letters;
  const std::string folded = utf8::folded(text);
  for (std::size_t at = 0; at < folded.size();) letters += utf8::next(folded, at);
  return letters;
}

}  // namespace

AskedPlaces asked_places(const Database& database, const std::string& place) {
  AskedPlaces asked{.names = {place}};
  const std::string wanted = utf8::folded(place);
  const std::vector<StoredPlace> stored = stored_places(database);
  std::set<std::string> ids;
  for (const StoredPlace& one : stored)
    if (one.id == place || utf8::folded(one.name) == wanted) ids.insert(one.id);
  if (ids.empty()) ids = ids_of(gazetteer_places_called(place, NameForm::as_it_is));
  take(stored, ids, asked);
  if (!asked.rows.empty()) return asked;
  for (const auto& bent : {ids_of(gazetteer_places_called(place, NameForm::bent)), ids_as_read(place)}) {
    AskedPlaces found{.names = {place}};
    take(stored, bent, found);
    if (found.rows.size() == 1) return found;
  }
  return asked;
}

std::string names_like(const Database& database, const std::string& place) {
  constexpr std::size_t longest = 64;  // letters: what is longer is no name
  constexpr std::size_t most = 3;
  const std::u32string wanted = letters_of(place);
  if (wanted.size() > longest) return {};
  std::vector<std::tuple<std::size_t, std::int64_t, std::string>> near;  // apart, less statements, name
  for (const StoredPlace& one : stored_places(database)) {
    const std::u32string name = letters_of(one.name);
    const std::size_t apart = letters_apart(wanted, name);
    if (3 * apart <= name.size()) near.emplace_back(apart, -one.statements, one.name);
  }
  std::sort(near.begin(), near.end());
  std::string names;
  for (std::size_t at = 0; at < std::min(most, near.size()); ++at)
    names += (names.empty() ? "" : ", ") + std::get<2>(near[at]);
  return names;
}

}  // namespace ecumene::evidence_internal
