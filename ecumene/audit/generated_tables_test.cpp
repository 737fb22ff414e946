#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "ecumene/audit/generated_numbers_internal.hpp"
#include "ecumene/audit/generated_tables_internal.hpp"
#include "ecumene/audit/table_text_internal.hpp"

namespace ecumene::testing {
namespace {

struct Words {
  const char *total, *mean, *rank, *share, *including;
};
constexpr std::array<Words, 5> languages{{{"Total", "Average", "Rank", "Share, %", "including"},
                                          {"Итого", "Среднее", "Место", "Доля, %", "в том числе"},
                                          {"Всього", "Середнє", "Місце", "Частка, %", "у тому числі"},
                                          {"Барлығы", "Орташа", "Орын", "Үлесі, %", "оның ішінде"},
                                          {"A", "B", "C", "D", "E"}}};  // no cue at all

double size(Random& random, double scale) {
  return scale * std::exp(1.2 * (unit(random) + unit(random) + unit(random) - 1.5));
}

double printed(double value, int decimals) {
  return std::stod(print(value, decimals));
}
double step(int decimals) {
  return std::pow(10, -decimals);
}

Generated blank(const std::string& kind, std::size_t rows, std::size_t columns, const char* row_stem = "Region ") {
  Generated g{.kind = kind, .column_labels = {}, .row_labels = {}, .cells = {}, .spots = {}};
  for (std::size_t i = 0; i < rows; ++i) g.row_labels.push_back(row_stem + std::to_string(i + 1));
  for (std::size_t i = 0; i < columns; ++i) g.column_labels.push_back(std::to_string(2003 + i));
  g.cells.assign(rows, std::vector<std::string>(columns));
  return g;
}

void transpose(Generated& g) {
  std::vector<std::vector<std::string>> turned(g.column_labels.size(), std::vector<std::string>(g.row_labels.size()));
  for (std::size_t i = 0; i < g.row_labels.size(); ++i)
    for (std::size_t j = 0; j < g.column_labels.size(); ++j) turned[j][i] = g.cells[i][j];
  g.cells = std::move(turned);
  std::swap(g.column_labels, g.row_labels);
  for (auto& spot : g.spots) std::swap(spot.row, spot.column);
}

// Regions and a total row, a total column, or both; totals of hidden figures or of the printed ones.
Generated totals(Random& random) {
  const auto& words = languages[random() % languages.size()];
  const auto rows = static_cast<std::size_t>(integer(random, 4, 14)),
             columns = static_cast<std::size_t>(integer(random, 4, 8));
  const int decimals = integer(random, 0, 2);
  const bool from_print = chance(random, 0.5), total_row = chance(random, 0.6),
             total_column = !total_row || chance(random, 0.5);
  const double scale = std::pow(10, integer(random, 1, 4));
  std::vector<std::vector<double>> x(rows, std::vector<double>(columns));
  for (auto& row : x)
    for (auto& v : row) v = from_print ? printed(size(random, scale), decimals) : size(random, scale);
  if (total_column)
    for (auto& row : x) row.push_back(std::accumulate(row.begin(), row.end(), 0.0));
  if (total_row) {
    x.emplace_back(x.front().size());
    for (std::size_t j = 0; j < x.front().size(); ++j)
      for (std::size_t i = 0; i < rows; ++i) x.back()[j] += x[i][j];
  }
  auto g = blank("totals", x.size(), x.front().size());
  if (total_column) g.column_labels.back() = words.total;
  if (total_row) g.row_labels.back() = words.total;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < x.front().size(); ++j) {
      g.cells[i][j] = print(x[i][j], decimals);
      g.spots.push_back({i, j, (static_cast<double>(std::max(rows, columns)) + 3) * step(decimals)});
    }
  if (chance(random, 0.15)) {  // a missing part takes its lines' cells out of the redundancy
    const auto i = random() % rows, j = random() % columns;
    g.cells[i][j] = "...";
    std::erase_if(g.spots, [&](const Spot& s) { return s.row == i || s.column == j; });
  }
  if (chance(random, 0.3)) transpose(g);
  return g;
}

// Sub-totals of districts above their regions, and the total of districts.
Generated subtotals(Random& random) {
  const auto& words = languages[random() % languages.size()];
  const auto columns = static_cast<std::size_t>(integer(random, 3, 7));
  const int groups = integer(random, 2, 4), decimals = integer(random, 0, 1);
  std::vector<std::vector<double>> x{std::vector<double>(columns)};
  std::vector<std::string> labels{words.total};
  double most = 0;
  for (int group = 0; group < groups; ++group) {
    const auto head = x.size();
    x.emplace_back(columns);
    labels.push_back("District " + std::to_string(group + 1));
    const int members = integer(random, 2, 5);
    most = std::max(most, static_cast<double>(members));
    for (int k = 0; k < members; ++k) {
      x.emplace_back(columns);
      labels.push_back("Region " + std::to_string(group + 1) + "." + std::to_string(k + 1));
      for (std::size_t j = 0; j < columns; ++j) x[head][j] += x.back()[j] = size(random, 500);
    }
    for (std::size_t j = 0; j < columns; ++j) x[0][j] += x[head][j];
  }
  auto g = blank("subtotals", x.size(), columns);
  g.row_labels = labels;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      g.cells[i][j] = print(x[i][j], decimals);
      g.spots.push_back({i, j, (most + 4) * step(decimals)});
    }
  return g;
}

