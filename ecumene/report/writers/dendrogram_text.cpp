#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/text.hpp"
#include "ecumene/report/tree_layout.hpp"

namespace ecumene {
namespace {

// Each character cell remembers in which directions lines leave it; the line-drawing character follows from that.
enum Direction : std::uint8_t { up = 1, down = 2, west = 4, east = 8 };

constexpr std::array<std::string_view, 16> characters{" ", "│", "│", "│", "─", "┘", "┐", "┤",
                                                      "─", "└", "┌", "├", "─", "┴", "┬", "┼"};

class Screen {
 public:
  Screen(std::size_t rows, std::size_t columns) : columns_(columns), cells_(rows * columns, 0) {}

  void across(std::size_t row, std::size_t from, std::size_t to) {
    for (std::size_t column = from; column < to; ++column) {
      add(row, column, east);
      add(row, column + 1, west);
    }
  }
  void along(std::size_t column, std::size_t from, std::size_t to) {
    for (std::size_t row = from; row < to; ++row) {
      add(row, column, down);
      add(row + 1, column, up);
    }
  }
  std::string line(std::size_t row) const {
    std::string text;
    for (std::size_t column = 0; column < columns_; ++column) text += characters[cells_[row * columns_ + column]];
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  }

 private:
  void add(std::size_t row, std::size_t column, std::uint8_t direction) {
    auto& cell = cells_[row * columns_ + column];
    cell = static_cast<std::uint8_t>(cell | direction);
  }
  std::size_t columns_;
  std::vector<std::uint8_t> cells_;
};

Screen draw(const TreeLayout& layout, std::size_t width) {
  Screen screen(layout.rows.size(), width + 1);
  const double highest = layout.highest > 0 ? layout.highest : 1;
  const auto column = [&](double height) {
    const double at = std::round(static_cast<double>(width) * std::clamp(height / highest, 0.0, 1.0));
    return static_cast<std::size_t>(at);
  };
  const auto row = [](double position) { return static_cast<std::size_t>(position); };
  for (const TreeJoin& join : layout.joins) {
    // A join at height 0 still needs a column of its own to be seen.
    const std::size_t at = std::max<std::size_t>(column(join.height), 1);
    screen.across(row(join.first_row), std::min(at, column(join.first_height)), at);
    screen.across(row(join.second_row), std::min(at, column(join.second_height)), at);
    screen.along(at, row(join.first_row), row(join.second_row));
  }
  return screen;
}

// "0      5      10": heights under the tree, as far as they do not touch.
std::string axis_line(const TreeLayout& layout, std::size_t width, std::size_t indent) {
  std::string line(indent, ' ');
  const double highest = layout.highest > 0 ? layout.highest : 1;
  for (const double tick : axis_ticks(0, highest, 6)) {
    const auto at = indent + static_cast<std::size_t>(std::round(static_cast<double>(width) * tick / highest));
    const std::size_t used = utf8::display_width(line);
    if (tick > 0 && used + 1 > at) continue;
    line = padded_right(line, at) + brief(tick, 4);
  }
  return line + "\n";
}

}  // namespace

std::string dendrogram_text(const Typology& typology, const TreeTextOptions& options) {
  const TreeLayout layout = tree_layout(typology, options.most_rows);
  if (layout.joins.empty()) return "";
  const std::size_t width = std::max<std::size_t>(options.width, 10);
  std::size_t names = 0;
  for (const TreeRow& row : layout.rows) names = std::max(names, utf8::display_width(row.label));
  names = std::min<std::size_t>(names, 48);
  const Screen screen = draw(layout, width);
  std::string text;
  for (std::size_t row = 0; row < layout.rows.size(); ++row) {
    const TreeRow& at = layout.rows[row];
    const std::string group = at.group ? std::to_string(*at.group + 1) : "*";
    text +=
        padded_left(group, 3) + "  " + padded_right(shortened(at.label, names), names) + " " + screen.line(row) + "\n";
  }
  text += axis_line(layout, width, names + 6);
  if (layout.stragglers > 0) text += stragglers_in_words(layout) + "\n";
  if (layout.cut) text += "cut at height " + brief(*layout.cut, 4) + "; the numbers on the left are the groups\n";
  return text;
}

}  // namespace ecumene
