// Typologies: groups of regions found by hierarchical cluster analysis, with everything needed to judge them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/diagnosis/progress.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/multiscale_fit.hpp"
#include "ecumene/numeric/partition.hpp"
#include "ecumene/panel/region_table.hpp"

namespace ecumene {

// none: as measured; z_score and min_max: as Normalisation; rank: places from below, ties sharing their mean.
enum class Scaling : std::uint8_t { none, z_score, min_max, rank };

// What grows with the square of the regions or faster is left out above these sizes, with a note.
inline constexpr std::size_t optimal_order_limit = 4'000;  // regions in optimal leaf order
inline constexpr std::size_t resampling_limit = 5'000;     // regions with stability figures and stored distances
inline constexpr std::size_t support_limit = 1'000;        // regions whose clusters are looked for in drawn indicators
inline constexpr std::size_t enough_support_indicators = 10;           // fewer give draws of few kinds: rough support
inline constexpr std::size_t most_support_draws = 1'000'000;           // at each scale: minutes to hours of work
inline constexpr std::uint64_t greatest_support_seed = 4'294'967'295;  // 32 bits, as R and NumPy take them
inline constexpr std::size_t tie_samples = 20;  // ways to break ties, drawn where they are too many to list

struct TypologyOptions {
  Scaling scaling = Scaling::none;
  Distance distance = Distance::euclidean;
  Linkage linkage = Linkage::single;
  std::optional<std::size_t> groups{};  // cut into this many; or
  std::optional<double> height{};       // cut at this height; neither: the k in 2..min(10, n-1) with the best mean
                                        // silhouette, the least of equals
  // Draws of indicators at each of ten scales (cluster_support.hpp), 1 to most_support_draws. Not by default: it takes
  // the indicators for a sample of all that could have been measured, which only the analyst can say.
  std::optional<std::size_t> support_draws{};
  std::uint64_t support_seed = 1;
  bool optimal_order = true;  // leaves in optimal order (up to optimal_order_limit regions, else as merged)
};

struct GroupProfile {
  std::uint32_t group = 0;             // 0-based, numbered by leaf order from the left of the dendrogram
  std::vector<std::size_t> members{};  // rows
  std::vector<double> mean{};          // per indicator, of the unscaled values
  std::vector<double> variance{};      // n-1; NaN for a single member
  std::vector<double> standard_deviation{};
  double mean_silhouette = 0;
};

struct Typology {
  std::string name{};
  std::vector<std::string> regions{};     // those that took part, in table order
  std::vector<std::string> left_out{};    // regions with missing values
  std::vector<std::string> indicators{};  // those with figures
  TypologyOptions options;                // as used, k filled in
  std::vector<double> values{};           // regions × indicators, as measured
  std::vector<double> scaled{};           // regions × indicators, as used
  std::vector<double> distances{};        // condensed; empty above resampling_limit regions
  Dendrogram tree;
  std::vector<std::uint32_t> order{};  // leaves from left to right
  double cophenetic_correlation = 0;
  double agglomerative_coefficient = 0;
  std::vector<std::uint32_t> groups{};  // group of each region
  std::vector<GroupProfile> profiles{};
  std::vector<GroupContrast> contrasts{};                         // per indicator: what distinguishes the groups
  std::vector<double> silhouettes{};                              // per region; NaN if there is one group
  double mean_silhouette = 0;                                     // NaN if there is one group
  std::vector<std::pair<std::size_t, double>> silhouette_by_k{};  // k and mean silhouette, for the choice of k

  // How far it can be trusted.
  std::vector<double> membership_stability{};  // per region: share of the equally good groupings that keep it in its
                                               // group (tie_report.hpp); 1 where the tree has no ties; empty if not
                                               // computed
  std::vector<double> stability_without_indicator =
      {};                                // per indicator: ARI of the groups found without it with the groups
                                         // found; NaN where it cannot be left out; empty if not computed
  std::vector<MultiscaleFit> support{};  // per merge: how often its cluster is found in draws of the indicators; empty
                                         // if not asked for or not computed
};

struct TypologyResult {
  Typology typology;
  std::vector<Finding> findings{};  // "linkage-ties", "dendrogram-inversions", "region-left-out", ...
};

// Regions with a missing (or infinite) value are left out (a finding each) unless the distance takes missing values.
// Everything is worked out on the regions in the order of their figures (canonical_order.hpp), equal ones by name, and
// put back in the order of the table: in whatever order a table lists its regions, groups, their numbers, heights and
// findings are the same to the last digit (left_out and what is said of single figures follow the table).
// Groups are numbered by the leaf order. Memory at the peak: one condensed matrix (n^2/2 doubles)
// above resampling_limit regions, two or three below. Silhouettes of all cuts are taken in one pass over the distances,
// whatever the number of regions. Stages of progress: "distances", "merging", "leaf order", "cophenetic correlation",
// "silhouettes", "ties", "indicators", "support".
// Throws Error: "too-few-regions" (< 2), "groups-not-valid" (0, or more than there are regions), "height-not-valid",
// "cut-not-clear" (groups and height both given), "draws-not-valid", and those of pairwise_distances and linkage_tree.
TypologyResult group(const RegionTable& table, const TypologyOptions& options = {}, const Progress& progress = {});

// Indicators by what they tell about the groups: largest eta squared first, undefined ones last, then as in the table.
std::vector<std::size_t> indicators_by_contrast(const Typology& typology);

// The eight linkages on the same distances, cut into as many groups as the typology has: which story depends on the
// choice?
struct LinkageSummary {
  Linkage linkage = Linkage::single;
  double cophenetic_correlation = 0;
  double agglomerative_coefficient = 0;
  double mean_silhouette = 0;
  double adjusted_rand_index = 0;  // with the groups of the chosen linkage
  std::size_t inversions = 0;
  std::size_t tied_heights = 0;
  std::vector<std::uint32_t> groups{};  // numbered by their first region
};

// In the order of `linkages()` (by name). Throws as `group`.
std::vector<LinkageSummary> compare_linkages(const RegionTable& table, const TypologyOptions& options = {});
std::vector<LinkageSummary> compare_linkages(const Typology& typology);

// A published membership held against ours.
struct PublishedGroups {
  std::string name{};
  std::vector<std::string> regions{};
  std::vector<std::string> groups{};  // group of each region, as printed
  std::vector<Place> places{};        // of each membership
};

struct Agreement {
  std::string published{};
  std::string typology{};
  double adjusted_rand_index = 0;        // NaN if no region stands in both
  double variation_of_information = 0;   // NaN if no region stands in both
  std::vector<std::string> compared{};   // regions that stand in both
  std::vector<std::string> differing{};  // regions placed otherwise under the best matching of groups
  std::vector<std::string> only_published{};
  std::vector<std::string> only_computed{};
  std::vector<std::string> repeated{};  // regions that the published list names twice; their first membership counts
};

// Regions are matched by name, as utf8::folded.
Agreement agreement(const Typology& typology, const PublishedGroups& published);

}  // namespace ecumene
