// Parts and their whole: "126 schools, of them 51 and 75", "51 of the 126 (40 %)".
#include <algorithm>
#include <array>
#include <map>

#include "ecumene/audit/claim_checks/descriptors.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-parts";
const Decimal hundred(100);

Finding conflict(Severity severity, std::string what, std::string way_out) {
  Finding finding{.code = "claim-parts-conflict"};
  finding.severity = severity;
  finding.what = std::move(what);
  finding.way_out = std::move(way_out);
  return finding;
}

bool is_part(const ClaimWork& work, std::size_t claim) {
  return work.claims[claim].tie == ClaimTie::part && work.is_level(claim);
}

// A part is not larger than its whole.
void compare_sizes(ClaimWork& work, std::size_t part, std::size_t whole) {
  const auto& own = work.claims[part];
  const auto& other = work.claims[whole];
  const auto a = claim_bounds(own), b = claim_bounds(other);
  if (!a || !b) return;
  const bool fits = !a->wide.low || !b->wide.high || *a->wide.low <= *b->wide.high;
  auto finding = conflict(Severity::error, shown(own) + " is said to be a part of " + shown(other) + ", which is less",
                          "read the passage again: one of the two figures is wrong, or they are no part and whole");
  finding.printed = shown(own);
  finding.recomputed = "at most " + shown(other);
  work.judge(check, fits ? Verdict::holds : Verdict::conflict, std::move(finding), {part, whole});
}

// "51 of the 126 schools (40 %)": the share that stands in brackets right behind the part or the whole.
std::optional<std::size_t> share_in_brackets(const ClaimWork& work, std::size_t part, std::size_t whole) {
  const auto share = std::max(part, whole) + 1;
  if (share >= work.document_end(part) || work.claims[share].unit != "%" || !work.is_level(share)) return std::nullopt;
  const auto gap = work.between(share - 1, share);
  if (!gap || gap->empty() || gap->find_last_not_of(' ') == std::string_view::npos) return std::nullopt;
  if ((*gap)[gap->find_last_not_of(' ')] != '(') return std::nullopt;
  const std::string_view sentence = work.claims[share - 1].sentence;  // that the gap is a part of
  const auto at = static_cast<std::size_t>(gap->data() - sentence.data()) + gap->size();
  const auto rest = sentence.substr(std::min(sentence.size(), at + work.claims[share].passage.text.size()));
  return rest.starts_with(")") ? std::optional(share) : std::nullopt;
}

void compare_share(ClaimWork& work, std::size_t part, std::size_t whole) {
  const auto share = share_in_brackets(work, part, whole);
  if (!share) return;
  const auto& printed = work.claims[*share];
  const auto a = claim_bounds(work.claims[part]), b = claim_bounds(work.claims[whole]), s = claim_bounds(printed);
  if (!a || !b || !s || !b->wide.low || b->wide.low->is_negative() || a->close.low->is_negative()) return;
  const ClaimBounds recomputed{.close = quotient(a->close * Bounds::point(hundred), b->close),
                               .wide = quotient(a->wide * Bounds::point(hundred), b->wide)};
  const auto text = to_string(recomputed.close, 4) + " %";
  auto finding = conflict(Severity::error,
                          shown(printed) + " does not follow from " + shown(work.claims[part]) + " of " +
                              shown(work.claims[whole]) + ", which is " + text,
                          "recompute the share, or say what else it is a share of");
  finding.printed = shown(printed);
  finding.recomputed = text;
  const auto hedge = std::max({hedge_of(work.claims[part], work.claims[whole]), hedge_of(printed, printed)});
  work.judge(check, verdict_of(*s, recomputed, hedge), std::move(finding), {*share, part, whole});
}

struct Sum {
  ClaimBounds bounds{.close = Bounds::point(Decimal(0)), .wide = Bounds::point(Decimal(0))};
  std::string text{};
};

