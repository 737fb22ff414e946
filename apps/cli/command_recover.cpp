// ecumene recover DOCUMENT...: recovery and growth from what documents say.
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/text.hpp"
#include "ecumene/study/run.hpp"

namespace ecumene::cli {

int recover_command(const Arguments& arguments) {
  Study study;
  study.recovery = arguments.recovery;
  for (const std::string& file : arguments.files) study.documents.push_back({.file = file, .name = file});
  RunOptions options;
  if (!arguments.quiet) options.progress = show_progress;
  const StudyResult result = run_study(study, options);
  const ReportInput& report = result.report;
  if (!report.recovery) throw Error(report.findings.back());  // the only analysis there is could not be made
  if (arguments.format == Format::json) {
    std::ostringstream out;
    {
      JsonWriter json(out);
      write_recovery_json(json, report);
    }
    print_result(out.str() + "\n", arguments);
  } else {
    print_result(arguments.format == Format::csv ? recovery_csv(report) : recovery_text(*report.recovery), arguments);
  }
  print_findings(report.recovery->findings, arguments);
  return exit_code(report.recovery->findings);
}

}  // namespace ecumene::cli
