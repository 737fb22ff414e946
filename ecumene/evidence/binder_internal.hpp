// What the steps of binding share: each fills some fields of the quantities from the text around them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {

struct Sentence {
  std::size_t first = 0;  // tokens
  std::size_t last = 0;   // one past
  const Stretch* stretch = nullptr;
};

// Sentences in order, together all tokens; none goes over the end of a stretch.
std::vector<Sentence> sentences_of(const Tokens& tokens, const std::vector<Stretch>& stretches);

// A short paragraph that ends like no sentence.
bool is_heading(const Tokens& tokens, const Stretch& stretch);

// The first token that begins at this byte or behind it.
std::size_t token_at(const Tokens& tokens, std::size_t byte);

struct Story {
  const Tokens& tokens;
  const std::vector<Stretch>& stretches;
  std::vector<Sentence> sentences;
};

// What a sentence speaks of, by the words of its language: "industry", "housing", ...; the topic that most of its words
// belong to, the first of equals; empty: none.
std::string_view topic_of(const Tokens& tokens, const Sentence& sentence);

// Fills what the text around says of each quantity, step by step. REQUIRES mentions in text order.
void bind(const Story& story, std::vector<Mention>& mentions);

// The steps. Each is linear in the text. REQUIRES mentions in text order.
void bind_sources(const Story& story, std::vector<Mention>& mentions);
// The place it holds for; of dates too.
void bind_places(const Story& story, std::vector<Mention>& mentions);
// Movement, period, base, subject and head; and the speaker where a sentence names one.
void bind_statements(const Story& story, std::vector<Mention>& mentions);

}  // namespace ecumene::evidence_internal