std::optional<Sum> sum_of(const ClaimWork& work, const std::vector<std::size_t>& parts) {
  Sum sum;
  Decimal plain(0);
  for (const auto part : parts) {
    const auto bounds = claim_bounds(work.claims[part]);
    if (!bounds) return std::nullopt;
    sum.bounds.close = sum.bounds.close + bounds->close;
    sum.bounds.wide = sum.bounds.wide + bounds->wide;
    plain = plain + work.claims[part].low;
  }
  sum.text = plain.to_string();
  return sum;
}

// Would one slip in one of the figures make the parts add up?
bool is_one_slip(const ClaimWork& work, const std::vector<std::size_t>& parts, std::size_t whole, const Sum& sum) {
  const auto& total = work.claims[whole];
  if (slip(total.low, sum.bounds.close) != Misprint::none) return true;
  const auto goal = claim_bounds(total)->close;
  return std::any_of(parts.begin(), parts.end(), [&](std::size_t part) {
    const auto own = claim_bounds(work.claims[part])->close;
    const Bounds rest{*sum.bounds.close.low - *own.low, *sum.bounds.close.high - *own.high};
    return slip(work.claims[part].low, goal - rest) != Misprint::none;
  });
}

// Parts may leave something out, and may overlap; so a sum that differs is a conflict only where a single slip in
// figures of four digits would explain it, and open where the parts exceed the whole or the figures are shorter.
void compare_sum(ClaimWork& work, std::vector<std::size_t> parts, std::size_t whole) {
  const auto sum = sum_of(work, parts);
  const auto goal = claim_bounds(work.claims[whole]);
  if (!sum || !goal || !sum->bounds.close.low || !sum->bounds.close.high) return;
  auto hedge = Hedge::none;
  for (const auto part : parts) hedge = std::max(hedge, hedge_of(work.claims[part], work.claims[whole]));
  auto verdict = verdict_of(*goal, sum->bounds, hedge);
  const bool exceeds = goal->wide.high && sum->bounds.wide.low && *sum->bounds.wide.low > *goal->wide.high;
  if (verdict == Verdict::conflict) {
    const int digits = digits_in(work.claims[whole].low.rounded(std::max(0, work.claims[whole].low.decimals())));
    const bool slipped = digits >= 3 && is_one_slip(work, parts, whole, *sum);
    if (!slipped && !exceeds) return;
    if (!slipped || digits < 4) verdict = Verdict::open;
  }
  auto finding = conflict(Severity::warning,
                          "the " + std::to_string(parts.size()) + " parts add to " + sum->text + ", their whole is " +
                              shown(work.claims[whole]),
                          "compare the figures with their source; parts that overlap or leave something out are no "
                          "error, but the text should say so");
  finding.printed = shown(work.claims[whole]);
  finding.recomputed = sum->text;
  if (verdict == Verdict::open) {
    finding.code = "claim-parts-open";
    finding.severity = Severity::note;
  }
  parts.insert(parts.begin(), whole);
  work.judge(check, verdict, std::move(finding), parts);
}

void look(ClaimWork& work) {
  std::map<std::size_t, std::vector<std::size_t>> parts_of;
  for (std::size_t part = 0; part < work.claims.size(); ++part) {
    const auto whole = work.tied(part);
    if (!whole || !is_part(work, part) || !work.is_level(*whole)) continue;
    if (work.claims[part].unit != work.claims[*whole].unit) continue;
    compare_sizes(work, part, *whole);
    compare_share(work, part, *whole);
    parts_of[*whole].push_back(part);
  }
  for (auto& [whole, parts] : parts_of)
    if (parts.size() >= 2) compare_sum(work, std::move(parts), whole);
}

}  // namespace

const ClaimCheck claim_parts{
    .name = "claim-parts",
    .title = "Parts fit their whole",
    .rule =
        "part <= whole; 100 part / whole is the percentage in brackets behind them; parts that should add up do, "
        "unless they overlap or leave something out",
    .source =
        "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (edits); Brown & Heathers 2017, Soc. Psychol. Personal. Sci. "
        "8 (percentages of counts)",
    .example = "tests/cases/claims-parts.case",
    .look = look};

}  // namespace ecumene::auditing
