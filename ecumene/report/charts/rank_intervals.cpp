#include <algorithm>
#include <cmath>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/tree_layout.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_rows = 120;
constexpr double row_height = 20;
constexpr double plot_width = 420;
constexpr double top = 40;

struct Row {
  std::string region;
  RankRange overall;
  RankRange variants;  // over the variants of the mean rank
  RankRange ties;      // however ties are broken
};

RankRange range_of(const std::vector<RankRange>& ranges, std::size_t region) {
  return region < ranges.size() ? ranges[region] : RankRange{NAN, NAN};
}

std::vector<Row> rows_of(const Rating& rating) {
  std::vector<Row> rows;
  for (std::size_t region = 0; region < rating.regions.size(); ++region) {
    if (std::isnan(rating.overall[region].mid())) continue;
    rows.push_back({rating.regions[region], rating.overall[region], range_of(rating.rank_interval, region),
                    range_of(rating.tie_interval, region)});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.overall.mid() < b.overall.mid(); });
  return rows;
}

struct Scale {
  double left = 0;
  double greatest = 2;
  double x(double place) const { return left + plot_width * (place - 1) / (greatest - 1); }
};

void draw_row(Svg& svg, const Row& row, const Scale& scale, double y) {
  svg.open_group("g1");
  if (row.variants.is_tied()) svg.line({scale.x(row.variants.low), y}, {scale.x(row.variants.high), y}, "span");
  if (row.ties.is_tied()) {
    svg.line({scale.x(row.ties.low), y}, {scale.x(row.ties.high), y}, "whisker");
    svg.line({scale.x(row.ties.low), y - 7}, {scale.x(row.ties.low), y + 7}, "whisker");
    svg.line({scale.x(row.ties.high), y - 7}, {scale.x(row.ties.high), y + 7}, "whisker");
  }
  svg.circle({scale.x(row.overall.mid()), y}, 5.5, "dot", row.region + ": " + rank_text(row.overall));
  svg.close();
}

void draw_figures(Svg& svg, const Row& row, double x, double y) {
  svg.text({x, y + 4}, rank_text(row.overall), "mid bold");
  svg.text({x + 62, y + 4}, rank_text(row.variants), "mid small");
  svg.text({x + 124, y + 4}, rank_text(row.ties), "mid small");
}

void draw_headings(Svg& svg, double x) {
  svg.text({x, 14}, "place", "mid small soft").text({x + 62, 14}, "variants", "mid small soft");
  svg.text({x + 124, 14}, "ties", "mid small soft");
}

}  // namespace

Markup rank_interval_chart(const Rating& rating, const std::string& id) {
  const std::vector<Row> rows = rating.overall.size() == rating.regions.size() ? rows_of(rating) : std::vector<Row>();
  if (rows.size() < 2 || rows.size() > most_rows) return {};
  std::vector<std::string> names;
  double greatest = 2;
  for (const Row& row : rows) {
    names.push_back(row.region);
    for (const RankRange& range : {row.overall, row.variants, row.ties}) greatest = std::fmax(greatest, range.high);
  }
  const std::size_t columns = label_columns(names);
  const Scale scale{label_width(columns) + 16, greatest};
  const double bottom = top + row_height * static_cast<double>(rows.size()) - 6;
  Svg svg(
      {id, "Places and their ranges: " + rating.name,
       "Dot: place by the mean rank; thick line: over the variants of the mean; thin line: however ties are broken. "
       "The table of ranks holds the same figures.",
       scale.left + plot_width + 190, bottom + 10});
  const double figures = scale.left + plot_width + 36;
  draw_headings(svg, figures);
  for (const double tick : axis_ticks(0, greatest, 8)) {
    const double place = std::max(tick, 1.0);
    svg.line({scale.x(place), top - 12}, {scale.x(place), bottom}, "grid");
    svg.text({scale.x(place), top - 18}, brief(place, 1), "mid small soft");
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const double y = top + row_height * static_cast<double>(row);
    svg.label({scale.left - 12, y + 4}, names[row], columns, "end");
    draw_row(svg, rows[row], scale, y);
    draw_figures(svg, rows[row], figures, y);
  }
  return svg.finish();
}

}  // namespace ecumene
