// Canonical JSON (RFC 8785, JSON Canonicalization Scheme) of flat objects, as the lines of a ledger have it.
//
// Members sorted by name, no white space, numbers as ECMAScript writes a double, text in UTF-8 with the shortest
// escapes: one object has one text, so that a hash over the text is a hash over what it says. Names are ASCII, whose
// order by bytes is the order by UTF-16 units that RFC 8785 asks for. Exact decimals stand as text (RFC 8785, annex D).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace ecumene {

using JsonScalar = std::variant<std::string, double, bool>;
using JsonFields = std::map<std::string, JsonScalar, std::less<>>;

// REQUIRES well-formed UTF-8 and finite numbers.
std::string canonical_json(const JsonFields& fields);
std::string canonical_number(double number);

// The fields of a text that is canonical: canonical_json(*result) == text. nullopt for any other text.
std::optional<JsonFields> canonical_fields(std::string_view text);

// The text or number of a field; empty or nullopt if the field is not there or of another kind.
std::string_view text_field(const JsonFields& fields, std::string_view name);
std::optional<double> number_field(const JsonFields& fields, std::string_view name);

}  // namespace ecumene
