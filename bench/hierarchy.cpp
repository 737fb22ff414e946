// How fast are the exact hierarchies of points, beside the best of their peers?
//
// This program writes the points and times single cells; bench/hierarchy_peers.py starts it once for each cell, does
// the same with the peers on the same files, compares the answers and prints the table: ./run bench hierarchy.
//
//   bench_hierarchy generate KIND ROWS COLUMNS FILE   writes points (uniform, gauss, city, reg) as .npy
//   bench_hierarchy time JOB FILE THREADS             one line of JSON: seconds, peak of memory, sum of the lengths
//   bench_hierarchy twin JOB FILE                     the same by the naive twin
//   bench_hierarchy distances [LARGEST = 5000]        the eight linkages of given distances, a table of its own
// The jobs: see hierarchy/jobs.hpp.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>
#include <string_view>

#include "hierarchy/distance_linkages.hpp"
#include "hierarchy/generators.hpp"
#include "hierarchy/jobs.hpp"

namespace {

using namespace ecumene::bench;

std::size_t number(const char* text) {
  return std::strtoull(text, nullptr, 10);
}

int run(std::span<char*> arguments) {
  const std::string_view verb = arguments.empty() ? "" : arguments[0];
  if (verb == "generate" && arguments.size() == 5) {
    write_npy(arguments[4], generated(arguments[1], number(arguments[2]), number(arguments[3])));
    return 0;
  }
  if (verb == "distances" && arguments.size() <= 2)
    return time_linkages_of_distances(arguments.size() == 2 ? number(arguments[1]) : 5000) ? 0 : 1;
  const bool times = verb == "time" && arguments.size() == 4;
  if (!times && !(verb == "twin" && arguments.size() == 3)) {
    std::fputs(
        "usage: bench_hierarchy generate KIND ROWS COLUMNS FILE | time JOB FILE THREADS | twin JOB FILE | "
        "distances [LARGEST]\n",
        stderr);
    return 64;
  }
  const long start = status_kibibytes("VmRSS:");
  const Table table = read_npy(arguments[2]);
  print(times ? timed(arguments[1], table, number(arguments[3])) : timed_twin(arguments[1], table), start);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_hierarchy: %s\n", error.what());
    return 2;
  }
}
