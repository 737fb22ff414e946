#include "ecumene/report/headline.hpp"

#include <algorithm>

#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

// What all places of a finding share: its row or, failing that, its column.
std::string shared_label(const std::vector<Place>& places) {
  for (const auto label : {&Place::row_label, &Place::column_label}) {
    const std::string& first = places.front().*label;
    const bool shared = std::all_of(places.begin(), places.end(), [&](const Place& p) { return p.*label == first; });
    if (shared && !first.empty()) return last_part(first);
  }
  return "";
}

}  // namespace

Headline headline_of(const Finding& finding) {
  if (finding.places.empty()) return {as_sentence(finding.what), {}};
  const Place& first = finding.places.front();
  const std::string heading = last_part(first.column_label);
  const bool about_one = !finding.printed.empty() && first.text == finding.printed && !first.row_label.empty();
  if (about_one && !finding.recomputed.empty() && finding.verdict == Verdict::conflict)
    return {first.row_label + ": printed " + finding.printed + ", recomputed " + finding.recomputed,
            (heading.empty() ? "" : heading + ": ") + as_sentence(finding.what)};
  std::string name = about_one && finding.verdict == Verdict::conflict
                         ? first.row_label + (heading.empty() ? "" : ", " + heading)
                         : shared_label(finding.places);
  if (finding.what.find(name) != std::string::npos) name.clear();
  return {as_sentence(name.empty() ? finding.what : name + ": " + finding.what), {}};
}

}  // namespace ecumene
