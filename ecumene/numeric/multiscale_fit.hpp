// Approximately unbiased p-values from how often something is found in bootstrap samples of several sizes.
//
// With r = n'/n the share of the sample that is drawn and b(r) the share of the draws in which it was found, the law of
// Shimodaira (2002, Syst. Biol. 51: 492-508; 2004, Ann. Stat. 32: 2616-2641) is -Phi^-1(b(r)) = v sqrt(r) + c /
// sqrt(r): v is the distance from the border of the hypothesis, c the border's curvature. Fitted by least squares with
// weights 1 / var, var = b (1 - b) / (B phi(z)^2), over the scales with 0.001 < b < 0.999, as R's pvclust does [Suzuki
// & Shimodaira 2006, Bioinformatics 22: 1540-1542].
#pragma once

#include <cstdint>
#include <span>

namespace ecumene {

struct ScaleCount {
  double scale = 1;              // r > 0
  std::uint32_t found = 0;       // draws in which it was found
  std::uint32_t replicates = 0;  // draws
};

// Values near 1: the data speak for it. Where fewer than two scales can be used all are 0 or 1 (1 where it was found in
// half of the draws or more), without an error.
struct MultiscaleFit {
  double au = 0;  // approximately unbiased: Phi(c - v)
  double bp = 0;  // bootstrap probability at r = 1: Phi(-v - c)
  double si = 0;  // selective inference, for what was chosen because it was found: 1 - Phi(v - c) / Phi(-c) [Terada &
                  // Shimodaira 2017, arXiv:1711.00949]
  double au_error = 0;  // standard errors, of the draws alone
  double bp_error = 0;
  double si_error = 0;
  double v = 0;
  double c = 0;
  double fit_p = 0;  // of the chi-squared test that the law fits; small: do not trust the values; 1 with two scales
};

// REQUIRES found <= replicates, replicates > 0, scale > 0.
MultiscaleFit multiscale_fit(std::span<const ScaleCount> counts);

}  // namespace ecumene
