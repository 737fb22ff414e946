// Partitions (groups of rows): how good one is, and how alike two are. Labels are any integers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene {

// s_i = (b_i - a_i) / max(a_i, b_i) per row; 0 for a row alone in its group [Rousseeuw 1987]. Condensed distances.
// All rows in one group: NaN everywhere. The distances of a row to a group are added in the order of the rows, so that
// neither the labels nor other groups change a digit. O(n^2 + n k) time, O(n k) memory, at most a quarter of the
// distances.
std::vector<double> silhouettes(std::span<const double> distances, std::span<const std::uint32_t> labels);
// The same of each of several partitions of the same rows, digit for digit, in one pass over the distances: n^2
// additions for each different group a row is in, so that the cuts of one tree, which share groups, cost little.
std::vector<std::vector<double>> silhouettes_of(std::span<const double> distances,
                                                std::span<const std::vector<std::uint32_t>> partitions);

// Rand index adjusted for chance [Hubert & Arabie 1985]; 1 for equal partitions, about 0 for unrelated ones. Both
// trivial in the same way (all together, or all apart): 1. O(n log n), as the two below.
double adjusted_rand_index(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);
double rand_index(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);
// Variation of information, natural logarithm [Meila 2007].
double variation_of_information(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

// What tells the groups apart on one indicator: the one-way analysis of variance. F = (B/(k-1)) / (W/(n-k)),
// eta squared = B/(B+W). NaN where undefined (k < 2, n <= k, or no variance); F is infinite where only W is 0. Rows
// with a missing value (NaN) are left out.
struct GroupContrast {
  double f_ratio;
  double eta_squared;
};
GroupContrast group_contrast(std::span<const double> values, std::span<const std::uint32_t> labels);

// Internal indices on the raw rows: Calinski & Harabasz 1974; Davies & Bouldin 1979 (spread: mean distance to the
// centroid); Dunn 1974 (condensed distances). NaN for fewer than two groups; calinski_harabasz also for n <= k.
double calinski_harabasz(MatrixView<const double> rows, std::span<const std::uint32_t> labels);
double davies_bouldin(MatrixView<const double> rows, std::span<const std::uint32_t> labels);
double dunn(std::span<const double> distances, std::span<const std::uint32_t> labels);

// The matching of labels of `b` to labels of `a` that lets most rows agree (optimal assignment, O(k^3) [Kuhn 1955]),
// and the rows that do not agree under it, ascending. Groups of `b` left without a counterpart get the smallest numbers
// that `a` does not use. Meant for up to some hundred groups.
struct PartitionMatch {
  std::vector<std::uint32_t> relabelled_b;
  std::vector<std::size_t> differing_rows;
};
PartitionMatch best_match(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace ecumene
