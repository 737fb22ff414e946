// ecumene audit FILE...: what does not add up in published tables and in texts.
#include <algorithm>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/tabular.hpp"
#include "ecumene/report/text.hpp"
#include "ecumene/study/run.hpp"

namespace ecumene::cli {

namespace {
void refuse_unknown_checks(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto all = checks();
    if (std::any_of(all.begin(), all.end(), [&](const CheckDescriptor* check) { return check->name == name; }))
      continue;
    std::string list;
    for (const CheckDescriptor* check : all) list += (list.empty() ? "" : ", ") + std::string(check->name);
    throw Error(Finding{.code = "check-unknown",
                        .severity = Severity::error,
                        .what = "there is no check '" + name + "'",
                        .way_out = "the checks are: " + list});
  }
}
// Documents, and tables beside them: what texts say is held against itself and against the tables in the texts.
AuditResult audit_of_files(const Arguments& arguments) {
  Study study = study_of_tables(arguments.files, arguments.reading);
  study.ratings.clear();
  study.typologies.clear();
  study.audit = arguments.audit;
  StudyResult result = run_study(study);
  return {.findings = all_findings(result.report), .counts = std::move(result.report.audit.counts)};
}

AuditResult audit_of_tables(const Arguments& arguments) {
  const TablesRead read = read_named_tables(arguments);
  show_progress("auditing", 0.5);
  AuditResult result = audit(read.tables, arguments.audit);
  result.findings.insert(result.findings.begin(), read.findings.begin(), read.findings.end());
  std::ranges::stable_sort(result.findings, [](const Finding& a, const Finding& b) { return display_order(a, b) < 0; });
  return result;
}

}  // namespace

int audit_command(const Arguments& arguments) {
  refuse_unknown_checks(arguments.audit.checks);
  refuse_unknown_checks(arguments.audit.without);
  const bool has_documents = std::ranges::any_of(arguments.files, has_document_ending);
  const AuditResult result = has_documents ? audit_of_files(arguments) : audit_of_tables(arguments);
  const std::vector<Finding>& findings = result.findings;
  std::ostringstream out;
  if (arguments.format == Format::json) {
    JsonWriter json(out);
    json.begin_array();
    for (const Finding& finding : findings) write_json(json, finding);
    json.end_array();
    out << '\n';
  } else if (arguments.format == Format::csv) {
    out << findings_csv(findings);
  } else {
    out << findings_text(result);
  }
  print_result(out.str(), arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
