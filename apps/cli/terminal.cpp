#include "apps/cli/terminal.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <sstream>
#include <utility>

#include "ecumene/base/write_file.hpp"
#include "ecumene/source/rejected.hpp"

namespace ecumene::cli {

namespace {
bool progress_shown = false;
}

void show_progress(std::string_view stage, double fraction) {
  using Clock = std::chrono::steady_clock;
  static const Clock::time_point started = Clock::now();
  static const bool is_terminal = ::isatty(STDERR_FILENO) == 1;
  constexpr int width = 30;
  if (!is_terminal || Clock::now() - started < std::chrono::milliseconds(330)) return;
  const int filled = static_cast<int>(std::lround(std::clamp(fraction, 0.0, 1.0) * width));
  std::cerr << "\r\033[K[" << std::string(static_cast<std::size_t>(filled), '#')
            << std::string(static_cast<std::size_t>(width - filled), '.') << "] "
            << std::lround(std::clamp(fraction, 0.0, 1.0) * 100) << " %  " << stage << std::flush;
  progress_shown = true;
}

void clear_progress() {
  if (std::exchange(progress_shown, false)) std::cerr << "\r\033[K" << std::flush;
}

void print_findings(std::span<const Finding> findings, const Arguments& arguments) {
  clear_progress();
  for (const Finding& finding : findings) {
    if (arguments.quiet && finding.severity == Severity::note) continue;
    std::cerr << to_string(finding) << '\n';
  }
}

int exit_code(std::span<const Finding> findings) {
  const bool errors = std::any_of(findings.begin(), findings.end(),
                                  [](const Finding& finding) { return finding.severity == Severity::error; });
  return errors ? done_with_errors : done;
}

void print_result(const std::string& content, const Arguments& arguments) {
  clear_progress();
  if (arguments.output.empty() || arguments.output == "-") {
    std::cout << content;
  } else {
    write_file(arguments.output, content);
  }
}

int finish_output(int code) {
  clear_progress();
  std::cout.flush();
  if (std::cout.good()) return code;
  std::cerr << "error: file-not-written: standard output could not be written to its end\n"
               "    way out: make room on the disk, or name a file with --output\n";
  return failed;
}

TablesRead read_named_tables(const Arguments& arguments) {
  TablesRead read;
  std::vector<RejectedRow> rejected;
  for (std::size_t i = 0; i < arguments.files.size(); ++i) {
    show_progress("reading " + arguments.files[i],
                  static_cast<double>(i) / static_cast<double>(arguments.files.size()));
    ReadResult result = read_tables(arguments.files[i], arguments.reading);
    std::move(result.tables.begin(), result.tables.end(), std::back_inserter(read.tables));
    std::move(result.findings.begin(), result.findings.end(), std::back_inserter(read.findings));
    std::move(result.rejected.begin(), result.rejected.end(), std::back_inserter(rejected));
  }
  if (!arguments.rejected.empty()) write_file(arguments.rejected, rejected_csv(rejected));
  return read;
}

namespace {
const Table& first_table(const TablesRead& read) {
  for (const Table& table : read.tables) {
    const bool has_figures =
        std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.is_numeric(); });
    if (has_figures) return table;
  }
  Finding finding{
      .code = "table-without-figures",
      .severity = Severity::error,
      .what = "no table with figures was found",
      .way_out =
          "the first column names the region, each other column is an indicator; see `ecumene read` for what was read"};
  if (!read.tables.empty()) finding.places.push_back({.source = read.tables.front().source});
  throw Error(finding);
}
}  // namespace

RegionsRead read_regions(const Arguments& arguments) {
  const TablesRead read = read_named_tables(arguments);
  print_findings(read.findings, arguments);
  RegionTableResult made =
      region_table(first_table(read), {.indicators = arguments.indicators, .without = arguments.without});
  print_findings(made.findings, arguments);
  RegionsRead result{std::move(made.table), read.findings};
  result.findings.insert(result.findings.end(), made.findings.begin(), made.findings.end());
  return result;
}

}  // namespace ecumene::cli
