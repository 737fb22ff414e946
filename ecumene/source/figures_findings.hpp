// What is said about the figures of a table: one sentence each, the cell or column first, and the way out.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "ecumene/panel/table.hpp"
#include "ecumene/source/figures.hpp"
#include "ecumene/source/figures_marks.hpp"

namespace ecumene {

struct CellIndex {
  std::size_t row = 0;
  std::size_t column = 0;
};

// Cells of a column about which the same is to be said: how many, and the first of them.
struct CellList {
  static constexpr std::size_t most_places = 10;
  std::size_t count = 0;
  std::vector<std::size_t> rows;
  void add(std::size_t row) {
    if (++count <= most_places) rows.push_back(row);
  }
};

Finding figure_not_understood(const Table& table, CellIndex cell);
Finding figure_in_trouble(const Table& table, CellIndex cell, FigureTrouble trouble);  // REQUIRES trouble != none
Finding figure_of_machine(const Table& table, CellIndex cell, MachineValue value);     // REQUIRES value != none
Finding figure_in_other_unit(const Table& table, CellIndex cell, const std::string& unit, const std::string& usual);
Finding grouping_irregular(const Table& table, CellIndex cell, const Decimal& value);

// "1,234" that nothing decides; `meaning` is how it was read.
Finding format_ambiguous(const Table& table, std::size_t column, const CellList& cells, MarkMeaning meaning);
Finding format_mixed(const Table& table, std::size_t column, const CellList& cells, std::size_t figures);

struct TextColumnCount {
  std::size_t words = 0;
  std::size_t figures = 0;
  std::size_t cells = 0;
};
Finding column_kept_as_text(const Table& table, std::size_t column, const TextColumnCount& count);
Finding unit_taken_from_cells(const Table& table, std::size_t column, const std::string& unit);

// Keeps the first hundred findings of a code one by one and counts the rest in a last one.
class CappedFindings {
 public:
  static constexpr std::size_t most = 100;
  void add(Finding finding);
  void move_to(std::vector<Finding>& findings, const std::string& where);

 private:
  struct Count {
    std::size_t seen = 0;
    std::size_t last = 0;  // index of the last one kept
  };
  std::vector<Finding> kept_;
  std::map<std::string, Count> counts_;
};

}  // namespace ecumene
