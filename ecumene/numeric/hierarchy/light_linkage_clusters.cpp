#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "ecumene/numeric/hierarchy/light_linkage_internal.hpp"

namespace ecumene::internal {
namespace {

double square_between(const double* x, const double* y, std::size_t columns) {
  double square = 0;
  for (std::size_t j = 0; j < columns; ++j) square += (x[j] - y[j]) * (x[j] - y[j]);
  return square;
}

}  // namespace

LightClusters::LightClusters(const DistinctPoints& points, Linkage linkage)
    : columns_(points.columns()),
      linkage_(linkage),
      points_(points.count() * columns_),
      point_weights_(points.sizes()),
      members_(points.count()),
      weights_(points.sizes()),
      variances_(points.count(), 0) {
  const PointColumns view = points.view();
  for (std::uint32_t point = 0; point < points.count(); ++point) {
    for (std::size_t j = 0; j < columns_; ++j) points_[point * columns_ + j] = view.values[j * view.stride + point];
    members_[point] = {point};
  }
  centres_ = points_;
}

std::vector<std::uint32_t> LightClusters::alive() const {
  std::vector<std::uint32_t> clusters;
  for (std::uint32_t cluster = 0; cluster < members_.size(); ++cluster)
    if (is_alive(cluster)) clusters.push_back(cluster);
  return clusters;
}

double LightClusters::distance(std::uint32_t a, std::uint32_t b) const {
  double sum = 0;
  double greatest = 0;
  for (const std::uint32_t x : members_[std::min(a, b)])
    for (const std::uint32_t y : members_[std::max(a, b)]) {
      const double length = std::sqrt(square_between(point(x), point(y), columns_));
      sum += point_weights_[x] * point_weights_[y] * length;
      greatest = std::max(greatest, length);
    }
  return linkage_ == Linkage::complete ? greatest : sum / (weights_[a] * weights_[b]);
}

void LightClusters::merge(std::uint32_t first, std::uint32_t second) {
  const double both = weights_[first] + weights_[second];
  const double share = weights_[second] / both;
  variances_[first] = (1 - share) * variances_[first] + share * variances_[second] +
                      share * (1 - share) * square_between(centre(first), centre(second), columns_);
  for (std::size_t j = 0; j < columns_; ++j) {
    double& value = centres_[first * columns_ + j];
    value += (centres_[second * columns_ + j] - value) * share;
  }
  weights_[first] = both;
  auto& into = members_[first];
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  into.insert(into.end(), members_[second].begin(), members_[second].end());
  std::inplace_merge(into.begin(), into.begin() + middle, into.end());
  members_[second] = {};
}

namespace {

constexpr std::uint32_t leaf_size = 8;

}  // namespace

CentreTree::CentreTree(const LightClusters& clusters) : clusters_(clusters), entries_(clusters.alive()) {
  if (entries_.empty()) return;
  leaf_.resize(entries_.back() + 1);
  place_.resize(entries_.back() + 1);
  built(0, static_cast<std::uint32_t>(entries_.size()), nowhere);
}

std::uint32_t CentreTree::built(std::uint32_t begin, std::uint32_t end, std::uint32_t parent) {
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  const std::size_t columns = clusters_.columns();
  nodes_.push_back({begin, end, parent, nowhere});
  boxes_.insert(boxes_.end(), columns, std::numeric_limits<double>::infinity());
  boxes_.insert(boxes_.end(), columns, -std::numeric_limits<double>::infinity());
  for (std::uint32_t place = begin; place < end; ++place) enclose(node, clusters_.centre(entries_[place]));
  if (end - begin <= leaf_size) {
    for (std::uint32_t place = begin; place < end; ++place) {
      leaf_[entries_[place]] = node;
      place_[entries_[place]] = place;
    }
    return node;
  }
  const double* const box = boxes_.data() + 2 * columns * node;
  std::size_t widest = 0;
  for (std::size_t j = 1; j < columns; ++j)
    if (box[columns + j] - box[j] > box[columns + widest] - box[widest]) widest = j;
  const std::uint32_t middle = begin + (end - begin) / 2;
  std::nth_element(entries_.begin() + begin, entries_.begin() + middle, entries_.begin() + end,
                   [&](std::uint32_t a, std::uint32_t b) {
                     const double x = clusters_.centre(a)[widest];
                     const double y = clusters_.centre(b)[widest];
                     return x != y ? x < y : a < b;
                   });
  built(begin, middle, node);
  const std::uint32_t right = built(middle, end, node);
  nodes_[node].right = right;
  return node;
}

void CentreTree::enclose(std::uint32_t node, const double* point) {
  const std::size_t columns = clusters_.columns();
  double* const box = boxes_.data() + 2 * columns * node;
  for (std::size_t j = 0; j < columns; ++j) {
    box[j] = std::min(box[j], point[j]);
    box[columns + j] = std::max(box[columns + j], point[j]);
  }
}

void CentreTree::merged(std::uint32_t first, std::uint32_t second) {
  entries_[place_[second]] = nowhere;
  for (std::uint32_t node = leaf_[first]; node != nowhere; node = nodes_[node].parent)
    enclose(node, clusters_.centre(first));
}

double CentreTree::square_to(std::uint32_t node, const double* point) const {
  const std::size_t columns = clusters_.columns();
  const double* const box = boxes_.data() + 2 * columns * node;
  double square = 0;
  for (std::size_t j = 0; j < columns; ++j) {
    const double gap = std::max({box[j] - point[j], point[j] - box[columns + j], 0.0});
    square += gap * gap;
  }
  return square;
}

}  // namespace ecumene::internal
