// Ratings: where each region stands on each indicator ("activity"), on their mean, and on a composite score; how far
// that can be trusted; and how one rating compares with another.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/diagnosis/progress.hpp"
#include "ecumene/numeric/aggregation.hpp"
#include "ecumene/numeric/normalisation.hpp"
#include "ecumene/numeric/rank.hpp"
#include "ecumene/panel/region_table.hpp"

namespace ecumene {

// `values`: the table holds measurements, which are ranked. `ranks`: it holds printed ranks ("6-8"), which are taken as
// they stand; a column of single figures with ties ("6, 6, 6, 9" or "7, 7, 7, 9") is given its ranges. `detect`: ranks
// if every column is a valid set of tied ranks of its regions (up to one column in four that fails, which is reported),
// else values. Under `ranks` a column that cannot hold ranks ("11.7") is left out with a finding, unless it was asked
// for.
enum class RatingInput : std::uint8_t { detect, values, ranks };

struct Activity {
  std::string indicator{};
  Better better = Better::higher;  // not used for printed ranks: there 1 is best
  double weight = 1;               // relative; used by the composite score and the mean rank alike; 0: ranked only
  double target = 0;               // used by Normalisation::target
};

struct RatingOptions {
  RatingInput input = RatingInput::detect;
  std::vector<Activity> activities{};  // empty: every indicator, higher is better, equal weights
  Normalisation normalisation = Normalisation::min_max;
  Mean mean = Mean::arithmetic;
};

enum class RatingBasis : std::uint8_t { mean_rank, score };

// The same rating made in another way, held against the one that was asked for.
struct RatingVariant {
  std::string name{};                          // "without Mining operations", "zscore, arithmetic mean", "copeland"
  RatingBasis basis = RatingBasis::mean_rank;  // which of the two ratings it varies
  bool defined = true;                         // false: not computable here (a geometric mean of zeros); does not count
  double spearman = 0;                         // with the rating that was asked for
  double mean_shift = 0;                       // mean |change of mid rank| [Saisana, Saltelli & Tarantola 2005]
  std::size_t moved = 0;                       // regions whose mid rank changes
  std::string most_moved{};                    // the region with the largest change, the first of equals
  double largest_shift = 0;                    // its change: positive means a worse place in the variant
};

struct Rating {
  std::string name{};                       // of the table it was made from
  RatingInput input = RatingInput::values;  // what the input was taken for
  Normalisation normalisation = Normalisation::min_max;
  Mean mean = Mean::arithmetic;
  std::vector<std::string> regions{};
  std::vector<Activity> activities{};
  std::vector<std::vector<RankRange>> ranks{};  // [activity][region]
  std::vector<std::vector<double>> dense{};     // [activity][region]: 1, 2, 2, 3
  std::vector<double> mean_rank{};              // weighted mean of the mid ranks present; NaN if none
  std::vector<RankRange> overall{};             // ranks of mean_rank, least is best
  std::vector<double> score{};                  // composite; empty if input is ranks
  std::vector<RankRange> score_rank{};          // empty if input is ranks
  double concordance = 0;                       // Kendall's W of the activities; NaN for a single one
  std::vector<std::vector<Place>> places{};     // [activity][region]

  // How far it can be trusted, one range per region (NaN where the region has no rank). Each holds the rank itself.
  // rank_interval: of `overall`, over the variants of the mean rank; score_interval: of `score_rank`, over those of the
  // score (empty if input is ranks); tie_interval: of `overall`, however its ties are broken and wherever in its
  // interval a figure lies.
  std::vector<RankRange> rank_interval{};
  std::vector<RankRange> score_interval{};
  std::vector<RankRange> tie_interval{};
  std::vector<RatingVariant> variants{};  // what the first two are made of
};

struct RatingResult {
  Rating rating;
  std::vector<Finding> findings{};
};

// Ranks per activity, mean rank, composite score (measurements only) and the intervals. A missing or infinite value
// takes no place and keeps the others in theirs; the region's means are over what it has. tie_interval gives bounds:
// each region's most favourable mean against the others' least favourable. O(m^2 n + m n log n) for m activities: the
// variants sort their means, not the activities again. Stages of progress: "ranking", "variants".
// Throws Error: "indicator-unknown", "activity-repeated", "weights-not-valid" (negative, not finite, all zero),
// "nothing-to-rate" (no region, no activity).
RatingResult rate(const RegionTable& table, const RatingOptions& options = {}, const Progress& progress = {});

// One rating held against another, region by region (matched by name, as utf8::folded).
struct RatingGap {
  std::string region{};
  RankRange first;
  RankRange second;
  double gap = 0;        // second.mid - first.mid: positive means better placed in the first
  bool certain = false;  // the two ranges do not overlap: no way of breaking the ties closes the gap
};

struct RatingComparison {
  std::string first_name{};
  std::string second_name{};
  std::vector<RatingGap> gaps{};         // largest |gap| first, then by region
  std::vector<std::string> unmatched{};  // regions that only one of the two ranks, or that stand twice in one
  bool reranked = false;                 // some regions are unmatched: places are those among the matched ones
  double spearman = 0;
  double kendall_tau_b = 0;
  double mean_shift = 0;  // (1/n) sum |gap| [Saisana, Saltelli & Tarantola 2005]
};

struct NamedRanks {
  std::string name{};
  std::vector<std::string> regions{};
  std::vector<RankRange> ranks{};
};

RatingComparison compare(const NamedRanks& first, const NamedRanks& second);

// Parts of a rating in the form that `compare` takes. REQUIRES activity < rating.activities.size(); ranks by score need
// a rating of measurements.
NamedRanks activity_ranks(const Rating& rating, std::size_t activity);
NamedRanks ranks_by_mean(const Rating& rating);
NamedRanks ranks_by_score(const Rating& rating);

// The order of computed figures (means, scores): as rank_ranges, but figures that agree to 12 significant digits tie,
// so that the dust of binary arithmetic (0.1 + 0.2 against 0.3) makes no difference of rank.
std::vector<RankRange> order_of(std::span<const double> values, Better better);

// "6-8" for a tied range, "7" for a single place, "11.5" for half places, "" for a missing one.
std::string printed(const RankRange& rank);

}  // namespace ecumene
