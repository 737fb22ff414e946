// What the means of numeric/aggregation.hpp do, in the words of help and documents.
#include <algorithm>
#include <array>

#include "ecumene/diagnosis/methods/methods.hpp"

namespace ecumene {
namespace {

constexpr std::string_view handbook =
    "Nardo et al., Handbook on Constructing Composite Indicators, OECD/JRC 2008, step 6";

constexpr std::array<MeanDescriptor, 3> all_means{{
    {{.name = "arithmetic",
      .title = "Arithmetic mean: a bad activity is made good by another",
      .formula = "sum w x / sum w",
      .source = handbook,
      .options = "weights"},
     Mean::arithmetic},
    {{.name = "geometric",
      .title = "Geometric mean: a bad activity is made good in part",
      .formula = "exp(sum w ln x / sum w)",
      .source = handbook,
      .options = "weights; needs positive figures"},
     Mean::geometric},
    {{.name = "harmonic",
      .title = "Harmonic mean: a bad activity is hardly made good",
      .formula = "sum w / sum (w / x)",
      .source = handbook,
      .options = "weights; needs positive figures"},
     Mean::harmonic},
}};

}  // namespace

std::span<const MeanDescriptor> means() {
  return all_means;
}

const MeanDescriptor& descriptor(Mean mean) {
  return *std::ranges::find(all_means, mean, &MeanDescriptor::mean);
}

}  // namespace ecumene
