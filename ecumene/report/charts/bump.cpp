#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/charts/places.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_regions = 60;
constexpr std::size_t most_columns = 12;
constexpr std::size_t emphasised_each = 3;

double changeability(const Thread& thread) {
  double least = INFINITY;
  double greatest = -INFINITY;
  for (const RankRange& place : thread.places) {
    if (std::isnan(place.mid())) continue;
    least = std::min(least, place.mid());
    greatest = std::max(greatest, place.mid());
  }
  return std::isfinite(least) ? greatest - least : 0;
}

std::vector<Thread> threads_of(const Rating& rating) {
  std::vector<Thread> threads;
  for (std::size_t region = 0; region < rating.regions.size(); ++region) {
    Thread thread{rating.regions[region], {}, {}};
    for (const auto& places : rating.ranks) thread.places.push_back(places[region]);
    thread.places.push_back(rating.overall[region]);
    threads.push_back(std::move(thread));
  }
  const auto place = [](const Thread& thread) {
    const double mid = thread.places.back().mid();
    return std::isnan(mid) ? INFINITY : mid;
  };
  std::stable_sort(threads.begin(), threads.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return threads;
}

// The first three in whole lines, the three that change most of the others in dashed ones.
void emphasise(std::vector<Thread>& threads) {
  const std::size_t first = std::min(emphasised_each, threads.size());
  for (std::size_t i = 0; i < first; ++i) threads[i].style = group_class(i) + " lead";
  std::vector<std::size_t> others(threads.size() - first);
  std::iota(others.begin(), others.end(), first);
  std::stable_sort(others.begin(), others.end(),
                   [&](std::size_t a, std::size_t b) { return changeability(threads[a]) > changeability(threads[b]); });
  for (std::size_t k = 0; k < std::min(emphasised_each, others.size()); ++k) {
    if (changeability(threads[others[k]]) > 0) threads[others[k]].style = group_class(first + k) + " lead dash";
  }
}

void draw_headings(Svg& svg, const Rating& rating, const PlaceColumns& columns) {
  std::vector<std::string> headings;
  for (const Activity& activity : rating.activities) headings.push_back(activity.indicator);
  headings = distinct_parts(headings);
  headings.emplace_back("Mean of all");
  for (std::size_t column = 0; column < headings.size(); ++column) {
    const auto lines = wrapped(headings[column], 16, 4);
    double y = columns.top - 18 - 14 * static_cast<double>(lines.size() - (lines.empty() ? 0 : 1));
    for (const std::string& line : lines) {
      svg.text({columns.x(column), y}, line, column + 1 == headings.size() ? "mid small bold" : "mid small soft");
      y += 14;
    }
  }
}

}  // namespace

Markup bump_chart(const Rating& rating, const std::string& id) {
  const bool drawable = rating.regions.size() > 1 && rating.regions.size() <= most_regions && !rating.ranks.empty() &&
                        rating.ranks.size() < most_columns && rating.overall.size() == rating.regions.size();
  if (!drawable) return {};
  std::vector<Thread> threads = threads_of(rating);
  emphasise(threads);
  const double side = label_width(label_columns(rating.regions) + 7) + 25;
  const double greatest = greatest_place(threads);
  PlaceColumns columns{side, 104, 86, 20};
  columns.step = greatest > 1 ? 21 * static_cast<double>(threads.size() - 1) / (greatest - 1) : 20;
  const double width = 2 * side + columns.gap * static_cast<double>(rating.ranks.size());
  Svg svg({id, "Places over the activities: " + rating.name,
           "One line a region over " + counted(rating.ranks.size(), "activity", "activities") +
               " and their mean; the table of ranks holds the same figures.",
           width, columns.y(greatest) + 20});
  draw_headings(svg, rating, columns);
  for (std::size_t column = 0; column <= rating.ranks.size(); ++column) {
    svg.line({columns.x(column), columns.top}, {columns.x(column), columns.y(greatest)}, "grid");
  }
  draw_threads(svg, threads, columns);
  draw_place_labels(svg, threads, columns, Side::left);
  draw_place_labels(svg, threads, columns, Side::right);
  return svg.finish();
}

}  // namespace ecumene
