// The top of a dendrogram that is too large to be looked at: a few branches, and how much each of them holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene {

// Merges are kept from the last down: the last `always_kept` whatever they join, then those that join two branches of
// at least `least_side` rows each, until there are `most_branches` branches.
struct DendrogramTopOptions {
  std::size_t most_branches = 200;
  std::size_t least_side = 1;
  std::size_t always_kept = 0;
  // Rows from the first to the last, by which branches stand from left to right and a branch is represented: the order
  // of the leaves in a picture, or canonical_order. Empty: by their numbers. REQUIRES a permutation.
  std::span<const std::uint32_t> row_order{};
};

// A branch in which no merge is kept.
struct CollapsedBranch {
  std::uint32_t node = 0;            // of the whole tree
  std::uint32_t representative = 0;  // its first row
  std::uint32_t rows = 0;
  double height = 0;  // of its own last merge; 0 for a row
};

struct DendrogramTop {
  // Its leaves are the branches, from left to right; merge sizes count rows. Under inversions the order of the merges
  // is that of the whole tree; `inversions` and `ties` are left empty.
  Dendrogram tree{};
  std::vector<CollapsedBranch> branches{};
  std::vector<std::uint32_t> merges{};      // of the whole tree: which one each merge of `tree` is
  std::vector<std::uint32_t> stragglers{};  // for each: rows that join it before the next merge kept, or before the end
};

// O(n) time and memory beside the tree. The rows of all branches and all stragglers are those of the tree.
DendrogramTop dendrogram_top(const Dendrogram& tree, const DendrogramTopOptions& options = {});

}  // namespace ecumene
