// Periods as SDMX writes them (SDMX 2.1, section 6, "Time Representation"): EDTF dates, and reporting periods
// YYYY-A1, -S1..2 (half-year), -T1..3 (four months), -Q1..4, -M01..12, -W01..53 (ISO 8601 week), -D001..366.
#pragma once

#include <optional>
#include <string_view>

#include "ecumene/base/period.hpp"

namespace ecumene {

// nullopt where the text is neither, or names a week or day that its year has not.
std::optional<Period> sdmx_period(std::string_view text);

}  // namespace ecumene
