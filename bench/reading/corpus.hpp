// Texts for bench_reading: varied sentences in four languages whose figures and dates are known, and inputs made to be
// slow. The same for the same arguments on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Corpus {
  std::string text{};
  std::size_t quantities = 0;
  std::size_t dates = 0;
};

// Documents of some forty paragraphs, each in one language, together of at least `bytes` bytes.
Corpus corpus_of(std::size_t bytes);

struct Adversary {
  std::string_view name{};
  std::string text{};
};

// Each of about `bytes` bytes: one thing repeated that some step of reading could stumble over.
std::vector<Adversary> adversaries(std::size_t bytes);

}  // namespace bench
