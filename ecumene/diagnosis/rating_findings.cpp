// What is said about a rating: columns, regions and scores that need a word.
#include <cmath>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/rating_internal.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene::diagnosis_internal {

void report_columns(const RegionTable& table, const RatingMaterial& material, const Rating& rating,
                    std::vector<Finding>& findings) {
  for (std::size_t j = 0; j < rating.activities.size(); ++j) {
    const std::string name = "\"" + rating.activities[j].indicator + "\"";
    const std::size_t present = present_count(material.value[j]);
    if (present == 0) {
      findings.push_back({.code = "indicator-empty",
                          .what = name + " has no figure for any region; it does not count",
                          .way_out = "fill the column or leave it out"});
    } else if (present > 1 && minimum(material.value[j]) == maximum(material.value[j])) {
      findings.push_back({.code = "indicator-constant",
                          .what = name + " has the same figure, " + figure(minimum(material.value[j])) +
                                  ", for every region; it tells them apart in nothing and only evens out the means",
                          .way_out = "leave it out, or look up whether the column was read rightly",
                          .places = column_places(table, material.columns[j])});
    }
  }
}

void report_regions(const RegionTable& table, const RatingMaterial& material, const Rating& rating,
                    std::vector<Finding>& findings) {
  for (std::size_t region = 0; region < rating.regions.size(); ++region) {
    std::vector<std::string> lacking;
    std::vector<Place> places;
    for (std::size_t j = 0; j < rating.activities.size(); ++j) {
      if (!std::isnan(material.value[j][region])) continue;
      lacking.push_back("\"" + rating.activities[j].indicator + "\"");
      for (Place& place : known_places(table, region, material.columns[j])) places.push_back(std::move(place));
    }
    if (lacking.empty()) continue;
    if (std::isnan(rating.mean_rank[region])) {
      findings.push_back(
          {.code = "region-not-rated",
           .what = rating.regions[region] + " has no figure in any activity that counts; it has no place",
           .way_out = "fill in its figures or take the region out of the table",
           .places = std::move(places)});
      continue;
    }
    findings.push_back({.code = "rating-incomplete",
                        .what = rating.regions[region] + " was rated on " +
                                std::to_string(rating.activities.size() - lacking.size()) + " of " +
                                counted(rating.activities.size(), "activity", "activities") + ": " + listed(lacking) +
                                (lacking.size() == 1 ? " is missing" : " are missing"),
                        .way_out = "fill in the figures, or compare its place with its interval before quoting it",
                        .places = std::move(places)});
  }
}

void report_scores(const Rating& rating, std::vector<Finding>& findings) {
  std::vector<std::string> undefined;
  for (std::size_t region = 0; region < rating.score.size(); ++region) {
    if (!std::isfinite(rating.score[region]) && !std::isnan(rating.mean_rank[region])) {
      undefined.push_back(rating.regions[region]);
    }
  }
  if (undefined.empty()) return;
  const std::string who = counted(undefined.size(), "region", "regions") + " (" + listed(undefined) + ")";
  const std::string normalisation(descriptor(rating.normalisation).name);
  if (rating.mean == Mean::arithmetic) {
    findings.push_back({.code = "score-not-finite",
                        .what = "the composite score of " + who + " cannot be computed: its figures are too large",
                        .way_out = "state the columns in a larger unit, or rate on places: --normalisation=rank"});
    return;
  }
  findings.push_back(
      {.code = "mean-undefined",
       .what = "the " + std::string(descriptor(rating.mean).name) + " mean of " + who +
               " is not defined: it needs positive figures, and under " + normalisation +
               " normalisation theirs are 0 or less",
       .way_out = "choose --normalisation=rank, which gives 1 to the worst region, or --mean=arithmetic"});
}

}  // namespace ecumene::diagnosis_internal
