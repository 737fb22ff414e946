// What the normalisations of numeric/normalisation.hpp do, in the words of help and documents.
#include <algorithm>
#include <array>

#include "ecumene/diagnosis/methods/methods.hpp"

namespace ecumene {
namespace {

constexpr std::string_view handbook =
    "Nardo et al., Handbook on Constructing Composite Indicators, OECD/JRC 2008, step 5";

constexpr std::array<NormalisationDescriptor, 6> all_normalisations{{
    {{.name = "min-max",
      .title = "Share of the way from the worst region to the best",
      .formula = "(x - min) / (max - min)",
      .source = handbook,
      .options = "the worst region gets 0: no geometric or harmonic mean"},
     Normalisation::min_max},
    {{.name = "none",
      .title = "As measured",
      .formula = "x",
      .source = handbook,
      .options = "only where all activities have one unit"},
     Normalisation::none},
    {{.name = "percentile",
      .title = "Share of the other regions left behind",
      .formula = "(r - 1) / (n - 1), r the least place from below",
      .source = handbook,
      .options = "the worst region gets 0: no geometric or harmonic mean"},
     Normalisation::percentile},
    {{.name = "rank",
      .title = "Place from below",
      .formula = "fractional rank, the best has n",
      .source = handbook,
      .options = ""},
     Normalisation::rank},
    {{.name = "target",
      .title = "Share of the way from the worst region to a target",
      .formula = "min(1, (x - min) / (target - min))",
      .source = handbook,
      .options = "target of each activity; the worst region gets 0: no geometric or harmonic mean"},
     Normalisation::target},
    {{.name = "zscore",
      .title = "Standard deviations above the mean",
      .formula = "(x - mean) / s, s with n - 1",
      .source = handbook,
      .options = "below the mean it is negative: no geometric or harmonic mean"},
     Normalisation::z_score},
}};

}  // namespace

std::span<const NormalisationDescriptor> normalisations() {
  return all_normalisations;
}

const NormalisationDescriptor& descriptor(Normalisation normalisation) {
  return *std::ranges::find(all_normalisations, normalisation, &NormalisationDescriptor::normalisation);
}

}  // namespace ecumene
