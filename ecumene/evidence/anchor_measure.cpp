// ----------------------------------------------------------------------------------------------------------------
// Approximate matching with bit vectors.
// G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming, J. ACM 46(3),
// 1999; the step of one block is that of its section 4.
// A column of the table of edit distances is kept as its differences from row to row, 64 rows a word.
// Here: patterns of code points, so that the alphabet is the pattern's own, looked up by bisection.
// ----------------------------------------------------------------------------------------------------------------
#include <algorithm>

#include "ecumene/evidence/anchor_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t word = 64;

struct Step {
  std::uint64_t& rises;
  std::uint64_t& falls;

  // Moves the block one column on; `in` is the horizontal difference above it, the result that at its row `last`.
  int operator()(std::uint64_t equal, int in, std::uint64_t last) const {
    const std::uint64_t carried = in < 0 ? 1 : 0;
    const std::uint64_t vertical = equal | falls;
    equal |= carried;
    const std::uint64_t horizontal = (((equal & rises) + rises) ^ rises) | equal;
    std::uint64_t up = falls | ~(horizontal | rises);
    std::uint64_t down = rises & horizontal;
    const int out = (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
    up = (up << 1U) | (in > 0 ? 1U : 0U);
    down = (down << 1U) | carried;
    rises = down | ~(vertical | up);
    falls = up & vertical;
    return out;
  }
};

}  // namespace

EditMeasure::EditMeasure(std::u32string_view pattern)
    : length_(pattern.size()), blocks_((pattern.size() + word - 1) / word), alphabet_(pattern) {
  std::sort(alphabet_.begin(), alphabet_.end());
  alphabet_.erase(std::unique(alphabet_.begin(), alphabet_.end()), alphabet_.end());
  matches_.assign((alphabet_.size() + 1) * blocks_, 0);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto row =
        static_cast<std::size_t>(std::lower_bound(alphabet_.begin(), alphabet_.end(), pattern[i]) - alphabet_.begin());
    matches_[row * blocks_ + i / word] |= std::uint64_t{1} << (i % word);
  }
}

const std::uint64_t* EditMeasure::matches(char32_t character) const {
  const auto found = std::lower_bound(alphabet_.begin(), alphabet_.end(), character);
  const bool is_known = found != alphabet_.end() && *found == character;
  const auto row = is_known ? static_cast<std::size_t>(found - alphabet_.begin()) : alphabet_.size();
  return matches_.data() + row * blocks_;
}

void EditMeasure::measure(std::u32string_view text, std::size_t begin, std::size_t end, std::uint32_t bound,
                          Nearest& nearest) {
  rises_.assign(blocks_, ~std::uint64_t{0});
  falls_.assign(blocks_, 0);
  const std::uint64_t last_row = std::uint64_t{1} << ((length_ - 1) % word);
  constexpr std::uint64_t high = std::uint64_t{1} << (word - 1);
  std::size_t distance = length_;  // of the whole pattern to the piece that ends here
  for (std::size_t at = begin; at < end; ++at) {
    const std::uint64_t* equal = matches(text[at]);
    int carry = 0;  // a piece may begin anywhere
    for (std::size_t block = 0; block < blocks_; ++block)
      carry = Step{rises_[block], falls_[block]}(equal[block], carry, block + 1 < blocks_ ? high : last_row);
    distance += static_cast<std::size_t>(carry);
    if (distance > bound || (nearest.distance && distance > *nearest.distance)) continue;
    if (!nearest.distance || distance < *nearest.distance)
      nearest = {.distance = static_cast<std::uint32_t>(distance), .first_end = at + 1, .last_end = at + 1};
    nearest.first_end = std::min(nearest.first_end, at + 1);
    nearest.last_end = std::max(nearest.last_end, at + 1);
  }
}

}  // namespace ecumene::evidence_internal