Generated shares(Random& random) {
  const auto& words = languages[random() % languages.size()];
  const auto parts = static_cast<std::size_t>(integer(random, 3, 9)),
             columns = static_cast<std::size_t>(integer(random, 3, 8));
  const int decimals = integer(random, 0, 2);
  const bool whole = chance(random, 0.5), of_which = whole && chance(random, 0.4);
  auto g = blank("shares", parts, columns, "Source ");
  std::vector<std::vector<double>> x(parts, std::vector<double>(columns));
  for (std::size_t j = 0; j < columns; ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < parts; ++i) sum += x[i][j] = size(random, 1) * (i == 0 ? 4 : 1);
    const bool missing = chance(random, 0.08) && parts > 3;
    for (std::size_t i = 0; i < parts; ++i) {
      g.cells[i][j] = missing && i == 1 ? "..." : print(100 * x[i][j] / sum, decimals);
      if (!missing) g.spots.push_back({i, j, (static_cast<double>(parts) + 2) * step(decimals)});
    }
  }
  if (whole) {
    g.row_labels.push_back(words.total);
    g.cells.emplace_back(columns, chance(random, 0.5) ? "100" : print(100, decimals));
  }
  if (of_which) {
    g.row_labels.push_back(std::string(words.including) + " loans");
    g.cells.emplace_back(columns);
    for (auto& cell : g.cells.back()) cell = print(30 * unit(random), decimals);
  }
  if (chance(random, 0.4)) transpose(g);
  return g;
}

Generated complements(Random& random) {
  const auto regions = static_cast<std::size_t>(integer(random, 4, 12)),
             columns = static_cast<std::size_t>(integer(random, 3, 8));
  const int decimals = integer(random, 1, 2);
  auto g = blank("complements", 2 * regions, columns);
  for (std::size_t i = 0; i < regions; ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      const double share = 100 * unit(random);
      g.cells[2 * i][j] = print(share, decimals);
      g.cells[2 * i + 1][j] = print(100 - share, decimals);
      const double fate = unit(random);
      if (fate < 0.03)
        g.cells[2 * i][j] = g.cells[2 * i + 1][j] = "...";
      else if (fate < 0.05)
        g.cells[2 * i + 1][j] = "...";
      else if (fate < 0.07)
        g.cells[2 * i][j] = "100", g.cells[2 * i + 1][j] = "-";
      else {
        g.spots.push_back({2 * i, j, 4 * step(decimals)});
        g.spots.push_back({2 * i + 1, j, 4 * step(decimals)});
      }
    }
  return g;
}

Generated means(Random& random) {
  const auto& words = languages[random() % languages.size()];
  const auto rows = static_cast<std::size_t>(integer(random, 6, 14)),
             years = static_cast<std::size_t>(integer(random, 3, 8));
  const int decimals = integer(random, 0, 2), mean_decimals = std::max(decimals, 1);
  const bool from_print = chance(random, 0.5);
  auto g = blank("means", rows, years + 1);
  g.column_labels.back() = words.mean;
  const double scale = std::pow(10, integer(random, 1, 3));
  for (std::size_t i = 0; i < rows; ++i) {
    double sum = 0;
    std::size_t present = 0;
    for (std::size_t j = 0; j < years; ++j) {
      const double value = from_print ? printed(size(random, scale), decimals) : size(random, scale);
      const bool missing = chance(random, 0.06) && present > 0;
      g.cells[i][j] = missing ? "..." : print(value, decimals);
      if (missing) continue;
      sum += value;
      ++present;
    }
    const double k = static_cast<double>(present);
    g.cells[i][years] = print(sum / k, mean_decimals);
    const double slack = k * step(decimals) + k * step(mean_decimals);
    for (std::size_t j = 0; j < years; ++j)
      if (g.cells[i][j] != "...") g.spots.push_back({i, j, slack * 1.01 + step(decimals)});
    g.spots.push_back({i, years, slack / k * 1.01 + step(mean_decimals)});
  }
  if (chance(random, 0.3)) transpose(g);
  return g;
}

