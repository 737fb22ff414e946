#include "ecumene/audit/search.hpp"

#include <algorithm>
#include <cmath>

namespace ecumene::auditing {
namespace {

constexpr std::size_t most_sampled_lines = 64;
constexpr double most_work = 3e7;
constexpr std::size_t most_items_for_leaving_out = 40;
constexpr double needed_for_everything = 2.5;  // the first or last item over all others is the reading one tries first

std::vector<std::size_t> sampled_lines(const Axis& axis) {
  const auto count = std::min(axis.lines(), most_sampled_lines);
  std::vector<std::size_t> lines(count);
  for (std::size_t i = 0; i < count; ++i) lines[i] = i * axis.lines() / count;
  return lines;
}

class BlockSearch {
 public:
  explicit BlockSearch(const Search& search) : search_(search), lines_(sampled_lines(search.axis)) {
    const auto n = static_cast<double>(search.items.size());
    restricted_ = n * n * static_cast<double>(lines_.size()) > most_work;
    leaves_out_ = search.whole == Whole::item && search.items.size() <= most_items_for_leaving_out;
    candidates_ = search.items.size() * std::max<std::size_t>(search.items.size(), 1);
    if (restricted_) candidates_ = search.items.size() * 2;
    needed_ = needed_score(candidates_);
    needed_inside_ = 1.5 + std::log10(2 * std::max(n, 1.0));
  }

  std::vector<Relation> found() {
    const auto n = search_.items.size();
    const bool has_target = search_.whole == Whole::item || search_.whole == Whole::mean;
    for (std::size_t i = 0; i < n; ++i) {
      if (!has_target) {
        if (!restricted_ || i == 0) extend(n, i, +1);
        continue;
      }
      const auto item = search_.items[i];
      if (!search_.may_be_target[item]) continue;
      if (restricted_ && i != 0 && i + 1 != n && !search_.cued[item]) continue;
      extend(i, i + 1, +1);
      if (i > 0) extend(i, i - 1, -1);
    }
    return std::move(found_);
  }

 private:
  // Grows a block from `start` away from the target at position `target` (items.size(): none).
  void extend(std::size_t target, std::size_t start, int step) {
    const auto n = search_.items.size();
    std::vector<Tally> tallies(lines_.size());
    Relation relation{.direction = search_.axis.direction, .whole = search_.whole};
    if (target < n) relation.target = search_.items[target];
    relation.cued = target < n && search_.cued[*relation.target];
    for (auto i = start; i < n; i += static_cast<std::size_t>(step)) {
      const auto part = search_.items[i];
      if (restricted_ && target < n && search_.cued[part]) {
        if (relation.parts.size() >= 2) {
          needed_now_ = needed_;
          consider(tallies, relation, 1);
        }
        return;
      }
      for (std::size_t k = 0; k < lines_.size(); ++k)
        tallies[k].add(search_.axis.at(part, lines_[k]), novelty_of(search_.axis, part, lines_[k]));
      relation.parts.push_back(part);
      const bool last = step < 0 ? i == 0 : i + 1 == n;
      if (target == n)
        relation.cued =
            std::all_of(relation.parts.begin(), relation.parts.end(), [&](auto p) { return search_.cued[p]; });
      if (relation.parts.size() >= 2 && (!restricted_ || last)) {
        const bool everything = relation.parts.size() + (target < n ? 1 : 0) == n;
        const bool expected = target < n && (is_known_total(i, step) || is_known_total(target, -step));
        needed_now_ = everything ? needed_for_everything : expected ? needed_inside_ : needed_;
        consider(tallies, relation, last ? 1 : needed_inside_);
      }
    }
  }

  void consider(const std::vector<Tally>& tallies, const Relation& relation, double needed_with_cue) {
    double score = 0;
    std::size_t hits = 0;
    std::vector<LineFit> fits(lines_.size());
    const auto constant = constant_of(*search_.axis.figures, search_.whole);
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      const auto* target = relation.target ? &search_.axis.at(*relation.target, lines_[k]) : nullptr;
      const auto news = relation.target ? novelty_of(search_.axis, *relation.target, lines_[k]) : 0;
      fits[k] = fit_line(tallies[k], target, search_.whole, constant, news);
      if (fits[k].fit == Fit::hit) {
        ++hits;
        score += fits[k].information;
      }
    }
    const bool promising = relation.cued ? hits >= 1 && score >= needed_with_cue : hits >= 2 && score >= needed_now_;
    if (promising) keep(relation, needed_now_, needed_with_cue);
    if (leaves_out_ && relation.parts.size() >= 3 && relation.target) leave_one_out(fits, relation);
  }

  // The item beyond position `i` is a total that was found before.
  bool is_known_total(std::size_t i, int step) const {
    const auto beyond = i + static_cast<std::size_t>(step);
    return !search_.known_total.empty() && beyond < search_.items.size() && search_.known_total[search_.items[beyond]];
  }

