// Where patterns stand in a text with the fewest edits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene::evidence_internal {

struct Pattern {
  std::u32string text{};
  std::uint32_t bound = 0;  // edits
};

// The least number of edits between the pattern and any piece of the text, if that is within the bound, and where the
// pieces with that many end: the first and the last of these ends.
struct Nearest {
  std::optional<std::uint32_t> distance{};
  std::size_t first_end = 0;
  std::size_t last_end = 0;

  // Ends of one and the same place differ by no more than what was put in and taken out.
  bool is_one_place() const { return distance && last_end - first_end <= 2UL * *distance; }
  friend bool operator==(const Nearest&, const Nearest&) = default;
};

// One for each pattern. REQUIRES bounds of at most an eighth of the pattern's length. A pattern whose pieces stand in
// more than 16384 places gets ends that are not one place.
std::vector<Nearest> nearest_occurrences(std::u32string_view text, std::span<const Pattern> patterns);

// Myers' bit-parallel measure of one pattern against pieces of a text.
class EditMeasure {
 public:
  explicit EditMeasure(std::u32string_view pattern);
  // Lowers `nearest` where the pattern occurs in text[begin, end) with at most `bound` edits.
  void measure(std::u32string_view text, std::size_t begin, std::size_t end, std::uint32_t bound, Nearest& nearest);

 private:
  const std::uint64_t* matches(char32_t character) const;
  std::size_t length_ = 0;
  std::size_t blocks_ = 0;
  std::u32string alphabet_{};             // of the pattern, sorted
  std::vector<std::uint64_t> matches_{};  // a row of blocks for each of the alphabet, and one of zeros
  std::vector<std::uint64_t> rises_{};    // vertical differences of +1 and of -1
  std::vector<std::uint64_t> falls_{};
};

}  // namespace ecumene::evidence_internal
