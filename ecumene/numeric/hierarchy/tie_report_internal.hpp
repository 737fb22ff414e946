// The search behind tie_report.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/hierarchy/tie_report.hpp"

namespace ecumene::internal {

// A set of rows, or of clusters: the sum of a fixed random word for each member. Two sets of a dendrogram's size agree
// by chance once in 2^100.
struct SetHash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend bool operator==(const SetHash&, const SetHash&) = default;
  SetHash& operator+=(const SetHash& other) {
    high += other.high;
    low += other.low;
    return *this;
  }
};
SetHash hash_of_row(std::uint32_t row);
SetHash hash_as_member(const SetHash& set);  // of a set that is a member of a larger one

// Where a way ends: at so many clusters, at the first distance above the height, or (neither) when all are one.
struct SearchGoal {
  std::optional<std::size_t> groups{};
  std::optional<double> height{};
};

struct WaysFound {
  std::size_t dendrograms = 0;  // different sets of merges at the goal
  Coverage covered = Coverage::all;
  std::vector<std::vector<std::uint32_t>> partitions{};  // different ones, if the goal is a cut
};
WaysFound ways_to(const SearchGoal& goal, std::span<const double> distances, std::size_t n, Linkage linkage,
                  std::size_t work);

}  // namespace ecumene::internal
