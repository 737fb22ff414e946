// From a relation to one edit a line, and the practice by which the table rounds.
#include <algorithm>
#include <cmath>

#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {
namespace {

Units magnitude(Units value) {
  return value < 0 ? -value : value;
}

// Chance that parts rounded to nearest still give the printed total: the sum of their rounding errors is close to
// normal with variance Σ half²/3 and must stay within half of the target's last digit.
double chance_of_strict_fit(const Axis& axis, const Relation& relation, std::size_t line, Units strict) {
  double variance = 0;
  for (const auto part : relation.parts) {
    const auto half = static_cast<double>(axis.at(part, line).half);
    variance += half * half / 3;
  }
  if (variance <= 0) return 1;
  const auto room = std::max(static_cast<double>(strict), 1.0);
  return std::erf(room / std::sqrt(2 * variance));
}

std::optional<Edit> edit_of_line(const Axis& axis, const Relation& relation, std::size_t line) {
  const auto fit = fit_line(axis, relation, line);
  if (fit.fit == Fit::skip) return std::nullopt;
  Edit edit;
  edit.whole = relation.whole;
  edit.treatment = fit.treatment;
  edit.weak = relation.weak;
  if (relation.target) {
    edit.has_target = true;
    edit.terms.push_back({axis.cell(*relation.target, line), -static_cast<std::int64_t>(fit.factor)});
  } else {
    edit.constant = -constant_of(*axis.figures, relation.whole);
  }
  for (const auto part : relation.parts) {
    const auto cell = axis.cell(part, line);
    const auto& figure = (*axis.figures)[cell];
    const bool left_out =
        figure.state == State::nil && relation.whole == Whole::mean && fit.treatment == Treatment::present;
    if (!figure.known())
      edit.unknown.push_back(cell);
    else if (!left_out)
      edit.terms.push_back({cell, 1});
  }
  edit.residual = fit.residual;
  edit.slack = fit.slack;
  edit.strict = fit.strict_slack;
  edit.tolerance = {-fit.slack, fit.slack};
  edit.fits_strictly = fit.strict;
  edit.fits_nearest = fit.nearest;
  edit.fits_truncated = fit.truncated;
  edit.chance_strict = chance_of_strict_fit(axis, relation, line, fit.strict_slack);
  edit.verdict = fit.fit == Fit::open ? Verdict::open
                 : fit.strict         ? Verdict::holds
                 : fit.nearest        ? Verdict::rounding
                                      : Verdict::conflict;
  return edit;
}

// Some part is negative in a line that holds: a missing figure may be as well.
bool is_signed(const Axis& axis, const Relation& relation) {
  for (std::size_t line = 0; line < axis.lines(); ++line) {
    const bool negative = std::any_of(relation.parts.begin(), relation.parts.end(),
                                      [&](std::size_t part) { return axis.at(part, line).mid < 0; });
    if (negative && fit_line(axis, relation, line).fit == Fit::hit) return true;
  }
  return false;
}

// Parts that are all known to be positive and exceed the whole contradict it whatever the missing ones hold.
void decide_open(const Axis& axis, const Relation& relation, Edit& edit) {
  if (edit.verdict != Verdict::open || edit.residual <= edit.slack) return;
  const auto& figures = *axis.figures;
  const auto positive =
      std::all_of(edit.terms.begin(), edit.terms.end(), [&](const Term& term) { return figures[term.cell].mid >= 0; });
  if (positive && !is_signed(axis, relation)) edit.verdict = Verdict::conflict;
}

// Truncation explains a relation if at least two lines need it and fewer lines miss than under rounding to nearest.
void choose_rounding(std::vector<Edit>& edits) {
  std::size_t nearest = 0, truncated = 0;
  for (const auto& edit : edits) {
    if (!edit.is_decided()) continue;
    if (!edit.fits_nearest) ++nearest;
    if (!edit.fits_truncated) ++truncated;
  }
  if (nearest < truncated + 2) return;
  for (auto& edit : edits) {
    if (!edit.is_decided()) continue;
    const auto parts = edit.slack - edit.strict;
    edit.tolerance = {-std::max<Units>(2 * parts - 1, 0), std::max<Units>(2 * edit.strict - 1, 0)};
    edit.verdict = edit.fits_strictly ? Verdict::holds : edit.fits_truncated ? Verdict::rounding : Verdict::conflict;
  }
}

}  // namespace

void add_edits(TableWork& work, std::string_view check, const Relation& relation) {
  const auto axis = work.axis(relation.direction);
  std::vector<Edit> edits;
  const auto words = formula(axis, relation);
  const auto of_another_kind = lines_of_another_kind(axis, relation);
  for (std::size_t line = 0; line < axis.lines(); ++line) {
    auto edit = edit_of_line(axis, relation, line);
    if (!edit) continue;
    decide_open(axis, relation, *edit);
    if (edit->verdict == Verdict::conflict && !relation.stated && of_another_kind[line]) continue;
    // Missing parts say little where the target is smaller than its parts anyway or may be of another kind.
    if (edit->verdict == Verdict::open && edit->whole == Whole::item && magnitude(edit->residual) > edit->slack &&
        edit->residual > 0)
      continue;
    edit->check = check;
    edit->relation = work.relations.size();
    edit->formula = words;
    edits.push_back(std::move(*edit));
  }
  choose_rounding(edits);
  work.relations.push_back(relation);
  for (auto& edit : edits) work.edits.push_back(std::move(edit));
  if (relation.direction == Direction::down && relation.target) work.total_rows[*relation.target] = true;
}

}  // namespace ecumene::auditing
