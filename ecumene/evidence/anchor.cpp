#include "ecumene/evidence/anchor.hpp"

#include <algorithm>
#include <map>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/anchor_internal.hpp"

namespace ecumene {
namespace {

using evidence_internal::Nearest;
using evidence_internal::nearest_occurrences;
using evidence_internal::Pattern;

constexpr std::size_t longest_near = 2048;  // code points; what is longer is found letter for letter or not at all
constexpr std::size_t least_context = 16;   // code points of one side that can tell a place by themselves

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) result += utf8::next(text, at);
  return result;
}

std::uint32_t bound_of(std::size_t length) {
  return length > longest_near ? 0 : static_cast<std::uint32_t>(length / 8);
}

// The words compared: those of the passage from `begin` to `end` of prefix + exact + suffix.
struct Window {
  std::u32string text{};
  std::size_t exact_begin = 0;
  std::size_t exact_end = 0;
};

enum class Sides : std::uint8_t { both, before, behind };

Window window_of(const Passage& passage, Sides sides) {
  const std::u32string prefix = sides == Sides::behind ? std::u32string() : code_points(passage.prefix);
  const std::u32string exact = code_points(passage.exact);
  Window window{.text = prefix + exact, .exact_begin = prefix.size(), .exact_end = prefix.size() + exact.size()};
  if (sides != Sides::before) window.text += code_points(passage.suffix);
  return window;
}

// Where the passage's own words stand in the text, given the end of the piece nearest to the window: along one
// alignment with the fewest edits, letters beside each other where there is a choice.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Stretch aligned(std::u32string_view text, const Window& window, const Nearest& nearest) {
  const std::size_t rows = window.text.size() + 1;
  const std::size_t width = std::min(nearest.last_end, window.text.size() + *nearest.distance);
  const std::u32string_view piece = text.substr(nearest.last_end - width, width);
  std::vector<std::uint32_t> cost(rows * (width + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return cost[i * (width + 1) + j]; };
  for (std::size_t i = 1; i < rows; ++i) {
    at(i, 0) = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j <= width; ++j)
      at(i, j) = std::min(
          {at(i - 1, j - 1) + (window.text[i - 1] == piece[j - 1] ? 0U : 1U), at(i - 1, j) + 1, at(i, j - 1) + 1});
  }
  Stretch stretch;
  std::size_t i = rows - 1;
  std::size_t j = width;
  for (;;) {
    if (i == window.exact_end) stretch.end = std::max(stretch.end, j);
    if (i == window.exact_begin) {
      stretch.begin = j;
      break;
    }
    const bool can_pair = j > 0 && at(i, j) == at(i - 1, j - 1) + (window.text[i - 1] == piece[j - 1] ? 0U : 1U);
    if (can_pair) {
      --i;
      --j;
    } else if (at(i, j) == at(i - 1, j) + 1) {
      --i;
    } else {
      --j;
    }
  }
  const std::size_t first = nearest.last_end - width;
  return {.begin = first + stretch.begin, .end = first + stretch.end};
}

// Passages of equal words are sought once.
class Anchoring {
 public:
  Anchoring(std::string_view bytes, std::span<const Passage> passages)
      : bytes_(bytes),
        text_(code_points(bytes)),
        passages_(passages),
        places_(passages.size()),
        anchors_(passages.size()) {}

