#include "ecumene/report/page.hpp"

#include <algorithm>

#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

// Display order over the findings of all rooms, equal ones as given.
std::vector<const Finding*> ordered_findings(const ReportInput& input) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : input.audit.findings) findings.push_back(&finding);
  for (const Finding& finding : input.findings) findings.push_back(&finding);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding* a, const Finding* b) { return display_order(*a, *b) < 0; });
  return findings;
}

bool is_contradiction(const Finding& finding) {
  return finding.verdict == Verdict::conflict || finding.verdict == Verdict::open;
}

// A finding that prints nothing and only names what another one of the same source already gives as the remedy.
bool is_companion(const Finding& finding, const Finding& of) {
  return finding.verdict == Verdict::conflict && of.verdict == Verdict::conflict && finding.printed.empty() &&
         !of.printed.empty() && !finding.recomputed.empty() && finding.recomputed == of.recomputed &&
         !finding.places.empty() && !of.places.empty() && finding.places.front().source == of.places.front().source &&
         finding.places.front().sheet == of.places.front().sheet;
}

// Two analyses of one table give the same remark about reading it.
bool is_repeated(const std::vector<NumberedFinding>& remarks, const Finding& finding) {
  return std::any_of(remarks.begin(), remarks.end(), [&](const auto& remark) { return *remark.finding == finding; });
}

}  // namespace

std::map<CellPosition, Touch> touched_cells(const Finding& finding, const CellIndex& cells) {
  std::map<CellPosition, Touch> touched;
  for (std::size_t i = 0; i < finding.places.size(); ++i) {
    const auto position = cells.locate(finding.places[i]);
    if (!position) continue;
    const bool about = i == 0 || finding.places.size() <= 2;
    const auto [at, added] = touched.emplace(*position, about ? Touch::about : Touch::used);
    if (!added && about) at->second = Touch::about;
  }
  for (const Replacement& replacement : finding.repair.cells) {
    if (const auto position = cells.locate(replacement.place)) touched[*position] = Touch::about;
  }
  return touched;
}

std::string title_of(const Page& page, const std::string& name) {
  for (const Table& table : page.input.tables) {
    if (table.name == name && !table.title.empty()) return table.title;
  }
  return name;
}

std::string short_title(const Table& table) {
  const std::string title = table.title.empty() ? file_name(table.name) : table.title;
  const std::size_t stop = title.find(". ");
  // "Table 12. Ratings of the regions": the number is how a reader calls it.
  if (stop <= 24 && title.find_first_of("0123456789") < stop) return title.substr(0, stop);
  return std::string("“").append(title).append("”");
}

std::string Page::href(const Place& place) const {
  const std::string cell = cells.href(place);
  return cell.empty() ? passages.href(place) : cell;
}

Page::Page(const ReportInput& report) : input(report), cells(report.tables), passages(report.documents) {
  open_in_analyses = static_cast<std::size_t>(
      std::ranges::count_if(report.findings, [](const Finding& finding) { return finding.verdict == Verdict::open; }));
  std::size_t number = 0;
  const std::vector<const Finding*> findings = ordered_findings(report);
  for (const Finding* finding : findings) {
    if (!is_contradiction(*finding)) continue;
    const auto same = std::find_if(contradictions.begin(), contradictions.end(),
                                   [&](const auto& other) { return is_companion(*finding, *other.finding); });
    if (same == contradictions.end())
      contradictions.push_back({finding, ++number});
    else
      same->companions.push_back(finding);
  }
  for (const Finding* finding : findings) {
    if (finding->verdict == Verdict::none && (remarks.size() > most_findings || !is_repeated(remarks, *finding)))
      remarks.push_back({finding, ++number});
    holding += finding->verdict == Verdict::holds || finding->verdict == Verdict::rounding ? 1 : 0;
  }
  for (const NumberedFinding& numbered : contradictions) {
    if (numbered.number > most_findings) break;
    for (const auto& [position, touch] : touched_cells(*numbered.finding, cells)) {
      cells.show_row(position.table, position.row);
      if (touch == Touch::about) about[position].push_back(numbered.number);
    }
  }
}

}  // namespace ecumene
