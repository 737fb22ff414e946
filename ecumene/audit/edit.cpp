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

// Positive figures only: what percentages of counts are made of.
bool ratio_holds(const Edit& edit, const Ratio& ratio) {
  const auto low = product(ratio.percent.low, ratio.base.low), high = product(ratio.percent.high, ratio.base.high);
  const auto least = product(edit.multiplier, ratio.part.low), most = product(edit.multiplier, ratio.part.high);
  if (!low || !high || !least || !most) return true;
  return *low <= *most && *least <= *high;
}

std::optional<Range> solved_ratio(const Edit& edit, std::uint32_t cell, const Values& values, const Figures& figures) {
  const auto ratio = ratio_of(edit, values, figures);
  const auto half = figures[cell].half;
  const auto whole = Range{-anything, anything};
  const auto widened = [&](Units low, Units high) { return std::optional<Range>({low - half, high + half}); };
  if (cell == edit.terms[0].cell) {
    const auto least = product(edit.multiplier, ratio.part.low), most = product(edit.multiplier, ratio.part.high);
    if (!least || !most || ratio.base.low <= 0) return whole;
    return widened(floor_quotient(*least, ratio.base.high) - edit.offset,
                   ceiling_quotient(*most, ratio.base.low) - edit.offset);
  }
  const bool is_part = cell == edit.terms[1].cell;
  const auto low = product(is_part ? ratio.percent.low : edit.multiplier, is_part ? ratio.base.low : ratio.part.low);
  const auto high =
      product(is_part ? ratio.percent.high : edit.multiplier, is_part ? ratio.base.high : ratio.part.high);
  const auto divisor = is_part ? Range{edit.multiplier, edit.multiplier} : ratio.percent;
  if (!low || !high || divisor.low <= 0) return whole;
  return widened(floor_quotient(*low, divisor.high), ceiling_quotient(*high, divisor.low));
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
  if (!above || !moved || *below == 0) return values[cell];
  return rounded_quotient(*above - *moved, *below, step);
}

}  // namespace ecumene::auditing
