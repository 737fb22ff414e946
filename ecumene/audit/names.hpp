// Names of regions that resemble each other: the slips in which a list names one twice and forgets the other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene::auditing {

// Letters to insert, delete or replace (Levenshtein 1966), by code points of the folded names.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The same name, spelled slightly otherwise: at most 2 letters of at least 6.
bool same_but_for_spelling(std::string_view a, std::string_view b);

// They share a word of at least 4 letters, or differ in few letters: "Altai Republic" and "Altai Krai".
bool resemble(std::string_view a, std::string_view b);

}  // namespace ecumene::auditing
