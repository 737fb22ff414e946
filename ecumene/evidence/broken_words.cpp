// Words that the end of a line breaks: "мил-⏎лион", "per cen-⏎tum".
#include <algorithm>
#include <string>
#include <vector>

#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// Do a word, a hyphen stuck to it and the small word of the next line begin here?
bool is_broken_at(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_word(at) || !tokens.is_mark(at + 1, U'-') || !tokens.is_word(at + 2)) return false;
  if (tokens[at + 1].gap != Gap::none || tokens[at + 2].gap != Gap::line) return false;
  const auto between = tokens.text.substr(tokens[at + 1].end, tokens[at + 2].begin - tokens[at + 1].end);
  return std::count(between.begin(), between.end(), '\n') == 1 && !is_capitalised(tokens.raw(at + 2));
}

bool is_known(std::string_view word, const std::vector<const Language*>& known) {
  std::vector<const Sense*> senses;
  for (const Language* language : known) language->senses(word, senses);
  return !senses.empty();
}

}  // namespace

// Only words of the language data are put together: "тамыз-⏎желтоқсан" is a range, and a hyphen can belong to a word.
void join_broken_words(Tokens& tokens, const Language* given) {
  std::vector<const Language*> known;
  if (given != nullptr) {
    known.push_back(given);
  } else {
    for (const Language& language : languages()) known.push_back(&language);
  }
  std::size_t kept = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at, ++kept) {
    tokens.tokens[kept] = tokens.tokens[at];
    if (!is_broken_at(tokens, at)) continue;
    const std::string joined = std::string(tokens.word(at)) + std::string(tokens.word(at + 2));
    if (!is_known(joined, known)) continue;
    tokens.folded += joined;
    tokens.word_end.push_back(static_cast<std::uint32_t>(tokens.folded.size()));
    tokens.tokens[kept].word = static_cast<std::uint32_t>(tokens.word_end.size() - 1);
    tokens.tokens[kept].end = tokens[at + 2].end;
    at += 2;
  }
  tokens.tokens.resize(kept);
}

}  // namespace ecumene::evidence_internal
