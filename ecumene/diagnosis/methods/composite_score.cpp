// Composite score: each activity is normalised, so that units do not matter, and the normalised figures are averaged.
#include <cmath>

#include "ecumene/diagnosis/methods/method_internal.hpp"

namespace ecumene {

std::vector<double> mean_over_activities(const std::vector<std::vector<double>>& figures,
                                         std::span<const double> weights, Mean mean) {
  const std::size_t regions = figures.empty() ? 0 : figures.front().size();
  std::vector<double> means(regions, std::numeric_limits<double>::quiet_NaN());
  std::vector<double> present;
  std::vector<double> present_weights;
  for (std::size_t region = 0; region < regions; ++region) {
    present.clear();
    present_weights.clear();
    for (std::size_t activity = 0; activity < figures.size(); ++activity) {
      if (weights[activity] <= 0 || std::isnan(figures[activity][region])) continue;
      present.push_back(figures[activity][region]);
      present_weights.push_back(weights[activity]);
    }
    if (!present.empty()) means[region] = weighted_mean(present, present_weights, mean);
  }
  return means;
}

namespace {

std::vector<double> composite_scores(const MethodInput& input) {
  std::vector<std::vector<double>> figures;
  for (std::size_t j = 0; j < input.activities.size(); ++j) {
    const Activity& activity = input.activities[j];
    figures.push_back(normalised(
        input.values[j], {.method = input.normalisation, .better = activity.better, .target = activity.target}));
  }
  return mean_over_activities(figures, input.weights, input.mean);
}

}  // namespace

const RatingMethod composite_score_method{
    {.name = "composite-score",
     .title = "Composite score",
     .formula = "weighted power mean of the normalised activities: M_p = (sum_j w_j x_ij^p)^(1/p)",
     .source = "Nardo et al., Handbook on Constructing Composite Indicators, OECD/JRC 2008, steps 5 and 6",
     .options = "normalisation, mean, weights, target; geometric and harmonic means need positive normalised figures"},
    MethodNeeds::values,
    Better::higher,
    no_region_limit,
    composite_scores};

}  // namespace ecumene
