// The level reached against that before the damage: "1 of 2.8 million m² were destroyed", "0.6 million were restored".
#include <algorithm>
#include <utility>

#include "ecumene/diagnosis/recovery_internal.hpp"
#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::recovering {
namespace {

const Bounds hundred = Bounds::point(Decimal(100));

// What was lost and of how much: of a whole that the text gives, or in percent of what there was.
struct Loss {
  std::size_t claim = 0;
  std::string subject{};  // of the whole, where there is one
  DerivedFigure lost{};
  DerivedFigure before{};
  std::vector<std::uint64_t> words{};  // of the loss and its whole
};

std::optional<std::size_t> whole_of(std::span<const Claim> claims, std::size_t i) {
  const auto at = static_cast<std::int64_t>(i) + claims[i].tied_to;
  if (claims[i].tie != ClaimTie::part || at < 0 || at >= static_cast<std::int64_t>(claims.size())) return std::nullopt;
  const auto whole = static_cast<std::size_t>(at);
  if (claims[whole].passage.source != claims[i].passage.source || claims[whole].unit != claims[i].unit)
    return std::nullopt;
  return is_level(claims[whole]) ? std::optional(whole) : std::nullopt;
}

std::vector<std::uint64_t> joined(std::vector<std::uint64_t> a, const std::vector<std::uint64_t>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end());
  a.erase(std::unique(a.begin(), a.end()), a.end());
  return a;
}

std::optional<Loss> loss_of(std::span<const Claim> claims, std::size_t i) {
  const auto& claim = claims[i];
  if (claim.fate != ClaimFate::lost || !is_level(claim)) return std::nullopt;
  const auto lost = said_bounds(claim);
  if (!lost) return std::nullopt;
  Loss loss{.claim = i,
            .subject = claim.subject,
            .lost = {.bounds = *lost, .claims = {i}},
            .words = significant_words(claim.subject)};
  if (claim.unit == "%") {
    loss.before.bounds = hundred;
    return loss;
  }
  const auto whole = whole_of(claims, i);
  const auto before = whole ? said_bounds(claims[*whole]) : std::nullopt;
  if (!before || !before->low || before->low->is_zero()) return std::nullopt;
  loss.before = {.bounds = *before, .claims = {*whole}};
  if (!claims[*whole].subject.empty()) loss.subject = claims[*whole].subject;
  loss.words = joined(std::move(loss.words), significant_words(claims[*whole].subject));
  return loss;
}

bool share_a_word(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](auto word) { return std::binary_search(b.begin(), b.end(), word); });
}

// Of the same thing: one unit, one place, one voice, a word in common or, for a measure, one topic; not before the
// loss.
bool is_restoration_of(std::span<const Claim> claims, const Loss& loss, std::size_t i) {
  const auto& own = claims[i];
  const auto& lost = claims[loss.claim];
  if (own.unit != lost.unit || own.place != lost.place || own.speaker != lost.speaker) return false;
  const bool is_one_topic = !own.topic.empty() && own.topic == lost.topic && own.unit != "1" && own.unit != "%";
  if (!is_one_topic && !share_a_word(significant_words(own.subject), loss.words)) return false;
  const auto then = Period::parse(lost.period), now = Period::parse(own.period);
  return lost.period.empty() || own.period.empty() || !then || !now || now->last_day() >= then->first_day();
}

// Nothing below zero is left of what there was.
Bounds at_least_zero(Bounds bounds) {
  if (!bounds.low || bounds.low->is_negative()) bounds.low = Decimal(0);
  if (bounds.high && bounds.high->is_negative()) bounds.high = Decimal(0);
  return bounds;
}

// (before - lost + restored) / before: the same `before` stands above and below the line, so its two ends are taken
// together: 100 - 100 lost / before + 100 restored / before.
LevelReached level_of(const Claim& claim, const Loss& loss, const std::optional<DerivedFigure>& restored) {
  LevelReached level{.subject = loss.subject, .place = claim.place, .unit = claim.unit, .topic = claim.topic};
  level.lost = loss.lost;
  level.restored = restored;
  auto reached = at_least_zero(hundred - quotient(loss.lost.bounds * hundred, loss.before.bounds));
  level.reached.claims = loss.lost.claims;
  add_claims(level.reached.claims, loss.before.claims);
  if (restored) {
    reached = reached + quotient(restored->bounds * hundred, loss.before.bounds);
    add_claims(level.reached.claims, restored->claims);
    level.recovered =
        DerivedFigure{.bounds = quotient(restored->bounds * hundred, loss.lost.bounds), .claims = loss.lost.claims};
    add_claims(level.recovered->claims, restored->claims);
  }
  level.reached.bounds = reached;
  return level;
}

// Restorations by place and unit, so that a loss meets its own only.
using Restorations = std::map<std::pair<std::string, std::string>, std::vector<std::size_t>>;

Restorations restorations_in(std::span<const Claim> claims, const RecoveryOptions& options) {
  Restorations all;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (claims[i].fate == ClaimFate::restored && is_level(claims[i]) && is_in_place(claims[i], options.place) &&
        said_bounds(claims[i]))
      all[{claims[i].place, claims[i].unit}].push_back(i);
  return all;
}

std::optional<Period> period_of(const LevelReached& level) {
  return level.period.empty() ? std::nullopt : Period::parse(level.period);
}

}  // namespace

std::vector<LevelReached> levels_of(std::span<const Claim> claims, const RecoveryOptions& options) {
  constexpr std::size_t most_of_a_place = 1000;  // more claims of one unit and place are a list, not a story
  const auto restorations = restorations_in(claims, options);
  std::vector<LevelReached> levels;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!is_in_place(claims[i], options.place)) continue;
    const auto loss = loss_of(claims, i);
    if (!loss) continue;
    levels.push_back(level_of(claims[i], *loss, std::nullopt));
    const auto found = restorations.find({claims[i].place, claims[i].unit});
    if (found == restorations.end() || found->second.size() > most_of_a_place) continue;
    for (const auto other : found->second) {
      if (!is_restoration_of(claims, *loss, other)) continue;
      levels.push_back(
          level_of(claims[i], *loss, DerivedFigure{.bounds = *said_bounds(claims[other]), .claims = {other}}));
      levels.back().period = claims[other].period;
    }
  }
  std::stable_sort(levels.begin(), levels.end(), [](const LevelReached& a, const LevelReached& b) {
    return std::tie(a.place, a.subject, a.unit) < std::tie(b.place, b.subject, b.unit) ||
           (std::tie(a.place, a.subject, a.unit) == std::tie(b.place, b.subject, b.unit) &&
            period_of(a) < period_of(b));
  });
  return levels;
}

}  // namespace ecumene::recovering
