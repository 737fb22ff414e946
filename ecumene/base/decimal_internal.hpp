// The 128-bit arithmetic behind Decimal: magnitudes below 10^38 and what tells that a result would leave them.
#pragma once

#include <optional>
#include <string>

#include "ecumene/base/decimal.hpp"

namespace ecumene::decimal_internal {

__extension__ using Magnitude = unsigned __int128;

constexpr int max_digits = 38;      // 10^38 < 2^127
constexpr int max_decimals = 4000;  // also the largest exponent that is read

[[noreturn]] void overflow(const std::string& operation);

Magnitude power_of_ten(int exponent);  // REQUIRES 0 <= exponent <= max_digits
int digit_count(Magnitude value);      // 0 for 0; REQUIRES value < 10^38
Magnitude magnitude(Decimal::Units units);
std::string digits_of(Magnitude value);

// value * 10^exponent if it fits into 128 bits. REQUIRES exponent >= 0.
std::optional<Magnitude> times_power_of_ten(Magnitude value, int exponent);

}  // namespace ecumene::decimal_internal
