// Ranks with ties as ranges: the form in which ratings are printed ("6-8").
//
// Rank 1 is best. A tied value covers the range [low, high] of the places its group takes: low = 1 + #{better},
// high = #{better or equal}; mid = (low + high) / 2 is the fractional rank, and the mids of n values sum to n(n+1)/2.
// NaN is missing: it gets rank NaN and takes no place.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ecumene {

enum class Better : std::uint8_t { higher, lower };  // which values are the good ones

struct RankRange {
  double low = 0;  // NaN if the value is missing
  double high = 0;
  double mid() const { return (low + high) / 2; }
  bool is_tied() const { return low < high; }
  friend bool operator==(const RankRange&, const RankRange&) = default;
};

// One range per value, in the order of the values. O(n log n). Values tie if they are equal as doubles.
std::vector<RankRange> rank_ranges(std::span<const double> values, Better better);

std::vector<double> fractional_ranks(std::span<const double> values, Better better);  // the mids
std::vector<double> dense_ranks(std::span<const double> values, Better better);       // 1, 2, 2, 3: without gaps

}  // namespace ecumene
