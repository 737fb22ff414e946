// Two sources or two speakers that give different figures for the same thing, place and period. Neither is taken for
// right: both stay, as claims.
#include <algorithm>
#include <array>

#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/audit/claims_group.hpp"
#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-sources";

std::optional<std::uint64_t> key(const ClaimWork& work, CommonUnits& units, std::size_t i) {
  const auto& claim = work.claims[i];
  if (!work.is_level(i) || !work.period(i)) return std::nullopt;
  if (claim.concepts.empty() && (claim.head.empty() || work.words(i).empty())) return std::nullopt;
  const auto& place = claim.place_id.empty() ? claim.place : claim.place_id;
  if (place.empty()) return std::nullopt;
  // Words that mean the same in any language; else the words themselves.
  auto hash = claim.concepts.empty() ? text_hash(claim.head, words_hash(work.words(i))) : text_hash(claim.concepts);
  for (const auto& text : {SharedText(units.of(claim.unit).code), place, claim.period, claim.base})
    hash = text_hash(text, hash);
  return hash;
}

bool is_one_voice(const Claim& a, const Claim& b) {
  return a.passage.source == b.passage.source && a.speaker == b.speaker;
}

std::string voice(const Claim& claim) {
  return claim.speaker.empty() ? claim.passage.source.str() : claim.speaker + " (" + claim.passage.source + ")";
}

// The claims of a group sorted by value: if two voices disagree, then the least and the greatest figures do.
void look_at_group(ClaimWork& work, CommonUnits& units, std::span<const std::size_t> group) {
  std::vector<std::size_t> sorted(group.begin(), group.end());
  std::stable_sort(sorted.begin(), sorted.end(), [&](auto a, auto b) {
    return work.claims[a].low * units.of(work.claims[a].unit).factor <
           work.claims[b].low * units.of(work.claims[b].unit).factor;
  });
  const auto least = sorted.front();
  const auto other = std::find_if(sorted.rbegin(), sorted.rend(),
                                  [&](auto claim) { return !is_one_voice(work.claims[claim], work.claims[least]); });
  if (other == sorted.rend()) return;
  const auto& one = work.claims[least];
  const auto& two = work.claims[*other];
  const auto a = common_bounds(one, units), b = common_bounds(two, units);
  if (!a || !b) return;
  auto verdict = verdict_of(*a, *b, hedge_of(one, two));
  if (verdict == Verdict::open) return work.count(check, verdict);
  if (verdict == Verdict::conflict) verdict = Verdict::open;
  Finding finding{.code = "claim-sources-open"};
  finding.severity = Severity::warning;
  finding.printed = shown(one);
  finding.recomputed = shown(two);
  finding.what = quoted_words(one.subject) + " (" + one.place + ", " + one.period + ") is " + shown(one) + " by " +
                 voice(one) + " and " + shown(two) + " by " + voice(two) +
                 (one.language == two.language ? std::string() : ", there " + quoted_words(two.subject));
  finding.way_out = "quote both with their sources, or say which one you follow and why";
  work.judge(check, verdict, std::move(finding), {least, *other});
}

void look(ClaimWork& work) {
  CommonUnits units;
  for_each_group(
      work,
      [&](std::size_t i) -> std::optional<std::uint64_t> {
        return claim_bounds(work.claims[i]) ? key(work, units, i) : std::nullopt;
      },
      [&](std::span<const std::size_t> group) { look_at_group(work, units, group); });
}

}  // namespace

const ClaimCheck claim_sources{
    .name = "claim-sources",
    .title = "Sources and speakers agree on the same figure",
    .rule =
        "same head noun and significant words, or words that mean the same in two languages; same unit, place and "
        "period, "
        "different document or speaker: the figures meet "
        "within printed digits and hedges; otherwise the question stays open",
    .source =
        "Office of the UN High Commissioner for Human Rights 2020, Berkeley Protocol, ch. VI (corroboration of "
        "sources)",
    .example = "tests/cases/claims-sources.case",
    .look = look};

}  // namespace ecumene::auditing
