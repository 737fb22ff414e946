// Tables as they were read, findings, and linkages side by side, for the commands' --format text and csv.
#pragma once

#include <span>
#include <string>

#include "ecumene/report/report.hpp"

namespace ecumene {

// The table in aligned columns under its name and place, its notes below; figures as printed.
std::string table_text(const Table& table);

// One line a finding: severity, code, verdict, place, cell, row_label, column_label, printed, recomputed, what,
// way_out.
std::string findings_csv(std::span<const Finding> findings);

// The eight linkages on the same distances, aligned.
std::string linkages_text(std::span<const LinkageSummary> linkages, const Typology& typology);

}  // namespace ecumene
