#include "ecumene/numeric/hierarchy/matrix_linkage_internal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecumene::internal {
namespace {

// A run of merges at one height is a tie, and so is a merge one of whose clusters had another neighbour as near.
std::vector<TieGroup> tie_groups(const std::vector<SlotMerge>& merges, const std::vector<char>& is_tied) {
  std::vector<TieGroup> ties;
  for (std::size_t first = 0; first < merges.size();) {
    std::size_t last = first;
    bool any = is_tied[first] != 0;
    while (last + 1 < merges.size() && merges[last + 1].distance == merges[first].distance) any |= is_tied[++last] != 0;
    // Each merge of a run stands for a pair of its own among those that were as near when the run began.
    if (any || last > first)
      ties.push_back({first, last, merges[first].distance, std::max<std::size_t>(2, last - first + 1)});
    first = last + 1;
  }
  return ties;
}

}  // namespace

DistinctPoints::DistinctPoints(const PointSet& points, const EqualRows& equal)
    : count_(equal.begin.size() - 1), columns_(points.rows.columns()), values_(count_ * columns_), sizes_(count_) {
  for (std::size_t at = 0; at < count_; ++at) {
    sizes_[at] = equal.begin[at + 1] - equal.begin[at];
    const auto row = points.rows.row(equal.order[equal.begin[at]]);
    for (std::size_t j = 0; j < columns_; ++j) values_[j * count_ + at] = row[j] * points.unit;
  }
}

PointMerges::PointMerges(const PointSet& points)
    : points_(points), equal_(equal_rows(points.rows)), distinct_(points, equal_) {
  for (std::size_t at = 0; at < distinct_.count(); ++at)
    for (std::uint32_t other = equal_.begin[at] + 1; other < equal_.begin[at + 1]; ++other)
      merges_.push_back({equal_.order[equal_.begin[at]], equal_.order[other], 0});
  ties_ = tie_groups(merges_, std::vector<char>(merges_.size(), 0));
}

void PointMerges::append(const std::vector<SlotMerge>& merges, std::vector<TieGroup> ties) {
  for (TieGroup& tie : ties) {
    tie.first_merge += merges_.size();
    tie.last_merge += merges_.size();
    ties_.push_back(tie);
  }
  const auto row_of = [&](std::uint32_t distinct) { return equal_.order[equal_.begin[distinct]]; };
  for (const auto& [first, second, distance] : merges) merges_.push_back({row_of(first), row_of(second), distance});
}

void PointMerges::append(const ChainOutcome& outcome) {
  append(outcome.merges, tie_groups(outcome.merges, outcome.is_tied));
}

Dendrogram PointMerges::tree() const {
  Dendrogram tree;
  tree.leaves = points_.rows.rows();
  tree.merges = numbered(merges_, tree.leaves);
  tree.ties = ties_;
  for (Merge& merge : tree.merges) merge.height = true_height(merge.height);
  for (TieGroup& tie : tree.ties) tie.height = true_height(tie.height);
  return tree;
}

double PointMerges::true_height(double distance) const {
  const double height = distance / points_.unit;
  return std::isfinite(height) ? height : true_length(std::numeric_limits<double>::infinity(), points_.unit);
}

}  // namespace ecumene::internal
