// The rating methods, one per file; methods.cpp lists them.
#pragma once

#include <limits>

#include "ecumene/diagnosis/methods/methods.hpp"

namespace ecumene {

inline constexpr std::size_t no_region_limit = std::numeric_limits<std::size_t>::max();

extern const RatingMethod composite_score_method;
extern const RatingMethod copeland_method;
extern const RatingMethod mean_rank_method;

// The weighted mean of each region over the activities with weight > 0 on which it has a figure; NaN if there is none.
std::vector<double> mean_over_activities(const std::vector<std::vector<double>>& figures,
                                         std::span<const double> weights, Mean mean);

// The weighted mean of a place (low, mid or high) of each region over the same activities. The sum is divided once, so
// that means of tied ranks under equal weights are the doubles nearest to them: 21.5 / 5 is 4.3.
std::vector<double> mean_places(const std::vector<std::vector<RankRange>>& ranks, std::span<const double> weights,
                                double (*place)(const RankRange&));

}  // namespace ecumene
