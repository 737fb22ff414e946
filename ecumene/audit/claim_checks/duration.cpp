// Durations and ages against dates: "two years (1941-1943)", "80 years since 23 August 1943".
#include <algorithm>
#include <array>
#include <limits>

#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/base/unit.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-duration";
constexpr std::int64_t longest = 4'000'000;  // days; some eleven thousand years

// Days in the unit of a duration, from the shortest to the longest there are.
struct Days {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
struct UnitDays {
  std::string_view unit;
  Days days;
};
constexpr std::array units{UnitDays{"a", {365, 366}}, UnitDays{"d", {1, 1}}, UnitDays{"mo", {28, 31}},
                           UnitDays{"wk", {7, 7}}, UnitDays{"year", {365, 366}}};

const Days* days_of(const std::string& unit) {
  const auto found = std::find_if(units.begin(), units.end(), [&](const UnitDays& u) { return u.unit == unit; });
  return found == units.end() ? nullptr : &found->days;
}

// Whole days from some day of `from` to some day of `to`, both counted or neither.
std::optional<Bounds> days_between(const Period& from, const Period& to) {
  constexpr auto past = std::numeric_limits<std::int64_t>::min(), future = std::numeric_limits<std::int64_t>::max();
  if (from.first_day() == past || from.last_day() == future || to.first_day() == past || to.last_day() == future)
    return std::nullopt;
  const auto least = std::max<std::int64_t>(0, to.first_day() - from.last_day());
  const auto most = to.last_day() - from.first_day() + 1;
  if (most < 0 || most > longest) return std::nullopt;
  return Bounds{Decimal(least), Decimal(most)};
}

// A duration in years is said in whole ones: one year and nine months is "two years", or one.
Bounds in_days(const Bounds& duration, const Days& days) {
  Bounds all;
  if (duration.low) all.low = *duration.low * Decimal(days.least);
  if (duration.high) all.high = *duration.high * Decimal(days.most);
  return all;
}

std::string in_unit(const Bounds& days, const Days& unit) {
  return to_string(quotient(days, Bounds::point(Decimal(unit.least))), 3);
}

void compare(ClaimWork& work, std::size_t claim, std::size_t date, const Bounds& between) {
  const auto& own = work.claims[claim];
  const auto bounds = claim_bounds(own);
  const auto* unit = days_of(own.unit);
  if (!bounds || unit == nullptr) return;
  auto printed = *bounds;
  for (auto* b : {&printed.close, &printed.wide}) {  // counted in begun or in full units
    if (b->low) b->low = std::max(Decimal(0), *b->low - Decimal(5, 1));
    if (b->high) b->high = *b->high + Decimal(5, 1);
  }
  const ClaimBounds stated{.close = in_days(printed.close, *unit), .wide = in_days(printed.wide, *unit)};
  Finding finding{.code = "claim-duration-conflict"};
  finding.severity = Severity::error;
  finding.printed = shown(own);
  finding.recomputed = in_unit(between, *unit) + " " + own.unit;
  finding.what = shown(own) + " does not fit " + shown(work.claims[date]) + ": that is " + finding.recomputed;
  finding.way_out = "compare the duration and the dates with their source";
  const auto hedge = hedge_of(own, own);
  work.judge(check, verdict_of(stated, {.close = between, .wide = between}, hedge), std::move(finding), {claim, date});
}

// The two ends of "1941/1943", each as a date of its own.
std::optional<Bounds> days_in(const std::string& edtf) {
  const auto slash = edtf.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const auto begin = Period::parse(std::string_view(edtf).substr(0, slash));
  const auto end = Period::parse(std::string_view(edtf).substr(slash + 1));
  if (!begin || !end || begin->first_day() > end->last_day()) return std::nullopt;
  return days_between(*begin, *end);
}

// When is the text's now? The claim's own period, else the date of the document.
std::optional<Period> now_of(const ClaimWork& work, std::size_t claim) {
  if (!work.claims[claim].period.empty()) return work.period(claim);
  const auto& source = work.claims[claim].passage.source;
  for (const auto& document : work.options.written)
    if (document.source == source) return Period::parse(document.edtf);
  return std::nullopt;
}

void look_at(ClaimWork& work, std::size_t claim) {
  const auto& own = work.claims[claim];
  if (own.type != ClaimType::quantity || (own.tie != ClaimTie::span && own.tie != ClaimTie::since)) return;
  const auto date = work.tied(claim);
  if (!date || work.claims[*date].type != ClaimType::date) return;
  if (own.tie == ClaimTie::span) {
    if (const auto days = days_in(work.claims[*date].edtf)) compare(work, claim, *date, *days);
    return;
  }
  const auto now = now_of(work, claim);
  if (!now || !work.period(*date) || now->first_day() < work.period(*date)->first_day()) return;
  if (const auto days = days_between(*work.period(*date), *now)) compare(work, claim, *date, *days);
}

void look(ClaimWork& work) {
  for (std::size_t i = 0; i < work.claims.size(); ++i) look_at(work, i);
}

}  // namespace

const ClaimCheck claim_duration{
    .name = "claim-duration",
    .title = "Durations, anniversaries and ages fit their dates",
    .rule =
        "the duration, in begun or full units, lies between the shortest and the longest time from the one date to the "
        "other; a time that has passed ends at the claim's period or the document's date",
    .source = "ISO 8601-1:2019 (durations); Allen 1983, Comm. ACM 26 (relations of intervals)",
    .example = "tests/cases/claims-duration.case",
    .look = look};

}  // namespace ecumene::auditing
