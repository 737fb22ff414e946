// Ward, centroid and median linkage of points: from the centres of the clusters, without distances between rows.
#include <algorithm>
#include <utility>

#include "ecumene/numeric/hierarchy/centre_linkage_internal.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene::internal {
namespace {

// What is taken off a column so that an offset does not cost the centres their digits: the value nearest to zero, where
// no value is more than twice it. There the difference is exact [Sterbenz 1974], so distances of rows stay what they
// are; elsewhere the values are no larger than twice their range, and there is little to gain.
double offset_of_column(const PointSet& points, std::size_t column) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (std::size_t i = 0; i < points.rows.rows(); ++i) {
    low = std::min(low, points.rows(i, column) * points.unit);
    high = std::max(high, points.rows(i, column) * points.unit);
  }
  if (low > 0 && high <= 2 * low) return low;
  if (high < 0 && low >= 2 * high) return high;
  return 0;
}

CentreStart start_of(const PointSet& points, const EqualRows& equal) {
  const std::size_t columns = points.rows.columns();
  CentreStart start{.columns = columns};
  std::vector<double> offsets(columns);
  for (std::size_t j = 0; j < columns; ++j) offsets[j] = offset_of_column(points, j);
  start.centres.reserve((equal.begin.size() - 1) * columns);
  for (std::size_t group = 0; group + 1 < equal.begin.size(); ++group) {
    const std::uint32_t row = equal.order[equal.begin[group]];
    for (std::size_t j = 0; j < columns; ++j) start.centres.push_back(points.rows(row, j) * points.unit - offsets[j]);
    start.counts.push_back(equal.begin[group + 1] - equal.begin[group]);
  }
  return start;
}

// Merges of nodes, in the order of their execution.
class TreeBuilder {
 public:
  explicit TreeBuilder(std::size_t leaves) {
    tree_.leaves = leaves;
    tree_.merges.reserve(leaves == 0 ? 0 : leaves - 1);
  }
  std::uint32_t join(std::uint32_t a, std::uint32_t b, double height) {
    const auto [left, right] = std::minmax(a, b);
    tree_.merges.push_back({left, right, height, size(a) + size(b)});
    return static_cast<std::uint32_t>(tree_.leaves + tree_.merges.size() - 1);
  }
  std::span<const Merge> merges() const { return tree_.merges; }
  Dendrogram finished(std::vector<TieGroup> ties) {
    tree_.ties = std::move(ties);
    // The log knows squares.
    for (TieGroup& tie : tree_.ties) tie.height = tree_.merges[tie.first_merge].height;
    const auto is_lower_than = [&](const Merge& merge, std::uint32_t node) {
      return node >= tree_.leaves && merge.height < tree_.merges[node - tree_.leaves].height;
    };
    for (std::size_t k = 0; k < tree_.merges.size(); ++k) {
      const Merge& merge = tree_.merges[k];
      if (is_lower_than(merge, merge.left) || is_lower_than(merge, merge.right)) tree_.inversions.push_back(k);
    }
    return std::move(tree_);
  }

 private:
  std::uint32_t size(std::uint32_t node) const {
    return node < tree_.leaves ? 1 : tree_.merges[node - tree_.leaves].size;
  }
  Dendrogram tree_;
};

// Equal rows are merged before all else, one after the other, a group after the other. Gives the node of each group.
std::vector<std::uint32_t> merged_equal_rows(const EqualRows& equal, TreeBuilder& builder, TieLog& ties) {
  std::size_t pairs = 0;
  for (std::size_t group = 0; group + 1 < equal.begin.size(); ++group) {
    const std::size_t count = equal.begin[group + 1] - equal.begin[group];
    pairs += count * (count - 1) / 2;
  }
  std::vector<std::uint32_t> nodes;
  for (std::size_t group = 0; group + 1 < equal.begin.size(); ++group) {
    std::uint32_t node = equal.order[equal.begin[group]];
    for (std::uint32_t at = equal.begin[group] + 1; at < equal.begin[group + 1]; ++at) {
      ties.note(builder.merges().size(), 0, [&] { return pairs; });
      node = builder.join(node, equal.order[at], 0);
    }
    nodes.push_back(node);
  }
  return nodes;
}

}  // namespace

Dendrogram centre_linkage_tree(const PointSet& points, Linkage linkage, const Execution& execution) {
  TreeBuilder builder(points.rows.rows());
  const EqualRows equal = equal_rows(points.rows);
  TieLog ties;
  auto nodes = merged_equal_rows(equal, builder, ties);
  if (nodes.size() < 2) return builder.finished(ties.take());
  CentreStart start = start_of(points, equal);
  start.merges = builder.merges().size();
  start.ties = std::move(ties);
  CentreMerges found = greedy_centre_merges(std::move(start), linkage, execution);
  double highest = 0;
  for (const CentreMerge& merge : found.merges) {
    // Ward's heights never fall; computed ones could by a rounding.
    highest = linkage == Linkage::ward_d2 ? std::max(highest, merge.square) : merge.square;
    nodes[merge.kept] = builder.join(nodes[merge.kept], nodes[merge.gone], true_length(highest, points.unit));
  }
  return builder.finished(std::move(found.ties));
}

}  // namespace ecumene::internal
