#include "ecumene/report/label.hpp"
#include "ecumene/report/text.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {

std::string statements_text(const DocumentSection& document) {
  constexpr std::size_t widest = 40;  // columns of words
  TableView view{document.name,
                 {{"Line", Align::right, {}},
                  {"Words", Align::left, {}},
                  {"Value", Align::left, {}},
                  {"of what", Align::left, {}},
                  {"Place", Align::left, {}},
                  {"When", Align::left, {}},
                  {"Against or of", Align::left, {}},
                  {"Said by", Align::left, {}}},
                 {},
                 {}};
  for (const Claim& claim : document.claims)
    view.rows.push_back({{std::to_string(claim.passage.line)},
                         {shortened(claim.passage.text, widest)},
                         {claim_text(claim)},
                         {shortened(claim.subject, widest)},
                         {claim.place},
                         {claim.period},
                         {shortened(claim.base, widest)},
                         {claim.speaker}});
  return view.rows.empty() ? document.name + ": no quantity and no date\n" : aligned_text(view);
}

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
