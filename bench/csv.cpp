// How fast does a gigabyte of CSV become fields with positions?
//
//   bench_csv [MEGABYTES=256] [FILE]
//
// Writes a table of regional observations (SDMX-like: region, indicator, year, figure, status, a note that is sometimes
// quoted) of the size asked for, unless FILE is there already with that size; checks that the reader finds every row,
// that offsets cover the file and that a column adds up to what was written; then times three readings and prints
// MB/s (10^6 bytes), fields a second and the peak of memory. One thread. The file stays for bench/csv_peers.py.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "ecumene/base/delimited.hpp"
#include "ecumene/source/formats/csv.hpp"

namespace {

namespace fs = std::filesystem;
using namespace ecumene;
using Clock = std::chrono::steady_clock;

struct Written {
  std::uint64_t rows = 0;
  std::uint64_t sum = 0;  // of the fourth column, in thousandths
};

// A line of the table; the same for the same number on every machine.
void append_row(std::string& to, std::uint64_t i, Written& written) {
  const std::uint64_t mixed = (i + 1) * 0x9E3779B97F4A7C15ULL;
  const std::uint64_t thousandths = mixed >> 44;
  char line[160];
  const char* const notes[] = {"", "provisional", "\"boundary changed, see note 3\"", "\"said \"\"about\"\"\""};
  const int length =
      std::snprintf(line, sizeof line, "RU-%05u,indicator_%02u,%u,%u.%03u,%c,%s\n", static_cast<unsigned>(i % 80'000),
                    static_cast<unsigned>(i / 7 % 64), static_cast<unsigned>(1990 + i % 35),
                    static_cast<unsigned>(thousandths / 1000), static_cast<unsigned>(thousandths % 1000),
                    "AEPO"[mixed >> 8 & 3], i % 10 == 0 ? notes[1 + i / 10 % 3] : notes[0]);
  to.append(line, static_cast<std::size_t>(length));
  ++written.rows;
  written.sum += thousandths;
}

Written write_table(const fs::path& path, std::uint64_t bytes) {
  Written written;
  const bool there = fs::exists(path) && fs::file_size(path) >= bytes && fs::file_size(path) < bytes + 200;
  std::FILE* const file = there ? nullptr : std::fopen(path.c_str(), "wb");
  if (!there && file == nullptr) {
    std::fprintf(stderr, "cannot write %s\n", path.c_str());
    std::exit(2);
  }
  std::string block = "REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE\n";
  std::uint64_t done = 0;
  for (std::uint64_t i = 0; done + block.size() < bytes; ++i) {
    append_row(block, i, written);
    if (block.size() < (1U << 20) && done + block.size() < bytes) continue;
    done += block.size();
    if (file != nullptr && std::fwrite(block.data(), 1, block.size(), file) != block.size()) std::exit(2);
    block.clear();
  }
  if (file != nullptr) std::fclose(file);
  return written;
}

std::uint64_t thousandths_in(std::string_view text) {
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c != '.') value = 10 * value + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

void check(const std::string& path, const Written& written) {
  DelimitedReader reader = DelimitedReader::open(path);
  Written seen;
  std::uint64_t at = 0;
  bool first = true;
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) {
      if (row.byte_begin() != at || row.size() != 6) {
        std::fprintf(stderr, "row %llu is not where it should be\n", static_cast<unsigned long long>(row.number()));
        std::exit(1);
      }
      at = row.byte_end() + 1;
      if (!first) {
        ++seen.rows;
        seen.sum += thousandths_in(row.text(3));
      }
      first = false;
    }
  }
  if (seen.rows != written.rows || seen.sum != written.sum || at != fs::file_size(path)) {
    std::fprintf(stderr, "the answer is wrong: %llu rows of %llu\n", static_cast<unsigned long long>(seen.rows),
                 static_cast<unsigned long long>(written.rows));
    std::exit(1);
  }
  std::printf("checked: %llu rows, column 4 adds up, offsets cover the file\n",
              static_cast<unsigned long long>(seen.rows));
}

rusage usage_now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double peak_mib() {
  return static_cast<double>(usage_now().ru_maxrss) / 1024.0;
}

// Seconds of processor time of this program: what a core of its own would need, however busy the machine is.
double cpu_seconds() {
  const rusage usage = usage_now();
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
void time_reading(const char* what, double bytes, Work work) {
  double best = 1e300;
  double best_cpu = 1e300;
  std::uint64_t fields = 0;
  for (int round = 0; round < 3; ++round) {
    const auto start = Clock::now();
    const double cpu_start = cpu_seconds();
    fields = work();
    best_cpu = std::min(best_cpu, cpu_seconds() - cpu_start);
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  std::printf("%-53s %6.0f MB/s  %6.0f MB/s of processor time %6.1f M fields/s  peak %.0f MiB\n", what,
              bytes / 1e6 / best, bytes / 1e6 / best_cpu, static_cast<double>(fields) / 1e6 / best, peak_mib());
}

// Counts records and fields: what splitting alone costs.
std::uint64_t split(const std::string& path) {
  DelimitedReader reader = DelimitedReader::open(path);
  std::uint64_t fields = 0;
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) fields += row.size();
  }
  return fields;
}

// Looks at every field: its text and both offsets.
std::uint64_t visit(const std::string& path) {
  DelimitedReader reader = DelimitedReader::open(path);
  std::uint64_t fields = 0;
  std::uint64_t mixed = 0;
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) {
      for (std::size_t i = 0; i < row.size(); ++i, ++fields) {
        const DelimitedField field = row[i];
        mixed += field.byte_begin ^ field.byte_end ^ field.text.size();
      }
    }
  }
  return mixed == 0 ? 0 : fields;
}

// The first 64 MB at most, in memory, as the csv format gives them to the rest of the program.
std::string beginning(const fs::path& path) {
  std::string bytes(std::min<std::uint64_t>(fs::file_size(path), 64'000'000), '\0');
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) std::exit(2);
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file));
  std::fclose(file);
  return bytes.substr(0, bytes.rfind('\n') + 1);
}

std::uint64_t cells(const std::string& bytes) {
  const GridResult result = csv_format.read(bytes, "bench.csv", {});
  std::uint64_t count = 0;
  for (const auto& row : result.grids.front().rows) count += row.size();
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t megabytes = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 256;
  const fs::path path = argc > 2 ? fs::path(argv[2]) : fs::temp_directory_path() / "ecumene-bench.csv";
  if (megabytes == 0) {
    std::fprintf(stderr, "usage: bench_csv [MEGABYTES] [FILE]\n");
    return 64;
  }
  std::printf("How fast does a gigabyte of CSV become fields with positions?\n");
  const Written written = write_table(path, megabytes * 1'000'000);
  const auto bytes = static_cast<double>(fs::file_size(path));
  std::printf("%s: %.0f MB, one thread, best of three\n", path.c_str(), bytes / 1e6);
  check(path.string(), written);
  time_reading("records split into fields", bytes, [&] { return split(path.string()); });
  time_reading("every field visited: text, begin, end, quoted", bytes, [&] { return visit(path.string()); });
  const std::string start = beginning(path);
  time_reading("the csv format: cells with line, column, byte range", static_cast<double>(start.size()),
               [&] { return cells(start); });
  return 0;
}
