// Sentences with figures in four languages: what the texts of bench_reading are made of.
#pragma once

#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace bench {

using Random = std::mt19937_64;

// Slots: %n a whole number in the grouping of the language, %f one with a decimal, %s a small number, %y a year, %d a
// day of a month, %p %q a place and a noun of the language.
struct Template {
  std::string_view text;
  std::size_t quantities;
  std::size_t dates;
};

struct Speech {
  std::string_view code;     // of the language
  std::string_view group;    // between thousands
  std::string_view decimal;  // mark
  std::span<const std::string_view> places;
  std::span<const std::string_view> nouns;
  std::span<const Template> templates;
};

// English, Russian, Ukrainian, Kazakh.
std::span<const Speech> speeches();

// The sentence with its slots filled, a space behind it.
std::string filled(const Template& form, const Speech& speech, Random& random);

}  // namespace bench
