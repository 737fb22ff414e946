#include "ecumene/evidence/place_finder_internal.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"

namespace ecumene::evidence_internal {
namespace {

// Does it begin with a capital? Letters of two bytes need no table.
bool has_capital(std::string_view raw) {
  const auto first = static_cast<unsigned char>(raw[0]);
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  const auto second = raw.size() > 1 ? static_cast<unsigned char>(raw[1]) : 0U;
  if (first == 0xD0) return second < 0xB0;                        // Ѐ-Я against а-п
  if (first == 0xD1) return second >= 0xA0 && second % 2 == 0;    // р-џ, then old letters in pairs
  if (first == 0xD2 || first == 0xD3) return (second & 1U) == 0;  // Kazakh letters in pairs
  return is_capitalised(raw);
}

bool is_all_capital(std::string_view raw) {
  const std::string lowered = utf8::lowered(raw);
  for (std::size_t at = 0, there = 0; at < raw.size() && there < lowered.size();)
    if (utf8::next(raw, at) == utf8::next(lowered, there)) return false;
  return true;
}

// The word at the beginning of `rest`, which loses it and the mark behind it.
std::string_view next_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find_first_of(" -."), rest.size());
  const std::string_view word = rest.substr(0, end);
  const std::size_t behind = rest.find_first_not_of(" -.", end);
  rest = behind == std::string_view::npos ? std::string_view() : rest.substr(behind);
  return word;
}

}  // namespace

bool PlaceFinder::is_capital(std::size_t at) const {
  return tokens_.is_word(at) && has_capital(tokens_.raw(at));
}

const PlaceFinder::Heads* PlaceFinder::heads(std::uint32_t word) {
  if (of_language_->at.empty()) {
    of_language_->at.resize(tokens_.distinct_words());
    of_language_->heads.emplace_back();  // of the many words that begin no name
  }
  std::uint32_t& at = of_language_->at[word];
  if (at == 0) {
    Heads found = heads_of(tokens_.distinct_word(word));
    at = 1;
    if (!found.empty()) {
      of_language_->heads.push_back(std::move(found));
      at = static_cast<std::uint32_t>(of_language_->heads.size());
    }
  }
  return at == 1 ? nullptr : &of_language_->heads[at - 1];
}

PlaceFinder::Heads PlaceFinder::heads_of(std::string_view folded_word) const {
  Heads found;
  const Language& language = stretch_->lexicon->language();
  std::vector<const Sense*> senses;
  for (const PlaceBase& base : language.places().bases(language, folded_word)) {
    std::uint32_t at = gazetteer_.first_name(base.word);
    if (at == 0) continue;
    senses.clear();
    language.senses(base.word, senses);
    const bool is_bent = base.form != PlaceBase::Form::name || base.word != folded_word;
    const bool is_word = std::ranges::any_of(
        senses, [](const Sense* sense) { return sense->kind == WordKind::place && sense->code == "not"; });
    for (; at != 0; at = gazetteer_.name(at - 1).next) {
      const bool is_one_word = gazetteer_.name(at - 1).words.size() == base.word.size();
      found.push_back({at - 1, base.form, base.role, is_bent, is_one_word, is_word});
    }
  }
  return found;
}

// The token behind a form of this kind of word, which may be the last of an adjective or a name.
bool PlaceFinder::is_form_of(std::size_t at, std::string_view word, PlaceBase::Form form, PlaceRole& role) const {
  if (!tokens_.is_word(at)) return false;
  if (form == PlaceBase::Form::name && tokens_.word(at) == word) return true;
  if (tokens_.word(at).substr(0, PlaceGrammar::least_of_name) != word.substr(0, PlaceGrammar::least_of_name))
    return false;  // no ending is cut off so far in front
  const Language& language = stretch_->lexicon->language();
  for (const PlaceBase& base : language.places().bases(language, tokens_.word(at)))
    if (base.form == form && base.word == word) {
      role = base.role;
      return true;
    }
  return false;
}

// One past the only token of the name, 0 if the form is another.
std::size_t PlaceFinder::end_of_word(const PlaceName& name, std::size_t at, PlaceBase::Form form) const {
  const bool fits = name.is_adjective == (form == PlaceBase::Form::stem);
  return fits && (!name.is_capital || is_all_capital(tokens_.raw(at))) ? at + 1 : 0;
}

// One past the last token of the name of several words that begins here, 0 if it does not.
std::size_t PlaceFinder::end_of(const PlaceName& name, std::size_t at, PlaceBase::Form form, PlaceRole& role) const {
  std::string_view rest = name.words;
  next_word(rest);
  if (form != PlaceBase::Form::name) return 0;
  while (!rest.empty()) {
    const std::string_view word = next_word(rest);
    ++at;
    if (at < stretch_->last && (tokens_.is_mark(at, U'-') || tokens_.is_mark(at, U'.'))) ++at;
    const bool is_last_stem = rest.empty() && name.is_adjective;
    if (at >= stretch_->last ||
        !is_form_of(at, word, is_last_stem ? PlaceBase::Form::stem : PlaceBase::Form::name, role))
      return 0;
  }
  return at + 1;
}

