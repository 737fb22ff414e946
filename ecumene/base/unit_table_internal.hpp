// The units that Ecumene knows: their codes with the factor to the family's base, and the words that name them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "ecumene/base/unit.hpp"

namespace ecumene::unit_table {

// One unit = ratio numerator/denominator * 10^power of the family's base unit. Units of one family convert into each
// other; a family of one stands for itself.
struct Row {
  std::string_view code;
  Dimension dimension;
  std::string_view family;
  int power = 0;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
};

// Where a name counts. `anywhere`: it can mean nothing else in a heading; `unit_place`: only where units stand (after a
// comma, in parentheses, behind a multiplier); `letter`: the same, and never as a whole heading ("t", "m");
// `denominator`: only below the line
// ("на душу населения"), because at the front it is the subject ("Население").
enum class Position : std::uint8_t { anywhere, unit_place, letter, denominator };

// Folded words with single spaces, without points; a final '*' stands for any ending of the last word.
struct Name {
  std::string_view name;
  std::string_view code;
  Position position = Position::unit_place;
};

struct Multiplier {
  std::string_view name;
  int power;
};

template <std::size_t... N>
constexpr auto joined(const std::array<Name, N>&... parts) {
  std::array<Name, (N + ...)> all{};
  std::size_t next = 0;
  const auto add = [&](const auto& part) {
    for (const Name& name : part) all[next++] = name;
  };
  (add(parts), ...);
  return all;
}

std::span<const Row> rows();
std::span<const Name> noun_names();     // shares, ranks, counted nouns, money
std::span<const Name> measure_names();  // length, mass, energy, work, ...
std::span<const Multiplier> multipliers();

// ISO 4217, and SUR, RUR, KRB (karbovanets) of our sources.
bool is_currency(std::string_view code);

}  // namespace ecumene::unit_table
