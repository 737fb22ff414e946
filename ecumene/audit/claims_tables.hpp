// Cells of a document's tables that a sentence speaks of, found by the words of their labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ecumene/audit/claims_work.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene::auditing {

struct CellMatch {
  const Table* table = nullptr;
  std::size_t row = 0;
  std::size_t column = 0;
  const Cell& cell() const { return table->at(row, column); }
};

// The value of the cell with the multiplier of its heading: 3 in a column "thousand" is 3000. nullopt: no figure, or
// one that exact arithmetic has no room for.
std::optional<Interval> cell_values(const CellMatch& match);
// "%" where cell or heading say so, else the unit of the heading; "1" where there is none.
std::string cell_unit(const CellMatch& match);

class TableIndex {
 public:
  explicit TableIndex(std::span<const Table> tables);
  // Cells whose row label and column heading are both in the words given, as words or as the year of the period; rows
  // and columns whose words are among those of another that fits give way to it.
  std::vector<CellMatch> cells(const std::string& source, const std::vector<std::uint64_t>& words,
                               const std::string& period) const;
  bool empty() const { return labels_.empty(); }

 private:
  struct Label {
    std::vector<std::uint64_t> words{};
    std::string year{};
    bool fits(const std::vector<std::uint64_t>& said, const std::string& period) const;
  };
  struct Labels {
    const Table* table = nullptr;
    std::vector<Label> rows{};
    std::vector<Label> columns{};
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> rows_by_word{};  // by the least of the row's words
    std::vector<std::size_t> rows_by_year{};                                     // rows whose label is a year only
  };
  static Label label_of(const std::string& text);
  static std::vector<std::size_t> fitting_rows(const Labels& labels, const std::vector<std::uint64_t>& words,
                                               const std::string& period);
  static std::vector<std::size_t> most_specific(const std::vector<Label>& labels, std::vector<std::size_t> fitting);

  std::unordered_map<std::string, std::vector<Labels>> labels_{};  // by source
};

}  // namespace ecumene::auditing
