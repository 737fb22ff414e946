// What the fuzz target of the hierarchies makes of its bytes: a small table full of ties, and the same in another
// order.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "ecumene/base/matrix_view.hpp"

namespace ecumene::fuzzing {

// whole: small whole numbers, so that squares and sums are exact and most distances tie. moderate: also doubles with
// all their digits, whose squares neither overflow nor underflow. any: whatever the bytes say, NaN and infinity
// included.
enum class Values : std::uint8_t { whole, moderate, any };

struct Table {
  std::size_t rows = 0;
  std::size_t columns = 0;
  Values values_are = Values::whole;
  std::vector<double> values{};

  MatrixView<const double> view() const { return {values, rows, columns}; }
};

class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> left) : left_(left) {}
  std::uint8_t next() {  // 0 once all are read
    if (left_.empty()) return 0;
    const std::uint8_t first = left_.front();
    left_ = left_.subspan(1);
    return first;
  }

 private:
  std::span<const std::uint8_t> left_;
};

inline double double_of(Bytes& bytes, Values values_are) {
  std::uint64_t bits = 0;
  for (int i = 0; i < 8; ++i) bits = bits << 8 | bytes.next();
  if (values_are == Values::any) return std::bit_cast<double>(bits);
  constexpr std::uint64_t exponents = std::uint64_t{0x7ff} << 52;  // becomes one from -16 to 15
  return std::bit_cast<double>((bits & ~exponents) | (1007 + (bits >> 52) % 32) << 52);
}

// Up to 24 rows of up to 4 columns; or four copies of them side by side along the first column, so that trees of
// points get more than one leaf.
inline Table table_of(Bytes& bytes) {
  Table table{.rows = bytes.next() % 25U, .columns = bytes.next() % 5U};
  const std::uint8_t choice = bytes.next();
  table.values_are = static_cast<Values>(choice % 3);
  const int most = 2 + choice / 8;  // distinct whole numbers
  for (std::size_t i = 0; i < table.rows * table.columns; ++i) {
    const std::uint8_t byte = bytes.next();
    const bool odd = table.values_are != Values::whole && byte >= 0xc0;
    table.values.push_back(odd ? double_of(bytes, table.values_are) : byte % most - most / 2);
  }
  if (choice / 4 % 2 == 0 || table.columns == 0) return table;
  const std::vector<double> once = table.values;
  for (int copy = 1; copy < 4; ++copy)
    for (std::size_t i = 0; i < once.size(); ++i)
      table.values.push_back(once[i] + (i % table.columns == 0 ? copy * 5 : 0));
  table.rows *= 4;
  return table;
}

// Row i of the result is row order[i].
inline Table reordered(const Table& table, const std::vector<std::uint32_t>& order) {
  Table result = table;
  for (std::size_t i = 0; i < table.rows; ++i)
    for (std::size_t j = 0; j < table.columns; ++j)
      result.values[i * table.columns + j] = table.values[order[i] * table.columns + j];
  return result;
}

inline std::vector<std::uint32_t> shuffled(std::size_t rows, std::uint32_t seed) {
  std::vector<std::uint32_t> order(rows);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = rows; i > 1; --i) {
    seed = seed * 1664525U + 1013904223U;
    std::swap(order[i - 1], order[(seed >> 8) % i]);
  }
  return order;
}

}  // namespace ecumene::fuzzing
