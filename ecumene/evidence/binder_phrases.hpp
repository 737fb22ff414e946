// Noun phrases beside figures, found by the words and endings of the language without a full grammar.
#pragma once

#include <cstddef>
#include <string_view>

#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {

struct Phrase {
  std::size_t first = 0;  // tokens
  std::size_t next = 0;   // one past
  std::size_t head = 0;   // its head noun
  explicit operator bool() const { return next > first; }
};

// The phrase that begins behind a figure or a word: up to a word that ends phrases, a mark or a figure; at most a few
// words. Empty where none begins.
Phrase phrase_behind(const Scene& scene, std::size_t at);

// Behind a figure: over case endings, "or more", and "of" behind a unit.
Phrase counted_behind(const Scene& scene, PartIndex figure);

// The subject of the clause that a figure is said of: before its verb, or before the figure where verbs stand last.
Phrase subject_before(const Scene& scene, PartIndex figure);

// "ЖІӨ-нің": the word that an ending belongs to which a hyphen joins; any other word itself.
std::size_t noun_at(const Scene& scene, std::size_t word);

// Where a phrase that ends before token `next` begins, not before `first`.
std::size_t phrase_first(const Scene& scene, std::size_t first, std::size_t next);

// A phrase right before a token whose last word is a genitive ("халықтың 40 %-ы").
Phrase genitive_before(const Scene& scene, std::size_t at);

// The noun right before a figure or its preposition: "investment of 5 million", "Housing: 2010 - 410".
Phrase noun_before(const Scene& scene, PartIndex figure);

// A verb, a word of comparison or of elapsed time.
bool is_verb_tie(Tie tie);
// No noun phrase goes on over this token.
bool ends_phrase(const Scene& scene, std::size_t at);
bool has_ending(const Scene& scene, EndingSort sort, std::size_t word);
bool is_joining_hyphen(const Scene& scene, std::size_t at);
// "новых жилых домов": the first that is neither adjective nor verb. REQUIRES next > first.
std::size_t first_head(const Scene& scene, std::size_t first, std::size_t next);
bool is_amount(const Scene& scene, std::size_t word);  // "number", "share": another noun is counted
bool has_genitive(const Scene& scene, std::size_t word);
bool is_person(const Scene& scene, std::size_t word);  // "people": it counts anybody
std::string_view text_of(const Scene& scene, const Phrase& phrase);
// The head noun, folded and without its ending.
std::string_view head_of(const Scene& scene, const Phrase& phrase);

}  // namespace ecumene::evidence_internal
