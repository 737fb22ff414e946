// Every finding code that the audit can give, sorted, with its explanation.
#pragma once

#include <span>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

std::span<const FindingCode> audit_finding_codes();

}  // namespace ecumene
