#include <algorithm>
#include <map>

#include "ecumene/evidence/bind_places_internal.hpp"
#include "ecumene/evidence/gazetteer_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr double in_title = 6;  // weights of a mention by where it stands
constexpr double in_beginning = 2;
constexpr double aside = 0.5;        // an adjective, or a place that something comes from
constexpr double contained = 0.4;    // of the weight of a place, for the region or country that it lies in
constexpr double outstanding = 0.3;  // share of all weight

std::size_t level_of(PlaceKind kind) {
  return kind == PlaceKind::city ? 0 : kind == PlaceKind::region || kind == PlaceKind::macro_region ? 1 : 2;
}

struct Weight {
  Where where{};
  double own = 0;
  double all = 0;
  bool is_in_title = false;
};

double weight_of(const PlaceMention& mention, std::size_t title, std::size_t beginning) {
  double weight = mention.first < title ? in_title : mention.first < beginning ? in_beginning : 1;
  if (mention.role == PlaceRole::away || mention.form == PlaceMention::Form::adjective) weight *= aside;
  return weight;
}

// Tokens of the first line of the text.
std::size_t title_of(const Story& story) {
  constexpr std::size_t longest = 30;  // tokens
  const auto& stretches = story.stretches;
  return !stretches.empty() && stretches.front().last <= longest ? stretches.front().last : 0;
}

std::vector<Weight> weights_of(const Story& story, const std::vector<PlaceMention>& places) {
  const std::size_t title = title_of(story);
  const std::size_t beginning = std::max<std::size_t>(title + 60, story.tokens.size() / 10);
  std::map<std::string, std::size_t> rows;
  std::vector<Weight> weights;
  for (const PlaceMention& mention : places) {
    if (!mention.back.empty() || mention.name.empty()) continue;
    const auto [row, is_new] = rows.emplace(mention.name, weights.size());
    if (is_new) weights.push_back({.where = where_of(mention)});
    Weight& weight = weights[row->second];
    weight.own += weight_of(mention, title, beginning);
    weight.is_in_title = weight.is_in_title || mention.first < title;
  }
  return weights;
}

// What lies in a country or region adds to it; sums by country keep it linear.
void add_contained(std::vector<Weight>& weights) {
  std::map<std::string_view, double> by_country;
  std::map<std::string_view, double> by_region;
  for (const Weight& weight : weights) {
    const GazetteerPlace* place = weight.where.place;
    if (place == nullptr || place->kind == PlaceKind::country) continue;
    by_country[place->country] += weight.own;
    if (place->kind == PlaceKind::city) by_region[place->region] += weight.own;
  }
  for (Weight& weight : weights) {
    const GazetteerPlace* place = weight.where.place;
    weight.all = weight.own;
    if (place == nullptr) continue;
    if (place->kind == PlaceKind::country && !place->country.empty())
      weight.all += contained * by_country[place->country];
    if (place->kind == PlaceKind::region) weight.all += contained * by_region[place->id];
  }
}

// The country that all places lie in, if it is one.
Where common_country(const std::vector<Weight>& weights) {
  std::string_view country;
  for (const Weight& weight : weights) {
    if (weight.where.place == nullptr) continue;
    if (weight.where.place->country.empty() || (!country.empty() && weight.where.place->country != country)) return {};
    country = weight.where.place->country;
  }
  const GazetteerPlace* place = gazetteer_place("country:" + std::string(country));
  return place == nullptr ? Where{} : Where{place->name, place, PlaceKind::country};
}

}  // namespace

Where where_of(const PlaceMention& mention) {
  return {mention.name, mention.place, mention.kind};
}

bool lies_in(const GazetteerPlace* inner, const GazetteerPlace* outer) {
  if (inner == nullptr || outer == nullptr || inner == outer) return false;
  if (inner->kind == PlaceKind::city && inner->region == outer->id) return true;
  return outer->kind == PlaceKind::country && inner->kind != PlaceKind::country && inner->country == outer->country &&
         !inner->country.empty();
}

Where main_place(const Story& story, const std::vector<PlaceMention>& places) {
  std::vector<Weight> weights = weights_of(story, places);
  if (weights.empty()) return {};
  add_contained(weights);
  double total = 0;
  for (const Weight& weight : weights) total += weight.own;
  const auto best = std::ranges::max_element(weights, {}, &Weight::all);
  const bool is_alone = weights.size() == 1;
  if (is_alone || best->is_in_title || best->all >= outstanding * total) return best->where;
  return common_country(weights);
}

Where PlaceNarrative::referred(const PlaceMention& mention) const {
  if (mention.back == "back-republic") {
    const bool is_republic =
        main_.kind == PlaceKind::country && main_.place != nullptr && !main_.place->country.empty();
    return is_republic ? main_ : last_republic_;
  }
  if (mention.back == "back-there") return named_;
  const std::size_t level = mention.back == "back-city" ? 0 : mention.back == "back-region" ? 1 : 2;
  if (!spoken_[level].empty()) return spoken_[level];
  const Where& scene = stands();
  if (!scene.empty() && level_of(scene.kind) == level) return scene;
  if (!main_.empty() && level_of(main_.kind) == level) return main_;
  return last_[level].empty() && mention.back == "back-region" ? region_of_main() : last_[level];
}

// "The region" in a text about a city: the one that it is the seat of, else the one that it lies in.
Where PlaceNarrative::region_of_main() const {
  if (main_.place == nullptr || main_.kind != PlaceKind::city) return {};
  const auto seats = gazetteer().regions_of_seat(*main_.place);
  const GazetteerPlace* region = seats.empty() ? gazetteer_place(main_.place->region) : seats.front();
  return region == nullptr ? Where{} : Where{std::string(region->name), region, region->kind};
}

void PlaceNarrative::speak(const PlaceMention& mention, const Where& where) {
  if (where.empty()) return;
  named_ = where;
  if (mention.role == PlaceRole::away) return;
  if (mention.form == PlaceMention::Form::name) spoken_[level_of(where.kind)] = where;
  Where& last = last_[level_of(where.kind)];
  if (mention.form != PlaceMention::Form::adjective || last.empty()) last = where;
  const bool is_republic = where.kind == PlaceKind::country && where.place != nullptr && !where.place->country.empty();
  if (is_republic && (mention.form != PlaceMention::Form::adjective || last_republic_.empty())) last_republic_ = where;
}

}  // namespace ecumene::evidence_internal
