// Regions × indicators for one period: what ratings and typologies are computed from.
//
// A table or a panel becomes one; each value remembers the cell it came from, so that every result can lead back.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/base/matrix_view.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

struct RegionTable {
  std::string name{};                     // of the table or panel selection it was made from
  std::vector<std::string> regions{};     // unique, in source order
  std::vector<std::string> indicators{};  // unique, in source order
  // regions × indicators, row after row; NaN is missing. For an interval ("6-8") low and high are its ends and value
  // its midpoint; for a single figure all three are equal.
  std::vector<double> value{};
  std::vector<double> low{};
  std::vector<double> high{};
  std::vector<Place> places{};  // one per value; Place{} where nothing stands behind it

  MatrixView<const double> matrix() const { return {value, regions.size(), indicators.size()}; }
  std::vector<double> column(std::size_t indicator) const;
  std::size_t indicator_index(const std::string& name) const;  // throws Error "indicator-unknown", listing the names
};

// What was read and what had to be said about it.
struct RegionTableResult {
  RegionTable table{};
  std::vector<Finding> findings{};  // "region-repeated", "value-missing", "column-not-numeric", ...
};

struct RegionTableOptions {
  std::vector<std::string> indicators{};  // these columns only, in this order; empty: every column with figures
  std::vector<std::string> without{};     // leave these columns out
};

// Text columns, empty columns and rows without a name are left out, each with a finding. A region that stands twice is
// an error finding and its second row is left out. `nil` cells count as 0 and absent ones as missing;
// of a figure that a workbook displays rounded, the stored number counts.
RegionTableResult region_table(const Table& table, const RegionTableOptions& options = {});

}  // namespace ecumene
