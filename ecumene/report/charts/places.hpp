// What slope and bump charts share: columns of places joined by threads, with labels spread beside the outer columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/report/svg.hpp"

namespace ecumene {

struct PlaceColumns {
  double left = 0;   // of the first column
  double gap = 300;  // between columns
  double top = 0;    // of place 1
  double step = 20;  // between places
  double x(std::size_t column) const { return left + gap * static_cast<double>(column); }
  double y(double place) const { return top + step * (place - 1); }
};

enum class Side : unsigned char { left, right };

// One line of a chart of places: a place per column, NaN where the region has none.
struct Thread {
  std::string region;
  std::vector<RankRange> places;
  std::string style;  // classes: "g1 lead dash"
};

// Threads without emphasis first, so that the others lie on top; broken where a place is missing.
void draw_threads(Svg& svg, std::span<const Thread> threads, const PlaceColumns& columns);

// "Omsk Oblast  6–8" beside the column, none over another, each with a leader to its point.
void draw_place_labels(Svg& svg, std::span<const Thread> threads, const PlaceColumns& columns, Side side);

double greatest_place(std::span<const Thread> threads);

}  // namespace ecumene
