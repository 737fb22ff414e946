// What a claim is about, as far as two claims can be compared by their words without knowing the language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace ecumene {

// The significant words of a phrase: those of four letters and more (function words are shorter), folded and cut after
// five letters, which serves nearly as well as a stemmer in European languages [McNamee & Mayfield 2004, Information
// Retrieval 7]; as hashes, sorted, each once. Numbers are no words of it.
std::vector<std::uint64_t> significant_words(std::string_view phrase);

// Is one of them among the other's, or are they the same?
bool is_part_of(const std::vector<std::uint64_t>& words, const std::vector<std::uint64_t>& of);

std::uint64_t text_hash(std::string_view text, std::uint64_t seed = 0);
std::uint64_t words_hash(const std::vector<std::uint64_t>& words);

}  // namespace ecumene
