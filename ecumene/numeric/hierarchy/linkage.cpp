#include "ecumene/numeric/hierarchy/linkage.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/chain_internal.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene {
namespace {

constexpr std::array descriptors{
    LinkageDescriptor{Linkage::average, "average", "Average linkage (UPGMA)", "(n_i d_ik + n_j d_jk) / (n_i + n_j)",
                      "Sokal & Michener 1958, Univ. Kansas Sci. Bull. 38: 1409-1438", true},
    LinkageDescriptor{Linkage::centroid, "centroid", "Centroid (UPGMC)",
                      "on d^2: (n_i d_ik + n_j d_jk) / N - n_i n_j d_ij / N^2, N = n_i + n_j",
                      "Sokal & Michener 1958, Univ. Kansas Sci. Bull. 38: 1409-1438", false},
    LinkageDescriptor{Linkage::complete, "complete", "Complete linkage (farthest neighbour)", "max(d_ik, d_jk)",
                      "Sorensen 1948, Biol. Skr. 5(4): 1-34", true},
    LinkageDescriptor{Linkage::mcquitty, "mcquitty", "McQuitty's similarity analysis (WPGMA)", "(d_ik + d_jk) / 2",
                      "McQuitty 1966, Educ. Psychol. Meas. 26: 825-831", true},
    LinkageDescriptor{Linkage::median, "median", "Median (WPGMC)", "on d^2: (d_ik + d_jk) / 2 - d_ij / 4",
                      "Gower 1967, Biometrics 23: 623-637", false},
    LinkageDescriptor{Linkage::single, "single", "Single linkage (nearest neighbour)", "min(d_ik, d_jk)",
                      "Florek et al. 1951, Colloq. Math. 2: 282-285; Sneath "
                      "1957, J. Gen. Microbiol. 17: 201-226",
                      true},
    LinkageDescriptor{Linkage::ward_d, "ward.D", "Ward's update on the distances as given",
                      "((n_i + n_k) d_ik + (n_j + n_k) d_jk - n_k d_ij) / (n_i + n_j + n_k)",
                      "Murtagh & Legendre 2014, J. Classif. 31: 274-295", true},
    LinkageDescriptor{Linkage::ward_d2, "ward.D2", "Ward's least increase of the sum of squares",
                      "on d^2: ((n_i + n_k) d_ik + (n_j + n_k) d_jk - n_k d_ij) / (n_i + n_j "
                      "+ n_k)",
                      "Ward 1963, J. Am. Stat. Assoc. 58: 236-244; Murtagh & Legendre 2014", true},
};

// The chain works on a copy of the distances; below the one number of rows it gains nothing, above the other number of
// distances (512 MiB) memory is dearer than time.
constexpr std::size_t least_rows_of_chain = 200;
constexpr std::size_t most_distances_copied = std::size_t{1} << 26;

bool works_on_squares(Linkage linkage) {
  return linkage == Linkage::ward_d2 || linkage == Linkage::centroid || linkage == Linkage::median;
}

void refuse(Finding finding) {
  finding.severity = Severity::error;
  throw Error(std::move(finding));
}

std::string pair_of(std::size_t position, std::size_t n) {
  std::size_t row = 0;
  while (condensed_index(n, row, n - 1) < position) ++row;
  const std::size_t other = position - condensed_index(n, row, row + 1) + row + 1;
  return "the distance of rows " + std::to_string(row + 1) + " and " + std::to_string(other + 1);
}

void check(const std::vector<double>& distances, std::size_t n) {
  const std::size_t pairs = n < 2 ? 0 : n * (n - 1) / 2;
  if (distances.size() != pairs)
    refuse({.code = "distance-count-wrong",
            .what = std::to_string(distances.size()) + " distances were given for " + std::to_string(n) +
                    " rows, which have " + std::to_string(pairs) + " pairs",
            .way_out = "give the distance of each pair of rows once: row by "
                       "row, above the diagonal"});
  for (std::size_t at = 0; at < distances.size(); ++at) {
    if (!std::isfinite(distances[at]))
      refuse({.code = "distance-not-finite",
              .what = pair_of(at, n) + " is " + (std::isnan(distances[at]) ? "missing" : "infinite"),
              .way_out = "fill or leave out one of the rows, or use "
                         "--distance=gower, which takes missing values"});
    if (distances[at] < 0)
      refuse({.code = "distance-negative",
              .what = pair_of(at, n) + " is below zero",
              .way_out = "turn similarities into distances first, for example "
                         "1 - r for a correlation r"});
  }
}

// Brings the distances to the units the algorithm works in: the largest to [1/2, 1), so that neither squares nor sums
// overflow, and squared where the linkage asks for it. Returns the exponent that leads back.
int prepare(std::vector<double>& distances, Linkage linkage) {
  if (linkage == Linkage::complete) return 0;
  const int exponent = internal::binary_exponent(internal::largest_magnitude(distances));
  const bool squared = works_on_squares(linkage);
  const double unit = std::ldexp(1.0, -std::clamp(exponent, -1000, 1000));
  for (double& distance : distances) {
    distance *= unit;
    if (squared) distance *= distance;
  }
  return std::clamp(exponent, -1000, 1000);
}

// Where distances are not Euclidean, centroids can come out at a negative squared distance; their height is 0.
double height_of(double distance, Linkage linkage, int exponent) {
  return std::ldexp(works_on_squares(linkage) ? std::sqrt(std::max(distance, 0.0)) : distance, exponent);
}

std::vector<std::size_t> inversions_of(const Dendrogram& tree) {
  std::vector<std::size_t> inversions;
  const auto is_lower_than = [&](const Merge& merge, std::uint32_t node) {
    return node >= tree.leaves && merge.height < tree.merges[node - tree.leaves].height;
  };
  for (std::size_t k = 0; k < tree.merges.size(); ++k) {
    const Merge& merge = tree.merges[k];
    if (is_lower_than(merge, merge.left) || is_lower_than(merge, merge.right)) inversions.push_back(k);
  }
  return inversions;
}

// On a copy of the distances, for if two of them are near alike the algorithm that keeps the stated rule must begin
// anew.
std::optional<internal::Agglomeration> agglomerated_along_chain(const internal::CondensedMatrix& distances,
                                                                Linkage linkage) {
  const std::size_t n = distances.rows();
  const internal::DistanceTriangle matrix(n);
  const internal::ProduceRows produce = [&](std::size_t first, std::size_t count, double* const* out, double*) {
    for (std::size_t j = 0; j < first + count; ++j)
      for (std::size_t r = 0; r < count; ++r)
        if (j < first + r) out[r][j] = distances.between(j, first + r);
  };
  const internal::ChainProblem problem{
      .linkage = linkage, .ties = internal::TiesAllowed::none, .sizes = std::vector<double>(n, 1)};
  auto outcome = internal::chain_agglomeration(matrix, rows_built(matrix, n, {}, produce, {}), problem);
  if (!outcome) return std::nullopt;
  return internal::Agglomeration{std::move(outcome->merges), {}};
}

internal::Agglomeration agglomerated(std::vector<double>& distances, std::size_t n, Linkage linkage) {
  const internal::CondensedMatrix matrix(distances.data(), n);
  const bool is_reducible = linkage != Linkage::centroid && linkage != Linkage::median;
  if (is_reducible && n >= least_rows_of_chain && distances.size() <= most_distances_copied)
    if (auto found = agglomerated_along_chain(matrix, linkage)) return std::move(*found);
  return internal::generic_agglomeration(matrix, linkage, std::vector<double>(n, 1));
}

}  // namespace