bool PlaceFinder::name_at(std::size_t at, RawPlace& raw) {
  const Heads* heads = this->heads(tokens_[at].word);
  if (heads == nullptr) return false;
  raw.first = raw.last = at;
  for (const Head& head : *heads) {
    const PlaceName& name = gazetteer_.name(head.name);
    PlaceRole role = head.role;
    if (head.is_one_word && raw.last > at + 1) continue;
    const std::size_t end = head.is_one_word ? end_of_word(name, at, head.form) : end_of(name, at, head.form, role);
    if (end <= at || end < raw.last) continue;
    const bool is_adjective = name.is_adjective || head.form == PlaceBase::Form::adjective;
    if (end > raw.last) raw = {.first = at, .last = end};
    raw.names.push_back({head.name, is_adjective, head.is_bent});
    if (!is_adjective && raw.role == PlaceRole::plain) raw.role = role;
    raw.is_word = raw.is_word || (head.is_word && end == at + 1);
  }
  const bool is_name = std::ranges::any_of(raw.names, [](const MetName& met) { return !met.is_adjective; });
  raw.form = is_name ? PlaceMention::Form::name : PlaceMention::Form::adjective;
  if (raw.role != PlaceRole::plain) raw.support = PlaceSupport::beside;
  return raw.last > at;
}

bool PlaceFinder::begins_sentence(std::size_t at) const {
  return at == stretch_->first || !(tokens_.is_word(at - 1) || tokens_.is_digits(at - 1) ||
                                    tokens_.is_mark(at - 1, U',') || tokens_.is_mark(at - 1, U'-'));
}

// A word with a capital that is neither a place nor a word beside places.
bool PlaceFinder::is_free_word(std::size_t at) {
  return at < stretch_->last && is_capital(at) && heads(tokens_[at].word) == nullptr && !word_at(at);
}

bool PlaceFinder::is_and(std::size_t at) const {
  if (!tokens_.is_word(at)) return false;
  return !stretch_->lexicon->senses(tokens_[at].word, WordKind::and_).empty() || word_at(at).code == "and";
}

void PlaceFinder::look_around(RawPlace& raw) {
  const std::size_t at = raw.first;
  if (at > stretch_->first) {
    raw.goes_on = tokens_.is_mark(at - 1, U',') || is_and(at - 1);
    const bool is_touching = tokens_.is_word(at - 1) && tokens_[at].gap != Gap::line;
    raw.is_behind_name = is_touching && at != place_end_ && is_free_word(at - 1) && !begins_sentence(at - 1);
    const bool is_initial = at >= 2 + stretch_->first && tokens_.is_mark(at - 1, U'.') && is_capital(at - 2) &&
                            utf8::length(tokens_.raw(at - 2)) == 1;
    raw.is_behind_name = raw.is_behind_name || is_initial;
  }
  raw.stretch = stretch_;
  raw.is_first = raw.last == at + 1 && begins_sentence(at);
  raw.is_short = raw.last >= stretch_->last || !tokens_.is_word(raw.last);
  raw.is_before_name = raw.last < stretch_->last && tokens_[raw.last].gap != Gap::line && is_free_word(raw.last);
}

bool PlaceFinder::may_refer(std::uint32_t word) {
  std::vector<std::uint8_t>& refers = of_language_->refers;
  if (refers.empty()) refers.resize(tokens_.distinct_words());
  if (refers[word] == 0) {
    const auto& senses = stretch_->lexicon->senses(word, WordKind::place);
    const bool may = std::ranges::any_of(senses, [](const Sense* sense) { return sense->code.starts_with("back-"); });
    refers[word] = may ? 2 : 1;
  }
  return refers[word] == 2;
}

// A word that refers back to a city, a region or a country, unless a name follows it ("город Харьков").
bool PlaceFinder::back_at(std::size_t at, RawPlace& raw) {
  for (const Sense* sense : stretch_->lexicon->senses(tokens_[at].word, WordKind::place)) {
    if (sense->kind != WordKind::place || !sense->code.starts_with("back-")) continue;
    std::size_t next = at + 1;
    std::size_t word = 1;
    while (word < sense->words.size() && next < stretch_->last && tokens_.word(next) == sense->words[word])
      ++word, ++next;
    if (word < sense->words.size() || (raw.last > next && !raw.back.empty())) continue;
    raw = {.first = at, .last = next, .form = PlaceMention::Form::back, .back = sense->code};
  }
  if (raw.back.empty()) return false;
  const bool has_name = raw.last < stretch_->last && is_capital(raw.last) && heads(tokens_[raw.last].word) != nullptr;
  if (has_name) return false;
  for (const PlaceBase& base :
       stretch_->lexicon->language().places().bases(stretch_->lexicon->language(), tokens_.word(raw.last - 1)))
    if (base.role == PlaceRole::at) raw.role = PlaceRole::at;
  return look_before(raw);
}

void PlaceFinder::find(const Stretch& stretch, std::vector<RawPlace>& found) {
  stretch_ = &stretch;
  of_language_ = &known_[stretch.lexicon];
  place_end_ = stretch.first;
  for (std::size_t at = stretch.first; at < stretch.last; ++at) {
    if (!tokens_.is_word(at)) continue;
    const bool may_be_name = is_capital(at) && heads(tokens_[at].word) != nullptr;
    if (!may_be_name && !may_refer(tokens_[at].word)) continue;
    RawPlace raw;
    if (may_be_name && name_at(at, raw)) {
      take_ending(raw);
      look_behind(raw);
      const bool is_place = look_before(raw);
      const bool is_named = word_at(raw.last).code == "named";
      look_around(raw);
      const std::size_t last = raw.last;
      if (is_place && !is_named) found.push_back(std::move(raw));
      place_end_ = last;
      at = last - 1;
    } else if (may_refer(tokens_[at].word) && back_at(at, raw)) {
      const std::size_t last = raw.last;
      found.push_back(std::move(raw));
      at = last - 1;
    }
  }
}

}  // namespace ecumene::evidence_internal
