#include "ecumene/report/page.hpp"

#include <algorithm>

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

Page::Page(const ReportInput& report) : input(report), cells(report.tables) {
  std::size_t number = 0;
  const std::vector<const Finding*> findings = ordered_findings(report);
  for (const Finding* finding : findings) {
    const bool contradiction = finding->verdict == Verdict::conflict || finding->verdict == Verdict::open;
    if (contradiction) contradictions.push_back({finding, ++number});
  }
  for (const Finding* finding : findings) {
    if (finding->verdict == Verdict::none) remarks.push_back({finding, ++number});
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
