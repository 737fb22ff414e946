// How many megabytes of text a second become statements?
//
//   bench_reading [MEGABYTES=100] [FILE]
//
// Makes texts in four languages whose figures and dates are counted (bench/reading/) and checks how many of them the
// reader finds; then times decoding, reading and the making of claims with their passages, by processor time, one
// thread, with the peak of memory beside the text. Two rows: varied text, as dense in figures and as rich in words as
// the real documents are, by which the goal of 20 MB/s is judged; and text of figures alone, eight times as dense as
// any document, which says what a figure costs. Each row runs in a process of its own, so that its peak is its own.
// Then inputs of one megabyte made to be slow, the lesser of two times each, as ratios to the mean of the varied text.
// With FILE the first 200 kB of the varied text are written there for bench/reading_peers.py.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>

#include "ecumene/evidence/claims.hpp"
#include "reading/corpus.hpp"

namespace {

using namespace ecumene;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

struct Timed {
  double decoding = 0;
  double reading = 0;
  double claiming = 0;
  std::size_t quantities = 0;
  std::size_t dates = 0;
  double seconds() const { return decoding + reading + claiming; }
};

Timed timed(std::string text) {
  Timed result;
  const double start = processor_seconds();
  const Document document = Document::of_text(std::move(text), "corpus.txt", "utf-8");
  const double decoded = processor_seconds();
  const Reading reading = read_text(document.text());
  const double read = processor_seconds();
  const std::vector<Claim> claims = claims_of(document, reading);
  const double claimed = processor_seconds();
  result.decoding = decoded - start;
  result.reading = read - decoded;
  result.claiming = claimed - read;
  result.quantities = static_cast<std::size_t>(
      std::ranges::count(claims, ClaimType::quantity, [](const Claim& claim) { return claim.type; }));
  result.dates = claims.size() - result.quantities;
  return result;
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(whole);
}

bool is_right(std::size_t found, std::size_t written) {
  return percent(found, written) > 99 && percent(found, written) < 101;
}

struct Row {
  double seconds_a_megabyte = 0;
  bool is_right = false;
};

Row measured(const char* name, bench::Corpus corpus) {
  const double mega = static_cast<double>(corpus.text.size()) / 1e6;
  const std::size_t quantities = corpus.quantities;
  const std::size_t dates = corpus.dates;
  const Timed whole = timed(std::move(corpus.text));
  constexpr double times = 6;
  constexpr double more = 40;  // MB
  std::printf("%.0f MB of %s in four languages, a figure or date every %.0f bytes\n", mega, name,
              1e6 * mega / static_cast<double>(quantities + dates));
  std::printf("  %zu figures found (%.2f%% of those written), %zu dates (%.2f%%)\n", whole.quantities,
              percent(whole.quantities, quantities), whole.dates, percent(whole.dates, dates));
  std::printf("  decoding %.2f s, reading %.2f s, claims %.2f s: %.1f MB/s of processor time (goal 20)\n",
              whole.decoding, whole.reading, whole.claiming, mega / whole.seconds());
  std::printf("  memory beside the text %.0f MB, %.1f x the text (goal %.0f MB)\n", peak_megabytes() - mega,
              (peak_megabytes() - mega) / mega, times * mega + more);
  return {whole.seconds() / mega, is_right(whole.quantities, quantities) && is_right(whole.dates, dates)};
}

// In a process of its own.
Row measured_apart(const char* name, bench::Corpus (*corpus_of)(std::size_t), std::size_t bytes) {
  int ends[2] = {};
  Row row;
  if (pipe(ends) != 0) return row;
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    row = measured(name, corpus_of(bytes));
    std::fflush(stdout);
    const bool is_told = write(ends[1], &row, sizeof row) == static_cast<ssize_t>(sizeof row);
    _exit(is_told ? 0 : 1);
  }
  close(ends[1]);
  if (child < 0 || read(ends[0], &row, sizeof row) != static_cast<ssize_t>(sizeof row)) row = {};
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return row;
}

// Each at a quarter of a megabyte too: what takes much more than four times as long for the whole is not linear.
void measure_adversaries(double mean) {
  constexpr std::size_t parts = 4;
  constexpr std::size_t whole = 1'000'000;
  double worst = 0;
  double steepest = 0;
  for (bench::Adversary& adversary : bench::adversaries(whole)) {
    const double part = timed(adversary.text.substr(0, whole / parts)).seconds();
    const Timed first = timed(adversary.text);
    const Timed again = timed(std::move(adversary.text));
    const Timed& slow =
        again.seconds() < first.seconds() ? again : first;  // memory touched first costs the machine more
    const double growth = slow.seconds() / part / parts;
    worst = std::max(worst, slow.seconds() / mean);
    steepest = std::max(steepest, growth);
    std::printf(
        "  1 MB of %-32.*s %6.3f s (claims %5.3f), %4.1f x the mean, %.1f x as long a byte as 250 kB, %zu found\n",
        static_cast<int>(adversary.name.size()), adversary.name.data(), slow.seconds(), slow.claiming,
        slow.seconds() / mean, growth, slow.quantities + slow.dates);
  }
  std::printf("the slowest: %.1f x the mean (goal: under 5); the least linear: %.1f x\n", worst, steepest);
}

void write_sample(const std::string& path) {
  constexpr std::size_t enough = 200'000;
  const std::string text = bench::varied_corpus_of(enough).text;
  const std::size_t end = std::min(text.find("\n\n", std::min(enough, text.size())), text.size());
  std::ofstream(path, std::ios::binary) << text.substr(0, end);
}

}  // namespace

int main(int count, char** values) {
  const double megabytes = count > 1 ? std::atof(values[1]) : 100;
  if (!(megabytes > 0 && megabytes <= 2000)) {
    std::fprintf(stderr, "MEGABYTES is a number up to 2000, not '%s'\n", values[1]);
    return 64;
  }
  const auto bytes = static_cast<std::size_t>(megabytes * 1e6);
  if (count > 2) write_sample(values[2]);
  read_text("In 1943 the plants of Kharkiv employed 5,300 workers.");  // what is loaded once is not counted
  const Row varied = measured_apart("varied text", bench::varied_corpus_of, bytes);
  const Row dense = measured_apart("figures", bench::dense_corpus_of, bytes);
  const bool is_done = varied.is_right && dense.is_right;
  if (!is_done) std::printf("WRONG: the counts differ from what was written by more than 1%%\n");
  if (varied.seconds_a_megabyte > 0) measure_adversaries(varied.seconds_a_megabyte);
  return is_done ? 0 : 1;
}
