// The places that a user asks a store for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ecumene/evidence/store_sqlite_internal.hpp"

namespace ecumene::evidence_internal {

struct AskedPlaces {
  std::vector<std::int64_t> rows{};  // of the table `places`
  std::vector<std::string> names{};  // as statements name them, the user's own word first
};

// By id, by the name that the store has, by any name of the gazetteer in any language that is built in (all places so
// called); else by a bent form of such a name or as texts write regions ("Харьковская область"), if that leaves one
// place. Nothing found: only the user's word.
AskedPlaces asked_places(const Database& database, const std::string& place);

// Up to three names of places in the store that the user may have meant: those that differ least, by at most a third of
// their letters, those named more often first; apart by commas.
std::string names_like(const Database& database, const std::string& place);

}  // namespace ecumene::evidence_internal
