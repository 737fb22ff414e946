// What sentences speak of.
#include <algorithm>
#include <utility>

#include "ecumene/evidence/binder_internal.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

bool stands_at(const Tokens& tokens, const Sense& sense, std::size_t at, std::size_t last) {
  if (at + sense.words.size() > last) return false;
  for (std::size_t word = 1; word < sense.words.size(); ++word)
    if (tokens.word(at + word) != sense.words[word]) return false;
  return true;
}

}  // namespace

std::string_view topic_of(const Tokens& tokens, const Sentence& sentence) {
  std::vector<std::pair<std::string_view, std::size_t>> counts;  // in order of first appearance
  Lexicon& lexicon = *sentence.stretch->lexicon;
  constexpr auto topic = bits_of(WordKind::topic);
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!tokens.is_word(at) || (lexicon.kinds(tokens[at].word) & topic) == 0) continue;
    for (const Sense* sense : lexicon.senses(tokens[at].word, WordKind::topic)) {
      if (sense->kind != WordKind::topic || !stands_at(tokens, *sense, at, sentence.last)) continue;
      const auto known = std::ranges::find(counts, sense->code, &std::pair<std::string_view, std::size_t>::first);
      if (known == counts.end()) {
        counts.emplace_back(sense->code, 1);
      } else {
        ++known->second;
      }
      break;
    }
  }
  const auto most = std::ranges::max_element(counts, {}, &std::pair<std::string_view, std::size_t>::second);
  return most == counts.end() ? std::string_view() : most->first;
}

}  // namespace ecumene::evidence_internal
