#include "ecumene/diagnosis/rating.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/rating_internal.hpp"
#include "ecumene/numeric/association.hpp"

namespace ecumene {

using namespace diagnosis_internal;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

void check_weights(const std::vector<Activity>& activities) {
  for (const Activity& activity : activities) {
    if (std::isfinite(activity.weight) && activity.weight >= 0) continue;
    throw Error({.code = "weights-not-valid",
                 .severity = Severity::error,
                 .what = "the weight of \"" + activity.indicator + "\" is " + figure(activity.weight) +
                         "; weights are 0 or more",
                 .way_out = "give each activity a weight of 0 or more; say that less is better by its direction"});
  }
  if (std::ranges::any_of(activities, [](const Activity& a) { return a.weight > 0; })) return;
  throw Error({.code = "weights-not-valid",
               .severity = Severity::error,
               .what = "every activity has weight 0, so there is nothing to average",
               .way_out = "give at least one activity a weight above 0"});
}

void check_repeats(const std::vector<Activity>& activities) {
  std::vector<std::string> names;
  for (const Activity& activity : activities) names.push_back(activity.indicator);
  std::ranges::sort(names);
  const auto repeated = std::ranges::adjacent_find(names);
  if (repeated == names.end()) return;
  throw Error({.code = "activity-repeated",
               .severity = Severity::error,
               .what = "the activity \"" + *repeated + "\" is listed twice",
               .way_out = "list it once, and give it a larger weight if it is to count for more"});
}

std::vector<Activity> chosen_activities(const RegionTable& table, const RatingOptions& options) {
  std::vector<Activity> activities = options.activities;
  if (activities.empty()) {
    for (const std::string& indicator : table.indicators) activities.push_back({.indicator = indicator});
  }
  if (table.regions.empty() || activities.empty()) {
    throw Error({.code = "nothing-to-rate",
                 .severity = Severity::error,
                 .what = "the table \"" + table.name + "\" has " +
                         (table.regions.empty() ? "no region" : "no column with figures"),
                 .way_out = "give a table whose first column names the regions and whose other columns hold figures"});
  }
  check_repeats(activities);
  check_weights(activities);
  return activities;
}

RatingMaterial material_of(const RegionTable& table, const std::vector<Activity>& activities) {
  RatingMaterial material;
  for (const Activity& activity : activities) {
    const std::size_t column = table.indicator_index(activity.indicator);
    std::vector<double> value;
    std::vector<double> low;
    std::vector<double> high;
    for (std::vector<double>* const figures : {&value, &low, &high}) figures->reserve(table.regions.size());
    for (std::size_t region = 0; region < table.regions.size(); ++region) {
      const std::size_t at = region * table.indicators.size() + column;
      const bool usable =
          std::isfinite(table.value[at]) && std::isfinite(table.low[at]) && std::isfinite(table.high[at]);
      value.push_back(usable ? table.value[at] : missing);
      low.push_back(usable ? table.low[at] : missing);
      high.push_back(usable ? table.high[at] : missing);
    }
    material.columns.push_back(column);
    material.value.push_back(std::move(value));
    material.low.push_back(std::move(low));
    material.high.push_back(std::move(high));
  }
  return material;
}

void leave_out(std::size_t activity, RatingMaterial& material, std::vector<Activity>& activities) {
  const auto at = static_cast<std::ptrdiff_t>(activity);
  activities.erase(activities.begin() + at);
  material.columns.erase(material.columns.begin() + at);
  material.value.erase(material.value.begin() + at);
  material.low.erase(material.low.begin() + at);
  material.high.erase(material.high.begin() + at);
}

// Columns of a rating that hold no ranks (means, shares): averaging them with ranks would mean nothing.
void leave_out_other_columns(const RegionTable& table, RatingMaterial& material, std::vector<Activity>& activities,
                             std::vector<Finding>& findings) {
  for (std::size_t j = activities.size(); j-- > 0;) {
    if (read_ranks(material.low[j], material.high[j]).could_be_ranks) continue;
    findings.push_back(
        {.code = "column-not-ranks",
         .severity = Severity::warning,
         .what = "\"" + activities[j].indicator +
                 "\" holds figures that are no ranks in a table of printed ranks; it is left out of the rating",
         .way_out = "name the activities to rate, or say that the table holds measurements: --input=values",
         .places = column_places(table, material.columns[j])});
    leave_out(j, material, activities);
  }
  if (!activities.empty()) return;
  throw Error({.code = "nothing-to-rate",
               .severity = Severity::error,
               .what = "no column of the table \"" + table.name + "\" holds ranks",
               .way_out = "say that the table holds measurements: --input=values"});
}

// Decides what the table holds; under ranks, drops the columns that cannot be ranks.
RatingInput settle_input(const RegionTable& table, const RatingOptions& options, RatingMaterial& material,
                         Rating& rating, std::vector<Finding>& findings) {
  RatingInput input = options.input;
  if (input == RatingInput::detect) {
    input = looks_like_ranks(material) ? RatingInput::ranks : RatingInput::values;
    if (input == RatingInput::ranks) {
      findings.push_back({.code = "ranks-assumed",
                          .severity = Severity::note,
                          .what = "the figures of \"" + table.name +
                                  "\" are a set of places of its regions, ties included; "
                                  "they are taken for printed ranks, 1 the best",
                          .way_out = "if they are measurements, say so: --input=values",
                          .places = column_places(table, material.columns.front())});
    }
  }
  if (input == RatingInput::ranks && options.activities.empty()) {
    leave_out_other_columns(table, material, rating.activities, findings);
  }
  return input;
}

void add_printed_ranks(const RegionTable& table, RatingMaterial& material, Rating& rating,
                       std::vector<Finding>& findings) {
  for (std::size_t j = 0; j < rating.activities.size(); ++j) {
    RankColumn column = read_ranks(material.low[j], material.high[j]);
    if (!column.fault.empty()) {
      findings.push_back({.code = "ranks-not-valid",
                          .severity = Severity::warning,
                          .what = "\"" + rating.activities[j].indicator + "\" is no valid set of tied ranks: " +
                                  column.fault + "; the ranks are taken as they stand",
                          .way_out = "compare the column with its source, or rank the measurements instead",
                          .places = column_places(table, material.columns[j])});
    }
    std::vector<double> mids;
    for (std::size_t region = 0; region < column.ranges.size(); ++region) {
      mids.push_back(column.ranges[region].mid());
      material.low[j][region] = column.ranges[region].low;
      material.high[j][region] = column.ranges[region].high;
    }
    rating.dense.push_back(dense_ranks(mids, Better::lower));
    rating.ranks.push_back(std::move(column.ranges));
    material.value[j] = std::move(mids);
  }
}

void add_computed_ranks(const RatingMaterial& material, Rating& rating) {
  for (std::size_t j = 0; j < rating.activities.size(); ++j) {
    rating.ranks.push_back(rank_ranges(material.value[j], rating.activities[j].better));
    rating.dense.push_back(dense_from(rating.ranks.back()));
  }
}

std::vector<double> figures(std::string_view method, const RatingMaterial& material, const Rating& rating) {
  std::vector<double> weights;
  for (const Activity& activity : rating.activities) weights.push_back(activity.weight);
  return rating_method(method)->figures(method_input(material, rating, weights));
}

double concordance(const Rating& rating) {
  const std::size_t activities = rating.ranks.size();
  if (activities < 2) return missing;
  std::vector<double> mids;
  mids.reserve(rating.regions.size() * activities);
  for (std::size_t region = 0; region < rating.regions.size(); ++region) {
    for (std::size_t j = 0; j < activities; ++j) mids.push_back(rating.ranks[j][region].mid());
  }
  return kendall_w({mids, rating.regions.size(), activities});
}

void add_places(const RegionTable& table, const RatingMaterial& material, Rating& rating) {
  for (const std::size_t column : material.columns) {
    std::vector<Place> places;
    places.reserve(table.regions.size());
    for (std::size_t region = 0; region < table.regions.size(); ++region) {
      const std::size_t at = region * table.indicators.size() + column;
      places.push_back(at < table.places.size() ? table.places[at] : Place{});
    }
    rating.places.push_back(std::move(places));
  }
}

}  // namespace

