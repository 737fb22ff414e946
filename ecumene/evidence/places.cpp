#include "ecumene/evidence/places_internal.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "ecumene/evidence/place_finder_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::uint64_t well_known = 100'000;   // people: a name that counts at once, if it is no other word
constexpr std::uint64_t famous = 1'000'000;     // counts even as the first word of a sentence
constexpr std::uint64_t known_enough = 50'000;  // with support, in a country that the text does not name
constexpr std::uint64_t larger = 5;             // times: of cities of one name the one that is meant

// Decides with the whole text in view which names are places, and which.
class Resolver {
 public:
  explicit Resolver(const std::vector<RawPlace>& raw) : raw_(raw), gazetteer_(gazetteer()) {
    for (const RawPlace& place : raw_)
      if (!place.is_first && !place.is_behind_name)
        for (const MetName& met : place.names) inside_.insert(gazetteer_.name(met.name).place);
    for (const RawPlace& place : raw_)
      if (is_sure(place))
        if (const Places places = by_size(listed_first(places_of(place), place)); places.size() == 1)
          ++named_[places.front()->country];
    named_.erase("");
  }

  std::vector<PlaceMention> run() const {
    std::vector<PlaceMention> mentions;
    for (const RawPlace& raw : raw_) {
      PlaceMention mention{.first = raw.first, .last = raw.last, .form = raw.form, .role = raw.role, .back = raw.back};
      if (raw.back.empty() && !resolve(raw, mention)) continue;
      mentions.push_back(std::move(mention));
    }
    return mentions;
  }

 private:
  using Places = std::vector<const GazetteerPlace*>;

  bool is_listed(const RawPlace& raw) const {
    return std::ranges::any_of(raw.names, [&](const MetName& met) {
      return gazetteer_.name(met.name).is_listed && !gazetteer_.name(met.name).is_doubtful;
    });
  }
  // The names that may count with the support there is.
  Places places_of(const RawPlace& raw) const {
    Places places;
    const bool has_exact = std::ranges::any_of(
        raw.names, [&](const MetName& met) { return !met.is_bent && !gazetteer_.name(met.name).is_doubtful; });
    for (const MetName& met : raw.names) {
      if (has_exact && met.is_bent && raw.type.empty()) continue;
      const PlaceName& name = gazetteer_.name(met.name);
      const GazetteerPlace& place = gazetteer_.place(name.place);
      const bool is_city = place.kind == PlaceKind::city;
      // An adjective that is also a name counts as an adjective only before a word for region.
      if (met.is_adjective && raw.form == PlaceMention::Form::name && raw.type.empty()) continue;
      if (name.is_doubtful && raw.support == PlaceSupport::none) continue;
      if (name.is_doubtful && name.is_listed && !is_city && raw.type.empty()) continue;
      if (raw.support == PlaceSupport::kind && raw.type.empty() && !is_city) continue;
      if (std::ranges::find(places, &place) == places.end()) places.push_back(&place);
    }
    return places;
  }
  // A name that needs nothing else.
  bool is_sure(const RawPlace& raw) const {
    if (!raw.back.empty() || raw.is_word || raw.is_behind_name) return false;
    if (!raw.type.empty() || is_listed(raw)) return true;
    return std::ranges::any_of(raw.names, [&](const MetName& met) {
      const PlaceName& name = gazetteer_.name(met.name);
      const GazetteerPlace& place = gazetteer_.place(name.place);
      const bool is_bare = raw.is_first && !inside_.contains(name.place);
      const std::uint64_t least = is_bare ? famous : well_known;
      return !name.is_doubtful && (place.kind != PlaceKind::city || place.population >= least);
    });
  }
  Places listed_first(Places places, const RawPlace& raw) const {
    Places listed;
    for (const MetName& met : raw.names) {
      const PlaceName& name = gazetteer_.name(met.name);
      const GazetteerPlace& place = gazetteer_.place(name.place);
      const bool counts =
          (name.is_listed || place.kind == PlaceKind::country) && std::ranges::count(places, &place) > 0;
      if (counts && std::ranges::count(listed, &place) == 0) listed.push_back(&place);
    }
    return listed.empty() ? places : listed;
  }
  Places in_named_country(Places places) const {
    std::size_t most = 0;
    for (const GazetteerPlace* place : places) most = std::max(most, times_named(*place));
    if (most > 0) std::erase_if(places, [&](const GazetteerPlace* place) { return times_named(*place) < most; });
    return places;
  }
  std::size_t times_named(const GazetteerPlace& place) const {
    const auto row = named_.find(place.country);
    return row == named_.end() ? 0 : row->second;
  }
  static Places by_size(Places places) {
    std::ranges::stable_sort(places, [](const auto* a, const auto* b) { return a->population > b->population; });
    if (places.size() > 1 && places[0]->population >= larger * std::max<std::uint64_t>(1, places[1]->population))
      places.resize(1);
    return places;
  }
  Places meant(const RawPlace& raw) const {
    Places places = listed_first(places_of(raw), raw);
    if (places.size() > 1) places = in_named_country(std::move(places));
    return places.size() > 1 ? by_size(std::move(places)) : places;
  }

  // Is there reason enough to take a name for a place that is not sure by itself?
  bool is_supported(const RawPlace& raw, const Places& places) const {
    if (raw.support == PlaceSupport::kind) return true;
    if (raw.support == PlaceSupport::none || raw.is_before_name) return false;
    if (raw.is_behind_name || raw.form == PlaceMention::Form::adjective) return false;
    return std::ranges::any_of(places, [&](const GazetteerPlace* place) {
      return times_named(*place) > 0 || place->population >= known_enough;
    });
  }

