// What re-anchoring has to say, in words.
#include <algorithm>
#include <array>

#include "ecumene/evidence/anchor.hpp"

namespace ecumene {
namespace {

constexpr std::array<std::string_view, 5> kinds{"exact", "moved", "near", "ambiguous", "orphan"};

// Lines of a text, asked for in any order.
class LineNumbers {
 public:
  explicit LineNumbers(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      ends_.push_back(at);
  }
  std::uint64_t line(std::size_t place) const {
    return static_cast<std::uint64_t>(std::lower_bound(ends_.begin(), ends_.end(), place) - ends_.begin()) + 1;
  }

 private:
  std::vector<std::size_t> ends_{};
};

std::string counted(std::size_t number, std::string_view what) {
  return std::to_string(number) + " " + std::string(what);
}

std::string words_around(const Passage& passage) {
  return "\"" + passage.prefix + "[" + passage.exact + "]" + passage.suffix + "\"";
}

Finding near_finding(std::string_view text, const Passage& passage, const Anchor& anchor) {
  const std::string now(text.substr(anchor.begin, anchor.end - anchor.begin));
  Finding finding{.code = "passage-near"};
  finding.what = "the passage " + words_around(passage) + " stands here with " + counted(anchor.distance, "edits") +
                 " (at most " + std::to_string(anchor.bound) + " are taken for the same passage)" +
                 (now == passage.exact ? "" : ", and now reads \"" + now + "\"");
  finding.way_out = "compare both; reading the source again makes a statement of what stands there now";
  return finding;
}

Finding lost_finding(const Passage& passage, const Anchor& anchor) {
  const bool is_ambiguous = anchor.kind == AnchorKind::ambiguous;
  Finding finding{.code = is_ambiguous ? "passage-ambiguous" : "passage-lost"};
  finding.what = "the passage " + words_around(passage) +
                 (is_ambiguous ? " fits two places or more equally well; none was chosen"
                               : " is no longer in the text, nor anything within " + counted(anchor.bound, "edits"));
  finding.way_out = is_ambiguous ? "look at the places in the text; more words around would tell them apart"
                                 : "keep the old source for this statement, or let it go";
  return finding;
}

}  // namespace

std::string_view to_string(AnchorKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

std::vector<Finding> anchor_findings(std::string_view text, std::span<const Passage> passages,
                                     std::span<const Anchor> anchors, const std::string& name) {
  std::array<std::size_t, kinds.size()> counts{};
  for (const Anchor& anchor : anchors) ++counts[static_cast<std::size_t>(anchor.kind)];
  Finding summary{.code = "passages-anchored", .severity = Severity::note, .places = {{.source = name}}};
  summary.what = "of " + counted(passages.size(), "passages ") + std::to_string(counts[0]) + " are at their place, " +
                 counted(counts[1], "moved, ") + counted(counts[2], "near, ") + counted(counts[3], "ambiguous, ") +
                 counted(counts[4], "lost");
  summary.way_out = "each that is not at its place or moved is told below";
  std::vector<Finding> findings{std::move(summary)};
  const LineNumbers lines(text);
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const Anchor& anchor = anchors[i];
    if (anchor.kind == AnchorKind::exact || anchor.kind == AnchorKind::moved) continue;
    const bool is_near = anchor.kind == AnchorKind::near;
    Finding finding = is_near ? near_finding(text, passages[i], anchor) : lost_finding(passages[i], anchor);
    finding.places = {{.source = name, .line = is_near ? lines.line(anchor.begin) : 0, .text = passages[i].exact}};
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ecumene
