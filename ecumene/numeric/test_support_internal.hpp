// For the tests of numeric: reading the comparison tables beside the repository, and seeded data.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace ecumene::testing {

// Numbers and labels of a small CSV file without line breaks in its cells.
struct Csv {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  std::size_t column(const std::string& name) const {
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  }
  std::vector<double> numbers(const std::string& name) const {
    std::vector<double> values;
    for (const auto& row : rows) {
      const std::string& cell = row.at(column(name));
      values.push_back(cell.empty() || cell == "NA" || cell == "NaN" ? std::numeric_limits<double>::quiet_NaN()
                                                                     : std::strtod(cell.c_str(), nullptr));
    }
    return values;
  }
};

inline std::vector<std::string> csv_cells(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

inline Csv read_csv(const std::filesystem::path& path) {
  std::ifstream file(path);
  Csv csv;
  std::string line;
  if (std::getline(file, line)) csv.header = csv_cells(line);
  while (std::getline(file, line))
    if (!line.empty()) csv.rows.push_back(csv_cells(line));
  return csv;
}

// The folder of comparison tables; empty, with a message, where the checkout has none.
inline std::filesystem::path verification_folder(const std::string& name) {
  const auto folder = std::filesystem::path(ECUMENE_SOURCE_DIR) / ".." / "shared" / "verify" / name;
  if (std::filesystem::is_directory(folder)) return folder;
  MESSAGE("skipped: no folder shared/verify/" << name << " beside the repository");
  return {};
}

// Uniform on [0, 1), the same on every platform.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
  std::vector<double> uniforms(std::size_t count) {
    std::vector<double> values(count);
    for (double& value : values) value = uniform();
    return values;
  }
  std::vector<double> integers(std::size_t count, std::uint32_t bound) {
    std::vector<double> values(count);
    for (double& value : values) value = below(bound);
    return values;
  }

 private:
  std::mt19937_64 engine_;
};

inline bool near(double a, double b, double relative) {
  return a == b || std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

}  // namespace ecumene::testing
