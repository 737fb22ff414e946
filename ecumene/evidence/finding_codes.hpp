// Every finding code that reading documents can give, sorted, with its explanation.
#pragma once

#include <span>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

std::span<const FindingCode> evidence_finding_codes();

}  // namespace ecumene