  // The line where all but one part add up: that part is the residual.
  void leave_one_out(const std::vector<LineFit>& fits, const Relation& relation) {
    const auto needed = needed_ + std::log10(static_cast<double>(relation.parts.size()));
    for (std::size_t i = 0; i + 1 < relation.parts.size(); ++i) {
      std::size_t hits = 0;
      for (std::size_t k = 0; k < lines_.size(); ++k) {
        const auto& part = search_.axis.at(relation.parts[i], lines_[k]);
        if (fits[k].fit != Fit::miss || part.mid == 0) continue;
        const auto rest = fits[k].residual - part.mid;
        if ((rest < 0 ? -rest : rest) <= fits[k].slack) ++hits;
      }
      if (hits < (relation.cued ? 1U : 2U) || is_subtotal(relation.parts, i)) continue;
      Relation without = relation;
      without.parts.erase(without.parts.begin() + static_cast<std::ptrdiff_t>(i));
      keep(without, needed, needed_inside_);
    }
  }

  // The part at this position adds up parts beside it in two lines: it is a sub-total with a misprint, and leaving it
  // out would make its own parts those of the total.
  bool is_subtotal(const std::vector<std::size_t>& parts, std::size_t position) const {
    for (const std::ptrdiff_t step : {1, -1}) {
      std::vector<Tally> tallies(lines_.size());
      auto at = static_cast<std::ptrdiff_t>(position) + step;
      for (std::size_t taken = 1; at >= 0 && at < static_cast<std::ptrdiff_t>(parts.size()); at += step, ++taken) {
        std::size_t hits = 0;
        for (std::size_t k = 0; k < lines_.size(); ++k) {
          tallies[k].add(search_.axis.at(parts[static_cast<std::size_t>(at)], lines_[k]), 0);
          if (taken < 2) continue;
          const auto fit = fit_line(tallies[k], &search_.axis.at(parts[position], lines_[k]), Whole::item, 0, 0);
          if (fit.fit == Fit::hit && tallies[k].nonzero >= 2) ++hits;
        }
        if (hits >= 2) return true;
      }
    }
    return false;
  }

  void keep(Relation relation, double needed, double needed_with_cue) {
    weigh(search_.axis, relation);
    if (!believed(relation, needed, needed_with_cue)) return;
    std::sort(relation.parts.begin(), relation.parts.end());
    found_.push_back(std::move(relation));
  }

  const Search& search_;
  std::vector<std::size_t> lines_;
  bool restricted_ = false;
  bool leaves_out_ = false;
  std::size_t candidates_ = 0;
  double needed_ = 0;
  double needed_now_ = 0;
  double needed_inside_ = 0;  // of a labelled total over a part of what stands beside it
  std::vector<Relation> found_;
};

}  // namespace

double quality(const Relation& relation) {
  return relation.score + 0.3 * static_cast<double>(relation.strict);
}

double needed_score(std::size_t candidates) {
  return 3 + std::log10(static_cast<double>(std::max<std::size_t>(candidates, 1)));
}

bool believed(const Relation& relation, double needed, double needed_with_cue) {
  const auto decided = relation.hits + relation.misses;
  if (relation.cued) return relation.hits >= 1 && 2 * relation.hits >= decided && relation.score >= needed_with_cue;
  return relation.hits >= 2 && 10 * relation.hits >= 6 * decided && relation.score >= needed;
}

std::vector<Relation> block_relations(const Search& search) {
  if (search.items.size() < 2) return {};
  auto found = BlockSearch(search).found();
  std::stable_sort(found.begin(), found.end(), [](const Relation& a, const Relation& b) {
    if (quality(a) != quality(b)) return quality(a) > quality(b);
    return a.parts.size() > b.parts.size();
  });
  std::vector<bool> is_part(search.axis.items()), is_target(search.axis.items());
  std::vector<Relation> chosen;
  for (auto& relation : found) {
    if (relation.target && is_target[*relation.target]) continue;
    const bool parts_taken =
        std::any_of(relation.parts.begin(), relation.parts.end(), [&](auto part) { return is_part[part]; });
    if (parts_taken && search.whole != Whole::mean) continue;
    // a = b + c also reads b as a part of c's row of totals; the better reading was taken first.
    // A part of one total may be the sum of other items all the same.
    const bool reads_backwards =
        std::any_of(relation.parts.begin(), relation.parts.end(), [&](auto part) { return is_target[part]; });
    if (search.whole == Whole::item && is_part[*relation.target] && reads_backwards) continue;
    if (relation.target) is_target[*relation.target] = true;
    for (const auto part : relation.parts) is_part[part] = true;
    chosen.push_back(std::move(relation));
  }
  return chosen;
}

}  // namespace ecumene::auditing
