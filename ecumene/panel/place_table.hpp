// Places × indicators: what a RegionTable is for regions, for millions of rows.
//
// One buffer of numbers and one of names; nothing is kept a cell. Names need not differ, and a place may have none.
// Rows stand as in the source, those that lack a figure too.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ecumene/base/matrix_view.hpp"
#include "ecumene/panel/region_table.hpp"
#include "ecumene/panel/text_pool.hpp"

namespace ecumene {

struct PlaceTable {
  std::string name{};                     // of the file without its folder and ending, or of the table
  std::string source{};                   // file as the user named it
  std::string names_from{};               // heading of the column that names the places
  std::vector<std::string> indicators{};  // unique
  std::size_t places = 0;
  std::vector<double> values{};  // places × indicators, row after row; NaN is missing
  TextColumn names{};            // one a place, or none at all

  MatrixView<const double> matrix() const { return {values, places, indicators.size()}; }
  bool has_names() const { return names.size() > 0; }
};

// Which of a file's columns are taken and in which order: `options.indicators`, or all, without `options.without`.
// Throws Error "indicator-unknown", and "table-without-figures" where nothing is left.
std::vector<std::size_t> chosen_columns(const std::vector<std::string>& labels, const RegionTableOptions& options,
                                        const std::string& source);

// The regions as places; infinite values stay as they are.
PlaceTable place_table(const RegionTable& table);

}  // namespace ecumene
