#include "corpus.hpp"

#include <array>

#include "speech.hpp"

namespace bench {
namespace {

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() < bytes) text += unit;
  return text;
}

std::string bytes_drawn(std::size_t bytes) {
  Random random(7);
  std::string text;
  while (text.size() < bytes) text += static_cast<char>(random() & 0xFFU);
  return text;
}

}  // namespace

Corpus dense_corpus_of(std::size_t bytes) {
  constexpr std::size_t paragraphs = 40;
  constexpr std::size_t sentences = 6;
  Corpus corpus;
  corpus.text.reserve(bytes + 100'000);
  Random random(1);
  while (corpus.text.size() < bytes) {
    const Speech& speech = speeches()[random() % speeches().size()];
    for (std::size_t sentence = 0; sentence < paragraphs * sentences; ++sentence) {
      const Template& form = speech.templates[random() % speech.templates.size()];
      corpus.text += filled(form, speech, random);
      corpus.quantities += form.quantities;
      corpus.dates += form.dates;
      if (sentence % sentences == sentences - 1) corpus.text += "\n\n";
    }
  }
  return corpus;
}

std::vector<Adversary> adversaries(std::size_t bytes) {
  constexpr std::array units{
      std::pair{"one number of digits", "1"},
      std::pair{"numbers apart by spaces", "7 "},
      std::pair{"groups of three", "123 "},
      std::pair{"numbers in words, one sentence", "двадцать "},
      std::pair{"multipliers", "млн "},
      std::pair{"years", "1943 "},
      std::pair{"days of a month", "5 мая "},
      std::pair{"ranges without end", "5-"},
      std::pair{"labels", "№ 1 "},
      std::pair{"hedges", "about "},
      std::pair{"open brackets", "("},
      std::pair{"footnote marks", "word1 "},
      std::pair{"notes", "1 A note.\n"},
      std::pair{"tabs and lines", "a\t1\n"},
      std::pair{"pipes", "| 1 "},
      std::pair{"one long word", "қ"},
      std::pair{"hyphens", "а-"},
      std::pair{"quotes", "\" "},
      std::pair{"speakers", "Anna: yes.\n\n"},
      std::pair{"empty lines", "\n"},
      std::pair{"places", "Kharkiv, "},
      std::pair{"percent without number", "% "},
      std::pair{"from to", "from 1 to "},
      std::pair{"ordinals", "20-шы "},
      std::pair{"capitals", "A. B. "},
      std::pair{"raised digits", "²³ "},
  };
  std::vector<Adversary> all;
  for (const auto& [name, unit] : units) all.push_back({name, repeated(unit, bytes)});
  all.push_back({"random bytes", bytes_drawn(bytes)});
  return all;
}

}  // namespace bench
