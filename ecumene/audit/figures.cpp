#include "ecumene/audit/figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ecumene::auditing {
namespace {

constexpr int most_decimals = 18;
constexpr int most_significant_digits = 14;  // a double printed in full carries noise behind its 15th digit

Units power_of_ten(int exponent) {
  Units power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Units magnitude(Units value) {
  return value < 0 ? -value : value;
}

int digits(Units value) {
  int count = 0;
  for (auto rest = magnitude(value); rest != 0; rest /= 10) ++count;
  return count;
}

// Figures beyond these bounds are looked at by nobody. Within them every figure has at most 28 digits in units, so that
// sums of a million of them, a thousandfold, stay within 128 bits.
constexpr int most_digits = 28;
int whole_digits(const Decimal& value) {
  return std::max(digits(value.units()) - value.decimals(), 0);
}
bool within_bounds(const Decimal& value) {
  return value.decimals() >= -10 && value.decimals() <= 60 && whole_digits(value) <= 16;
}

bool is_usable(const Cell& cell) {
  return cell.is_numeric() && !cell.merged && within_bounds(cell.low) && within_bounds(cell.high);
}

// 61966.09999999999 is 61966.1 printed by a program from a binary number: a figure of 15 digits and more that a much
// shorter one matches to a few parts in 10^15 stands for the shorter one.
Decimal without_binary_noise(const Decimal& value) {
  const auto all = digits(value.units());
  if (all <= most_significant_digits) return value;
  for (int decimals = std::max(value.decimals() - all + 1, -18); decimals + 4 <= value.decimals(); ++decimals) {
    const auto shorter = value.rounded(decimals);
    const auto off = (shorter - value).units();
    if (magnitude(off) <= power_of_ten(std::min(all, 30)) / power_of_ten(15) * 4 &&
        magnitude(off) * 200 <= magnitude(value.units()))
      return shorter;
  }
  return value;
}

}  // namespace

Figures::Figures(const Table& table) : table_(&table), figures_(table.cells.size()) {
  int longest = 0;
  for (const auto& cell : table.cells) {
    if (!is_usable(cell)) continue;
    for (const auto& end : {without_binary_noise(cell.low), without_binary_noise(cell.high)}) {
      decimals_ = std::max(decimals_, end.decimals());
      longest = std::max(longest, whole_digits(end));
    }
  }
  decimals_ = std::min({decimals_, most_decimals, most_digits - longest});
  decimals_ = std::min(decimals_, most_decimals);
  one_ = 2 * power_of_ten(decimals_);
  for (std::size_t i = 0; i < table.cells.size(); ++i) read(i);
  restore_trailing_zeros();
}

Units Figures::last_digit(int decimals) const {
  return decimals >= 0 ? one_ / power_of_ten(std::min(decimals, decimals_)) : one_ * power_of_ten(-decimals);
}

void Figures::read(std::size_t index) {
  const auto& cell = table_->cells[index];
  auto& figure = figures_[index];
  switch (cell.kind) {
    case CellKind::empty:
      figure.state = State::blank;
      return;
    case CellKind::absent:
      figure.state = State::absent;
      return;
    case CellKind::nil:
      figure.state = State::nil;
      return;
    case CellKind::text:
      figure.state = State::text;
      return;
    case CellKind::number:
    case CellKind::interval:
      break;
  }
  figure.state = cell.merged ? State::blank : State::text;
  if (!is_usable(cell)) return;
  const auto low = without_binary_noise(cell.low), high = without_binary_noise(cell.high);
  const auto in_units = [&](const Decimal& value) {
    const auto shown = value.decimals() > decimals_ ? value.rounded(decimals_) : value;
    return shown.units() * last_digit(shown.decimals());
  };
  figure.state = State::figure;
  figure.decimals = std::min(std::max(low.decimals(), high.decimals()), decimals_);
  figure.low = in_units(low);
  figure.high = in_units(high);
  figure.mid = (figure.low + figure.high) / 2;
  figure.range = figure.low != figure.high;
  figure.half = figure.range ? 0 : last_digit(figure.decimals) / 2;
  const auto excess = digits(low.units()) - std::max(low.decimals() - decimals_, 0) - most_significant_digits;
  if (excess > 0 && figure.half > 0) figure.half *= power_of_ten(std::min(excess, 18));
  ++usable_;
}

// Spreadsheets print 4.70 as 4.7. Where a column has figures of different length and none ends in a zero behind the
// point, the zeros have been cut off and its figures carry the digits of the longest one. A row that nowhere shows that
// many digits keeps its own reading: it may be another kind of figure.
void Figures::restore_trailing_zeros() {
  const auto plain = [&](std::size_t row, std::size_t column) {
    const auto& figure = at(row, column);
    return figure.state == State::figure && !figure.range;
  };
  std::vector<int> row_longest(rows(), 0);
  for (std::size_t row = 0; row < rows(); ++row)
    for (std::size_t column = 0; column < columns(); ++column)
      if (plain(row, column)) row_longest[row] = std::max(row_longest[row], at(row, column).decimals);
  for (std::size_t column = 0; column < columns(); ++column) {
    int longest = 0;
    std::size_t count = 0, shorter = 0, zeros = 0;
    for (std::size_t row = 0; row < rows(); ++row)
      if (plain(row, column)) longest = std::max(longest, at(row, column).decimals);
    for (std::size_t row = 0; row < rows(); ++row) {
      if (!plain(row, column)) continue;
      const auto& figure = at(row, column);
      ++count;
      if (figure.decimals < longest) ++shorter;
      if (figure.decimals > 0 && (figure.mid / last_digit(figure.decimals)) % 10 == 0) ++zeros;
    }
    if (longest == 0 || shorter == 0 || zeros > 0 || shorter * 3 > count) continue;
    for (std::size_t row = 0; row < rows(); ++row) {
      auto& figure = figures_[row * columns() + column];
      if (!plain(row, column) || figure.decimals >= longest || row_longest[row] < longest) continue;
      figure.decimals = longest;
      figure.half = last_digit(longest) / 2;
    }
  }
}

void Figures::set_exact(std::size_t column) {
  for (std::size_t row = 0; row < rows(); ++row) figures_[row * columns() + column].half = 0;
}

Units Figures::rounded(Units value, int decimals) const {
  const auto step = last_digit(decimals);
  const auto steps = (magnitude(value) + step / 2) / step;
  return value < 0 ? -steps * step : steps * step;
}

std::string Figures::text(Units value, int decimals) const {
  return Decimal::from_units(rounded(value, decimals) * 5, decimals_ + 1).rounded(decimals).to_string();
}

namespace {

struct Likeness {
  double distance = std::numeric_limits<double>::infinity();  // relative to the size of the line
  double ratio = 1;
};

Likeness likeness(const Axis& axis, std::size_t line, std::size_t earlier) {
  double size = 0, earlier_size = 0;
  std::size_t common = 0;
  for (std::size_t item = 0; item < axis.items(); ++item) {
    const auto &now = axis.at(item, line), &before = axis.at(item, earlier);
    if (now.state != State::figure || before.state != State::figure) continue;
    size += std::abs(static_cast<double>(now.mid));
    earlier_size += std::abs(static_cast<double>(before.mid));
    ++common;
  }
  if (common < 2 || size <= 0 || earlier_size <= 0) return {};
  Likeness result{.distance = 0, .ratio = size / earlier_size};
  for (std::size_t item = 0; item < axis.items(); ++item) {
    const auto &now = axis.at(item, line), &before = axis.at(item, earlier);
    if (now.state == State::figure && before.state == State::figure)
      result.distance += std::abs(static_cast<double>(now.mid) - result.ratio * static_cast<double>(before.mid)) / size;
  }
  return result;
}

}  // namespace

std::vector<double> novelty(const Axis& axis) {
  constexpr std::size_t lines_back = 16;
  std::vector<double> result(axis.items() * axis.lines(), std::numeric_limits<double>::infinity());
  for (std::size_t line = 1; line < axis.lines(); ++line) {
    Likeness best;
    std::size_t model = line;
    for (auto earlier = line > lines_back ? line - lines_back : 0; earlier < line; ++earlier) {
      const auto found = likeness(axis, line, earlier);
      if (found.distance < best.distance) best = found, model = earlier;
    }
    if (model == line) continue;
    for (std::size_t item = 0; item < axis.items(); ++item) {
      const auto now = static_cast<double>(axis.at(item, line).mid),
                 before = static_cast<double>(axis.at(item, model).mid);
      result[axis.cell(item, line)] = std::min(std::abs(now - best.ratio * before), std::abs(now - before));
    }
  }
  return result;
}

std::string Axis::item_label(std::size_t item) const {
  const auto& table = figures->table();
  return direction == Direction::down ? table.rows[item].label() : table.columns[item].label;
}

std::string Axis::line_label(std::size_t line) const {
  const auto& table = figures->table();
  return direction == Direction::down ? table.columns[line].label : table.rows[line].label();
}

}  // namespace ecumene::auditing
