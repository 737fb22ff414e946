// What the distinct words of a text mean in a language, looked up once each.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene::evidence_internal {

class Lexicon {
 public:
  // REQUIRES: both outlive the lexicon.
  Lexicon(const Tokens& tokens, const Language& language) : tokens_(tokens), language_(language) {}

  const Language& language() const { return language_; }
  // Senses of forms that begin with this word, in the order of their kinds. An empty list where no sense has the kind.
  const std::vector<const Sense*>& senses(std::uint32_t word, WordKind kind) {
    const Meaning& meaning = meaning_of(word);
    return (meaning.kinds >> static_cast<unsigned>(kind) & 1U) != 0 ? meaning.senses : meanings_.front().senses;
  }
  const std::vector<const Sense*>& senses(std::uint32_t word) { return meaning_of(word).senses; }
  // A bit for each kind that a sense of this word has.
  std::uint64_t kinds(std::uint32_t word) { return meaning_of(word).kinds; }
  // The same of the senses that are this word alone, whatever stands behind it.
  std::uint64_t kinds_alone(std::uint32_t word) { return meaning_of(word).kinds_alone; }
  // The first of those. REQUIRES that there is one.
  const Sense* sense_alone(std::uint32_t word, WordKind kind) {
    return *std::ranges::find(meaning_of(word).alone, kind, &Sense::kind);
  }
  // Is the word all of the form? Not where it has a full stop, or raises the length behind it.
  static bool is_alone(const Sense& sense) {
    return sense.words.size() == 1 && !sense.takes_stop && (sense.kind != WordKind::unit || sense.value == 0);
  }
  bool is_in(WordSet set, std::uint32_t word) { return (traits_of(word).sets & Language::bit(set)) != 0; }
  bool has_ending(EndingSort sort, std::uint32_t word) {
    Traits& traits = traits_of(word);
    if (traits.endings == not_asked_endings) traits.endings = language_.endings(tokens_.distinct_word(word));
    return (traits.endings >> static_cast<unsigned>(sort) & 1U) != 0;
  }
  // Is all of it a case ending?
  bool is_ending(std::uint32_t word) {
    Answer& answer = traits_of(word).is_ending;
    if (answer == Answer::not_asked)
      answer = language_.is_ending(tokens_.distinct_word(word)) ? Answer::yes : Answer::no;
    return answer == Answer::yes;
  }

 private:
  enum class Answer : std::uint8_t { not_asked, no, yes };
  struct Meaning {
    std::uint64_t kinds = 0;
    std::uint64_t kinds_alone = 0;
    std::vector<const Sense*> senses{};
    std::vector<const Sense*> alone{};  // the first of each kind
  };
  static constexpr std::uint16_t not_asked_endings = 0xFFFF;
  struct Traits {
    std::uint16_t endings = not_asked_endings;
    std::uint32_t sets = 0;
    bool is_known = false;
    Answer is_ending = Answer::not_asked;
  };
  Traits& traits_of(std::uint32_t word) {
    if (traits_.empty()) traits_.resize(tokens_.distinct_words());
    Traits& traits = traits_[word];
    if (!traits.is_known) traits = {.sets = language_.sets(tokens_.distinct_word(word)), .is_known = true};
    return traits;
  }
  const Meaning& meaning_of(std::uint32_t word) {
    if (meaning_of_.empty()) meaning_of_.resize(tokens_.distinct_words(), not_asked);
    std::uint32_t& meaning = meaning_of_[word];
    if (meaning == not_asked) meaning = looked_up(word);
    return meanings_[meaning];
  }
  std::uint32_t looked_up(std::uint32_t word) {
    Meaning meaning;
    language_.senses(tokens_.distinct_word(word), meaning.senses);
    if (meaning.senses.empty()) return nothing;
    for (const Sense* sense : meaning.senses) {
      const std::uint64_t kind = std::uint64_t{1} << static_cast<unsigned>(sense->kind);
      meaning.kinds |= kind;
      if (!is_alone(*sense) || (meaning.kinds_alone & kind) != 0) continue;
      meaning.kinds_alone |= kind;
      meaning.alone.push_back(sense);
    }
    meanings_.push_back(std::move(meaning));
    return static_cast<std::uint32_t>(meanings_.size() - 1);
  }

  static constexpr std::uint32_t nothing = 0;  // of most words
  static constexpr std::uint32_t not_asked = static_cast<std::uint32_t>(-1);
  const Tokens& tokens_;
  const Language& language_;
  std::vector<std::uint32_t> meaning_of_;  // each word; made at the first question: most languages are not spoken
  std::deque<Meaning> meanings_{1};        // stays in its place as it grows
  std::vector<Traits> traits_;
};

}  // namespace ecumene::evidence_internal
