// One pass over the matrix of distances that merges many pairs of clusters at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ecumene/numeric/hierarchy/chain_internal.hpp"

namespace ecumene::internal {

// Slots of the matrix, first < second.
struct SlotPair {
  std::uint32_t first;
  std::uint32_t second;
};

// The plan of a new matrix in the place of the old one: clusters in the order of their (first) old slots. A row of it
// is made from old rows with its own number or a higher one, so that rows can be made, and put in their place, in
// order.
template <class Update>
class ChainPass {
 public:
  ChainPass(const DistanceTriangle& matrix, Linkage linkage, const std::vector<double>& old_sizes)
      : matrix_(matrix), linkage_(linkage), old_sizes_(old_sizes) {}

  // Adds the cluster of an old slot, or that of two: second == first for one that is not merged. REQUIRES ascending
  // first slots.
  void add(const SlotPair& origin) {
    const auto [first, second] = origin;
    const auto column = static_cast<std::uint32_t>(origins_.size());
    runs_before_.push_back(static_cast<std::uint32_t>(runs_.size()));
    merged_before_.push_back(static_cast<std::uint32_t>(merged_.size()));
    if (runs_.empty() || !continues(runs_.back(), first, column)) runs_.push_back({first, column});
    if (first != second) merged_.push_back({column, first, second, Update(merged_pair(origin))});
    origins_.push_back(origin);
    sizes_.push_back(first == second ? old_sizes_[first] : old_sizes_[first] + old_sizes_[second]);
  }

  std::size_t clusters() const { return origins_.size(); }
  std::vector<double> take_sizes() { return std::move(sizes_); }

  // Row i of the new matrix. `work` and `out` have room for as many values as there were slots, and run_length more.
  void make_row(std::size_t i, double* work, double* out) const {
    const auto [first, second] = origins_[i];
    const double* base = matrix_.row(first);
    if (first != second) {
      merged_row(linkage_, merged_pair(origins_[i]), base, matrix_.row(second), old_sizes_.data(), first, work);
      base = work;
    }
    copy_runs(base, runs_.data(), runs_before_[i], out);
    // Second columns stand in the same row where they are below its own slot, ...
    const std::span<const MergedColumn> merged(merged_.data(), merged_before_[i]);
    for (const MergedColumn& column : merged)
      out[column.column] = column.update(base[column.first], base[column.second], sizes_[i]);
    // ... and in rows of their own where they are not; what was read there instead is written over.
    for (const MergedColumn& column : merged)
      if (column.second > first) out[column.column] = column.update(base[column.first], across(i, column), sizes_[i]);
  }

 private:
  // A merged cluster of the new matrix, as a column.
  struct MergedColumn {
    std::uint32_t column;
    std::uint32_t first;
    std::uint32_t second;
    Update update;
  };

  MergedPair merged_pair(const SlotPair& pair) const {
    return {old_sizes_[pair.first], old_sizes_[pair.second], matrix_.at(pair.second, pair.first)};
  }

  static bool continues(const Run& last, std::uint32_t slot, std::uint32_t column) {
    return slot - last.from == column - last.to && slot - last.from < run_length;
  }

  // The distance of new row i to the second old slot of a column that lies beyond the row's first one.
  double across(std::size_t i, const MergedColumn& column) const {
    const auto [first, second] = origins_[i];
    const double to_first = matrix_.at(column.second, first);
    if (first == second) return to_first;
    const Update update(merged_pair(origins_[i]));
    return update(to_first, matrix_.between(second, column.second), old_sizes_[column.second]);
  }

  const DistanceTriangle& matrix_;
  Linkage linkage_;
  const std::vector<double>& old_sizes_;
  std::vector<SlotPair> origins_;
  std::vector<Run> runs_;                   // of the old columns that are first of a new one
  std::vector<std::uint32_t> runs_before_;  // for each new column: how many runs begin before it
  std::vector<MergedColumn> merged_;
  std::vector<std::uint32_t> merged_before_;  // for each new column: how many
                                              // merged ones stand before it
  std::vector<double> sizes_;
};

}  // namespace ecumene::internal
