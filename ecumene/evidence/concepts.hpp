// What the subjects of claims mean, whatever their language: "городских жителей" and "urban residents" are both
// "population urban", so that sources in several languages can be compared.
//
// The words are data, one file evidence/concepts/<code>.txt a language. A line is `NAME: form, form; NAME: form, ...`;
// `#` begins a comment. NAME is one or more concepts, named alike in every language; `-` stands for words that add
// nothing ("number", "total"). A form is one word or several, each as it stands or, with `*` at its end, with any
// ending of the language's nouns. Of several forms at one place the longest is taken.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ecumene/evidence/language.hpp"
#include "ecumene/panel/claim.hpp"

namespace ecumene {

// The concepts of a phrase, sorted, each once, apart by single spaces. Empty: one of its words of four letters or more
// is not in the data, there are no data for the language, or nothing is left of it.
std::string concepts_of(std::string_view phrase, const Language& language);

// Fills Claim::concepts from their subjects.
void name_concepts(std::span<Claim> claims);

}  // namespace ecumene
