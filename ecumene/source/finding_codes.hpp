// The finding codes that the room source can give. "file-not-found", "file-is-directory", "file-not-readable",
// "line-too-long", "quote-not-closed" and "text-after-quote" are explained in base/finding_codes.cpp.
#pragma once

#include <span>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

std::span<const FindingCode> source_finding_codes();  // sorted by code

}  // namespace ecumene
