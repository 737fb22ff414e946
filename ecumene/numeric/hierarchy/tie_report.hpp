// What hangs on ties: which other dendrograms are as good as the one that the tie rule chose, and what they make of a
// cut.
//
// A dendrogram is as good as another if each of its merges joined two clusters that were nearest when it was made;
// distances count as equal up to 1e-12 of their size, because rounding must not decide. Two dendrograms are the same if
// their clusters are (their heights follow). Rows that are equal to all others alike and at distance 0 are joined
// first, without being counted as ways.
//
// The ways are searched depth first, as far as `work` goes: a count is `all` there are, or `some`: a lower bound.
// Single linkage, and trees whose ties lie above the cut, have one partition at any cut that does not part a tied
// height, and that is known without a search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene {

struct TieReportOptions {
  std::optional<std::size_t> groups{};  // the cut: into so many groups, or
  std::optional<double> height{};       // at this height
  std::size_t work = 1'000'000;         // distances looked at in each of the two searches
  std::size_t samples = 20;             // ways drawn by chance where not all partitions are found
  std::uint64_t seed = 20;
  std::function<void(double)> progress{};  // share of the work that is behind
};

enum class Coverage : std::uint8_t { all, some };

struct TieReport {
  std::size_t dendrograms = 1;  // equally good ones, the tree among them
  Coverage dendrograms_covered = Coverage::all;
  std::size_t partitions = 1;  // that the cut of these dendrograms gives; the cut can part a tied height
  Coverage partitions_covered = Coverage::all;
  // Per row: in which share of the partitions (of the ways drawn by chance where not all partitions are known) the row
  // stands in the group that best matches its group in the tree.
  std::vector<double> membership_stability{};
  std::vector<std::size_t> unstable_rows{};  // those below 1, ascending
};

// REQUIRES tree = linkage_tree(distances, n, linkage), and groups or height in the options.
// Time: O(work), and `samples` trees of n rows where not all partitions were found. Tables whose one tree takes more
// than `work` (about 140 rows) are not searched: ties that only rounding hides are not seen there.
TieReport tie_report(std::span<const double> distances, const Dendrogram& tree, Linkage linkage,
                     const TieReportOptions& options);

}  // namespace ecumene
