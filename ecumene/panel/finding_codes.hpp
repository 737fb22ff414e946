// The finding codes that the room panel can give.
#pragma once

#include <span>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

// Sorted by code. Each code is explained in one room only: "period-not-understood" and those of opening files in base,
// "file-empty", "number-not-understood" and "row-ragged" in source, "table-without-figures" in study.
std::span<const FindingCode> panel_finding_codes();

}  // namespace ecumene