namespace diagnosis_internal {

MethodInput method_input(const RatingMaterial& material, const Rating& rating, std::span<const double> weights) {
  return {rating.activities, weights, material.value, rating.ranks, rating.normalisation, rating.mean};
}

}  // namespace diagnosis_internal

RatingResult rate(const RegionTable& table, const RatingOptions& options, const Progress& progress) {
  RatingResult result;
  Rating& rating = result.rating;
  rating.name = table.name;
  rating.regions = table.regions;
  rating.activities = chosen_activities(table, options);
  rating.normalisation = options.normalisation;
  rating.mean = options.mean;

  if (progress) progress("ranking", 0);
  RatingMaterial material = material_of(table, rating.activities);
  report_infinite_values(table, material.columns, result.findings);
  rating.input = settle_input(table, options, material, rating, result.findings);
  if (rating.input == RatingInput::ranks) {
    add_printed_ranks(table, material, rating, result.findings);
  } else {
    add_computed_ranks(material, rating);
    report_columns(table, material, rating, result.findings);
    rating.score = figures("composite-score", material, rating);
    rating.score_rank = order_of(rating.score, Better::higher);
  }
  rating.mean_rank = figures("mean-rank", material, rating);
  rating.overall = order_of(rating.mean_rank, Better::lower);
  rating.concordance = concordance(rating);
  add_places(table, material, rating);
  report_regions(table, material, rating, result.findings);
  report_scores(rating, result.findings);
  add_intervals(material, rating, progress);
  report_sensitivity(rating, result.findings);
  return result;
}

NamedRanks activity_ranks(const Rating& rating, std::size_t activity) {
  return {rating.activities[activity].indicator, rating.regions, rating.ranks[activity]};
}

NamedRanks ranks_by_mean(const Rating& rating) {
  return {rating.name + ": mean rank", rating.regions, rating.overall};
}

NamedRanks ranks_by_score(const Rating& rating) {
  return {rating.name + ": score", rating.regions, rating.score_rank};
}

}  // namespace ecumene
