// The finding codes of studies and of the command, explained. Sorted by code.
#pragma once

#include <span>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

std::span<const FindingCode> study_finding_codes();

}  // namespace ecumene
