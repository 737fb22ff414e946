// Weighted power means of normalised indicators: M_p = (sum w x^p)^(1/p); arithmetic p = 1, geometric p -> 0
// (exp sum w ln x), harmonic p = -1 [Nardo et al. 2008, step 6]. Missing values are skipped and the weights of the
// others rescaled to sum 1; all missing gives NaN. Geometric and harmonic means need x > 0: otherwise NaN.
// A value of weight 0 counts as missing. The result is never outside the values, so equal values are their own mean.
#pragma once

#include <cstdint>
#include <span>

namespace ecumene {

enum class Mean : std::uint8_t { arithmetic, geometric, harmonic };

// REQUIRES weights.size() == values.size() (or weights empty: equal), weights >= 0 and not all 0.
double weighted_mean(std::span<const double> values, std::span<const double> weights, Mean mean);

}  // namespace ecumene
