// What the commands share: findings on standard error, results on standard output or in a file, progress on a terminal.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "apps/cli/arguments.hpp"
#include "ecumene/base/finding.hpp"
#include "ecumene/panel/region_table.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene::cli {

// A line with a bar on standard error if that is a terminal and the work has taken more than a third of a second.
void show_progress(std::string_view stage, double fraction);
void clear_progress();

// Findings of severity error and warning (and notes unless --quiet) on standard error.
void print_findings(std::span<const Finding> findings, const Arguments& arguments);

// done, or done_with_errors if one of the findings has severity error.
int exit_code(std::span<const Finding> findings);

// To the file of --output, or to standard output.
void print_result(const std::string& content, const Arguments& arguments);

// Flushes standard output; 2 with a message if it could not be written (a full disk, a closed pipe).
int finish_output(int code);

// Reads the named tables; rows that could not be read go to --rejected.
struct TablesRead {
  std::vector<Table> tables;
  std::vector<Finding> findings;
};
TablesRead read_named_tables(const Arguments& arguments);

// The first table of figures in the named file as regions × indicators under --indicator and --without. What reading
// had to say is printed at once, so that it is seen even where the analysis then refuses. Throws Error
// "table-without-figures".
struct RegionsRead {
  RegionTable table;
  std::vector<Finding> findings;
};
RegionsRead read_regions(const Arguments& arguments);

}  // namespace ecumene::cli
