#include "distance_linkages.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene::bench {

namespace {

struct Data {
  const char* name;
  std::size_t columns;
  std::vector<double> (*rows)(std::size_t n, std::size_t columns);
};

double uniform(std::mt19937_64& random) {
  return static_cast<double>(random() >> 11) * 0x1p-53;
}

std::vector<double> blobs(std::size_t n, std::size_t columns) {
  std::mt19937_64 random(20);
  std::vector<double> centres(20 * columns);
  for (double& value : centres) value = 20 * uniform(random);
  std::vector<double> values;
  values.reserve(n * columns);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t centre = random() % 20;
    for (std::size_t j = 0; j < columns; ++j) {
      double noise = -6;
      for (int term = 0; term < 12; ++term) noise += uniform(random);  // nearly normal, and the same everywhere
      values.push_back(centres[centre * columns + j] + noise);
    }
  }
  return values;
}

std::vector<double> ranks(std::size_t n, std::size_t columns) {
  std::mt19937_64 random(21);
  std::vector<double> values(n * columns);
  for (double& value : values) value = static_cast<double>(random() % 20);
  return values;
}

std::vector<double> distances_of(const Data& data, std::size_t n) {
  const auto values = data.rows(n, data.columns);
  return pairwise_distances({values, n, data.columns}, Distance::euclidean);
}

double new_distance(Linkage linkage, double ik, double jk, double ij, double ni, double nj, double nk) {
  switch (linkage) {
    case Linkage::single:
      return std::min(ik, jk);
    case Linkage::complete:
      return std::max(ik, jk);
    case Linkage::average:
      return (ni * ik + nj * jk) / (ni + nj);
    case Linkage::mcquitty:
      return (ik + jk) / 2;
    case Linkage::centroid:
      return (ni * ik + nj * jk) / (ni + nj) - ni * nj * ij / ((ni + nj) * (ni + nj));
    case Linkage::median:
      return (ik + jk) / 2 - ij / 4;
    case Linkage::ward_d:
    case Linkage::ward_d2:
      return ((ni + nk) * ik + (nj + nk) * jk - nk * ij) / (ni + nj + nk);
  }
  return 0;
}

// The sum of the heights by the recurrence and a full search before each merge: O(n^3).
double naive_sum_of_heights(std::vector<double> d, std::size_t n, Linkage linkage) {
  const bool squares = linkage == Linkage::centroid || linkage == Linkage::median || linkage == Linkage::ward_d2;
  if (squares)
    for (double& value : d) value *= value;
  const auto at = [&](std::size_t i, std::size_t j) -> double& {
    return d[condensed_index(n, std::min(i, j), std::max(i, j))];
  };
  std::vector<double> size(n, 1);
  double total = 0;
  for (std::size_t step = 1; step < n; ++step) {
    std::size_t i = n;
    std::size_t j = n;
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a + 1; b < n; ++b)
        if (size[a] > 0 && size[b] > 0 && (i == n || at(a, b) < at(i, j))) i = a, j = b;
    const double height = at(i, j);
    total += squares ? std::sqrt(height) : height;
    for (std::size_t k = 0; k < n; ++k)
      if (size[k] > 0 && k != i && k != j)
        at(i, k) = new_distance(linkage, at(i, k), at(j, k), height, size[i], size[j], size[k]);
    size[i] += size[j];
    size[j] = 0;
  }
  return total;
}

double sum_of_heights(const Dendrogram& tree) {
  double total = 0;
  for (const Merge& merge : tree.merges) total += merge.height;
  return total;
}

// Ties decided by rounding may lead the twin along another tree under the recurrences that divide: only compare
// "blobs".
bool agrees_with_twin(const Data& data, Linkage linkage) {
  constexpr std::size_t n = 200;
  const auto distances = distances_of(data, n);
  const double fast = sum_of_heights(linkage_tree(distances, n, linkage));
  const double naive = naive_sum_of_heights(distances, n, linkage);
  return std::abs(fast - naive) <= 1e-10 * naive;
}

void time_ladder(const Data& data, const LinkageDescriptor& linkage, std::size_t largest) {
  for (const std::size_t n : {1000, 2000, 5000, 10000, 20000}) {
    if (n > largest) break;
    auto distances = distances_of(data, n);
    const double pairs = static_cast<double>(distances.size());
    const auto begin = std::chrono::steady_clock::now();
    const auto tree = linkage_tree(std::move(distances), n, linkage.linkage);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::printf("%-6s %-9s %6zu %9.3f s %8.1f M pairs/s   ties at %zu heights, %zu inversions\n", data.name,
                std::string(linkage.name).c_str(), n, seconds.count(), pairs / seconds.count() / 1e6, tree.ties.size(),
                tree.inversions.size());
    std::fflush(stdout);
  }
}

double length_of(const std::vector<std::uint32_t>& order, const std::vector<double>& distances) {
  double length = 0;
  for (std::size_t i = 0; i + 1 < order.size(); ++i)
    length +=
        distances[condensed_index(order.size(), std::min(order[i], order[i + 1]), std::max(order[i], order[i + 1]))];
  return length;
}

// Checked by its length, which no order of the tree may undercut: the order as merged is one.
bool time_leaf_order(const Data& data) {
  for (const std::size_t n : {500, 1000, 2000}) {
    const auto distances = distances_of(data, n);
    const auto tree = linkage_tree(distances, n, Linkage::average);
    const auto begin = std::chrono::steady_clock::now();
    const auto order = optimal_leaf_order(tree, distances);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    const double ratio = length_of(order, distances) / length_of(leaf_order(tree), distances);
    std::printf("%-6s leaf order %5zu %8.3f s   length %.3f of that as merged\n", data.name, n, seconds.count(), ratio);
    if (ratio > 1) return false;
  }
  return true;
}

}  // namespace

bool time_linkages_of_distances(std::size_t largest) {
  const Data data[] = {{"blobs", 8, blobs}, {"ranks", 3, ranks}};
  for (const auto& linkage : linkages()) {
    if (!agrees_with_twin(data[0], linkage.linkage)) {
      std::printf("%s: WRONG, the tree differs from the naive twin's; not timed\n", std::string(linkage.name).c_str());
      return false;
    }
    for (const auto& set : data) time_ladder(set, linkage, largest);
  }
  return time_leaf_order(data[0]);
}

}  // namespace ecumene::bench
