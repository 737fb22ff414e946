// The distinct words of a text, each known by its number.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene::evidence_internal {

// Open addressing, at most half full. A slot holds the first bytes of its word, so that one of usual length is found in
// one place of the memory, where its folded text would be two more: of a text rich in words each is far away.
class WordNumbers {
 public:
  // Of a folded word, which has no zero byte; zeros behind a shorter one.
  using Beginning = std::array<std::uint64_t, 3>;

  static Beginning beginning_of(std::string_view folded) {
    Beginning beginning{};
    std::memcpy(beginning.data(), folded.data(), std::min(folded.size(), sizeof beginning));
    return beginning;
  }

  // Eight bytes at a time; it decides nothing but where a word is kept. REQUIRES the beginning of the folded word.
  static std::uint32_t hash_of(const Beginning& beginning, std::string_view folded) {
    constexpr std::uint64_t prime = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = folded.size() * prime;
    const auto add = [&hash](std::uint64_t bytes) {
      hash = (hash ^ bytes) * prime;
      hash ^= hash >> 29U;
    };
    for (const std::uint64_t bytes : beginning) add(bytes);
    for (std::size_t at = sizeof beginning; at < folded.size(); at += sizeof(std::uint64_t)) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, folded.data() + at, std::min(folded.size() - at, sizeof bytes));
      add(bytes);
    }
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
  }

  // Has the memory bring what number() will ask for.
  void fetch(std::uint32_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
  }

  // Of a word that these tokens may not have yet. REQUIRES its beginning and hash, and the same tokens as before.
  std::uint32_t number(Tokens& tokens, std::string_view folded, const Beginning& beginning, std::uint32_t hash) {
    if (2 * (tokens.distinct_words() + 1) > slots_.size()) grow();
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].word != 0; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.hash != hash || slot.beginning != beginning) continue;
      if (folded.size() < sizeof beginning || tokens.distinct_word(slot.word - 1) == folded) return slot.word - 1;
    }
    tokens.folded += folded;
    tokens.word_end.push_back(static_cast<std::uint32_t>(tokens.folded.size()));
    slots_[at] = {hash, static_cast<std::uint32_t>(tokens.distinct_words()), beginning};
    return slots_[at].word - 1;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t word = 0;  // its number + 1; 0: free
    Beginning beginning{};
  };

  void grow() {
    constexpr std::size_t least = 16;  // a text may be a word or two
    const std::size_t size = std::max(least, 2 * slots_.size());
    std::vector<Slot> old;
    reserve(old, size);
    old.resize(size);
    old.swap(slots_);
    for (const Slot& known : old) {
      if (known.word == 0) continue;
      std::size_t at = known.hash & (slots_.size() - 1);
      while (slots_[at].word != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = known;
    }
  }

  std::vector<Slot> slots_;
};

}  // namespace ecumene::evidence_internal
