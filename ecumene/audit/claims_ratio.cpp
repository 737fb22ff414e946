#include "ecumene/audit/claims_ratio.hpp"

#include <algorithm>
#include <utility>

#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view people = "people";  // residents, inhabitants and people are counted by one noun
constexpr std::size_t most_alike = 64;
constexpr std::size_t most_candidates = 16;  // with more the claims do not say which one is meant

bool is_countable_level(const ClaimWork& work, std::size_t claim) {
  const auto& own = work.claims[claim];
  return work.is_level(claim) && own.unit != "%" && (!own.head.empty() || own.noun_dimension == people);
}

bool are_counts_of_people(const Claim& a, const Claim& b) {
  return a.noun_dimension == people && b.noun_dimension == people;
}

// Do both speak of one time? A day within a month is; a year within 1928/1940 is not.
bool is_same_time(const Period& a, const Period& b) {
  if (a == b) return true;
  if (a.granularity() == Granularity::range || b.granularity() == Granularity::range) return false;
  return a.contains(b) || b.contains(a);
}

// One level of the sentence of `claim` that is not the base: the figure the multiple stands beside.
std::vector<std::size_t> levels_now(const ClaimWork& work, const Levels& levels, std::size_t claim) {
  std::vector<std::size_t> found;
  const auto consider = [&](std::size_t other) {
    if (!is_countable_level(work, other) || work.claims[other].place != work.claims[claim].place) return false;
    if (work.claims[other].period != work.claims[claim].period) return false;
    found.push_back(other);
    return true;
  };
  if (claim > 0 && work.share_sentence(claim - 1, claim) && consider(claim - 1)) return found;
  if (claim + 1 < work.claims.size() && work.share_sentence(claim, claim + 1) && consider(claim + 1)) return found;
  if (!work.period(claim) || work.claims[claim].head.empty()) return found;
  for (const auto other : levels.like(claim, work.claims[claim].period))
    if (work.period(other) && is_same_time(*work.period(other), *work.period(claim)) &&
        is_part_of(work.words(other), work.words(claim)))
      found.push_back(other);
  return found;
}

std::vector<std::size_t> levels_then(const ClaimWork& work, const Levels& levels, std::size_t now, std::size_t claim,
                                     const Period& base) {
  std::vector<std::size_t> found;
  for (const auto other : levels.like(now, work.claims[claim].base)) {
    if (other == now || work.claims[other].unit != work.claims[now].unit || !work.period(other)) continue;
    if (!is_same_time(*work.period(other), base)) continue;
    if (are_counts_of_people(work.claims[other], work.claims[now]) || work.words(other) == work.words(now))
      found.push_back(other);
  }
  return found;
}

// now / then against the ratio, multiplied out.
Verdict fit(const ClaimBounds& now, const ClaimBounds& then, const ClaimBounds& ratio, Hedge hedge) {
  const auto is_positive = [](const ClaimBounds& b) { return b.wide.low && !b.wide.low->is_negative(); };
  if (!is_positive(now) || !is_positive(then) || !is_positive(ratio)) return Verdict::open;
  return verdict_of(now, ClaimBounds{.close = then.close * ratio.close, .wide = then.wide * ratio.wide}, hedge);
}

struct Pair {
  std::size_t now = 0;
  std::size_t then = 0;
  Verdict verdict = Verdict::none;
};

std::optional<Pair> fitted(const ClaimWork& work, std::size_t claim, const Ratio& ratio, std::size_t now,
                           std::size_t then) {
  const auto a = claim_bounds(work.claims[now]), b = claim_bounds(work.claims[then]);
  if (!a || !b) return std::nullopt;
  const auto hedge =
      std::max(hedge_of(work.claims[now], work.claims[then]), hedge_of(work.claims[claim], work.claims[claim]));
  auto verdict = fit(*a, *b, ratio.now_over_then, hedge);
  if (verdict == Verdict::conflict && ratio.second) verdict = fit(*a, *b, *ratio.second, hedge);
  return Pair{now, then, verdict};
}

std::vector<Pair> pairs_of(const ClaimWork& work, const Levels& levels, std::size_t claim, const Ratio& ratio) {
  std::vector<Pair> pairs;
  const auto base = Period::parse(work.claims[claim].base);
  if (!base || work.claims[claim].base == work.claims[claim].period) return pairs;
  const auto now = levels_now(work, levels, claim);
  if (now.empty() || now.size() > most_candidates) return pairs;
  for (const auto level : now) {
    const auto then = levels_then(work, levels, level, claim, *base);
    if (then.size() > most_candidates) return {};
    for (const auto earlier : then)
      if (const auto pair = fitted(work, claim, ratio, level, earlier)) pairs.push_back(*pair);
  }
  return pairs;
}

// Several mentions of the same two figures are one pair.
bool is_one_pair(const ClaimWork& work, const std::vector<Pair>& pairs) {
  return std::all_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return work.claims[pair.now].low == work.claims[pairs.front().now].low &&
           work.claims[pair.then].low == work.claims[pairs.front().then].low;
  });
}

int order_of(Verdict verdict) {
  return verdict == Verdict::holds ? 0 : verdict == Verdict::rounding ? 1 : verdict == Verdict::open ? 2 : 3;
}

}  // namespace

Levels::Levels(const ClaimWork& work) : work_(&work) {
  for (std::size_t i = 0; i < work.claims.size(); ++i)
    if (is_countable_level(work, i) && work.period(i)) by_key_[key(i, work.claims[i].period)].push_back(i);
}

std::uint64_t Levels::key(std::size_t claim, std::string_view period) const {
  const auto& own = work_->claims[claim];
  const auto year = period.substr(0, 4);
  const std::string_view noun = own.noun_dimension == people ? people : std::string_view(own.head);
  return text_hash(year, text_hash(own.place, text_hash(noun, work_->document_end(claim))));
}

std::span<const std::size_t> Levels::like(std::size_t claim, std::string_view period) const {
  const auto found = by_key_.find(key(claim, period));
  if (found == by_key_.end() || found->second.size() > most_alike) return {};
  return found->second;
}

void compare_ratio(ClaimWork& work, const Levels& levels, std::size_t claim, const Ratio& ratio, RatioWords words) {
  const auto pairs = pairs_of(work, levels, claim, ratio);
  if (pairs.empty()) return;
  const auto by_verdict = [](const Pair& a, const Pair& b) { return order_of(a.verdict) < order_of(b.verdict); };
  const auto best = *std::min_element(pairs.begin(), pairs.end(), by_verdict);
  if (best.verdict == Verdict::open || (best.verdict == Verdict::conflict && !is_one_pair(work, pairs)))
    return work.count(words.check, Verdict::open);
  const auto& now = work.claims[best.now];
  const auto& then = work.claims[best.then];
  auto& finding = words.finding;
  const auto a = claim_bounds(now)->close, b = claim_bounds(then)->close;
  finding.printed = shown(work.claims[claim]);
  finding.recomputed = b.low && !b.low->is_negative() ? to_string(quotient(a, b), 4) + " times" : "";
  finding.what = shown(work.claims[claim]) + " against " + work.claims[claim].base + ", but the levels are " +
                 shown(now) + " and " + shown(then) + ", which is " + finding.recomputed;
  finding.way_out = "compare the three figures with their sources";
  work.judge(words.check, best.verdict, std::move(finding), {claim, best.now, best.then});
}

}  // namespace ecumene::auditing
