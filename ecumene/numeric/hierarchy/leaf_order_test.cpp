#include <hwy/targets.h>
#include <algorithm>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using testing::Random;
using Leaves = std::vector<std::uint32_t>;
using Series = std::vector<double>;

namespace {

// The least length of an order by the recurrence of Bar-Joseph et al. (2001) as it is printed: all inner ends tried for
// all outer ends. O(n^4).
class NaiveOptimum {
 public:
  NaiveOptimum(const Dendrogram& tree, const Series& distances)
      : tree_(tree), distances_(distances), cost_(tree.leaves * tree.leaves, 0.0), leaves_(2 * tree.leaves - 1) {
    for (std::uint32_t leaf = 0; leaf < tree.leaves; ++leaf) leaves_[leaf] = {leaf};
    for (std::size_t k = 0; k < tree.merges.size(); ++k) join(tree.merges[k], leaves_[tree.leaves + k]);
  }

  double length() const {
    double least = std::numeric_limits<double>::infinity();
    for (const auto u : leaves_[tree_.merges.back().left])
      for (const auto w : leaves_[tree_.merges.back().right]) least = std::min(least, cost_[u * tree_.leaves + w]);
    return least;
  }

 private:
  void join(const Merge& merge, Leaves& joined) {
    for (const auto u : leaves_[merge.left])
      for (const auto w : leaves_[merge.right]) {
        double least = std::numeric_limits<double>::infinity();
        for (const auto m : opposite(merge.left, u))
          for (const auto k : opposite(merge.right, w))
            least = std::min(least, cost_[u * tree_.leaves + m] + distance(m, k) + cost_[k * tree_.leaves + w]);
        cost_[u * tree_.leaves + w] = cost_[w * tree_.leaves + u] = least;
      }
    joined = leaves_[merge.left];
    joined.insert(joined.end(), leaves_[merge.right].begin(), leaves_[merge.right].end());
  }
  const Leaves& opposite(std::uint32_t node, std::uint32_t leaf) const {
    if (node < tree_.leaves) return leaves_[node];
    const Merge& merge = tree_.merges[node - tree_.leaves];
    const Leaves& left = leaves_[merge.left];
    return std::find(left.begin(), left.end(), leaf) == left.end() ? left : leaves_[merge.right];
  }
  double distance(std::uint32_t a, std::uint32_t b) const {
    return distances_[condensed_index(tree_.leaves, std::min(a, b), std::max(a, b))];
  }

  const Dendrogram& tree_;
  const Series& distances_;
  Series cost_;
  std::vector<Leaves> leaves_;
};

double length_of(const Leaves& order, const Series& distances) {
  double length = 0;
  for (std::size_t at = 0; at + 1 < order.size(); ++at) {
    const auto [low, high] = std::minmax(order[at], order[at + 1]);
    length += distances[condensed_index(order.size(), low, high)];
  }
  return length;
}

Series distances_of(Random& random, std::size_t n) {
  const auto values = random.uniforms(2 * n);
  return pairwise_distances({values, n, 2}, Distance::euclidean);
}

}  // namespace

TEST_CASE("the optimal order of some dozen leaves is as short as trying all inner ends makes it") {
  constexpr std::uint64_t seed = 501;
  CAPTURE(seed);
  Random random(seed);
  for (const std::size_t n : {17, 33, 48, 61}) {
    const auto distances = distances_of(random, n);
    for (const auto linkage : {Linkage::single, Linkage::average, Linkage::ward_d2}) {
      const auto tree = linkage_tree(distances, n, linkage);
      const double length = length_of(optimal_leaf_order(tree, distances), distances);
      CHECK(length == doctest::Approx(NaiveOptimum(tree, distances).length()).epsilon(1e-13));
    }
  }
}

TEST_CASE("the optimal order is the same on every SIMD target") {
  Random random(502);
  const std::size_t n = 75;
  const auto distances = distances_of(random, n);
  const auto tree = linkage_tree(distances, n, Linkage::ward_d2);
  const Leaves order = optimal_leaf_order(tree, distances);
  for (const auto target : hwy::SupportedAndGeneratedTargets()) {
    CAPTURE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    CHECK(optimal_leaf_order(tree, distances) == order);
  }
  hwy::SetSupportedTargetsForTest(0);
}
