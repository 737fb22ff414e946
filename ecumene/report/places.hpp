// Groups of places as text, CSV and JSON, and their tree, written piece after piece.
//
// Each ends with a line end. `progress` is called now and then with the share that is written; an exception thrown from
// it, or by the stream, ends the writing.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string_view>
#include <vector>

#include "ecumene/diagnosis/places.hpp"

namespace ecumene {

using WritingProgress = std::function<void(double)>;

// A summary for a terminal: how the groups were made, the last merges, and the largest groups with the means and
// deviations of their figures; of at most a hundred places with names also who is where.
void write_places_text(std::ostream& out, const PlaceGrouping& grouping, const PlaceTable& table);

// One line a row of the table, in its order: place (its name; row, from 1, where places have no names), group (from 1;
// empty: noise or left out), and for groups by density: noise (1 or 0; empty: left out), strength, outlier.
void write_places_csv(std::ostream& out, const PlaceGrouping& grouping, const PlaceTable& table,
                      const WritingProgress& progress = {});

// {name, source, rows, places, left_out, indicators, distance, scaling, method, linkage or min_points, min_group_size,
// selection, least_distance, height, noise, last_merges: [{groups, height, larger, smaller}], ties, inversions,
// group_count, figures, groups: [{group, places, share, mean_strength, stability, figures: [{indicator, mean,
// standard_deviation, least, greatest}]}]}; of more than described_groups_limit groups the largest. With
// PlaceArrays::all also membership (per row, from 1; null: none), strengths, outliers, names.
enum class PlaceArrays : std::uint8_t { none, all };
void write_places_json(std::ostream& out, const PlaceGrouping& grouping, const PlaceTable& table,
                       PlaceArrays arrays = PlaceArrays::none, const WritingProgress& progress = {});

// SciPy's linkage matrix, (n - 1) × 4: left, right, height, size; node i < n is the i-th place that took part, node
// n + k is made by row k. As .npy (version 1, <f8), and as CSV.
void write_tree_npy(std::ostream& out, const Dendrogram& tree, const WritingProgress& progress = {});
void write_tree_csv(std::ostream& out, const Dendrogram& tree, const WritingProgress& progress = {});

// The merges from the last down, at most `most`: how many groups each leaves, and the parts that it joins.
struct LastMerge {
  std::size_t groups = 1;
  double height = 0;
  std::size_t larger = 0;
  std::size_t smaller = 0;
};
std::vector<LastMerge> last_merges(const Dendrogram& tree, std::size_t most = 10);

std::string_view selection_name(DensitySelection selection);  // "stability", "leaf"

}  // namespace ecumene
