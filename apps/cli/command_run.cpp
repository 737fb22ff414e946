// ecumene run STUDY: the whole line, from study.toml to STUDY/out.
#include <filesystem>
#include <iostream>

#include "apps/cli/terminal.hpp"
#include "ecumene/report/text.hpp"
#include "ecumene/study/run.hpp"

namespace ecumene::cli {

int run_study_command(const Arguments& arguments) {
  const Study study = load_study(arguments.files.front());
  RunOptions options;
  if (!arguments.quiet) options.progress = show_progress;
  const StudyResult result = run_study(study, options);
  const std::string folder =
      arguments.output.empty() ? (std::filesystem::path(study.folder) / "out").string() : arguments.output;
  const std::vector<std::string> files = write_results(result, folder);
  clear_progress();
  const std::vector<Finding> findings = all_findings(result.report);
  if (!arguments.quiet) {
    std::cout << study.title << "\n\n";
    std::cout << summary_text(result.report);
    std::cout << "\nWritten to " << folder << ":\n";
    for (const std::string& file : files) std::cout << "  " << file << '\n';
  }
  return exit_code(findings);
}

}  // namespace ecumene::cli
