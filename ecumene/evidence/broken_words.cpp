// Words that the end of a line breaks: "мил-⏎лион", "per cen-⏎tum".
#include <algorithm>
#include <string>
#include <vector>

#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// The token behind the hyphen stuck to a word, or behind its soft hyphen; `at` if it has none.
std::size_t behind_hyphen(const Tokens& tokens, std::size_t at) {
  if (tokens.raw(at).ends_with("\u00AD")) return at + 1;
  return tokens.is_mark(at + 1, U'-') && tokens[at + 1].gap == Gap::none ? at + 2 : at;
}

// Where the rest of a word stands that the end of a line breaks, as a small word of the next line; `at` if it is whole.
std::size_t rest_of_word(const Tokens& tokens, std::size_t at) {
  if (!tokens.is_word(at)) return at;
  const std::size_t rest = behind_hyphen(tokens, at);
  if (rest == at || !tokens.is_word(rest) || tokens[rest].gap != Gap::line || is_capitalised(tokens.raw(rest)))
    return at;
  const auto between = tokens.text.substr(tokens[rest - 1].end, tokens[rest].begin - tokens[rest - 1].end);
  return std::count(between.begin(), between.end(), '\n') == 1 ? rest : at;
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
    const std::size_t rest = rest_of_word(tokens, at);
    if (rest == at) continue;
    const std::string joined = std::string(tokens.word(at)) + std::string(tokens.word(rest));
    if (!is_known(joined, known)) continue;
    tokens.folded += joined;
    tokens.word_end.push_back(static_cast<std::uint32_t>(tokens.folded.size()));
    tokens.tokens[kept].word = static_cast<std::uint32_t>(tokens.word_end.size() - 1);
    tokens.tokens[kept].end = tokens[rest].end;
    at = rest;
  }
  tokens.tokens.resize(kept);
}

}  // namespace ecumene::evidence_internal
