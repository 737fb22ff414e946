#include "ecumene/audit/audit.hpp"

#include <algorithm>

#include "ecumene/audit/rank_columns.hpp"
#include "ecumene/audit/report_edits.hpp"
#include "ecumene/audit/work.hpp"

namespace ecumene {
namespace {

void require_known(const std::vector<std::string>& names) {
  for (const auto& name : names) {
    const auto all = checks();
    if (std::any_of(all.begin(), all.end(), [&](const CheckDescriptor* check) { return check->name == name; }))
      continue;
    Finding finding{.code = "check-unknown"};
    finding.severity = Severity::error;
    finding.what = "there is no check called \"" + name + "\"";
    finding.way_out = "use one of:";
    for (const auto* check : all) finding.way_out += " " + std::string(check->name);
    throw Error(std::move(finding));
  }
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<const CheckDescriptor*> checks_in_turn(const AuditOptions& options) {
  std::vector<const CheckDescriptor*> chosen;
  for (const auto* check : checks())
    if ((options.checks.empty() || contains(options.checks, check->name)) && !contains(options.without, check->name))
      chosen.push_back(check);
  std::stable_sort(chosen.begin(), chosen.end(), [](const auto* a, const auto* b) { return a->turn < b->turn; });
  return chosen;
}

}  // namespace

AuditResult audit(std::span<const Table> tables, const AuditOptions& options) {
  require_known(options.checks);
  require_known(options.without);
  for (const auto& relation : options.relations) require_known({relation.check});
  AuditResult result;
  auditing::Work work(tables, options, result);
  for (auto& table : work.tables) {
    table->ranks = auditing::rank_columns(*table);
    for (const auto& column : table->ranks) {
      table->rank_columns[column.column] = true;
      table->figures.set_exact(column.column);
    }
  }
  // Checks that add edits look first; then faults are localised; the rest look at what no edit explains (turn >= 10).
  const auto chosen = checks_in_turn(options);
  const auto direct = std::find_if(chosen.begin(), chosen.end(), [](const auto* check) { return check->turn >= 10; });
  for (auto check = chosen.begin(); check != direct; ++check) (*check)->look(work);
  for (auto& table : work.tables) {
    auditing::decide_practice(*table);
    auditing::report_edits(work, *table);
  }
  for (auto check = direct; check != chosen.end(); ++check) (*check)->look(work);
  std::sort(result.counts.begin(), result.counts.end(), [](const auto& a, const auto& b) { return a.check < b.check; });
  std::stable_sort(result.findings.begin(), result.findings.end(),
                   [](const Finding& a, const Finding& b) { return display_order(a, b) < 0; });
  return result;
}

}  // namespace ecumene
