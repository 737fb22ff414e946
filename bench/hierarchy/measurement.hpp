// One cell of the benchmark: a piece of work repeated, its least time, and the peak of memory of the process. Needs
// nothing but the standard library and Linux: the runners of peers that are built apart from the project include it
// too.
#pragma once

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace ecumene::bench {

// What is left of a tree when it is compared: the number of its edges (merges), the sum of their lengths (heights), and
// a number that differs if any edge, length or their order does.
class Answer {
 public:
  void add(std::uint32_t a, std::uint32_t b, double length) {
    ++edges_;
    total_ += length;
    for (const std::uint64_t word : {std::uint64_t{a} << 32 | b, std::bit_cast<std::uint64_t>(length)})
      digest_ = (digest_ ^ word) * 1099511628211U;
  }
  std::size_t edges() const { return edges_; }
  double total() const { return static_cast<double>(total_); }
  std::uint64_t digest() const { return digest_; }

 private:
  std::size_t edges_ = 0;
  long double total_ = 0;
  std::uint64_t digest_ = 14695981039346656037U;  // FNV-1a, words instead of bytes
};

struct Cell {
  double cpu = std::numeric_limits<double>::infinity();   // user and system, all threads
  double wall = std::numeric_limits<double>::infinity();  // each is the least of the repetitions
  int repetitions = 0;
  Answer answer{};
};

inline double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A line of /proc/self/status, such as "VmHWM:" (peak of resident memory) or "VmRSS:", in KiB; 0 where there is none.
// Not ru_maxrss: that remembers the process that started this one.
inline long status_kibibytes(const char* name) {
  long kibibytes = 0;
  std::FILE* const status = std::fopen("/proc/self/status", "r");
  if (status == nullptr) return 0;
  char line[256];
  while (std::fgets(line, sizeof line, status) != nullptr)
    if (std::strncmp(line, name, std::strlen(name)) == 0)
      kibibytes = std::strtol(line + std::strlen(name), nullptr, 10);
  std::fclose(status);
  return kibibytes;
}

// Best of three; of ten when they are over in a moment; of fewer once 12 s have passed. The same in peers/cell.py.
inline bool repeats(int repetitions, double seconds) {
  return (repetitions < 3 && seconds < 12) || (repetitions < 10 && seconds < 0.25);
}

// `work` is timed; its result goes to `answer` (not timed) and is gone before the next repetition: what the heap keeps
// of it, too, so that the peak of memory is that of one piece of work. The same in peers/cell.py.
template <class Work, class AnswerOf>
Cell measured(const Work& work, const AnswerOf& answer) {
  Cell cell;
  for (double spent = 0; repeats(cell.repetitions, spent);) {
    const double cpu = cpu_seconds();
    const auto begin = std::chrono::steady_clock::now();
    {
      const auto result = work();
      const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
      cell.cpu = std::min(cell.cpu, cpu_seconds() - cpu);
      cell.wall = std::min(cell.wall, wall.count());
      cell.answer = answer(result);
      spent += wall.count();
    }
    malloc_trim(0);
    ++cell.repetitions;
  }
  return cell;
}

// One line of JSON. `start_kibibytes`: resident memory before the input was read.
inline void print(const Cell& cell, long start_kibibytes) {
  std::printf(R"({"cpu": %.6f, "wall": %.6f, "repetitions": %d, "edges": %zu, "total": %.17g, "digest": "%016llx", )"
              R"("peak_kib": %ld, "start_kib": %ld})"
              "\n",
              cell.cpu, cell.wall, cell.repetitions, cell.answer.edges(), cell.answer.total(),
              static_cast<unsigned long long>(cell.answer.digest()), status_kibibytes("VmHWM:"), start_kibibytes);
}

}  // namespace ecumene::bench
