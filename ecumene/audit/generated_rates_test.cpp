#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/audit/generated_kinds_internal.hpp"

namespace ecumene::testing {
namespace {

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

}  // namespace

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

}  // namespace ecumene::testing
