// What the distinct words of a text mean in a language, looked up once each.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <string_view>
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
    const std::uint32_t meaning = meaning_of(word);
    return senses_[(signs_[meaning].kinds >> static_cast<unsigned>(kind) & 1U) != 0 ? meaning : nothing].all;
  }
  const std::vector<const Sense*>& senses(std::uint32_t word) { return senses_[meaning_of(word)].all; }
  // What a word is, in bits.
  struct Signs {
    std::uint64_t kinds = 0;        // of all its senses
    std::uint64_t kinds_alone = 0;  // of the senses that are this word alone, whatever stands behind it
    std::uint32_t sets = 0;         // that it is in, and beside_address
  };
  // "www", "doi": a number or an address of the web goes on or stands behind, in texts of any language.
  static constexpr std::uint32_t beside_address = std::uint32_t{1} << 31U;
  Signs signs(std::uint32_t word) { return signs_[meaning_of(word)]; }
  std::uint64_t kinds(std::uint32_t word) { return signs_[meaning_of(word)].kinds; }
  // The first sense of a kind that is this word alone. REQUIRES that there is one.
  const Sense* sense_alone(std::uint32_t word, WordKind kind) {
    return *std::ranges::find(senses_[meaning_of(word)].alone, kind, &Sense::kind);
  }
  // Is the word all of the form? Not where it has a full stop, or raises the length behind it.
  static bool is_alone(const Sense& sense) {
    return sense.words.size() == 1 && !sense.takes_stop && (sense.kind != WordKind::unit || sense.value == 0);
  }
  bool is_in(WordSet set, std::uint32_t word) { return (signs_[meaning_of(word)].sets & Language::bit(set)) != 0; }
  bool has_ending(EndingSort sort, std::uint32_t word) {
    Traits& traits = traits_of(word);
    if (traits.endings == not_asked_endings) traits.endings = language_.endings(tokens_.distinct_word(word));
    return (traits.endings >> static_cast<unsigned>(sort) & 1U) != 0;
  }
  bool is_beside_address(std::uint32_t word) { return (signs_[meaning_of(word)].sets & beside_address) != 0; }
  // Is all of it a case ending?
  bool is_ending(std::uint32_t word) {
    Answer& answer = traits_of(word).is_ending;
    if (answer == Answer::not_asked)
      answer = language_.is_ending(tokens_.distinct_word(word)) ? Answer::yes : Answer::no;
    return answer == Answer::yes;
  }

 private:
  enum class Answer : std::uint8_t { not_asked, no, yes };
  struct Senses {
    std::vector<const Sense*> all{};
    std::vector<const Sense*> alone{};  // the first of each kind
  };
  static constexpr std::uint16_t not_asked_endings = 0xFFFF;
  struct Traits {
    std::uint16_t endings = not_asked_endings;
    Answer is_ending = Answer::not_asked;
  };
  Traits& traits_of(std::uint32_t word) {
    if (traits_.empty()) traits_.resize(tokens_.distinct_words());
    return traits_[word];
  }
  std::uint32_t meaning_of(std::uint32_t word) {
    if (meaning_of_.empty()) meaning_of_.resize(tokens_.distinct_words(), not_asked);
    std::uint32_t& meaning = meaning_of_[word];
    if (meaning == not_asked) meaning = looked_up(word);
    return meaning;
  }
  std::uint32_t looked_up(std::uint32_t word) {
    Senses senses;
    language_.senses(tokens_.distinct_word(word), senses.all);
    Signs signs{.sets = language_.sets(tokens_.distinct_word(word))};
    if (std::ranges::find(words_of_addresses, tokens_.distinct_word(word)) != words_of_addresses.end())
      signs.sets |= beside_address;
    if (senses.all.empty() && signs.sets == 0) return nothing;
    for (const Sense* sense : senses.all) {
      const std::uint64_t kind = std::uint64_t{1} << static_cast<unsigned>(sense->kind);
      signs.kinds |= kind;
      if (!is_alone(*sense) || (signs.kinds_alone & kind) != 0) continue;
      signs.kinds_alone |= kind;
      senses.alone.push_back(sense);
    }
    signs_.push_back(signs);
    senses_.push_back(std::move(senses));
    return static_cast<std::uint32_t>(signs_.size() - 1);
  }

  static constexpr std::array<std::string_view, 5> words_of_addresses{"www", "doi", "orcid", "isbn", "issn"};
  static constexpr std::uint32_t nothing = 0;  // of most words
  static constexpr std::uint32_t not_asked = static_cast<std::uint32_t>(-1);
  const Tokens& tokens_;
  const Language& language_;
  std::vector<std::uint32_t> meaning_of_;  // each word; made at the first question: most languages are not spoken
  std::vector<Signs> signs_{1};            // of each meaning
  std::deque<Senses> senses_{1};           // of each meaning; stays in its place as it grows
  std::vector<Traits> traits_;
};

}  // namespace ecumene::evidence_internal
