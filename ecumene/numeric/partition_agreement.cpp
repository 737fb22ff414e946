// How alike two partitions of the same rows are.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/partition.hpp"
#include "ecumene/numeric/partition_internal.hpp"

namespace ecumene {
namespace internal {

Groups grouped(std::span<const std::uint32_t> labels) {
  Groups groups;
  groups.labels.assign(labels.begin(), labels.end());
  std::sort(groups.labels.begin(), groups.labels.end());
  groups.labels.erase(std::unique(groups.labels.begin(), groups.labels.end()), groups.labels.end());
  groups.sizes.resize(groups.labels.size());
  groups.of.reserve(labels.size());
  for (const std::uint32_t label : labels) {
    const auto found = std::lower_bound(groups.labels.begin(), groups.labels.end(), label);
    groups.of.push_back(static_cast<std::size_t>(found - groups.labels.begin()));
    ++groups.sizes[groups.of.back()];
  }
  return groups;
}

// +-----------------------------------------------------------------------------------------------------------------+
// | Assignment by the Hungarian method, Kuhn (1955), in the O(k^3) form with shortest augmenting paths of             |
// | Jonker & Volgenant (1987). The idea: rows enter one by one; each finds, over reduced costs, the cheapest chain of |
// | reassignments that ends in a free column; the potentials keep all reduced costs at or above 0. Costs are | | the
// negated gains, whole numbers here, so that no rounding enters.                                                 |
// +-----------------------------------------------------------------------------------------------------------------+
class Assignment {
 public:
  Assignment(const std::vector<double>& gains, std::size_t size)
      : gains_(gains), size_(size), row_potential_(size + 1), column_potential_(size + 1), row_of_(size + 1, free_) {}

  std::vector<std::size_t> solve() {
    for (std::size_t row = 0; row < size_; ++row) augment(row);
    std::vector<std::size_t> column_of(size_);
    for (std::size_t column = 0; column < size_; ++column) column_of[row_of_[column]] = column;
    return column_of;
  }

