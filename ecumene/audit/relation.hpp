// A relation between items (rows or columns) of a table that adds figures up, and how one line of the table fits it.
//
//   item      the target is the sum of the parts              mean  the target is the mean of the parts
//   hundred   the parts add to 100 (percent)                  one   the parts add to 1 (shares)
//
// Exact integers throughout: the sum of n printed figures is compared with the sum of their n intervals; nothing is
// divided. In a mean, parts without a figure are left out; which parts with a nil count is tried (see Treatment).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "ecumene/audit/figures.hpp"

namespace ecumene::auditing {

enum class Whole : std::uint8_t { item, mean, hundred, one };

// Over which parts a printed mean was taken.
enum class Treatment : std::uint8_t {
  present,      // over the parts that have a figure
  nil_as_zero,  // a nil counts as zero and takes part
  all,          // absent ones count as zero, too
};

// What a line's parts add up to.
struct Tally {
  Units sum = 0;
  Units half = 0;              // sum of half last digits
  double half_squared = 0;     // sum of their squares: three times the variance of the rounding
  double novelty_squared = 0;  // see novelty()
  Units least = 0;
  Units most = 0;
  std::uint32_t present = 0;
  std::uint32_t nil = 0;
  std::uint32_t unknown = 0;  // absent, blank, text
  std::uint32_t blank = 0;    // of these: nothing printed at all, which many tables do for zero
  std::uint32_t nonzero = 0;
  void add(const Figure& figure, double novelty);
};

enum class Fit : std::uint8_t { skip, open, hit, miss };

struct LineFit {
  Fit fit = Fit::skip;
  bool strict = false;       // the nearest-rounded recomputation equals the print
  bool nearest = false;      // within what all printed digits allow, rounded to nearest
  bool truncated = false;    // within what they allow if digits were cut off
  std::uint32_t factor = 1;  // the target is taken this many times: number of parts in a mean
  Treatment treatment = Treatment::present;
  Units residual = 0;      // sum of the parts minus factor * target
  Units slack = 0;         // most that |residual| can be by rounding to nearest
  Units strict_slack = 0;  // most that it can be if only the target is rounded
  double information = 0;  // log10 of how much likelier the residual is if the relation holds than if it does not
};

// `target` is null for hundred and one; `constant` is then 100 or 1 in units. A target that prints a plain 100 is
// whole.
LineFit fit_line(const Tally& tally, const Figure* target, Whole whole, Units constant, double target_novelty);

// The novelty of a cell of the axis; infinite where none was computed.
double novelty_of(const Axis& axis, std::size_t item, std::size_t line);

struct Relation {
  Direction direction = Direction::down;
  Whole whole = Whole::item;
  std::optional<std::size_t> target{};
  std::vector<std::size_t> parts{};
  bool cued = false;    // a label says it
  bool stated = false;  // the user says it
  bool weak = false;    // only a label says it: one line is not enough to call it wrong
  double score = 0;     // evidence, in powers of ten
  std::size_t hits = 0;
  std::size_t misses = 0;
  std::size_t strict = 0;
};

Units constant_of(const Figures& figures, Whole whole);
Tally tally_line(const Axis& axis, const Relation& relation, std::size_t line);
LineFit fit_line(const Axis& axis, const Relation& relation, std::size_t line);

// A line that misses because the target is not of this kind there: a rate or a mean in a row of totals, which lies
// among its parts instead of adding them up, and no single misprint explains it.
bool is_other_kind(const Axis& axis, const Relation& relation, std::size_t line, const LineFit& fit);

// By line: it is of another kind. Where four lines or more hold for each that would be, a line whose figures are like
// theirs is not: there the target is wrong.
std::vector<bool> lines_of_another_kind(const Axis& axis, const Relation& relation);

// Fills hits, misses, strict and score from all lines. Lines of another kind count neither way.
void weigh(const Axis& axis, Relation& relation);

}  // namespace ecumene::auditing
