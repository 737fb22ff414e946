// Material for the tests of this room: the figures of Tyuleneva (2012), European Review of Industrial Economics and
// Policy 5 (hal-03469554), tables 1 and 2 and the list of groups, with findings filled in by hand.
#pragma once

#include <string>
#include <vector>

#include "ecumene/report/report.hpp"

namespace ecumene {

// A table whose first row holds the headings and whose first column names the regions; rows and fields numbered as in a
// file of its own.
Table demo_table(const std::string& name, const std::string& title, const std::vector<std::vector<std::string>>& rows);

ReportInput demo_report();

// Made-up regions with names that must be escaped, run from right to left or are very long.
ReportInput hostile_report();

// `regions` regions with three indicators from a fixed rule, rated and grouped.
ReportInput large_report(std::size_t regions);

}  // namespace ecumene