  bool resolve(const RawPlace& raw, PlaceMention& mention) const {
    Places places = meant(raw);
    if (places.empty() || (!is_sure(raw) && !is_supported(raw, places))) return false;
    if (!raw.type.empty()) return resolve_region(raw, places, mention);
    mention.kind = places.front()->kind;
    mention.name = shown_name(raw, *places.front());
    if (places.size() == 1) {
      mention.place = places.front();
      return true;
    }
    for (const GazetteerPlace* place : places)
      if (place->name != mention.name) mention.name = {};
    mention.candidates = std::move(places);
    return true;
  }

  // An old name as the text has it.
  std::string shown_name(const RawPlace& raw, const GazetteerPlace& place) const {
    for (const bool is_bent : {false, true}) {
      const PlaceName* best = nullptr;
      for (const MetName& met : raw.names) {
        const PlaceName& name = gazetteer_.name(met.name);
        if (met.is_bent == is_bent && &gazetteer_.place(name.place) == &place &&
            (best == nullptr || best->shown.empty()))
          best = &name;
      }
      if (best != nullptr) return std::string(best->shown.empty() ? place.name : best->shown);
    }
    return std::string(place.name);
  }

  // "Пермская область" of what is a krai today: named as the text has it.
  static bool is_renamed(const RawPlace& raw, const GazetteerPlace& seat, const GazetteerPlace& region) {
    const std::string_view other = raw.type == "Oblast" ? " Krai" : " Oblast";
    return seat.kind == PlaceKind::city && region.name.ends_with(other);
  }

  bool resolve_region(const RawPlace& raw, const Places& places, PlaceMention& mention) const {
    mention.kind = PlaceKind::region;
    mention.form = PlaceMention::Form::name;
    const bool is_first_level = raw.type == "Oblast" || raw.type == "Krai";
    Places regions;
    for (const GazetteerPlace* place : places) {
      if (place->kind == PlaceKind::city && is_first_level) {
        for (const GazetteerPlace* region : gazetteer_.regions_of_seat(*place)) regions.push_back(region);
      } else if (place->kind == PlaceKind::region && is_first_level) {
        regions.insert(regions.begin(), place);
      }
    }
    const GazetteerPlace& first = *places.front();
    if (!regions.empty()) {
      mention.place = regions.front();
      mention.name = is_renamed(raw, first, *mention.place) ? shown_name(raw, first) + " " + std::string(raw.type)
                                                            : std::string(mention.place->name);
    } else if (first.kind == PlaceKind::city || first.kind == PlaceKind::region) {
      mention.name = shown_name(raw, first) + " " + std::string(raw.type);
    } else {  // "Siberian region", "the region of Ukraine": the word adds nothing
      mention.place = &first;
      mention.name = first.name;
      mention.kind = first.kind;
    }
    return true;
  }

  const std::vector<RawPlace>& raw_;
  const Gazetteer& gazetteer_;
  std::map<std::string_view, std::size_t> named_;  // country, times
  std::set<std::uint32_t> inside_;                 // places with a name that does not only begin sentences
};

// Does nothing stand between two names but a comma or "and"?
bool is_list(const RawPlace& before, const RawPlace& here) {
  return before.back.empty() && here.goes_on && here.first == before.last + 1;
}

// "Харьковской и Полтавской областях", "из Омска и Томска": what stands beside one of a list holds for all.
void share_in_lists(std::vector<RawPlace>& raw) {
  for (std::size_t at = raw.size(); at-- > 1;) {
    RawPlace& before = raw[at - 1];
    const RawPlace& here = raw[at];
    const bool fits = before.form == here.form || before.form == PlaceMention::Form::adjective;
    if (here.type.empty() || !before.type.empty() || !fits || !is_list(before, here)) continue;
    before.type = here.type;
    before.support = PlaceSupport::kind;
    if (before.role == PlaceRole::plain) before.role = here.role;
  }
  for (std::size_t at = raw.size(); at-- > 1;)  // the case of the last of a list ("Қытай мен Иранға")
    if (raw[at - 1].role == PlaceRole::plain && is_list(raw[at - 1], raw[at])) raw[at - 1].role = raw[at].role;
  for (std::size_t at = 1; at < raw.size(); ++at)
    if (raw[at].role == PlaceRole::plain && is_list(raw[at - 1], raw[at])) raw[at].role = raw[at - 1].role;
  // "in Kharkiv Oblast 5, in that of Poltava 7", where the noun is left out.
  constexpr std::size_t nearby = 40;  // tokens
  const RawPlace* full = nullptr;
  for (RawPlace& here : raw) {
    const bool is_near = full != nullptr && full->stretch == here.stretch && here.first - full->last < nearby;
    if (is_near && here.is_short && here.form == PlaceMention::Form::adjective && here.type.empty()) {
      here.type = full->type;
      here.support = PlaceSupport::kind;
    }
    if (!here.type.empty()) full = &here;
  }
}

}  // namespace

std::vector<PlaceMention> places_in(const Tokens& tokens, const std::vector<Stretch>& stretches) {
  std::vector<RawPlace> raw;
  PlaceFinder finder(tokens);
  for (const Stretch& stretch : stretches)
    if (stretch.kind == StretchKind::text) finder.find(stretch, raw);
  share_in_lists(raw);
  return Resolver(raw).run();
}

}  // namespace ecumene::evidence_internal
