// The steps of `group`, each in a file of its own.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/diagnosis/typology.hpp"

namespace ecumene::diagnosis_internal {

// Fills regions, left_out, indicators, values and scaled.
void take_material(const RegionTable& table, Typology& typology, std::vector<Finding>& findings);

// Throws for a cut that these regions do not allow; warns of a linkage that has no meaning with the distance.
void check_options(std::size_t regions, const TypologyOptions& options, std::vector<Finding>& findings);

// pairwise_distances of the scaled values; its refusals name the region and the indicator beside the row and column.
std::vector<double> distances_of(const Typology& typology);

std::vector<double> scaled_values(MatrixView<const double> values, Scaling scaling);

// Which regions change their group when the ties of the tree are broken otherwise; fills membership_stability.
// `distances` are those of the typology.
void examine_ties(std::span<const double> distances, Typology& typology, std::vector<Finding>& findings);
void report_inversions(const Typology& typology, std::vector<Finding>& findings);

// Fills stability_without_indicator.
void examine_indicators(Typology& typology, std::vector<Finding>& findings);

// Cuts a tree as the typology was cut: into as many groups, or at the same height.
std::vector<std::uint32_t> cut_alike(const Dendrogram& tree, const TypologyOptions& options);

// Mean of the silhouettes of a cut; NaN for a single group.
double mean_silhouette_of(std::span<const double> distances, std::span<const std::uint32_t> groups);

std::size_t group_count(std::span<const std::uint32_t> groups);

}  // namespace ecumene::diagnosis_internal
