// Which rows and columns of a table become the regions and indicators of a RegionTable (inside the panel room).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/panel/region_table.hpp"

namespace ecumene {

// An indicator is a column; or a column within a split, where further stub columns split a region's row ("Region",
// "Innovation type": the indicators are "product / 2005", "process / 2005", ...).
struct IndicatorColumn {
  std::size_t column = 0;
  std::string split;
  std::string name;
};

struct RegionLayout {
  std::vector<std::string> regions;
  std::vector<IndicatorColumn> indicators;
  std::map<std::pair<std::size_t, std::string>, std::size_t> row_of;  // (region, split) -> row of the table
  std::vector<Finding> findings;

  std::optional<std::size_t> row(std::size_t region, std::size_t indicator) const {
    const auto found = row_of.find({region, indicators[indicator].split});
    return found == row_of.end() ? std::nullopt : std::optional(found->second);
  }
};

// Throws Error "indicator-unknown" if the options name a column that the table has not.
RegionLayout region_layout(const Table& table, const RegionTableOptions& options);

// "a", "b", "c"
std::string listed(const std::vector<std::string>& names);

}  // namespace ecumene
