// The figures of a table as exact integers: what every recomputation of the audit adds up.
//
// All figures of one table share a unit: half of the last decimal place that the table prints anywhere, so that both a
// printed value and half of its last digit are whole numbers of units. A figure is `mid` ± `half`; a tied rank "6-8" is
// its middle 7, exactly. More than 14 significant digits are not believed: they come from binary floating point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ecumene/base/decimal.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene::auditing {

using Units = Decimal::Units;

enum class State : std::uint8_t { figure, nil, absent, blank, text };

struct Figure {
  State state = State::blank;
  bool range = false;  // a tied rank or another interval
  int decimals = 0;    // printed, or those of its column where trailing zeros are cut off
  Units low = 0;
  Units high = 0;
  Units mid = 0;   // 0 unless state is figure
  Units half = 0;  // half of the last printed digit; 0 for nil, ranges and ranks
  bool known() const { return state == State::figure || state == State::nil; }
};

class Figures {
 public:
  explicit Figures(const Table& table);

  const Table& table() const { return *table_; }
  std::size_t rows() const { return table_->rows.size(); }
  std::size_t columns() const { return table_->columns.size(); }
  const Figure& operator[](std::size_t cell) const { return figures_[cell]; }
  const Figure& at(std::size_t row, std::size_t column) const { return figures_[row * columns() + column]; }

  // Integers in this column are places in an order: they are not rounded.
  void set_exact(std::size_t column);

  Units one() const { return one_; }                  // the number 1 in units
  Units last_digit(int decimals) const;               // one unit of that decimal place
  Units rounded(Units value, int decimals) const;     // to the nearest printable value, halves away from zero
  std::string text(Units value, int decimals) const;  // as the table would print it: "1.4"
  bool usable() const { return usable_ > 0; }         // there are figures at all

 private:
  void read(std::size_t cell);
  void restore_trailing_zeros();

  const Table* table_;
  std::vector<Figure> figures_;
  int decimals_ = 0;  // most decimals of the table, at most 18
  Units one_ = 2;
  std::size_t usable_ = 0;
};

// Which way the members of a relation lie. `down`: they are rows and every column is one recomputation; `across`: they
// are columns and every row is one.
enum class Direction : std::uint8_t { down, across };

// A table seen so that relations always hold between items, once in every line.
struct Axis {
  const Figures* figures = nullptr;
  Direction direction = Direction::down;
  const std::vector<double>* novelty = nullptr;  // by cell, see novelty(); null: every figure is news

  std::size_t items() const { return direction == Direction::down ? figures->rows() : figures->columns(); }
  std::size_t lines() const { return direction == Direction::down ? figures->columns() : figures->rows(); }
  std::uint32_t cell(std::size_t item, std::size_t line) const {
    const auto columns = figures->columns();
    return static_cast<std::uint32_t>(direction == Direction::down ? item * columns + line : line * columns + item);
  }
  const Figure& at(std::size_t item, std::size_t line) const { return (*figures)[cell(item, line)]; }
  std::string item_label(std::size_t item) const;
  std::string line_label(std::size_t line) const;
};

// How far each figure is, in units, from what the most similar earlier line (of up to 16) would lead one to expect: the
// same figure, or the same share of the line. Lines that repeat each other are no independent witnesses of a relation.
// Infinite where there is no earlier line. By cell. O(cells).
std::vector<double> novelty(const Axis& axis);

}  // namespace ecumene::auditing
