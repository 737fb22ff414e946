// ecumene report TABLE...: audit, rating and typology of plain tables in one report, without a study file.
#include "apps/cli/terminal.hpp"
#include "ecumene/study/run.hpp"

namespace ecumene::cli {

int report_command(const Arguments& arguments) {
  RunOptions options;
  if (!arguments.quiet) options.progress = show_progress;
  const StudyResult result = run_study(study_of_tables(arguments.files, arguments.reading), options);
  show_progress("writing the report", 0.95);
  const ReportInput& report = result.report;
  print_result(arguments.format == Format::json       ? json_report(report)
               : arguments.format == Format::markdown ? markdown_report(report)
                                                      : html_report(report),
               arguments);
  return exit_code(all_findings(report));
}

}  // namespace ecumene::cli
