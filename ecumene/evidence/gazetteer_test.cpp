#include "ecumene/evidence/gazetteer.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/gazetteer_internal.hpp"

using namespace ecumene;
using namespace ecumene::evidence_internal;

namespace {

std::set<std::string> ids_of(std::string_view word) {
  std::set<std::string> ids;
  for (std::uint32_t at = gazetteer().first_name(word); at != 0; at = gazetteer().name(at - 1).next)
    if (gazetteer().name(at - 1).words == word) ids.emplace(gazetteer().place(gazetteer().name(at - 1).place).id);
  return ids;
}

template <class Take>
void each_name(Take take) {
  for (const std::string_view table : {names_table, regions_table, areas_table, history_table})
    CHECK(utf8::first_invalid(table) == std::nullopt);
  for (const char* word : {"нижний", "усть", "new", "saint", "north"})
    for (std::uint32_t at = gazetteer().first_name(word); at != 0; at = gazetteer().name(at - 1).next)
      take(gazetteer().name(at - 1));
}

}  // namespace

TEST_CASE("a place is found by the id of GeoNames, ISO 3166-2 or its own") {
  const GazetteerPlace* kharkiv = gazetteer_place("706483");
  REQUIRE(kharkiv != nullptr);
  CHECK(kharkiv->name == "Kharkiv");
  CHECK(kharkiv->country == "UA");
  CHECK(kharkiv->region == "UA-63");
  CHECK(kharkiv->latitude == doctest::Approx(49.98).epsilon(0.001));
  CHECK(kharkiv->longitude == doctest::Approx(36.25).epsilon(0.001));
  CHECK(kharkiv->population > 1'000'000);
  REQUIRE(gazetteer_place("UA-63") != nullptr);
  CHECK(gazetteer_place("UA-63")->name == "Kharkiv Oblast");
  CHECK(gazetteer_place("country:KZ")->name == "Kazakhstan");
  CHECK(gazetteer_place("country:SU")->name == "Soviet Union");
  CHECK(gazetteer_place("area:donbas")->kind == PlaceKind::macro_region);
}

TEST_CASE("an id that nobody gave leads to no place") {
  CHECK(gazetteer_place("") == nullptr);
  CHECK(gazetteer_place("706483 ") == nullptr);
  CHECK(gazetteer_place("UA-99") == nullptr);
}

TEST_CASE("every city of the table lies on the globe and in a country, and its region is known") {
  std::size_t cities = 0;
  for (std::uint32_t at = 0; at < gazetteer().size(); ++at) {
    const GazetteerPlace& place = gazetteer().place(at);
    CAPTURE(place.id);
    REQUIRE(std::abs(place.latitude) <= 90);
    REQUIRE(std::abs(place.longitude) <= 180);
    REQUIRE(gazetteer_place(place.id) == &place);
    if (place.kind != PlaceKind::city) continue;
    ++cities;
    REQUIRE(place.country.size() == 2);
    if (!place.region.empty()) REQUIRE(gazetteer_place(place.region) != nullptr);
  }
  CHECK(cities > 25'000);
}

TEST_CASE("a name in any of the languages leads to one place") {
  for (const char* name : {"kharkiv", "харьков", "харків", "kharkov"}) CHECK(ids_of(name).contains("706483"));
  for (const char* name : {"karaganda", "қарағанды", "караганда"}) CHECK(ids_of(name).contains("609655"));
  for (const char* name : {"kazakhstan", "казахстан", "қазақстан"}) CHECK(ids_of(name).contains("country:KZ"));
}

TEST_CASE("an old name leads to the place of today and keeps its English form") {
  const std::uint32_t at = gazetteer().first_name("сталинград");
  REQUIRE(at != 0);
  CHECK(gazetteer().name(at - 1).shown == "Stalingrad");
  CHECK(gazetteer().place(gazetteer().name(at - 1).place).name == "Volgograd");
  CHECK(ids_of("юзовка") == ids_of("сталіно"));  // both are Donetsk
  CHECK(ids_of("гурьев") == std::set<std::string>{"610529"});
}

TEST_CASE("names are kept as utf8::folded writes them, so that folded words of a text find them") {
  std::size_t names = 0;
  each_name([&](const PlaceName& name) {
    ++names;
    CHECK(utf8::folded(name.words) == name.words);
  });
  CHECK(names > 100);
}

TEST_CASE("a city that is the seat of a region leads to it") {
  const auto regions = gazetteer().regions_of_seat(*gazetteer_place("1519928"));
  REQUIRE(regions.size() == 1);
  CHECK(regions[0]->name == "Kostanay Region");
  CHECK(gazetteer().regions_of_seat(*gazetteer_place("709932")).empty());  // Kamianske
}
