#include <cmath>
#include <utility>

#include "ecumene/audit/generated_numbers_internal.hpp"
#include "ecumene/audit/generated_tables_internal.hpp"

namespace ecumene::testing {
namespace {

bool changed(const Spot& spot, std::string& text, Random& random) {
  const auto dot = text.find('.');
  const int decimals = dot == std::string::npos ? 0 : static_cast<int>(text.size() - dot - 1);
  if (text.find_first_not_of("0123456789.") != std::string::npos) return false;
  const double value = std::stod(text);
  for (int attempt = 0; attempt < 20; ++attempt) {
    auto wrong = text;
    switch (integer(random, 0, 3)) {
      case 0: {
        auto& digit = wrong[random() % wrong.size()];
        if (digit != '.') digit = static_cast<char>('0' + integer(random, 0, 9));
        break;
      }
      case 1: {
        const auto i = random() % wrong.size();
        if (i + 1 < wrong.size() && wrong[i] != '.' && wrong[i + 1] != '.') std::swap(wrong[i], wrong[i + 1]);
        break;
      }
      case 2:
        wrong = print(value * 10, decimals);
        break;
      default:
        wrong = print(value + (chance(random, 0.5) ? 1 : -1) * spot.least * (1 + 5 * unit(random)), decimals);
    }
    if (wrong.front() == '-' || std::abs(std::stod(wrong) - value) < spot.least) continue;
    text = wrong;
    return true;
  }
  return false;
}

}  // namespace

bool inject(Generated& table, Random& random, Spot& where) {
  for (int attempt = 0; attempt < 20 && !table.spots.empty(); ++attempt) {
    where = table.spots[random() % table.spots.size()];
    auto& cell = table.cells[where.row][where.column];
    if (!where.place && changed(where, cell, random)) return true;
    if (!where.place) continue;
    const auto other = std::to_string(integer(random, 1, static_cast<int>(table.cells.size())));
    if (other == cell) continue;
    cell = other;
    return true;
  }
  return false;
}

}  // namespace ecumene::testing
