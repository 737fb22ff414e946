// How many megabytes of text a second become statements?
//
//   bench_reading [MEGABYTES=100] [FILE]
//
// Makes texts in four languages whose figures and dates are counted (bench/reading/corpus.cpp) and checks how many of
// them the reader finds; then times decoding, reading and the making of claims with their passages, by processor time,
// one thread, with the peak of memory above that of the text; then inputs of one megabyte made to be slow, as ratios to
// the mean. With FILE the first 200 kB of the texts are written there for bench/reading_peers.py.
#include <sys/resource.h>

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

void write_sample(const std::string& path, std::string_view text) {
  constexpr std::size_t enough = 200'000;
  const std::size_t end = std::min(text.find("\n\n", std::min(enough, text.size())), text.size());
  std::ofstream(path, std::ios::binary) << text.substr(0, end);
}

}  // namespace

int main(int count, char** values) {
  const double megabytes = count > 1 ? std::atof(values[1]) : 100;
  if (!(megabytes > 0 && megabytes <= 4000)) {
    std::fprintf(stderr, "MEGABYTES is a number up to 4000, not '%s'\n", values[1]);
    return 64;
  }
  const auto bytes = static_cast<std::size_t>(megabytes * 1e6);
  bench::Corpus corpus = bench::corpus_of(bytes);
  if (count > 2) write_sample(values[2], corpus.text);
  const double mega = static_cast<double>(corpus.text.size()) / 1e6;
  const std::size_t quantities = corpus.quantities;
  const std::size_t dates = corpus.dates;
  const Timed whole = timed(std::move(corpus.text));
  std::printf("%.0f MB in four languages: %zu figures found (%.2f%% of those written), %zu dates (%.2f%%)\n", mega,
              whole.quantities, percent(whole.quantities, quantities), whole.dates, percent(whole.dates, dates));
  std::printf(
      "  decoding %.2f s, reading %.2f s, claims %.2f s: %.1f MB/s of processor time; peak %.0f MB, %.1f x text\n",
      whole.decoding, whole.reading, whole.claiming, mega / whole.seconds(), peak_megabytes(), peak_megabytes() / mega);
  const double mean = whole.seconds() / mega;
  double worst = 0;
  for (bench::Adversary& adversary : bench::adversaries(1'000'000)) {
    const Timed slow = timed(std::move(adversary.text));
    worst = std::max(worst, slow.seconds() / mean);
    std::printf("  1 MB of %-32.*s %6.3f s (claims %5.3f), %4.1f x the mean, %zu found\n",
                static_cast<int>(adversary.name.size()), adversary.name.data(), slow.seconds(), slow.claiming,
                slow.seconds() / mean, slow.quantities + slow.dates);
  }
  std::printf("the slowest: %.1f x the mean (goal: under 5)\n", worst);
  const bool is_right = percent(whole.quantities, quantities) > 99 && percent(whole.quantities, quantities) < 101 &&
                        percent(whole.dates, dates) > 99 && percent(whole.dates, dates) < 101;
  if (!is_right) std::printf("WRONG: the counts differ from what was written by more than 1%%\n");
  return is_right ? 0 : 1;
}
