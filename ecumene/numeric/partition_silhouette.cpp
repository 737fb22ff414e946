// Silhouettes of one partition or of several in one pass over the distances.
#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <map>
#include <utility>

#include "ecumene/numeric/partition.hpp"
#include "ecumene/numeric/partition_internal.hpp"

namespace ecumene {
namespace {

using internal::Groups;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// The groups of all partitions as sets of rows, equal ones once: cuts of one tree have most of their groups in common,
// and the sum of a row's distances to a set is the same in each of them.
struct RowSets {
  explicit RowSets(const std::vector<Groups>& partitions) {
    std::map<std::vector<std::size_t>, std::size_t> known;
    for (const Groups& groups : partitions) {
      std::vector<std::vector<std::size_t>> members(groups.count());
      for (std::size_t row = 0; row < groups.of.size(); ++row) members[groups.of[row]].push_back(row);
      of_group.emplace_back();
      for (std::vector<std::size_t>& set : members) {
        const auto [found, is_new] = known.emplace(set, rows.size());
        of_group.back().push_back(found->second);
        if (is_new) rows.push_back(std::move(set));
      }
    }
  }

  std::vector<std::vector<std::size_t>> rows;      // of each set, ascending
  std::vector<std::vector<std::size_t>> of_group;  // [partition][group]: which set it is
};

// The sums of the distances of every row to some of the sets. The rows of a set are added in ascending order. Distances
// are read once, from first to last; each goes to the sums of both its rows, blocks of rows and columns at a time, so
// that sums stay near the processor and stand side by side.
class SumsToSets {
 public:
  SumsToSets(std::span<const double> distances, std::size_t rows, std::span<const std::vector<std::size_t>> sets)
      : distances_(distances), rows_(rows), holding_(rows), sums_(rows * sets.size()) {
    for (std::size_t set = 0; set < sets.size(); ++set)
      for (const std::size_t row : sets[set]) holding_[row].push_back(sums_.data() + set * rows);
    for (std::size_t first = 0; first < rows; first += block) {
      const std::size_t end = std::min(first + block, rows);
      add_within(first, end);
      for (std::size_t column = end; column < rows; column += tile)
        add_tile(first, column, std::min(column + tile, rows));
    }
  }

  std::span<const double> to(std::size_t set) const { return {sums_.data() + set * rows_, rows_}; }

 private:
  static constexpr std::size_t block = 16;
  static constexpr std::size_t tile = 256;

  // Row i of the condensed form, to be indexed by columns j > i: it begins at i n - i(i+1)/2 with j = i + 1.
  double distance(std::size_t i, std::size_t j) const { return distances_[i * rows_ - i * (i + 1) / 2 + j - i - 1]; }

  void add_within(std::size_t first, std::size_t end) {
    for (std::size_t row = first; row < end; ++row) {
      for (std::size_t other = first; other < end; ++other) {
        if (other == row) continue;
        for (double* const sums : holding_[other]) sums[row] += distance(std::min(row, other), std::max(row, other));
      }
    }
  }

  // Rows first .. first+block-1 against later columns.
  void add_tile(std::size_t first, std::size_t column, std::size_t end) {
    for (std::size_t row = first; row < first + block; ++row) add_to_columns(row, column, end);
    for (std::size_t other = column; other < end; ++other) {
      std::array<double, block> terms;
      for (std::size_t at = 0; at < block; ++at) terms[at] = distance(first + at, other);
      for (double* const sums : holding_[other])
        for (std::size_t at = 0; at < block; ++at) sums[first + at] += terms[at];
    }
  }

  void add_to_columns(std::size_t row, std::size_t column, std::size_t end) {
    for (; column + block <= end; column += block) {
      std::array<double, block> terms;
      for (std::size_t at = 0; at < block; ++at) terms[at] = distance(row, column + at);
      for (double* const sums : holding_[row])
        for (std::size_t at = 0; at < block; ++at) sums[column + at] += terms[at];
    }
    for (; column < end; ++column)
      for (double* const sums : holding_[row]) sums[column] += distance(row, column);
  }

  std::span<const double> distances_;
  std::size_t rows_;
  std::vector<std::vector<double*>> holding_;  // the sums of the sets that a row is in
  std::vector<double> sums_;                   // [set][row]
};

// a and b of each row of one partition, as far as its groups have been seen.
struct Nearness {
  std::vector<double> within;
  std::vector<double> nearest;

  explicit Nearness(std::size_t rows) : within(rows), nearest(rows, std::numeric_limits<double>::infinity()) {}

  void see(std::size_t group, std::span<const double> sums, const Groups& groups) {
    const auto size = static_cast<double>(groups.sizes[group]);
    for (std::size_t row = 0; row < sums.size(); ++row) {
      if (groups.of[row] == group)
        within[row] = sums[row] / (size - 1);
      else
        nearest[row] = std::min(nearest[row], sums[row] / size);
    }
  }

  double silhouette(std::size_t row, const Groups& groups) const {
    if (groups.sizes[groups.of[row]] == 1) return 0;
    const double larger = std::max(within[row], nearest[row]);
    return larger == 0 ? 0 : (nearest[row] - within[row]) / larger;
  }
};

std::vector<Nearness> nearness_of(std::span<const double> distances, std::size_t rows,
                                  const std::vector<Groups>& partitions) {
  const RowSets sets(partitions);
  std::vector<Nearness> result(partitions.size(), Nearness(rows));
  // No more sets at a time than make their sums a quarter of the distances: thousands of groups take several passes.
  const std::size_t most = std::max<std::size_t>(64, rows / 8);
  for (std::size_t begin = 0; begin < sets.rows.size(); begin += most) {
    const std::size_t count = std::min(most, sets.rows.size() - begin);
    const SumsToSets sums(distances, rows, std::span(sets.rows).subspan(begin, count));
    for (std::size_t p = 0; p < partitions.size(); ++p) {
      for (std::size_t group = 0; group < sets.of_group[p].size(); ++group) {
        const std::size_t set = sets.of_group[p][group];
        if (set >= begin && set < begin + count) result[p].see(group, sums.to(set - begin), partitions[p]);
      }
    }
  }
  return result;
}

}  // namespace

std::vector<std::vector<double>> silhouettes_of(std::span<const double> distances,
                                                std::span<const std::vector<std::uint32_t>> partitions) {
  if (partitions.empty()) return {};
  const std::size_t n = partitions.front().size();
  assert(distances.size() == (n < 2 ? 0 : n * (n - 1) / 2));
  std::vector<std::vector<double>> widths(partitions.size(), std::vector<double>(n, undefined));
  std::vector<Groups> divided;
  std::vector<std::size_t> position;  // of each divided partition
  for (std::size_t p = 0; p < partitions.size(); ++p) {
    assert(partitions[p].size() == n);
    Groups groups = internal::grouped(partitions[p]);
    if (groups.count() < 2) continue;
    divided.push_back(std::move(groups));
    position.push_back(p);
  }
  const std::vector<Nearness> nearness = nearness_of(distances, n, divided);
  for (std::size_t p = 0; p < divided.size(); ++p)
    for (std::size_t row = 0; row < n; ++row) widths[position[p]][row] = nearness[p].silhouette(row, divided[p]);
  return widths;
}

std::vector<double> silhouettes(std::span<const double> distances, std::span<const std::uint32_t> labels) {
  const std::vector<std::vector<std::uint32_t>> one{{labels.begin(), labels.end()}};
  return std::move(silhouettes_of(distances, one).front());
}

}  // namespace ecumene
