// A canvas for charts: SVG whose text stays text, with coordinates of one fixed decimal, so that equal charts are equal
// bytes. Colours, fonts and strokes come from classes of the style sheet (style.hpp), never from attributes.
//
// Every chart is role="img" with a title and a description that says what it shows in words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ecumene/report/html.hpp"

namespace ecumene {

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct SvgFrame {
  std::string id;  // unique in the page; title and description get ids from it
  std::string title;
  std::string description;
  double width = 0;
  double height = 0;
};

class Svg {
 public:
  explicit Svg(const SvgFrame& frame);

  Svg& line(Point from, Point to, std::string_view style);
  Svg& path(std::span<const Point> points, std::string_view style);  // straight pieces, not closed
  Svg& rect(const Box& box, std::string_view style, std::string_view title = {});
  Svg& circle(Point centre, double radius, std::string_view style, std::string_view title = {});
  // `style` places the text: "" starts at the point, "end" ends there, "mid" is centred on it.
  Svg& text(Point at, std::string_view text, std::string_view style = {});
  // The same, cut to `columns` display columns; the whole text is the tooltip.
  Svg& label(Point at, std::string_view text, std::size_t columns, std::string_view style = {});
  Svg& open_group(std::string_view style);
  // To an anchor of the page. Out of the tab order: the same links stand in the tables, and a picture with a hundred
  // stops would be in the way of who reads with a keyboard. An empty `href` opens a plain group.
  Svg& open_link(const std::string& href);
  Svg& close();

  Markup finish();

 private:
  Html html_;
};

// About how wide a text of `columns` display columns is in the 12-unit label font: 0.62 em a column, enough for Latin
// and Cyrillic lower case in the widest of the system fonts.
double label_width(std::size_t columns);

// As a file of its own: namespace, style sheet and background included.
std::string standalone(const Markup& chart);

// Positions as near as possible to the wanted ones (ascending) that keep `gap` between neighbours: labels beside points
// that coincide. Least squares, by pooling blocks that touch [Ayer et al. 1955].
std::vector<double> spread(std::span<const double> wanted, double gap);

}  // namespace ecumene
