// The charts of a report. Each takes a result as it stands and gives SVG for inside a page (svg.hpp's `standalone`
// makes a file of it); an empty Markup says that there is nothing to draw or far too much, and the table beside it
// suffices. Names are printed in full up to 40 columns; labels never overlap (svg.hpp's `spread`).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/report/report.hpp"
#include "ecumene/report/svg.hpp"

namespace ecumene {

// Labels left, heights from left to right, the cut as a dashed line, groups as numbered brackets in colour. Above
// `most_rows` regions the top of the tree with counts.
struct DendrogramOptions {
  std::string id = "dendrogram";
  std::size_t most_rows = 200;
};
Markup dendrogram_chart(const Typology& typology, const DendrogramOptions& options = {});

// Rows × columns; the shade says where a value stands in its column (sequential) or how far from the mean (diverging,
// for z-scores: ±2.5 and more get the darkest shades). Drawn up to 120 rows and 40 columns.
enum class Shading : std::uint8_t { sequential, diverging };
struct HeatMap {
  std::string id = "heat-map";
  std::string title;
  Shading shading = Shading::sequential;
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  std::vector<double> values;         // rows × columns, NaN: no value
  std::vector<std::string> printed;   // what stands in the cells
  std::vector<std::string> links;     // "#cell-..." or empty
  std::vector<std::uint32_t> groups;  // of the rows, or empty
};
Markup heat_map_chart(const HeatMap& map);

// Two ratings as two columns of places, one line a region; the largest gaps that no way of breaking ties closes stand
// out.
Markup slope_chart(const RatingComparison& comparison, const std::string& id = "slope");

// Places over the activities and on their mean; the first three regions and the three that change most stand out.
Markup bump_chart(const Rating& rating, const std::string& id = "bump");

// One column a period, parts stacked in their order; what is not known of the whole is a hatched gap.
// `links`: per value, "#cell-..." or empty.
Markup shares_chart(const ShareSeries& shares, std::span<const std::string> links, const std::string& id = "shares");

// One bar a region, by group and falling; above 120 regions one bar a group.
Markup silhouette_chart(const Typology& typology, const std::string& id = "silhouettes");

// Place by the mean rank, its range over the variants of the mean (thick) and over all ways of breaking ties (thin).
Markup rank_interval_chart(const Rating& rating, const std::string& id = "intervals");

// Brackets with the group's number beside runs of rows of one group. `top` is the middle of the first row.
struct BracketColumn {
  double number_x = 18;
  double bar_x = 23;
  double top = 0;
  double row_height = 20;
};
void draw_brackets(Svg& svg, std::span<const std::optional<std::uint32_t>> groups, const BracketColumn& column);

// The columns that the longest of the names needs, at most 40.
std::size_t label_columns(std::span<const std::string> names);

}  // namespace ecumene
