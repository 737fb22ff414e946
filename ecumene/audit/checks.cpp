// The checks there are, sorted by name.
#include <array>

#include "ecumene/audit/checks/descriptors.hpp"

namespace ecumene {

std::span<const CheckDescriptor* const> checks() {
  using namespace auditing;
  static constexpr std::array<const CheckDescriptor*, 12> all{
      &classification,    &complement,     &duplicates, &mean_of_ranks, &means,  &partition,
      &percent_of_counts, &range_of_parts, &rank_order, &ranks,         &shares, &totals};
  return all;
}

}  // namespace ecumene
