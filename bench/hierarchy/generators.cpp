#include "generators.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace ecumene::bench {

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::size_t below(std::size_t bound) { return engine_() % bound; }
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  // The sum of twelve uniforms: nearly normal, and free of logarithms.
  double normal() {
    double sum = -6;
    for (int term = 0; term < 12; ++term) sum += uniform();
    return sum;
  }
  // A direction in the plane: a point of the disc, stretched to its rim.
  std::pair<double, double> direction() {
    for (;;) {
      const double x = 2 * uniform() - 1;
      const double y = 2 * uniform() - 1;
      const double square = x * x + y * y;
      if (square > 1 || square < 1e-6) continue;
      const double length = std::sqrt(square);
      return {x / length, y / length};
    }
  }

 private:
  std::mt19937_64 engine_;
};

// Draws an index with a chance in proportion to its weight.
class Weighted {
 public:
  void add(double weight) { sums_.push_back((sums_.empty() ? 0 : sums_.back()) + weight); }
  std::size_t drawn(Random& random) const {
    const double at = random.uniform() * sums_.back();
    const auto found = std::upper_bound(sums_.begin(), sums_.end(), at);
    return static_cast<std::size_t>(std::min(found, std::prev(sums_.end())) - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

void fill_uniform(Table& table, Random& random) {
  for (double& value : table.values) value = random.uniform();
}

void fill_gauss(Table& table, Random& random) {
  const auto clouds =
      std::max<std::size_t>(1, static_cast<std::size_t>(std::sqrt(static_cast<double>(table.rows)) / 4));
  std::vector<double> centres(clouds * table.columns);
  for (double& value : centres) value = random.uniform();
  std::vector<double> spreads;
  Weighted sizes;
  for (std::size_t cloud = 0; cloud < clouds; ++cloud) {
    const double u = random.uniform();
    spreads.push_back(0.002 + 0.05 * u * u * u);
    sizes.add(0.05 + random.uniform());
  }
  for (std::size_t i = 0; i < table.rows; ++i) {
    const bool background = random.uniform() < 0.05;
    const std::size_t cloud = sizes.drawn(random);
    for (std::size_t j = 0; j < table.columns; ++j)
      table.values[i * table.columns + j] =
          background ? random.uniform() : centres[cloud * table.columns + j] + spreads[cloud] * random.normal();
  }
}

struct Settlement {
  double x;
  double y;
  double radius;
  std::size_t neighbour;  // where its road leads
};

void fill_city(Table& table, Random& random) {
  if (table.columns != 2) throw std::invalid_argument("a city has two coordinates");
  const std::size_t count = 10 + table.rows / 1000;
  std::vector<Settlement> settlements;
  Weighted sizes;
  for (std::size_t k = 0; k < count; ++k) {
    const double size = 1 / static_cast<double>(k + 1);
    sizes.add(size);
    settlements.push_back(
        {100 * random.uniform(), 100 * random.uniform(), 2 * std::sqrt(size), k == 0 ? 0 : random.below(k)});
  }
  for (std::size_t i = 0; i < table.rows; ++i) {
    const bool road = random.uniform() < 0.1;
    const Settlement& here = settlements[sizes.drawn(random)];
    const Settlement& there = settlements[here.neighbour];
    const double along = road ? random.uniform() : 0;
    // Pareto's law with exponent 2: P(distance > r) = 1 / (1 + r / radius)^2.
    const double away = road ? 0.005 * random.normal() : here.radius * (1 / std::sqrt(1 - random.uniform()) - 1);
    const auto [x, y] = random.direction();
    const auto rounded = [](double value) { return std::floor(value * 1e4 + 0.5) / 1e4; };
    table.values[2 * i] = rounded(here.x + along * (there.x - here.x) + away * x);
    table.values[2 * i + 1] = rounded(here.y + along * (there.y - here.y) + away * y);
  }
}

void fill_regions(Table& table, Random& random) {
  std::vector<double> loadings(2 * table.columns);
  for (double& value : loadings) value = 2 * random.uniform() - 1;
  for (std::size_t i = 0; i < table.rows; ++i) {
    const double first = random.normal();
    const double second = random.normal();
    for (std::size_t j = 0; j < table.columns; ++j)
      table.values[i * table.columns + j] =
          loadings[2 * j] * first + loadings[2 * j + 1] * second + 0.5 * random.normal();
  }
}

}  // namespace

Table generated(std::string_view kind, std::size_t rows, std::size_t columns) {
  Table table{.rows = rows, .columns = columns, .values = std::vector<double>(rows * columns)};
  Random random(rows * 1000 + columns);
  if (kind == "uniform")
    fill_uniform(table, random);
  else if (kind == "gauss")
    fill_gauss(table, random);
  else if (kind == "city")
    fill_city(table, random);
  else if (kind == "reg")
    fill_regions(table, random);
  else
    throw std::invalid_argument("no such kind of points: " + std::string(kind));
  return table;
}

}  // namespace ecumene::bench
