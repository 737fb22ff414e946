// ecumene audit TABLE...: what does not add up in published tables.
#include <algorithm>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/tabular.hpp"
#include "ecumene/report/text.hpp"

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
}  // namespace

int audit_command(const Arguments& arguments) {
  refuse_unknown_checks(arguments.audit.checks);
  refuse_unknown_checks(arguments.audit.without);
  const TablesRead read = read_named_tables(arguments);
  show_progress("auditing", 0.5);
  AuditResult result = audit(read.tables, arguments.audit);
  std::vector<Finding> findings = read.findings;
  findings.insert(findings.end(), result.findings.begin(), result.findings.end());
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return display_order(a, b) < 0; });
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
    result.findings = findings;
    out << findings_text(result);
  }
  print_result(out.str(), arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
