#include "ecumene/panel/claim_subject.hpp"

#include <algorithm>
#include <cstddef>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

constexpr std::size_t fewest_letters = 4;
constexpr std::size_t kept_letters = 5;

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

// Letters of any script: ASCII letters, and everything beyond Latin-1's signs but general punctuation.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return c >= 0xC0 && !(c >= 0x2000 && c < 0x2E80) && c != 0xFFFD;
}

}  // namespace

// FNV-1a, 64 bits, finished by the mixing of SplitMix64.
std::uint64_t text_hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ (seed * 0x9e3779b97f4a7c15U);
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31U);
}

std::vector<std::uint64_t> significant_words(std::string_view phrase) {
  std::vector<std::uint64_t> words;
  const auto text = utf8::folded(phrase);
  std::size_t begin = 0, kept_end = 0, letters = 0;
  bool has_digit = false;
  const auto finish = [&] {
    if (letters >= fewest_letters && !has_digit)
      words.push_back(text_hash(std::string_view(text).substr(begin, kept_end - begin)));
    letters = 0;
    has_digit = false;
  };
  for (std::size_t offset = 0; offset < text.size();) {
    const auto start = offset;
    const auto c = utf8::next(text, offset);
    if (!is_letter(c) && !is_digit(c)) {
      finish();
      continue;
    }
    if (letters == 0) begin = start;
    if (++letters <= kept_letters) kept_end = offset;
    has_digit = has_digit || is_digit(c);
  }
  finish();
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool is_part_of(const std::vector<std::uint64_t>& words, const std::vector<std::uint64_t>& of) {
  return std::includes(of.begin(), of.end(), words.begin(), words.end());
}

std::uint64_t words_hash(const std::vector<std::uint64_t>& words) {
  std::uint64_t hash = words.size();
  for (const auto word : words) hash = (hash ^ word) * 0x9e3779b97f4a7c15U + (hash >> 29U);
  return hash;
}

}  // namespace ecumene
