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

void show_variants(const Progress& progress, double fraction) {
  if (progress) progress("variants", fraction);
}

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
  before.reserve(ranks.size());
  after.reserve(ranks.size());
  bool same_regions = true;
  double total = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const double shift = ranks[i].mid() - reference[i].mid();
    if (std::isnan(shift)) {
      same_regions = same_regions && std::isnan(ranks[i].low) && std::isnan(reference[i].low);
      continue;
    }
    before.push_back(reference[i].mid());
    after.push_back(ranks[i].mid());
    total += std::abs(shift);
    if (shift != 0) ++variant.moved;
    if (std::abs(shift) > std::abs(variant.largest_shift)) {
      variant.largest_shift = shift;
      variant.most_moved = rating.regions[i];
    }
  }
  // Where both rank the same regions, the mid ranks are the fractional ranks that Spearman's correlation takes.
  variant.spearman = same_regions ? pearson(before, after) : spearman(before, after);
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

// What is taken from `figures_with`, given the weights, when each activity in turn weighs nothing.
template <class FiguresWith>
void add_without_activity(RatingBasis basis, Better better, const FiguresWith& figures_with, Rating& rating) {
  for (std::size_t j = 0; j < rating.activities.size(); ++j) {
    std::vector<double> weights = given_weights(rating);
    if (weights[j] == 0) continue;
    weights[j] = 0;
    if (std::ranges::none_of(weights, [](double w) { return w > 0; })) continue;
    add_variant({.name = "without " + rating.activities[j].indicator, .basis = basis}, figures_with(weights), better,
                Gaps::pass_over, rating);
  }
}

void add_mean_ranks_without_activity(const RatingMaterial& material, Rating& rating) {
  const RatingMethod& method = *rating_method("mean-rank");
  const auto figures = [&](const std::vector<double>& weights) {
    return method.figures(method_input(material, rating, weights));
  };
  add_without_activity(RatingBasis::mean_rank, method.better, figures, rating);
}

bool needs_own_units(Normalisation normalisation) {
  return normalisation == Normalisation::none || normalisation == Normalisation::target;
}

// The first of the two steps of a composite score. The second, mean_over_activities, is then taken with every mean and
// every set of weights: normalising anew for each would sort the activities again and again.
std::vector<std::vector<double>> normalised_activities(const RatingMaterial& material, Normalisation normalisation,
                                                       const Rating& rating) {
  std::vector<std::vector<double>> figures;
  for (std::size_t j = 0; j < rating.activities.size(); ++j) {
    const Activity& activity = rating.activities[j];
    figures.push_back(
        normalised(material.value[j], {.method = normalisation, .better = activity.better, .target = activity.target}));
  }
  return figures;
}

void add_scores_without_activity(const RatingMaterial& material, Rating& rating) {
  const std::vector<std::vector<double>> activities = normalised_activities(material, rating.normalisation, rating);
  const auto figures = [&](const std::vector<double>& weights) {
    return mean_over_activities(activities, weights, rating.mean);
  };
  add_without_activity(RatingBasis::score, composite_score_method.better, figures, rating);
}

// Whether a region that has a score would have none under this mean, which needs positive figures. Found without
// computing the mean of every region.
bool is_spoilt(const std::vector<std::vector<double>>& activities, Mean mean, const Rating& rating) {
  if (mean == Mean::arithmetic) return false;
  for (std::size_t j = 0; j < activities.size(); ++j) {
    if (rating.activities[j].weight <= 0) continue;
    for (std::size_t i = 0; i < rating.score.size(); ++i) {
      if (activities[j][i] <= 0 && std::isfinite(rating.score[i])) return true;
    }
  }
  return false;
}

// Every normalisation with every mean. "none" and "target" only if asked for: the first averages figures of different
// units, the second needs targets.
void add_other_scores(const RatingMaterial& material, Rating& rating, const Progress& progress) {
  const std::vector<double> weights = given_weights(rating);
  std::size_t done = 0;
  for (const NormalisationDescriptor& normalisation : normalisations()) {
    show_variants(progress, 0.5 + 0.4 * static_cast<double>(done++) / static_cast<double>(normalisations().size()));
    if (needs_own_units(normalisation.normalisation) && normalisation.normalisation != rating.normalisation) continue;
    const auto activities = normalised_activities(material, normalisation.normalisation, rating);
    for (const MeanDescriptor& mean : means()) {
      if (normalisation.normalisation == rating.normalisation && mean.mean == rating.mean) continue;
      RatingVariant variant{.name = std::string(normalisation.name) + ", " + std::string(mean.name) + " mean",
                            .basis = RatingBasis::score};
      if (is_spoilt(activities, mean.mean, rating)) {
        variant.defined = false;
        rating.variants.push_back(std::move(variant));
        continue;
      }
      add_variant(std::move(variant), mean_over_activities(activities, weights, mean.mean),
                  composite_score_method.better, Gaps::spoil, rating);
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

bool is_exact(const RatingMaterial& material, std::size_t activity) {
  const auto is_same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  return std::ranges::equal(material.value[activity], material.low[activity], is_same) &&
         std::ranges::equal(material.value[activity], material.high[activity], is_same);
}

// Bounds of the mean rank: the means over the best and over the worst place each figure allows.
std::vector<RankRange> tie_intervals(const RatingMaterial& material, const Rating& rating) {
  std::vector<std::vector<RankRange>> possible = rating.ranks;
  for (std::size_t j = 0; j < possible.size() && rating.input == RatingInput::values; ++j) {
    if (is_exact(material, j)) continue;  // the places are the ranks
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

void add_intervals(const RatingMaterial& material, Rating& rating, const Progress& progress) {
  rating.rank_interval = rating.overall;
  rating.score_interval = rating.score_rank;
  show_variants(progress, 0.2);
  rating.tie_interval = tie_intervals(material, rating);
  widen(rating.tie_interval, rating.overall);
  show_variants(progress, 0.3);
  add_mean_ranks_without_activity(material, rating);
  if (rating.input == RatingInput::values) {
    show_variants(progress, 0.4);
    add_scores_without_activity(material, rating);
    add_other_scores(material, rating, progress);
  }
  show_variants(progress, 0.9);
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
