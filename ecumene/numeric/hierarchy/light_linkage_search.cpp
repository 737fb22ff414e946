#include <algorithm>
#include <cmath>
#include <limits>

#include "ecumene/numeric/hierarchy/light_linkage_internal.hpp"

namespace ecumene::internal {
namespace {

// Bounds and first measurements are rounded in an order of their own. What is nearer than this is measured again.
constexpr double slack = 1e-9;

double square_between(const double* x, const double* y, std::size_t columns) {
  double square = 0;
  for (std::size_t j = 0; j < columns; ++j) square += (x[j] - y[j]) * (x[j] - y[j]);
  return square;
}

}  // namespace

// The bounds. For means of the members' distances: mean |a - b| >= mean |a - centre of b| >= |centre of a - centre of
// b|. For the greatest one: max |a - b|^2 >= mean |a - b|^2 = |centre of a - centre of b|^2 + variance of a + variance
// of b, and the same with one point in the place of a.
NearestCluster LightSearch::nearest(std::uint32_t cluster, std::uint32_t hint) {
  ask_for(cluster);
  if (hint != nowhere && hint != cluster && clusters_.is_alive(hint)) consider(hint);
  descend(0);
  return decided();
}

void LightSearch::ask_for(std::uint32_t cluster) {
  asked_ = cluster;
  const auto members = clusters_.members(cluster);
  const std::size_t columns = clusters_.columns();
  const std::size_t stride = (members.size() + query_block - 1) / query_block * query_block;
  coordinates_.resize(stride * columns);
  weights_.assign(stride, 0);
  for (std::size_t k = 0; k < stride; ++k) {
    const std::uint32_t member = k < members.size() ? members[k] : members.front();
    for (std::size_t j = 0; j < columns; ++j) coordinates_[j * stride + k] = clusters_.point(member)[j];
    if (k < members.size()) weights_[k] = clusters_.weight_of_point(member);
  }
  query_ = {coordinates_.data(), weights_.data(), stride, columns};
  reach_ = std::numeric_limits<double>::infinity();
  candidates_.clear();
}

void LightSearch::descend(std::uint32_t node) {
  const CentreTree::Node& here = tree_.nodes()[node];
  if (here.right == nowhere) {
    for (std::uint32_t place = here.begin; place < here.end; ++place) {
      const std::uint32_t other = tree_.entry(place);
      if (other != nowhere && other != asked_ && !is_out_of_reach(other)) consider(other);
    }
    return;
  }
  const double* const centre = clusters_.centre(asked_);
  std::uint32_t nearer = node + 1;
  std::uint32_t farther = here.right;
  double to_nearer = tree_.square_to(nearer, centre);
  double to_farther = tree_.square_to(farther, centre);
  if (to_farther < to_nearer) {
    std::swap(nearer, farther);
    std::swap(to_nearer, to_farther);
  }
  if (to_nearer <= reach_ * reach_) descend(nearer);
  if (to_farther <= reach_ * reach_) descend(farther);
}

bool LightSearch::is_out_of_reach(std::uint32_t other) const {
  const double limit = reach_ * reach_;
  const double* const centre = clusters_.centre(other);
  const double square = square_between(clusters_.centre(asked_), centre, clusters_.columns());
  const bool is_single = clusters_.members(other).size() == 1;
  if (clusters_.linkage() == Linkage::complete) {
    if (square + clusters_.variance(asked_) + clusters_.variance(other) > limit) return true;
    return !is_single && greatest_square(query_, centre) + clusters_.variance(other) > limit;
  }
  if (square > limit) return true;
  return !is_single && weighted_distances(query_, centre) > reach_ * clusters_.weight(asked_);
}

void LightSearch::consider(std::uint32_t other) {
  const double distance = measured(other);
  if (distance > reach_) return;
  candidates_.push_back({distance, other});
  reach_ = std::min(reach_, distance + slack * distance);
}

double LightSearch::measured(std::uint32_t other) const {
  constexpr double too_far = std::numeric_limits<double>::infinity();
  if (clusters_.linkage() == Linkage::complete) {
    double greatest = 0;
    for (const std::uint32_t member : clusters_.members(other)) {
      greatest = std::max(greatest, greatest_square(query_, clusters_.point(member)));
      if (greatest > reach_ * reach_) return too_far;
    }
    return std::sqrt(greatest);
  }
  const double pairs = clusters_.weight(asked_) * clusters_.weight(other);
  double sum = 0;
  for (const std::uint32_t member : clusters_.members(other)) {
    sum += clusters_.weight_of_point(member) * weighted_distances(query_, clusters_.point(member));
    if (sum > reach_ * pairs) return too_far;
  }
  return sum / pairs;
}

NearestCluster LightSearch::decided() const {
  NearestCluster nearest{.distance = std::numeric_limits<double>::infinity()};
  for (const Candidate& candidate : candidates_) {
    if (candidate.distance > reach_ || candidate.cluster == nearest.cluster) continue;
    const double distance = clusters_.distance(asked_, candidate.cluster);
    if (distance > nearest.distance) continue;
    nearest.is_tied = distance == nearest.distance;
    nearest.cluster = nearest.is_tied ? std::min(nearest.cluster, candidate.cluster) : candidate.cluster;
    nearest.distance = distance;
  }
  return nearest;
}

}  // namespace ecumene::internal
