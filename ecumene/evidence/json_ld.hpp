// Statements as W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017), in JSON-LD under
// the published context http://www.w3.org/ns/anno.jsonld.
//
// One AnnotationPage; one Annotation a statement. Target: the source, with a TextQuoteSelector, a TextPositionSelector
// (code points of the text) and, where the bytes are those of the file itself, a DataPositionSelector; of a PDF a
// FragmentSelector by RFC 3778 (page and rectangle). Body: a TextualBody whose value is the statement as canonical
// JSON. Identifiers are names of content (ni:///sha-256;..., RFC 6920): the same statement has the same everywhere.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "ecumene/evidence/ledger.hpp"

namespace ecumene {

// A SHA-256 in hexadecimal as a name of RFC 6920: "ni:///sha-256;" and base64url without padding.
std::string name_of_content(const std::string& sha256);

void write_json_ld(std::ostream& out, const std::vector<SourceStatements>& sources);

}  // namespace ecumene
