// How a table computes its totals: from the figures as printed, or from longer ones it does not show.
#include <algorithm>
#include <map>
#include <numeric>

#include "ecumene/audit/report_edits.hpp"

namespace ecumene::auditing {
namespace {

// P(at least `successes` of these independent events happen), exactly.
double chance_of_at_least(std::size_t successes, const std::vector<double>& chances) {
  std::vector<double> by_count{1};
  for (const auto chance : chances) {
    by_count.push_back(0);
    for (auto k = by_count.size() - 1; k > 0; --k) by_count[k] = by_count[k] * (1 - chance) + by_count[k - 1] * chance;
    by_count[0] *= 1 - chance;
  }
  return std::accumulate(by_count.begin() + static_cast<std::ptrdiff_t>(successes), by_count.end(), 0.0);
}

bool computed_from_print(const TableWork& work, const std::vector<std::size_t>& edits) {
  constexpr std::size_t most_lines = 2000;  // quadratic; far fewer already decide
  std::vector<double> chances;
  std::size_t strict = 0;
  bool integers = true;
  for (const auto index : edits) {
    const auto& edit = work.edits[index];
    if (edit.verdict == Verdict::conflict || chances.size() == most_lines) continue;
    chances.push_back(std::min(edit.chance_strict, 1.0));
    if (edit.fits_strictly) ++strict;
    for (const auto& term : edit.terms)
      if (&term != &edit.terms.front() && work.figures[term.cell].decimals > 0) integers = false;
  }
  const auto loose = chances.size() - strict;
  if (loose > std::max<std::size_t>(1, chances.size() / 10)) return false;
  return chance_of_at_least(strict, chances) < (integers ? 0.01 : 0.002);
}

// One unit of the last place that the target prints, as often as it is taken.
Units last_digit_of(const TableWork& work, const Edit& edit) {
  const auto& target = edit.terms.front();
  const auto times = target.factor < 0 ? -target.factor : target.factor;
  return static_cast<Units>(times) * work.figures.last_digit(work.figures[target.cell].decimals);
}

}  // namespace

void decide_practice(TableWork& work) {
  std::map<std::string_view, std::vector<std::size_t>> by_check;
  for (std::size_t i = 0; i < work.edits.size(); ++i) {
    const auto& edit = work.edits[i];
    const bool additive = edit.check == "totals" || edit.check == "means";
    if (additive && edit.kind == EditKind::linear && edit.is_decided() && edit.tolerance.high == edit.slack)
      by_check[edit.check].push_back(i);
  }
  for (const auto& [check, edits] : by_check) {
    if (!computed_from_print(work, edits)) continue;
    for (const auto index : edits) {
      // One unit of the last digit stays rounding: even such tables are adjusted by hand in their last digit.
      auto& edit = work.edits[index];
      const auto room = std::min(edit.slack, std::max(edit.strict, last_digit_of(work, edit)));
      edit.tolerance = {-room, room};
      if (edit.verdict == Verdict::rounding && !edit.tolerance.contains(edit.residual))
        edit.verdict = Verdict::conflict;
    }
  }
}

}  // namespace ecumene::auditing
