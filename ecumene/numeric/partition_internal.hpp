#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ecumene::internal {

// Labels turned into 0..k-1 in the order of their values, with the size of each group.
struct Groups {
  std::vector<std::size_t> of;        // group of each row
  std::vector<std::uint32_t> labels;  // label of each group, ascending
  std::vector<std::size_t> sizes;
  std::size_t count() const { return sizes.size(); }
};
Groups grouped(std::span<const std::uint32_t> labels);

// Row by row, the column that maximises the sum of gains, each column once. gains is square, row-major.
std::vector<std::size_t> optimal_assignment(const std::vector<double>& gains, std::size_t size);

}  // namespace ecumene::internal
