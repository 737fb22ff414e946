// Tables in NumPy's .npy format, version 1.0, little-endian doubles, row after row: what every program of the benchmark
// reads, so that all of them see the same bytes. Needs nothing but the standard library: the runners of peers that are
// built apart from the project include it too.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace ecumene::bench {

static_assert(std::endian::native == std::endian::little, "the files are written as they lie in memory");

struct Table {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values{};
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

inline void write_npy(const std::string& path, const Table& table) {
  std::string header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + std::to_string(table.rows) + ", " +
                       std::to_string(table.columns) + "), }";
  constexpr std::size_t before_header = 10;
  header.append(63 - (before_header + header.size()) % 64, ' ').push_back('\n');
  std::string start("\x93NUMPY\x01\x00", 8);
  start.push_back(static_cast<char>(header.size() % 256));
  start.push_back(static_cast<char>(header.size() / 256));
  start += header;
  const File file(std::fopen(path.c_str(), "wb"));
  if (!file || std::fwrite(start.data(), 1, start.size(), file.get()) != start.size() ||
      std::fwrite(table.values.data(), sizeof(double), table.values.size(), file.get()) != table.values.size() ||
      std::fflush(file.get()) != 0)
    throw std::runtime_error("cannot write " + path);
}

// REQUIRES a file of write_npy.
inline Table read_npy(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"));
  unsigned char start[10];
  if (!file || std::fread(start, 1, sizeof start, file.get()) != sizeof start ||
      std::memcmp(start, "\x93NUMPY\x01", 7) != 0)
    throw std::runtime_error("not a table of this benchmark: " + path);
  std::string header(start[8] + 256U * start[9], ' ');
  if (std::fread(header.data(), 1, header.size(), file.get()) != header.size())
    throw std::runtime_error("cut off: " + path);
  const std::size_t shape = header.find("'shape': (");
  if (shape == std::string::npos || header.find("'<f8'") == std::string::npos)
    throw std::runtime_error("not a table of doubles: " + path);
  Table table;
  char* end = nullptr;
  table.rows = std::strtoull(header.c_str() + shape + std::strlen("'shape': ("), &end, 10);
  table.columns = std::strtoull(end + 1, &end, 10);
  table.values.resize(table.rows * table.columns);
  if (std::fread(table.values.data(), sizeof(double), table.values.size(), file.get()) != table.values.size())
    throw std::runtime_error("cut off: " + path);
  return table;
}

}  // namespace ecumene::bench