 private:
  // The column after the last one is where every path starts: it holds the entering row.
  void augment(std::size_t entering) {
    const std::size_t start = size_;
    std::vector<double> slack(size_, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> came_from(size_, start);
    std::vector<char> reached(size_ + 1, 0);
    row_of_[start] = entering;
    std::size_t column = start;
    while (row_of_[column] != free_) {
      reached[column] = 1;
      column = nearest_column(column, slack, came_from, reached);
    }
    for (; column != start; column = came_from[column]) row_of_[column] = row_of_[came_from[column]];
  }

  std::size_t nearest_column(std::size_t from, std::vector<double>& slack, std::vector<std::size_t>& came_from,
                             const std::vector<char>& reached) {
    const std::size_t row = row_of_[from];
    std::size_t nearest = size_;
    for (std::size_t column = 0; column < size_; ++column) {
      if (reached[column]) continue;
      const double reduced = -gains_[row * size_ + column] - row_potential_[row] - column_potential_[column];
      if (reduced < slack[column]) {
        slack[column] = reduced;
        came_from[column] = from;
      }
      if (nearest == size_ || slack[column] < slack[nearest]) nearest = column;
    }
    const double step = slack[nearest];
    for (std::size_t column = 0; column <= size_; ++column) {
      if (reached[column]) {
        row_potential_[row_of_[column]] += step;
        column_potential_[column] -= step;
      } else if (column < size_) {
        slack[column] -= step;
      }
    }
    return nearest;
  }

  static constexpr std::size_t free_ = std::numeric_limits<std::size_t>::max();
  const std::vector<double>& gains_;
  std::size_t size_;
  std::vector<double> row_potential_;
  std::vector<double> column_potential_;
  std::vector<std::size_t> row_of_;  // row that holds a column
};

std::vector<std::size_t> optimal_assignment(const std::vector<double>& gains, std::size_t size) {
  return Assignment(gains, size).solve();
}

}  // namespace internal

namespace {

double pairs_among(std::size_t members) {
  return static_cast<double>(members) * (static_cast<double>(members) - 1) / 2;
}

// Sizes of the non-empty meets of a group of `a` and a group of `b`, in the order of (a, b).
struct Meet {
  std::size_t a;
  std::size_t b;
  std::size_t size;
};

std::vector<Meet> meets(const internal::Groups& a, const internal::Groups& b) {
  std::vector<std::pair<std::size_t, std::size_t>> both(a.of.size());
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = {a.of[i], b.of[i]};
  std::sort(both.begin(), both.end());
  std::vector<Meet> cells;
  for (const auto& [in_a, in_b] : both) {
    if (cells.empty() || cells.back().a != in_a || cells.back().b != in_b) cells.push_back({in_a, in_b, 0});
    ++cells.back().size;
  }
  return cells;
}

// Pairs of rows that stand together in a, in b, in both, and all pairs: whole numbers, exact below 2^53.
struct PairCounts {
  double together_a = 0;
  double together_b = 0;
  double together_both = 0;
  double all = 0;
};

PairCounts pair_counts(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  assert(a.size() == b.size());
  const auto groups_a = internal::grouped(a);
  const auto groups_b = internal::grouped(b);
  PairCounts pairs;
  for (const std::size_t size : groups_a.sizes) pairs.together_a += pairs_among(size);
  for (const std::size_t size : groups_b.sizes) pairs.together_b += pairs_among(size);
  for (const auto& meet : meets(groups_a, groups_b)) pairs.together_both += pairs_among(meet.size);
  pairs.all = a.empty() ? 0 : pairs_among(a.size());
  return pairs;
}

// Labels for the groups of b: that of the matched group of a, or the smallest number that a does not use.
std::vector<std::uint32_t> labels_in_terms_of(const internal::Groups& a, const internal::Groups& b,
                                              const std::vector<std::size_t>& matched_b) {
  std::vector<std::uint32_t> label(b.count());
  std::vector<char> is_matched(b.count(), 0);
  for (std::size_t group = 0; group < a.count(); ++group) {
    if (matched_b[group] >= b.count()) continue;
    label[matched_b[group]] = a.labels[group];
    is_matched[matched_b[group]] = 1;
  }
  std::uint32_t fresh = 0;
  for (std::size_t group = 0; group < b.count(); ++group) {
    if (is_matched[group]) continue;
    while (std::binary_search(a.labels.begin(), a.labels.end(), fresh)) ++fresh;
    label[group] = fresh++;
  }
  return label;
}

}  // namespace

double rand_index(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const auto pairs = pair_counts(a, b);
  if (pairs.all == 0) return 1;
  return (pairs.all - pairs.together_a - pairs.together_b + 2 * pairs.together_both) / pairs.all;
}

double adjusted_rand_index(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const auto pairs = pair_counts(a, b);
  const bool all_together = pairs.together_a == pairs.all && pairs.together_b == pairs.all;
  const bool all_apart = pairs.together_a == 0 && pairs.together_b == 0;
  if (all_together || all_apart) return 1;
  const double expected = pairs.together_a / pairs.all * pairs.together_b;
  return (pairs.together_both - expected) / ((pairs.together_a + pairs.together_b) / 2 - expected);
}

double variation_of_information(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  assert(a.size() == b.size());
  const auto groups_a = internal::grouped(a);
  const auto groups_b = internal::grouped(b);
  const auto n = static_cast<double>(a.size());
  internal::CompensatedSum information;
  for (const auto& meet : meets(groups_a, groups_b)) {
    const auto both = static_cast<double>(meet.size);
    const double share_of_a = both / static_cast<double>(groups_a.sizes[meet.a]);
    const double share_of_b = both / static_cast<double>(groups_b.sizes[meet.b]);
    information.add(-both / n * (std::log(share_of_a) + std::log(share_of_b)));
  }
  return std::max(information.value(), 0.0);
}

PartitionMatch best_match(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  assert(a.size() == b.size());
  const auto groups_a = internal::grouped(a);
  const auto groups_b = internal::grouped(b);
  const std::size_t size = std::max(groups_a.count(), groups_b.count());
  std::vector<double> shared(size * size);
  for (const auto& meet : meets(groups_a, groups_b)) shared[meet.a * size + meet.b] = static_cast<double>(meet.size);
  const auto label = labels_in_terms_of(groups_a, groups_b, internal::optimal_assignment(shared, size));
  PartitionMatch match;
  for (std::size_t i = 0; i < a.size(); ++i) {
    match.relabelled_b.push_back(label[groups_b.of[i]]);
    if (match.relabelled_b.back() != a[i]) match.differing_rows.push_back(i);
  }
  return match;
}

}  // namespace ecumene
