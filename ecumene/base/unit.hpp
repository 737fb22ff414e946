// Units of measure: UCUM-like codes for what regional tables print, percent kept apart from share, money with its
// currency and the year of its prices.
//
// A unit is its code: "1" (count or ratio), "%", "[pp]" (percentage points), "t", "km", "kW", "kW.h", "m2", "ha",
// "{person}" (a counted noun, UCUM annotation), "RUB", "RUB{2010}" (roubles in prices of 2010), "[rank]".
// Two units make a quotient: "RUB/{person}", "dt/ha", "RUB/(kW.h)"; its dimension is `other`, its money keeps currency
// and year. A power of ten stands apart, as SDMX UNIT_MULT does: "RUB" with multiplier 6 is millions of roubles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecumene {

enum class Dimension : std::uint8_t {
  count,
  share,
  rank,
  length,
  area,
  volume,
  mass,
  time,
  energy,
  power,
  money,
  temperature,
  other
};

struct Unit {
  std::string code = "1";
  Dimension dimension = Dimension::count;
  int multiplier = 0;               // power of ten of the printed figures: 3 thousand, 6 million, 9 billion
  std::string currency{};           // ISO 4217 or a historical code ("KRB"), empty if not money
  std::optional<int> price_year{};  // prices of this year, where the source says so
  friend bool operator==(const Unit&, const Unit&) = default;
};

// The unit for a code as above ("RUB{2010}", "kW.h"); nullopt if the code is not known.
std::optional<Unit> parse_unit(std::string_view code);

// The unit a heading names in English, Russian, Ukrainian or Kazakh: "output, mln rub.", "Объём, млн руб.", "доля, %",
// "population, thousand". nullopt if the heading names none. Units stand in parentheses or after a comma; words that
// can only be units count anywhere. "на 1000 человек" is 1/{person} with multiplier -3; "на душу населения" puts
// {person} below an amount; "в ценах 2010 г." gives money its price year.
std::optional<Unit> unit_in_heading(std::string_view heading);

std::string to_string(const Unit& unit);  // "RUB{2010}"; the multiplier is not part of the code

// The factor that takes figures in `from` to figures in `to` as a power of ten and a ratio (numerator/denominator);
// nullopt where they do not measure the same thing. Percent to share is 1/100; percentage points convert to neither.
struct Conversion {
  int power_of_ten = 0;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  friend bool operator==(const Conversion&, const Conversion&) = default;
};
std::optional<Conversion> conversion(const Unit& from, const Unit& to);

}  // namespace ecumene
