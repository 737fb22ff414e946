#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"
#include "ecumene/report/tree_layout.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_rows = 120;
constexpr double row_height = 19;
constexpr double bars_width = 380;
constexpr double top = 30;

struct Bar {
  std::string label;
  double value = 0;
  std::uint32_t group = 0;
};

std::vector<Bar> bars_of(const Typology& typology) {
  std::vector<Bar> bars;
  if (typology.regions.size() > most_rows) {
    for (const GroupProfile& profile : typology.profiles) {
      bars.push_back({"mean of " + counted(profile.members.size(), "region"), profile.mean_silhouette, profile.group});
    }
  } else {
    for (std::size_t i = 0; i < typology.regions.size(); ++i) {
      bars.push_back({typology.regions[i], typology.silhouettes[i], typology.groups[i]});
    }
  }
  std::erase_if(bars, [](const Bar& bar) { return std::isnan(bar.value); });
  std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) {
    return a.group != b.group ? a.group < b.group : a.value > b.value;
  });
  return bars;
}

struct Scale {
  double left = 0;
  double least = 0;
  double x(double value) const { return left + bars_width * (value - least) / (1 - least); }
};

void draw_bar(Svg& svg, const Bar& bar, const Scale& scale, double y) {
  const double from = std::min(scale.x(0), scale.x(bar.value));
  svg.open_group(group_class(bar.group));
  svg.rect({from, y - 6, std::abs(scale.x(bar.value) - scale.x(0)), 12}, "bar", bar.label + ": " + fixed(bar.value, 2));
  svg.close();
  svg.text({scale.left + bars_width + 46, y + 4}, fixed(bar.value, 2), "end small");
}

}  // namespace

Markup silhouette_chart(const Typology& typology, const std::string& id) {
  const bool complete =
      typology.silhouettes.size() == typology.regions.size() && typology.groups.size() == typology.regions.size();
  const std::vector<Bar> bars = complete ? bars_of(typology) : std::vector<Bar>();
  if (bars.empty() || bars.size() > most_rows) return {};
  std::vector<std::string> names;
  std::vector<std::optional<std::uint32_t>> groups;
  double least = 0;
  for (const Bar& bar : bars) {
    names.push_back(bar.label);
    groups.emplace_back(bar.group);
    least = std::min(least, bar.value);
  }
  const std::size_t columns = label_columns(names);
  const Scale scale{34 + label_width(columns) + 8, std::floor(least * 5) / 5};
  const double bottom = top + row_height * static_cast<double>(bars.size());
  Svg svg({id, "Silhouettes: " + typology.name,
           "How much nearer each region stands to its own group than to the next one, from −1 to 1; mean " +
               fixed(typology.mean_silhouette, 2) + ".",
           scale.left + bars_width + 54, bottom + 26});
  for (const double tick : axis_ticks(scale.least, 1, 8)) {
    svg.line({scale.x(tick), top - 12}, {scale.x(tick), bottom}, "grid");
    svg.text({scale.x(tick), bottom + 16}, brief(tick, 2), "mid small soft");
  }
  draw_brackets(svg, groups, {.top = top, .row_height = row_height});
  for (std::size_t row = 0; row < bars.size(); ++row) {
    const double y = top + row_height * static_cast<double>(row);
    svg.label({scale.left - 8, y + 4}, names[row], columns, "end");
    draw_bar(svg, bars[row], scale, y);
  }
  svg.line({scale.x(0), top - 12}, {scale.x(0), bottom}, "axis");
  if (!std::isnan(typology.mean_silhouette)) {
    const double x = scale.x(std::clamp(typology.mean_silhouette, scale.least, 1.0));
    svg.line({x, top - 14}, {x, bottom}, "cut");
    svg.text({x, top - 18}, "mean " + fixed(typology.mean_silhouette, 2), "mid small");
  }
  return svg.finish();
}

}  // namespace ecumene
