// Mean rank: the mean of the places a region takes, ties sharing the mean of theirs ("6-8" counts as 7).
#include <cmath>

#include "ecumene/diagnosis/methods/method_internal.hpp"

namespace ecumene {

std::vector<double> mean_places(const std::vector<std::vector<RankRange>>& ranks, std::span<const double> weights,
                                double (*place)(const RankRange&)) {
  const std::size_t regions = ranks.empty() ? 0 : ranks.front().size();
  std::vector<double> means;
  means.reserve(regions);
  for (std::size_t region = 0; region < regions; ++region) {
    double sum = 0;
    double weight = 0;
    for (std::size_t activity = 0; activity < ranks.size(); ++activity) {
      const double here = place(ranks[activity][region]);
      if (weights[activity] <= 0 || std::isnan(here)) continue;
      sum += weights[activity] * here;
      weight += weights[activity];
    }
    means.push_back(weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN());
  }
  return means;
}

namespace {

std::vector<double> mean_ranks(const MethodInput& input) {
  return mean_places(input.ranks, input.weights, [](const RankRange& rank) { return rank.mid(); });
}

}  // namespace

const RatingMethod mean_rank_method{
    {.name = "mean-rank",
     .title = "Mean rank over the activities",
     .formula = "sum_j w_j r_ij / sum_j w_j over the activities present; r = (low + high) / 2",
     .source = "Kendall & Gibbons, Rank Correlation Methods, 5th ed. 1990, ch. 6 (the order by sums of ranks)",
     .options = "weights"},
    MethodNeeds::ranks,
    Better::lower,
    no_region_limit,
    mean_ranks};

}  // namespace ecumene
