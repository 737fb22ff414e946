// The named characters of HTML 4.01 (W3C, section 24), and apos of XML 1.0.
#pragma once

#include <string_view>

namespace ecumene::evidence_internal {

// 0: no such name. Case counts: "Agrave" and "agrave" differ.
char32_t entity(std::string_view name);

}  // namespace ecumene::evidence_internal
