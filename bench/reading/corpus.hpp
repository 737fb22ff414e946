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

// Documents of the four languages in equal parts, as the real ones are measured: a figure or date in some 400 bytes of
// prose (in ours every 310 to 920), and as many digits again in tables, notes and references; words drawn from 60,000
// different ones a language; headings and paragraphs of two to five sentences. Together at least `bytes` bytes.
Corpus varied_corpus_of(std::size_t bytes);

// The same sentences with figures alone: a figure or date every 53 bytes, few different words. Denser than any
// document.
Corpus dense_corpus_of(std::size_t bytes);

struct Adversary {
  std::string_view name{};
  std::string text{};
};

// Each of about `bytes` bytes: one thing repeated that some step of reading could stumble over.
std::vector<Adversary> adversaries(std::size_t bytes);

}  // namespace bench
