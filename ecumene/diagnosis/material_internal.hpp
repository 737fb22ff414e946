// What ratings and typologies share: finite figures with their places, and the wording of findings.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/region_table.hpp"

namespace ecumene::diagnosis_internal {

// The value at (region, indicator); infinite ones are taken for missing.
double finite_value(const RegionTable& table, std::size_t region, std::size_t indicator);

// One "value-infinite" finding per infinite figure of the given indicators.
void report_infinite_values(const RegionTable& table, std::span<const std::size_t> indicators,
                            std::vector<Finding>& findings);

// The place of a figure, and the first known place of a column; empty if the table was not read from a source.
std::vector<Place> known_places(const RegionTable& table, std::size_t region, std::size_t indicator);
std::vector<Place> column_places(const RegionTable& table, std::size_t indicator);

// "A", "A and B", "A, B and C", "A, B, C and 7 more".
std::string listed(const std::vector<std::string>& names, std::size_t limit = 8);

// Six significant digits at most: "2.5", "11", "0.00123".
std::string figure(double value);

// "1 region", "3 regions".
std::string counted(std::size_t count, const std::string& singular, const std::string& plural);

}  // namespace ecumene::diagnosis_internal
