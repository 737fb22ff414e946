// A figure that a document gives twice: 615 enterprises, and "these 625 establishments" in the next sentence.
#include <algorithm>
#include <array>

#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/audit/claims_group.hpp"
#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-restated";
constexpr std::uint32_t sentences_back = 2;  // how far "these 625" may lie behind what it refers to
constexpr std::size_t claims_back = 12;

// What one document says of one thing at one time: everything but the figure is the same.
std::optional<std::uint64_t> key(const ClaimWork& work, CommonUnits& units, std::size_t i) {
  const auto& claim = work.claims[i];
  if (!work.is_level(i) || claim.head.empty() || work.words(i).empty()) return std::nullopt;
  auto hash = text_hash(claim.head, work.document_end(i));
  for (const auto& text : {SharedText(units.of(claim.unit).code), claim.place, claim.period, claim.speaker, claim.base})
    hash = text_hash(text, hash);
  return hash ^ words_hash(work.words(i));
}

// How sure is it that the two figures mean the same? `none`: too little is said.
enum class Identity : std::uint8_t { none, open, same };

Identity identity(const ClaimWork& work, std::size_t a, std::size_t b, Misprint kind) {
  const auto& claim = work.claims[a];
  const bool is_full = !claim.period.empty() && !claim.place.empty();
  const auto words = work.words(a).size();
  const bool is_long = std::min(digits_in(claim.low), digits_in(work.claims[b].low)) >= 3;
  if (words >= 3 && is_full) return Identity::same;
  if (kind != Misprint::none && (is_long || is_full) && words >= 2) return Identity::same;
  if (kind != Misprint::none && is_long && is_full) return Identity::same;
  return words >= 2 && is_full ? Identity::open : Identity::none;
}

Finding finding_of(const ClaimWork& work, std::size_t claim, std::size_t reference, Misprint kind) {
  const auto& own = work.claims[claim];
  const auto& other = work.claims[reference];
  Finding finding{.code = "claim-restated-conflict"};
  finding.severity = Severity::warning;
  finding.printed = shown(own);
  finding.recomputed = shown(other);
  finding.what =
      quoted_words(own.subject) + " is given as " + shown(own) + ", and elsewhere in the document as " + shown(other);
  if (kind != Misprint::none) finding.what += " (" + std::string(in_words(kind)) + ")";
  finding.way_out = "read both passages and keep the figure that their source gives";
  return finding;
}

void compare(ClaimWork& work, CommonUnits& units, std::size_t reference, std::size_t claim) {
  if (work.share_sentence(reference, claim)) return;
  const auto printed = common_bounds(work.claims[claim], units);
  const auto other = common_bounds(work.claims[reference], units);
  if (!printed || !other) return;
  auto verdict = verdict_of(*printed, *other, hedge_of(work.claims[claim], work.claims[reference]));
  const auto kind = verdict == Verdict::conflict && work.claims[claim].unit == work.claims[reference].unit
                        ? slip(work.claims[claim].low, Bounds{work.claims[reference].low, work.claims[reference].high})
                        : Misprint::none;
  auto finding = finding_of(work, claim, reference, kind);
  if (verdict == Verdict::conflict) {
    const auto same = identity(work, claim, reference, kind);
    if (same == Identity::none) return;
    if (same == Identity::open) verdict = Verdict::open;
  } else if (verdict == Verdict::open) {
    return work.count(check, Verdict::open);  // "more than 100" and 300: nothing to tell
  }
  if (verdict == Verdict::open) {
    finding.code = "claim-restated-open";
    finding.severity = Severity::note;
    finding.way_out = "see whether both passages mean the same; a note can say what each one counts";
  }
  work.judge(check, verdict, std::move(finding), {claim, reference});
}

// The figure that most of the group give; the first of equals.
std::size_t reference_of(const ClaimWork& work, std::span<const std::size_t> group) {
  auto values = std::vector<std::size_t>(group.begin(), group.end());
  std::stable_sort(values.begin(), values.end(),
                   [&](auto a, auto b) { return work.claims[a].low < work.claims[b].low; });
  std::size_t best = group.front(), most = 0;
  for (std::size_t begin = 0, end = 0; begin < values.size(); begin = end) {
    while (end < values.size() && work.claims[values[end]].low == work.claims[values[begin]].low) ++end;
    if (end - begin > most || (end - begin == most && values[begin] < best)) best = values[begin];
    most = std::max(most, end - begin);
  }
  return best;
}

void look_at_group(ClaimWork& work, CommonUnits& units, std::span<const std::size_t> group) {
  const auto reference = reference_of(work, group);
  for (const auto claim : group)
    if (claim != reference) compare(work, units, reference, claim);
}

// "these 625 establishments": one of the counts just before must be it.
void look_back(ClaimWork& work, std::size_t claim) {
  const auto& own = work.claims[claim];
  if (!own.refers_back || !work.is_level(claim) || own.kind != QuantityKind::count) return;
  const auto bounds = claim_bounds(own);
  if (!bounds) return;
  std::vector<std::size_t> like;
  for (std::size_t back = 1; back <= std::min(claim, claims_back); ++back) {
    const auto other = claim - back;
    if (work.document_end(other) != work.document_end(claim)) break;
    if (work.claims[other].sentence_number + sentences_back < own.sentence_number) break;
    if (!work.is_level(other) || work.claims[other].unit != own.unit) continue;
    const auto before = claim_bounds(work.claims[other]);
    if (before && verdict_of(*bounds, *before, Hedge::none) != Verdict::conflict)
      return work.count(check, Verdict::holds);
    if (slip(own.low, Bounds{work.claims[other].low, work.claims[other].high}) != Misprint::none &&
        digits_in(own.low) >= 3)
      like.push_back(other);
  }
  if (like.size() != 1) return;
  const auto kind = slip(own.low, Bounds::point(work.claims[like.front()].low));
  auto finding = finding_of(work, claim, like.front(), kind);
  finding.what = shown(own) + " refers back to a figure before it, which is " + shown(work.claims[like.front()]);
  if (kind != Misprint::none) finding.what += " (" + std::string(in_words(kind)) + ")";
  work.judge(check, Verdict::conflict, std::move(finding), {claim, like.front()});
}

void look(ClaimWork& work) {
  CommonUnits units;
  for_each_group(
      work, [&](std::size_t i) { return key(work, units, i); },
      [&](std::span<const std::size_t> group) { look_at_group(work, units, group); });
  for (std::size_t i = 0; i < work.claims.size(); ++i) look_back(work, i);
}

}  // namespace

const ClaimCheck claim_restated{
    .name = "claim-restated",
    .title = "A figure given twice is the same",
    .rule =
        "same head noun, significant words, unit, place, period, base and speaker in one document: the figures meet "
        "within printed digits and hedges; \"these n\" is one of the counts of the two sentences before",
    .source =
        "Krifka 2007, in: Cognitive Foundations of Interpretation (round numbers); Ferson et al. 2015, Int. J. "
        "Approx. Reasoning 57 (hedges)",
    .example = "tests/cases/claims-restated.case",
    .look = look};

}  // namespace ecumene::auditing
