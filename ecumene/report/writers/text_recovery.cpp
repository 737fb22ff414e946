#include "ecumene/report/text.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {

std::string recovery_text(const Recovery& recovery) {
  std::string text;
  const auto add = [&](const TableView& view) {
    const std::string lines = aligned_text(view);
    if (!lines.empty()) text += (text.empty() ? "" : "\n") + lines;
  };
  add(levels_reached_view(recovery, nullptr));
  add(returns_view(recovery));
  add(series_view(recovery, nullptr));
  add(timeline_view(recovery, nullptr));
  return text.empty() ? "Nothing in this text is dated, so there is no timeline and no series.\n" : text;
}

}  // namespace ecumene
