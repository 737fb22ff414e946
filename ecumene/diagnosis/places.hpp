// Groups of places: typologies for tens of millions of rows.
//
// What grows with the square of the rows (silhouettes, stability, leaf order) is left to typology.hpp. Here: a
// hierarchy by linkage, cut into groups, or groups by density (HDBSCAN*, DBSCAN*), and what the groups are like.
// Distances are Euclidean on the scaled figures.
//
// Everything is a function of the content of the rows: their order, threads and machine change no digit (equal rows may
// exchange their places in the tree). Groups are numbered by size, the largest first, and among groups of one size by
// their least member, rows being ordered by their first figure, then their second, ... Sums are taken in fixed point of
// 94 bits below the greatest value of the group, which no order of adding changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/diagnosis/progress.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/numeric/hierarchy/density.hpp"
#include "ecumene/panel/place_table.hpp"

namespace ecumene {

// Above so many regions a typology would want gigabytes and hours for its silhouettes.
inline constexpr std::size_t typology_limit = 20'000;
// Of so many groups, the largest, the figures are described.
inline constexpr std::size_t described_groups_limit = 1'000;
inline constexpr std::uint32_t in_no_group = std::numeric_limits<std::uint32_t>::max();  // noise, or left out

enum class PlaceMethod : std::uint8_t { linkage, density };

struct PlaceOptions {
  PlaceMethod method = PlaceMethod::linkage;
  Scaling scaling = Scaling::none;
  Distance distance = Distance::euclidean;  // any other is refused
  Linkage linkage = Linkage::single;
  std::optional<std::size_t> groups{};  // linkage: cut into this many; or
  std::optional<double> height{};       // linkage: cut at this height; density: DBSCAN*, the groups at this distance
  std::size_t min_points = 5;           // density: the neighbours, the place itself included, that make a core distance
  std::size_t min_group_size = 5;       // density: smaller pieces are no groups
  DensitySelection selection = DensitySelection::excess_of_mass;
  double least_distance = 0;  // density: groups that part at smaller distances stay together
  bool keep_tree = false;     // density: PlaceGrouping::tree is wanted too
  std::size_t threads = 0;    // 0: as many as the machine has
};

// What a set of places is like on one indicator, in its own unit.
struct FigureSummary {
  double mean = 0;
  double standard_deviation = 0;  // n - 1; NaN for one place
  double least = 0;
  double greatest = 0;
};

struct PlaceGroup {
  std::size_t places = 0;
  std::size_t least_row = 0;             // the least member, 0-based row of the table
  std::vector<FigureSummary> figures{};  // one an indicator; empty beyond described_groups_limit
  double mean_strength = 0;              // density only
  std::optional<double> stability{};     // HDBSCAN* only: how much of its range of densities it lives through, 0 to 1
};

struct PlaceGrouping {
  std::string name{};
  std::string source{};
  std::vector<std::string> indicators{};
  PlaceOptions options{};                // as used
  std::size_t rows = 0;                  // of the table
  std::vector<std::size_t> left_out{};   // 0-based rows that lack a figure
  std::vector<FigureSummary> figures{};  // of all places that took part
  Dendrogram tree{};                     // leaves: the rows that took part, in their order; density: only if kept
  std::vector<std::uint32_t> groups{};   // of each row, 0-based, or in_no_group
  std::vector<PlaceGroup> profiles{};    // of each group
  std::size_t noise = 0;                 // density: places in no group
  std::vector<double> strengths{};  // density: of each row that took part, how firmly it belongs, 0 to 1; empty for
                                    // DBSCAN*, which has none
  std::vector<double> outlier_scores{};  // density: of each row that took part, GLOSH, 0 to 1; empty for DBSCAN*

  std::size_t places() const { return rows - left_out.size(); }
};

struct PlaceGroupingResult {
  PlaceGrouping grouping{};
  std::vector<Finding> findings{};
};

// Rows without all their figures are left out (one finding). Stages of progress: "scaling", "tree", "groups",
// "describing the groups". Memory: that of euclidean_linkage_tree or mutual_reachability_tree, 24 bytes a place for the
// tree, 4 for the groups, and a second copy of the figures where they are scaled or rows are left out.
// Throws Error "too-few-regions", "cut-not-clear", "groups-not-valid", "height-not-valid", "distance-not-for-places",
// "min-points-not-valid", "min-group-size-not-valid", and as euclidean_linkage_tree.
PlaceGroupingResult group_places(const PlaceTable& table, const PlaceOptions& options = {},
                                 const Progress& progress = {});

}  // namespace ecumene
