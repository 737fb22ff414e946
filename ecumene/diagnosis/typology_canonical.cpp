// A typology says something of the figures, so the order in which a table happens to list its regions must decide
// nothing: neither which of two equally near pairs is joined nor the last digit of a sum. All steps of `group`
// therefore work on the regions in the order of their figures, and what they found is put back in the order of the
// table.
#include <algorithm>
#include <numeric>
#include <utility>

#include "ecumene/diagnosis/typology_internal.hpp"
#include "ecumene/numeric/hierarchy/canonical_order.hpp"

namespace ecumene::diagnosis_internal {
namespace {

std::vector<double> picked_rows(const std::vector<double>& values, std::span<const std::uint32_t> from) {
  const std::size_t columns = values.size() / from.size();
  std::vector<double> picked;
  picked.reserve(values.size());
  for (const std::uint32_t row : from) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * columns);
    picked.insert(picked.end(), begin, begin + static_cast<std::ptrdiff_t>(columns));
  }
  return picked;
}

// What is not computed yet stays empty.
template <class T>
void pick(std::vector<T>& series, std::span<const std::uint32_t> from) {
  if (series.empty()) return;
  std::vector<T> picked;
  picked.reserve(series.size());
  for (const std::uint32_t row : from) picked.push_back(std::move(series[row]));
  series = std::move(picked);
}

void rename_leaves(Typology& typology, std::span<const std::uint32_t> to) {
  const auto renamed = [&](std::uint32_t node) { return node < to.size() ? to[node] : node; };
  for (Merge& merge : typology.tree.merges) {
    const auto [left, right] = std::minmax({renamed(merge.left), renamed(merge.right)});
    merge.left = left;
    merge.right = right;
  }
  for (std::uint32_t& leaf : typology.order) leaf = to[leaf];
  for (GroupProfile& profile : typology.profiles) {
    for (std::size_t& row : profile.members) row = to[row];
    std::ranges::sort(profile.members);
  }
}

std::vector<std::uint32_t> inverse(std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) place[order[at]] = at;
  return place;
}

void reorder(Typology& typology, std::span<const std::uint32_t> from, std::span<const std::uint32_t> to) {
  pick(typology.regions, from);
  pick(typology.groups, from);
  pick(typology.silhouettes, from);
  pick(typology.membership_stability, from);
  typology.values = picked_rows(typology.values, from);
  typology.scaled = picked_rows(typology.scaled, from);
  if (!typology.distances.empty()) typology.distances = reordered_distances(typology.distances, from);
  rename_leaves(typology, to);
}

}  // namespace

std::vector<double> reordered_distances(std::span<const double> distances, std::span<const std::uint32_t> from) {
  const std::size_t n = from.size();
  std::vector<double> reordered;
  reordered.reserve(distances.size());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j)
      reordered.push_back(distances[condensed_index(n, std::min(from[i], from[j]), std::max(from[i], from[j]))]);
  }
  return reordered;
}

CanonicalRegions::CanonicalRegions(const Typology& typology) : row_at_(typology.regions.size()) {
  std::iota(row_at_.begin(), row_at_.end(), 0U);
  std::ranges::stable_sort(row_at_, {}, [&](std::uint32_t row) -> const std::string& { return typology.regions[row]; });
  // Rows that canonical_order finds equal keep the order they have: that of their names.
  const std::vector<double> by_name = picked_rows(typology.values, row_at_);
  std::vector<std::uint32_t> order = canonical_order({by_name, row_at_.size(), typology.indicators.size()});
  for (std::uint32_t& row : order) row = row_at_[row];
  row_at_ = std::move(order);
  place_of_ = inverse(row_at_);
}

void CanonicalRegions::sort(Typology& typology) const {
  reorder(typology, row_at_, place_of_);
}

void CanonicalRegions::restore(Typology& typology) const {
  reorder(typology, place_of_, row_at_);
}

}  // namespace ecumene::diagnosis_internal
