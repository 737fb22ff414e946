// One rating held against another.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "ecumene/base/utf8.hpp"
#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/numeric/association.hpp"

namespace ecumene {
namespace {

// The ranked regions of a rating by folded name. A name that stands again, or has no rank, goes to `rest`.
std::map<std::string, std::size_t> ranked_regions(const NamedRanks& rating, std::vector<std::string>& rest) {
  std::map<std::string, std::size_t> rows;
  for (std::size_t i = 0; i < rating.regions.size(); ++i) {
    const bool ranked = !std::isnan(rating.ranks[i].mid());
    if (!ranked || !rows.emplace(utf8::folded(rating.regions[i]), i).second) rest.push_back(rating.regions[i]);
  }
  return rows;
}

// Places among the regions both have: a place among twelve says nothing beside a place among ten.
void rank_among_matched(std::vector<RatingGap>& gaps, RankRange RatingGap::*side) {
  std::vector<double> mids;
  for (const RatingGap& gap : gaps) mids.push_back((gap.*side).mid());
  const std::vector<RankRange> ranks = rank_ranges(mids, Better::lower);
  for (std::size_t i = 0; i < gaps.size(); ++i) gaps[i].*side = ranks[i];
}

void measure(RatingComparison& comparison) {
  std::vector<double> first;
  std::vector<double> second;
  double total = 0;
  for (RatingGap& gap : comparison.gaps) {
    gap.gap = gap.second.mid() - gap.first.mid();
    gap.certain = gap.first.high < gap.second.low || gap.second.high < gap.first.low;
    first.push_back(gap.first.mid());
    second.push_back(gap.second.mid());
    total += std::abs(gap.gap);
  }
  comparison.spearman = spearman(first, second);
  comparison.kendall_tau_b = kendall_tau_b(first, second);
  comparison.mean_shift =
      first.empty() ? std::numeric_limits<double>::quiet_NaN() : total / static_cast<double>(first.size());
}

}  // namespace

RatingComparison compare(const NamedRanks& first, const NamedRanks& second) {
  RatingComparison comparison{.first_name = first.name, .second_name = second.name};
  const auto first_rows = ranked_regions(first, comparison.unmatched);
  std::vector<std::string> rest_of_second;
  const auto second_rows = ranked_regions(second, rest_of_second);
  for (const auto& [name, row] : first_rows) {
    const auto other = second_rows.find(name);
    if (other == second_rows.end()) {
      comparison.unmatched.push_back(first.regions[row]);
    } else {
      comparison.gaps.push_back({first.regions[row], first.ranks[row], second.ranks[other->second]});
    }
  }
  for (const auto& [name, row] : second_rows) {
    if (!first_rows.contains(name)) comparison.unmatched.push_back(second.regions[row]);
  }
  comparison.unmatched.insert(comparison.unmatched.end(), rest_of_second.begin(), rest_of_second.end());
  std::ranges::sort(comparison.unmatched);
  const auto repeats = std::ranges::unique(comparison.unmatched);
  comparison.unmatched.erase(repeats.begin(), repeats.end());
  comparison.reranked = !comparison.unmatched.empty();
  if (comparison.reranked) {
    rank_among_matched(comparison.gaps, &RatingGap::first);
    rank_among_matched(comparison.gaps, &RatingGap::second);
  }
  measure(comparison);
  std::ranges::sort(comparison.gaps, [](const RatingGap& a, const RatingGap& b) {
    return std::abs(a.gap) != std::abs(b.gap) ? std::abs(a.gap) > std::abs(b.gap) : a.region < b.region;
  });
  return comparison;
}

}  // namespace ecumene
