// The order of dated events where the text states it: "after the fair of 1943 ... in 1942", an interval that ends
// before it begins.
#include "ecumene/audit/claim_checks/descriptors.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-order";

Finding conflict(const Claim& claim, std::string what) {
  Finding finding{.code = "claim-order-conflict"};
  finding.severity = Severity::error;
  finding.printed = claim.edtf;
  finding.what = std::move(what);
  finding.way_out = "read the passage again: one of the dates is wrong, or the words about their order are";
  return finding;
}

// "1945/1943": two dates, the later one first.
void look_at_interval(ClaimWork& work, std::size_t claim) {
  const auto& text = work.claims[claim].edtf;
  const auto slash = text.find('/');
  if (slash == std::string::npos) return;
  const auto begin = Period::parse(std::string_view(text).substr(0, slash));
  const auto end = Period::parse(std::string_view(text).substr(slash + 1));
  if (!begin || !end) return;
  const bool is_reversed = begin->first_day() > end->last_day();
  work.judge(check, is_reversed ? Verdict::conflict : Verdict::holds,
             conflict(work.claims[claim], "the interval " + text + " ends before it begins"), {claim});
}

bool is_in_order(ClaimTie tie, const Period& own, const Period& other) {
  switch (tie) {
    case ClaimTie::before:
      return own.first_day() <= other.last_day();
    case ClaimTie::after:
      return own.last_day() >= other.first_day();
    case ClaimTie::within:
      return own.overlaps(other);
    default:
      return true;
  }
}

const char* in_words(ClaimTie tie) {
  return tie == ClaimTie::before ? "before" : tie == ClaimTie::after ? "after" : "within";
}

void look_at_tie(ClaimWork& work, std::size_t claim) {
  const auto& own = work.claims[claim];
  if (own.tie != ClaimTie::before && own.tie != ClaimTie::after && own.tie != ClaimTie::within) return;
  const auto other = work.tied(claim);
  if (!other || work.claims[*other].type != ClaimType::date) return;
  if (!work.period(claim) || !work.period(*other)) return;
  const auto& period = *work.period(claim);
  const auto& against = *work.period(*other);
  if (period.is_approximate() || period.is_uncertain() || against.is_approximate() || against.is_uncertain())
    return work.count(check, Verdict::open);
  const auto verdict = is_in_order(own.tie, period, against) ? Verdict::holds : Verdict::conflict;
  work.judge(check, verdict,
             conflict(own, "the text puts " + own.edtf + " " + in_words(own.tie) + " " + work.claims[*other].edtf),
             {claim, *other});
}

void look(ClaimWork& work) {
  for (std::size_t i = 0; i < work.claims.size(); ++i) {
    if (work.claims[i].type != ClaimType::date) continue;
    look_at_interval(work, i);
    look_at_tie(work, i);
  }
}

}  // namespace

const ClaimCheck claim_order{
    .name = "claim-order",
    .title = "Dates stand in the order that the text states",
    .rule =
        "an interval begins before it ends; a date that words put before, after or within another does not lie "
        "wholly on its other side",
    .source = "ISO 8601-2:2019 (intervals); Allen 1983, Comm. ACM 26 (relations of intervals)",
    .example = "tests/cases/claims-order.case",
    .look = look};

}  // namespace ecumene::auditing
