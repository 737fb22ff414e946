// Marks in place of a figure: "..." missing, ".." not collected, "x" cannot exist, "c" suppressed, "-" nil, NaN, N/A.
//
// The user's marks win over the table's own legend ("... - no data available" under the table, in English, Russian,
// Ukrainian or Kazakh), which wins over the defaults of CIS statistical yearbooks.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/panel/table.hpp"
#include "ecumene/source/read.hpp"

namespace ecumene {

// What a computer wrote where a figure should be.
enum class MachineValue : std::uint8_t { none, not_a_number, not_finite, formula_error };

struct MarkReading {
  CellKind kind = CellKind::absent;
  ObservationStatus status = ObservationStatus::missing;
  MachineValue machine = MachineValue::none;
};

class Marks {
 public:
  // REQUIRES that every mark of `user` has kind absent, nil or number; throws Error "mark-not-understood" otherwise.
  explicit Marks(std::span<const Mark> user = {}, std::span<const Cell> notes = {});

  // Exact spelling first; then dashes alike, "…" as "...", Latin and Cyrillic x and c alike, letter case ignored.
  std::optional<MarkReading> find(std::string_view text) const;

  // True if the legend explains a zero printed like this (same number of decimals) as less than half the unit.
  bool negligible(const Decimal& printed) const;

 private:
  struct Entry {
    std::string text;
    std::string folded;
    MarkReading reading;
  };
  void add(const Mark& mark);

  std::vector<Entry> entries_;  // the user's, then the legend's; the first that fits wins
  std::vector<int> negligible_decimals_;
};

// Dots and dashes, which stand for no figure even in a column of words; letters do not count.
bool is_symbolic_mark(std::string_view text);

// The marks that the notes under a table explain, in their order. Pieces of a note are separated by ';' or ". ".
std::vector<Mark> legend_marks(std::span<const Cell> notes);

// True if the line explains a mark: "... - no data available", "0,0 – minor value", "- явление отсутствует".
bool is_legend(std::string_view line);

}  // namespace ecumene
