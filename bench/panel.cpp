// How long do ten million observations take to load, select and pivot, and how much memory?
//
//   bench_panel [ROWS=1000000] [FILE=bench-panel.csv]
//
// Writes a tidy SDMX-CSV of 50 indicators and 40 years for as many regions as ROWS need, once in the order of a
// publication (region, indicator, year) and once mixed, so that no two neighbouring rows speak of the same; loads it,
// checks its size and the exact sum of its values, selects a decade of five indicators, pivots a year to regions ×
// indicators and an indicator to regions × years, checks their sums too, and writes it again, which must give the same
// bytes. Prints seconds, also those of the
// processor, rows a second and the peak of memory. One thread. The file is removed at the end.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <streambuf>
#include <string>
#include <utility>

#include "ecumene/panel/pivot.hpp"
#include "ecumene/panel/sdmx_csv.hpp"
#include "ecumene/panel/select.hpp"

namespace {

using namespace ecumene;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t indicators = 50;
constexpr std::uint64_t years = 40;
constexpr std::uint64_t pivot_year = 2005;

enum class Order { published, mixed };

// Sums in hundredths, as they must come out.
struct Written {
  std::uint64_t rows = 0;
  std::uint64_t all = 0;
  std::uint64_t decade = 0;     // 2000-2009, indicators 0 to 4
  std::uint64_t year = 0;       // pivot_year
  std::uint64_t indicator = 0;  // indicator 7
};

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "bench_panel: %s\n", what.c_str());
  std::exit(2);
}

void append_row(std::string& to, std::uint64_t i, Written& written) {
  const std::uint64_t year = 1985 + i % years;
  const std::uint64_t indicator = i / years % indicators;
  const std::uint64_t region = i / years / indicators;
  const std::uint64_t hundredths = ((i + 1) * 0x9E3779B97F4A7C15ULL) >> 40;
  char line[200];
  const int length =
      std::snprintf(line, sizeof line,
                    "Region %06llu,%llu,indicator %02llu,%s,%u,%llu.%02llu,A,yearbook-%llu.xlsx,Table %llu!%c%llu\n",
                    static_cast<unsigned long long>(region), static_cast<unsigned long long>(year),
                    static_cast<unsigned long long>(indicator), indicator % 2 == 0 ? "RUB" : "{person}",
                    static_cast<unsigned>(indicator % 3 * 3), static_cast<unsigned long long>(hundredths / 100),
                    static_cast<unsigned long long>(hundredths % 100), static_cast<unsigned long long>(year),
                    static_cast<unsigned long long>(indicator), static_cast<char>('B' + year % 20),
                    static_cast<unsigned long long>(region + 5));
  to.append(line, static_cast<std::size_t>(length));
  ++written.rows;
  written.all += hundredths;
  if (year >= 2000 && year <= 2009 && indicator < 5) written.decade += hundredths;
  if (year == pivot_year) written.year += hundredths;
  if (indicator == 7) written.indicator += hundredths;
}

Written write_file(const std::string& path, std::uint64_t rows, Order order) {
  std::ofstream file(path, std::ios::binary);
  std::string buffer = "ref_area,time_period,indicator,unit_measure,unit_mult,obs_value,obs_status,source,passage\n";
  Written written;
  // A stride without a common divisor visits every row once, far from the one before.
  constexpr std::uint64_t stride = 1'000'003;
  for (std::uint64_t k = 0; k < rows; ++k) {
    append_row(buffer, order == Order::published ? k : k * stride % rows, written);
    if (buffer.size() > (1 << 20)) {
      file.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
      buffer.clear();
    }
  }
  file.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  if (!file.flush()) fail("cannot write " + path);
  return written;
}

std::uint64_t exact_sum(const Panel& panel) {
  std::uint64_t sum = 0;
  for (std::size_t row = 0; row < panel.size(); ++row) {
    const Decimal value = panel.value(row)->low;
    if (value.decimals() != 2) fail("a value lost its printed decimals");
    sum += static_cast<std::uint64_t>(value.units());
  }
  return sum;
}

