#include <algorithm>
#include <cmath>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/charts/places.hpp"
#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_regions = 60;
constexpr std::size_t most_emphasised = 6;

// Gaps stand largest first; only those that ties cannot explain are drawn strongly.
std::vector<Thread> threads_of(const RatingComparison& comparison) {
  std::vector<Thread> threads;
  std::size_t emphasised = 0;
  for (const RatingGap& gap : comparison.gaps) {
    Thread thread{gap.region, {gap.first, gap.second}, {}};
    if (gap.certain && emphasised < most_emphasised) {
      thread.style = gap.gap > 0 ? "g2 lead dash" : "g1 lead";
      ++emphasised;
    }
    threads.push_back(std::move(thread));
  }
  return threads;
}

}  // namespace

Markup slope_chart(const RatingComparison& comparison, const std::string& id) {
  if (comparison.gaps.empty() || comparison.gaps.size() > most_regions) return {};
  const std::vector<Thread> threads = threads_of(comparison);
  std::vector<std::string> names;
  for (const Thread& thread : threads) names.push_back(thread.region);
  const double side = label_width(label_columns(names) + 7) + 25;
  const double greatest = greatest_place(threads);
  const double rows = std::max(static_cast<double>(threads.size()), 2.0);
  PlaceColumns columns{side, 250, 0, 20};
  columns.step = greatest > 1 ? 21 * (rows - 1) / (greatest - 1) : 20;
  // Labels of tied places at an end may be spread beyond it; leave room for half a block of them.
  columns.top = 46;
  const double bottom = columns.y(greatest) + 20;
  Svg svg({id, comparison.first_name + " against " + comparison.second_name,
           "Places of " + counted(threads.size(), "region") +
               " in two ratings, joined by lines; the table of gaps holds the same figures.",
           2 * side + columns.gap, bottom});
  svg.text({columns.x(0), 16}, shortened(comparison.first_name, 44), "end bold");
  svg.text({columns.x(1), 16}, shortened(comparison.second_name, 44), "bold");
  svg.line({columns.x(0), columns.top}, {columns.x(0), columns.y(greatest)}, "axis");
  svg.line({columns.x(1), columns.top}, {columns.x(1), columns.y(greatest)}, "axis");
  draw_threads(svg, threads, columns);
  draw_place_labels(svg, threads, columns, Side::left);
  draw_place_labels(svg, threads, columns, Side::right);
  return svg.finish();
}

}  // namespace ecumene
