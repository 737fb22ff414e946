// The methods of the diagnosis room, each with what a reader must know before using it. Help, documents and forms are
// printed from these lists; names are those written on the command line and in studies.
//
// To add a rating method: one file in this folder that ends in its descriptor, and one line in methods.cpp.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/typology.hpp"

namespace ecumene {

struct MethodDescriptor {
  std::string_view name;     // "zscore"
  std::string_view title;    // "Standard score"
  std::string_view formula;  // in the letters of the source
  std::string_view source;
  std::string_view options;  // which settings it reads, and what refuses it; empty: none
};

struct NormalisationDescriptor : MethodDescriptor {
  Normalisation normalisation;
};
struct MeanDescriptor : MethodDescriptor {
  Mean mean;
};
struct ScalingDescriptor : MethodDescriptor {
  Scaling scaling;
};

std::span<const NormalisationDescriptor> normalisations();  // sorted by name, as are all these lists
std::span<const MeanDescriptor> means();
std::span<const ScalingDescriptor> scalings();
const NormalisationDescriptor& descriptor(Normalisation normalisation);
const MeanDescriptor& descriptor(Mean mean);
const ScalingDescriptor& descriptor(Scaling scaling);

// What a rating method is given. Everything stands [activity][region]; an activity of weight 0 does not count.
struct MethodInput {
  std::span<const Activity> activities;
  std::span<const double> weights;
  const std::vector<std::vector<double>>& values;  // measurements; the mid ranks if the input is printed ranks
  const std::vector<std::vector<RankRange>>& ranks;
  Normalisation normalisation = Normalisation::min_max;
  Mean mean = Mean::arithmetic;
};

// `ranks`: works on ranks alone, so on printed ratings too; `values`: needs measurements.
enum class MethodNeeds : std::uint8_t { ranks, values };

// One figure per region, NaN where the region cannot be rated.
struct RatingMethod : MethodDescriptor {
  MethodNeeds needs;
  Better better;             // which figures are the good ones
  std::size_t region_limit;  // not tried on more regions than this (quadratic methods)
  std::vector<double> (*figures)(const MethodInput&);
};

// The rating itself uses "mean-rank" and "composite-score"; every other method is one of its variants.
std::span<const RatingMethod> rating_methods();
const RatingMethod* rating_method(std::string_view name);  // nullptr if there is none

}  // namespace ecumene
