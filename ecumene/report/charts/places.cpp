#include "ecumene/report/charts/places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

// First-strong isolate: a name that runs from right to left does not take its place number along.
std::string isolated(const std::string& name) {
  return "\u2068" + name + "\u2069";
}

bool is_missing(const RankRange& place) {
  return std::isnan(place.low) || std::isnan(place.high);
}

void draw_thread(Svg& svg, const Thread& thread, const PlaceColumns& columns, const std::string& background) {
  svg.open_group(thread.style);
  std::vector<Point> piece;
  for (std::size_t column = 0; column <= thread.places.size(); ++column) {
    if (column < thread.places.size() && !is_missing(thread.places[column])) {
      piece.push_back({columns.x(column), columns.y(thread.places[column].mid())});
      continue;
    }
    if (piece.size() > 1) svg.path(piece, "thread " + (thread.style.empty() ? background : thread.style));
    piece.clear();
  }
  for (std::size_t column = 0; column < thread.places.size(); ++column) {
    const RankRange& place = thread.places[column];
    if (is_missing(place)) continue;
    const double x = columns.x(column);
    if (place.is_tied()) svg.line({x, columns.y(place.low)}, {x, columns.y(place.high)}, "tie");
    svg.circle({x, columns.y(place.mid())}, 4, "dot", thread.region + ": " + rank_text(place));
  }
  svg.close();
}

}  // namespace

void draw_threads(Svg& svg, std::span<const Thread> threads, const PlaceColumns& columns) {
  // Many lines of the same strength are a tangle.
  const std::string background = threads.size() > 20 ? "faint" : "";
  for (const Thread& thread : threads) {
    if (thread.style.empty()) draw_thread(svg, thread, columns, background);
  }
  for (const Thread& thread : threads) {
    if (!thread.style.empty()) draw_thread(svg, thread, columns, background);
  }
}

void draw_place_labels(Svg& svg, std::span<const Thread> threads, const PlaceColumns& columns, Side side) {
  if (threads.empty()) return;
  const std::size_t column = side == Side::left ? 0 : threads.front().places.size() - 1;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    if (!is_missing(threads[i].places[column])) shown.push_back(i);
  }
  const auto place = [&](std::size_t i) { return threads[i].places[column]; };
  std::stable_sort(shown.begin(), shown.end(),
                   [&](std::size_t a, std::size_t b) { return place(a).mid() < place(b).mid(); });
  std::vector<double> wanted;
  for (const std::size_t i : shown) wanted.push_back(columns.y(place(i).mid()));
  const std::vector<double> heights = spread(wanted, 17);
  const double away = side == Side::left ? -1 : 1;
  for (std::size_t k = 0; k < shown.size(); ++k) {
    const Thread& thread = threads[shown[k]];
    const double x = columns.x(column);
    const std::array leader{Point{x + 7 * away, wanted[k]}, Point{x + 20 * away, heights[k]}};
    svg.path(leader, "leader thread");
    const std::string rank = rank_text(place(shown[k]));
    const std::string name = isolated(shortened(thread.region, 40));
    const std::string text = side == Side::left ? name + "  " + rank : rank + "  " + name;
    svg.text({x + 25 * away, heights[k] + 4}, text, side == Side::left ? "end" : "");
  }
}

double greatest_place(std::span<const Thread> threads) {
  double greatest = 1;
  for (const Thread& thread : threads) {
    for (const RankRange& place : thread.places) {
      if (!is_missing(place)) greatest = std::max(greatest, place.high);
    }
  }
  return greatest;
}

}  // namespace ecumene