std::uint64_t exact_sum(const RegionTable& table) {
  std::uint64_t sum = 0;
  for (const double value : table.value)
    sum += std::isnan(value) ? 0 : static_cast<std::uint64_t>(std::llround(value * 100));
  return sum;
}

// What the work itself took, even where other programs share the machine.
double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
auto timed(const char* what, std::uint64_t rows, Work work) {
  const auto begin = Clock::now();
  const double processor_begin = processor_seconds();
  auto result = work();
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  const double processor = processor_seconds() - processor_begin;
  std::printf("  %-40s %8.2f s %8.2f s processor %8.2f million rows/s\n", what, seconds, processor,
              static_cast<double>(rows) / seconds / 1e6);
  std::fflush(stdout);
  return result;
}

void require(std::uint64_t got, std::uint64_t expected, const char* what) {
  if (got != expected) {
    fail(std::string(what) + ": " + std::to_string(got) + " instead of " + std::to_string(expected));
  }
}

// Throws the bytes away, comparing them with the file on their way.
class ComparingBuffer : public std::streambuf {
 public:
  explicit ComparingBuffer(const std::string& path) : file_(path, std::ios::binary) {}
  bool equal() { return equal_ && file_.peek() == std::ifstream::traits_type::eof(); }

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    std::string there(static_cast<std::size_t>(size), '\0');
    file_.read(there.data(), size);
    equal_ =
        equal_ && file_.gcount() == size && there.compare(0, there.size(), text, static_cast<std::size_t>(size)) == 0;
    return size;
  }

 private:
  std::ifstream file_;
  bool equal_ = true;
};

double peak_gigabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e9;
}

void run(std::uint64_t rows, const std::string& path, Order order) {
  const Written written = write_file(path, rows, order);
  std::printf("%llu observations, %s, %.0f MB\n", static_cast<unsigned long long>(rows),
              order == Order::published ? "as published" : "mixed",
              static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  const Panel panel = timed("load", rows, [&] {
    SdmxCsvResult result = read_sdmx_csv(path);
    if (!result.findings.empty()) fail(to_string(result.findings.front()));
    return std::move(result.panel);
  });
  require(panel.size(), written.rows, "rows");
  require(exact_sum(panel), written.all, "sum of all values");
  std::printf("  %-40s %8.2f GB\n", "peak memory after loading", peak_gigabytes());

  Selection decade{.within = Period::parse("200X")};
  for (const char* name : {"indicator 00", "indicator 01", "indicator 02", "indicator 03", "indicator 04"}) {
    decade.indicators.emplace_back(name);
  }
  const Panel chosen = timed("select five indicators of a decade", rows, [&] { return selected(panel, decade); });
  require(exact_sum(chosen), written.decade, "sum of the selection");
  const RegionTable year =
      timed("pivot a year: regions x indicators", rows, [&] { return pivot(panel, Period::year(pivot_year)).table; });
  require(exact_sum(year), written.year, "sum of the year");
  const RegionTable series = timed("pivot an indicator: regions x years", rows,
                                   [&] { return pivot_over_periods(panel, "indicator 07").table; });
  require(exact_sum(series), written.indicator, "sum of the indicator");
  ComparingBuffer buffer(path);
  std::ostream out(&buffer);
  timed("write", rows, [&] {
    write_sdmx_csv(panel, out);
    return 0;
  });
  if (!buffer.equal()) fail("what was written differs from what was read");
  std::printf("  %-40s %8.2f GB\n", "peak memory", peak_gigabytes());
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t asked = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const std::string path = argc > 2 ? argv[2] : "bench-panel.csv";
  const std::uint64_t block = indicators * years;
  const std::uint64_t rows = std::max<std::uint64_t>(1, asked / block) * block;
  for (const Order order : {Order::published, Order::mixed}) {
    run(rows, path, order);
    std::filesystem::remove(path);
  }
  return 0;
}
