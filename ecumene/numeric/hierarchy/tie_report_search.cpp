#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/lance_williams_internal.hpp"
#include "ecumene/numeric/hierarchy/tie_report_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double equal_up_to = 1e-12;

std::uint64_t mixed(std::uint64_t word) {  // the finaliser of SplitMix64 [Steele, Lea & Flood 2014]
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
  return word ^ (word >> 31);
}

struct HashOfHash {
  std::size_t operator()(const SetHash& set) const { return static_cast<std::size_t>(set.low); }
};

bool is_reducible(Linkage linkage) {
  return linkage != Linkage::centroid && linkage != Linkage::median;
}
bool works_on_squares(Linkage linkage) {
  return linkage == Linkage::ward_d2 || !is_reducible(linkage);
}

double updated(Linkage linkage, const MergedPair& pair, double ik, double jk, double size_k) {
  switch (linkage) {
    case Linkage::single:
      return std::min(ik, jk);
    case Linkage::complete:
      return CompleteUpdate(pair)(ik, jk, size_k);
    case Linkage::average:
      return AverageUpdate(pair)(ik, jk, size_k);
    case Linkage::mcquitty:
      return McquittyUpdate(pair)(ik, jk, size_k);
    case Linkage::centroid:
      return CentroidUpdate(pair)(ik, jk, size_k);
    case Linkage::median:
      return MedianUpdate(pair)(ik, jk, size_k);
    case Linkage::ward_d:
    case Linkage::ward_d2:
      break;
  }
  return WardUpdate(pair)(ik, jk, size_k);
}

struct Pair {
  std::uint32_t first;
  std::uint32_t second;
};

// The clusters at one moment: everything that later merges depend on.
struct Clusters {
  std::vector<double> distances;  // count × count
  std::vector<double> sizes;
  std::vector<SetHash> rows;         // of each cluster
  std::vector<std::uint32_t> label;  // the cluster of each row
  SetHash made;                      // the merges so far, as the set of their clusters

  std::size_t count() const { return sizes.size(); }
  double at(std::size_t i, std::size_t j) const { return distances[i * count() + j]; }
};

Clusters merged(const Clusters& before, Pair pair, Linkage linkage) {
  const auto [i, j] = pair;
  const std::size_t count = before.count();
  const MergedPair sizes{before.sizes[i], before.sizes[j], before.at(i, j)};
  Clusters after{
      .distances = {}, .sizes = before.sizes, .rows = before.rows, .label = before.label, .made = before.made};
  after.distances.reserve((count - 1) * (count - 1));
  const auto distance = [&](std::size_t a, std::size_t b) {
    if (a == b || (a != i && b != i)) return before.at(a, b);
    const std::size_t other = a == i ? b : a;
    return updated(linkage, sizes, before.at(i, other), before.at(j, other), before.sizes[other]);
  };
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; a != j && b < count; ++b)
      if (b != j) after.distances.push_back(distance(a, b));
  after.sizes[i] += after.sizes[j];
  after.rows[i] += after.rows[j];
  after.made += hash_as_member(after.rows[i]);
  after.sizes.erase(after.sizes.begin() + j);
  after.rows.erase(after.rows.begin() + j);
  for (std::uint32_t& cluster : after.label) cluster = cluster == j ? i : cluster - (cluster > j);
  return after;
}

