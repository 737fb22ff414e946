// What the text around a quantity says of it, step by step.
#include "ecumene/evidence/binder_internal.hpp"

#include <algorithm>
#include <array>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene::evidence_internal {
namespace {

// "табл.", "march.": a word that the language knows with a full stop.
bool is_abbreviation(const Stretch& stretch, const Tokens& tokens, std::size_t at) {
  constexpr std::array kinds{WordKind::label, WordKind::month, WordKind::power, WordKind::unit, WordKind::money};
  return std::any_of(kinds.begin(), kinds.end(), [&](WordKind kind) {
    const auto& senses = stretch.lexicon->senses(tokens[at].word, kind);
    return std::any_of(senses.begin(), senses.end(), [](const Sense* sense) { return sense->takes_stop; });
  });
}

// Behind the full stop, over a note's mark that stands close to it.
std::size_t after_stop(const Tokens& tokens, const Stretch& stretch, std::size_t at) {
  const bool is_raised = at + 1 < stretch.last && tokens[at + 1].kind == TokenKind::superscript;
  const bool is_close = tokens.is_digits(at + 1) && at + 1 < stretch.last && tokens[at + 1].gap == Gap::none &&
                        at > stretch.first && tokens.is_word(at - 1);
  return is_raised || is_close ? at + 2 : at + 1;
}

// Does a sentence end before token `next`, behind the full stop, question or exclamation mark `at`? Before a capital,
// but not behind an initial or a short abbreviation; before digits only behind a longer word.
bool ends_sentence(const Tokens& tokens, const Stretch& stretch, std::size_t at, std::size_t next) {
  const bool is_stop = tokens.is_mark(at, U'.') || tokens.is_mark(at, U'!') || tokens.is_mark(at, U'?');
  if (!is_stop || next >= stretch.last || tokens[next].gap == Gap::none) return false;
  const bool is_behind_word = at > stretch.first && tokens.is_word(at - 1);
  constexpr std::size_t initial = 2;  // bytes of a letter that is an initial or an abbreviation: "H.", "г."
  if (tokens.is_word(next))
    return !(is_behind_word && tokens.raw(at - 1).size() <= initial) && is_capitalised(tokens.raw(next));
  constexpr std::size_t short_word = 3;  // letters
  return tokens.is_digits(next) && is_behind_word && utf8::length(tokens.raw(at - 1)) > short_word &&
         !is_abbreviation(stretch, tokens, at - 1);
}

}  // namespace

std::vector<Sentence> sentences_of(const Tokens& tokens, const std::vector<Stretch>& stretches) {
  std::vector<Sentence> sentences;
  reserve(sentences, stretches.size());
  for (const Stretch& stretch : stretches) {
    std::size_t first = stretch.first;
    for (std::size_t at = first; at < stretch.last; ++at) {
      const std::size_t next = after_stop(tokens, stretch, at);
      if (at + 1 < stretch.last && !ends_sentence(tokens, stretch, at, next)) continue;
      make_room(sentences);
      sentences.push_back({first, std::min(next, stretch.last), &stretch});
      first = sentences.back().last;
      at = first - 1;
    }
  }
  return sentences;
}

bool is_heading(const Tokens& tokens, const Stretch& stretch) {
  constexpr std::size_t longest = 14;  // tokens
  constexpr std::u32string_view enders = U".;,!?";
  if (stretch.kind != StretchKind::text || stretch.last - stretch.first > longest) return false;
  const Token& last = tokens[stretch.last - 1];
  return last.kind != TokenKind::mark || enders.find(last.mark()) == std::u32string_view::npos;
}

std::size_t token_at(const Tokens& tokens, std::size_t byte) {
  const auto at = std::ranges::lower_bound(tokens.tokens, byte, {}, &Token::begin);
  return static_cast<std::size_t>(at - tokens.tokens.begin());
}

void bind(const Story& story, std::vector<Mention>& mentions) {
  bind_sources(story, mentions);
  bind_places(story, mentions);
  bind_statements(story, mentions);
}

}  // namespace ecumene::evidence_internal
