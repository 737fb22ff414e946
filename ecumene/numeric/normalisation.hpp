// Normalisation of one indicator, so that indicators of different units can be averaged or compared.
// Formulas: Nardo et al., Handbook on Constructing Composite Indicators (OECD/JRC 2008), step 5. NaN stays NaN.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ecumene/numeric/rank.hpp"

namespace ecumene {

// min_max (x-min)/(max-min); z_score (x-mean)/s with n-1; rank: fractional ranks turned so that the best has n;
// percentile (low rank from below - 1)/(n-1); target (x-min)/(target-min), at most 1. Direction is applied before: with
// Better::lower x is replaced by -x (and target by -target). A constant series gives 0 for min_max, z_score and 0.5 for
// percentile: nothing tells its members apart. Under target, all have 1 if the least value has reached the target.
enum class Normalisation : std::uint8_t { none, min_max, z_score, rank, percentile, target };

struct NormalisationOptions {
  Normalisation method = Normalisation::min_max;
  Better better = Better::higher;
  double target = 0;  // used by Normalisation::target only
};

std::vector<double> normalised(std::span<const double> values, const NormalisationOptions& options = {});

}  // namespace ecumene
