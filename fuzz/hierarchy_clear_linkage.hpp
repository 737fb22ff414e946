// The heights of a linkage by its definition, where rounding cannot lead two programs to different trees.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "ecumene/numeric/hierarchy/linkage_twin_internal.hpp"

namespace ecumene::fuzzing {

// Nothing if at any step two pairs of clusters are equally near, or nearly so: then the definition does not say which
// merge comes first. O(n^4).
inline std::optional<std::vector<double>> clear_heights(MatrixView<const double> table,
                                                        const std::vector<double>& distances, Linkage linkage) {
  const testing::Definition definition(table, distances, linkage);
  std::vector<testing::Cluster> clusters;
  for (std::uint32_t i = 0; i < table.rows(); ++i)
    clusters.push_back({i, {i}, {table.row(i).begin(), table.row(i).end()}, {}});
  std::vector<double> heights;
  while (clusters.size() > 1) {
    struct Pair {
      double distance;
      std::size_t a;
      std::size_t b;
    };
    std::vector<Pair> pairs;
    for (std::size_t a = 0; a < clusters.size(); ++a)
      for (std::size_t b = a + 1; b < clusters.size(); ++b)
        pairs.push_back({definition.distance(clusters[a], clusters[b]), a, b});
    std::sort(pairs.begin(), pairs.end(), [](const Pair& p, const Pair& q) { return p.distance < q.distance; });
    if (pairs.size() > 1 && !(pairs[1].distance - pairs[0].distance > 1e-6 * pairs[1].distance)) return std::nullopt;
    const auto [height, first, second] = pairs[0];
    testing::Cluster merged{static_cast<std::uint32_t>(table.rows() + heights.size()), clusters[first].rows, {}, {}};
    merged.rows.insert(merged.rows.end(), clusters[second].rows.begin(), clusters[second].rows.end());
    for (std::size_t j = 0; j < table.columns(); ++j)
      merged.middle.push_back((clusters[first].middle[j] + clusters[second].middle[j]) / 2);
    merged.parts = {clusters[first], clusters[second]};
    clusters[first] = merged;
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(second));
    heights.push_back(height);
  }
  return heights;
}

}  // namespace ecumene::fuzzing