  std::vector<Anchor> anchors() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < passages_.size(); ++i)
      if (!is_at_its_place(i)) open.push_back(i);
    const std::vector<Nearest> whole = sought(open, Sides::both);
    std::vector<std::size_t> one_sided;
    for (std::size_t k = 0; k < open.size(); ++k)
      if (!settle(open[k], whole[k], Sides::both)) one_sided.push_back(open[k]);
    settle_one_sided(one_sided);
    give_bytes();
    return std::move(anchors_);
  }

 private:
  bool is_at_its_place(std::size_t i) {
    const Window window = window_of(passages_[i], Sides::both);
    const std::uint64_t start = passages_[i].start;
    if (window.text.empty() || start < window.exact_begin || start > text_.size()) return false;
    const std::u32string_view there = text_;
    if (there.substr(start - window.exact_begin, window.text.size()) != window.text) return false;
    anchors_[i].kind = AnchorKind::exact;
    places_[i] = {.begin = start, .end = start + window.exact_end - window.exact_begin};
    return true;
  }

  // The nearest occurrences of the windows of passages; of windows too short to tell a place, none.
  std::vector<Nearest> sought(const std::vector<std::size_t>& which, Sides sides) const {
    std::map<std::u32string, std::size_t> known;
    std::vector<Pattern> patterns;
    std::vector<std::size_t> pattern_of;
    for (const std::size_t i : which) {
      Window window = window_of(passages_[i], sides);
      const bool tells =
          sides == Sides::both || window.text.size() - (window.exact_end - window.exact_begin) >= least_context;
      if (!tells) window.text.clear();
      const auto [place, is_new] = known.emplace(window.text, patterns.size());
      if (is_new) patterns.push_back({.text = window.text, .bound = bound_of(window.text.size())});
      pattern_of.push_back(place->second);
    }
    const std::vector<Nearest> found = nearest_occurrences(text_, patterns);
    std::vector<Nearest> result;
    for (const std::size_t pattern : pattern_of) result.push_back(found[pattern]);
    return result;
  }

  bool settle(std::size_t i, const Nearest& nearest, Sides sides) {
    if (!nearest.distance) return false;
    const Window window = window_of(passages_[i], sides);
    Anchor& anchor = anchors_[i];
    anchor.distance = *nearest.distance;
    anchor.bound = bound_of(window.text.size());
    if (!nearest.is_one_place()) {
      anchor.kind = AnchorKind::ambiguous;
      return true;
    }
    const bool is_verbatim = sides == Sides::both && anchor.distance == 0;
    anchor.kind = is_verbatim ? AnchorKind::moved : AnchorKind::near;
    const Stretch stretch = aligned(text_, window, nearest);
    places_[i] = {.begin = stretch.begin, .end = stretch.end};
    return true;
  }

  // Where one side was rewritten, the other may still tell the place; of two that tell two places the nearer does, and
  // of two equally near none.
  void settle_one_sided(const std::vector<std::size_t>& which) {
    const std::vector<Nearest> before = sought(which, Sides::before);
    const std::vector<Nearest> behind = sought(which, Sides::behind);
    for (std::size_t k = 0; k < which.size(); ++k) {
      const std::size_t i = which[k];
      anchors_[i].bound = bound_of(window_of(passages_[i], Sides::both).text.size());
      const bool is_behind = !before[k].distance || (behind[k].distance && *behind[k].distance < *before[k].distance);
      const bool is_tie = before[k].distance && behind[k].distance == before[k].distance;
      settle(i, is_behind ? behind[k] : before[k], is_behind ? Sides::behind : Sides::before);
      if (is_tie && !tells_the_same(i, behind[k])) anchors_[i].kind = AnchorKind::ambiguous;
    }
  }

  bool tells_the_same(std::size_t i, const Nearest& behind) const {
    if (!behind.is_one_place()) return false;
    const Stretch there = aligned(text_, window_of(passages_[i], Sides::behind), behind);
    return there.begin == places_[i].begin && there.end == places_[i].end;
  }

  // From code points to bytes: one pass over the text for all.
  void give_bytes() {
    std::vector<std::pair<std::size_t, std::size_t*>> wanted;
    for (std::size_t i = 0; i < anchors_.size(); ++i) {
      const AnchorKind kind = anchors_[i].kind;
      if (kind == AnchorKind::ambiguous || kind == AnchorKind::orphan) continue;
      wanted.emplace_back(places_[i].begin, &anchors_[i].begin);
      wanted.emplace_back(places_[i].end, &anchors_[i].end);
    }
    std::sort(wanted.begin(), wanted.end());
    std::size_t byte = 0;
    std::size_t count = 0;
    for (const auto& [code_point, target] : wanted) {
      for (; count < code_point; ++count) utf8::next(bytes_, byte);
      *target = byte;
    }
  }

  std::string_view bytes_;
  std::u32string text_;
  std::span<const Passage> passages_;
  std::vector<Stretch> places_;  // code points
  std::vector<Anchor> anchors_;
};

}  // namespace

std::vector<Anchor> anchors_in(std::string_view text, std::span<const Passage> passages) {
  return Anchoring(text, passages).anchors();
}

}  // namespace ecumene
