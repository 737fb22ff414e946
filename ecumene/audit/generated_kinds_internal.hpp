// What the generators of single kinds of tables share, and the kinds that stand in a file of their own.
#pragma once

#include <array>
#include <cmath>
#include <string>

#include "ecumene/audit/generated_numbers_internal.hpp"
#include "ecumene/audit/generated_tables_internal.hpp"

namespace ecumene::testing {

struct Words {
  const char *total, *mean, *rank, *share, *including;
};
inline constexpr std::array<Words, 5> languages{{{"Total", "Average", "Rank", "Share, %", "including"},
                                                 {"Итого", "Среднее", "Место", "Доля, %", "в том числе"},
                                                 {"Всього", "Середнє", "Місце", "Частка, %", "у тому числі"},
                                                 {"Барлығы", "Орташа", "Орын", "Үлесі, %", "оның ішінде"},
                                                 {"A", "B", "C", "D", "E"}}};  // no cue at all

inline double size(Random& random, double scale) {
  return scale * std::exp(1.2 * (unit(random) + unit(random) + unit(random) - 1.5));
}

inline Generated blank(const std::string& kind, std::size_t rows, std::size_t columns,
                       const char* row_stem = "Region ") {
  Generated g{.kind = kind, .column_labels = {}, .row_labels = {}, .cells = {}, .spots = {}};
  for (std::size_t i = 0; i < rows; ++i) g.row_labels.push_back(row_stem + std::to_string(i + 1));
  for (std::size_t i = 0; i < columns; ++i) g.column_labels.push_back(std::to_string(2003 + i));
  g.cells.assign(rows, std::vector<std::string>(columns));
  return g;
}

// Kinds of tables whose lines are tied by ranks and rates, or by nothing.
Generated ranks(Random& random);
Generated percents(Random& random);
Generated mixed(Random& random);
Generated series(Random& random);

}  // namespace ecumene::testing