std::vector<Merge> internal::numbered(const std::vector<SlotMerge>& merges, std::size_t n) {
  std::vector<std::uint32_t> node(n);
  std::vector<std::uint32_t> size(n, 1);
  for (std::uint32_t row = 0; row < n; ++row) node[row] = row;
  std::vector<Merge> tree;
  tree.reserve(merges.size());
  for (const auto& [first, second, distance] : merges) {
    size[first] += size[second];
    tree.push_back({std::min(node[first], node[second]), std::max(node[first], node[second]), distance, size[first]});
    node[first] = static_cast<std::uint32_t>(n + tree.size() - 1);
  }
  return tree;
}

std::span<const LinkageDescriptor> linkages() {
  return descriptors;
}

const LinkageDescriptor& descriptor(Linkage linkage) {
  for (const auto& candidate : descriptors)
    if (candidate.linkage == linkage) return candidate;
  return descriptors.front();
}

Dendrogram linkage_tree(std::vector<double> distances, std::size_t n, Linkage linkage) {
  check(distances, n);
  if (linkage == Linkage::single)
    return single_linkage_tree(internal::spanning_tree_of(internal::CondensedMatrix(distances.data(), n)));
  const int exponent = prepare(distances, linkage);
  const auto agglomeration = agglomerated(distances, n, linkage);
  Dendrogram tree;
  tree.leaves = n;
  tree.merges = internal::numbered(agglomeration.merges, n);
  tree.ties = agglomeration.ties;
  for (auto& merge : tree.merges) merge.height = height_of(merge.height, linkage, exponent);
  for (auto& tie : tree.ties) tie.height = height_of(tie.height, linkage, exponent);
  tree.inversions = inversions_of(tree);
  return tree;
}

}  // namespace ecumene
