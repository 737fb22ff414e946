// How far a rating can be trusted: the same rating with each activity left out, under every normalisation and mean that
// is defined, by every other method, and with its ties broken in any way.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/methods/method_internal.hpp"
#include "ecumene/diagnosis/rating_internal.hpp"
#include "ecumene/numeric/association.hpp"

namespace ecumene::diagnosis_internal {
namespace {

// A region moves far if its places in the variants span more than this part of the table.
constexpr double far = 1.0 / 3;

std::vector<double> given_weights(const Rating& rating) {
  std::vector<double> weights;
  for (const Activity& activity : rating.activities) weights.push_back(activity.weight);
  return weights;
}

void widen(std::vector<RankRange>& intervals, const std::vector<RankRange>& ranks) {
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    if (std::isnan(ranks[i].low) || std::isnan(intervals[i].low)) continue;
    intervals[i].low = std::min(intervals[i].low, ranks[i].low);
    intervals[i].high = std::max(intervals[i].high, ranks[i].high);
  }
}

void compare_ranks(const Rating& rating, const std::vector<RankRange>& ranks, RatingVariant& variant) {
  const std::vector<RankRange>& reference = variant.basis == RatingBasis::score ? rating.score_rank : rating.overall;
  std::vector<double> before;
  std::vector<double> after;
  double total = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const double shift = ranks[i].mid() - reference[i].mid();
    if (std::isnan(shift)) continue;
    before.push_back(reference[i].mid());
    after.push_back(ranks[i].mid());
    total += std::abs(shift);
    if (shift != 0) ++variant.moved;
    if (std::abs(shift) > std::abs(variant.largest_shift)) {
      variant.largest_shift = shift;
      variant.most_moved = rating.regions[i];
    }
  }
  variant.spearman = spearman(before, after);
  variant.mean_shift =
      before.empty() ? std::numeric_limits<double>::quiet_NaN() : total / static_cast<double>(before.size());
}

// What figures missing in a variant do where the rating has one: under another method they `spoil` the variant, which
// is listed as not defined; with an activity left out we `pass_over` the region, as it has figures nowhere else.
enum class Gaps : std::uint8_t { spoil, pass_over };

void add_variant(RatingVariant variant, const std::vector<double>& figures, Better better, Gaps gaps, Rating& rating) {
  const bool of_score = variant.basis == RatingBasis::score;
  const std::vector<double>& reference = of_score ? rating.score : rating.mean_rank;
  std::size_t common = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!std::isfinite(reference[i])) continue;
    if (std::isfinite(figures[i])) ++common;
    if (!std::isfinite(figures[i]) && gaps == Gaps::spoil) variant.defined = false;
  }
  if (common == 0) variant.defined = false;
  if (variant.defined) {
    const std::vector<RankRange> ranks = order_of(figures, better);
    widen(of_score ? rating.score_interval : rating.rank_interval, ranks);
    compare_ranks(rating, ranks, variant);
  }
  rating.variants.push_back(std::move(variant));
}

void add_without_activity(const RatingMaterial& material, const RatingMethod& method, RatingBasis basis,
                          Rating& rating) {
  for (std::size_t j = 0; j < rating.activities.size(); ++j) {
    std::vector<double> weights = given_weights(rating);
    if (weights[j] == 0) continue;
    weights[j] = 0;
    if (std::ranges::none_of(weights, [](double w) { return w > 0; })) continue;
    add_variant({.name = "without " + rating.activities[j].indicator, .basis = basis},
                method.figures(method_input(material, rating, weights)), method.better, Gaps::pass_over, rating);
  }
}

bool needs_own_units(Normalisation normalisation) {
  return normalisation == Normalisation::none || normalisation == Normalisation::target;
}

