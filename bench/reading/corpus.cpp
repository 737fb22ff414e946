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

// Each row stands one place further right than the one above, two hundred of them; then again from the left.
std::string drifting_columns(std::size_t bytes) {
  constexpr std::size_t furthest = 200;
  std::string text;
  for (std::size_t row = 0; text.size() < bytes; ++row) text += std::string(row % furthest, ' ') + "a   1   2\n";
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
      std::pair{"numerals, English", "two "},
      std::pair{"numerals, Kazakh", "жиырма бес "},
      std::pair{"million million million", "million "},
      std::pair{"full dates", "23.08.1943 "},
      std::pair{"per cent", "5 % "},
      std::pair{"a unit each", "5 t "},
      std::pair{"a letter and a digit", "a1 "},
      std::pair{"a letter, a digit, apart", "a 1 "},
      std::pair{"a word every ten numbers", "of 1 2 3 4 5 6 7 8 9 10 "},
      std::pair{"ranges one by one", "1-2 "},
      std::pair{"strokes between digits", "1/"},
      std::pair{"groups between points", "123."},
      std::pair{"quotes that open", "«a "},
      std::pair{"parentheses that open", "(1 "},
      std::pair{"brackets with a digit", "[1] "},
      std::pair{"names of speakers with figures", "Anna: 5 t.\n"},
      std::pair{"places and figures", "Kharkiv 5 "},
      std::pair{"an event and its year", "war 1943 "},
      std::pair{"prose without a full stop", "in 1943 the town had 5 mills "},
      std::pair{"tags", "<b>"},
      std::pair{"cells in tags", "<td>1</td>"},
      std::pair{"soft hyphens", "a\u00AD"},
      std::pair{"combining marks", "e\u0301"},
      std::pair{"byte order marks", "\uFEFF"},
      std::pair{"digits of other scripts", "١٢ "},
      std::pair{"ordinals in words", "first "},
      std::pair{"ordinals in digits", "5th "},
      std::pair{"abbreviations", "5 г. "},
      std::pair{"quarters", "Q1 "},
      std::pair{"decades", "1930s "},
      std::pair{"lines of one number", "1\n"},
      std::pair{"paragraphs of one number", "1\n\n"},
      std::pair{"paragraphs of one letter", "A\n\n"},
      std::pair{"headings with a number", "# A 1\n\n"},
      std::pair{"tabs without cells", "\t x\n"},
      std::pair{"rules between pipes", "|--|\n"},
      std::pair{"raised notes and marks", "¹ A b.\nword¹ 5.\n"},
      std::pair{"signs of addresses", "@\n"},
      std::pair{"broken words", "a-\n"},
      std::pair{"one in three", "one in three "},
      std::pair{"parts of them", "of them 5 "},
      std::pair{"shares", "share 5% of "},
      std::pair{"sayings", "said Anna Petrova 5, "},
      std::pair{"spaces in lines", "        \n"},
      std::pair{"figures with gaps, one line", "1  "},
      std::pair{"leader dots", "......"},
      std::pair{"rows of two figures", "a  1  2\n"},
      std::pair{"rows of twelve figures", "a  1  2  3  4  5  6  7  8  9  10  11  12\n"},
      std::pair{"rows with words between", "a  1  2\nb\nc\n"},
      std::pair{"rows between rules", "----\na  1  2\n\n"},
      std::pair{"rows that never line up", "a  1  2\nb          3          4\n"},
      std::pair{"a row and its opposite", "a    1    2\n  bcdefghijk  3\n"},
  };
  std::vector<Adversary> all;
  for (const auto& [name, unit] : units) all.push_back({name, repeated(unit, bytes)});
  all.push_back({"random bytes", bytes_drawn(bytes)});
  all.push_back({"columns that drift", drifting_columns(bytes)});
  return all;
}

}  // namespace bench
