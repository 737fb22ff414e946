// Lists kept by word, found by hashes that grow byte by byte: one pass over a word asks for all its beginnings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecumene {

// FNV-1a; the hash of a word from that of the word without its last byte.
inline constexpr std::uint32_t word_hash_start = 2166136261U;
constexpr std::uint32_t word_hash(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
}
constexpr std::uint32_t word_hash(std::string_view word) {
  std::uint32_t hash = word_hash_start;
  for (const char byte : word) hash = word_hash(hash, byte);
  return hash;
}

// Open addressing, at most half full.
template <class Value>
class WordIndex {
 public:
  std::vector<Value>& operator[](std::string_view word) {
    if (2 * (rows_.size() + 1) > slots_.size()) grow();
    Slot& slot = slots_[slot_of(word, word_hash(word))];
    if (slot.row == 0) {
      rows_.push_back({std::string(word), {}});
      slot = {word_hash(word), static_cast<std::uint32_t>(rows_.size())};
    }
    return rows_[slot.row - 1].second;
  }
  // nullptr: not there. REQUIRES hash == word_hash(word).
  const std::vector<Value>* find(std::string_view word, std::uint32_t hash) const {
    if (slots_.empty()) return nullptr;
    const std::uint32_t row = slots_[slot_of(word, hash)].row;
    return row == 0 ? nullptr : &rows_[row - 1].second;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t row = 0;  // plus 1; 0: free
  };
  std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (hash ^ hash >> 15U) & mask;
    while (slots_[slot].row != 0 && (slots_[slot].hash != hash || rows_[slots_[slot].row - 1].first != word))
      slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    constexpr std::size_t least = 64;
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.empty() ? least : 2 * slots_.size()));
    for (const Slot& slot : old)
      if (slot.row != 0) slots_[slot_of(rows_[slot.row - 1].first, slot.hash)] = slot;
  }

  std::vector<Slot> slots_;
  std::vector<std::pair<std::string, std::vector<Value>>> rows_;
};

}  // namespace ecumene
