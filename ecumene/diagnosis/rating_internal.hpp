// The steps of `rate`, each in a file of its own.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ecumene/diagnosis/methods/methods.hpp"
#include "ecumene/diagnosis/rating.hpp"

namespace ecumene::diagnosis_internal {

// The figures of the activities, [activity][region]; infinite ones are missing.
struct RatingMaterial {
  std::vector<std::size_t> columns;        // indicator of each activity in the table
  std::vector<std::vector<double>> value;  // midpoints of intervals
  std::vector<std::vector<double>> low;
  std::vector<std::vector<double>> high;
};

// A column read as printed ranks.
struct RankColumn {
  std::vector<RankRange> ranges;  // as printed; of single figures with ties, the ranges they stand for
  bool could_be_ranks = false;    // every figure is a place or a half place, 1 or more
  std::string fault;              // empty: a valid set of tied ranks; else what is wrong with it
};

// REQUIRES low.size() == high.size(); NaN is missing.
RankColumn read_ranks(std::span<const double> low, std::span<const double> high);

// True if the columns, but for one in four, are valid ranks (and nothing is known to the contrary: two regions at
// least, half of each column filled).
bool looks_like_ranks(const RatingMaterial& material);

// The places that a region can take when each figure may lie anywhere in [low, high].
std::vector<RankRange> possible_ranks(std::span<const double> low, std::span<const double> high, Better better);

// The dense ranks (1, 2, 2, 3) of a series from its rank_ranges, without sorting it again; NaN stays NaN.
std::vector<double> dense_from(std::span<const RankRange> ranges);

// Fills rank_interval, score_interval, tie_interval and variants of a rating that has all else.
void add_intervals(const RatingMaterial& material, Rating& rating, const Progress& progress);

// What is said about the rating: empty and constant columns; regions rated on less than all activities or on none;
// scores that are not defined; regions that move far in its variants.
void report_columns(const RegionTable& table, const RatingMaterial& material, const Rating& rating,
                    std::vector<Finding>& findings);
void report_regions(const RegionTable& table, const RatingMaterial& material, const Rating& rating,
                    std::vector<Finding>& findings);
void report_scores(const Rating& rating, std::vector<Finding>& findings);
void report_sensitivity(const Rating& rating, std::vector<Finding>& findings);

MethodInput method_input(const RatingMaterial& material, const Rating& rating, std::span<const double> weights);

}  // namespace ecumene::diagnosis_internal
