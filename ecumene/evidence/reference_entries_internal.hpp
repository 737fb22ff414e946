// Sources told in the text outside a list of references.
#pragma once

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

// Rejects the digits of a paragraph, or the rest of one, behind "Lit.:" or "Sources:", and of single entries:
// "Petrov A. Notes. Omsk, 1968. 240 p.", "Voprosy istorii. 2009. No. 3. P. 71–80".
void reject_reference_entries(Page& page);

}  // namespace ecumene::evidence_internal
