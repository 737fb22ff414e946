// Rows that could not be read, as a CSV that can be corrected and read again: nothing is dropped silently.
#pragma once

#include <span>
#include <string>

#include "ecumene/source/read.hpp"

namespace ecumene {

// Columns: source, line, row, reason, raw. RFC 4180 quoting; one header line.
std::string rejected_csv(std::span<const RejectedRow> rows);

}  // namespace ecumene