// Every normalisation with every mean. "none" and "target" only if asked for: the first averages figures of different
// units, the second needs targets.
void add_other_scores(const RatingMaterial& material, Rating& rating) {
  const RatingMethod& method = *rating_method("composite-score");
  const std::vector<double> weights = given_weights(rating);
  for (const NormalisationDescriptor& normalisation : normalisations()) {
    if (needs_own_units(normalisation.normalisation) && normalisation.normalisation != rating.normalisation) continue;
    for (const MeanDescriptor& mean : means()) {
      if (normalisation.normalisation == rating.normalisation && mean.mean == rating.mean) continue;
      MethodInput input = method_input(material, rating, weights);
      input.normalisation = normalisation.normalisation;
      input.mean = mean.mean;
      add_variant({.name = std::string(normalisation.name) + ", " + std::string(mean.name) + " mean",
                   .basis = RatingBasis::score},
                  method.figures(input), method.better, Gaps::spoil, rating);
    }
  }
}

// Methods on ranks are variants of the mean rank, those on measurements variants of the score.
void add_other_methods(const RatingMaterial& material, Rating& rating) {
  const std::vector<double> weights = given_weights(rating);
  for (const RatingMethod& method : rating_methods()) {
    if (method.name == "mean-rank" || method.name == "composite-score") continue;
    if (rating.regions.size() > method.region_limit) continue;
    const bool on_values = method.needs == MethodNeeds::values;
    if (on_values && rating.input == RatingInput::ranks) continue;
    add_variant({.name = std::string(method.name), .basis = on_values ? RatingBasis::score : RatingBasis::mean_rank},
                method.figures(method_input(material, rating, weights)), method.better, Gaps::spoil, rating);
  }
}

// Bounds of the mean rank: the means over the best and over the worst place each figure allows.
std::vector<RankRange> tie_intervals(const RatingMaterial& material, const Rating& rating) {
  std::vector<std::vector<RankRange>> possible = rating.ranks;
  for (std::size_t j = 0; j < possible.size() && rating.input == RatingInput::values; ++j) {
    possible[j] = possible_ranks(material.low[j], material.high[j], rating.activities[j].better);
  }
  const std::vector<double> weights = given_weights(rating);
  std::vector<double> low = mean_places(possible, weights, [](const RankRange& rank) { return rank.low; });
  std::vector<double> high = mean_places(possible, weights, [](const RankRange& rank) { return rank.high; });
  // A mean of lows that equals another's mean of highs but for the dust of binary arithmetic is a tie.
  constexpr double dust = 1e-11;
  for (double& mean : low) mean *= 1 - dust;
  for (double& mean : high) mean *= 1 + dust;
  return possible_ranks(low, high, Better::lower);
}

}  // namespace

void add_intervals(const RatingMaterial& material, Rating& rating) {
  rating.rank_interval = rating.overall;
  rating.score_interval = rating.score_rank;
  rating.tie_interval = tie_intervals(material, rating);
  widen(rating.tie_interval, rating.overall);
  add_without_activity(material, *rating_method("mean-rank"), RatingBasis::mean_rank, rating);
  if (rating.input == RatingInput::values) {
    add_without_activity(material, *rating_method("composite-score"), RatingBasis::score, rating);
    add_other_scores(material, rating);
  }
  add_other_methods(material, rating);
}

void report_sensitivity(const Rating& rating, std::vector<Finding>& findings) {
  std::vector<std::string> wide;
  const double regions = static_cast<double>(rating.regions.size());
  for (std::size_t i = 0; i < rating.regions.size(); ++i) {
    const RankRange& interval = rating.rank_interval[i];
    if (interval.high - interval.low <= far * regions) continue;
    wide.push_back(rating.regions[i] + " (" + printed(rating.overall[i]) + "; " + printed(interval) + ")");
  }
  if (wide.empty()) return;
  findings.push_back(
      {.code = "rating-sensitive",
       .severity = Severity::note,
       .what = "the place of " + counted(wide.size(), "region", "regions") +
               " hangs on the choice of activities or method: over the variants it spans more than a third "
               "of the table: " +
               listed(wide),
       .way_out = "quote the interval beside the place"});
}

}  // namespace ecumene::diagnosis_internal
