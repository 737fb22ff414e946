#include "ecumene/report/views.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {

Markup recovery_section(const Page& page) {
  if (!page.input.recovery) return {};
  const Recovery& recovery = *page.input.recovery;
  Html html;
  html.element("p",
               "A figure is an interval: printed digits and words such as “about” go in, and nothing outside follows "
               "from the text. Each leads to the passage it rests on.",
               {{"class", "note"}})
      .line();
  html.add(html_table(levels_reached_view(recovery, &page.passages), page.cells));
  html.add(html_table(returns_view(recovery), page.cells));
  html.add(html_table(series_view(recovery, &page.passages), page.cells));
  html.add(html_table(timeline_view(recovery, &page.passages), page.cells));
  return html.finish();
}

}  // namespace ecumene
