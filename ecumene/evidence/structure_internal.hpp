// What the stretches of a text are: running text, notes, lists of references.
#pragma once

#include <cstddef>
#include <vector>

#include "ecumene/evidence/lexicon_internal.hpp"
#include "ecumene/evidence/reading.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene::evidence_internal {

enum class StretchKind : std::uint8_t { text, note, references };

struct Stretch {
  std::size_t first = 0;  // tokens
  std::size_t last = 0;   // one past
  StretchKind kind = StretchKind::text;
  Lexicon* lexicon = nullptr;
  std::size_t note = 0;  // number of a note
};

// A lexicon for each language, or for the one given.
std::vector<Lexicon> lexicons_of(const Tokens& tokens, const Language* given);

// Puts the words together that a hyphen at the end of a line breaks, where the language data know the whole.
void join_broken_words(Tokens& tokens, const Language* given);

// Gives each paragraph the lexicon of its language.
void find_languages(const Tokens& tokens, std::vector<Lexicon>& lexicons, std::vector<Stretch>& stretches);

// Paragraphs in order, together all tokens, each with the lexicon of its language.
std::vector<Stretch> stretches_of(const Tokens& tokens, std::vector<Lexicon>& lexicons);

// The number of a footnote mark in plain or raised digits.
std::size_t mark_number(std::string_view digits);

}  // namespace ecumene::evidence_internal
