// What the distinct words of a text mean in a language, looked up once each.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene::evidence_internal {

class Lexicon {
 public:
  // REQUIRES: both outlive the lexicon.
  Lexicon(const Tokens& tokens, const Language& language) : tokens_(tokens), language_(language) {}

  const Language& language() const { return language_; }
  // Senses of forms that begin with this word. An empty list where no sense has the kind.
  const std::vector<const Sense*>& senses(std::uint32_t word, WordKind kind) {
    const Entry& entry = entry_of(word);
    return (entry.kinds >> static_cast<unsigned>(kind) & 1U) != 0 ? *entry.senses : none_;
  }
  // A bit for each kind that a sense of this word has.
  std::uint64_t kinds(std::uint32_t word) { return entry_of(word).kinds; }
  // Is all of it a case ending?
  bool is_ending(std::uint32_t word) {
    if (endings_.empty()) endings_.resize(tokens_.distinct_words(), Answer::not_asked);
    Answer& answer = endings_[word];
    if (answer == Answer::not_asked)
      answer = language_.is_ending(tokens_.distinct_word(word)) ? Answer::yes : Answer::no;
    return answer == Answer::yes;
  }

 private:
  enum class Answer : std::uint8_t { not_asked, no, yes };
  struct Entry {
    std::uint64_t kinds = 0;  // a bit for each kind that a sense has
    std::unique_ptr<std::vector<const Sense*>> senses{};
    bool is_known = false;
  };
  const Entry& entry_of(std::uint32_t word) {
    if (entries_.empty()) entries_.resize(tokens_.distinct_words());
    Entry& entry = entries_[word];
    if (!entry.is_known) look_up(word, entry);
    return entry;
  }
  void look_up(std::uint32_t word, Entry& entry) {
    const std::string_view folded = tokens_.distinct_word(word);
    std::vector<const Sense*> found;
    language_.senses(folded, found);
    for (const Sense* sense : found) entry.kinds |= std::uint64_t{1} << static_cast<unsigned>(sense->kind);
    if (!found.empty()) entry.senses = std::make_unique<std::vector<const Sense*>>(std::move(found));
    entry.is_known = true;
  }

  const Tokens& tokens_;
  const Language& language_;
  std::vector<Entry> entries_;  // made at the first question: most languages are not spoken in a text
  std::vector<Answer> endings_;
  std::vector<const Sense*> none_;
};

}  // namespace ecumene::evidence_internal
