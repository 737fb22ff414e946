#include <algorithm>
#include <cmath>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"
#include "ecumene/report/tree_layout.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_periods = 40;
constexpr double height = 300;
constexpr double top = 34;
constexpr double column_width = 62;
constexpr double column_step = 84;
constexpr double left = 44;
constexpr std::size_t most_name_columns = 48;  // names of sources of funding are long, and there is room

// As the source prints it, where that is known.
std::string figure_text(const ShareSeries& shares, std::size_t at) {
  const bool printed = at < shares.places.size() && !shares.places[at].text.empty();
  return printed ? shares.places[at].text : brief(shares.values[at], 4);
}

struct Stack {
  double known = 0;
  std::size_t missing = 0;
};

Stack stack_of(const ShareSeries& shares, std::size_t period) {
  Stack stack;
  for (std::size_t part = 0; part < shares.parts.size(); ++part) {
    const double value = shares.values[part * shares.periods.size() + period];
    if (std::isfinite(value))
      stack.known += std::max(value, 0.0);
    else
      ++stack.missing;
  }
  return stack;
}

// The whole that the parts are shares of: 1 where no stack is higher than a little above 1, else 100.
struct Scale {
  double whole = 100;
  double highest = 100;
  double y(double value) const { return top + height * (1 - value / highest); }
};

Scale scale_of(const ShareSeries& shares) {
  double greatest = 0;
  for (std::size_t period = 0; period < shares.periods.size(); ++period) {
    greatest = std::max(greatest, stack_of(shares, period).known);
  }
  Scale scale;
  scale.whole = greatest <= 1.1 ? 1 : 100;
  scale.highest = std::max(scale.whole, greatest);
  return scale;
}

void hatch(Svg& svg, const Box& box, std::string_view title) {
  svg.rect(box, "gap", title);
  for (double offset = 8; offset < box.width + box.height; offset += 8) {
    const double x0 = std::min(offset, box.width);
    const double y0 = offset - x0;
    const double y1 = std::min(offset, box.height);
    const double x1 = offset - y1;
    svg.line({box.x + x0, box.y + y0}, {box.x + x1, box.y + y1}, "hatch");
  }
}

void draw_period(Svg& svg, const ShareSeries& shares, std::span<const std::string> links, const Scale& scale,
                 std::size_t period) {
  const double x = left + 10 + column_step * static_cast<double>(period);
  double below = 0;
  for (std::size_t part = 0; part < shares.parts.size(); ++part) {
    const std::size_t at = part * shares.periods.size() + period;
    const double value = shares.values[at];
    if (!std::isfinite(value) || value <= 0) continue;
    const Box box{x, scale.y(below + value), column_width, scale.y(below) - scale.y(below + value)};
    const std::string title = shares.parts[part] + ", " + shares.periods[period] + ": " + figure_text(shares, at);
    svg.open_link(at < links.size() ? links[at] : std::string()).rect(box, "part " + group_class(part), title);
    if (box.height >= 13)
      svg.text({x + column_width / 2, box.y + box.height / 2 + 4}, shortened(figure_text(shares, at), 9),
               "mid small on");
    svg.close();
    below += value;
  }
  const Stack stack = stack_of(shares, period);
  if (stack.missing > 0) {
    if (stack.known < scale.whole) {
      const Box gap{x, scale.y(scale.whole), column_width, scale.y(stack.known) - scale.y(scale.whole)};
      hatch(svg, gap, "not known in " + shares.periods[period] + ": " + brief(scale.whole - stack.known, 4));
    }
    svg.text({x + column_width / 2, top - 8}, grouped(stack.missing) + " missing", "mid small soft");
  }
  svg.label({x + column_width / 2, top + height + 18}, shares.periods[period], 11, "mid small");
}

// Names beside the last column in the order of the stack, each with a leader to its part.
void draw_names(Svg& svg, const ShareSeries& shares, const Scale& scale) {
  const std::size_t last = shares.periods.size() - 1;
  const double x = left + 10 + column_step * static_cast<double>(last) + column_width;
  std::vector<double> wanted(shares.parts.size());
  double below = 0;
  for (std::size_t part = 0; part < shares.parts.size(); ++part) {
    const double raw = shares.values[part * shares.periods.size() + last];
    const double value = std::isfinite(raw) ? std::max(raw, 0.0) : 0.0;
    wanted[shares.parts.size() - 1 - part] = scale.y(below + value / 2);
    below += value;
  }
  std::vector<double> heights = spread(wanted, 19);
  const double over = heights.empty() ? 0 : std::max(0.0, heights.back() - (top + height));
  for (std::size_t k = 0; k < heights.size(); ++k) {
    const std::size_t part = shares.parts.size() - 1 - k;
    const Point from{x + 3, wanted[k]};
    const Point to{x + 22, heights[k] - over};
    svg.line(from, to, "leader").open_group(group_class(part)).rect({to.x + 4, to.y - 6, 12, 12}, "bar").close();
    svg.label({to.x + 22, to.y + 4}, shares.parts[part], most_name_columns);
  }
}

}  // namespace

Markup shares_chart(const ShareSeries& shares, std::span<const std::string> links, const std::string& id) {
  const std::size_t cells = shares.parts.size() * shares.periods.size();
  if (cells == 0 || shares.values.size() != cells || shares.periods.size() > most_periods) return {};
  const Scale scale = scale_of(shares);
  const double columns_end = left + 10 + column_step * static_cast<double>(shares.periods.size());
  std::size_t widest = 0;
  for (const std::string& part : shares.parts) widest = std::max(widest, utf8::display_width(part));
  widest = std::min(widest, most_name_columns);
  const double names_height = 19 * static_cast<double>(shares.parts.size());
  Svg svg({id, shares.title,
           "Stacked shares of " + counted(shares.parts.size(), "part") + " over " +
               counted(shares.periods.size(), "period") +
               "; hatched: not known. The source table holds the same figures.",
           columns_end + 24 + label_width(widest), top + std::max(height, names_height) + 34});
  for (const double tick : axis_ticks(0, scale.highest, 6)) {
    svg.line({left, scale.y(tick)}, {columns_end - 8, scale.y(tick)}, "grid");
    svg.text({left - 6, scale.y(tick) + 4}, brief(tick, 4), "end small soft");
  }
  for (std::size_t period = 0; period < shares.periods.size(); ++period) draw_period(svg, shares, links, scale, period);
  svg.line({left, scale.y(0)}, {columns_end - 8, scale.y(0)}, "axis");
  draw_names(svg, shares, scale);
  return svg.finish();
}

}  // namespace ecumene