std::vector<std::string> tied_places(Random& random, std::size_t n, std::vector<double>& mids) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), random);
  std::vector<std::string> places(n);
  for (std::size_t next = 0; next < n;) {
    const auto width =
        chance(random, 0.25) ? std::min<std::size_t>(n - next, static_cast<std::size_t>(integer(random, 2, 3))) : 1;
    const auto low = std::to_string(next + 1), high = std::to_string(next + width);
    for (std::size_t k = 0; k < width; ++k) {
      places[order[next + k]] = width == 1 ? low : low + "-" + high;
      mids[order[next + k]] += static_cast<double>(2 * next + width + 1) / 2;
    }
    next += width;
  }
  return places;
}

Generated ranks(Random& random) {
  const auto& words = languages[random() % languages.size()];
  const auto n = static_cast<std::size_t>(integer(random, 8, 16)), k = static_cast<std::size_t>(integer(random, 3, 6));
  auto g = blank("ranks", n, k + 1);
  std::vector<double> mids(n);
  for (std::size_t j = 0; j < k; ++j) {
    g.column_labels[j] = std::string(words.rank) + " " + std::to_string(j + 1);
    const auto places = tied_places(random, n, mids);
    for (std::size_t i = 0; i < n; ++i) {
      g.cells[i][j] = places[i];
      g.spots.push_back({i, j, 0, true});
    }
  }
  g.column_labels[k] = words.mean;
  for (std::size_t i = 0; i < n; ++i) {
    g.cells[i][k] = print(mids[i] / static_cast<double>(k), 1);
    g.spots.push_back({i, k, 0.2});
  }
  return g;
}

Generated percents(Random& random) {
  const auto& words = languages[random() % languages.size()];
  const auto n = static_cast<std::size_t>(integer(random, 6, 16));
  auto g = blank("percents", n, 3);
  g.column_labels = {"Surveyed", "Innovative", words.share};
  for (std::size_t i = 0; i < n; ++i) {
    const double base = std::round(size(random, 800)) + 50, part = std::round(base * (0.05 + 0.6 * unit(random)));
    g.cells[i] = {print(base, 0), print(part, 0), print(100 * part / base, 1)};
    g.spots.push_back({i, 2, 0.3 + 100 / base});
  }
  return g;
}

// Counts that add up beside rates that do not: the total of a rate is its weighted mean.
Generated mixed(Random& random) {
  const auto& words = languages[random() % languages.size()];
  const auto n = static_cast<std::size_t>(integer(random, 5, 14));
  auto g = blank("mixed", n + 1, 5);
  g.column_labels = {"Population", "Employed", "Employment, %", "Unemployed", "Wage index, %"};
  g.row_labels.back() = words.total;
  double population = 0, employed = 0, unemployed = 0, weighted = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    double p = population, e = employed, u = unemployed, w = population > 0 ? weighted / population : 0;
    if (i < n) {
      p = std::round(size(random, 2000));
      e = std::round(p * (0.4 + 0.2 * unit(random)));
      u = std::round(p * (0.02 + 0.05 * unit(random)));
      w = 95 + 20 * unit(random);
      population += p, employed += e, unemployed += u, weighted += w * p;
    }
    g.cells[i] = {print(p, 0), print(e, 0), print(100 * e / p, 1), print(u, 0), print(w, 1)};
    for (const std::size_t j : {0, 1, 3}) g.spots.push_back({i, j, static_cast<double>(n) + 4});
  }
  return g;
}

// Nothing adds up: series of rates that drift from year to year, all in one range.
Generated series(Random& random) {
  const auto n = static_cast<std::size_t>(integer(random, 4, 16)),
             years = static_cast<std::size_t>(integer(random, 3, 9));
  const int decimals = integer(random, 0, 2);
  auto g = blank("series", n, years);
  const double scale = std::pow(10, integer(random, 0, 3)), drift = chance(random, 0.5) ? 0.02 : 0.3;
  for (auto& row : g.cells) {
    double value = size(random, scale);
    for (auto& cell : row) {
      value *= std::exp(drift * (unit(random) - 0.45));
      cell = chance(random, 0.03) ? "..." : print(value, decimals);
    }
  }
  return g;
}

}  // namespace

Table Generated::table() const {
  std::string text = "Region";
  for (const auto& label : column_labels) text += " | " + label;
  for (std::size_t i = 0; i < row_labels.size(); ++i) {
    text += "\n" + row_labels[i];
    for (const auto& cell : cells[i]) text += " | " + cell;
  }
  return table_from_text(text);
}

Generated generated(int kind, Random& random) {
  switch (kind % kinds) {
    case 0:
      return totals(random);
    case 1:
      return subtotals(random);
    case 2:
      return shares(random);
    case 3:
      return complements(random);
    case 4:
      return means(random);
    case 5:
      return ranks(random);
    case 6:
      return percents(random);
    case 7:
      return mixed(random);
    default:
      return series(random);
  }
}

}  // namespace ecumene::testing
