// What diagnosis can complain of; see base/finding_code.hpp.
#pragma once

#include <span>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

std::span<const FindingCode> diagnosis_finding_codes();  // sorted by code

}  // namespace ecumene
