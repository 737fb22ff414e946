// The steps of `group`, each in a file of its own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/diagnosis/typology.hpp"

namespace ecumene::diagnosis_internal {

// The order in which a typology is worked out: by the figures as measured (canonical_order.hpp), regions with equal
// figures by name, then as in the table.
class CanonicalRegions {
 public:
  explicit CanonicalRegions(const Typology& typology);  // of a typology in table order
  void sort(Typology& typology) const;                  // from the order of the table to this one
  void restore(Typology& typology) const;               // and back
  // The row of the table that stands at each place of this order.
  std::span<const std::uint32_t> rows() const { return row_at_; }

 private:
  std::vector<std::uint32_t> row_at_;
  std::vector<std::uint32_t> place_of_;
};

// Condensed distances of the same rows in another order: row i becomes from[i].
std::vector<double> reordered_distances(std::span<const double> distances, std::span<const std::uint32_t> from);

// Fills regions, left_out, indicators and values.
void take_material(const RegionTable& table, Typology& typology, std::vector<Finding>& findings);

// Throws for a cut that these regions do not allow; warns of a linkage that has no meaning with the distance.
void check_options(std::size_t regions, const TypologyOptions& options, std::vector<Finding>& findings);

// pairwise_distances of the scaled values; its refusals name the region and the indicator beside the row and column.
std::vector<double> distances_of(const Typology& typology);

std::vector<double> scaled_values(MatrixView<const double> values, Scaling scaling);

// What hangs on the ties of the tree, and which regions change their group with them; fills membership_stability.
// `distances` are those of the typology.
void examine_ties(std::span<const double> distances, Typology& typology, std::vector<Finding>& findings,
                  const Progress& progress);
void report_inversions(const Typology& typology, std::vector<Finding>& findings);

// Fills stability_without_indicator.
void examine_indicators(Typology& typology, std::vector<Finding>& findings, const Progress& progress);

// Fills support, if it was asked for.
void examine_support(Typology& typology, std::vector<Finding>& findings, const Progress& progress);

// Cuts a tree as the typology was cut: into as many groups, or at the same height.
std::vector<std::uint32_t> cut_alike(const Dendrogram& tree, const TypologyOptions& options);

// Where the stages of `group` begin, as shares of the work. Roughly: what a stage takes depends on the regions.
struct Stage {
  std::string_view name;
  double begin;
  double end;
};
inline constexpr Stage distances_stage{"distances", 0, 0.05};
inline constexpr Stage merging_stage{"merging", 0.05, 0.4};
inline constexpr Stage leaf_order_stage{"leaf order", 0.4, 0.45};
inline constexpr Stage cophenetic_stage{"cophenetic correlation", 0.45, 0.5};
inline constexpr Stage silhouettes_stage{"silhouettes", 0.5, 0.6};
inline constexpr Stage ties_stage{"ties", 0.6, 0.9};
inline constexpr Stage indicators_stage{"indicators", 0.9, 0.95};
inline constexpr Stage support_stage{"support", 0.95, 1};

// `done` of `steps` of a stage are behind.
void show(const Progress& progress, const Stage& stage, std::size_t done = 0, std::size_t steps = 1);

std::size_t group_count(std::span<const std::uint32_t> groups);

}  // namespace ecumene::diagnosis_internal
