// Passages found again in a text that was edited since (re-anchoring), as the W3C Web Annotation Data Model means its
// TextQuoteSelector: by the words of the passage with those before and behind.
//
//   exact      at its code points, with all its words around
//   moved      elsewhere, letter for letter with all its words around, and there only
//   near       what is left of it, within `bound` edits (one code point put in, taken out or replaced), and no other
//              place as near: with its words around; or, where one side was rewritten, with the other side alone
//   ambiguous  two places or more fit equally well; none is guessed
//   orphan     nothing fits
//
// bound: an eighth of the code points compared. Distances are exact: the search by pieces (an occurrence with k edits
// keeps one of k + 1 pieces whole; Wu & Manber 1992) leaves no occurrence out, and each candidate is measured by the
// bit-parallel algorithm of Myers (J. ACM 46(3), 1999). Near-linear in text and passages together; a passage whose
// pieces stand in more than 16384 places is ambiguous.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/ledger_statement.hpp"

namespace ecumene {

enum class AnchorKind : std::uint8_t { exact, moved, near, ambiguous, orphan };
std::string_view to_string(AnchorKind kind);

struct Anchor {
  AnchorKind kind = AnchorKind::orphan;
  std::size_t begin = 0;  // bytes of the text where the passage stands now; both 0 for ambiguous and orphan
  std::size_t end = 0;
  std::uint32_t distance = 0;  // edits, of near; of the words compared
  std::uint32_t bound = 0;     // the most there might have been
};

// One for each passage, in their order. `text` in UTF-8.
std::vector<Anchor> anchors_in(std::string_view text, std::span<const Passage> passages);

// A note with the numbers of each kind ("passages-anchored"), then one warning for each passage that is near
// ("passage-near"), ambiguous ("passage-ambiguous") or lost ("passage-lost"), in order. `name`: of the text.
std::vector<Finding> anchor_findings(std::string_view text, std::span<const Passage> passages,
                                     std::span<const Anchor> anchors, const std::string& name);

}  // namespace ecumene
