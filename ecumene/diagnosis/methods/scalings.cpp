// How indicators are made comparable before distances are taken.
#include <algorithm>
#include <array>

#include "ecumene/diagnosis/methods/methods.hpp"

namespace ecumene {
namespace {

constexpr std::array<ScalingDescriptor, 4> all_scalings{{
    {{.name = "min-max",
      .title = "From 0 to 1 over the regions",
      .formula = "(x - min) / (max - min)",
      .source = "Milligan & Cooper, A study of standardization of variables in cluster analysis, J. of Classification "
                "5, 1988",
      .options = ""},
     Scaling::min_max},
    {{.name = "none",
      .title = "As measured",
      .formula = "x",
      .source = "Kaufman & Rousseeuw, Finding Groups in Data, 1990, ch. 1",
      .options = "only where all indicators have one unit, as ranks do"},
     Scaling::none},
    {{.name = "rank",
      .title = "Places from below",
      .formula = "fractional ranks, ties sharing the mean of their places",
      .source = "Milligan & Cooper, A study of standardization of variables in cluster analysis, J. of Classification "
                "5, 1988",
      .options = ""},
     Scaling::rank},
    {{.name = "zscore",
      .title = "Standard deviations from the mean",
      .formula = "(x - mean) / s, s with n - 1",
      .source = "Kaufman & Rousseeuw, Finding Groups in Data, 1990, ch. 1",
      .options = ""},
     Scaling::z_score},
}};

}  // namespace

std::span<const ScalingDescriptor> scalings() {
  return all_scalings;
}

const ScalingDescriptor& descriptor(Scaling scaling) {
  return *std::ranges::find(all_scalings, scaling, &ScalingDescriptor::scaling);
}

}  // namespace ecumene
