#include <algorithm>
#include <cmath>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_rows = 120;
constexpr std::size_t most_columns = 40;
constexpr double row_height = 22;
constexpr double line_height = 14;

struct ColumnRange {
  double least = INFINITY;
  double greatest = -INFINITY;
};

std::vector<ColumnRange> ranges_of(const HeatMap& map) {
  std::vector<ColumnRange> ranges(map.columns.size());
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    const double value = map.values[i];
    ColumnRange& range = ranges[i % map.columns.size()];
    if (!std::isfinite(value)) continue;
    range.least = std::min(range.least, value);
    range.greatest = std::max(range.greatest, value);
  }
  return ranges;
}

// 0..heat_steps-1; the middle of the diverging scale is the mean.
std::size_t step_of(const HeatMap& map, double value, const ColumnRange& range) {
  constexpr double last = heat_steps - 1;
  if (map.shading == Shading::diverging) {
    const double step = std::round(value / 2.5 * (last / 2) + last / 2);
    return static_cast<std::size_t>(std::clamp(step, 0.0, last));
  }
  // Halves first: the width of the range may overflow where neither end does.
  const double width = range.greatest / 2 - range.least / 2;
  if (!(width > 0)) return 0;
  return static_cast<std::size_t>(
      std::clamp(std::floor((value / 2 - range.least / 2) / width * heat_steps), 0.0, last));
}

struct Grid {
  double left = 0;
  double top = 0;
  double cell_width = 63;
  std::size_t text_columns() const { return static_cast<std::size_t>(cell_width / 6.6); }
};

// Wide enough for the longest word of the headings and the longest figure, within bounds.
double cell_width_of(const HeatMap& map) {
  std::size_t columns = 6;
  for (const std::string& heading : map.columns) {
    for (const std::string_view word : utf8::words(heading)) columns = std::max(columns, utf8::display_width(word));
  }
  for (const std::string& figure : map.printed) columns = std::max(columns, utf8::display_width(figure));
  return std::clamp(6.6 * static_cast<double>(columns) + 10, 56.0, map.columns.size() <= 8 ? 112.0 : 78.0);
}

void draw_cell(Svg& svg, const HeatMap& map, const Grid& grid, std::size_t at, const ColumnRange& range) {
  const std::size_t row = at / map.columns.size();
  const std::size_t column = at % map.columns.size();
  const Box box{grid.left + static_cast<double>(column) * grid.cell_width,
                grid.top + static_cast<double>(row) * row_height, grid.cell_width, row_height};
  const Point middle{box.x + box.width / 2, box.y + row_height / 2 + 4};
  const std::string title = map.rows[row] + ", " + map.columns[column] + ": " + map.printed[at];
  svg.open_link(map.links[at]);
  if (std::isnan(map.values[at])) {
    svg.rect(box, "none", title).label(middle, map.printed[at], grid.text_columns(), "mid small soft");
  } else {
    const std::string step = std::to_string(step_of(map, map.values[at], range));
    const std::string scale = map.shading == Shading::diverging ? "d" : "s";
    svg.rect(box, "cell " + scale + step, title);
    svg.label(middle, map.printed[at], grid.text_columns(), "mid small " + scale + "t" + step);
  }
  svg.close();
}

void draw_headings(Svg& svg, const Grid& grid, const std::vector<std::vector<std::string>>& headings) {
  for (std::size_t column = 0; column < headings.size(); ++column) {
    const double x = grid.left + (static_cast<double>(column) + 0.5) * grid.cell_width;
    double y = grid.top - 8 - line_height * static_cast<double>(headings[column].size() - 1);
    for (const std::string& line : headings[column]) {
      svg.text({x, y}, line, "mid small soft");
      y += line_height;
    }
  }
}

bool is_drawable(const HeatMap& map) {
  const std::size_t cells = map.rows.size() * map.columns.size();
  return cells > 0 && map.rows.size() <= most_rows && map.columns.size() <= most_columns &&
         map.values.size() == cells && map.printed.size() == cells && map.links.size() == cells;
}

}  // namespace

Markup heat_map_chart(const HeatMap& map) {
  if (!is_drawable(map)) return {};
  const std::size_t columns = label_columns(map.rows);
  Grid grid{34 + label_width(columns) + 8, 0, cell_width_of(map)};
  std::vector<std::vector<std::string>> headings;
  std::size_t lines = 1;
  for (const std::string& column : map.columns) {
    headings.push_back(wrapped(column, grid.text_columns(), 5));
    if (headings.back().empty()) headings.back().emplace_back();
    lines = std::max(lines, headings.back().size());
  }
  grid.top = 14 + line_height * static_cast<double>(lines);
  const double width = grid.left + grid.cell_width * static_cast<double>(map.columns.size()) + 8;
  const double height = grid.top + row_height * static_cast<double>(map.rows.size()) + 8;
  Svg svg({map.id, map.title,
           counted(map.rows.size(), "row") + " by " + counted(map.columns.size(), "column") +
               "; every cell prints its value, which stands in the source table too.",
           width, height});
  draw_headings(svg, grid, headings);
  const std::vector<std::optional<std::uint32_t>> groups(map.groups.begin(), map.groups.end());
  draw_brackets(svg, groups, {.top = grid.top + row_height / 2, .row_height = row_height});
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    svg.label({grid.left - 8, grid.top + (static_cast<double>(row) + 0.5) * row_height + 4}, map.rows[row], columns,
              "end");
  }
  const std::vector<ColumnRange> ranges = ranges_of(map);
  for (std::size_t at = 0; at < map.values.size(); ++at) draw_cell(svg, map, grid, at, ranges[at % map.columns.size()]);
  return svg.finish();
}

}  // namespace ecumene
