// Agglomerative hierarchical clustering: the eight linkages of Lance & Williams (1967) under R's names.
//
// Heights are those of SciPy and of R after its square root: ward_d2, centroid and median work on squared Euclidean
// distances and report their root; ward_d works on the distances as given [Murtagh & Legendre 2014].
// The tree: merge k (0-based) joins nodes `left` and `right` into node n + k; nodes 0..n-1 are the rows. left < right.
// Merges stand in the order of their heights; under centroid and median a merge can be lower than one below it (an
// inversion), then the order is that of execution.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene {

enum class Linkage : std::uint8_t { single, complete, average, mcquitty, centroid, median, ward_d, ward_d2 };

struct LinkageDescriptor {
  Linkage linkage;
  std::string_view name;  // as in R: "ward.D2"
  std::string_view title;
  std::string_view formula;  // Lance-Williams coefficients
  std::string_view source;
  bool monotone;  // false: inversions can occur
};
std::span<const LinkageDescriptor> linkages();  // sorted by name
const LinkageDescriptor& descriptor(Linkage linkage);

struct Merge {
  std::uint32_t left;
  std::uint32_t right;
  double height;
  std::uint32_t size;  // rows below the new node
  friend bool operator==(const Merge&, const Merge&) = default;
};

// Several merges could have been executed at the same height: the stated rule chose one. Where the pairs have a cluster
// in common, other dendrograms are as good as this one; where they have none, only the numbering of the merges differs.
struct TieGroup {
  std::size_t first_merge;
  std::size_t last_merge;
  double height;
  std::size_t candidates;  // pairs of nodes at this distance when the first of these merges was made
};

struct Dendrogram {
  std::size_t leaves = 0;
  std::vector<Merge> merges;            // leaves - 1
  std::vector<std::size_t> inversions;  // merges lower than a merge below them
  std::vector<TieGroup> ties;           // heights at which the order of merges was decided by the stated rule
};

// From condensed distances (see distance.hpp); they are used as work space, hence by value. Memory is that of the
// distances, once more for up to 2^26 of them, and O(n) besides. Time is O(n^2) for single, and for complete, average,
// mcquitty and the two of Ward where no two distances are alike to some 10 digits; else O(n^2) on ordinary data, O(n^3)
// at worst. n = 0 and n = 1 give no merges.
// Ties, single linkage: pairs of rows are ordered by (distance, lower row, higher row); the minimum spanning tree under
// that order is unique, and its edges in that order are the merges. TieGroup::candidates is the number of merges at
// that height; at least that many pairs tie. Ties, all others: each merge joins the two nearest clusters; among pairs
// at the same distance the one whose smallest row is least, then the one whose other cluster's smallest row is least.
// "Same" is equality of the doubles that the linkage works on (squares for ward_d2, centroid and median). The rule
// holds for every n and every linkage. Equal distances stay equal under complete, average and mcquitty; under the
// others ties between clusters can be decided by rounding. Heights never fall under the monotone linkages, not even by
// rounding. Where distances are not Euclidean, centroids and medians can get a negative squared distance; it is
// reported as height 0. Throws Error "distance-not-finite" for NaN or infinity, "distance-negative", and
// "distance-count-wrong" if there are not n(n-1)/2 distances.
Dendrogram linkage_tree(std::vector<double> distances, std::size_t n, Linkage linkage);

// The distance between two leaves is the height of the merge that joins them: condensed form. O(n^2).
std::vector<double> cophenetic_distances(const Dendrogram& tree);
// Pearson's correlation of distances and cophenetic distances [Sokal & Rohlf 1962]; no memory beyond O(n). NaN if one
// side is constant or there are fewer than two pairs.
double cophenetic_correlation(const Dendrogram& tree, std::span<const double> distances);
// Agglomerative coefficient: mean over the leaves of 1 - (height of first merge / height of last merge)
// [Kaufman & Rousseeuw 1990, ch. 5]. NaN without a merge or if all heights are 0.
double agglomerative_coefficient(const Dendrogram& tree);

// Group of each leaf, numbered 0.. in the order of their first leaf. By count: after the first leaves - groups merges.
// By height: after all merges with height <= `height` whose merges below them are made too (inversions).
std::vector<std::uint32_t> cut_by_count(const Dendrogram& tree, std::size_t groups);  // REQUIRES 1 <= groups <= leaves
std::vector<std::uint32_t> cut_by_height(const Dendrogram& tree, double height);

// Leaves from left to right. `as_merged`: the left node's leaves, then the right's. `optimal`: the order among the
// 2^(n-1) that the tree allows with the least sum of distances between neighbours [Bar-Joseph, Gifford & Jaakkola
// 2001], the left child of the root first; O(n^3) time (balanced trees; O(n^2) for chains), n^2 doubles of memory.
std::vector<std::uint32_t> leaf_order(const Dendrogram& tree);
std::vector<std::uint32_t> optimal_leaf_order(const Dendrogram& tree, std::span<const double> distances);

}  // namespace ecumene
