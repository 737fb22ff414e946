// The finding codes that the room base can give.
#pragma once

#include <span>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

std::span<const FindingCode> base_finding_codes();  // sorted by code

}  // namespace ecumene
