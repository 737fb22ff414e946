// What the text around a quantity says of it, step by step.
#include "ecumene/evidence/binder_internal.hpp"

#include <algorithm>

namespace ecumene::evidence_internal {
namespace {

// A full stop, question or exclamation mark before a capital, but not behind an initial or a short abbreviation.
bool ends_sentence(const Tokens& tokens, const Stretch& stretch, std::size_t at) {
  constexpr std::size_t initial = 2;  // bytes of a letter that is an initial or an abbreviation: "H.", "г."
  const bool is_stop = tokens.is_mark(at, U'.') || tokens.is_mark(at, U'!') || tokens.is_mark(at, U'?');
  if (!is_stop || tokens[at + 1].gap == Gap::none || !tokens.is_word(at + 1)) return false;
  const bool behind_initial = at > stretch.first && tokens.is_word(at - 1) && tokens.raw(at - 1).size() <= initial;
  return !behind_initial && is_capitalised(tokens.raw(at + 1));
}

}  // namespace

std::vector<Sentence> sentences_of(const Tokens& tokens, const std::vector<Stretch>& stretches) {
  std::vector<Sentence> sentences;
  for (const Stretch& stretch : stretches) {
    std::size_t first = stretch.first;
    for (std::size_t at = first; at < stretch.last; ++at) {
      if (at + 1 < stretch.last && !ends_sentence(tokens, stretch, at)) continue;
      sentences.push_back({first, at + 1, &stretch});
      first = at + 1;
    }
  }
  return sentences;
}

std::size_t token_at(const Tokens& tokens, std::size_t byte) {
  const auto at = std::ranges::lower_bound(tokens.tokens, byte, {}, &Token::begin);
  return static_cast<std::size_t>(at - tokens.tokens.begin());
}

void bind(const Story& story, std::vector<Mention>& mentions) {
  bind_sources(story, mentions);
  bind_periods(story, mentions);
}

}  // namespace ecumene::evidence_internal
