// Places: countries, regions and cities with their coordinates, and the names that texts give them in the languages
// that are built in, old names included ("Stalingrad", "Гурьев"). Made from GeoNames (CC BY 4.0) and the other sources
// named in evidence/gazetteer/NOTICE; tools/make_gazetteer.py makes the table, the names given up are written by hand.
//
// The table is read once, when it is first asked for, and never changes; threads may ask at the same time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ecumene {

enum class PlaceKind : std::uint8_t { world, country, macro_region, region, city };
std::string_view to_string(PlaceKind kind);

struct GazetteerPlace {
  std::string_view id;       // city: of GeoNames ("706483"); region: ISO 3166-2 ("UA-63"); "country:UA"; "area:siberia"
  std::string_view name;     // English: "Kharkiv", "Kharkiv Oblast", "Kazakhstan"
  std::string_view country;  // ISO 3166-1 alpha-2 of today ("UA"); empty over borders
  double latitude = 0;       // degrees, WGS 84; of a country or region its stated point, the seat of its government
  double longitude = 0;
  std::uint64_t population = 0;  // of cities, as GeoNames has it; 0: not known
  PlaceKind kind = PlaceKind::city;
  std::string_view region;  // id of the first-level region that it lies in; empty: not known
};

// nullptr: no such id. The place lives as long as the program.
const GazetteerPlace* gazetteer_place(std::string_view id);

// Places so called in any of the languages, old names included; letter case does not matter. bent: each word may have
// a case ending of one language ("Харькове", "Нижнем Новгороде"). The largest first.
enum class NameForm : std::uint8_t { as_it_is, bent };
std::vector<const GazetteerPlace*> gazetteer_places_called(std::string_view name, NameForm form);

}  // namespace ecumene
