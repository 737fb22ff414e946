// What places are grouped by: rows with all their figures, scaled.
#include <algorithm>
#include <cmath>

#include "ecumene/diagnosis/material_internal.hpp"
#include "ecumene/diagnosis/places_internal.hpp"
#include "ecumene/diagnosis/typology_internal.hpp"
#include "ecumene/numeric/rank.hpp"

namespace ecumene::diagnosis_internal {
namespace {

// "Ust-Kut (row 7)", "row 7".
std::string row_name(const PlaceTable& table, std::size_t row) {
  const std::string number = "row " + std::to_string(row + 1);
  if (!table.has_names() || table.names[row].empty()) return number;
  return std::string(table.names[row]) + " (" + number + ")";
}

std::string first_rows(const PlaceTable& table, std::span<const std::size_t> rows) {
  constexpr std::size_t most = 8;
  std::vector<std::string> names;
  for (const std::size_t row : rows.first(std::min(most, rows.size()))) names.push_back(row_name(table, row));
  return rows.size() > most ? listed(names) + ", ..." : listed(names);
}

std::vector<Place> source_of(const PlaceTable& table) {
  return table.source.empty() ? std::vector<Place>{} : std::vector<Place>{{.source = table.source}};
}

struct Gaps {
  std::vector<std::size_t> missing;   // rows
  std::vector<std::size_t> infinite;  // rows
};

Gaps find_gaps(const PlaceTable& table) {
  Gaps gaps;
  for (std::size_t row = 0; row < table.places; ++row) {
    const std::span<const double> figures = table.matrix().row(row);
    if (std::ranges::all_of(figures, [](double value) { return std::isfinite(value); })) continue;
    gaps.missing.push_back(row);
    if (std::ranges::any_of(figures, [](double value) { return std::isinf(value); })) gaps.infinite.push_back(row);
  }
  return gaps;
}

void report_gaps(const PlaceTable& table, const Gaps& gaps, std::vector<Finding>& findings) {
  if (!gaps.infinite.empty()) {
    findings.push_back({.code = "value-infinite",
                        .severity = Severity::error,
                        .what = "a figure is infinite in " + counted(gaps.infinite.size(), "place", "places") + " (" +
                                first_rows(table, gaps.infinite) + "); it is taken for missing",
                        .way_out = "correct the figure, or state the column in a larger unit",
                        .places = source_of(table)});
  }
  if (gaps.missing.empty()) return;
  const bool one = gaps.missing.size() == 1;
  findings.push_back({.code = "region-left-out",
                      .what = counted(gaps.missing.size(), "place lacks", "places lack") + " a figure and " +
                              (one ? "is" : "are") + " left out: " + first_rows(table, gaps.missing),
                      .way_out = "fill in the figures, or leave out the column that lacks them: --without",
                      .places = source_of(table)});
}

void take_rows(const PlaceTable& table, const PlaceGrouping& grouping, PlaceMaterial& material) {
  const std::size_t columns = table.indicators.size();
  if (!grouping.left_out.empty()) {
    material.rows.reserve(grouping.places());
    material.own_values.reserve(grouping.places() * columns);
    auto gap = grouping.left_out.begin();
    for (std::size_t row = 0; row < table.places; ++row) {
      if (gap != grouping.left_out.end() && *gap == row) {
        ++gap;
        continue;
      }
      material.rows.push_back(static_cast<std::uint32_t>(row));
      const std::span<const double> figures = table.matrix().row(row);
      material.own_values.insert(material.own_values.end(), figures.begin(), figures.end());
    }
  } else if (grouping.options.scaling != Scaling::none) {
    material.own_values = table.values;
  }
}

// (x - centre) / width for one column, all of them multiplied by `half`; 0 where the column is constant.
struct LinearScale {
  double half = 1;  // 0.5 where differences could overflow
  double centre = 0;
  double width = 0;
};

LinearScale linear_scale(const FigureSummary& figure, Scaling scaling) {
  const double half = std::isfinite(figure.greatest - figure.least) ? 1 : 0.5;
  if (scaling == Scaling::z_score) return {half, figure.mean * half, figure.standard_deviation * half};
  return {half, figure.least * half, figure.greatest * half - figure.least * half};
}

void scale_column(std::span<double> values, std::size_t column, std::size_t columns, const LinearScale& scale) {
  for (std::size_t at = column; at < values.size(); at += columns) {
    values[at] = scale.width > 0 ? (values[at] * scale.half - scale.centre) / scale.width : 0;
  }
}

void rank_column(std::span<double> values, std::size_t column, std::size_t columns) {
  std::vector<double> own;
  own.reserve(values.size() / columns);
  for (std::size_t at = column; at < values.size(); at += columns) own.push_back(values[at]);
  const std::vector<double> ranks = fractional_ranks(own, Better::lower);
  for (std::size_t row = 0; row < ranks.size(); ++row) values[row * columns + column] = ranks[row];
}

void scale(const PlaceGrouping& grouping, std::span<double> values) {
  const Scaling scaling = grouping.options.scaling;
  const std::size_t columns = grouping.indicators.size();
  for (std::size_t j = 0; j < columns && scaling != Scaling::none; ++j) {
    if (scaling == Scaling::rank) {
      rank_column(values, j, columns);
    } else {
      scale_column(values, j, columns, linear_scale(grouping.figures[j], scaling));
    }
  }
}

void report_constants(const PlaceGrouping& grouping, std::vector<Finding>& findings) {
  for (std::size_t j = 0; j < grouping.indicators.size(); ++j) {
    if (grouping.figures[j].least != grouping.figures[j].greatest) continue;
    findings.push_back({.code = "indicator-constant",
                        .what = "\"" + grouping.indicators[j] + "\" has the same figure, " +
                                figure(grouping.figures[j].least) +
                                ", for every place; it adds nothing to the distances",
                        .way_out = "leave it out, or look up whether the column was read rightly"});
  }
}

[[noreturn]] void refuse_too_few(const PlaceGrouping& grouping) {
  throw Error({.code = "too-few-regions",
               .severity = Severity::error,
               .what = "groups need two places with all their figures; \"" + grouping.name + "\" has " +
                       std::to_string(grouping.places()) +
                       (grouping.left_out.empty()
                            ? ""
                            : " (" + std::to_string(grouping.left_out.size()) + " left out for missing figures)"),
               .way_out = grouping.left_out.empty() ? "give a table with more places"
                                                    : "leave out the columns that lack figures: --without"});
}

}  // namespace

PlaceMaterial place_material(const PlaceTable& table, PlaceGrouping& grouping, std::vector<Finding>& findings) {
  Gaps gaps = find_gaps(table);
  report_gaps(table, gaps, findings);
  grouping.left_out = std::move(gaps.missing);
  if (grouping.places() < 2) refuse_too_few(grouping);
  std::vector<std::uint32_t> labels(table.places, 0);
  for (const std::size_t row : grouping.left_out) labels[row] = in_no_group;
  grouping.figures = figure_summaries(table.matrix(), labels, 1);
  report_constants(grouping, findings);
  PlaceMaterial material;
  take_rows(table, grouping, material);
  scale(grouping, material.own_values);
  const bool own = !material.own_values.empty();
  material.points = {own ? std::span<const double>(material.own_values) : std::span<const double>(table.values),
                     grouping.places(), table.indicators.size()};
  return material;
}

void check_place_options(std::size_t places, const PlaceOptions& options, std::vector<Finding>& findings) {
  if (options.distance != Distance::euclidean) {
    throw Error({.code = "distance-not-for-places",
                 .severity = Severity::error,
                 .what = "for so many places, and for groups by density, only Euclidean distances are there; " +
                         std::string(descriptor(options.distance).name) + " was asked for",
                 .way_out = "leave --distance away, or group a table of at most " + std::to_string(typology_limit) +
                            " regions by linkage"});
  }
  if (options.method == PlaceMethod::density && options.groups) {
    throw Error({.code = "groups-not-valid",
                 .severity = Severity::error,
                 .what = "groups by density cannot be asked for by their number; it follows from the places",
                 .way_out = "leave --groups away, or give the least size of a group: --min-group-size"});
  }
  check_options(places,
                {.distance = Distance::euclidean,
                 .linkage = options.method == PlaceMethod::linkage ? options.linkage : Linkage::single,
                 .groups = options.groups,
                 .height = options.height},
                findings);
}

}  // namespace ecumene::diagnosis_internal
