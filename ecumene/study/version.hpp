// The program's version, as reports and machine-readable output state it.
#pragma once

#include <string_view>

namespace ecumene {

std::string_view version();  // "0.1.0"

}  // namespace ecumene
