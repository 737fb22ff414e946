#include "ecumene/audit/edit.hpp"

#include <algorithm>

namespace ecumene::auditing {
namespace {

constexpr Units anything = static_cast<Units>(1) << 120;

Units floor_quotient(Units a, Units b) {
  const auto quotient = a / b;
  return quotient * b != a && ((a < 0) != (b < 0)) ? quotient - 1 : quotient;
}
Units ceiling_quotient(Units a, Units b) {
  return -floor_quotient(-a, b);
}

std::optional<Units> product(Units a, Units b) {
  Units result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  return result;
}

// a / b rounded to a multiple of step, halves away from zero.
Units rounded_quotient(Units a, Units b, Units step) {
  const auto above = a < 0 ? -a : a, below = (b < 0 ? -b : b) * step;
  const auto steps = above / below + (above % below >= below - above % below ? 1 : 0);
  return ((a < 0) != (b < 0) ? -steps : steps) * step;
}

struct Ratio {
  Range percent, part, base;
};

Range around(Units value, Units half) {
  return {value - half, value + half};
}

Ratio ratio_of(const Edit& edit, const Values& values, const Figures& figures) {
  const auto range = [&](std::size_t term) {
    const auto cell = edit.terms[term].cell;
    return around(values[cell], figures[cell].half);
  };
  auto percent = range(0);
  percent.low += edit.offset;
  percent.high += edit.offset;
  return {percent, range(1), range(2)};
}

// All that a × b may be; nullopt where it is too large to say.
std::optional<Range> product(Range a, Range b) {
  std::optional<Range> range;
  for (const auto left : {a.low, a.high})
    for (const auto right : {b.low, b.high}) {
      const auto value = product(left, right);
      if (!value) return std::nullopt;
      range = range ? Range{std::min(range->low, *value), std::max(range->high, *value)} : Range{*value, *value};
    }
  return range;
}

// All that a / b may be, rounded outwards; nullopt where b may be zero.
std::optional<Range> quotient(Range a, Range b) {
  if (b.low <= 0 && b.high >= 0) return std::nullopt;
  std::optional<Range> range;
  for (const auto above : {a.low, a.high})
    for (const auto below : {b.low, b.high}) {
      const Range value{floor_quotient(above, below), ceiling_quotient(above, below)};
      range = range ? Range{std::min(range->low, value.low), std::max(range->high, value.high)} : value;
    }
  return range;
}

bool ratio_holds(const Edit& edit, const Ratio& ratio) {
  const auto left = product(ratio.percent, ratio.base), right = product({edit.multiplier, edit.multiplier}, ratio.part);
  return !left || !right || (left->low <= right->high && right->low <= left->high);
}

std::optional<Range> solved_ratio(const Edit& edit, std::uint32_t cell, const Values& values, const Figures& figures) {
  const auto ratio = ratio_of(edit, values, figures);
  const auto half = figures[cell].half;
  const Range multiplier{edit.multiplier, edit.multiplier};
  const bool is_percent = cell == edit.terms[0].cell, is_part = cell == edit.terms[1].cell;
  const auto above = is_part ? product(ratio.percent, ratio.base) : product(multiplier, ratio.part);
  const auto range = above ? quotient(*above, is_percent ? ratio.base : is_part ? multiplier : ratio.percent) : above;
  if (!range) return Range{-anything, anything};
  const auto shift = is_percent ? edit.offset : 0;
  return Range{range->low - shift - half, range->high - shift + half};
}

std::int64_t factor_of(const Edit& edit, std::uint32_t cell) {
  std::int64_t factor = 0;
  for (const auto& term : edit.terms)
    if (term.cell == cell) factor += term.factor;
  return factor;
}

}  // namespace

bool Edit::names(std::uint32_t cell) const {
  if (kind == EditKind::choice)
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.cell == cell; });
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) { return term.cell == cell; });
}

Units residual(const Edit& edit, const Values& values) {
  Units sum = edit.constant;
  for (const auto& term : edit.terms) sum += static_cast<Units>(term.factor) * values[term.cell];
  return sum;
}

bool satisfied(const Edit& edit, const Values& values, const Figures& figures) {
  switch (edit.kind) {
    case EditKind::linear:
      return edit.tolerance.contains(residual(edit, values));
    case EditKind::ratio:
      return ratio_holds(edit, ratio_of(edit, values, figures));
    case EditKind::choice:
      break;
  }
  return std::any_of(edit.choices.begin(), edit.choices.end(),
                     [&](const Choice& choice) { return values[choice.cell] == choice.value; });
}

std::optional<Range> solved(const Edit& edit, std::uint32_t cell, const Values& values, const Figures& figures) {
  if (edit.kind == EditKind::ratio) return solved_ratio(edit, cell, values, figures);
  if (edit.kind == EditKind::choice) {
    std::optional<Range> range;
    for (const auto& choice : edit.choices)
      if (choice.cell == cell) {
        range = range ? Range{std::min(range->low, choice.value), std::max(range->high, choice.value)}
                      : Range{choice.value, choice.value};
      }
    return range;
  }
  const auto factor = static_cast<Units>(factor_of(edit, cell));
  if (factor == 0) return Range{-anything, anything};
  const auto rest = residual(edit, values) - factor * values[cell];
  const auto low = edit.tolerance.low - rest, high = edit.tolerance.high - rest;
  const Range range = factor > 0 ? Range{ceiling_quotient(low, factor), floor_quotient(high, factor)}
                                 : Range{ceiling_quotient(high, factor), floor_quotient(low, factor)};
  if (range.low > range.high) return std::nullopt;
  return range;
}

Units nearest_value(const Edit& edit, std::uint32_t cell, const Values& values, Units step) {
  if (edit.kind == EditKind::choice) {
    for (const auto& choice : edit.choices)
      if (choice.cell == cell) return choice.value;
    return values[cell];
  }
  if (edit.kind == EditKind::linear) {
    const auto factor = static_cast<Units>(factor_of(edit, cell));
    if (factor == 0) return values[cell];
    return rounded_quotient(factor * values[cell] - residual(edit, values), factor, step);
  }
  const auto percent = values[edit.terms[0].cell] + edit.offset;
  const auto part = values[edit.terms[1].cell], base = values[edit.terms[2].cell];
  std::optional<Units> above, below;
  Units shift = 0;
  if (cell == edit.terms[0].cell) {
    above = product(edit.multiplier, part);
    below = base;
    shift = edit.offset;
  } else if (cell == edit.terms[1].cell) {
    above = product(percent, base);
    below = edit.multiplier;
  } else {
    above = product(edit.multiplier, part);
    below = percent;
  }
  const auto moved = below ? product(shift, *below) : std::nullopt;
  if (!above || !moved || *below == 0 || !product(*below, step)) return values[cell];
  return rounded_quotient(*above - *moved, *below, step);
}

}  // namespace ecumene::auditing
