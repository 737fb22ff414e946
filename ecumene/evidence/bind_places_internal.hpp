// Where the story of a text stands: its main place, the places that set the scene, what "the city" refers to.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/evidence/binder_internal.hpp"
#include "ecumene/evidence/places_internal.hpp"

namespace ecumene::evidence_internal {

// A place or a list of places as a quantity holds for it.
struct Where {
  SharedText name{};  // English; of a list apart by "; "
  const GazetteerPlace* place = nullptr;
  PlaceKind kind = PlaceKind::city;
  bool empty() const { return name.empty(); }
};

Where where_of(const PlaceMention& mention);

// Does the first lie in the second?
bool lies_in(const GazetteerPlace* inner, const GazetteerPlace* outer);

// The place that most of the text speaks of: by how often it is named, more in the title and the beginning, a country
// or region more for what lies in it. Where none stands out, the country of all of them; else empty.
Where main_place(const Story& story, const std::vector<PlaceMention>& places);

// Follows the text: which places were spoken of last.
class PlaceNarrative {
 public:
  explicit PlaceNarrative(Where main) : main_(std::move(main)) {}
  // What a word that refers back stands for.
  Where referred(const PlaceMention& mention) const;
  void speak(const PlaceMention& mention, const Where& where);
  void begin_heading(Where place) { section_ = std::move(place); }
  void begin_paragraph() { scene_ = {}; }
  void begin_sentence() { spoken_ = {}; }
  void set_scene(Where place) { scene_ = std::move(place); }
  const Where& main() const { return main_; }
  // For a sentence that names no place.
  const Where& stands() const { return !scene_.empty() ? scene_ : !section_.empty() ? section_ : main_; }

 private:
  Where region_of_main() const;

  Where main_;
  Where section_;                // named by the heading
  Where scene_;                  // by a sentence before in the paragraph
  std::array<Where, 3> last_;    // city, region, country
  std::array<Where, 3> spoken_;  // in this sentence
  Where last_republic_;
  Where named_;  // the last one of any kind
};

}  // namespace ecumene::evidence_internal