// +-----------------------------------------------------------------------------------------------------------------+
// | Depth-first search of all ways to merge the nearest clusters.                                                   |
// | A state is known by the merges that led to it and is entered once. Under a linkage whose new distances are never |
// | below both old ones, the pairs at the least distance fall into components that cannot touch one another at this |
// | height: whatever is done in one leaves the others as they are. So one component is worked off after the other,  |
// | and ways that differ only in taking turns are not even tried; except where a cut into so many groups falls into |
// | the height, because there turns matter.                                                                         |
// +-----------------------------------------------------------------------------------------------------------------+
class Search {
 public:
  Search(const SearchGoal& goal, std::span<const double> distances, std::size_t n, Linkage linkage, std::size_t work)
      : goal_(goal), linkage_(linkage), work_left_(work) {
    exponent_ = std::clamp(binary_exponent(largest_magnitude(distances)), -1000, 1000);
    Clusters start{.distances = std::vector<double>(n * n, 0.0),
                   .sizes = std::vector<double>(n, 1.0),
                   .rows = {},
                   .label = std::vector<std::uint32_t>(n),
                   .made = {}};
    std::iota(start.label.begin(), start.label.end(), 0U);
    for (const std::uint32_t row : start.label) start.rows.push_back(hash_of_row(row));
    const double unit = std::ldexp(1.0, -exponent_);
    for (std::size_t i = 0, at = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j, ++at) {
        const double distance = distances[at] * unit;
        start.distances[i * n + j] = start.distances[j * n + i] =
            works_on_squares(linkage) ? distance * distance : distance;
      }
    }
    enter(std::move(start));
  }

  WaysFound run() {
    while (!open_.empty()) {
      Step& step = open_.back();
      if (step.next == step.choices.size()) {
        open_.pop_back();
        continue;
      }
      const std::size_t cost = step.clusters.count() * step.clusters.count();
      if (cost > work_left_) {
        found_.covered = Coverage::some;
        break;
      }
      work_left_ -= cost;
      Clusters next = merged(step.clusters, step.choices[step.next++], linkage_);
      if (seen_.insert(next.made).second) enter(std::move(next));
    }
    return std::move(found_);
  }

 private:
  struct Step {
    Clusters clusters;
    std::vector<Pair> choices;
    std::size_t next;
  };

  void enter(Clusters clusters) {
    if (clusters.count() <= goal_.groups.value_or(1)) return record(clusters);
    std::vector<Pair> choices = nearest_pairs(clusters);
    if (goal_.height && height_of(clusters.at(choices.front().first, choices.front().second)) > *goal_.height)
      return record(clusters);
    choices = without_idle_turns(clusters, std::move(choices));
    open_.push_back({std::move(clusters), std::move(choices), 0});
  }

  void record(const Clusters& clusters) {
    ++found_.dendrograms;
    if (!goal_.groups && !goal_.height) return;
    SetHash partition;
    for (const SetHash& rows : clusters.rows) partition += hash_as_member(rows);
    if (partitions_.insert(partition).second) found_.partitions.push_back(clusters.label);
  }

  double height_of(double distance) const {
    return std::ldexp(works_on_squares(linkage_) ? std::sqrt(std::max(distance, 0.0)) : distance, exponent_);
  }

  // The first of them is the one with the least distance of all.
  static std::vector<Pair> nearest_pairs(const Clusters& clusters) {
    Pair nearest{0, 1};
    for (std::uint32_t i = 0; i < clusters.count(); ++i)
      for (std::uint32_t j = i + 1; j < clusters.count(); ++j)
        if (clusters.at(i, j) < clusters.at(nearest.first, nearest.second)) nearest = {i, j};
    const double least = clusters.at(nearest.first, nearest.second);
    const double limit = least + std::abs(least) * equal_up_to;
    std::vector<Pair> pairs{nearest};
    for (std::uint32_t i = 0; i < clusters.count(); ++i) {
      for (std::uint32_t j = i + 1; j < clusters.count(); ++j)
        if (clusters.at(i, j) <= limit && (i != nearest.first || j != nearest.second)) pairs.push_back({i, j});
    }
    return pairs;
  }

  std::vector<Pair> without_idle_turns(const Clusters& clusters, std::vector<Pair> pairs) const {
    if (pairs.size() == 1) return pairs;
    const std::vector<std::uint32_t> component = components(clusters.count(), pairs);
    std::size_t components_left = 0;
    for (std::uint32_t cluster = 0; cluster < clusters.count(); ++cluster)
      components_left += component[cluster] == cluster;
    const bool cut_falls_here = goal_.groups && components_left < *goal_.groups;
    if (cut_falls_here) return pairs;
    if (are_equal(clusters, pairs.front())) return {pairs.front()};
    if (!is_reducible(linkage_)) return pairs;
    const std::uint32_t chosen = component[pairs.front().first];
    std::erase_if(pairs, [&](const Pair& pair) { return component[pair.first] != chosen; });
    return pairs;
  }

  // Each cluster's component in the graph of the pairs, known by its first cluster.
  static std::vector<std::uint32_t> components(std::size_t count, const std::vector<Pair>& pairs) {
    std::vector<std::uint32_t> component(count);
    std::iota(component.begin(), component.end(), 0U);
    for (const auto& [i, j] : pairs) {
      const auto [kept, gone] = std::minmax(component[i], component[j]);
      if (kept != gone) std::replace(component.begin(), component.end(), std::uint32_t{gone}, std::uint32_t{kept});
    }
    return component;
  }

  static bool are_equal(const Clusters& clusters, Pair pair) {
    if (clusters.at(pair.first, pair.second) != 0) return false;
    for (std::size_t k = 0; k < clusters.count(); ++k)
      if (clusters.at(pair.first, k) != clusters.at(pair.second, k)) return false;
    return true;
  }

  SearchGoal goal_;
  Linkage linkage_;
  std::size_t work_left_;
  int exponent_ = 0;
  std::vector<Step> open_;
  std::unordered_set<SetHash, HashOfHash> seen_;
  std::unordered_set<SetHash, HashOfHash> partitions_;
  WaysFound found_;
};

}  // namespace

SetHash hash_of_row(std::uint32_t row) {
  constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;
  return {mixed(golden * (2 * std::uint64_t{row} + 1)), mixed(golden * (2 * std::uint64_t{row} + 2))};
}

SetHash hash_as_member(const SetHash& set) {
  return {mixed(set.high ^ 0x5851f42d4c957f2dU), mixed(set.low ^ 0x14057b7ef767814fU)};
}

WaysFound ways_to(const SearchGoal& goal, std::span<const double> distances, std::size_t n, Linkage linkage,
                  std::size_t work) {
  return Search(goal, distances, n, linkage, work).run();
}

}  // namespace ecumene::internal
