// Does a store of 100,000 documents answer in less than 50 ms, and does reading go on where it was stopped?
//
//   bench_store [DOCUMENTS=100000] [FOLDER]
//
// Writes documents of varied text (words drawn by Zipf's law from 30,000 made-up ones in two scripts, among them
// "electricity" and its kin; figures, years, and places of the gazetteer), puts them into a store with the place and
// period that each sentence names, checks that questions find what was put and nothing else, and times them, best of
// five and first. Then reads DOCUMENTS / 10 files by `read_into_store`, once at a stretch and once stopped half-way,
// and compares the bytes. One thread; processor time.
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/find.hpp"
#include "ecumene/evidence/gazetteer.hpp"
#include "ecumene/evidence/store.hpp"

namespace {

namespace fs = std::filesystem;
using namespace ecumene;
using Clock = std::chrono::steady_clock;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// The same numbers on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t bound) { return next() % bound; }
  double share() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

constexpr std::size_t vocabulary = 30'000;

// The commonest words stand for those that every text has; the subjects of questions lie among the first thousand.
std::string word(std::size_t rank) {
  constexpr const char* known[] = {"electricity", "population", "hospitals", "steel", "housing", "електрика", "зауыт"};
  if (rank >= 40 && rank < 40 + 7 * 60 && (rank - 40) % 60 == 0) return known[(rank - 40) / 60];
  Numbers numbers(rank);
  std::string text;
  const bool is_cyrillic = rank % 2 == 1;
  const std::size_t length = 2 + numbers.below(4) + rank % 4;
  for (std::size_t i = 0; i < length; ++i)
    utf8::append(text, static_cast<char32_t>((is_cyrillic ? 0x430U : 0x61U) + numbers.below(is_cyrillic ? 32 : 26)));
  return text;
}

std::size_t zipf_rank(Numbers& numbers) {
  return static_cast<std::size_t>(std::exp(numbers.share() * std::log(static_cast<double>(vocabulary))));
}

constexpr const char* place_ids[] = {"706483",  "703448",  "698740", "702550", "687700",  "709930",
                                     "1526273", "1526384", "498817", "524901", "1496747", "625144"};

struct Sentence {
  std::string text{};
  std::string place_id{};
  int year = 0;
};

Sentence sentence(Numbers& numbers, const std::vector<std::string>& words) {
  Sentence result{.place_id = place_ids[numbers.below(std::size(place_ids))],
                  .year = 1900 + static_cast<int>(numbers.below(100))};
  const std::size_t count = 8 + numbers.below(14);
  const std::size_t figure = numbers.below(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (i == figure) result.text += std::to_string(2 + numbers.below(100'000)) + " tonnes of ";
    result.text += words[zipf_rank(numbers)] + (i + 1 == count ? "." : " ");
  }
  return result;
}

struct Totals {
  std::size_t sentences = 0;
  std::size_t hits = 0;  // electricity, the first place, 1943
};

// Documents go into the store as the reader would give them, with the place and period of each sentence; the reader
// itself is measured elsewhere.
Totals fill(const std::string& store, std::size_t documents, const std::vector<std::string>& words) {
  StoreWriter writer(store);
  Totals totals;
  for (std::size_t i = 0; i < documents; ++i) {
    Numbers numbers(i + 1'000'003);
    std::string text;
    Reading reading;
    const std::size_t sentences = 3 + numbers.below(7);
    for (std::size_t k = 0; k < sentences; ++k) {
      const Sentence one = sentence(numbers, words);
      const std::size_t begin = text.size();
      text += one.text + "\n";
      const std::size_t figure = one.text.find(" tonnes of ");
      const std::size_t start =
          one.text.rfind(' ', figure - 1) == std::string::npos ? 0 : one.text.rfind(' ', figure - 1) + 1;
      const GazetteerPlace* place = gazetteer_place(one.place_id);
      reading.sentences.push_back({.begin = begin, .end = text.size() - 1});
      Mention mention{.begin = begin + start, .end = begin + figure, .rule = "bench", .unit = "t"};
      mention.place_id = place == nullptr ? "" : one.place_id;
      mention.place = place == nullptr ? "" : std::string(place->name);
      mention.period = std::to_string(one.year);
      reading.mentions.push_back(std::move(mention));
      ++totals.sentences;
      const bool is_hit = one.place_id == place_ids[0] && one.year == 1943;
      totals.hits += is_hit && (" " + one.text).find(" electric") != std::string::npos ? 1 : 0;
    }
    const Document document = Document::of_text(std::move(text), "d" + std::to_string(i), "utf-8");
    writer.put(source_record(document, document.name(), "", "bench"), document, reading);
    if (i % 64 == 63) writer.commit();
  }
  writer.finish();
  return totals;
}

void time_question(const StoreSearch& search, const char* what, const FindQuery& query) {
  double first = 0;
  double best = 1e300;
  double cpu = 1e300;
  std::size_t found = 0;
  for (int round = 0; round < 5; ++round) {
    const auto start = Clock::now();
    const double cpu_start = cpu_seconds();
    found = search.found(query).passages.size();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (round == 0) first = seconds;
    best = std::min(best, seconds);
    cpu = std::min(cpu, cpu_seconds() - cpu_start);
  }
  std::printf("%-52s %4zu passages  first %6.1f ms  best %6.1f ms  processor %6.1f ms\n", what, found, 1e3 * first,
              1e3 * best, 1e3 * cpu);
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "the answer is wrong: %s\n", what);
  std::exit(1);
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void resume(const fs::path& folder, std::size_t documents, const std::vector<std::string>& words) {
  fs::create_directories(folder / "documents");
  std::vector<std::string> files;
  for (std::size_t i = 0; i < documents; ++i) {
    Numbers numbers(i);
    std::string text;
    for (std::size_t k = 0; k < 20; ++k) {
      const Sentence one = sentence(numbers, words);
      text += "In " + std::to_string(one.year) + " " + one.text + "\n";
    }
    files.push_back((folder / "documents" / ("d" + std::to_string(i) + ".txt")).string());
    std::ofstream(files.back(), std::ios::binary) << text;
  }
  StoreOptions options{.store = (folder / "whole.gpkg").string(), .program = "bench"};
  const double start = cpu_seconds();
  read_into_store(files, options);
  const double whole = cpu_seconds() - start;
  const double again_start = cpu_seconds();
  read_into_store(files, options);
  std::printf("%zu documents of 20 sentences read into a store: %.1f s of processor time; again, unchanged: %.2f s\n",
              documents, whole, cpu_seconds() - again_start);
  struct Stop {};
  options.store = (folder / "stopped.gpkg").string();
  options.progress = [&, count = std::size_t{0}](std::string_view, double) mutable {
    if (count++ == documents / 2) throw Stop();
  };
  try {
    read_into_store(files, options);
  } catch (const Stop&) {
  }
  options.progress = {};
  const StoreReading rest = read_into_store(files, options);
  require(rest.unchanged > 0 && rest.read > 0, "the second run did not go on from the first");
  require(content(folder / "whole.gpkg") == content(folder / "stopped.gpkg"), "the stores differ");
  require(content(folder / "whole.ledger.jsonl") == content(folder / "stopped.ledger.jsonl"), "the ledgers differ");
  std::printf("stopped half-way and gone on: the same bytes, %zu documents passed over\n", rest.unchanged);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t documents = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
  const fs::path folder = argc > 2 ? fs::path(argv[2]) : fs::temp_directory_path() / "ecumene-bench-store";
  if (documents == 0) {
    std::fprintf(stderr, "usage: bench_store [DOCUMENTS] [FOLDER]\n");
    return 64;
  }
  std::printf("Does a store of %zu documents answer in less than 50 ms?\n", documents);
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::vector<std::string> words;
  for (std::size_t rank = 0; rank <= vocabulary; ++rank) words.push_back(word(rank));
  const std::string store = (folder / "store.gpkg").string();
  const double start = cpu_seconds();
  const Totals totals = fill(store, documents, words);
  std::printf("%zu documents, %zu statements put: %.1f s of processor time, store %.0f MB, ledger %.0f MB\n", documents,
              totals.sentences, cpu_seconds() - start, static_cast<double>(fs::file_size(store)) / 1e6,
              static_cast<double>(fs::file_size(folder / "store.ledger.jsonl")) / 1e6);
  const StoreSearch search(store);
  const FindQuery example{.words = "electricity", .place = place_ids[0], .period = "1943", .most = 1'000'000};
  require(search.found(example).passages.size() == totals.hits, "electricity in Kharkiv in 1943");
  std::printf("checked: %zu passages say something of electricity in Kharkiv in 1943\n", totals.hits);
  time_question(search, "electricity --place Kharkiv --period 1943",
                {.words = "electricity", .place = "Kharkiv", .period = "1943"});
  time_question(search, "electricity", {.words = "electricity"});
  time_question(search, "electricity --period 1943", {.words = "electricity", .period = "1943"});
  time_question(search, "electricity --place Kharkiv", {.words = "electricity", .place = "Kharkiv"});
  time_question(search, "electricity steel housing", {.words = "electricity steel housing"});
  time_question(search, "\"tonnes of electricity\"", {.words = "\"tonnes of electricity\""});
  time_question(search, "tonnes (in every sentence) --place Kharkiv --period 1943",
                {.words = "tonnes", .place = "Kharkiv", .period = "1943"});
  time_question(search, "tonnes (in every sentence)", {.words = "tonnes"});
  time_question(search, "--place Kharkiv --period 1941/1945", {.place = "Kharkiv", .period = "1941/1945"});
  resume(folder, std::max<std::size_t>(documents / 10, 100), words);
  fs::remove_all(folder);
  return 0;
}
