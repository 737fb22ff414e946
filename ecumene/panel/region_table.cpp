#include "ecumene/panel/region_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ecumene/panel/region_layout.hpp"
#include "ecumene/panel/table_rows.hpp"

namespace ecumene {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// What a column of the result lacks, for one finding a kind instead of one a cell.
struct Gaps {
  std::vector<Place> absent;
  std::vector<Place> words;
  std::vector<Place> too_large;
};

void put(RegionTable& result, std::size_t k, const Cell& cell, Gaps& gaps) {
  const auto value = counted_value(cell);
  if (!value) {
    (cell.kind == CellKind::text ? gaps.words : gaps.absent).push_back(result.places[k]);
    return;
  }
  const double low = value->low.to_double();
  const double high = value->high.to_double();
  if (std::isinf(low) || std::isinf(high)) {
    gaps.too_large.push_back(result.places[k]);
    return;
  }
  result.low[k] = low;
  result.high[k] = high;
  result.value[k] = midpoint_number(*value);
}

Gaps fill_indicator(const Table& table, const RegionLayout& layout, std::size_t j, RegionTable& result) {
  Gaps gaps;
  for (std::size_t i = 0; i < layout.regions.size(); ++i) {
    const std::size_t k = i * layout.indicators.size() + j;
    if (const auto row = layout.row(i, j)) {
      result.places[k] = table.place(*row, layout.indicators[j].column);
      put(result, k, table.at(*row, layout.indicators[j].column), gaps);
      continue;
    }
    Place nowhere{.source = table.source, .sheet = table.sheet};
    nowhere.row_label = layout.regions[i];
    nowhere.column_label = layout.indicators[j].name;
    gaps.absent.push_back(std::move(nowhere));
  }
  return gaps;
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + ' ' + (n == 1 ? one : many);
}

void report(Gaps gaps, const std::string& indicator, std::vector<Finding>& findings) {
  const std::string in = " in column \"" + indicator + '"';
  if (const std::size_t n = gaps.absent.size(); n > 0) {
    findings.push_back({.code = "value-missing",
                        .severity = Severity::note,
                        .what = counted(n, "figure is", "figures are") + " missing" + in,
                        .way_out = "nothing is put in its place; methods say how they treat missing values",
                        .places = std::move(gaps.absent)});
  }
  if (const std::size_t n = gaps.words.size(); n > 0) {
    findings.push_back(
        {.code = "value-not-numeric",
         .severity = Severity::warning,
         .what = counted(n, "cell holds", "cells hold") + " words instead of a figure" + in,
         .way_out = "correct the cell, or say what the mark means in the legend; it counts as missing here",
         .places = std::move(gaps.words)});
  }
  if (const std::size_t n = gaps.too_large.size(); n > 0) {
    findings.push_back(
        {.code = "value-out-of-range",
         .severity = Severity::error,
         .what = counted(n, "figure is", "figures are") + " too large to compute with (beyond 1.8e308)" + in,
         .way_out = "correct the figure; it counts as missing here",
         .places = std::move(gaps.too_large)});
  }
}

}  // namespace

std::vector<double> RegionTable::column(std::size_t indicator) const {
  std::vector<double> values(regions.size());
  for (std::size_t i = 0; i < regions.size(); ++i) values[i] = value[i * indicators.size() + indicator];
  return values;
}

std::size_t RegionTable::indicator_index(const std::string& wanted) const {
  const auto found = std::find(indicators.begin(), indicators.end(), wanted);
  if (found != indicators.end()) return static_cast<std::size_t>(found - indicators.begin());
  throw Error({.code = "indicator-unknown",
               .severity = Severity::error,
               .what = "there is no indicator \"" + wanted + "\" in table \"" + name + '"',
               .way_out = "name one of: " + listed(indicators)});
}

RegionTableResult region_table(const Table& table, const RegionTableOptions& options) {
  RegionLayout layout = region_layout(table, options);
  RegionTableResult result{.table = {.name = table.name, .regions = layout.regions}, .findings = {}};
  const std::size_t cells = layout.regions.size() * layout.indicators.size();
  result.table.value.assign(cells, missing);
  result.table.low.assign(cells, missing);
  result.table.high.assign(cells, missing);
  result.table.places.resize(cells);
  result.findings = std::move(layout.findings);
  for (std::size_t j = 0; j < layout.indicators.size(); ++j) {
    result.table.indicators.push_back(layout.indicators[j].name);
    report(fill_indicator(table, layout, j, result.table), layout.indicators[j].name, result.findings);
  }
  if (cells == 0) {
    result.findings.push_back(
        {.code = "table-without-figures",
         .severity = Severity::error,
         .what = "table \"" + table.name + "\" gives no region with a figure",
         .way_out = "a plain table has the region in the first column and one column an indicator",
         .places = {Place{.source = table.source, .sheet = table.sheet}}});
  }
  return result;
}

}  // namespace ecumene
