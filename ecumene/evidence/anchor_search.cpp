// ----------------------------------------------------------------------------------------------------------------
// Many patterns at once, each with few edits, in one pass over the text a level.
// S. Wu, U. Manber, Fast text searching allowing errors, Comm. ACM 35(10), 1992: an occurrence with k edits leaves one
// of k + 1 pieces of the pattern as it was, and t of k + t, no more than k out of line with each other. Where so many
// pieces stand, the pattern is measured around them.
// Here: k rises over 0, 1, 3, 7, ... so that patterns found with few edits are sought by long pieces, which are rare;
// pieces are found by a rolling hash of their beginnings (Karp & Rabin 1987) and need not be compared, since each
// candidate is measured.
// ----------------------------------------------------------------------------------------------------------------
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "ecumene/evidence/anchor_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::array<std::size_t, 6> seed_lengths{32, 16, 8, 6, 5, 4};  // code points
constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;                   // odd
constexpr std::size_t most_places = 16384;                              // of the pieces of one pattern
constexpr std::size_t most_patterns = 1024;                             // sought at a time, so that their places fit

std::uint64_t hash_of(std::u32string_view text) {
  std::uint64_t hash = 0;
  for (const char32_t c : text) hash = hash * base + c;
  return hash;
}

struct Seed {
  std::size_t pattern = 0;
  std::size_t offset = 0;  // of the piece in its pattern
};

// The beginnings of pieces that have one length, by their hash.
struct SeedTable {
  std::unordered_map<std::uint64_t, std::vector<Seed>> seeds{};
  std::vector<bool> may_hold = std::vector<bool>(std::size_t{1} << filter_bits);

  static constexpr unsigned filter_bits = 20;
  static std::size_t slot(std::uint64_t hash) { return (hash * base) >> (64U - filter_bits); }
  void add(std::uint64_t hash, Seed seed) {
    seeds[hash].push_back(seed);
    may_hold[slot(hash)] = true;
  }
};

class Level {
 public:
  Level(std::u32string_view text, std::span<const Pattern* const> patterns, std::uint32_t edits)
      : text_(text), patterns_(patterns), edits_(edits), starts_(patterns.size()) {}

  // The nearest occurrence of each pattern, if it is within as many edits as the level allows.
  std::vector<Nearest> found() {
    for (std::size_t pattern = 0; pattern < patterns_.size(); ++pattern) add_pieces(pattern);
    for (std::size_t i = 0; i < seed_lengths.size(); ++i)
      if (!tables_[i].seeds.empty()) scan(tables_[i], seed_lengths[i]);
    std::vector<Nearest> result;
    for (std::size_t pattern = 0; pattern < patterns_.size(); ++pattern) result.push_back(nearest(pattern));
    return result;
  }

 private:
  std::uint32_t edits_of(std::size_t pattern) const { return std::min(edits_, patterns_[pattern]->bound); }

  // How many pieces must stand together: more where they are short and stand in many places by chance.
  std::size_t needed(std::size_t pattern) const {
    const std::size_t edits = edits_of(pattern);
    std::size_t pieces = edits < 3 ? 1 : edits < 7 ? 2 : 3;
    while (pieces > 1 && patterns_[pattern]->text.size() / (edits + pieces) < seed_lengths.back()) --pieces;
    return pieces;
  }

  void add_pieces(std::size_t pattern) {
    const std::u32string_view whole = patterns_[pattern]->text;
    const std::size_t pieces = edits_of(pattern) + needed(pattern);
    const std::size_t piece = whole.size() / pieces;
    for (std::size_t i = 0; i < seed_lengths.size(); ++i) {
      if (piece < seed_lengths[i]) continue;
      for (std::size_t k = 0; k < pieces; ++k)
        tables_[i].add(hash_of(whole.substr(k * piece, seed_lengths[i])), {.pattern = pattern, .offset = k * piece});
      return;
    }
    too_short_.push_back(pattern);
  }

