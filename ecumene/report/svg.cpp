#include "ecumene/report/svg.hpp"

#include <algorithm>
#include <cmath>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"

namespace ecumene {
namespace {

// Coordinates are XML numbers: an ASCII minus.
std::string number(double value) {
  return (value < 0 && brief(-value, 1) != "0" ? "-" : "") + brief(std::abs(value), 1);
}

}  // namespace

Svg::Svg(const SvgFrame& frame) {
  html_.open("svg", {{"viewBox", "0 0 " + number(frame.width) + " " + number(frame.height)},
                     {"width", number(frame.width)},
                     {"height", number(frame.height)},
                     {"role", "img"},
                     {"class", "chart"},
                     {"aria-labelledby", frame.id + "-title " + frame.id + "-desc"}});
  html_.element("title", frame.title, {{"id", frame.id + "-title"}});
  html_.element("desc", frame.description, {{"id", frame.id + "-desc"}}).line();
}

Svg& Svg::line(Point from, Point to, std::string_view style) {
  html_.empty("line", {{"x1", number(from.x)},
                       {"y1", number(from.y)},
                       {"x2", number(to.x)},
                       {"y2", number(to.y)},
                       {"class", std::string(style)}});
  return *this;
}

Svg& Svg::path(std::span<const Point> points, std::string_view style) {
  std::string data;
  for (const Point& point : points) data += (data.empty() ? "M" : "L") + number(point.x) + " " + number(point.y);
  html_.empty("path", {{"d", data}, {"class", std::string(style)}});
  return *this;
}

Svg& Svg::rect(const Box& box, std::string_view style, std::string_view title) {
  html_.open("rect", {{"x", number(box.x)},
                      {"y", number(box.y)},
                      {"width", number(std::max(box.width, 0.0))},
                      {"height", number(std::max(box.height, 0.0))},
                      {"class", std::string(style)}});
  if (!title.empty()) html_.element("title", title);
  html_.close();
  return *this;
}

Svg& Svg::circle(Point centre, double radius, std::string_view style, std::string_view title) {
  html_.open(
      "circle",
      {{"cx", number(centre.x)}, {"cy", number(centre.y)}, {"r", number(radius)}, {"class", std::string(style)}});
  if (!title.empty()) html_.element("title", title);
  html_.close();
  return *this;
}

Svg& Svg::text(Point at, std::string_view text, std::string_view style) {
  html_.element("text", text, {{"x", number(at.x)}, {"y", number(at.y)}, {"class", std::string(style)}}).line();
  return *this;
}

Svg& Svg::label(Point at, std::string_view text, std::size_t columns, std::string_view style) {
  const std::string shown = shortened(text, columns);
  html_.open("text", {{"x", number(at.x)}, {"y", number(at.y)}, {"class", std::string(style)}}).text(shown);
  if (shown != text) html_.element("title", text);
  html_.close().line();
  return *this;
}

Svg& Svg::open_group(std::string_view style) {
  html_.open("g", {{"class", std::string(style)}});
  return *this;
}

Svg& Svg::open_link(const std::string& href) {
  if (href.empty()) return open_group({});
  html_.open("a", {{"href", href}, {"tabindex", "-1"}});
  return *this;
}

Svg& Svg::close() {
  html_.close();
  return *this;
}

Markup Svg::finish() {
  return html_.close().line().finish();
}

double label_width(std::size_t columns) {
  return 7.4 * static_cast<double>(columns) + 4;
}

std::string standalone(const Markup& chart) {
  std::string text = chart.text();
  const std::size_t head = text.find('>');
  if (head == std::string::npos) return text;
  text.insert(head + 1, "<style>" + std::string(chart_style()) +
                            "</style><rect width=\"100%\" height=\"100%\" class=\"paper\" />");
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
         text.replace(0, 4, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
}

std::vector<double> spread(std::span<const double> wanted, double gap) {
  struct Block {
    double sum;  // of (wanted - offset within the block)
    std::size_t count;
    double start() const { return sum / static_cast<double>(count); }
  };
  std::vector<Block> blocks;
  for (const double position : wanted) {
    blocks.push_back({position, 1});
    while (blocks.size() > 1) {
      const Block last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      const double length = gap * static_cast<double>(before.count);
      if (before.start() + length <= last.start()) break;
      before = {before.sum + last.sum - length * static_cast<double>(last.count), before.count + last.count};
      blocks.pop_back();
    }
  }
  std::vector<double> positions;
  for (const Block& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i) positions.push_back(block.start() + gap * static_cast<double>(i));
  }
  return positions;
}

}  // namespace ecumene
