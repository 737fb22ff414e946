// From what a reader found in a document to claims: values with their passages, which audit and diagnosis take.
#pragma once

#include <vector>

#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/reading.hpp"
#include "ecumene/panel/claim.hpp"

namespace ecumene {

// The quantities and dates of a document in text order. Line and column are those of its text (of a PDF or DOCX: of the
// extracted text; `sheet` then names page or part), bytes those of the file as in jsonl(). A sentence's words come
// without line breaks. Linear.
std::vector<Claim> claims_of(const Document& document, const Reading& reading);

}  // namespace ecumene