  void scan(const SeedTable& table, std::size_t length) {
    if (text_.size() < length) return;
    std::uint64_t leaving = 1;  // base to the power of length - 1
    for (std::size_t i = 1; i < length; ++i) leaving *= base;
    std::uint64_t hash = hash_of(text_.substr(0, length));
    for (std::size_t at = 0;; ++at) {
      if (table.may_hold[SeedTable::slot(hash)]) note(table, hash, at);
      if (at + length >= text_.size()) return;
      hash = (hash - leaving * text_[at]) * base + text_[at + length];
    }
  }

  void note(const SeedTable& table, std::uint64_t hash, std::size_t at) {
    const auto found = table.seeds.find(hash);
    if (found == table.seeds.end()) return;
    for (const Seed& seed : found->second) {
      std::vector<std::int64_t>& starts = starts_[seed.pattern];
      if (starts.size() <= most_places)
        starts.push_back(static_cast<std::int64_t>(at) - static_cast<std::int64_t>(seed.offset));
    }
  }

  Nearest nearest(std::size_t pattern) {
    const std::vector<std::int64_t>& starts = starts_[pattern];
    const std::uint32_t edits = edits_of(pattern);
    if (starts.size() > most_places) return {.distance = edits, .first_end = 0, .last_end = text_.size()};
    Nearest result;
    EditMeasure measure(patterns_[pattern]->text);
    for (const auto& [begin, end] : stretches(pattern)) measure.measure(text_, begin, end, edits, result);
    return result;
  }

  // Where the pattern may stand, as pieces of the text that do not overlap.
  std::vector<std::pair<std::size_t, std::size_t>> stretches(std::size_t pattern) {
    if (std::binary_search(too_short_.begin(), too_short_.end(), pattern)) return {{0, text_.size()}};
    std::vector<std::int64_t>& starts = starts_[pattern];
    std::sort(starts.begin(), starts.end());
    const auto length = static_cast<std::int64_t>(patterns_[pattern]->text.size());
    const std::int64_t edits = edits_of(pattern);
    const std::size_t others = needed(pattern) - 1;
    const auto inside = [&](std::int64_t place) {
      return static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, static_cast<std::int64_t>(text_.size())));
    };
    std::vector<std::pair<std::size_t, std::size_t>> result;
    for (std::size_t i = 0; i + others < starts.size(); ++i) {
      if (starts[i + others] - starts[i] > edits) continue;
      const std::size_t begin = inside(starts[i] - edits);
      const std::size_t end = inside(starts[i + others] + length + edits);
      if (!result.empty() && begin <= result.back().second) {
        result.back().second = std::max(result.back().second, end);
      } else {
        result.emplace_back(begin, end);
      }
    }
    return result;
  }

  std::u32string_view text_;
  std::span<const Pattern* const> patterns_;
  std::uint32_t edits_;
  std::array<SeedTable, seed_lengths.size()> tables_{};
  std::vector<std::vector<std::int64_t>> starts_;  // where each pattern may begin
  std::vector<std::size_t> too_short_{};           // in rising order; measured against the whole text
};

}  // namespace

std::vector<Nearest> nearest_occurrences(std::u32string_view text, std::span<const Pattern> patterns) {
  std::vector<Nearest> result(patterns.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < patterns.size(); ++i)
    if (!patterns[i].text.empty()) open.push_back(i);
  for (std::uint32_t edits = 0; !open.empty(); edits = 2 * edits + 1) {
    // Long pieces stand in few places, so that all patterns can be sought at once.
    const std::size_t group = edits < 3 ? open.size() : most_patterns;
    for (std::size_t first = 0; first < open.size(); first += group) {
      std::vector<const Pattern*> sought;
      for (std::size_t k = first; k < std::min(first + group, open.size()); ++k) sought.push_back(&patterns[open[k]]);
      const std::vector<Nearest> found = Level(text, sought, edits).found();
      for (std::size_t k = 0; k < found.size(); ++k) result[open[first + k]] = found[k];
    }
    std::erase_if(open, [&](std::size_t i) { return result[i].distance || edits >= patterns[i].bound; });
  }
  return result;
}

}  // namespace ecumene::evidence_internal
