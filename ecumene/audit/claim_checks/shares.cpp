// Shares of one whole in one sentence: "80 % by migration, 15.5 % by new boundaries and 4.5 % by natural growth".
#include <algorithm>

#include "ecumene/audit/claim_checks/descriptors.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-shares";
constexpr std::size_t fewest = 3;
const Decimal hundred(100);
const Decimal most(106);  // beyond it the shares overlap or have wholes of their own; no slip of digits is likelier

bool is_share(const ClaimWork& work, std::size_t i) {
  const auto& claim = work.claims[i];
  return claim.unit == "%" && claim.kind == QuantityKind::share && work.is_level(i) && !claim.base.empty() &&
         !claim.is_range && !Period::parse(claim.base);
}

bool is_same_whole(const Claim& a, const Claim& b) {
  return a.base == b.base && a.period == b.period && a.place == b.place && a.speaker == b.speaker;
}

void compare(ClaimWork& work, std::span<const std::size_t> shares) {
  ClaimBounds sum{.close = Bounds::point(Decimal(0)), .wide = Bounds::point(Decimal(0))};
  Decimal plain(0);
  auto hedge = Hedge::none;
  for (const auto share : shares) {
    const auto bounds = claim_bounds(work.claims[share]);
    if (!bounds) return;
    sum.close = sum.close + bounds->close;
    sum.wide = sum.wide + bounds->wide;
    plain = plain + work.claims[share].low;
    hedge = std::max(hedge, hedge_of(work.claims[share], work.claims[share]));
  }
  const auto whole = ClaimBounds{.close = Bounds::point(hundred), .wide = Bounds::point(hundred)};
  const auto verdict = verdict_of(whole, sum, hedge);
  if (verdict == Verdict::conflict && (plain < hundred || plain > most)) return;  // something is left out, or overlaps
  if (verdict == Verdict::conflict && shares.size() < fewest) return;
  if (verdict == Verdict::open) return;
  Finding finding{.code = "claim-shares-conflict"};
  finding.severity = Severity::warning;
  finding.printed = plain.to_string() + " %";
  finding.recomputed = "100 %";
  finding.what = std::to_string(shares.size()) + " shares of " + quoted_words(work.claims[shares.front()].base) +
                 " add to " + plain.to_string() + " %, more than rounding allows";
  finding.way_out = "compare the shares with their source; where they may overlap, say so";
  work.judge(check, verdict, std::move(finding), shares);
}

void look(ClaimWork& work) {
  std::vector<std::size_t> run;
  const auto finish = [&] {
    if (run.size() >= 2) compare(work, run);
    run.clear();
  };
  for (std::size_t i = 0; i < work.claims.size(); ++i) {
    if (!is_share(work, i)) continue;
    if (!run.empty() &&
        (!work.share_sentence(run.front(), i) || !is_same_whole(work.claims[run.front()], work.claims[i]) ||
         work.words(run.back()) == work.words(i)))
      finish();
    run.push_back(i);
  }
  finish();
}

}  // namespace

const ClaimCheck claim_shares{
    .name = "claim-shares",
    .title = "Shares of one whole make 100",
    .rule =
        "three or more shares of the same whole in one sentence, each of something else: their sum is 100 within "
        "half the last digit of each, or something is left out",
    .source =
        "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (edits); UNECE 2009, Making Data Meaningful part 2 (rounding "
        "of shares)",
    .example = "tests/cases/claims-shares.case",
    .look = look};

}  // namespace ecumene::auditing
