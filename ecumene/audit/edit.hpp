// One recomputation of one printed figure, as an edit: a condition that the cells named in it must satisfy.
//
//   linear  Σ factor × cell + constant = 0                (sums, means, shares, complements)
//   ratio   (percent + offset) × base = multiplier × part (percent from counts, growth)
//   choice  one of some cells must take one of some values (a column of ranks that does not cover the places)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/audit/figures.hpp"
#include "ecumene/audit/relation.hpp"

namespace ecumene::auditing {

struct Term {
  std::uint32_t cell = 0;
  std::int64_t factor = 1;
};

struct Choice {
  std::uint32_t cell = 0;
  Units value = 0;   // middle of the place or range
  std::string text;  // as printed: "6-8"
};

enum class EditKind : std::uint8_t { linear, ratio, choice };

// Values from low to high; empty if low > high.
struct Range {
  Units low = 0;
  Units high = 0;
  bool contains(Units value) const { return low <= value && value <= high; }
};

struct Edit {
  std::string_view check;
  EditKind kind = EditKind::linear;
  bool has_target = false;             // terms.front() is the figure that the others explain
  std::vector<Term> terms;             // ratio: percent, part, base
  std::vector<std::uint32_t> unknown;  // cells of the relation without a figure
  std::size_t relation = 0;            // edits of one relation share it
  Whole whole = Whole::item;
  Treatment treatment = Treatment::present;
  Units constant = 0;
  Units residual = 0;
  Range tolerance;   // residuals that count as rounding
  Units strict = 0;  // |residual| that still recomputes to the printed digits
  Units slack = 0;
  bool fits_strictly = false;
  bool fits_nearest = false;
  bool fits_truncated = false;
  double chance_strict = 1;     // that rounded parts would give a strict fit
  Units multiplier = 0;         // ratio
  Units offset = 0;             // ratio
  std::vector<Choice> choices;  // choice
  Verdict verdict = Verdict::none;
  bool weak = false;    // a conflict here is reported as open: only a label says that the relation holds
  std::string formula;  // "the mean of 5 columns (\"A\" ... \"E\")"

  bool is_decided() const {
    return verdict == Verdict::holds || verdict == Verdict::rounding || verdict == Verdict::conflict;
  }
  bool names(std::uint32_t cell) const;
};

using Values = std::vector<Units>;  // by cell

Units residual(const Edit& edit, const Values& values);

// True if the edit holds within its tolerance at these values.
bool satisfied(const Edit& edit, const Values& values, const Figures& figures);

// The values of `cell` with which the edit holds, the others being as given; nullopt if there are none. A cell that
// the edit cannot determine (overflow, division by zero) may take any value.
std::optional<Range> solved(const Edit& edit, std::uint32_t cell, const Values& values, const Figures& figures);

// The value of `cell` that makes the edit hold best, rounded once to a multiple of `step` (halves away from zero).
Units nearest_value(const Edit& edit, std::uint32_t cell, const Values& values, Units step);

}  // namespace ecumene::auditing
