#include "ecumene/audit/relation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ecumene/audit/labels.hpp"
#include "ecumene/audit/misprint.hpp"

namespace ecumene::auditing {
namespace {

constexpr double most_information_per_line = 4;  // one line never convinces alone, however many digits it has
constexpr double cost_of_a_miss = 1.3;           // log10 of 1/0.05: one line in twenty may be misprinted
constexpr double orders_of_a_misprint = 9;       // a misprint is off by as much in any order of magnitude

Units magnitude(Units value) {
  return value < 0 ? -value : value;
}

// What a line says for the relation. If it holds, the residual is the sum of rounding errors: nearly normal, with
// variance Σ half²/3, around zero, or around what truncation leaves over. If it does not, the residual may be anything
// in the range of the figures, or of what is new in this line against the most similar earlier one.
double evidence(const LineFit& fit, const Tally& tally, Units target_half, Units range, double target_novelty) {
  const auto factor = static_cast<double>(fit.factor), half = static_cast<double>(target_half);
  const auto deviation = std::max(std::sqrt((tally.half_squared + factor * factor * half * half) / 3), 0.8);
  const auto news = 2.5 * std::sqrt(tally.novelty_squared + factor * factor * target_novelty * target_novelty);
  const auto room = std::min(static_cast<double>(range), news);
  if (room <= 2.5 * deviation) return 0;
  const auto log_ratio = [&](double expected) {
    const auto off = (static_cast<double>(fit.residual) - expected) / deviation;
    return std::log10(room / (deviation * 2.5066)) - off * off / 2 * 0.43429;
  };
  const auto left_over = factor * half - static_cast<double>(tally.half);
  return std::clamp(std::max(log_ratio(0), log_ratio(left_over) - 0.3), -1.0, most_information_per_line);
}

void compare(LineFit& fit, const Tally& tally, Units target, Units target_half) {
  const auto factor = static_cast<Units>(fit.factor);
  fit.residual = tally.sum - factor * target;
  fit.strict_slack = factor * target_half;
  fit.slack = fit.strict_slack + tally.half;
  fit.strict = magnitude(fit.residual) <= fit.strict_slack;
  fit.nearest = magnitude(fit.residual) <= fit.slack;
  // Cut off, a part stands for up to two halves more, the target too: the sum of what was cut may lean to either side.
  fit.truncated =
      fit.residual < std::max<Units>(2 * fit.strict_slack, 1) && fit.residual > -std::max<Units>(2 * tally.half, 1);
  fit.fit = fit.nearest || fit.truncated ? Fit::hit : Fit::miss;
}

LineFit fit_mean(const Tally& tally, const Figure& target, double target_novelty) {
  const auto parts = tally.present + tally.nil + tally.unknown;
  LineFit best;
  if (!target.known() || tally.present + tally.nil < 1 || (tally.present == 0 && target.state == State::nil))
    return best;
  if (parts < 2) return best;
  const std::uint32_t counts[] = {tally.present, tally.present + tally.nil, parts};
  const Treatment treatments[] = {Treatment::present, Treatment::nil_as_zero, Treatment::all};
  for (int i = 0; i < 3; ++i) {
    if (counts[i] == 0 || (i > 0 && counts[i] == counts[i - 1])) continue;
    LineFit fit{.factor = counts[i], .treatment = treatments[i]};
    compare(fit, tally, target.mid, target.half);
    const bool better = best.fit == Fit::skip || (fit.strict && !best.strict) || (fit.nearest && !best.nearest) ||
                        (best.fit == Fit::miss && fit.fit == Fit::hit);
    if (better && (i < 2 || fit.strict || best.fit == Fit::skip)) best = fit;
  }
  const auto spread = static_cast<Units>(best.factor) * (tally.most - tally.least);
  if (best.fit == Fit::hit && tally.present >= 2)
    best.information = evidence(best, tally, target.half, spread, target_novelty);
  return best;
}

LineFit fit_sum(const Tally& tally, Units target, Units target_half, double target_novelty) {
  LineFit fit;
  compare(fit, tally, target, target_half);
  const bool blanks_are_zero = tally.unknown == tally.blank && fit.strict && tally.nonzero >= 2;
  if (tally.unknown > 0 && !blanks_are_zero) fit.fit = Fit::open;
  if (fit.fit == Fit::hit && tally.nonzero >= 2)
    fit.information =
        evidence(fit, tally, target_half, std::max(magnitude(tally.sum), magnitude(target)), target_novelty);
  return fit;
}

}  // namespace

void Tally::add(const Figure& figure, double novelty) {
  if (!figure.known()) {
    ++unknown;
    if (figure.state == State::blank) ++blank;
    return;
  }
  if (figure.state == State::nil) {
    ++nil;
    return;
  }
  least = present == 0 ? figure.mid : std::min(least, figure.mid);
  most = present == 0 ? figure.mid : std::max(most, figure.mid);
  ++present;
  if (figure.mid != 0) ++nonzero;
  sum += figure.mid;
  half += figure.half;
  half_squared += static_cast<double>(figure.half) * static_cast<double>(figure.half);
  novelty_squared += novelty * novelty;
}

LineFit fit_line(const Tally& tally, const Figure* target, Whole whole, Units constant, double target_novelty) {
  if (whole == Whole::mean) return target == nullptr ? LineFit{} : fit_mean(tally, *target, target_novelty);
  const bool nothing_there = tally.present == 0;
  if (target != nullptr) {
    if (!target->known() || (nothing_there && (target->state == State::nil || tally.nil == 0))) return {};
    const bool is_whole = target->mid == constant && constant != 0;
    return fit_sum(tally, target->mid, is_whole ? 0 : target->half, target_novelty);
  }
  if (nothing_there || tally.nonzero == 0) return {};
  return fit_sum(tally, constant, 0, 0);
}

double novelty_of(const Axis& axis, std::size_t item, std::size_t line) {
  return axis.novelty == nullptr ? std::numeric_limits<double>::infinity() : (*axis.novelty)[axis.cell(item, line)];
}

Units constant_of(const Figures& figures, Whole whole) {
  if (whole == Whole::mean) return 0;
  return whole == Whole::one ? figures.one() : 100 * figures.one();  // a total that prints 100 is the whole itself
}

Tally tally_line(const Axis& axis, const Relation& relation, std::size_t line) {
  Tally tally;
  for (const auto part : relation.parts) tally.add(axis.at(part, line), novelty_of(axis, part, line));
  return tally;
}

LineFit fit_line(const Axis& axis, const Relation& relation, std::size_t line) {
  const auto* target = relation.target ? &axis.at(*relation.target, line) : nullptr;
  const auto target_novelty = relation.target ? novelty_of(axis, *relation.target, line) : 0;
  return fit_line(tally_line(axis, relation, line), target, relation.whole, constant_of(*axis.figures, relation.whole),
                  target_novelty);
}

namespace {

// Figures that a mean may take and a sum may not. Half of the parts are at least their median, so that a sum of parts
// that are not negative is at least n/2 medians, even if one part is misprinted; of few parts, it is at least all but
// the largest.
bool too_small_for_a_sum(const Axis& axis, const Relation& relation, std::size_t line, const Tally& tally,
                         Units target) {
  constexpr std::uint32_t few = 4;
  if (tally.present < 2) return false;
  if (tally.present <= few || tally.least < 0) {
    const bool among = tally.least <= target && target <= tally.most;
    return among && !(tally.present >= 3 && tally.least >= 0 && target >= tally.sum - tally.most);
  }
  std::vector<Units> values;
  for (const auto part : relation.parts)
    if (axis.at(part, line).state == State::figure) values.push_back(axis.at(part, line).mid);
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return 2 * target < static_cast<Units>(values.size() / 2 * 2) * *middle;
}

// Parts that are not negative add up to at least all but the largest, even if that one is misprinted.
bool lies_among(const Tally& tally, Units target) {
  return tally.present >= 3 && tally.least >= 0 && tally.least <= target && target <= tally.most &&
         target < tally.sum - tally.most;
}

bool has_negative_part(const Axis& axis, const Relation& relation) {
  for (std::size_t line = 0; line < axis.lines(); ++line)
    for (const auto part : relation.parts)
      if (axis.at(part, line).mid < 0) return true;
  return false;
}

bool no_misprint_explains(const Axis& axis, const Relation& relation, std::size_t line, const LineFit& fit) {
  const auto& target = axis.at(*relation.target, line);
  if (magnitude(fit.residual) * 4 <= magnitude(target.mid)) return false;
  // The mean of about ten figures is a tenth of their sum: no decimal point has shifted.
  const auto& figures = *axis.figures;
  const auto parts = relation.parts.size();
  const auto slip = misprint(figures, target, target.mid + fit.residual, fit.slack);
  const bool about_ten = slip == Misprint::decimal_shift && parts >= 7 && parts <= 14;
  if (is_telling(slip, figures, target) && !about_ten) return false;
  return std::none_of(relation.parts.begin(), relation.parts.end(), [&](std::size_t part) {
    const auto& figure = axis.at(part, line);
    if (figure.state != State::figure) return false;
    const auto kind = misprint(figures, figure, figure.mid - fit.residual, fit.slack);
    if (kind == Misprint::sign && figure.mid > 0 && !has_negative_part(axis, relation)) return false;
    return kind != Misprint::one_digit && is_telling(kind, figures, figure);
  });
}

}  // namespace

bool is_other_kind(const Axis& axis, const Relation& relation, std::size_t line, const LineFit& fit) {
  if (relation.whole != Whole::item || !relation.target || fit.fit == Fit::hit || fit.fit == Fit::skip) return false;
  const auto tally = tally_line(axis, relation, line);
  const auto target = axis.at(*relation.target, line).mid;
  return too_small_for_a_sum(axis, relation, line, tally, target + fit.slack) &&
         no_misprint_explains(axis, relation, line, fit);
}

namespace {

// Half of the parts are at most as large, signs left out; 0 if there are none.
Units usual_size(const Axis& axis, const Relation& relation, std::size_t line) {
  std::vector<Units> sizes;
  for (const auto part : relation.parts)
    if (axis.at(part, line).state == State::figure) sizes.push_back(magnitude(axis.at(part, line).mid));
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>((sizes.size() - 1) / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

// A line like those that hold: figures of their size and their decimals, and no label that speaks of rates. Columns
// must be as alike as the years of one indicator, since rates stand beside sums there.
bool is_like(const Axis& axis, const Relation& relation, std::size_t line, const std::vector<std::size_t>& holding) {
  const auto label = cue(axis.line_label(line));
  if (label.share || label.growth || label.mean) return false;
  const auto size = usual_size(axis, relation, line);
  Units least = 0, most = 0;
  bool decimals = false;
  for (const auto other : holding) {
    const auto its = usual_size(axis, relation, other);
    least = other == holding.front() ? its : std::min(least, its);
    most = std::max(most, its);
    decimals = decimals || axis.at(*relation.target, other).decimals == axis.at(*relation.target, line).decimals;
  }
  const bool alike = axis.direction == Direction::across || most <= 4 * least;
  return decimals && alike && least <= size && size <= most;
}

// What a line that misses says against a sum. Chance leaves any residual up to the size of the total; a misprint is off
// by any order of magnitude alike, so that a total that is nearly right speaks for a misprint.
double cost_of(const Axis& axis, const Relation& relation, std::size_t line, const LineFit& fit) {
  if (relation.whole != Whole::item || !relation.target) return cost_of_a_miss;
  const auto total = magnitude(axis.at(*relation.target, line).mid);
  if (total == 0 || fit.residual == 0) return cost_of_a_miss;
  const auto share = static_cast<double>(magnitude(fit.residual)) / static_cast<double>(total);
  return std::clamp(cost_of_a_miss + std::log10(orders_of_a_misprint * share), 0.0, cost_of_a_miss);
}

}  // namespace

std::vector<bool> lines_of_another_kind(const Axis& axis, const Relation& relation) {
  constexpr std::size_t fewest_holding = 4;  // for each line that would else be of another kind
  std::vector<bool> other(axis.lines());
  if (relation.whole != Whole::item || !relation.target) return other;
  std::vector<std::size_t> holding, others, among;
  for (std::size_t line = 0; line < axis.lines(); ++line) {
    const auto fit = fit_line(axis, relation, line);
    if (fit.fit == Fit::hit) holding.push_back(line);
    if (fit.fit != Fit::miss && fit.fit != Fit::open) continue;
    other[line] = is_other_kind(axis, relation, line, fit);
    if (fit.fit != Fit::miss) continue;
    if (other[line])
      others.push_back(line);
    else if (lies_among(tally_line(axis, relation, line), axis.at(*relation.target, line).mid + fit.slack) &&
             no_misprint_explains(axis, relation, line, fit))
      among.push_back(line);
  }
  if (!others.empty()) {  // beside rates, what lies among its parts is one as well
    for (const auto line : among) other[line] = true;
    others.insert(others.end(), among.begin(), among.end());
  }
  if (others.size() * fewest_holding > holding.size()) return other;
  for (const auto line : others) other[line] = !is_like(axis, relation, line, holding);
  return other;
}

void weigh(const Axis& axis, Relation& relation) {
  relation.hits = relation.misses = relation.strict = 0;
  relation.score = 0;
  std::vector<std::pair<std::size_t, LineFit>> missed;
  for (std::size_t line = 0; line < axis.lines(); ++line) {
    const auto fit = fit_line(axis, relation, line);
    if (fit.fit == Fit::miss) missed.emplace_back(line, fit);
    if (fit.fit != Fit::hit) continue;
    ++relation.hits;
    if (fit.strict) ++relation.strict;
    relation.score += fit.information;
  }
  // Why a line misses is worth asking only where others hold.
  const bool ask = relation.hits > 0 && !missed.empty();
  const auto other = ask ? lines_of_another_kind(axis, relation) : std::vector<bool>(axis.lines());
  for (const auto& [line, fit] : missed) {
    if (other[line]) continue;
    ++relation.misses;
    relation.score -= ask ? cost_of(axis, relation, line, fit) : cost_of_a_miss;
  }
}

}  // namespace ecumene::auditing
