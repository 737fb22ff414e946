// The words before and behind the name of a place: its kind, its case, "in" and "from".
#include <algorithm>
#include <string>

#include "ecumene/evidence/place_finder_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

bool is_type(std::string_view code) {
  return !code.empty() && code[0] >= 'A' && code[0] <= 'Z';
}

}  // namespace

// The longest form of a word of kind `place` that begins here.
PlaceFinder::Beside PlaceFinder::word_at(std::size_t at) const {
  Beside best;
  if (at >= stretch_->last || !tokens_.is_word(at)) return best;
  for (const Sense* sense : stretch_->lexicon->senses(tokens_[at].word, WordKind::place)) {
    if (sense->kind != WordKind::place || sense->code == "not") continue;
    std::size_t next = at + 1;
    bool fits = true;
    for (std::size_t word = 1; fits && word < sense->words.size(); ++word, ++next) {
      if (next < stretch_->last && tokens_.is_mark(next, U'-')) ++next;
      fits = next < stretch_->last && tokens_.is_word(next) && tokens_.word(next) == sense->words[word];
    }
    if (fits && sense->takes_stop) fits = tokens_.is_mark(next, U'.') && next < stretch_->last;
    if (fits && sense->takes_stop) ++next;
    // A word that may also refer back stands for its kind beside a name.
    const bool is_plainer = next == best.last && best.code.starts_with("back-");
    if (fits && (next > best.last || is_plainer)) best = {sense->code, at, next};
  }
  return best;
}

// The longest one that ends before token `at`.
PlaceFinder::Beside PlaceFinder::word_before(std::size_t at) const {
  constexpr std::size_t most = 4;  // tokens of a form
  for (std::size_t length = std::min(most, at - stretch_->first); length > 0; --length)
    if (const Beside found = word_at(at - length); found && found.last == at) return found;
  return {};
}

// "КСРО-да": a hyphen and the ending of a case, which says the role.
void PlaceFinder::take_ending(RawPlace& raw) const {
  const std::size_t ending = raw.last + 1;
  if (ending >= stretch_->last || !tokens_.is_mark(raw.last, U'-') || !tokens_.is_word(ending)) return;
  if (tokens_[raw.last].gap != Gap::none || tokens_[ending].gap != Gap::none) return;
  const Language& language = stretch_->lexicon->language();
  const std::string_view name = tokens_.word(raw.last - 1);
  for (const PlaceBase& base : language.places().bases(language, std::string(name) + std::string(tokens_.word(ending))))
    if (base.role != PlaceRole::plain && base.word == name) {
      raw.role = base.role;
      raw.last = ending + 1;
      return;
    }
}

// "Kharkiv Oblast", "Қостанай облысында", "Алматы қаласы".
void PlaceFinder::look_behind(RawPlace& raw) {
  const std::size_t begin = raw.last;
  const Beside behind = word_at(begin);
  if (!behind) return;
  if (is_type(behind.code))
    raw.type = behind.code;
  else if (behind.code != "city" || tokens_.is_mark(behind.last - 1, U'.'))
    return;
  raw.support = PlaceSupport::kind;
  raw.last = behind.last;
  const Language& language = stretch_->lexicon->language();
  for (const PlaceBase& base : language.places().bases(language, tokens_.word(begin)))
    if (base.role != PlaceRole::plain) raw.role = base.role;
}

// "in the city of", "из г.": false where it is named after somebody.
bool PlaceFinder::look_before(RawPlace& raw) {
  std::size_t at = raw.first;
  std::size_t skipped = 0;
  constexpr std::size_t most_skipped = 2;  // an article, an adjective
  while (at > stretch_->first) {
    const Beside before = word_before(at);
    if (before.code == "named") return false;
    if (before.code == "at" || before.code == "away") {
      if (raw.role == PlaceRole::plain || before.code == "away")
        raw.role = before.code == "at" ? PlaceRole::at : PlaceRole::away;
      if (raw.support == PlaceSupport::none && skipped == 0) raw.support = PlaceSupport::beside;
      return true;
    }
    if (before.code == "city" || is_type(before.code) || before.code.starts_with("back-")) {
      if (skipped == 0 && before.code == "city") raw.support = PlaceSupport::kind;
      at = before.first;
    } else if (skipped < most_skipped && tokens_.is_word(at - 1) && !is_capital(at - 1)) {
      if (stretch_->lexicon->senses(tokens_[at - 1].word, WordKind::article).empty()) ++skipped;
      --at;
    } else {
      return true;
    }
  }
  return true;
}

}  // namespace ecumene::evidence_internal
