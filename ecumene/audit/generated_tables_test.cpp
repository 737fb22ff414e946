#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/audit/generated_kinds_internal.hpp"
#include "ecumene/audit/table_text_internal.hpp"

namespace ecumene::testing {
namespace {

double printed(double value, int decimals) {
  return std::stod(print(value, decimals));
}
double step(int decimals) {
  return std::pow(10, -decimals);
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
