// What a typology is made from: regions with all their figures, scaled.
#include <cmath>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/methods/methods.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"
#include "ecumene/numeric/normalisation.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene::diagnosis_internal {
namespace {

std::vector<std::size_t> columns_with_figures(const RegionTable& table, std::vector<Finding>& findings) {
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < table.indicators.size(); ++j) {
    bool filled = false;
    for (std::size_t i = 0; i < table.regions.size() && !filled; ++i) filled = !std::isnan(finite_value(table, i, j));
    if (filled) {
      columns.push_back(j);
      continue;
    }
    findings.push_back({.code = "indicator-empty",
                        .what = "\"" + table.indicators[j] + "\" has no figure for any region; it does not count",
                        .way_out = "fill the column or leave it out"});
  }
  return columns;
}

void leave_out_region(const RegionTable& table, std::size_t region, std::span<const std::size_t> columns,
                      Typology& typology, std::vector<Finding>& findings) {
  std::vector<std::string> lacking;
  std::vector<Place> places;
  for (const std::size_t j : columns) {
    if (!std::isnan(finite_value(table, region, j))) continue;
    lacking.push_back("\"" + table.indicators[j] + "\"");
    for (Place& place : known_places(table, region, j)) places.push_back(std::move(place));
  }
  typology.left_out.push_back(table.regions[region]);
  findings.push_back(
      {.code = "region-left-out",
       .what = table.regions[region] + " is left out of the typology: it has no figure in " + listed(lacking),
       .way_out = "fill in the figure, leave out the column, or take a distance for missing values: "
                  "--distance=gower",
       .places = std::move(places)});
}

bool is_complete(const RegionTable& table, std::size_t region, std::span<const std::size_t> columns) {
  for (const std::size_t j : columns) {
    if (std::isnan(finite_value(table, region, j))) return false;
  }
  return true;
}

void report_constant_columns(const Typology& typology, std::vector<Finding>& findings) {
  const std::size_t columns = typology.indicators.size();
  for (std::size_t j = 0; j < columns; ++j) {
    std::vector<double> values;
    for (std::size_t i = 0; i < typology.regions.size(); ++i) values.push_back(typology.values[i * columns + j]);
    if (minimum(values) != maximum(values)) continue;
    findings.push_back({.code = "indicator-constant",
                        .what = "\"" + typology.indicators[j] + "\" has the same figure, " + figure(minimum(values)) +
                                ", for every region; it adds nothing to the distances",
                        .way_out = "leave it out, or look up whether the column was read rightly"});
  }
}

Normalisation normalisation_of(Scaling scaling) {
  switch (scaling) {
    case Scaling::z_score:
      return Normalisation::z_score;
    case Scaling::min_max:
      return Normalisation::min_max;
    case Scaling::rank:
      return Normalisation::rank;
    case Scaling::none:
      break;
  }
  return Normalisation::none;
}

// Rows and columns are those of the regions and indicators that take part, so their names must stand beside the
// numbers.
std::string names_of(const Finding& refusal, const Typology& typology) {
  std::vector<std::string> names;
  for (const Place& place : refusal.places) {
    if (place.row > 0 && place.row <= typology.regions.size()) {
      names.push_back("row " + std::to_string(place.row) + " is " + typology.regions[place.row - 1]);
    }
    const bool is_named = refusal.what.find("column " + std::to_string(place.field)) != std::string::npos;
    if (is_named && place.field > 0 && place.field <= typology.indicators.size()) {
      names.push_back("column " + std::to_string(place.field) + " is \"" + typology.indicators[place.field - 1] + "\"");
    }
  }
  return listed(names);
}

}  // namespace

std::vector<double> scaled_values(MatrixView<const double> values, Scaling scaling) {
  std::vector<double> scaled(values.values().begin(), values.values().end());
  if (scaling == Scaling::none) return scaled;
  std::vector<double> column(values.rows());
  for (std::size_t j = 0; j < values.columns(); ++j) {
    for (std::size_t i = 0; i < values.rows(); ++i) column[i] = values(i, j);
    const std::vector<double> result = normalised(column, {.method = normalisation_of(scaling)});
    for (std::size_t i = 0; i < values.rows(); ++i) scaled[i * values.columns() + j] = result[i];
  }
  return scaled;
}

std::vector<double> distances_of(const Typology& typology) {
  try {
    return pairwise_distances({typology.scaled, typology.regions.size(), typology.indicators.size()},
                              typology.options.distance);
  } catch (const Error& error) {
    Finding finding = error.finding();
    const std::string names = names_of(finding, typology);
    if (!names.empty()) finding.what += "; " + names;
    finding.places.clear();
    throw Error(std::move(finding));
  }
}

void take_material(const RegionTable& table, Typology& typology, std::vector<Finding>& findings) {
  const std::vector<std::size_t> columns = columns_with_figures(table, findings);
  report_infinite_values(table, columns, findings);
  const bool takes_missing = descriptor(typology.options.distance).takes_missing;
  for (const std::size_t j : columns) typology.indicators.push_back(table.indicators[j]);
  for (std::size_t i = 0; i < table.regions.size(); ++i) {
    if (!takes_missing && !is_complete(table, i, columns)) {
      leave_out_region(table, i, columns, typology, findings);
      continue;
    }
    typology.regions.push_back(table.regions[i]);
    for (const std::size_t j : columns) typology.values.push_back(finite_value(table, i, j));
  }
  if (typology.regions.size() < 2 || columns.empty()) {
    throw Error(
        {.code = "too-few-regions",
         .severity = Severity::error,
         .what = "a typology needs two regions with figures; \"" + table.name + "\" has " +
                 std::to_string(columns.empty() ? 0 : typology.regions.size()) +
                 (typology.left_out.empty() ? "" : " (" + listed(typology.left_out) + " left out for missing values)"),
         .way_out = typology.left_out.empty() ? "give a table with more regions"
                                              : "leave out the columns with gaps, or take --distance=gower"});
  }
  report_constant_columns(typology, findings);
}

}  // namespace ecumene::diagnosis_internal
