#include "ecumene/report/charts/chart.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/style.hpp"

namespace ecumene {

void draw_brackets(Svg& svg, std::span<const std::optional<std::uint32_t>> groups, const BracketColumn& column) {
  for (std::size_t first = 0; first < groups.size();) {
    std::size_t end = first + 1;
    while (end < groups.size() && groups[end] == groups[first]) ++end;
    if (groups[first]) {
      const double top = column.top + static_cast<double>(first) * column.row_height;
      const double bottom = column.top + static_cast<double>(end - 1) * column.row_height;
      const double half = column.row_height * 0.38;
      svg.open_group(group_class(*groups[first]));
      svg.rect({column.bar_x, top - half, 5, bottom - top + 2 * half}, "bar");
      svg.text({column.number_x, (top + bottom) / 2 + 4}, std::to_string(*groups[first] + 1), "hue end");
      svg.close();
    }
    first = end;
  }
}

std::size_t label_columns(std::span<const std::string> names) {
  std::size_t columns = 0;
  for (const std::string& name : names) columns = std::max(columns, utf8::display_width(name));
  return std::min<std::size_t>(columns, 40);
}

}  // namespace ecumene
